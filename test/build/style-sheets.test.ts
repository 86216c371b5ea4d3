import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";

const SRC = join(import.meta.dirname, "..", "..", "src");

function filesEnding(ending: RegExp): string[] {
  const files = readdirSync(SRC, { recursive: true }).map(String);
  return files.filter((file) => ending.test(file)).map((file) => readFileSync(join(SRC, file), "utf8"));
}

/** Returns the words within the quotes of code and markup; one before a placeholder, as in `act-${act}`, ends in a hyphen. */
function quotedWords(): Set<string> {
  const texts = filesEnding(/\.(?:tsx?|html)$/).flatMap((file) => [...file.matchAll(/["'`]([^"'`\n]*)["'`]/g)]);
  return new Set(texts.flatMap(([, text = ""]) => text.split(/[\s${}]+/)));
}

describe("A class that a style sheet names", () => {
  it("is given to an element by code or markup", () => {
    const words = quotedWords();
    const composed = [...words].filter((word) => /^[a-z]+-$/.test(word));
    const sheets = filesEnding(/\.css$/).map((sheet) => sheet.replace(/\/\*.*?\*\//gs, ""));
    const names = sheets.flatMap((sheet) => [...sheet.matchAll(/\.([a-z][\w-]*)/gi)]);
    const unused = names
      .map(([, name = ""]) => name)
      .filter((name) => !words.has(name) && !composed.some((start) => name.startsWith(start)));
    expect([...new Set(unused)]).to.deep.equal([]);
  });
});
