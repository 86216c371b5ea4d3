import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";

const ENGINE = join(import.meta.dirname, "../../src/engine");

/** Where words of a language may stand: the packs, what issuers write of themselves, and what the tagger was trained with. */
const WORD_FOLDERS = /^(?:languages|issuers|tagger)\//;
const WORD_PATTERN = /\/(?:[^/\n\\]|\\.)*\b[a-z]{2,}\b(?:[^/\n\\]|\\.)*\/[a-z]*(?=[.,;)\s])/g;

const files = readdirSync(ENGINE, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => file.endsWith(".ts"));
const read = (file: string): string => readFileSync(join(ENGINE, file), "utf8");
/** Leaves out imports, whose paths look like patterns. */
const withoutImports = (source: string): string => source.replace(/ from "[^"\n]*";/g, "");
const withoutComments = (source: string): string => source.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");

describe("the engine's source", () => {
  it("makes patterns of its own constants alone, never of the words of a text", () => {
    const made = files.flatMap((file) =>
      withoutComments(read(file))
        .split("\n")
        .filter(
          (line) =>
            line.includes("new RegExp(") &&
            !/^(?:export )?const [A-Z_]+\b|^ {2,4}(?:pattern: )?new RegExp\($/.test(line),
        )
        .filter((line) => !/^ {4}(?:pattern|title): new RegExp\(/.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
    expect(made).to.deep.equal(["detection/score-readout.ts: made ??= new RegExp(source, flags);"]);
  });

  it("has no pattern of English words outside the language's pack", () => {
    const found = files
      .filter((file) => !WORD_FOLDERS.test(file))
      .flatMap((file) =>
        withoutImports(withoutComments(read(file)))
          .match(WORD_PATTERN)
          ?.map((pattern) => `${file} ${pattern}`),
      )
      .filter((one) => one !== undefined);
    expect(found).to.deep.equal([]);
  });
});
