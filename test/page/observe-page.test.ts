import { expect } from "chai";
import { h, render } from "preact";
import { observePage, type PageChange, type PageObserver } from "../../src/page/observe-page.ts";
import { readPageText } from "../../src/page/page-text.ts";
import { createPainter } from "../../src/page/painter.ts";
import { waitFor } from "../support/wait-in-page.ts";

/** The least time between two calls in these tests, in milliseconds. The product's own would only make them slow. */
const PAUSE = 20;

/** Ends all that watches the page in one test. */
let life = new AbortController();
beforeEach(() => {
  life = new AbortController();
});
afterEach(() => {
  life.abort();
  for (const place of document.querySelectorAll(".watched")) place.remove();
});

/** Puts a part into the page. */
function placeIn(parent: Element, html: string): HTMLElement {
  const place = document.createElement("div");
  place.className = "watched";
  place.innerHTML = html;
  parent.append(place);
  return place;
}

/** Watches the page, and keeps what was told of its changes. */
function watch(signal = life.signal): { readonly changes: readonly PageChange[]; readonly watch: PageObserver } {
  const changes: PageChange[] = [];
  return { changes, watch: observePage((change) => void changes.push(change), signal, PAUSE) };
}

/**
 * Waits until every change so far has been told. A second watch begins now and is told of a change that no other watch
 * sees, in a shadow tree outside the body: whatever the others were to be told has been told by then, as their timers
 * began before.
 */
async function untilAllIsTold(): Promise<void> {
  const root = placeIn(document.documentElement, "").attachShadow({ mode: "open" });
  const witness = watch();
  witness.watch.addRoots([root]);
  root.append("words");
  await waitFor("the change that only the second watch sees", () => witness.changes.length > 0);
}

describe("watchNavigation", () => {
  it("tells of a changed text once, however many nodes changed", async () => {
    const place = placeIn(document.body, "<p>One</p>");
    const { changes } = watch();
    for (let count = 0; count < 50; count += 1) place.append(document.createElement("p"), `words ${count}`);
    await waitFor("the change", () => changes.length > 0);
    await untilAllIsTold();
    expect(changes).to.deep.equal(["content"]);
  });

  it("tells of a class, a style and an opened detail as looks, and of nothing that no one sees", async () => {
    const place = placeIn(document.body, "<p>One</p><details><summary>More</summary>words</details>");
    const [paragraph, details] = ["p", "details"].map((name) => place.querySelector(name)) as [
      HTMLParagraphElement,
      HTMLDetailsElement,
    ];
    const { changes } = watch();
    paragraph.setAttribute("data-seen", "yes");
    await untilAllIsTold();
    expect(changes).to.deep.equal([]);
    paragraph.classList.add("open");
    paragraph.style.color = "red";
    await waitFor("the class and the style", () => changes.length > 0);
    await untilAllIsTold();
    expect(changes).to.deep.equal(["style"]);
    details.open = true;
    await waitFor("the opened detail", () => changes.length > 1);
    // Its attribute and its event "toggle" may be told together or one after the other.
    expect(new Set(changes)).to.deep.equal(new Set(["style"]));
  });

  it("goes on after a call that fails", async () => {
    const place = placeIn(document.body, "<p>One</p>");
    let calls = 0;
    const rejected = new Promise((resolve) => {
      addEventListener(
        "unhandledrejection",
        (event) => {
          event.preventDefault();
          resolve(event.reason);
        },
        { once: true },
      );
    });
    observePage(
      () => {
        calls += 1;
        return calls === 1 ? Promise.reject(new Error("The first call fails.")) : Promise.resolve(undefined);
      },
      life.signal,
      PAUSE,
    );
    place.append("words");
    expect(String(await rejected)).to.contain("The first call fails.");
    place.append("more words");
    await waitFor("the second call", () => calls === 2);
  });

  it("calls it content when both have changed", async () => {
    const place = placeIn(document.body, "<p>One</p>");
    const { changes } = watch();
    place.append("words");
    (place.firstElementChild as HTMLElement).style.color = "red";
    await waitFor("the change", () => changes.length > 0);
    await untilAllIsTold();
    expect(changes).to.deep.equal(["content"]);
  });

  it("sees into a shadow tree once it is told of it", async () => {
    const place = placeIn(document.body, "<div></div>");
    const { changes, watch: watching } = watch();
    const root = (place.firstElementChild as Element).attachShadow({ mode: "open" });
    watching.addRoots([root]);
    watching.addRoots([root]);
    root.append("words");
    await waitFor("the change", () => changes.length > 0);
    await untilAllIsTold();
    expect(changes).to.deep.equal(["content"]);
  });

  it("tells nothing once its signal has ended", async () => {
    const place = placeIn(document.body, "<p>One</p>");
    const ended = new AbortController();
    const { changes } = watch(ended.signal);
    const other = watch();
    place.append("words");
    // The change is seen before this goes on, so that its time is running when the signal ends.
    await Promise.resolve();
    ended.abort();
    place.append("more words");
    await waitFor("the change, told to another watch", () => other.changes.length > 0);
    await untilAllIsTold();
    expect(changes).to.deep.equal([]);
  });
});

