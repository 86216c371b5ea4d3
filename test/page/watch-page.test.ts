import { expect } from "chai";
import { h, render } from "preact";
import { readPageText } from "../../src/page/page-text.ts";
import { createPainter } from "../../src/page/painter.ts";
import { type PageChange, type PageWatch, watchPage } from "../../src/page/watch-page.ts";

/** More than the least time between two readings, in milliseconds: for what should not be told at all. */
const LONG_ENOUGH = 1400;
const wait = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

/** Waits until something holds; the runner's own patience ends it. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await wait(20);
}

/** A watched part of the page, and what was told of its changes. */
function watched(html: string) {
  const place = document.createElement("div");
  place.className = "watched";
  place.innerHTML = html;
  document.body.append(place);
  const changes: PageChange[] = [];
  const life = new AbortController();
  const watch: PageWatch = watchPage((change) => void changes.push(change), life.signal);
  return { place, changes, life, watch };
}

afterEach(() => {
  for (const place of document.querySelectorAll("div.watched")) place.remove();
});

describe("watchPage", () => {
  it("tells of a changed text once, however many nodes changed", async () => {
    const { place, changes, life } = watched("<p>One</p>");
    for (let count = 0; count < 50; count += 1) place.append(document.createElement("p"), `words ${count}`);
    await until(() => changes.length > 0);
    await wait(LONG_ENOUGH);
    expect(changes).to.deep.equal(["content"]);
    life.abort();
  });

  it("tells of a class, a style and an opened detail as looks, and of nothing that no one sees", async () => {
    const { place, changes, life } = watched("<p>One</p><details><summary>More</summary>words</details>");
    (place.firstElementChild as Element).setAttribute("data-seen", "yes");
    await wait(LONG_ENOUGH);
    expect(changes).to.deep.equal([]);
    (place.firstElementChild as Element).classList.add("open");
    (place.firstElementChild as HTMLElement).style.color = "red";
    await until(() => changes.length === 1);
    (place.querySelector("details") as HTMLDetailsElement).open = true;
    await until(() => changes.length === 2);
    expect(changes).to.deep.equal(["looks", "looks"]);
    life.abort();
  });

  it("calls it content when both have changed", async () => {
    const { place, changes, life } = watched("<p>One</p>");
    place.append("words");
    (place.firstElementChild as HTMLElement).style.color = "red";
    await until(() => changes.length > 0);
    expect(changes).to.deep.equal(["content"]);
    life.abort();
  });

  it("sees into a shadow tree once it is told of it", async () => {
    const { place, changes, life, watch } = watched("<div></div>");
    const root = (place.firstElementChild as Element).attachShadow({ mode: "open" });
    watch.include([root]);
    watch.include([root]);
    root.append("words");
    await until(() => changes.length > 0);
    expect(changes).to.deep.equal(["content"]);
    life.abort();
  });

  it("tells nothing once its signal has ended", async () => {
    const { place, changes, life } = watched("<p>One</p>");
    place.append("words");
    life.abort();
    place.append("more words");
    await wait(LONG_ENOUGH);
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
    const life = new AbortController();
    watchPage(() => void paintings.push(paint()), life.signal);
    return {
      painted: () => paintings.at(-1),
      /** Makes a change in the page, and waits until it is painted. */
      async after(change: () => void) {
        const count = paintings.length;
        change();
        await until(() => paintings.length > count);
      },
      end: () => {
        life.abort();
        painter.clear();
      },
    };
  }

  const errors: string[] = [];
  const note = (event: ErrorEvent | PromiseRejectionEvent) =>
    errors.push("message" in event ? event.message : "rejected");
  before(() => {
    addEventListener("error", note);
    addEventListener("unhandledrejection", note);
  });
  after(() => {
    removeEventListener("error", note);
    removeEventListener("unhandledrejection", note);
  });

  const shuffled = [FIRST[2], FIRST[0], FIRST[1]] as readonly Entry[];
  for (const [what, change, next] of [
    ["changes words in place", FIRST.map((one) => ({ ...one, said: `${one.said} soon` })), undefined],
    ["moves its paragraphs", shuffled, undefined],
    ["takes a painted paragraph away", FIRST.slice(1), undefined],
    ["puts a paragraph before", [{ key: 9, who: "Speaker Ilvo", said: "all was well" }, ...FIRST], undefined],
    ["draws all anew under new keys", FIRST.map((one) => ({ ...one, key: one.key + 100 })), undefined],
    ["goes to another page and comes back", [{ key: 50, who: "Nobody", said: "much" }], FIRST],
  ] as const) {
    it(`follow when a virtual DOM ${what}`, async () => {
      const { place, life } = watched("");
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
      marks.end();
      life.abort();
    });
  }

  it("follow when text nodes are written, split, joined and reused, as fine-grained frameworks do", async () => {
    const { place, life } = watched("<p>Minister Orvane said that the bridge would open.</p><p></p>");
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
    marks.end();
    life.abort();
  });
});
