import { type AnyNode, type Function as FunctionNode, parse } from "acorn";
import { transformSync } from "esbuild";

/** A function of a file with its cyclomatic complexity: one, and one for each branch in it. */
export interface MeasuredFunction {
  readonly name: string;
  readonly complexity: number;
}

const BRANCHES: ReadonlySet<string> = new Set([
  "IfStatement",
  "ForStatement",
  "ForInStatement",
  "ForOfStatement",
  "WhileStatement",
  "DoWhileStatement",
  "ConditionalExpression",
  "LogicalExpression",
  "CatchClause",
]);
const FUNCTIONS: ReadonlySet<string> = new Set([
  "FunctionDeclaration",
  "FunctionExpression",
  "ArrowFunctionExpression",
]);

/**
 * Returns the functions of a TypeScript source with their complexity; a function in another is counted by itself.
 * Elements become calls, so that what a component shows under a condition counts as a branch.
 */
export function measureFunctions(source: string, loader: "ts" | "tsx"): MeasuredFunction[] {
  const { code } = transformSync(source, { loader, target: "esnext", jsx: "automatic" });
  const measured: MeasuredFunction[] = [];
  visit(parse(code, { ecmaVersion: "latest", sourceType: "module" }), "", (name, node) =>
    measured.push({ name, complexity: 1 + branchesIn(node.body) }),
  );
  return measured;
}

function visit(node: AnyNode, name: string, found: (name: string, node: FunctionNode) => void): void {
  if (isFunction(node)) found(node.id?.name ?? name, node);
  const own = nameGivenBy(node) ?? name;
  for (const child of childrenOf(node)) visit(child, own, found);
}

/** Returns the name that a variable or a method gives to the function in it. */
function nameGivenBy(node: AnyNode): string | undefined {
  const named = node.type === "VariableDeclarator" ? node.id : node.type === "MethodDefinition" ? node.key : undefined;
  return named?.type === "Identifier" || named?.type === "PrivateIdentifier" ? named.name : undefined;
}

function branchesIn(node: AnyNode): number {
  if (isFunction(node)) return 0;
  const isCase = node.type === "SwitchCase" && node.test !== null && node.test !== undefined;
  return childrenOf(node).reduce((sum, child) => sum + branchesIn(child), BRANCHES.has(node.type) || isCase ? 1 : 0);
}

function isFunction(node: AnyNode): node is FunctionNode & AnyNode {
  return FUNCTIONS.has(node.type);
}

function childrenOf(node: AnyNode): AnyNode[] {
  return Object.values(node)
    .flat()
    .filter((child): child is AnyNode => typeof child === "object" && child !== null && "type" in child);
}
