import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Node, parse } from "acorn";
import { transform } from "esbuild";

/** A regular expression literal in the source. */
export interface Pattern {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

/** A position where a pattern is built from a string, with the names in it that are not constants of a module. */
export interface Making {
  readonly file: string;
  readonly code: string;
  readonly outside: readonly string[];
}

export interface Found {
  readonly patterns: readonly Pattern[];
  readonly makings: readonly Making[];
}

/**
 * Functions that build a pattern from their arguments. Their calls count as positions where a pattern is built. They
 * serve for patterns that are seldom needed.
 */
const PATTERN_BUILDERS: Readonly<Record<string, readonly string[]>> = {
  "engine/detection/score-readout.ts": ["pattern", "word"],
};

/** Methods that convert a string argument to a pattern. */
const CONVERTING_METHODS = new Set(["match", "matchAll", "search"]);

/** Returns every pattern in the TypeScript files of a folder and every position where one is built. */
export async function findPatterns(folder: string): Promise<Found> {
  const found = { patterns: [] as Pattern[], makings: [] as Making[] };
  const files = readdirSync(folder, { recursive: true }).map(String);
  for (const file of files.filter((name) => /\.tsx?$/.test(name) && !name.endsWith(".d.ts")).sort()) {
    const { patterns, makings } = await patternsOf(file, readFileSync(join(folder, file), "utf8"));
    found.patterns.push(...patterns);
    found.makings.push(...makings);
  }
  return found;
}

/** Returns every pattern in the text of one file and every position where one is built. */
export async function patternsOf(file: string, text: string): Promise<Found> {
  const loader = file.endsWith("x") ? "tsx" : "ts";
  const { code } = await transform(text, { loader, target: "esnext" });
  const program = asNode(parse(code, { ecmaVersion: "latest", sourceType: "module" }));
  const found = { patterns: [] as Pattern[], makings: [] as Making[] };
  visit(program, new Set(), {
    file,
    code,
    constants: constantsOf(program),
    makers: PATTERN_BUILDERS[file] ?? [],
    ...found,
  });
  return found;
}

/** A node of the syntax tree. Its other keys depend on its type. */
type AnyNode = Node & Readonly<Record<string, unknown>>;

const asNode = (node: Node): AnyNode => node as AnyNode;
const isNode = (value: unknown): value is AnyNode =>
  typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string";
const isFunction = ({ type }: Node) => /Function/.test(type);

function childrenOf(node: AnyNode): AnyNode[] {
  return Object.values(node).flatMap((value) =>
    Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [],
  );
}

interface Context {
  readonly file: string;
  readonly code: string;
  readonly constants: ReadonlySet<string>;
  readonly makers: readonly string[];
  readonly patterns: Pattern[];
  readonly makings: Making[];
}

function visit(node: AnyNode, locals: ReadonlySet<string>, context: Context): void {
  const { file, code, constants, makers, patterns, makings } = context;
  if (isMaker(node, makers)) return;
  const regex = node.regex as { pattern: string; flags: string } | undefined;
  if (regex) patterns.push({ file, source: regex.pattern, flags: regex.flags });
  const made = madeOf(node, makers);
  if (made) {
    const outside = namesIn(made).filter((name) => locals.has(name) || !constants.has(name));
    makings.push({ file, code: code.slice(node.start, node.end), outside });
  } else if (node.type === "Identifier" && node.name === "RegExp") {
    makings.push({ file, code: "RegExp", outside: ["RegExp"] });
  }
  const inner = isFunction(node) ? new Set([...locals, ...declaredIn(node)]) : locals;
  for (const child of childrenOf(node)) if (!made || child !== node.callee) visit(child, inner, context);
}

function isMaker(node: AnyNode, makers: readonly string[]): boolean {
  const named = node.type === "VariableDeclarator" || node.type === "FunctionDeclaration" ? node.id : undefined;
  return isNode(named) && makers.includes(String(named.name));
}

/** Returns the arguments from which a node builds a pattern, or undefined if it builds none. */
function madeOf(node: AnyNode, makers: readonly string[]): AnyNode[] | undefined {
  if (node.type !== "NewExpression" && node.type !== "CallExpression") return undefined;
  const callee = node.callee as AnyNode;
  const given = (node.arguments as AnyNode[]).filter(isNode);
  if (callee.type === "Identifier" && (callee.name === "RegExp" || makers.includes(String(callee.name)))) return given;
  if (callee.type !== "MemberExpression" || !CONVERTING_METHODS.has(String((callee.property as AnyNode).name)))
    return undefined;
  const isString = given[0] && /^(?:TemplateLiteral|BinaryExpression)$/.test(given[0].type);
  return isString ? given : undefined;
}

/** Returns the names from which an expression takes its value. */
function namesIn(nodes: readonly AnyNode[]): string[] {
  return nodes.flatMap((node) => {
    if (node.type === "Identifier") return [String(node.name)];
    if (node.type === "MemberExpression" && node.computed !== true) return namesIn([node.object as AnyNode]);
    const own = isFunction(node) ? declaredIn(node) : new Set<string>();
    return namesIn(childrenOf(node)).filter((name) => !own.has(name));
  });
}

/** Returns the names that a function declares, including its parameters and everything inside it. */
function declaredIn(node: AnyNode): Set<string> {
  const names = new Set<string>();
  const collect = (one: AnyNode): void => {
    if (one.type === "VariableDeclarator") for (const name of namesIn([one.id as AnyNode])) names.add(name);
    if (one.type === "CatchClause" && isNode(one.param)) for (const name of namesIn([one.param])) names.add(name);
    if (isFunction(one)) for (const name of namesIn((one.params as AnyNode[]).filter(isNode))) names.add(name);
    for (const child of childrenOf(one)) collect(child);
  };
  collect(node);
  return names;
}

/** Returns the names that a module imports or declares at its top level. In this project these are all constants. */
function constantsOf(program: AnyNode): Set<string> {
  const names = new Set<string>();
  for (const statement of program.body as AnyNode[]) {
    if (statement.type === "ImportDeclaration") {
      for (const one of statement.specifiers as AnyNode[]) names.add(String((one.local as AnyNode).name));
    }
    const declared = isNode(statement.declaration) ? statement.declaration : statement;
    if (declared.type !== "VariableDeclaration" || declared.kind !== "const") continue;
    for (const one of declared.declarations as AnyNode[])
      for (const name of namesIn([one.id as AnyNode])) names.add(name);
  }
  return names;
}
