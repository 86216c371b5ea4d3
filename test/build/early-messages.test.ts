import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";

const SRC = join(import.meta.dirname, "..", "..", "src");

/** Matches calls whose result depends on the current interface language. */
const CALL = /\b(?:t|tParts|formatDate|formatNumber|formatBytes|language|direction)\(/;

/** The entry points that show messages, with the call that loads the messages of the browser's language. */
const ENTRY_POINTS: Readonly<Record<string, string>> = {
  "library/library.tsx": "useBrowserMessages()",
  "popup/popup.tsx": "useBrowserMessages()",
  "first-run/first-run.tsx": "useBrowserMessages()",
  "editor-frame/editor-frame.tsx": "useBrowserMessages()",
  "content-script/session.ts": "useBrowserMessages()",
  "content-script/ui-bundle.ts": "useBrowserMessages()",
  "background/background.ts": "followChosenLanguage(",
};

/**
 * Returns the statements of a module that request messages while the module is loaded, before any language is set. A
 * statement at the top level begins at the start of a line. Code after an arrow or in a function runs later.
 */
function earlyMessages(file: string): string[] {
  const text = readFileSync(join(SRC, file), "utf8").replace(/\/\*.*?\*\//gs, "");
  const statements = text.split(/\n(?=[a-z])/).filter((one) => /^(?:export )?(?:const|let|document|void)\b/.test(one));
  return statements.flatMap((statement) => {
    const [now = ""] = statement.split(/=>|\bfunction\b|\basync\b/, 1);
    return CALL.test(now) ? [`${file}: ${now.split("\n", 1)[0]}`] : [];
  });
}

describe("The source", () => {
  it("requests no messages while a module is loaded, before a language is set", () => {
    const files = readdirSync(SRC, { recursive: true }).map(String);
    expect(files.filter((name) => /\.tsx?$/.test(name)).flatMap(earlyMessages)).to.deep.equal([]);
  });

  for (const [file, call] of Object.entries(ENTRY_POINTS)) {
    it(`loads messages in ${file} before it waits for anything else`, () => {
      const text = readFileSync(join(SRC, file), "utf8");
      const body = text.slice(
        text.search(/^(?:async function open|export function startSession|useBrowserMessages|followChosenLanguage)/m),
      );
      const waits = body.search(/\bawait\b/);
      expect(body.indexOf(call)).to.be.greaterThan(-1);
      if (waits >= 0) expect(body.indexOf(call)).to.be.lessThan(waits);
    });
  }
});
