import { expect } from "chai";
import type { Frame, Page } from "puppeteer-core";
import { ACTS } from "../../src/engine/analysis.ts";
import {
  cardText,
  clickInOverlay,
  correctionEditor,
  editNoteOnCard,
  noteEditor,
  openCard,
  openNextCard,
  pressWithControl,
  runCommand,
  saveEditorByKeys,
  userWordsText,
  waitForCard,
} from "./support/extension.ts";
import {
  type HighlightName,
  highlightedTexts,
  paintedCount,
  waitForHighlights,
  waitForNoteHighlights,
} from "./support/highlights.ts";
import { pageWith, READOUT_ARTICLE } from "./support/page-markup.ts";
import { correctionOf, demoPage, readoutOf } from "./support/records.ts";
import { site, testBrowser } from "./support/shared-browser.ts";
import { waitFor, waitForValue } from "./support/wait.ts";

/** The content of the attribution “underlined” as the engine finds it, and as the user corrects it in these tests. */
const CONTENT = "that payments would continue to follow verified results";
const CORRECTED_CONTENT = "that payments would continue to follow verified";

/** The speaker after the correction, whom the user types in place of the engine's. */
const SPEAKERS = ["Ingrid Vale"];

/** The card's text for an attribution with this correction. */
const CORRECTED_WORDS = "Corrected by you: speaker, speech act, content";

/** More presses of Tab than an editor has controls. */
const MOST_TABS = 60;

async function visitReadout(path = "/demo/oslo.html"): Promise<Page> {
  const page = await testBrowser.openPage(site.url(path));
  await waitForHighlights(page);
  return page;
}

/** Returns the correction of the attribution “underlined” with another speaker, act and end of the content. */
function correctionOfContent() {
  return correctionOf(
    readoutOf(site.url("/demo/oslo.html"), demoPage("oslo.html")),
    "underlined",
    { kind: "speakers", speakers: SPEAKERS },
    { kind: "act", act: "agree" },
    { kind: "move", role: "contents", index: 0, boundary: "end", by: -1 },
  );
}

/** Stores a correction of speaker, act and content, and opens the readout. */
async function visitCorrectedReadout(): Promise<Page> {
  await testBrowser.store({ corrections: [correctionOfContent()] });
  return visitReadout();
}

async function waitForMark(page: Page, name: HighlightName, words: string): Promise<void> {
  await waitFor(`“${words}” marked as ${name}`, async () => (await highlightedTexts(page, name)).includes(words));
}

async function waitForCueCount(page: Page, count: number): Promise<void> {
  await waitForValue("the number of marked cues", () => paintedCount(page, "cue"), count);
}

/** Opens the editor of a correction by the key of a command and waits until it has the focus. */
async function openCorrectionByKey(page: Page, command: string): Promise<Frame> {
  await runCommand(page, command);
  const frame = await correctionEditor(page);
  await waitFor("the focus on the first speaker in the editor", () =>
    frame.evaluate(() => document.hasFocus() && document.activeElement?.className === "chip"),
  );
  return frame;
}

/** Presses Tab in an editor until the control with this name has the focus. */
async function tabTo(page: Page, frame: Frame, wanted: RegExp): Promise<void> {
  const seen: string[] = [];
  for (let presses = 0; presses < MOST_TABS; presses += 1) {
    await frame.evaluate("globalThis.focusedBefore = document.activeElement");
    await page.keyboard.press("Tab");
    const name = await waitFor("the focus on the next control of the editor", () =>
      frame.evaluate(() => {
        const { activeElement: element } = document;
        if (element === (globalThis as { focusedBefore?: Element | null }).focusedBefore) return "";
        return element?.ariaLabel || element?.textContent || (element as HTMLElement | null)?.title || element?.tagName;
      }),
    );
    if (wanted.test(name)) return;
    seen.push(name);
  }
  throw new Error(`${wanted} cannot be reached by Tab. Seen: ${seen.join(" | ")}`);
}

/** Chooses another act in the focused list by the arrow keys, and waits for each step. */
async function chooseActByKeys(page: Page, frame: Frame, wanted: (typeof ACTS)[number]): Promise<void> {
  const act = () => frame.$eval("select", ({ value }) => value as (typeof ACTS)[number]);
  const meaning = () => frame.$eval(".act-field .message", ({ textContent }) => textContent);
  for (let steps = 0; steps < ACTS.length && (await act()) !== wanted; steps += 1) {
    const before = await meaning();
    await page.keyboard.press(ACTS.indexOf(await act()) < ACTS.indexOf(wanted) ? "ArrowDown" : "ArrowUp");
    await waitFor("the meaning of the next act", async () => (await meaning()) !== before);
  }
  await waitForValue("the act in the list", act, wanted);
}

