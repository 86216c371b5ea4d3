import { expect } from "chai";
import type { Frame, Page } from "puppeteer-core";
import { serve } from "../serve.mjs";
import { Backstage } from "./backstage.ts";
import { pageWith, READOUT } from "./bad-pages.ts";
import { type BrowserName, editorFrame, findEditor, type Popup, painted, Reader, until } from "./reader.ts";

const name = (process.env.BROWSER ?? "chromium") as BrowserName;

/** The words under one of our marks. */
function wordsUnder(page: Page, mark: string): Promise<string[]> {
  return page.evaluate(
    (label) => [...((CSS.highlights.get(label) ?? []) as Iterable<Range>)].map((range) => String(range)),
    mark,
  );
}

describe(`Corrections by the reader, in ${name}`, function () {
  this.timeout(180_000);
  const reader = new Reader(name);
  const backstage = new Backstage(reader);
  const pages = new Map([
    ["/corrected.html", pageWith(READOUT)],
    ["/missed.html", pageWith(`${READOUT}<p>Both capitals keep an eye on the herring, it was heard.</p>`)],
  ]);
  let site: Awaited<ReturnType<typeof serve>>;
  let page: Page;

  before(async () => {
    site = await serve(`${import.meta.dirname}/../demo`, { pages });
    await reader.open();
    await backstage.open();
  });
  after(async () => {
    await reader.end();
    await site.close();
  });

  async function visit(path: string): Promise<void> {
    page = await reader.visit(site.url + path);
    await until("marks", async () => (await painted(page, "nv-2")) > 8);
  }

  const card = async () => (await backstage.overlay(page, ".card"))[0]?.text ?? "";

  /** Goes by command to the attribution whose card says so. */
  async function goTo(words: string): Promise<void> {
    for (let steps = 0; steps < 30; steps += 1) {
      const before = await card();
      await backstage.command(page, "next-attribution");
      await until("the next card", async () => (await card()) !== before);
      if ((await card()).includes(words)) return;
    }
    throw new Error(`No card says “${words}”.`);
  }

  async function correctByKey(): Promise<Frame> {
    await backstage.command(page, "correct-attribution");
    const frame = await editorFrame(page);
    await frame.waitForSelector("form.correction");
    await until("the keyboard in the frame", () => frame.evaluate(() => document.activeElement?.className === "chip"));
    return frame;
  }

  /** Tabs within the frame until the control of this name has the keyboard. */
  async function tabTo(frame: Frame, wanted: RegExp): Promise<void> {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press("Tab");
      const focused = await frame.evaluate(() => {
        const { activeElement: one } = document;
        return one?.ariaLabel || one?.textContent || one?.tagName || "";
      });
      if (wanted.test(focused)) return;
    }
    throw new Error(`${wanted} cannot be reached by Tab.`);
  }

  async function inPopup(work: (popup: Popup) => Promise<void>): Promise<void> {
    const popup = await reader.openPopup(page);
    await work(popup);
    await popup.close();
  }

  const save = async () => {
    await page.keyboard.down("Control");
    await page.keyboard.press("Enter");
    await page.keyboard.up("Control");
    await until("the editor to close", async () => !(await findEditor(page)));
  };

  it("give an attribution another speaker, act and edges by keys alone, painted while it is done, unheard by the page", async () => {
    await visit("/corrected.html");
    await page.evaluate(() => {
      const heard: string[] = [];
      (window as unknown as { heard: string[] }).heard = heard;
      for (const type of ["keydown", "keypress", "input", "beforeinput", "paste"]) {
        addEventListener(type, (event) => heard.push(`${type} ${(event as KeyboardEvent).key ?? ""}`), {
          capture: true,
        });
      }
    });
    await goTo("underlined");
    const frame = await correctByKey();
    await tabTo(frame, /^Another speaker$/);
    await page.keyboard.type("Ingrid Vale");
    await page.keyboard.press("Enter");
    await until("the new chip", () =>
      frame.evaluate(() => [...document.querySelectorAll(".chip")].some((one) => one.textContent === "Ingrid Vale")),
    );
    await tabTo(frame, /states.*agrees/);
    await page.keyboard.type("+ agrees");
    await tabTo(frame, /^Content: start a word earlier$/);
    await page.keyboard.press("ArrowLeft");
    await until("the shorter content in the page", async () =>
      (await wordsUnder(page, "nv-9")).includes("that payments would continue to follow verified"),
    );
    expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).to.deep.equal([]);
    await save();
    await until("the words", async () => (await card()).includes("Your correction is kept."));
    await goTo("Corrected by you: speaker, act, content");
    expect(await card())
      .to.contain("Ingrid Vale")
      .and.to.contain("agrees");
  });

  it("are there on the next visit, in the popup, and in an export", async () => {
    await page?.close();
    await visit("/corrected.html");
    await until("the content as corrected", async () =>
      (await wordsUnder(page, "nv-4")).includes("that payments would continue to follow verified"),
    );
    await inPopup(async (popup) => {
      await until("the correction", async () =>
        (await popup.text()).includes("Corrected by you: speaker, act, content"),
      );
      await popup.choose("Format", "csv");
      await popup.press("This page");
      expect(await reader.savedFile(".csv")).to.match(/Ingrid Vale.*\n?.*payments would continue to follow verified/);
    });
  });

  it("follow the page when its text changes around them", async () => {
    await page.evaluate(() =>
      document
        .querySelector("h1")
        ?.after(Object.assign(document.createElement("p"), { textContent: "Updated this evening." })),
    );
    await until("the content as corrected", async () =>
      (await wordsUnder(page, "nv-4")).includes("that payments would continue to follow verified"),
    );
    await goTo("Corrected by you");
  });

  it("are taken back on the card, and that is undone", async () => {
    await backstage.click(page, "Take back");
    await until("the words", async () => (await card()).includes("Your correction is taken back."));
    await until("the engine's content", async () =>
      (await wordsUnder(page, "nv-3")).includes("that payments would continue to follow verified results"),
    );
    await backstage.click(page, "Undo");
    await until("the content as corrected", async () =>
      (await wordsUnder(page, "nv-4")).includes("that payments would continue to follow verified"),
    );
  });

  it("take an attribution away, list it in the popup, and give it back from there", async () => {
    await goTo("congratulated");
    const cues = await painted(page, "nv-2");
    await backstage.command(page, "dismiss-attribution");
    await until("the words", async () => (await card()).includes("not an attribution"));
    await until("one cue less", async () => (await painted(page, "nv-2")) === cues - 1);
    await inPopup(async (popup) => {
      await until("the dismissal", async () => (await popup.text()).includes("Not an attribution, you said"));
      expect((await popup.texts(".attribution .cue")).includes("congratulated")).to.equal(false);
      await popup.press("Take back");
      await until("the attribution", async () => (await popup.texts(".attribution .cue")).includes("congratulated"));
    });
    await until("the cue again", async () => (await painted(page, "nv-2")) === cues);
  });

  it("hide the marks of an attribution and leave it in the list", async () => {
    await goTo("congratulated");
    const cues = await painted(page, "nv-2");
    await backstage.click(page, "Dismiss…");
    await backstage.click(page, "Hide marks");
    await until("one cue less", async () => (await painted(page, "nv-2")) === cues - 1);
    await inPopup(async (popup) => {
      await until("the list", async () => (await popup.texts(".is-hidden .cue")).includes("congratulated"));
    });
    await page.reload();
    await until("marks without it", async () => (await painted(page, "nv-2")) === cues - 1);
  });

  it("mark a passage that the engine missed", async () => {
    await page?.close();
    await visit("/missed.html");
    await page.evaluate(() => {
      const text = [...document.querySelectorAll("p")].find((one) => one.textContent?.includes("herring"))
        ?.firstChild as Text;
      getSelection()?.setBaseAndExtent(text, 0, text, "Both capitals keep an eye on the herring".length);
    });
    await backstage.command(page, "mark-selection");
    const frame = await editorFrame(page);
    await frame.waitForSelector("form.correction");
    await until("the keyboard in the frame", () => frame.evaluate(() => document.activeElement?.className === "chip"));
    await page.keyboard.press("Enter");
    await tabTo(frame, /^Add cue$/);
    await page.keyboard.press("Enter");
    await until("the cue", () => frame.evaluate(() => document.querySelectorAll(".part").length === 2));
    await save();
    await goTo("Marked by you");
    expect(await card()).to.contain("Astrid Halvorsen");
    await page.reload();
    await until("the passage again", async () =>
      (await wordsUnder(page, "nv-3")).includes("Both capitals keep an eye on the herring"),
    );
  });

  it("leave a note's saving to be undone beside it", async () => {
    await page?.close();
    await visit("/oslo.html");
    await goTo("invited");
    await backstage.click(page, "Add note");
    const frame = await editorFrame(page);
    await frame.waitForSelector("textarea");
    await frame.type("textarea", "Said too soon");
    await frame.type(".tag-field input", "herring, eyes");
    await save();
    await until("the note's mark", async () => (await painted(page, "nv-8")) === 1);
    await goTo("herring · eyes");
    await backstage.click(page, "Said too soon");
    const again = await editorFrame(page);
    await again.waitForSelector("textarea");
    await again.type("textarea", " and too loud");
    await save();
    await until("the words", async () => (await card()).includes("Note saved."));
    await backstage.click(page, "Undo");
    await goTo("Said too soon");
    expect(await card()).not.to.contain("too loud");
  });

  describe("A link to a passage", () => {
    it("opens the card of the attribution that it names", async () => {
      await page?.close();
      page = await reader.visit(`${site.url}/oslo.html#:~:text=for%20hosting%20the%20climate%20ministers`);
      await until("the card", async () => (await card()).includes("thanked"));
    });

    it("opens nothing when its words stand in no attribution", async () => {
      await page?.close();
      page = await reader.visit(`${site.url}/oslo.html#:~:text=Press%20release`);
      await until("marks", async () => (await painted(page, "nv-2")) > 8);
      expect(await card()).to.equal("");
    });
  });

  describe("The citation of a claim", () => {
    it("lies on the clipboard as text and HTML, with issuer, date, link and time of reading", async () => {
      await page?.close();
      await visit("/oslo.html");
      await goTo("invited");
      await page.evaluate(() => {
        addEventListener("paste", (event) => {
          const types = ["text/plain", "text/html"].map((type) => event.clipboardData?.getData(type) ?? "");
          (window as unknown as { pasted: string[] }).pasted = types;
        });
      });
      await backstage.click(page, "Copy");
      await until("the words", async () => (await card()).includes("Copied with its link."));
      const [plain = "", html = ""] = await pasted();
      expect(plain).to.match(
        /^Mateus Duarte invited to visit Manaus next year \(Norway, “.*”, today, read \d+ \w+ \d{4}, \d\d:\d\d .*, http.*#:~:text=.*\)$/,
      );
      expect(html)
        .to.contain("<strong>Mateus Duarte</strong>")
        .and.to.match(/<a href="http[^"]*#:~:text=/);
      await backstage.click(page, "As Markdown");
      await until("the words", async () => (await card()).includes("Copied as Markdown."));
      expect((await pasted())[0]).to.match(/^\*\*Mateus Duarte\*\* invited .*\[.*\]\(http.*#:~:text=.*\)/);
    });

    /** What a paste into the page would give. */
    async function pasted(): Promise<string[]> {
      await page.evaluate(() => {
        document.querySelector("textarea")?.remove();
        document.body.append(document.createElement("textarea"));
        document.querySelector("textarea")?.focus();
      });
      await page.keyboard.down("Control");
      await page.keyboard.press("v");
      await page.keyboard.up("Control");
      return until("what was pasted", () => page.evaluate(() => (window as unknown as { pasted?: string[] }).pasted));
    }
  });
});
