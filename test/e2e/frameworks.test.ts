import { expect } from "chai";
import { build } from "esbuild";
import type { Page } from "puppeteer-core";
import { renderToString as renderReact } from "react-dom/server";
import { createSSRApp } from "vue";
import { renderToString as renderVue } from "vue/server-renderer";
import { loadShippedTagger } from "../../src/cli/shipped-files.ts";
import { SUGGESTION_THRESHOLD } from "../../src/content-script/highlight-attributions.ts";
import { analyzeText } from "../../src/engine/analyze-text.ts";
import type { Span } from "../../src/engine/span.ts";
import { HIGHLIGHT_ROLES, type HighlightRole } from "../../src/page/painter.ts";
import { ACT_FAMILIES } from "../../src/ui/act-labels.ts";
import { articleOnServer, pageOnServer } from "./frameworks/react-app.ts";
import { type App, type Part, START, type State } from "./frameworks/state.ts";
import { Live } from "./frameworks/vue-app.ts";
import { noteEditor, openNextCard, overlayElements, saveEditor } from "./support/extension.ts";
import { noteOn, readoutOf } from "./support/records.ts";
import { site, testBrowser } from "./support/shared-browser.ts";
import { waitFor, waitForValue } from "./support/wait.ts";

/** The passage of the tests' note. None of the states below changes its text. */
const NOTED = "the tunnel under the Grey Pass";
const NOTE = "Who pays for the tunnel?";

/**
 * The message that a test writes to the console at its end. When it arrives, all earlier messages of the page have
 * arrived.
 */
const LAST_MESSAGE = "The test ends.";

/** Each of the states below is reached from the first one by one call. */
const NEW_NODES: State = { ...START, paragraphs: renamed(START.paragraphs), points: renamed(START.points) };

const INSERTED: State = {
  ...START,
  paragraphs: [
    {
      key: "inserted",
      words:
        "President Veldor congratulated Prime Minister Marrant on the victory of her party in the autumn elections.",
    },
    ...START.paragraphs,
  ],
};

const REORDERED: State = {
  ...START,
  paragraphs: START.paragraphs.map((_, index, all) => all[[1, 0, 3, 2][index] ?? index] as Part),
  points: START.points.toReversed(),
};

const EDITED: State = {
  ...START,
  paragraphs: START.paragraphs.map((part) => ({
    ...part,
    words: part.words
      .replace("condemned the seizure of two", "expressed concern about the loss of five")
      .replace("hurt farmers", "ruin millers"),
  })),
  reads: 2_000,
};

function renamed(parts: readonly Part[]): Part[] {
  return parts.map(({ key, words }) => ({ key: `new ${key}`, words }));
}

/**
 * Returns one of many states: the parts in another order, in new nodes at every third turn, and with one part less at
 * every second turn.
 */
function turnedState(turn: number): State {
  const turned = (parts: readonly Part[]) =>
    parts.map((_, index): Part => {
      const { key, words } = parts[(index + turn) % parts.length] as Part;
      return { key: turn % 3 === 0 ? `${turn} ${index}` : key, words };
    });
  return {
    ...START,
    paragraphs: turned(START.paragraphs),
    points: turned(START.points.slice(turn % 2)),
    reads: turn,
  };
}

type Framework = "react" | "vue";

/** The pages as their servers send them: an app in an element of the page, and React's app as the whole document. */
const PAGES = {
  react: { framework: "react", render: async () => pageAround(renderReact(articleOnServer()), "react") },
  vue: { framework: "vue", render: async () => pageAround(await renderVue(createSSRApp(Live)), "vue") },
  document: { framework: "react", render: async () => `<!doctype html>${renderReact(pageOnServer())}` },
} as const;

