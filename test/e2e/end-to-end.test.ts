import { mkdirSync } from "node:fs";
import { expect } from "chai";
import { parse } from "csv-parse/sync";
import type { Page } from "puppeteer-core";
import { serve } from "../serve.mjs";
import { type BrowserName, editorFrame, findEditor, type Popup, painted, Reader, until } from "./reader.ts";

const name = (process.env.BROWSER ?? "chromium") as BrowserName;

describe(`From page to export in ${name}`, function () {
  this.timeout(120_000);
  const reader = new Reader(name);
  let site: Awaited<ReturnType<typeof serve>>;
  let page: Page;
  let popup: Popup;

  before(async () => {
    site = await serve(`${import.meta.dirname}/../demo`, {
      pages: new Map([
        ["/empty.html", "<!doctype html><title>Empty</title><img alt=''>"],
        ["/feed.xml", "<?xml version='1.0'?><feed><title>Feed</title></feed>"],
        [
          "/frames.html",
          "<!doctype html><title>Frames</title><frameset cols='50%,50%'><frame src='oslo.html'><frame src='empty.html'></frameset>",
        ],
      ]),
    });
    await reader.open();
    mkdirSync(reader.downloads, { recursive: true });
  });
  after(async () => {
    await reader.end();
    await site.close();
  });

  it("marks a readout by itself, without a change in its nodes", async () => {
    page = await reader.visit(`${site.url}/oslo.html`);
    await until("highlights", async () => (await painted(page, "nv-1")) > 0);
    expect(await painted(page, "nv-2")).to.be.greaterThan(8);
    expect(await page.evaluate(() => document.querySelectorAll("mark, [class*=nv]").length)).to.equal(0);
  });

  it("lists the attributions in page order under the right speakers", async () => {
    popup = await reader.openPopup(page);
    await until("the list", async () => (await popup.texts(".attribution")).length > 8);
    const heads = await popup.texts(".attribution-speaker");
    const cues = await popup.texts(".attribution .cue");
    const wanted = [
      "congratulated",
      "thanked",
      "reviewed",
      "welcomed",
      "underlined",
      "reaffirmed",
      "expressed",
      "invited",
      "condemned",
      "agreed",
    ];
    expect(cues.filter((cue) => wanted.includes(cue))).to.deep.equal(wanted);
    expect(heads[cues.indexOf("congratulated")]).to.equal("Astrid Halvorsen");
    expect(heads[cues.indexOf("expressed")]).to.equal("Mateus Duarte");
    expect(heads[cues.indexOf("invited")]).to.equal("Mateus Duarte");
    expect(heads[cues.indexOf("agreed")]).to.equal("Astrid Halvorsen, Mateus Duarte");
  });

  it("narrows the list to one speaker", async () => {
    const all = (await popup.texts(".attribution")).length;
    await popup.press("Mateus Duarte");
    const narrowed = await until("a shorter list", async () => {
      const names = await popup.texts(".attribution-speaker");
      return names.length < all && names;
    });
    expect(narrowed.every((one) => one.includes("Mateus Duarte"))).to.equal(true);
    await popup.press("Mateus Duarte");
  });

  it("opens the editor on an attribution", async () => {
    await popup.press("Add note on attribution 3");
    const frame = await editorFrame(page);
    await frame.waitForSelector("textarea");
    expect(await frame.$eval(".quote", (quote) => quote.textContent)).to.contain("thanked");
  });

  it("keeps a note typed in the frame, out of the page's sight", async () => {
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      for (const type of ["keydown", "keypress", "keyup", "input", "beforeinput", "paste"])
        addEventListener(type, (event) => heard.push(type + (event as KeyboardEvent).key), true);
    });
    const frame = await editorFrame(page);
    await frame.waitForSelector("textarea");
    await frame.focus("textarea");
    await frame.type("textarea", "Thanks for Belém; the sum is not named.");
    await until("the draft", async () =>
      (await frame.$eval(".editor-foot", (foot) => foot.textContent))?.includes("Draft kept"),
    );
    await frame.$eval("button.primary", (button) => (button as HTMLButtonElement).click());
    await until("the note's mark", async () => (await painted(page, "nv-8")) === 1);
    expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).to.deep.equal([]);
    await until("the frame to close", async () => !(await findEditor(page)));
  });

  it("takes a note on any selected text", async () => {
    await page.evaluate(() => {
      const paragraph = [...document.querySelectorAll("p")].find((one) =>
        one.textContent?.includes("shipping corridors"),
      );
      const start = paragraph?.textContent?.indexOf("green shipping corridors") ?? -1;
      getSelection()?.setBaseAndExtent(paragraph?.firstChild as Text, start, paragraph?.firstChild as Text, start + 24);
    });
    popup = await reader.openPopup(page);
    await popup.press("Note on selection");
    const frame = await editorFrame(page);
    await frame.waitForSelector("textarea");
    expect(await frame.$eval(".quote", (quote) => quote.textContent)).to.equal("green shipping corridors");
    await frame.type("textarea", "=SUM(A1) is what a spreadsheet must not run");
    await frame.$eval("button.primary", (button) => (button as HTMLButtonElement).click());
    await until("both marks", async () => (await painted(page, "nv-8")) === 2);
  });

  it("shows the notes in the popup, and undoes a deletion", async () => {
    popup = await reader.openPopup(page);
    await until("two notes", async () => (await popup.texts(".note")).length === 2);
    await popup.press("Delete note", 1);
    await until("one note", async () => (await popup.texts(".note")).length === 1);
    expect(await popup.text()).to.contain("moved to the trash");
    await popup.press("Undo");
    await until("two notes again", async () => (await popup.texts(".note")).length === 2);
  });

  it("edits a note in the popup", async () => {
    await popup.press("Edit note", 0);
    await until("the editor", async () => (await popup.texts(".note textarea")).length === 1);
    await popup.type("Your note", "Thanks for Belém; the sum is still not named.");
    await popup.press("Save");
    await until("the new words", async () => (await popup.text()).includes("still not named"));
  });

  it("exports the page as Markdown, CSV and JSON files on disk", async () => {
    await popup.press("This page");
    const markdown = await reader.savedFile(".md");
    expect(markdown).to.match(/^---\n/);
    expect(markdown).to.contain("still not named").and.to.contain("Astrid Halvorsen").and.to.contain("#:~:text=");

    await popup.choose("Format", "csv");
    await popup.press("This page");
    const csv = await reader.savedFile(".csv");
    const rows: Record<string, string>[] = parse(csv, { columns: true, bom: true });
    expect(rows.filter((row) => row.row_type === "note")).to.have.length(2);
    expect(rows.filter((row) => row.row_type === "attribution").length).to.be.greaterThan(8);
    expect(csv)
      .to.contain("'=SUM(A1)")
      .and.not.to.match(/(^|,)"?=SUM/m);

    await popup.choose("Format", "json");
    await popup.press("All notes");
    const json: { format: string; pages: { notes: { bodyValue: string }[] }[] } = JSON.parse(
      await reader.savedFile(".json"),
    );
    expect(json.format).to.equal("note-verbale");
    expect(
      json.pages
        .flatMap((one) => one.notes)
        .map((note) => note.bodyValue)
        .sort()[0],
    ).to.equal("=SUM(A1) is what a spreadsheet must not run");
  });

  it("finds the notes again after the browser was closed", async () => {
    await popup.close().catch(() => undefined);
    await reader.close();
    await reader.open();
    page = await reader.visit(`${site.url}/oslo.html`);
    await until("the notes' marks", async () => (await painted(page, "nv-8")) === 2);
    popup = await reader.openPopup(page);
    await until("two notes", async () => (await popup.texts(".note")).length === 2);
    await popup.close();
  });

  it("leaves an ordinary page alone, and marks it when asked", async () => {
    page = await reader.visit(`${site.url}/ordinary.html`);
    popup = await reader.openPopup(page);
    await until("the words for no readout", async () => (await popup.text()).includes("No readout noticed"));
    expect(await painted(page, "nv-2")).to.equal(0);
    await popup.press("Analyse anyway");
    await until("marks", async () => (await painted(page, "nv-2")) > 0);
    await popup.close();
  });

  it("finds a note on an ordinary page by itself, and only there", async () => {
    popup = await reader.openPopup(page);
    await popup.press("Add note on attribution 1");
    const frame = await editorFrame(page);
    await frame.waitForSelector("textarea");
    await frame.type("textarea", "Quiet work indeed");
    await frame.$eval("button.primary", (button) => (button as HTMLButtonElement).click());
    await until("the note's mark", async () => (await painted(page, "nv-8")) === 1);
    await page.reload();
    await until("the note's mark again", async () => (await painted(page, "nv-8")) === 1);
    expect(await painted(page, "nv-2")).to.equal(0);
  });

  for (const [what, address, words] of [
    ["a page of the browser's own", name === "firefox" ? "about:license" : "chrome://version", "cannot be read"],
    ["a page without text", "/empty.html", "no text"],
    ["an XML document", "/feed.xml", /no text|cannot be read|No readout/],
    ["a page in frames", "/frames.html", /no text|No readout/],
  ] as const) {
    it(`says in the popup why ${what} is not marked`, async () => {
      page = await reader.opened.newPage();
      const url = address.startsWith("/") ? site.url + address : address;
      await page.goto(url, { waitUntil: [] as never }).catch(() => undefined);
      popup = await reader.openPopup(page);
      const says = async () => (await popup.text()).search(words) >= 0;
      await until(`the words for ${what}`, says);
      await popup.close();
      await page.close();
    });
  }
});
