import { expect } from "chai";
import { build } from "esbuild";
import type { Page } from "puppeteer-core";
import { renderToString as renderReact } from "react-dom/server";
import { createSSRApp } from "vue";
import { renderToString as renderVue } from "vue/server-renderer";
import { openShippedTagger } from "../../bench/shipped-tagger.ts";
import { SUGGESTED_BELOW } from "../../src/content-script/paint-reading.ts";
import { PAINTED_ROLES, type PaintedRole } from "../../src/page/painter.ts";
import { readText } from "../../src/text/read-text.ts";
import type { Span } from "../../src/text/span.ts";
import { ACT_FAMILIES } from "../../src/ui/act-words.ts";
import { serve } from "../serve.mjs";
import { Backstage } from "./backstage.ts";
import { articleOnServer, pageOnServer } from "./frameworks/react-app.ts";
import { type App, type Part, START, type State } from "./frameworks/state.ts";
import { Live } from "./frameworks/vue-app.ts";
import { type BrowserName, editorFrame, findEditor, Reader, until } from "./reader.ts";

const name = (process.env.BROWSER ?? "chromium") as BrowserName;

type AppWindow = Window & { readonly app: App; paragraph: Element | null };

/** The script of a page: a framework's app, in the builds that say what they find amiss. */
async function bundle(app: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { openApp } from "./${app}-app.ts"; window.app = openApp(document.querySelector("#root") ?? document);`,
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

function pageAround(markup: string, app: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${START.title}</title>
<link rel="icon" href="data:,">
<body><div id="root">${markup}</div><script src="/${app}.js"></script></body>
</html>`;
}

const tagger = openShippedTagger();

/** What is marked in a text with which role, by the engine itself: "cue: thanked", in no order. */
function marksOf({ title, paragraphs, points }: State): string[] {
  const text = [title, ...[...paragraphs, ...points].map(({ words }) => words)].join("\n");
  const marks = new Map<string, string>();
  const add = (role: PaintedRole, spans: readonly (Span | null | undefined)[]) => {
    for (const span of spans) {
      if (span) marks.set(`${role} ${span.start} ${span.end}`, `${role}: ${tidy(text.slice(span.start, span.end))}`);
    }
  };
  for (const { sources, cue, contents, act, confidence } of readText(text, { title, tagger }).attributions) {
    const isSuggested = confidence < SUGGESTED_BELOW;
    add(isSuggested ? "suggested source" : "source", sources);
    add(isSuggested ? "suggested cue" : "cue", [cue]);
    add(isSuggested ? "suggested content" : ACT_FAMILIES[act], contents);
  }
  return [...marks.values()].sort();
}

/** The same as the page shows it painted. */
async function marksIn(page: Page): Promise<string[]> {
  const found = await page.evaluate(() =>
    [...CSS.highlights].flatMap(([label, ranges]) =>
      [...ranges].map((range) => ({ number: Number(/\d+/.exec(label)?.[0]), words: String(range) })),
    ),
  );
  return found
    .map(({ number, words }) => `${PAINTED_ROLES[number - 1]}: ${tidy(words)}`)
    .filter((mark) => mark !== `note: ${NOTED}`)
    .sort();
}

const tidy = (words: string) => words.replace(/\s+/g, " ").trim();

/** The passage that a note is on; no step below changes its words. */
const NOTED = "the tunnel under the Grey Pass";

/** How many marks stand on the passage with the note. */
const noteMarks = (page: Page) =>
  page.evaluate(
    (words) => [...(CSS.highlights.get("nv-8") ?? [])].filter((range) => String(range) === words).length,
    NOTED,
  );

/** Waits until the page shows what the engine marks in a state, and the note at its words. */
async function follows(page: Page, state: State, notes = 1): Promise<void> {
  const wanted = marksOf(state);
  expect(wanted.filter((mark) => mark.includes("cue: "))).to.have.length.greaterThan(6);
  await shows(page, wanted, notes);
}

async function shows(page: Page, wanted: readonly string[], notes: number): Promise<void> {
  let seen: unknown;
  const all = { marks: wanted, notes };
  await until("the marks", async () => {
    seen = { marks: await marksIn(page), notes: await noteMarks(page) };
    return JSON.stringify(seen) === JSON.stringify(all);
  }).catch(() => undefined);
  expect(seen).to.deep.equal(all);
}

const renamed = (parts: readonly Part[]): Part[] => parts.map(({ key, words }) => ({ key: `new ${key}`, words }));

const NEW_NODES: State = { ...START, paragraphs: renamed(START.paragraphs), points: renamed(START.points) };

const INSERTED: State = {
  ...NEW_NODES,
  paragraphs: [
    {
      key: "inserted",
      words:
        "President Veldor congratulated Prime Minister Marrant on the victory of her party in the autumn elections.",
    },
    ...NEW_NODES.paragraphs,
  ],
};

const REORDERED: State = {
  ...INSERTED,
  paragraphs: INSERTED.paragraphs.map((_, index, all) => all[[1, 0, 2, 4, 3][index] ?? index] as Part),
  points: INSERTED.points.toReversed(),
};

const EDITED: State = {
  ...REORDERED,
  paragraphs: REORDERED.paragraphs.map((part) => ({
    ...part,
    words: part.words
      .replace("condemned the seizure of two", "expressed concern about the loss of five")
      .replace("hurt farmers", "ruin millers"),
  })),
  reads: 2_000,
};

/** One of many states: parts in another order, now and then in new nodes, and sometimes one is missing. */
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

