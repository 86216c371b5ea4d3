import { mkdirSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { parse } from "csv-parse/sync";
import { unzipSync } from "fflate";
import type { ElementHandle, Page } from "puppeteer-core";
import { parseDocument } from "yaml";
import type { Note } from "../../src/annotation/note.ts";
import { serve } from "../serve.mjs";
import { Backstage } from "./backstage.ts";
import { pageWith } from "./bad-pages.ts";
import { faultsIn } from "./faults.ts";
import { FIREFOX_UUID } from "./open-browser.mjs";
import { type BrowserName, editorFrame, findEditor, painted, Reader, until } from "./reader.ts";

const name = (process.env.BROWSER ?? "chromium") as BrowserName;

/** A title that breaks front matter written carelessly. */
const TITLE = `Call: "U.S.-China" \\ #1 & 'tolls' [draft] 🌍 — said`;

const READOUT = pageWith(
  `<h1></h1>
  <p>Prime Minister Astrid Halvorsen spoke by telephone today with President Mateus Duarte of Brazil to discuss shipping and the war in Ukraine.</p>
  <div style="height: 2500px"></div>
  <p>The Prime Minister underlined that U.S.-Norway ties, long-standing &amp; close, need care. She announced that a further 3 billion kroner would be made available in 2027.</p>
  <p>President Duarte stressed that other donors must also do their part, adding that no country had contributed more per head.</p>
  <p>The two leaders agreed to instruct their ministers to conclude talks on green shipping corridors before the summer.</p><div style="height: 2500px"></div>`,
  `document.title = ${JSON.stringify(TITLE)}; document.querySelector("h1").textContent = document.title;`,
);

const CHINESE = pageWith(
  `<h1>外交部发言人主持例行记者会</h1>
  <p>两国元首通电话，就双边关系和国际形势交换了意见。</p>
  <div style="height: 2500px"></div>
  <p>双方强调，应当尊重彼此的核心利益，继续保持密切沟通，推动两国关系稳定发展。</p>
  <p>双方同意在年内举行下一轮磋商。</p><div style="height: 2500px"></div>`,
);

describe(`Files on disk, in ${name}`, function () {
  this.timeout(240_000);
  const reader = new Reader(name);
  const backstage = new Backstage(reader);
  let site: Awaited<ReturnType<typeof serve>>;
  let library: Page;

  before(async () => {
    const pages = new Map([
      ["/call.html", READOUT],
      ["/chinese.html", CHINESE],
    ]);
    site = await serve(`${import.meta.dirname}/../demo`, { pages });
    await reader.open();
    await backstage.open();
    mkdirSync(reader.downloads, { recursive: true });
  });
  after(async () => {
    await reader.end();
    await site.close();
  });

  function addressOf(path: string): string {
    if (name === "firefox") return `moz-extension://${FIREFOX_UUID}/${path}`;
    return `chrome-extension://${(reader.opened as unknown as { extensionId: string }).extensionId}/${path}`;
  }

  /** Opens the library at a view; Firefox never tells that it is loaded. */
  async function openLibrary(view: string): Promise<Page> {
    const page = await reader.opened.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    await page.goto(addressOf(`library.html#${view}`), { waitUntil: [] as never });
    await page.bringToFront();
    await until(`the view ${view}`, async () => (await page.$(`.view-${view} h1`)) !== null);
    return page;
  }

  const texts = (selector: string): Promise<string[]> =>
    library.evaluate(
      (one) => [...document.querySelectorAll<HTMLElement>(one)].map((element) => element.innerText.trim()),
      selector,
    );

  async function go(view: string): Promise<void> {
    await library.bringToFront();
    await library.evaluate((hash) => {
      location.hash = hash;
    }, `#${view}`);
    await until(`the view ${view}`, async () => (await library.$(`.view-${view} h1`)) !== null);
  }

  /** Closes the browser and opens it again, and the library in it. */
  async function restart(): Promise<void> {
    await reader.close();
    await reader.open();
    library = await openLibrary("notes");
  }

  /** Presses the control of this name within what a selector finds. */
  const press = (label: string, within = "body"): Promise<boolean> =>
    until(`the control “${label}”`, () =>
      library.evaluate(
        (wanted, where) => {
          const found = [...document.querySelectorAll<HTMLElement>(`:is(${where}) :is(button, a, summary)`)].find(
            (one) =>
              (one.getAttribute("aria-label") ?? one.innerText).trim() === wanted &&
              !(one as HTMLButtonElement).disabled,
          );
          found?.click();
          return found !== undefined;
        },
        label,
        within,
      ),
    );

  /** Ticks a box or a choice by the words beside it. */
  const tick = (words: string, within = "body"): Promise<boolean> =>
    until(`the choice “${words}”`, () =>
      library.evaluate(
        (wanted, where) => {
          const found = [...document.querySelectorAll<HTMLElement>(`:is(${where}) label`)].find(
            (one) => one.innerText.trim() === wanted,
          );
          found?.querySelector("input")?.click();
          return found !== undefined;
        },
        words,
        within,
      ),
    );

  const choose = (format: string, within: string) => library.select(`${within} .export-form select`, format);

  /** Exports all of the library in a format. */
  async function exportAll(format: string, ...ticked: string[]): Promise<void> {
    await go("exchange");
    await choose(format, ".view-exchange");
    for (const words of ticked) await tick(words, ".export-form");
    await press("Export everything");
  }

  /** Takes a file in whose plan begins so; says how many records came. */
  async function takeIn(file: string, plan: string, records: string): Promise<void> {
    await give(onDisk(file));
    await until("the plan", async () => (await texts(".plan strong")).join().startsWith(plan));
    await press("Import");
    await until("the words", async () => (await texts(".toast")).join().includes(`${records} taken in.`));
  }

  async function note(path: string, attribution: number, words: string): Promise<void> {
    const page = await reader.visit(`${site.url}/${path}`);
    await until("highlights", async () => (await painted(page, "nv-1")) > 0);
    const popup = await reader.openPopup(page);
    await popup.press(`Add note on attribution ${attribution}`);
    const frame = await editorFrame(page);
    await frame.waitForSelector("textarea");
    await frame.type("textarea", words);
    await frame.$eval("button[type=submit]", (button) => (button as HTMLElement).click());
    await until("the editor to close", async () => !(await findEditor(page)));
    await popup.close().catch(() => undefined);
    await page.close();
  }

  /** Gives a file to the nth file field of the view, as a reader who chooses it. */
  async function give(path: string, nth = 0): Promise<void> {
    const fields = (await library.$$("input[type=file]")) as ElementHandle<HTMLInputElement>[];
    await fields[nth]?.uploadFile(path);
  }

  /** Chooses the row that says so. */
  const tickRow = (words: string): Promise<boolean> =>
    until(`the row “${words}”`, () =>
      library.evaluate((wanted) => {
        const row = [...document.querySelectorAll<HTMLElement>(".row")].find((one) => one.innerText.includes(wanted));
        row?.querySelector<HTMLElement>(".row-check")?.click();
        return row !== undefined;
      }, words),
    );

  /** Says of the first attribution of a page that it is none. */
  async function dismissFirst(path: string): Promise<void> {
    const page = await reader.visit(`${site.url}/${path}`);
    await until("highlights", async () => (await painted(page, "nv-1")) > 0);
    await backstage.command(page, "next-attribution");
    await until("the card", async () => (await backstage.overlay(page, ".card")).length > 0);
    await backstage.command(page, "dismiss-attribution");
    await until("the words", async () =>
      (await backstage.overlay(page, ".card")).some(({ text }) => text.includes("Taken away")),
    );
    await page.close();
  }

  /** Writes a note on a passage that is selected in a page. */
  async function noteOn(path: string, passage: string, words: string): Promise<void> {
    const page = await reader.visit(`${site.url}/${path}`);
    await page.evaluate(selectWords, passage);
    const popup = await reader.openPopup(page);
    await popup.press("Note on selection");
    const frame = await editorFrame(page);
    await frame.waitForSelector("textarea");
    await frame.type("textarea", words);
    await frame.$eval("button[type=submit]", (button) => (button as HTMLElement).click());
    await until("the editor to close", async () => !(await findEditor(page)));
    await popup.close().catch(() => undefined);
    await page.close();
  }

  const setTemplate = (template: string) =>
    library.evaluate((text) => {
      const field = document.querySelector<HTMLTextAreaElement>(".template textarea");
      if (!field) throw new Error("There is no template.");
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }, template);

  const preview = () => library.$eval(".template-preview", (field) => (field as HTMLTextAreaElement).value);

  const onDisk = (file: string) => join(reader.downloads, "..", file);

  it("has something to save: notes on two pages, written in the pages", async () => {
    await note("call.html", 2, "Ask: is “made available” new money?");
    await note("oslo.html", 3, "=SUM(A1) compare with Brasília");
    library = await openLibrary("notes");
    await until("both notes", async () => (await texts(".row-body")).length === 2);
  });

  it("are saved from the popup as Markdown whose front matter a YAML reader takes for the same values", async () => {
    const page = await reader.visit(`${site.url}/call.html`);
    await until("highlights", async () => (await painted(page, "nv-1")) > 0);
    const popup = await reader.openPopup(page);
    await popup.press("This page");
    const text = await reader.savedFile(".md");
    const [, yaml = "", body = ""] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? [];
    const read = parseDocument(yaml, { strict: true, uniqueKeys: true });
    expect([...read.errors, ...read.warnings]).to.deep.equal([]);
    const front = read.toJS() as Record<string, unknown>;
    expect(front).to.deep.include({ title: TITLE, source: `${site.url}/call.html` });
    expect(front.participants).to.include("Astrid Halvorsen").and.include("Mateus Duarte");
    expect(front.tags).to.include("readout");
    expect(body).to.contain("is “made available” new money?").and.to.contain("#:~:text=");

    await popup.choose("Format", "csv");
    await popup.press("This page");
    const rows: Record<string, string>[] = parse(await reader.savedFile(".csv"), { columns: true, bom: true });
    expect(rows.map((row) => row.title)).to.include(TITLE);
    expect(rows.filter((row) => row.row_type === "note").map((row) => row.note)).to.deep.equal([
      "Ask: is “made available” new money?",
    ]);

    await popup.choose("Format", "json");
    await popup.press("All notes");
    const backup = JSON.parse(await reader.savedFile(".json")) as { pages: { notes: unknown[] }[] };
    expect(backup.pages.map(({ notes }) => notes.length)).to.deep.equal([1, 1]);

    await popup.choose("Format", "logseq");
    await popup.press("All notes");
    const files = unzipSync(await reader.savedBytes(".zip"));
    expect(Object.keys(files).length).to.equal(2);
    for (const bytes of Object.values(files)) expect(Buffer.from(bytes).toString("utf8")).to.match(/^title:: /);
    await popup.close().catch(() => undefined);
    await page.close();
  });

  it("are saved from the library in each of the formats, none empty", async () => {
    await go("exchange");
    const formats = await library.$$eval(".export-form select option", (options) =>
      options.map((one) => (one as HTMLOptionElement).value),
    );
    expect(formats.length).to.be.greaterThan(15);
    for (const format of formats) {
      await library.select(".export-form select", format);
      await press("Export everything");
      const bytes = await reader.savedBytes("");
      expect(bytes.length, format).to.be.greaterThan(200);
    }
  });

  it("are saved as a zip with a file for each page, and open again with the words that are in them", async () => {
    await exportAll("markdown", "A zip with a file for each page");
    const files = unzipSync(await reader.savedBytes(".zip"));
    const pages = Object.values(files).map((bytes) => Buffer.from(bytes).toString("utf8"));
    expect(pages.length).to.equal(2);
    for (const page of pages) expect(page).to.match(/^---\ntitle: "/);
    expect(pages.join("")).to.contain("new money?").and.to.contain("compare with Brasília");
  });

  it("hold what was chosen, what was found, or one page, and no more", async () => {
    await go("notes");
    await tickRow("new money");
    await press("Export…");
    await until("the dialog", async () => (await texts("dialog[open] h2"))[0] === "Export 1 note");
    expect(await faultsIn(library)).to.deep.equal([]);
    await choose("csv", "dialog");
    await press("Export", "dialog");
    const chosen: Record<string, string>[] = parse(await reader.savedFile(".csv"), { columns: true, bom: true });
    expect(chosen.map((row) => row.row_type).sort()).to.deep.equal(["attribution", "note"]);

    await press("Export…");
    await until("the dialog", async () => (await texts("dialog[open] h2")).length === 1);
    await tick("With all that is said on their pages, not only what is noted", "dialog");
    await press("Export", "dialog");
    const whole: Record<string, string>[] = parse(await reader.savedFile(".csv"), { columns: true, bom: true });
    expect(whole.length).to.be.greaterThan(3);
    await press("Choose none");

    await library.type("[data-search]", "Brasília");
    await until("one note", async () => (await texts(".found"))[0] === "1 note");
    await press("Export…");
    await until("the dialog", async () => (await texts("dialog[open] h2"))[0] === "Export 1 note");
    await choose("json", "dialog");
    await press("Export", "dialog");
    const found = JSON.parse(await reader.savedFile(".json")) as { pages: { notes: { bodyValue: string }[] }[] };
    expect(found.pages.flatMap(({ notes }) => notes.map(({ bodyValue }) => bodyValue))).to.deep.equal([
      "=SUM(A1) compare with Brasília",
    ]);

    await go("readouts");
    await press("Export…");
    await until("the dialog", async () => (await texts("dialog[open] h2"))[0] === "Export 2 readouts");
    await press("Export", "dialog");
    const readouts = JSON.parse(await reader.savedFile(".json")) as { pages: { readout: { title: string } }[] };
    expect(readouts.pages.map(({ readout }) => readout.title)).to.include(TITLE);
    await press(TITLE);
    await until("the readout", async () => (await texts(".reading h1")).length === 1);
    await press("Export…");
    await until("the dialog", async () => (await texts("dialog[open] h2"))[0] === "Export 1 readout");
    await press("Export", "dialog");
    const one = JSON.parse(await reader.savedFile(".json")) as { pages: { url: string }[] };
    expect(one.pages.map(({ url }) => url)).to.deep.equal([`${site.url}/call.html`]);
  });

  it("come back as they were after everything was deleted: notes, readouts, corrections", async () => {
    await dismissFirst("call.html");
    await go("exchange");
    await press("Save a backup");
    const before = await reader.savedFile(".json");
    await writeFile(onDisk("backup.json"), before);
    expect(countsOf(before)).to.deep.equal({ notes: 2, readouts: 2, corrections: 1 });

    await go("settings");
    await until("the settings", async () => (await library.$(".delete-all input")) !== null);
    await library.type(".delete-all input", "delete");
    await library.$eval(".delete-all button", (button) => (button as HTMLElement).click());
    await until("an empty library", async () => (await texts(".notice h1")).includes("No notes yet"));
    await go("exchange");
    await takeIn("backup.json", "5 new", "5 records");
    await press("Save a backup");
    const after = await reader.savedFile(".json");
    expect(recordsOf(after)).to.deep.equal(recordsOf(before));

    await give(onDisk("backup.json"));
    await until("the plan", async () => (await texts(".plan strong"))[0] === "5 the same");
    await press("Cancel");
  });

  it("that were taken in are taken out again by one undo, also after the browser was closed", async () => {
    await restart();
    await go("trash");
    await press("Undo");
    await until("an empty journal", async () => (await texts(".journal li")).length === 0);
    await go("exchange");
    await press("Save a backup");
    expect(countsOf(await reader.savedFile(".json"))).to.deep.equal({ notes: 0, readouts: 0, corrections: 0 });
    await takeIn("backup.json", "5 new", "5 records");
  });

  it("that cannot be read are refused with the reason, and nothing is changed", async () => {
    const whole = (await readFile(onDisk("backup.json"), "utf8")).replace(/\s+$/, "");
    const rows: [file: string, content: string, reason: string][] = [
      ["cut.json", whole.slice(0, -40), "This file is not JSON, or it ends too early."],
      ["empty.csv", "", "This file is empty."],
      ["letter.txt", "Dear Sir", "This file is of no kind that can be read."],
      [
        "newer.json",
        whole.replace(/"version": ?2/, '"version":99'),
        "This backup was made by a newer version of Note Verbale. Update Note Verbale first.",
      ],
    ];
    for (const [file, content, reason] of rows) {
      await writeFile(onDisk(file), content);
      await give(onDisk(file));
      await until(`the reason for ${file}`, async () => (await texts(".problem[role=alert]")).join().includes(reason));
    }
    const evil = JSON.parse(whole) as { pages: { notes: Record<string, unknown>[] }[] };
    const [note] = evil.pages.flatMap(({ notes }) => notes);
    if (note) note.created = "yesterday";
    await writeFile(onDisk("evil.json"), JSON.stringify(evil));
    await give(onDisk("evil.json"));
    await until("the refused note", async () => (await texts(".plan strong")).join().includes("1 refused"));
    await press("1 record cannot be taken in", ".plan");
    expect((await texts(".plan li")).join()).to.match(/Note 1 of page \d+ .*created/);
    await press("Cancel");
    await press("Save a backup");
    expect(recordsOf(await reader.savedFile(".json"))).to.deep.equal(recordsOf(whole));
  });

  it("that changed what was there give it back by one undo, also after the browser was closed", async () => {
    const before = await readFile(onDisk("backup.json"), "utf8");
    const later = JSON.parse(before) as { pages: { notes: { bodyValue: string; modified: string }[] }[] };
    // A note is changed where the file has it from a later moment.
    const [changed] = later.pages.flatMap(({ notes }) => notes);
    if (!changed) throw new Error("The backup has no note.");
    Object.assign(changed, { bodyValue: "Put otherwise on another machine", modified: new Date().toISOString() });
    await writeFile(onDisk("later.json"), JSON.stringify(later));
    await go("exchange");
    await takeIn("later.json", "1 changed", "1 record");
    await press("Save a backup");
    expect(await reader.savedFile(".json")).to.contain("Put otherwise on another machine");
    await restart();
    await go("trash");
    await press("Undo");
    await until("the earlier import alone in the journal", async () => (await texts(".journal li")).length === 1);
    await go("exchange");
    await press("Save a backup");
    const bodies = (text: string) => recordsOf(text).notes.map((note) => (note as unknown as Note).bodyValue);
    expect(bodies(await reader.savedFile(".json"))).to.deep.equal(bodies(before));
  });

  it("are written by the reader's own template, which is shown while it is written", async () => {
    const template = "# {{title}}\n{{#attributions}}\n* {{speaker}}\n{{/attributions}}\n";
    await setTemplate("{{titel}}");
    await until(
      "what is wrong",
      async () => (await texts(".template .problem")).join() === "Line 1: There is no “titel”.",
    );
    await setTemplate(template);
    await until("the preview", async () =>
      (await preview()).startsWith("# Readout of the call with the Prime Minister"),
    );
    await tick("Show your newest readout", ".template");
    await until("the reader's own page", async () => (await preview()).includes("Astrid Halvorsen"));
    await press("Use this template");
    await until("the words", async () => (await texts(".toast")).join().includes("kept and used"));
    await until("the choice of it", async () => (await texts(".export-form label")).includes("With your own template"));
    await exportAll("markdown", "One file");
    expect(await reader.savedFile(".md"))
      .to.contain("\n* Astrid Halvorsen\n")
      .and.not.to.contain("[!quote]");
    const page = await reader.visit(`${site.url}/oslo.html`);
    await until("highlights", async () => (await painted(page, "nv-1")) > 0);
    const popup = await reader.openPopup(page);
    await popup.press("This page");
    expect(await reader.savedFile(".md")).to.match(/^# Prime Minister Halvorsen speaks/);
    await popup.close().catch(() => undefined);
    await page.close();
    await go("exchange");
    await press("Use the built-in one again");
    await until("the words", async () => (await texts(".toast")).join().includes("built-in template is used"));
    await until("no choice", async () => !(await texts(".export-form label")).includes("With your own template"));
    await exportAll("markdown");
    expect(await reader.savedFile(".md")).to.contain("[!quote]");
  });

  it("of two coders are compared: acts by kappa, spans by F1", async () => {
    await go("exchange");
    await press("This library");
    await give(onDisk("backup.json"), 2);
    await until("the tables", async () => (await texts(".agreement-result table")).length === 2);
    expect((await texts(".agreement-result strong"))[0]).to.equal("2 readouts in both");
    expect((await texts(".agreement-result tbody")).join("\n")).to.match(/All acts\s+\d+\s+1\.00/);
    expect(await faultsIn(library)).to.deep.equal([]);

    const other = JSON.parse(await readFile(onDisk("backup.json"), "utf8")) as {
      pages: { readout?: { reading: { attributions: { act: string }[] } }; corrections?: unknown }[];
    };
    for (const page of other.pages) {
      delete page.corrections;
      const [first] = page.readout?.reading.attributions ?? [];
      if (first) first.act = "threaten";
    }
    await writeFile(onDisk("other.json"), JSON.stringify(other));
    await give(onDisk("other.json"), 2);
    await until("less agreement", async () =>
      /All acts\s+\d+\s+0\.\d\d/.test((await texts(".agreement-result tbody")).join("\n")),
    );
    await press("Save as CSV");
    const rows: string[][] = parse(await reader.savedFile(".csv"));
    expect(rows.find(([what, of]) => what === "act" && of === "threaten")?.slice(2, 5)).to.deep.equal(["0", "2", "0"]);
    expect(Number(rows.find(([what, of]) => what === "span" && of === "content")?.at(-1))).to.equal(1);
  });

  it("hold links that land on the passage, with hyphens, commas, ampersands, in Chinese", async function () {
    if (name === "firefox") this.skip();
    const passages = [
      ["call.html", "U.S.-Norway ties, long-standing & close, need care", "Ties"],
      ["call.html", "3 billion kroner", "Sum"],
      ["chinese.html", "应当尊重彼此的核心利益，继续保持密切沟通", "核心"],
    ] as const;
    for (const [path, passage, words] of passages) await noteOn(path, passage, words);
    await exportAll("csv-data");
    const rows: Record<string, string>[] = parse(await reader.savedFile(".csv"), { columns: true, bom: true });
    for (const [, passage, words] of passages) {
      const row = rows.find((one) => one.row_type === "note" && one.note === words);
      expect(row?.exact).to.equal(passage);
      const page = await reader.opened.newPage();
      await page.setViewport({ width: 1000, height: 600 });
      await page.goto(row?.passage_url ?? "", { waitUntil: "load" });
      await page.bringToFront();
      await until(`the passage “${passage}” in view`, () => page.evaluate(isInView, passage));
      expect(await page.evaluate(() => scrollY)).to.be.greaterThan(1000);
      await page.close();
    }
  });

  it("are not saved when the export is stopped, which is told, as is how far it came", async () => {
    await writeFile(onDisk("many.json"), manyNotes(await readFile(onDisk("backup.json"), "utf8"), 4000));
    await go("exchange");
    await takeIn("many.json", "4,000 new", "4,000 records");
    await library.evaluate(() => {
      const seen: string[] = [];
      (window as unknown as { seen: string[] }).seen = seen;
      new MutationObserver(() => {
        const task = document.querySelector<HTMLElement>(".task");
        const words = task?.querySelector<HTMLElement>(".count")?.innerText;
        if (!words || /^0 /.test(words)) return;
        seen.push(words);
        task?.querySelector("button")?.click();
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    await exportAll("html");
    await until("the words", async () => (await texts(".toast")).join().includes("Stopped. No file was saved."));
    const [seen = ""] = await library.evaluate(() => (window as unknown as { seen: string[] }).seen);
    expect(seen).to.match(/^[\d,]+ of 4,\d{3}$/);
    expect(await readdir(reader.downloads)).to.deep.equal([]);
  });

  it("are not saved when the export is stopped in the popup, which can export again afterwards", async () => {
    const page = await reader.visit(`${site.url}/call.html`);
    await until("highlights", async () => (await painted(page, "nv-1")) > 0);
    const popup = await reader.openPopup(page);
    await popup.choose("Format", "html");
    await popup.press("All notes");
    await until("how far it is", async () => /Exporting.*\d notes/s.test(await popup.text()));
    await popup.press("Cancel");
    await until("the words and the choice", async () =>
      /Stopped\. No file was saved\..*All notes/s.test(await popup.text()),
    );
    expect(await readdir(reader.downloads)).to.deep.equal([]);
    await popup.choose("Format", "markdown");
    await popup.press("This page");
    expect(await reader.savedFile(".md")).to.contain("is “made available” new money?");
    await popup.close();
    await page.close();
  });

  it("left no error behind", async () => {
    expect(await backstage.problems()).to.deep.equal([]);
  });
});

/** Selects words of the page. */
function selectWords(words: string): void {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.nodeValue?.indexOf(words) ?? -1;
    if (at < 0) continue;
    getSelection()?.setBaseAndExtent(node, at, node, at + words.length);
    return;
  }
  throw new Error(`The page does not say “${words}”.`);
}

/** Whether words of the page stand within the window. */
function isInView(words: string): boolean {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.nodeValue?.indexOf(words) ?? -1;
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    const { top, bottom } = range.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  }
  return false;
}

interface Backup {
  readonly pages: readonly {
    readonly url: string;
    readonly notes: readonly { readonly id: string }[];
    readonly readout?: { readonly id: string };
    readonly corrections?: readonly { readonly id: string }[];
  }[];
}

/** A backup of so many notes, each on a page of its own, made after the first note of another. */
function manyNotes(text: string, count: number): string {
  const backup = JSON.parse(text) as Backup;
  const [model] = backup.pages.flatMap(({ notes }) => notes) as [{ id: string; target: object }];
  const pages = Array.from({ length: count }, (_, n) => {
    const url = `https://many.example/${n}`;
    const id = `${n.toString(16).padStart(8, "0")}-0000-4000-8000-000000000000`;
    return {
      url,
      title: `Page ${n}`,
      capturedAt: "2026-11-24T10:00:00.000Z",
      notes: [{ ...model, id, target: { ...model.target, source: url } }],
    };
  });
  return JSON.stringify({ ...backup, pages });
}

/** The records of a backup, in order of their identifiers. */
function recordsOf(text: string) {
  const { pages } = JSON.parse(text) as Backup;
  const sorted = <T extends { readonly id: string }>(all: readonly T[]) =>
    [...all].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    notes: sorted(pages.flatMap(({ notes }) => notes)),
    readouts: sorted(pages.flatMap(({ readout }) => readout ?? [])),
    corrections: sorted(pages.flatMap(({ corrections }) => corrections ?? [])),
  };
}

function countsOf(text: string) {
  const { notes, readouts, corrections } = recordsOf(text);
  return { notes: notes.length, readouts: readouts.length, corrections: corrections.length };
}
