import { expect } from "chai";
import { h, render } from "preact";
import { observePage, type PageChange, type PageObserver } from "../../src/page/observe-page.ts";
import { readPageText } from "../../src/page/page-text.ts";
import { createPainter } from "../../src/page/painter.ts";
import { waitFor } from "../support/wait-in-page.ts";

/**
 * The minimum time between two calls in these tests, in milliseconds. The product's longer value would only slow them
 * down.
 */
const PAUSE = 20;

/** Aborts every observer of one test. */
let controller = new AbortController();
beforeEach(() => {
  controller = new AbortController();
});
afterEach(() => {
  controller.abort();
  for (const place of document.querySelectorAll(".watched")) place.remove();
});

/** Inserts markup into an element of the page. */
function placeIn(parent: Element, html: string): HTMLElement {
  const place = document.createElement("div");
  place.className = "watched";
  place.innerHTML = html;
  parent.append(place);
  return place;
}

/** Observes the page and collects the reported changes. */
function watch(signal = controller.signal): { readonly changes: readonly PageChange[]; readonly watch: PageObserver } {
  const changes: PageChange[] = [];
  return { changes, watch: observePage((change) => void changes.push(change), signal, PAUSE) };
}

/**
 * Waits until all changes made so far have been reported. A second observer starts now and sees a change that no other
 * observer can see, in a shadow tree outside the body. When that change is reported, the other observers' earlier
 * timers have fired too.
 */
async function untilAllIsTold(): Promise<void> {
  const root = placeIn(document.documentElement, "").attachShadow({ mode: "open" });
  const witness = watch();
  witness.watch.addRoots([root]);
  root.append("words");
  await waitFor("the change that only the second watch sees", () => witness.changes.length > 0);
}

describe("observePage", () => {
  it("tells of a changed text once, however many nodes changed", async () => {
    const place = placeIn(document.body, "<p>One</p>");
    const { changes } = watch();
    for (let count = 0; count < 50; count += 1) place.append(document.createElement("p"), `words ${count}`);
    await waitFor("the change", () => changes.length > 0);
    await untilAllIsTold();
    expect(changes).to.deep.equal(["content"]);
  });

  it("reports changed classes, changed styles and an opened details element as style changes, and invisible changes not at all", async () => {
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
    // The attribute and the event "toggle" may be reported together or separately.
    expect(new Set(changes)).to.deep.equal(new Set(["style"]));
  });

  for (const [how, fail] of [
    ["rejects", (error: Error) => Promise.reject(error)],
    [
      "throws at once",
      (error: Error) => {
        throw error;
      },
    ],
  ] as const) {
    it(`reports the next change after a callback that ${how}`, async () => {
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
          return calls === 1 ? fail(new Error("The first call fails.")) : Promise.resolve(undefined);
        },
        controller.signal,
        PAUSE,
      );
      place.append("words");
      expect(String(await rejected)).to.contain("The first call fails.");
      place.append("more words");
      await waitFor("the second call", () => calls === 2);
    });
  }

  it("reports a content change when both content and style have changed", async () => {
    const place = placeIn(document.body, "<p>One</p>");
    const { changes } = watch();
    place.append("words");
    (place.firstElementChild as HTMLElement).style.color = "red";
    await waitFor("the change", () => changes.length > 0);
    await untilAllIsTold();
    expect(changes).to.deep.equal(["content"]);
  });

  it("observes a shadow tree after it has been told of it", async () => {
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

  it("reports nothing after its signal is aborted", async () => {
    const place = placeIn(document.body, "<p>One</p>");
    const ended = new AbortController();
    const { changes } = watch(ended.signal);
    const other = watch();
    place.append("words");
    // Lets the observer see the change first, so that its timer is running when the signal is aborted.
    await Promise.resolve();
    ended.abort();
    place.append("more words");
    await waitFor("the change, told to another watch", () => other.changes.length > 0);
    await untilAllIsTold();
    expect(changes).to.deep.equal([]);
  });
});

describe("highlights in a page that renders itself again", () => {
  interface Entry {
    readonly key: number;
    readonly who: string;
    readonly said: string;
  }

  /** A list as a framework renders it: keyed paragraphs with static and computed words. */
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

  /** Paints every name as a source and every claim as a content, and repaints as the page changes. */
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
    observePage(() => void paintings.push(paint()), controller.signal, PAUSE);
    controller.signal.addEventListener("abort", () => painter.clear());
    return {
      painted: () => paintings.at(-1),
      /** Makes a change in the page and waits until it is painted. */
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
    const { signal } = controller;
    addEventListener("error", ({ message }) => errors.push(message), { signal });
    addEventListener("unhandledrejection", ({ reason }) => errors.push(`rejected: ${reason}`), { signal });
  });

  const shuffled = [FIRST[2], FIRST[0], FIRST[1]] as readonly Entry[];
  for (const [what, change, next] of [
    ["changes text in place", FIRST.map((one) => ({ ...one, said: `${one.said} soon` })), undefined],
    ["moves its paragraphs", shuffled, undefined],
    ["removes a painted paragraph", FIRST.slice(1), undefined],
    ["inserts a paragraph at the start", [{ key: 9, who: "Speaker Ilvo", said: "all was well" }, ...FIRST], undefined],
    ["renders everything again under new keys", FIRST.map((one) => ({ ...one, key: one.key + 100 })), undefined],
    ["shows another page and returns", [{ key: 50, who: "Nobody", said: "much" }], FIRST],
  ] as const) {
    it(`are correct after a virtual DOM ${what}`, async () => {
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
      // Compares with the same list rendered without highlights.
      const plain = document.createElement("div");
      render(h(List, { entries: shown }), plain);
      expect(place.innerHTML).to.equal(plain.innerHTML);
      expect(errors).to.deep.equal([]);
      render(null, place);
    });
  }

  it("are correct after text nodes are written, split, joined and reused, as fine-grained frameworks do", async () => {
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
