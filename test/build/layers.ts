/**
 * The layers of `src/`, from the lowest to the highest. A module is a folder of `src/`. A file imports files of its own module
 * and of modules in lower layers, never of another module in its own layer or above.
 */
export const LAYERS: readonly (readonly string[])[] = [
  ["engine"],
  ["annotation", "locale"],
  ["comparison"],
  ["page", "ui", "import-export", "rpc", "store"],
  ["detector", "content-script", "background", "editor-frame", "popup", "library", "first-run", "cli"],
];
