import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { parseSync } from "oxc-parser";

/** Returns the names of what a file itself declares and exports. A name that it passes on from another file is left out. */
function declaredExports(file: string, text: string): string[] {
  const { staticExports } = parseSync(file, text).module;
  return staticExports
    .flatMap(({ entries }) => entries)
    .filter(({ moduleRequest }) => moduleRequest === null)
    .flatMap(({ exportName }) => exportName.name ?? []);
}

/** Returns the names that more than one file declares, with these files, for example "Span: a.ts, b.ts". */
function namesDeclaredTwice(texts: ReadonlyMap<string, string>): string[] {
  const files = new Map<string, string[]>();
  for (const [file, text] of texts)
    for (const name of new Set(declaredExports(file, text))) files.set(name, [...(files.get(name) ?? []), file]);
  return [...files].filter(([, all]) => all.length > 1).map(([name, all]) => `${name}: ${all.join(", ")}`);
}

describe("Exported names of src", () => {
  it("each denote one thing", () => {
    const sources = readdirSync("src", { recursive: true })
      .map((name) => join("src", String(name)))
      .filter((name) => /\.tsx?$/.test(name));
    const texts = new Map(sources.map((file) => [file, readFileSync(file, "utf8")]));
    expect(namesDeclaredTwice(texts)).to.deep.equal([]);
  });

  it("are refused if two files declare the same one, but not if one passes it on", () => {
    const texts = new Map([
      ["a.ts", "export const SPAN = 1; export function read(): void {}"],
      ["b.ts", "export interface SPAN {}"],
      ["c.ts", 'export { read } from "./a.ts";'],
    ]);
    expect(namesDeclaredTwice(texts)).to.deep.equal(["SPAN: a.ts, b.ts"]);
  });
});
