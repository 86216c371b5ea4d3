import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { unzipSync } from "fflate";

const ROOT = join(import.meta.dirname, "..", "..");

const READOUT = `Prime Minister Halvorsen speaks with President Duarte

Prime Minister Astrid Halvorsen of Norway spoke by telephone on Thursday with President Mateus Duarte of Brazil. The Prime Minister thanked the President for hosting the climate ministers. President Duarte stressed that other donors must also do their part.
`;
const PAGE = `<!doctype html><html lang="en"><title>Call</title><main><h1>Call with Norway</h1>
<p>President Mateus Duarte of Brazil spoke by telephone with Prime Minister Astrid Halvorsen of Norway.</p>
<p>He invited the Prime Minister to visit Manaus.</p></main></html>`;

interface Line {
  readonly id?: string;
  readonly file?: string;
  readonly url?: string;
  readonly text?: string;
  readonly error?: string;
  readonly readout?: { readonly day: string | null };
  readonly attributions?: readonly { readonly cue: readonly [number, number]; readonly speaker: readonly string[] }[];
}

describe("The command note-verbale analyze", () => {
  let commandFolder: string | undefined;
  let command = "";
  let folder = "";

  before(async () => {
    const { buildCommand } = (await import(`${ROOT}/build.mjs`)) as {
      buildCommand: (outdir: string) => Promise<string>;
    };
    mkdirSync(join(ROOT, "dist"), { recursive: true });
    commandFolder = mkdtempSync(join(ROOT, "dist", "cli-test-"));
    command = join(await buildCommand(commandFolder), "note-verbale.mjs");
  });
  // Removes only the folder that `mkdtempSync` created: a path computed from an unset name could lead out of the project.
  after(() => {
    if (commandFolder) rmSync(commandFolder, { recursive: true, force: true });
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "note-verbale-cli-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Runs the command with documents on standard input. */
  function run(args: readonly string[], input = "") {
    const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { input, cwd: folder });
    return { status, output: stdout, text: stdout.toString(), stderr: stderr.toString() };
  }

  const linesOf = (text: string): Line[] =>
    text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Line);
  const jsonLines = (documents: readonly object[]) => documents.map((one) => `${JSON.stringify(one)}\n`).join("");

  it("analyses every text and page in a folder and its subfolders, in alphabetical order", () => {
    mkdirSync(join(folder, "texts", "2026"), { recursive: true });
    writeFileSync(join(folder, "texts", "b.html"), PAGE);
    writeFileSync(join(folder, "texts", "2026", "a.txt"), READOUT);
    writeFileSync(join(folder, "texts", "picture.png"), "not a text");
    const { status, text } = run(["analyze", "texts"]);
    const lines = linesOf(text);
    expect(lines.map(({ file }) => file)).to.deep.equal([join("texts", "2026", "a.txt"), join("texts", "b.html")]);
    expect(lines[0]?.attributions?.map(({ cue: [start, end] }) => READOUT.slice(start, end))).to.deep.equal([
      "thanked",
      "stressed",
    ]);
    expect(lines[1]?.text).to.include("He invited the Prime Minister to visit Manaus.");
    expect(lines[1]?.attributions?.[0]?.speaker).to.deep.equal(["Mateus Duarte"]);
    expect(status).to.equal(0);
  });

  it("reads deleted and inserted words of a page as part of their sentence", () => {
    writeFileSync(
      join(folder, "edited.html"),
      PAGE.replace("to visit Manaus", "to visit <del>Belém</del> <ins>Manaus</ins>"),
    );
    const [line] = linesOf(run(["analyze", "edited.html"]).text);
    expect(line?.text).to.include("He invited the Prime Minister to visit Belém Manaus.");
  });

  it("is a filter for JSON lines, keeps their order, and gives a line with the reason for each bad document", () => {
    const documents = Array.from({ length: 40 }, (_, number) => ({
      id: `d${number}`,
      url: `https://example.org/${number}`,
      published: "2020-03-13",
      // Texts of different lengths, so that workers finish in another order.
      text: READOUT + (number % 3 === 0 ? READOUT.repeat(5) : ""),
    }));
    const input = `${jsonLines(documents.slice(0, 20))}{"id": broken\n[]\n{"id":"empty"}\n{"id":"day","text":"x","published":"2026-02-30"}\n${jsonLines(documents.slice(20))}`;
    const { status, text, stderr } = run(["analyze", "--jobs", "2"], input);
    const lines = linesOf(text);
    expect(lines.filter(({ error }) => error === undefined).map(({ id }) => id)).to.deep.equal(
      documents.map(({ id }) => id),
    );
    expect(lines[1]).to.deep.include({ id: "d1", url: "https://example.org/1" });
    expect(lines[1]?.readout?.day).to.equal("2020-03-12");
    expect(lines.slice(20, 24).map(({ id, error }) => `${id}: ${error}`)).to.deep.equal([
      "line 21: line 21 is not valid JSON",
      "line 22: line 22 has neither a text nor html",
      "empty: line 23 has neither a text nor html",
      'day: line 24 has a "published" that is not a day such as 2026-03-14',
    ]);
    expect(status).to.equal(1);
    expect(stderr).to.match(/^44 documents, \d+ words, 4 errors, /);
  });

  it("gives the same lines with one worker as with several", () => {
    const input = jsonLines(Array.from({ length: 12 }, (_, id) => ({ id, text: READOUT.repeat(1 + (id % 4)) })));
    const one = run(["analyze", "--jobs", "1", "--quiet"], input);
    expect(run(["analyze", "--jobs", "3", "--quiet"], input).text).to.equal(one.text);
    expect(one.stderr).to.equal("");
  });

  it("continues after a kill where it stopped, without a lost, repeated or broken line", async () => {
    const documents = Array.from({ length: 60 }, (_, id) => ({ id: `d${id}`, text: READOUT }));
    const input = jsonLines(documents);
    const whole = run(["analyze", "--quiet"], input).text;
    writeFileSync(join(folder, "in.jsonl"), input);
    const args = [command, "analyze", "--jobs", "1", "--output", "out.jsonl", "in.jsonl"];
    const killed = spawn(process.execPath, args, { cwd: folder, stdio: "ignore" });
    const written = () => {
      try {
        return readFileSync(join(folder, "out.jsonl"), "utf8").split("\n").length - 1;
      } catch {
        return 0;
      }
    };
    while (written() < 5 && killed.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 5));
    killed.kill("SIGKILL");
    await once(killed, "exit");
    appendFileSync(join(folder, "out.jsonl"), '{"id":"d9","readout":{"isRea');
    const { stderr } = run(["analyze", "--resume", "--output", "out.jsonl", "in.jsonl"]);
    expect(stderr).to.match(/ finished before, /);
    expect(readFileSync(join(folder, "out.jsonl"), "utf8")).to.equal(whole);
  });

  it("writes the extension's export formats", () => {
    writeFileSync(join(folder, "a.txt"), READOUT);
    const csv = run(["analyze", "--format", "csv", "--url-base", "https://example.org/2026/", "a.txt"]).text;
    expect(csv).to.include("https://example.org/2026/a.txt").and.to.include("stressed");
    const annotations = JSON.stringify(JSON.parse(run(["analyze", "--format", "w3c", "a.txt"]).text));
    expect(annotations).to.include("TextQuoteSelector").and.to.include("Mateus Duarte").and.to.include("courtesy");
    const project = unzipSync(run(["analyze", "--format", "refi", "a.txt"]).output);
    expect(Object.keys(project).some((name) => name.endsWith(".qde"))).to.equal(true);
  });

  it("resumes files whose documents have no ids or the same id", () => {
    const lines = jsonLines([{ text: READOUT }, { text: `${READOUT}Two.` }, { text: `${READOUT}Three.` }]);
    writeFileSync(join(folder, "a.jsonl"), lines);
    writeFileSync(join(folder, "b.jsonl"), lines);
    const whole = run(["analyze", "--quiet", "a.jsonl", "b.jsonl"]).text;
    writeFileSync(join(folder, "out.jsonl"), whole.split("\n").slice(0, 2).join("\n"));
    run(["analyze", "--resume", "--output", "out.jsonl", "a.jsonl", "b.jsonl"]);
    expect(readFileSync(join(folder, "out.jsonl"), "utf8")).to.equal(whole);
  });

  it("ignores a byte order mark and links to folders, and reports folders without documents", () => {
    mkdirSync(join(folder, "texts"));
    writeFileSync(join(folder, "texts", "a.txt"), READOUT);
    symlinkSync(".", join(folder, "texts", "loop"));
    mkdirSync(join(folder, "empty"));
    writeFileSync(join(folder, "in.jsonl"), `\ufeff${jsonLines([{ id: "x", text: READOUT }])}`);
    const { text, status } = run(["analyze", "texts", "empty", "in.jsonl"]);
    expect(linesOf(text).map(({ file, id, error }) => [file ?? id, error])).to.deep.equal([
      [join("texts", "a.txt"), undefined],
      ["empty", "no .txt or .html files in this folder"],
      ["x", undefined],
    ]);
    expect(status).to.equal(1);
  });

  it("prints the progress if the option is given, and none otherwise", () => {
    const input = jsonLines([{ text: READOUT }, { text: READOUT }]);
    const { stderr, text } = run(["analyze", "--progress"], input);
    expect(stderr.split("\n")[0]).to.match(/^… 1 document, \d+ words, 0 errors, /);
    expect(linesOf(text)).to.have.length(2);
    expect(run(["analyze"], input).stderr).to.match(/^2 documents/);
    expect(run(["analyze", "--progress", "--quiet"], input).stderr).to.equal("");
  });

  it("refuses an output that is an input, or to resume a file that it has not written, and leaves both as they are", () => {
    const files = { "self.txt": "She stressed unity.\n", "r.csv": "id,cue\n1,said\n", "prose.jsonl": "No line break" };
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    for (const args of [
      ["analyze", "--output", "self.txt", "self.txt"],
      ["analyze", "--output", "r.csv", "--resume", "self.txt"],
      ["analyze", "--output", "prose.jsonl", "--resume", "self.txt"],
    ])
      expect(run(args).status, args.join(" ")).to.equal(2);
    for (const [name, content] of Object.entries(files))
      expect(readFileSync(join(folder, name), "utf8")).to.equal(content);
  });

  it("explains errors in the command line and exits with status 2", () => {
    for (const [args, message] of [
      [["analyze", "--format", "docx"], 'unknown format "docx"; the formats are jsonl, bibtex, brat'],
      [["analyze", "--jobs", "0"], '--jobs must be a positive number, not "0"'],
      [["analyze", "--resume"], "--resume needs --output and the format jsonl"],
      [["analyze", "--colour"], "Unknown option '--colour'"],
      [["analyze", "--url-base", "here"], '--url-base "here" is not a URL'],
      [["analyze", "--output", "missing/out.jsonl"], "cannot write missing/out.jsonl: ENOENT"],
      [["compare", "--format", "csv"], 'compare has no option "--format"'],
      [["compare", "a.txt"], "compare needs two files"],
      [["translate"], 'unknown command "translate"'],
    ] as const) {
      const { status, stderr } = run(args);
      expect([status, stderr.includes(message)], stderr).to.deep.equal([2, true]);
    }
  });

  it("names a file without claims on standard error when it compares, and a folder as such", () => {
    writeFileSync(join(folder, "a.txt"), READOUT);
    writeFileSync(join(folder, "empty.txt"), "");
    mkdirSync(join(folder, "texts.txt"));
    const { status, text, stderr } = run(["compare", "a.txt", "empty.txt"]);
    expect([status, stderr]).to.deep.equal([0, "note-verbale: no claims were found in empty.txt\n"]);
    expect(JSON.parse(text)).to.deep.include({ links: [], noneFound: { a: [0, 1], b: [] } });
    expect(run(["compare", "a.txt", "a.txt"]).stderr).to.equal("");
    const [line] = linesOf(run(["compare", "a.txt", "texts.txt"]).text);
    expect(line).to.deep.equal({ file: "texts.txt", error: "a folder, not a .txt or .html file" });
  });

  it("finds the wordings that many readouts contain", () => {
    const text = `${READOUT}The two leaders reaffirmed the sovereignty and territorial integrity of Ukraine.\n`;
    const input = jsonLines(Array.from({ length: 5 }, (_, id) => ({ id, text, published: `2026-01-0${id + 1}` })));
    const [formula] = run(["phrases", "-"], input)
      .text.split("\n")
      .filter((line) => line.includes("territorial integrity"));
    expect(JSON.parse(formula ?? "{}")).to.include({ readouts: 5 });
    const traced = JSON.parse(run(["phrases", "--phrase", "territorial integrity", "-"], input).text);
    expect(traced.uses).to.have.length(5);
  });
});
