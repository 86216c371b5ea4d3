import { expect } from "chai";
import type { Page } from "puppeteer-core";
import type { Note } from "../../src/annotation/note.ts";
import {
  cardText,
  clickInOverlay,
  editNoteOnCard,
  noteEditor,
  openCard,
  overlayElements,
  pressWithControl,
  saveEditor,
  userWordsText,
  waitForCard,
} from "./support/extension.ts";
import { HIGHLIGHTS, waitForHighlights, waitForNoteHighlights } from "./support/highlights.ts";
import { pageWith, READOUT_ARTICLE } from "./support/page-markup.ts";
import { correctionOf, noteOn, readoutOf } from "./support/records.ts";
import { site, testBrowser } from "./support/shared-browser.ts";
import { waitFor, waitForValue } from "./support/wait.ts";

/** Text of the user that occurs nowhere in the page. */
const SECRET = {
  note: "Quillbramble Frostwhistle",
  tags: ["zephyrmark", "Thornapple"],
  speaker: "Odalric Venn",
  plainNote: "Wickertide Copperlane",
} as const;

const SECRET_WORDS = [SECRET.note, ...SECRET.tags, SECRET.speaker, SECRET.plainNote].flatMap((one) => one.split(" "));

/** Text of the page that is in no attribution. */
const PLAIN = "The lighthouse keeper counted forty-one boats";

const PAGE = pageWith(`${READOUT_ARTICLE}<p>${PLAIN}.</p>`);

/** Opens a page with a note on an attribution, one on other text, and a speaker that the user has corrected. */
async function visitNotedPage(path: string, html = PAGE): Promise<{ page: Page; plainNote: Note }> {
  const url = site.add(path, html);
  const readout = readoutOf(url, PAGE);
  const plainNote = noteOn(readout, { passage: "forty-one boats" }, SECRET.plainNote);
  const notes = [noteOn(readout, { cue: "congratulated" }, SECRET.note, SECRET.tags), plainNote];
  const own = { kind: "speakers", speakers: [SECRET.speaker] } as const;
  await testBrowser.store({ readouts: [readout], notes, corrections: [correctionOf(readout, "congratulated", own)] });
  const page = await testBrowser.openPage(url);
  await waitForHighlights(page);
  await waitForNoteHighlights(page, 2);
  return { page, plainNote };
}

/** Tries in a page all ways to read the content of its document, and returns the texts that were found. */
function findInPage(page: Page, words: readonly string[]): Promise<string[]> {
  return page.evaluate((wanted) => {
    type Find = (text: string, ...options: readonly boolean[]) => boolean;
    const { find } = window as unknown as { find: Find };
    const found = new Set<string>();
    const seen: string[] = [];
    const selection = getSelection() as Selection;
    for (const word of wanted) {
      for (const one of [word, word.toLowerCase(), word.toUpperCase(), word.slice(0, 4)]) {
        for (const backwards of [false, true]) {
          selection.removeAllRanges();
          for (const inFrames of [false, true]) {
            try {
              // The arguments after the text: case-sensitive, backwards, wrap around, whole words, search in frames.
              if (find.call(window, one, false, backwards, true, false, inFrames)) found.add(word);
            } catch {
              // Firefox refuses to search in a frame of another origin.
            }
          }
          for (const direction of ["backward", "forward"]) selection.modify("extend", direction, "documentboundary");
          seen.push(String(selection));
        }
      }
    }
    for (const start of ["Add note", "Correct", "Close", "note"]) {
      for (const direction of ["backward", "forward"]) {
        for (const step of ["documentboundary", "paragraph", "line"]) {
          selection.removeAllRanges();
          if (!find.call(window, start, false, false, true)) continue;
          for (let times = 0; times < 10; times += 1) selection.modify("extend", direction, step);
          seen.push(String(selection));
        }
      }
    }
    selection.selectAllChildren(document.documentElement);
    seen.push(String(selection));
    document.execCommand("selectAll");
    seen.push(String(selection));
    selection.removeAllRanges();
    const { documentElement } = document;
    const attributes = [...document.querySelectorAll("*")].flatMap((one) =>
      [...one.attributes].map(({ value }) => value),
    );
    seen.push(documentElement.innerText, documentElement.textContent ?? "", document.title, ...attributes);
    seen.push(...[...CSS.highlights.keys()], ...performance.getEntries().map(({ name }) => name));
    const everything = seen.join("\n").toLowerCase();
    for (const word of wanted) if (everything.includes(word.toLowerCase())) found.add(word);
    return [...found];
  }, words);
}

/** Returns the middle of the first highlight of a note on this text. */
function pointOnNote(page: Page, words: string): Promise<{ x: number; y: number }> {
  return waitFor(`the mark of the note on “${words}”`, () =>
    page.evaluate(
      (name, wanted) => {
        const ranges = [...((CSS.highlights.get(name) ?? []) as Iterable<Range>)];
        const range = ranges.find((one) => String(one) === wanted);
        range?.startContainer.parentElement?.scrollIntoView({ block: "center" });
        const box = range?.getBoundingClientRect();
        return box && { x: box.left + box.width / 2, y: box.top + box.height / 2 };
      },
      HIGHLIGHTS.note,
      words,
    ),
  );
}

