import { expect } from "chai";
import { selectedSpan } from "../../src/content-script/selected-span.ts";
import { readPageText } from "../../src/page/page-text.ts";

describe("selectedSpan", () => {
  let stage: HTMLElement;

  beforeEach(() => {
    stage = document.createElement("main");
    document.body.append(stage);
  });

  afterEach(() => {
    getSelection()?.removeAllRanges();
    stage.remove();
  });

  function selectedWords(): string | undefined {
    const page = readPageText(document);
    const span = selectedSpan(page);
    return span && page.text.slice(span.start, span.end);
  }

  const textOf = (root: ParentNode, selector: string) => root.querySelector(selector)?.firstChild as Text;

  it("finds words that are selected in an open shadow tree, also in a tree inside of it", () => {
    stage.setHTMLUnsafe(
      "<div><template shadowrootmode=open><p>The outer words</p><div><template shadowrootmode=open><p>The inner words</p></template></div></template></div>",
    );
    const outer = stage.firstElementChild?.shadowRoot as ShadowRoot;
    const inner = outer.querySelector("div")?.shadowRoot as ShadowRoot;
    for (const [root, words] of [
      [outer, "outer"],
      [inner, "inner"],
    ] as const) {
      getSelection()?.setBaseAndExtent(textOf(root, "p"), 4, textOf(root, "p"), 9);
      expect(selectedWords()).to.equal(words);
    }
  });

  it("leaves out a label that cannot be selected", () => {
    stage.innerHTML = "<p>must be <span style='user-select:none'>[Share this line]</span>upheld <b>by</b> all</p>";
    getSelection()?.setBaseAndExtent(textOf(stage, "p"), 5, textOf(stage, "b"), 2);
    expect(selectedWords()).to.equal("be upheld by");
  });

  it("finds nothing without a selection, and nothing in a field", () => {
    stage.innerHTML = "<p contenteditable>Written words</p>";
    expect(selectedWords()).to.equal(undefined);
    getSelection()?.setBaseAndExtent(textOf(stage, "p"), 0, textOf(stage, "p"), 7);
    expect(selectedWords()).to.equal(undefined);
  });
});