/** Opens the editor of the attribution “underlined” and presses the button of another speaker in it. */
async function replaceSpeaker(page: Page, name: string): Promise<Frame> {
  await openCard(page, "underlined");
  const frame = await openCorrectionByKey(page, "correct-attribution");
  await pressInEditor(frame, ".chip", name);
  await waitForValue(
    "the pressed speakers",
    () => frame.$$eval(".chip[aria-pressed=true]", (chips) => chips.map((chip) => chip.textContent)),
    [name],
  );
  return frame;
}

/** Presses the element of an editor whose text contains some words. */
async function pressInEditor(frame: Frame, selector: string, words: string): Promise<void> {
  await waitFor(`“${words}” in the editor`, () =>
    frame.evaluate(
      (one, wanted) => {
        const found = [...document.querySelectorAll<HTMLElement>(one)].find((element) =>
          (element.getAttribute("aria-label") ?? element.innerText).includes(wanted),
        );
        found?.click();
        return found !== undefined;
      },
      selector,
      words,
    ),
  );
}

/** Returns the speakers of all stored corrections. */
async function storedSpeakers(): Promise<(readonly string[] | undefined)[]> {
  return (await testBrowser.storedRecords()).corrections.map(({ reading }) => reading?.speakers);
}

describe("Corrections by the user", () => {
  it("replace the speaker by the pressed one, and add one with the button beside it", async () => {
    const page = await visitReadout();
    const frame = await replaceSpeaker(page, "Mateus Duarte");
    await pressInEditor(frame, ".chip.add", "Add Astrid Halvorsen as another speaker");
    await waitFor("both speakers", async () => (await frame.$$(".chip[aria-pressed=true]")).length === 2);
    await pressInEditor(frame, ".chip[aria-pressed=true]", "Astrid Halvorsen");
    await waitFor("one speaker", async () => (await frame.$$(".chip[aria-pressed=true]")).length === 1);
    await saveEditorByKeys(page);
    await waitForCard(page, "Correction saved.");
    expect(await storedSpeakers()).to.deep.equal([["Mateus Duarte"]]);
  });

  it("change the speaker of all attributions to one speaker on the page, and undo that as one", async () => {
    const page = await visitReadout();
    const frame = await replaceSpeaker(page, "Mateus Duarte");
    await pressInEditor(frame, ".scopes button", "all attributions to Astrid Halvorsen on this page");
    await waitForCard(page, "Correction saved.");
    const speakers = await storedSpeakers();
    expect(speakers.length).to.be.greaterThan(1);
    for (const one of speakers) expect(one).to.deep.equal(["Mateus Duarte"]);
    await clickInOverlay(page, "Undo");
    await waitFor("no corrections", async () => (await storedSpeakers()).length === 0);
  });

  it("make both names one person in the whole library if the user says so, and undo that as one", async () => {
    const page = await visitReadout();
    const frame = await replaceSpeaker(page, "Mateus Duarte");
    await pressInEditor(frame, ".scopes button", "Astrid Halvorsen and Mateus Duarte are the same person");
    await waitForCard(page, "Correction saved.");
    const { people, corrections } = await testBrowser.storedRecords();
    expect(corrections.length).to.equal(1);
    expect(people.map(({ name, names }) => [name, names])).to.deep.equal([
      ["Mateus Duarte", ["Mateus Duarte", "Astrid Halvorsen"]],
    ]);
    await clickInOverlay(page, "Undo");
    await waitFor("neither a person nor a correction", async () => {
      const stored = await testBrowser.storedRecords();
      return stored.people.length + stored.corrections.length === 0;
    });
  });

  it("take a name that is typed as soon as the editor is open", async () => {
    const page = await visitReadout();
    await openCard(page, "underlined");
    const frame = await openCorrectionByKey(page, "correct-attribution");
    await waitFor("the focus on a name", () => frame.evaluate("document.activeElement.matches('.chip')"));
    await page.keyboard.type("Ingrid Vale");
    await waitForValue("the typed name", () => frame.$eval("input", ({ value }) => value), "Ingrid Vale");
    await saveEditorByKeys(page);
    await waitForCard(page, "Correction saved.");
    expect(await storedSpeakers()).to.deep.equal([["Ingrid Vale"]]);
  });

  it("change speaker, act and end of an attribution by keys alone, are painted meanwhile, and are not observable by the page", async () => {
    const page = await visitReadout();
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      for (const type of ["keydown", "keypress", "input", "beforeinput", "paste"]) {
        addEventListener(type, (event) => heard.push(`${type} ${(event as KeyboardEvent).key ?? ""}`), true);
      }
    });
    await openCard(page, "underlined");
    const frame = await openCorrectionByKey(page, "correct-attribution");
    await tabTo(page, frame, /^Another speaker$/);
    await page.keyboard.type("Ingrid Vale");
    await page.keyboard.press("Enter");
    await waitFor("the added speaker", () =>
      frame.evaluate(() => [...document.querySelectorAll(".chip")].some((one) => one.textContent === "Ingrid Vale")),
    );
    await tabTo(page, frame, /states.*agrees/);
    await chooseActByKeys(page, frame, "agree");
    await tabTo(page, frame, /^Content: start one word earlier$/);
    await page.keyboard.press("ArrowLeft");
    await waitForMark(page, "active", CORRECTED_CONTENT);
    expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).to.deep.equal([]);
    await saveEditorByKeys(page);
    await waitForCard(page, "Correction saved.");
    await openCard(page, CORRECTED_WORDS);
    await waitFor("the corrected speaker and act on the card", async () =>
      /(?=.*Ingrid Vale)(?=.*agrees)/s.test(await userWordsText(page)),
    );

    // The tests below store the same record at their start.
    const { changed, reading } = correctionOfContent();
    const [kept] = (await testBrowser.storedRecords()).corrections;
    expect(kept?.changed).to.deep.equal(changed);
    expect(kept?.reading?.speakers).to.deep.equal(reading?.speakers);
    expect(kept?.reading?.act).to.equal(reading?.act);
    expect(kept?.reading?.contents.map(([quote]) => quote.exact)).to.deep.equal([CORRECTED_CONTENT]);
  });

  it("are shown on the next visit and in the popup, and are exported", async () => {
    const page = await visitCorrectedReadout();
    await waitForMark(page, "cooperative", CORRECTED_CONTENT);
    const popup = await testBrowser.openPopup(page);
    await waitFor("the correction in the popup", async () => (await popup.text()).includes(CORRECTED_WORDS));
    await popup.export("page", "csv");
    expect(await testBrowser.savedFile(".csv")).to.match(
      /Ingrid Vale.*\n?.*payments would continue to follow verified/,
    );
  });

  it("follow their passage when the text of the page around them changes", async () => {
    const page = await visitCorrectedReadout();
    await waitForMark(page, "cooperative", CORRECTED_CONTENT);
    const cues = await paintedCount(page, "cue");
    await page.evaluate(() => {
      const added = document.createElement("p");
      added.textContent = "Updated this evening. Prime Minister Halvorsen welcomed the new ferry to Bergen.";
      document.querySelector("h1")?.after(added);
    });
    await waitForCueCount(page, cues + 1);
    await waitForMark(page, "cooperative", CORRECTED_CONTENT);
    await openCard(page, CORRECTED_WORDS);
  });

  it("can be reverted on the card, and the revert can be undone there", async () => {
    const page = await visitCorrectedReadout();
    await openCard(page, CORRECTED_WORDS);
    await clickInOverlay(page, "Revert");
    await waitForCard(page, "Correction reverted.");
    await waitForMark(page, "neutral", CONTENT);
    await clickInOverlay(page, "Undo");
    await waitForMark(page, "cooperative", CORRECTED_CONTENT);
  });

  it("dismiss an attribution by a command, list it in the popup, and restore it from there", async () => {
    const page = await visitReadout();
    const cues = await paintedCount(page, "cue");
    await openCard(page, "congratulated");
    await runCommand(page, "dismiss-attribution");
    await waitForCard(page, "Dismissed.");
    await waitForCueCount(page, cues - 1);
    const popup = await testBrowser.openPopup(page);
    await waitFor("the dismissal in the popup", async () => (await popup.text()).includes("You dismissed this"));
    expect(await popup.texts(".attribution .cue")).to.not.include("congratulated");
    await popup.press("Revert");
    await waitFor("the attribution in the popup", async () =>
      (await popup.texts(".attribution .cue")).includes("congratulated"),
    );
    await popup.close();
    await waitForCueCount(page, cues);
  });

  it("hide the highlights of an attribution, also on the next visit, but keep it in the popup's list", async () => {
    const page = await visitReadout();
    const cues = await paintedCount(page, "cue");
    await openCard(page, "congratulated");
    await clickInOverlay(page, "Dismiss…");
    await clickInOverlay(page, "Hide highlight");
    await waitForCueCount(page, cues - 1);
    const popup = await testBrowser.openPopup(page);
    await waitForValue("the hidden cues in the popup", () => popup.texts(".is-hidden .cue"), ["congratulated"]);
    await popup.close();
    await page.reload();
    await waitForCueCount(page, cues - 1);
  });

  it("mark a passage that the engine missed, also on the next visit", async () => {
    const missed = "Both capitals keep an eye on the herring";
    site.add("/missed.html", pageWith(`${READOUT_ARTICLE}<p>${missed}, it was heard.</p>`));
    const page = await visitReadout("/missed.html");
    await page.evaluate((words) => {
      const [text] = [...document.querySelectorAll("p")]
        .filter(({ textContent }) => textContent?.startsWith(words))
        .map(({ firstChild }) => firstChild as Text);
      if (text) getSelection()?.setBaseAndExtent(text, 0, text, words.length);
    }, missed);
    const frame = await openCorrectionByKey(page, "mark-selection");
    await page.keyboard.press("Enter");
    await waitFor("the chosen speaker", () => frame.$(".chip[aria-pressed=true]"));
    await tabTo(page, frame, /^Add cue$/);
    await page.keyboard.press("Enter");
    await waitFor("the added cue", async () => (await frame.$$(".role-row")).length === 2);
    await saveEditorByKeys(page);
    await openCard(page, "Marked by you");
    await waitFor("the speaker on the card", async () => (await userWordsText(page)).includes("Astrid Halvorsen"));
    await page.reload();
    await waitForMark(page, "neutral", missed);
  });
});

