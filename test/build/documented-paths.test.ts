import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";

const ROOT = join(import.meta.dirname, "..", "..");
const FOLDERS = ["src", "test", "bench", "training", "docs"];
const DOCUMENTS = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "test/README.md"].concat(
  readdirSync(join(ROOT, "docs"), { recursive: true })
    .map((name) => join("docs", String(name)))
    .filter((name) => name.endsWith(".md")),
);

/** The paths of all files, each with a slash before it, so that a document can name a file without its folder. */
const PATHS = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true }).map((name) => `/${folder}/${name}`),
);

/** Returns the source files that a document names in code font and that do not exist. */
function missingFiles(text: string): string[] {
  const named = [...text.matchAll(/`([\w./-]+\.(?:tsx?|mts|css|html))`/g)].flatMap(([, name]) => name ?? []);
  return named.filter((name) => !PATHS.some((path) => path.endsWith(`/${name}`)));
}

describe("The documents of the project", () => {
  for (const document of DOCUMENTS) {
    it(`name only files that exist in ${document}`, () => {
      expect(missingFiles(readFileSync(join(ROOT, document), "utf8"))).to.deep.equal([]);
    });
  }

  it("are refused if they name a file that does not exist", () => {
    expect(missingFiles("`session.ts`, `engine/span.ts` and `engine/no-such-file.ts`")).to.deep.equal([
      "engine/no-such-file.ts",
    ]);
  });
});