function pageAround(markup: string, framework: Framework): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${START.title}</title>
<link rel="icon" href="data:,">
<body><div id="root">${markup}</div><script src="/${framework}.js"></script></body>
</html>`;
}

const scripts = new Map<Framework, Promise<string>>();

/** Returns the script of a framework's page, built once per process. */
function scriptOf(framework: Framework): Promise<string> {
  const script = scripts.get(framework) ?? bundle(framework);
  scripts.set(framework, script);
  return script;
}

/** Bundles an app with the framework's development build, which reports the problems that it finds. */
async function bundle(framework: Framework): Promise<string> {
  const app = `./${framework}-app.ts`;
  const { outputFiles } = await build({
    stdin: {
      contents: `import { openApp } from "${app}"; window.app = openApp(document.querySelector("#root") ?? document);`,
      resolveDir: `${import.meta.dirname}/frameworks`,
    },
    bundle: true,
    write: false,
    define: {
      "process.env.NODE_ENV": '"development"',
      __VUE_OPTIONS_API__: "true",
      __VUE_PROD_DEVTOOLS__: "false",
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "true",
    },
  });
  return outputFiles[0]?.text ?? "";
}

const tagger = loadShippedTagger();

/** Returns the highlights that the engine's result for a state requires, sorted, for example "cue: thanked". */
function marksOf({ title, paragraphs, points }: State): string[] {
  const text = [title, ...[...paragraphs, ...points].map(({ words }) => words)].join("\n");
  const marks = new Map<string, string>();
  const add = (role: HighlightRole, spans: readonly (Span | null | undefined)[]) => {
    for (const span of spans) {
      if (span) marks.set(`${role} ${span.start} ${span.end}`, `${role}: ${tidy(text.slice(span.start, span.end))}`);
    }
  };
  for (const { sources, cue, contents, act, confidence } of analyzeText(text, { title, tagger }).attributions) {
    const isSuggested = confidence < SUGGESTION_THRESHOLD;
    add(isSuggested ? "suggested source" : "source", sources);
    add(isSuggested ? "suggested cue" : "cue", [cue]);
    add(isSuggested ? "suggested content" : ACT_FAMILIES[act], contents);
  }
  return [...marks.values()].sort();
}

/** Returns the highlights that a page shows, in the same notation and order. */
async function marksIn(page: Page): Promise<string[]> {
  const found = await page.evaluate(() =>
    [...CSS.highlights].flatMap(([label, ranges]) =>
      [...ranges].map((range) => ({ number: Number(/\d+/.exec(label)?.[0]), words: String(range) })),
    ),
  );
  return found.map(({ number, words }) => `${HIGHLIGHT_ROLES[number - 1]}: ${tidy(words)}`).sort();
}

function tidy(words: string): string {
  return words.replace(/\s+/g, " ").trim();
}

type AppWindow = Window & { readonly app: App; paragraph: Element | null };

/** A page rendered by a framework, with all problems that its scripts have reported. */
class AppPage {
  readonly complaints: string[] = [];
  private hasHeardLast = false;

  constructor(readonly page: Page) {
    page.on("pageerror", (error) => this.complaints.push(String(error)));
    page.on("console", (message) => {
      if (message.text() === LAST_MESSAGE) this.hasHeardLast = true;
      if (/^(?:error|warn|assert)/.test(message.type())) this.complaints.push(`${message.type()}: ${message.text()}`);
    });
  }

  call(name: "hydrate" | "enter" | "leave"): Promise<void> {
    return this.page.evaluate((one) => (window as unknown as AppWindow).app[one](), name);
  }

  /** Shows states one after another. Between two of them, other tasks of the page and of the extension can run. */
  async show(...states: readonly State[]): Promise<void> {
    await this.page.evaluate(async (all) => {
      for (const state of all) {
        await (window as unknown as AppWindow).app.show(state);
        await new Promise((resolve) => setTimeout(resolve));
      }
    }, states);
  }

  /** Stores the first paragraph, to check later whether it is still in the page. */
  async keepParagraph(): Promise<void> {
    await this.page.evaluate(() => {
      (window as unknown as AppWindow).paragraph = document.querySelector("p");
    });
  }

  isParagraphKept(): Promise<boolean> {
    return this.page.evaluate(() => (window as unknown as AppWindow).paragraph?.isConnected ?? false);
  }

  /** Waits until the page shows the highlights of a state and `notes` highlights of the note. */
  async waitForMarks(state: State, notes = 1): Promise<void> {
    const marks = marksOf(state);
    expect(marks.filter((mark) => mark.includes("cue: "))).to.have.length.greaterThan(6);
    const noteMarks = Array.from({ length: notes }, () => `note: ${NOTED}`);
    await waitForValue("the marks of the state", () => marksIn(this.page), [...marks, ...noteMarks].sort());
  }

  /** Waits until all messages that the page's scripts have sent so far have arrived. */
  async waitForLastMessage(): Promise<void> {
    await this.page.evaluate((words) => console.log(words), LAST_MESSAGE);
    await waitFor("the last message of the console", async () => this.hasHeardLast);
  }
}

/** Adds a page to the site and returns its address and markup. */
async function addPage(name: keyof typeof PAGES): Promise<{ readonly url: string; readonly html: string }> {
  const { framework, render } = PAGES[name];
  const html = await render();
  site.add(`/${framework}.js`, await scriptOf(framework));
  return { url: site.add(`/${name}.html`, html), html };
}

/** Opens a page as its server sends it, runs a test on it, and fails if the page's scripts have reported problems. */
async function onPage(name: keyof typeof PAGES, work: (app: AppPage) => Promise<void>): Promise<void> {
  const { url } = await addPage(name);
  const page = await testBrowser.newPage();
  const app = new AppPage(page);
  await page.goto(url, { waitUntil: "load" });
  await page.bringToFront();
  await work(app);
  await app.waitForLastMessage();
  expect(app.complaints, "complaints of the page's scripts").to.deep.equal([]);
}

/** Opens a page that the user has annotated before, and waits for its highlights. */
async function onNotedPage(framework: Framework, work: (app: AppPage) => Promise<void>): Promise<void> {
  const { url, html } = await addPage(framework);
  const readout = readoutOf(url, html);
  await testBrowser.store({ readouts: [readout], notes: [noteOn(readout, { passage: NOTED }, NOTE)] });
  await onPage(framework, async (app) => {
    await app.waitForMarks(START);
    await work(app);
  });
}

/** Opens a page that the user has annotated before, and hydrates it, so that it can show other states. */
async function onLivePage(framework: Framework, work: (app: AppPage) => Promise<void>): Promise<void> {
  await onNotedPage(framework, async (app) => {
    await app.call("hydrate");
    await work(app);
  });
}

// The way in which a framework changes a page does not depend on the browser, so the slower browser tests one
// framework.
const FRAMEWORKS = testBrowser.name === "firefox" ? (["react"] as const) : (["react", "vue"] as const);

for (const framework of FRAMEWORKS) {
  describe(`A page rendered by ${{ react: "React", vue: "Vue" }[framework]}`, () => {
    it("is highlighted as the server sent it, and accepts a note on a selection", () =>
      onPage(framework, async (app) => {
        const { page } = app;
        await app.waitForMarks(START, 0);
        await page.evaluate((words) => {
          const text = [...document.querySelectorAll("p")].find((one) => one.textContent?.includes(words))?.firstChild;
          const start = text?.textContent?.indexOf(words) ?? -1;
          getSelection()?.setBaseAndExtent(text as Text, start, text as Text, start + words.length);
        }, NOTED);
        const popup = await testBrowser.openPopup(page);
        await popup.press("Note on selection");
        const frame = await noteEditor(page);
        await frame.type("textarea", NOTE);
        await saveEditor(page, frame);
        await page.evaluate(() => getSelection()?.removeAllRanges());
        await app.waitForMarks(START);
      }));

    it("keeps its nodes and highlights during hydration", () =>
      onNotedPage(framework, async (app) => {
        await app.keepParagraph();
        await app.call("hydrate");
        expect(await app.isParagraphKept()).to.equal(true);
        await app.waitForMarks(START);
      }));

    it("is highlighted again when the same text is rendered in new nodes", () =>
      onLivePage(framework, async (app) => {
        await app.keepParagraph();
        await app.show(NEW_NODES);
        expect(await app.isParagraphKept()).to.equal(false);
        await app.waitForMarks(NEW_NODES);
      }));

    it("is highlighted again when a paragraph is inserted before the others", () =>
      onLivePage(framework, async (app) => {
        await app.keepParagraph();
        await app.show(INSERTED);
        expect(await app.isParagraphKept()).to.equal(true);
        await app.waitForMarks(INSERTED);
      }));

    it("is highlighted again when paragraphs and list items are reordered", () =>
      onLivePage(framework, async (app) => {
        await app.keepParagraph();
        await app.show(REORDERED);
        expect(await app.isParagraphKept()).to.equal(true);
        await app.waitForMarks(REORDERED);
      }));

    it("is highlighted again when the text of the same nodes changes", () =>
      onLivePage(framework, async (app) => {
        await app.keepParagraph();
        await app.show(EDITED);
        expect(await app.isParagraphKept()).to.equal(true);
        await app.waitForMarks(EDITED);
      }));

    it("has the highlights of its last state after 150 changes in quick succession", () =>
      onLivePage(framework, async (app) => {
        await app.show(...Array.from({ length: 150 }, (_, turn) => turnedState(turn)), INSERTED);
        await app.waitForMarks(INSERTED);
      }));

    it("loses its highlights when the app is unmounted, and has them again when it is mounted again", () =>
      onLivePage(framework, async (app) => {
        await app.call("leave");
        await waitForValue("no marks", () => marksIn(app.page), []);
        await app.call("enter");
        await app.waitForMarks(START);
      }));
  });
}

describe("A page whose whole document is rendered by React", () => {
  it("is hydrated and changed under an open card, which stays until Escape closes it", () =>
    onPage("document", async (app) => {
      const { page } = app;
      const cardCount = async () => (await overlayElements(page, ".card")).length;
      await app.waitForMarks(START, 0);
      await openNextCard(page);
      await waitForValue("one card", cardCount, 1);
      await app.keepParagraph();
      await app.call("hydrate");
      expect(await app.isParagraphKept()).to.equal(true);
      await app.show(INSERTED);
      // The card's attribution has a different highlight.
      const otherMarks = async () => (await marksIn(page)).filter((mark) => !mark.startsWith("active: "));
      await waitForValue("the marks beside the card's own", otherMarks, marksOf(INSERTED));
      await waitForValue("one card over the changed page", cardCount, 1);
      await page.keyboard.press("Escape");
      await waitForValue("no card", cardCount, 0);
      await app.waitForMarks(INSERTED, 0);
    }));
});

describe("The tests of pages rendered by frameworks", () => {
  it("notice what a page writes to its console and what it throws", () =>
    onPage("react", async (app) => {
      await app.page.evaluate(() => {
        console.error("heard by the console");
        setTimeout(() => {
          throw new Error("heard by the window");
        });
      });
      await waitFor("two complaints", async () => app.complaints.length === 2);
      expect(app.complaints.splice(0).join("\n"))
        .to.match(/heard by the console/)
        .and.to.match(/heard by the window/);
    }));
});
