import { dirname, posix } from "node:path";
import { parseSync } from "oxc-parser";
import { LAYERS } from "./layers.ts";

/** A file that may not import what it imports. */
export interface ForbiddenImport {
  readonly file: string;
  readonly imported: string;
  readonly reason: string;
}

/** Returns the layer of a module, from 0; undefined for a folder that the table does not know. */
function layerOf(module: string): number | undefined {
  const layer = LAYERS.findIndex((modules) => modules.includes(module));
  return layer < 0 ? undefined : layer;
}

/**
 * Finds the imports of a file that break the rule of the layers, including imports of types and imports made at run time.
 * @param file The path of the file from the folder of the project, beginning with `src/`.
 * @param text What stands in the file.
 */
export function findForbiddenImports(file: string, text: string): ForbiddenImport[] {
  const own = moduleOf(file);
  return importsOf(file, text).flatMap((imported) => {
    const reason = whyForbidden(own, moduleOf(imported), imported);
    return reason === undefined ? [] : [{ file, imported, reason }];
  });
}

/** Returns the paths of the project's own files that a file imports, from the folder of the project. */
export function importsOf(file: string, text: string): string[] {
  const { module } = parseSync(file, text);
  const names = [
    ...module.staticImports.map((one) => one.moduleRequest.value),
    ...module.staticExports.flatMap((one) => one.entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? [])),
    ...module.dynamicImports.map((one) => text.slice(one.moduleRequest.start + 1, one.moduleRequest.end - 1)),
  ];
  return [...new Set(names)]
    .filter((name) => name.startsWith("."))
    .map((name) => posix.normalize(posix.join(dirname(file), name)));
}

/** Returns the module of a file. The messages of the interface belong to the module that looks them up. */
function moduleOf(path: string): string {
  const [, module = ""] = /^src\/([^/]+)\//.exec(path) ?? [];
  return module === "_locales" ? "locale" : module;
}

function whyForbidden(own: string, other: string, path: string): string | undefined {
  if (!path.startsWith("src/")) return "Only files of src/ are imported.";
  if (own === other) return undefined;
  const [ownLayer, otherLayer] = [layerOf(own), layerOf(other)];
  if (ownLayer === undefined) return `The module ${own || "(none)"} is in no layer.`;
  if (otherLayer === undefined) return `The module ${other || "(none)"} is in no layer.`;
  if (otherLayer < ownLayer) return undefined;
  return otherLayer === ownLayer
    ? `${own} and ${other} are in the same layer.`
    : `${other} is in a higher layer than ${own}.`;
}
