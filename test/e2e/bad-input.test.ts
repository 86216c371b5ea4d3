import { expect } from "chai";
import type { Frame, Page } from "puppeteer-core";
import { serve } from "../serve.mjs";
import { Backstage } from "./backstage.ts";
import { ORDINARY, OTHER_READOUT, pageWith, paragraphs, READOUT, STRICT } from "./bad-pages.ts";
import { type BrowserName, editorFrame, findEditor, type Popup, painted, Reader, until } from "./reader.ts";

const name = (process.env.BROWSER ?? "chromium") as BrowserName;

const CONTENT = ["nv-3", "nv-4", "nv-5", "nv-6", "nv-7"];
const MARKS = ["nv-1", "nv-2", ...CONTENT, "nv-8", "nv-9"];

/** The words under each of our marks, of ranges that are still in the page. */
function marks(page: Page): Promise<string[]> {
  return page.evaluate(
    (names) =>
      names.flatMap((label) =>
        [...((CSS.highlights.get(label) ?? []) as Iterable<Range>)]
          .filter(({ startContainer, endContainer }) => startContainer.isConnected && endContainer.isConnected)
          .map((range) => `${label} ${range}`)
          .sort(),
      ),
    MARKS,
  );
}

describe(`Pages that make it hard, in ${name}`, function () {
  this.timeout(120_000);
  const reader = new Reader(name);
  const backstage = new Backstage(reader);
  const pages = new Map<string, string>();
  const pageErrors: string[] = [];
  let site: Awaited<ReturnType<typeof serve>>;
  let page: Page;

  before(async () => {
    site = await serve(`${import.meta.dirname}/../demo`, { pages, headers: new Map([["/strict.html", STRICT]]) });
    await reader.open();
    await backstage.open();
  });
  after(async () => {
    await reader.end();
    await site.close();
  });
  afterEach(async () => {
    await page?.close().catch(() => undefined);
    expect(pageErrors.splice(0), "errors in the page").to.deep.equal([]);
  });

  async function visit(path: string, html?: string): Promise<Page> {
    if (html !== undefined) pages.set(path, html);
    page = await reader.visit(site.url + path);
    page.on("pageerror", (error) => pageErrors.push(String(error)));
    return page;
  }

  async function visitReadout(path: string): Promise<void> {
    await visit(path, pageWith(READOUT));
    await until("marks", async () => (await marks(page)).length > 20);
  }

  const openEditor = (on: Page = page): Promise<Frame> => backstage.openEditor(on);

  async function typeDraft(frame: Frame, words: string): Promise<void> {
    await frame.type("textarea", words);
    await until("the draft", async () => (await textOf(frame, ".editor-foot")).includes("Draft kept"));
  }

  async function inPopup(work: (popup: Popup) => Promise<void>, of: Page = page): Promise<void> {
    const popup = await reader.openPopup(of);
    await work(popup);
    await popup.close();
  }

  const isGone = async () => (await marks(page)).length === 0;

  describe("A page that works against what is shown", () => {
    it("is painted again, however often it clears the registry, and keeps its own highlight", async () => {
      await visitReadout("/wiping.html");
      const before = await marks(page);
      for (let round = 0; round < 3; round += 1) {
        await page.evaluate(() => {
          const range = document.createRange();
          range.selectNodeContents(document.querySelector("h1") as Element);
          CSS.highlights.clear();
          CSS.highlights.set("own", new Highlight(range));
        });
        await until("the marks again", async () => (await marks(page)).length === before.length);
        expect(await marks(page)).to.deep.equal(before);
        expect(await painted(page, "own")).to.equal(1);
      }
    });

    it("gets the card back in view when it removes or closes it", async () => {
      await visitReadout("/removing.html");
      await backstage.command(page, "next-attribution");
      const isShown = async () => (await backstage.overlay(page, ".card .speaker"))[0]?.text;
      const speaker = await until("the card", isShown);
      for (const act of ["remove", "hidePopover"] as const) {
        await page.evaluate((method) => (document.documentElement.lastElementChild as HTMLElement)[method](), act);
        expect(await until("the card again", isShown)).to.equal(speaker);
        const [card] = await until("the card in view", async () => {
          const found = await backstage.overlay(page, ".card");
          return found[0] && found[0].x > 0 && found;
        });
        expect(card?.text).to.contain("Add note");
      }
    });

    it("cannot take typed words by removing the editor, nor does Escape then drop them", async () => {
      await visitReadout("/removing.html");
      const frame = await openEditor();
      await typeDraft(frame, "Typed before the page removed it");
      await page.evaluate(() => document.documentElement.lastElementChild?.remove());
      const again = await until("the editor again", async () => {
        const found = await findEditor(page);
        return found && (await typedIn(found)) === "Typed before the page removed it" && found;
      });
      await again.focus("textarea");
      await page.keyboard.press("Escape");
      await until("the editor to close", async () => !(await findEditor(page)));
      await inPopup(async (popup) => {
        await until("the draft", async () => (await popup.text()).includes("Typed before the page removed it"));
        await popup.press("Discard");
        await until("no draft", async () => !(await popup.text()).includes("Not saved yet"));
      });
    });
  });

  describe("A page that changes without loading", () => {
    const SCRIPT = `
      function go(path, html) {
        history.pushState({}, "", path);
        setTimeout(() => (document.querySelector("main").innerHTML = html), 1500);
      }`;
    const go = (path: string, html: string) =>
      page.evaluate(
        (to, main) => (window as unknown as { go(to: string, main: string): void }).go(to, main),
        path,
        html,
      );

    it("marks a readout that a script renders after pushState on a quiet page", async () => {
      await visit("/app.html", pageWith(ORDINARY, SCRIPT));
      expect(await marks(page)).to.deep.equal([]);
      await go("/app/readout", READOUT);
      await until("marks", async () => (await painted(page, "nv-2")) > 8);
    });

    it("takes the marks, the card and the badge away when the next text is ordinary", async () => {
      await visit("/app.html", pageWith(READOUT, SCRIPT));
      await until("the badge", async () => Number(await backstage.badge(page)) > 8);
      await backstage.command(page, "next-attribution");
      await until("the card", async () => (await backstage.overlay(page, ".card")).length === 1);
      await go("/app/ordinary", ORDINARY);
      await until("no marks", isGone);
      await until("no badge", async () => (await backstage.badge(page)) === "");
      expect(await backstage.overlay(page, ".card")).to.deep.equal([]);
      await inPopup(async (popup) => {
        await until("the words for no readout", async () => (await popup.text()).includes("No readout noticed"));
      });
    });

    it("marks the second of two readouts, and lists no words of the first", async () => {
      await visit("/app.html", pageWith(READOUT, SCRIPT));
      await until("marks", async () => (await painted(page, "nv-2")) > 8);
      await go("/app/second", OTHER_READOUT);
      await until("other marks", async () => (await marks(page)).some((one) => one === "nv-2 reiterated"));
      await inPopup(async (popup) => {
        await until("the list", async () => (await popup.texts(".attribution .cue")).includes("reiterated"));
        expect(await popup.texts(".attribution .cue")).not.to.include("congratulated");
      });
    });

    it("forgets at the next address that one page was to be analysed anyway", async () => {
      await visit("/app.html", pageWith(ORDINARY, SCRIPT));
      await inPopup(async (popup) => {
        await popup.press("Analyse anyway");
        await until("marks", async () => (await painted(page, "nv-2")) > 0);
      });
      await go("/app/other", ORDINARY.replaceAll("Renn", "Rask"));
      await until("no marks", isGone);
    });

    it("marks an article that is inserted late", async () => {
      const insert = `addEventListener("load", () => setTimeout(() => {
        document.querySelector("main").innerHTML = ${JSON.stringify(READOUT)};
      }, 1500))`;
      await visit("/late.html", pageWith("<p>Loading…</p>", insert));
      await until("marks", async () => (await painted(page, "nv-2")) > 8);
    });

    for (const [what, render] of [
      [
        "its nodes",
        () => {
          const main = document.querySelector("main") as Element;
          main.replaceChildren(...[...main.childNodes].map((node) => node.cloneNode(true)));
        },
      ],
      [
        "its body",
        () => {
          document.body = document.body.cloneNode(true) as HTMLBodyElement;
        },
      ],
    ] as const) {
      it(`marks equal words in new nodes when a framework replaces ${what}`, async () => {
        await visitReadout("/framework.html");
        const before = await marks(page);
        await page.evaluate(render);
        await until("the marks in the new nodes", async () => (await marks(page)).join() === before.join());
      });
    }

    it("reads a readout that the app puts into another body", async () => {
      await visit("/app.html", pageWith(READOUT, SCRIPT));
      await until("marks", async () => (await painted(page, "nv-2")) > 8);
      await page.evaluate((html) => {
        const body = document.createElement("body");
        body.innerHTML = `<main>${html}</main>`;
        document.body = body;
      }, OTHER_READOUT);
      await until("other marks", async () => (await marks(page)).some((one) => one === "nv-2 reiterated"));
      await page.evaluate((html) => (document.body.innerHTML = `<main>${html}</main>`), ORDINARY);
      await until("no marks", isGone);
    });
  });

  describe("A page that was edited after it was noted", () => {
    const passage = "invited the Prime Minister to visit Manaus next year";

    async function note(path: string): Promise<void> {
      await visitReadout(path);
      await inPopup(async (popup) => {
        const cues = await until("the list", async () => {
          const found = await popup.texts(".attribution .cue");
          return found.includes("invited") && found;
        });
        await popup.press(`Add note on attribution ${cues.indexOf("invited") + 1}`);
      }).catch(ignoreClosed);
      const frame = await editorFrame(page);
      await frame.waitForSelector("textarea");
      await frame.type("textarea", "A first visit");
      await press(frame, "Save");
      await until("the note's mark", async () => (await painted(page, "nv-8")) === 1);
      await page.close();
    }

    it("says that the passage has changed, and marks it where it is", async () => {
      await note("/edited.html");
      await visit(
        "/edited.html",
        pageWith(READOUT.replace(passage, "invited the Prime Minister to come to Manaus soon")),
      );
      await until("the note's mark", async () => (await painted(page, "nv-8")) === 1);
      expect((await marks(page)).filter((one) => one.startsWith("nv-8"))[0]).to.match(/invited .* Manaus/);
      await inPopup(async (popup) => {
        await until("the state", async () => (await popup.text()).includes("Its passage has changed"));
      });
    });

    it("says that the passage is gone, and marks nothing in its stead", async () => {
      await note("/cut.html");
      const [paragraph] = READOUT.match(/<p>President Duarte expressed[\s\S]*?<\/p>/) ?? [];
      await visit("/cut.html", pageWith(READOUT.replace(paragraph ?? "", "")));
      await until("marks", async () => (await painted(page, "nv-2")) > 5);
      await inPopup(async (popup) => {
        await until("the state", async () => (await popup.text()).includes("no longer in the page"));
        expect(await popup.text()).to.contain("A first visit");
      });
      expect(await painted(page, "nv-8")).to.equal(0);
    });
  });

  describe("A page of five megabytes", () => {
    // It is one text for both browsers: each takes one of the two tops.
    const [what, top] = name === "firefox" ? ["without a readout", ORDINARY] : ["with a readout at its top", READOUT];
    it(`stays usable ${what}`, async () => {
      await visit("/long.html", pageWith(`${top}<section>${paragraphs(5_000_000)}</section>`));
      await page.type("input", "still typing");
      expect(await page.$eval("input", (input) => input.value)).to.equal("still typing");
      await inPopup(async (popup) => {
        await until("an answer", async () => /No readout noticed|attributions/.test(await popup.text()));
      });
      await page.type("input", " after");
      expect(await page.$eval("input", (input) => input.value)).to.equal("still typing after");
      if (top === READOUT) await until("marks", async () => (await painted(page, "nv-2")) > 8);
      else expect(await marks(page)).to.deep.equal([]);
    });
  });

  describe("A page under a strict policy, in two tabs, or closed too soon", () => {
    it("marks a page of the strictest policy, and opens card and editor there", async () => {
      await visitReadout("/strict.html");
      const frame = await openEditor();
      await typeDraft(frame, "Written under Trusted Types");
      await press(frame, "Save");
      await until("the note's mark", async () => (await painted(page, "nv-8")) === 1);
      await until("the card with the note", async () => {
        await backstage.command(page, "next-attribution");
        return (await backstage.overlay(page, ".card-note")).some(({ text }) => text.includes("Trusted Types"));
      });
    });

    it("keeps the notes that two tabs of one page save at the same moment", async () => {
      await visitReadout("/two-tabs.html");
      const first = page;
      const firstFrame = await openEditor(first);
      await firstFrame.type("textarea", "From the first tab");
      await visitReadout("/two-tabs.html");
      const secondFrame = await openEditor(page);
      await secondFrame.type("textarea", "From the second tab");
      await Promise.all([press(firstFrame, "Save"), press(secondFrame, "Save")]);
      for (const tab of [first, page]) {
        await inPopup(async (popup) => {
          await until("both notes", async () => {
            const text = (await popup.texts(".note")).join();
            return text.includes("From the first tab") && text.includes("From the second tab");
          });
        }, tab);
      }
      await first.close();
    });

    it("offers words that were typed and not saved when their tab was closed", async () => {
      await visitReadout("/draft.html");
      await typeDraft(await openEditor(), "Half a thought");
      await page.close();
      await visitReadout("/draft.html");
      await inPopup(async (popup) => {
        await until("the draft", async () => (await popup.text()).includes("Not saved yet"));
        expect(await popup.text()).to.contain("Half a thought");
        await popup.press("Save note");
        await until("the note", async () => (await popup.texts("[aria-label=Notes] .note")).join().includes("Half a"));
        expect(await popup.text()).not.to.contain("Not saved yet");
      });
      await until("the note's mark", async () => (await painted(page, "nv-8")) === 1);
    });

    it("opens a stored note with the words that were typed and not saved the last time", async () => {
      await visitReadout("/second-thoughts.html");
      const frame = await openEditor();
      await frame.type("textarea", "First thought");
      await press(frame, "Save");
      await until("the editor to close", async () => !(await findEditor(page)));
      const edit = async () => {
        await backstage.command(page, "previous-attribution");
        await backstage.command(page, "next-attribution");
        await backstage.click(page, "First thought");
        return editorFrame(page);
      };
      const second = await edit();
      await second.waitForSelector("textarea");
      await typeDraft(second, ", and a second");
      const whole = await typedIn(second);
      await second.focus("textarea");
      await page.keyboard.press("Escape");
      await until("the editor to close", async () => !(await findEditor(page)));
      const third = await edit();
      await until("the words", async () => (await typedIn(third)) === whole);
      expect(whole).to.contain("First thought").and.to.contain("second");
    });
  });

  describe("A page that was open when the extension was renewed", () => {
    const RELOAD = "Reload the page to go on.";
    /** In Firefox the browser itself ends the old script; what stands over the page must go all the same. */
    const hasOldScript = name === "chromium";

    it("tells the reader to load it again, in place of the editor, and keeps the draft", async () => {
      await visitReadout("/renewed.html");
      await typeDraft(await openEditor(), "Typed before the update");
      await backstage.renew(page);
      await until("the dead editor to go", async () => (await backstage.overlay(page, "iframe")).length === 0);
      if (hasOldScript)
        await until("the words", async () => (await backstage.overlay(page, ".card"))[0]?.text.includes(RELOAD));
      await page.reload();
      await until("marks", async () => (await marks(page)).length > 20);
      await inPopup(async (popup) => {
        await until("the draft", async () => (await popup.text()).includes("Typed before the update"));
        await popup.press("Discard");
        await until("no draft", async () => !(await popup.text()).includes("Not saved yet"));
      });
    });

    it("says so on the card", async () => {
      await visitReadout("/renewed.html");
      await backstage.renew(page);
      await pointAt("congratulated");
      const [card] = await until("the card", async () => {
        const found = await backstage.overlay(page, ".card");
        return found.length > 0 && found;
      });
      expect(card?.text).to.contain(hasOldScript ? RELOAD : "Add note");
      await page.keyboard.press("Escape");
      await until("no card", async () => (await backstage.overlay(page, ".card")).length === 0);
    });

    it("goes on with one card when the popup wakes it", async () => {
      await visitReadout("/renewed.html");
      await backstage.renew(page);
      await inPopup(async (popup) => {
        await until("the list", async () => (await popup.texts(".attribution")).length > 8);
      });
      await pointAt("congratulated");
      await until("the card", async () => (await backstage.overlay(page, ".card")).length > 0);
      const cards = await backstage.overlay(page, ".card");
      expect(cards.map(({ text }) => text.includes("Add note"))).to.deep.equal([true]);
    });

    /** Lets the mouse rest on a word of the page. */
    async function pointAt(word: string): Promise<void> {
      const { x, y } = await page.evaluate((wanted) => {
        const range = document.createRange();
        const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node = nodes.nextNode() as Text | null; node; node = nodes.nextNode() as Text | null) {
          const at = node.data.indexOf(wanted);
          if (at < 0) continue;
          range.setStart(node, at);
          range.setEnd(node, at + wanted.length);
          break;
        }
        const box = range.getBoundingClientRect();
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      }, word);
      await page.mouse.move(x + 1, y);
      await page.mouse.move(x, y);
    }
  });

  describe("After all of it", () => {
    it("the browser has noted no error of the extension", async () => {
      expect(await backstage.problems()).to.deep.equal([]);
    });
  });
});