describe("marks in a page that renders itself again", () => {
  interface Entry {
    readonly key: number;
    readonly who: string;
    readonly said: string;
  }

  /** A list as a framework draws it: keyed paragraphs with static and computed words. */
  const List = ({ entries }: { readonly entries: readonly Entry[] }) =>
    h(
      "main",
      null,
      entries.map(({ key, who, said }) => h("p", { key }, h("b", null, who), " said that ", said, ".")),
    );

  const FIRST: readonly Entry[] = [
    { key: 1, who: "Minister Orvane", said: "the bridge would open" },
    { key: 2, who: "Envoy Talm", said: "the river was low" },
    { key: 3, who: "Consul Perrin", said: "the ferry would run" },
  ];

  /** Paints every name as a source and every claim as a content, and goes on doing so as the page changes. */
  function follow(place: Element, names: () => readonly string[]) {
    const painter = createPainter();
    const paint = () => {
      const page = readPageText(document);
      const ranges = names().flatMap((name) => {
        const start = page.text.indexOf(name);
        return start < 0 ? [] : page.rangesOf({ start, end: start + name.length });
      });
      painter.paint(
        "source",
        ranges.filter((range) => place.contains(range.startContainer)),
      );
      return ranges.map(String);
    };
    const paintings = [paint()];
    observePage(() => void paintings.push(paint()), life.signal, PAUSE);
    life.signal.addEventListener("abort", () => painter.clear());
    return {
      painted: () => paintings.at(-1),
      /** Makes a change in the page, and waits until it is painted. */
      async after(change: () => void) {
        const count = paintings.length;
        change();
        await waitFor("the changed page to be painted", () => paintings.length > count);
      },
    };
  }

  let errors: string[] = [];
  beforeEach(() => {
    errors = [];
    const { signal } = life;
    addEventListener("error", ({ message }) => errors.push(message), { signal });
    addEventListener("unhandledrejection", ({ reason }) => errors.push(`rejected: ${reason}`), { signal });
  });

  const shuffled = [FIRST[2], FIRST[0], FIRST[1]] as readonly Entry[];
  for (const [what, change, next] of [
    ["changes words in place", FIRST.map((one) => ({ ...one, said: `${one.said} soon` })), undefined],
    ["moves its paragraphs", shuffled, undefined],
    ["takes a painted paragraph away", FIRST.slice(1), undefined],
    ["puts a paragraph before", [{ key: 9, who: "Speaker Ilvo", said: "all was well" }, ...FIRST], undefined],
    ["draws all again under new keys", FIRST.map((one) => ({ ...one, key: one.key + 100 })), undefined],
    ["goes to another page and comes back", [{ key: 50, who: "Nobody", said: "much" }], FIRST],
  ] as const) {
    it(`follow when a virtual DOM ${what}`, async () => {
      const place = placeIn(document.body, "");
      render(h(List, { entries: FIRST }), place);
      let shown: readonly Entry[] = FIRST;
      const marks = follow(place, () => shown.map(({ who }) => who));
      expect(marks.painted()).to.deep.equal(FIRST.map(({ who }) => who));
      for (const entries of next ? [change, next] : [change]) {
        shown = entries;
        await marks.after(() => render(h(List, { entries }), place));
      }
      expect(marks.painted()).to.deep.equal(shown.map(({ who }) => who));
      expect(CSS.highlights.get("nv-1")?.size ?? CSS.highlights.get("nv-1d")?.size).to.equal(shown.length);
      // What the framework drew is as it would be without marks.
      const plain = document.createElement("div");
      render(h(List, { entries: shown }), plain);
      expect(place.innerHTML).to.equal(plain.innerHTML);
      expect(errors).to.deep.equal([]);
      render(null, place);
    });
  }

  it("follow when text nodes are written, split, joined and reused, as fine-grained frameworks do", async () => {
    const place = placeIn(document.body, "<p>Minister Orvane said that the bridge would open.</p><p></p>");
    const [first, second] = place.querySelectorAll("p");
    const text = first?.firstChild as Text;
    const marks = follow(place, () => ["Minister Orvane", "the bridge"]);
    await marks.after(() => text.replaceData(0, 0, "On Monday "));
    expect(marks.painted()).to.deep.equal(["Minister Orvane", "the bridge"]);
    await marks.after(() => text.splitText(20).splitText(10));
    expect(marks.painted()).to.deep.equal(["Minister Orvane", "the bridge"]);
    await marks.after(() => {
      first?.normalize();
      second?.append(...(first?.childNodes ?? []));
    });
    expect(marks.painted()).to.deep.equal(["Minister Orvane", "the bridge"]);
    expect(second?.textContent).to.equal("On Monday Minister Orvane said that the bridge would open.");
    expect(errors).to.deep.equal([]);
  });
});
