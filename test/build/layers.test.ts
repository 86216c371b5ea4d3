import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { findImportCycles } from "./find-import-cycles.ts";
import { findForbiddenImports, importsOf } from "./forbidden-imports.ts";
import { LAYERS } from "./layers.ts";

const SOURCES = readdirSync("src", { recursive: true })
  .map(String)
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => join("src", name));

describe("The layers of src", () => {
  it("contain every module, each once", () => {
    const modules = readdirSync("src", { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== "_locales")
      .map(({ name }) => name);
    const known = LAYERS.flat();
    expect(modules.filter((name) => !known.includes(name))).to.deep.equal([]);
    expect(new Set(known).size).to.equal(known.length);
  });

  it("are respected by every import", () => {
    const found = SOURCES.flatMap((file) => findForbiddenImports(file, readFileSync(file, "utf8")));
    expect(found).to.deep.equal([]);
  });

  const PLANTED = [
    [
      "src/store/settings.ts",
      'import { route } from "../library/route.ts";',
      "library is in a higher layer than store.",
    ],
    ["src/popup/popup.tsx", 'import "../library/library.tsx";', "popup and library are in the same layer."],
    ["src/locale/i18n.ts", 'export { t } from "../library/route.ts";', "library is in a higher layer than locale."],
    [
      "src/engine/analysis.ts",
      'import type { Note } from "../annotation/note.ts";',
      "annotation is in a higher layer than engine.",
    ],
    ["src/page/painter.ts", 'const store = import("../store/open-store.ts");', "page and store are in the same layer."],
    ["src/ui/icon.tsx", 'import { expect } from "../../test/build/layers.ts";', "Only files of src/ are imported."],
    ["src/other/new.ts", 'import "../engine/span.ts";', "The module other is in no layer."],
  ] as const;
  for (const [file, text, reason] of PLANTED) {
    it(`refuse an import planted in ${file}`, () => {
      expect(findForbiddenImports(file, text).map((one) => one.reason)).to.deep.equal([reason]);
    });
  }

  it("allow an import of the own module and of a lower layer", () => {
    const text = 'import "./note.ts"; import type { Span } from "../engine/span.ts"; import { openDB } from "idb";';
    expect(findForbiddenImports("src/annotation/selectors.ts", text)).to.deep.equal([]);
  });
});

describe("The files of src", () => {
  it("do not import each other in a circle", () => {
    const imports = new Map(SOURCES.map((file) => [file, importsOf(file, readFileSync(file, "utf8"))]));
    expect(findImportCycles(imports)).to.deep.equal([]);
  });

  it("are refused if three of them import each other in a circle", () => {
    const imports = new Map([
      ["a", ["b", "d"]],
      ["b", ["c"]],
      ["c", ["a", "d"]],
      ["d", []],
    ]);
    expect(findImportCycles(imports)).to.deep.equal([["a", "b", "c", "a"]]);
  });
});