describe(`A browser that refuses to store notes, in ${name}`, function () {
  this.timeout(120_000);
  const reader = new Reader(name);
  const backstage = new Backstage(reader);
  let site: Awaited<ReturnType<typeof serve>>;
  let page: Page;

  before(async () => {
    site = await serve(`${import.meta.dirname}/../demo`);
    await reader.open();
    await backstage.inBackground(`(scope) => {
      const open = scope.IDBFactory.prototype.open;
      scope.allowAgain = () => (scope.IDBFactory.prototype.open = open);
      scope.IDBFactory.prototype.open = () => {
        throw new scope.DOMException("The operation is insecure.", "SecurityError");
      };
    }`);
    page = await reader.visit(`${site.url}/oslo.html`);
  });
  after(async () => {
    await reader.end();
    await site.close();
  });

  const REFUSED = "did not let Note Verbale store notes";

  it("marks the page all the same, and says in the popup what is wrong", async () => {
    await until("marks", async () => (await painted(page, "nv-2")) > 8);
    const popup = await reader.openPopup(page);
    await until("the words", async () => (await popup.text()).includes(REFUSED));
    expect((await popup.texts(".attribution")).length).to.be.greaterThan(8);
    await popup.press("Add note on attribution 3");
    await popup.close().catch(ignoreClosed);
  });

  it("keeps what was typed in the editor, with what went wrong below it", async () => {
    const frame = await editorFrame(page);
    await frame.waitForSelector("textarea");
    await frame.type("textarea", "Not to be lost");
    await press(frame, "Save");
    await until("the words", async () => (await textOf(frame, "[role=alert]")).includes(REFUSED));
    expect(await typedIn(frame)).to.equal("Not to be lost");
  });

  it("saves it once the browser lets it, and says no more of it", async () => {
    await backstage.inBackground("(scope) => scope.allowAgain()");
    const frame = await editorFrame(page);
    await press(frame, "Save");
    await until("the note's mark", async () => (await painted(page, "nv-8")) === 1);
    const popup = await reader.openPopup(page);
    await until("the note", async () => (await popup.text()).includes("Not to be lost"));
    expect(await popup.text()).not.to.contain(REFUSED);
    await popup.close();
  });
});

/** The popup may close by itself when what was pressed opens something in the page. */
function ignoreClosed(error: unknown): void {
  if (!/clos|detach|destroy/i.test(String(error))) throw error;
}

function textOf(frame: Frame, selector: string): Promise<string> {
  return frame.$eval(selector, (element) => element.textContent ?? "");
}

function typedIn(frame: Frame): Promise<string> {
  return frame.$eval("textarea", (area) => area.value);
}

async function press(frame: Frame, label: string): Promise<void> {
  await frame.evaluate((wanted) => {
    [...document.querySelectorAll("button")].find((one) => one.textContent === wanted)?.click();
  }, label);
}