describe("A change of a note", () => {
  it("can be undone next to the note after saving", async () => {
    const page = await visitReadout();
    await openCard(page, "invited");
    await clickInOverlay(page, "Add note");
    const first = await noteEditor(page);
    await first.type("textarea", "Said too soon");
    await first.type(".tag-field input", "herring, eyes");
    await saveEditorByKeys(page);
    await waitForNoteHighlights(page, 1);
    await openCard(page, "herring · eyes");
    const second = await editNoteOnCard(page, "Said too soon");
    await second.type("textarea", " and too loud");
    await saveEditorByKeys(page);
    await waitForCard(page, "Note saved.");
    expect((await testBrowser.storedRecords()).notes[0]?.bodyValue).to.contain("too loud");
    await clickInOverlay(page, "Undo");
    await waitForValue("the card to close", () => cardText(page), "");
    await openCard(page, "herring · eyes");
    await waitFor("the words before the change on the card", async () => {
      const text = await userWordsText(page);
      return text.includes("Said too soon") && !text.includes("too loud");
    });
  });
});

describe("A link to a passage", () => {
  it("opens the card of the attribution that it names", async () => {
    const page = await testBrowser.openPage(
      site.url("/demo/oslo.html#:~:text=for%20hosting%20the%20climate%20ministers"),
    );
    await waitForCard(page, "thanked");
  });

  it("opens no card when its text is in no attribution", async () => {
    const page = await testBrowser.openPage(site.url("/demo/oslo.html#:~:text=Press%20release"));
    await waitForHighlights(page);
    expect(await cardText(page)).to.equal("");
    // The command continues from the card that was open last. It opens the first card only if none was open.
    expect(await openNextCard(page)).to.match(/\b1\/\d+/);
  });
});