describe("A page with notes, tags and a corrected speaker", () => {
  it("finds none of their text while their cards, the editor and the messages are shown", async () => {
    const { page } = await visitNotedPage("/finds-nothing.html");
    await openCard(page, SECRET.note);
    const words = await userWordsText(page);
    for (const one of [SECRET.note, ...SECRET.tags, SECRET.speaker]) expect(words).to.contain(one);
    expect(await cardText(page)).not.to.contain(SECRET.speaker);
    // Verifies that the methods find the text of the card itself.
    expect(await findInPage(page, ["Add note"])).to.deep.equal(["Add note"]);
    expect(await findInPage(page, SECRET_WORDS)).to.deep.equal([]);

    const frame = await editNoteOnCard(page, SECRET.note);
    expect(await findInPage(page, SECRET_WORDS)).to.deep.equal([]);
    await saveEditor(page, frame);
    await waitForCard(page, "Note saved.");
    expect(await findInPage(page, SECRET_WORDS)).to.deep.equal([]);
    await page.keyboard.press("Escape");

    const point = await pointOnNote(page, "forty-one boats");
    await page.mouse.click(point.x, point.y);
    await waitFor("the note on plain words", async () => (await userWordsText(page)).includes(SECRET.plainNote));
    expect(await findInPage(page, SECRET_WORDS)).to.deep.equal([]);
  });
});

describe("The highlight of a note", () => {
  it("outside any attribution shows the note when the pointer rests on it or clicks, to read and to edit", async () => {
    const { page } = await visitNotedPage("/own-mark.html");
    const point = await pointOnNote(page, "forty-one boats");
    await page.mouse.move(point.x, point.y);
    await waitFor("the note", async () => (await userWordsText(page)).includes(SECRET.plainNote));
    await page.mouse.move(5, 5);
    await waitForValue("the card to close", () => cardText(page), "");
    await page.mouse.click(point.x, point.y);
    const frame = await editNoteOnCard(page, SECRET.plainNote);
    await frame.type("textarea", " all night");
    await saveEditor(page, frame);
    await waitFor("the changed note", async () =>
      (await testBrowser.storedRecords()).notes.some(({ bodyValue }) => bodyValue.includes("all night")),
    );
  });

  it("inside an attribution shows the note on the attribution's card, also when it covers only a part of it", async () => {
    const url = site.add("/inside.html", PAGE);
    const readout = readoutOf(url, PAGE);
    const [inside] = readout.reading.attributions.flatMap(({ contents }) => contents);
    const passage = readout.text.slice(inside?.start, inside?.end).split(" ").slice(1, 4).join(" ");
    await testBrowser.store({ readouts: [readout], notes: [noteOn(readout, { passage }, SECRET.plainNote)] });
    const page = await testBrowser.openPage(url);
    await waitForNoteHighlights(page, 1);
    const point = await pointOnNote(page, passage);
    await page.mouse.move(point.x, point.y);
    await waitFor("the note", async () => (await userWordsText(page)).includes(SECRET.plainNote));
    expect(await cardText(page)).to.contain("Add note");
  });

  it("shows the note in a page without a readout too", async () => {
    const html = pageWith(`<p>${PLAIN}, and the harbour stayed open until the morning.</p>`);
    const url = site.add("/ordinary-note.html", html);
    const readout = readoutOf(url, html);
    await testBrowser.store({
      readouts: [readout],
      notes: [noteOn(readout, { passage: "forty-one" }, SECRET.plainNote)],
    });
    const page = await testBrowser.openPage(url);
    const popup = await testBrowser.openPopup(page);
    await popup.close();
    await waitForNoteHighlights(page, 1);
    const point = await pointOnNote(page, "forty-one");
    await page.mouse.click(point.x, point.y);
    await waitFor("the note", async () => (await userWordsText(page)).includes(SECRET.plainNote));
  });
});

describe("The bar next to selected text", () => {
  const bar = (page: Page) => waitFor("the bar", async () => (await overlayElements(page, ".bar")).length === 1);

  it("appears after everything was selected by the keyboard shortcut", async () => {
    const page = await testBrowser.openPage(site.add("/select-all.html", PAGE));
    await waitForHighlights(page);
    await pressWithControl(page, "a");
    await bar(page);
  });

  it("appears and works in a page that stops pointer, key and click events at its window", async () => {
    const types = "pointerdown pointerup pointermove mousedown mouseup mousemove click keydown keyup selectionchange";
    const script = `for (const type of "${types}".split(" ")) addEventListener(type, (event) => event.stopImmediatePropagation(), true);`;
    // The script is in the head, before anything else of the page.
    const page = await testBrowser.openPage(
      site.add("/stops-events.html", PAGE.replace("<title>", `<script>${script}</script><title>`)),
    );
    await waitForHighlights(page);
    const box = await page.evaluate((words) => {
      const paragraph = [...document.querySelectorAll("p")].find(({ textContent }) => textContent?.startsWith(words));
      paragraph?.scrollIntoView({ block: "center" });
      const { left, top, width, height } = (paragraph as Element).getBoundingClientRect();
      return { left, y: top + height / 2, width };
    }, PLAIN);
    await page.mouse.move(box.left + 2, box.y);
    await page.mouse.down();
    await page.mouse.move(box.left + 120, box.y, { steps: 5 });
    await page.mouse.up();
    await bar(page);
    await clickInOverlay(page, "Add note");
    await noteEditor(page);
  });
});
