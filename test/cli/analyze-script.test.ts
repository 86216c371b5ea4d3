import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";

const ROOT = join(import.meta.dirname, "..", "..");

const TEXT = `Call with Brazil

Prime Minister Astrid Halvorsen spoke by telephone with President Mateus Duarte. She thanked the President.
`;

/** Runs the script of `npm run analyze`. Returns its exit status, its lines and what it prints to standard error. */
function run(args: readonly string[], input = "") {
  const command = ["--import", "tsx", "bench/analyze.ts", ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: ROOT, input, encoding: "utf8" });
  const lines = stdout.split("\n").filter((line) => line !== "");
  return { status, stderr, lines: lines.map((line): Record<string, unknown> => JSON.parse(line)) };
}

describe("The script of npm run analyze", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "note-verbale-script-"));
    mkdirSync(join(folder, "texts"));
    mkdirSync(join(folder, "empty"));
    writeFileSync(join(folder, "texts", "b.html"), `<title>Call</title><main><p>${TEXT}</p></main>`);
    writeFileSync(join(folder, "texts", "a.txt"), TEXT);
    writeFileSync(join(folder, "lines.jsonl"), `${JSON.stringify({ id: "one", text: TEXT })}\n`);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("analyses files, folders, JSON lines and standard input", () => {
    const paths = ["texts", "empty", "lines.jsonl", "missing.txt"].map((name) => join(folder, name));
    const { status, stderr, lines } = run([...paths, "-"], JSON.stringify({ id: "two", text: TEXT }));
    expect(stderr).to.equal("");
    expect(lines.map(({ file, id, error }) => [file ?? id, error])).to.deep.equal([
      [join(folder, "texts", "a.txt"), undefined],
      [join(folder, "texts", "b.html"), undefined],
      [join(folder, "empty"), "no .txt or .html files in this folder"],
      ["one", undefined],
      [join(folder, "missing.txt"), "ENOENT: no such file or directory"],
      ["two", undefined],
    ]);
    expect(status).to.equal(1);
  });

  it("refuses an option that it does not have in one line, before it analyses anything", () => {
    const { status, stderr, lines } = run([join(folder, "texts"), "--format", "csv"]);
    expect(lines).to.deep.equal([]);
    expect(stderr).to.match(/^analyze has no option "--format"; .*note-verbale analyze.*\n$/);
    expect(status).to.equal(2);
  });
});
