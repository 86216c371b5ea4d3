import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect } from "chai";
import { findRetiredWords, findRetiredWordsInMessage } from "./find-retired-words.ts";

/** Files whose content is data of a language or text of an invented readout, and those that list the retired words. */
const NOT_SEARCHED = /^(?:src\/engine\/languages|test\/readouts|test\/engine\/practice)\/|retired-words/;

describe("Words that were replaced by standard terms", function () {
  // Every file of the project is parsed.
  this.timeout(0);

  it("are not used in names, comments and paths of the code", () => {
    const files = execFileSync("git", ["ls-files", "*.ts", "*.tsx", "*.mjs"], { encoding: "utf8" }).trim().split("\n");
    const found = files
      .filter((file) => !NOT_SEARCHED.test(file))
      .flatMap((file) => findRetiredWords(file, readFileSync(file, "utf8")));
    expect(found).to.deep.equal([]);
  });

  it("are not used in the English interface", () => {
    const messages = JSON.parse(readFileSync("src/_locales/en/messages.json", "utf8")) as Record<
      string,
      { readonly message: string }
    >;
    const found = Object.entries(messages).flatMap(([key, { message }]) => findRetiredWordsInMessage(key, message));
    expect(found).to.deep.equal([]);
  });

  it("are found in a comment, a name and a path", () => {
    const text = "/** Makes the index anew. */\nexport function takeBackNote() {}\n";
    const found = findRetiredWords("src/page/desk.ts", text);
    expect(found.map(({ text }) => text)).to.deep.equal([
      "src/page/desk.ts",
      "* Makes the index anew.",
      "takeBackNote",
    ]);
  });
});