describe("A copied citation of a claim", () => {
  it("is on the clipboard as text and HTML, with issuer, date, link and access time", async () => {
    const page = await visitReadout();
    await openCard(page, "invited");
    await clickInOverlay(page, "Copy");
    await waitForCard(page, "Copied with source.");
    const [plain, html] = await paste(page);
    expect(plain).to.match(
      /^Mateus Duarte invited “to visit Manaus next year” \(Norway, “.*”, 20 November 2026, accessed \d+ \w+ \d{4}, \d\d:\d\d .*, http.*#:~:text=.*\)$/,
    );
    expect(html)
      .to.contain("<strong>Mateus Duarte</strong>")
      .and.to.match(/<a href="http[^"]*#:~:text=/);
    await clickInOverlay(page, "Copy as Markdown");
    await waitForCard(page, "Copied as Markdown.");
    expect((await paste(page))[0]).to.match(/^\*\*Mateus Duarte\*\* invited .*\[.*\]\(http.*#:~:text=.*\)/);
  });

  /** Pastes into a new field of the page and returns the pasted text and HTML. */
  async function paste(page: Page): Promise<[plain: string, html: string]> {
    await page.evaluate(() => {
      Object.assign(window, { pasted: undefined });
      const field = document.createElement("textarea");
      field.addEventListener("paste", ({ clipboardData }) => {
        const pasted = ["text/plain", "text/html"].map((type) => clipboardData?.getData(type) ?? "");
        Object.assign(window, { pasted });
      });
      document.body.append(field);
      field.focus();
    });
    await pressWithControl(page, "v");
    return waitFor("what is pasted", () =>
      page.evaluate(() => (window as unknown as { pasted?: [string, string] }).pasted),
    );
  }
});
