import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";

const SRC = join(import.meta.dirname, "..", "..", "src");

/** What gives words of the language now spoken. */
const CALL = /\b(?:t|tParts|formatDate|formatNumber|formatBytes|language|direction)\(/;

/** The pages and scripts that show words, and the call that gives them the browser's words before anything is said. */
const DOORS: Readonly<Record<string, string>> = {
  "library/library.tsx": "useBrowserMessages()",
  "popup/popup.tsx": "useBrowserMessages()",
  "first-run/first-run.tsx": "useBrowserMessages()",
  "editor-frame/editor-frame.tsx": "useBrowserMessages()",
  "content-script/session.ts": "useBrowserMessages()",
  "content-script/ui-bundle.ts": "useBrowserMessages()",
  "background/background.ts": "followChosenLanguage(",
};

/**
 * The statements of a module that ask for words while it is loaded, and so before any language is spoken. A statement at the
 * outermost level begins at the start of a line; what stands behind an arrow or in a function is done later.
 */
function earlyMessages(file: string): string[] {
  const text = readFileSync(join(SRC, file), "utf8").replace(/\/\*.*?\*\//gs, "");
  const statements = text.split(/\n(?=[a-z])/).filter((one) => /^(?:export )?(?:const|let|document|void)\b/.test(one));
  return statements.flatMap((statement) => {
    const [now = ""] = statement.split(/=>|\bfunction\b|\basync\b/, 1);
    return CALL.test(now) ? [`${file}: ${now.split("\n", 1)[0]}`] : [];
  });
}

describe("Words", () => {
  it("are never asked for while a module is loaded, when no language is spoken yet", () => {
    const files = readdirSync(SRC, { recursive: true }).map(String);
    expect(files.filter((name) => /\.tsx?$/.test(name)).flatMap(earlyMessages)).to.deep.equal([]);
  });

  for (const [file, call] of Object.entries(DOORS)) {
    it(`are at hand in ${file} before anything else is waited for`, () => {
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