describe(`Pages that frameworks make, in ${name}`, function () {
  this.timeout(180_000);
  const reader = new Reader(name);
  const backstage = new Backstage(reader);
  const problems: string[] = [];
  let site: Awaited<ReturnType<typeof serve>>;
  let page: Page;

  before(async () => {
    const pages = new Map([
      ["/react.js", await bundle("react")],
      ["/react.html", pageAround(renderReact(articleOnServer()), "react")],
      ["/document.html", `<!doctype html>${renderReact(pageOnServer())}`],
      ["/vue.js", await bundle("vue")],
      ["/vue.html", pageAround(await renderVue(createSSRApp(Live)), "vue")],
    ]);
    site = await serve(import.meta.dirname, { pages });
    await reader.open();
    await backstage.open();
  });
  after(async () => {
    await reader.end();
    await site.close();
  });
  afterEach(() => expect(problems.splice(0)).to.deep.equal([]));

  /** Opens a page, and listens to what its scripts find amiss from their first line on. */
  async function visit(path: string): Promise<void> {
    page = await reader.opened.newPage();
    page.on("pageerror", (error) => problems.push(String(error)));
    page.on("console", (message) => {
      if (/^(?:error|warn|assert)/.test(message.type())) problems.push(`${message.type()}: ${message.text()}`);
    });
    await page.setViewport({ width: 1200, height: 850 });
    await page.goto(site.url + path, { waitUntil: "load" });
    await page.bringToFront();
  }

  const show = (state: State) => page.evaluate((next) => (window as unknown as AppWindow).app.show(next), state);

  /** Remembers a paragraph, to see later whether it is still in the page. */
  const keepParagraph = () =>
    page.evaluate(() => {
      (window as unknown as AppWindow).paragraph = document.querySelector("p");
    });
  const isParagraphKept = () => page.evaluate(() => (window as unknown as AppWindow).paragraph?.isConnected ?? false);

  // How a framework changes a page is its own doing, whatever the browser: the slower one looks at one of them.
  for (const framework of name === "firefox" ? (["react"] as const) : (["react", "vue"] as const))
    describe(`of ${framework}`, () => {
      it("is marked as the server sent it, and takes a note", async () => {
        await visit(`/${framework}.html`);
        await follows(page, START, 0);
        await page.evaluate((words) => {
          const text = [...document.querySelectorAll("p")].find((one) => one.textContent?.includes(words))?.firstChild;
          const start = text?.textContent?.indexOf(words) ?? -1;
          getSelection()?.setBaseAndExtent(text as Text, start, text as Text, start + words.length);
        }, NOTED);
        const popup = await reader.openPopup(page);
        await popup.press("Note on selection");
        const frame = await editorFrame(page);
        await frame.waitForSelector("textarea");
        await frame.type("textarea", "Who pays for the tunnel?");
        await frame.$eval("button.primary", (button) => (button as HTMLButtonElement).click());
        await until("the editor to close", async () => !(await findEditor(page)));
        await page.evaluate(() => getSelection()?.removeAllRanges());
        await follows(page, START);
      });

      it("is hydrated under the marks", async () => {
        await keepParagraph();
        await page.evaluate(() => (window as unknown as AppWindow).app.hydrate());
        expect(await isParagraphKept()).to.equal(true);
        await follows(page, START);
      });

      it("puts the same words into new nodes", async () => {
        await show(NEW_NODES);
        expect(await isParagraphKept()).to.equal(false);
        await follows(page, NEW_NODES);
      });

      it("puts a paragraph before the others", async () => {
        await show(INSERTED);
        await follows(page, INSERTED);
      });

      it("puts paragraphs and a list in another order", async () => {
        await keepParagraph();
        await show(REORDERED);
        expect(await isParagraphKept()).to.equal(true);
        await follows(page, REORDERED);
      });

      it("writes other words into the nodes that are there", async () => {
        await show(EDITED);
        expect(await isParagraphKept()).to.equal(true);
        await follows(page, EDITED);
      });

      it("changes a hundred and fifty times in quick succession", async () => {
        await page.evaluate(
          async (states) => {
            for (const state of states) {
              await (window as unknown as AppWindow).app.show(state);
              await new Promise((resolve) => setTimeout(resolve, 5));
            }
          },
          [...Array.from({ length: 150 }, (_, turn) => turnedState(turn)), INSERTED],
        );
        await follows(page, INSERTED);
      });

      it("is taken out of the page and put in again", async () => {
        await page.evaluate(() => (window as unknown as AppWindow).app.leave());
        await shows(page, [], 0);
        await page.evaluate(() => (window as unknown as AppWindow).app.enter());
        await follows(page, START);
      });

      after(() => page.close());
    });

  it("hydrates a whole document by React while the card is open, and changes it", async () => {
    await visit("/document.html");
    await follows(page, START, 0);
    await backstage.command(page, "next-attribution");
    const cards = async () => (await backstage.overlay(page, ".card")).length;
    await until("the card", async () => (await cards()) === 1);
    await keepParagraph();
    await page.evaluate(() => (window as unknown as AppWindow).app.hydrate());
    expect(await isParagraphKept()).to.equal(true);
    await show(INSERTED);
    await until("the card still", async () => (await cards()) === 1);
    await page.keyboard.press("Escape");
    await until("no card", async () => (await cards()) === 0);
    await follows(page, INSERTED, 0);
  });

  it("would have been heard to complain", async () => {
    await page.evaluate(() => {
      console.error("heard by the console");
      setTimeout(() => {
        throw new Error("heard by the window");
      });
    });
    await until("both", async () => problems.length === 2);
    expect(problems.splice(0).join("\n"))
      .to.match(/heard by the console/)
      .and.to.match(/heard by the window/);
  });
});
