import { expect } from "chai";
import { selectedSpan } from "../../src/content-script/selected-span.ts";
import { readPageText } from "../../src/page/page-text.ts";

describe("selectedSpan", () => {
  let container: HTMLElement;

  beforeEach(() => {
    container = document.createElement("main");
    document.body.append(container);
  });

  afterEach(() => {
    getSelection()?.removeAllRanges();
    container.remove();
  });

  function selectedWords(): string | undefined {
    const page = readPageText(document);
    const span = selectedSpan(page);
    return span && page.text.slice(span.start, span.end);
  }

  const textOf = (root: ParentNode, selector: string) => root.querySelector(selector)?.firstChild as Text;

  it("finds a selection in an open shadow tree and in a nested one", () => {
    container.setHTMLUnsafe(
      "<div><template shadowrootmode=open><p>The outer words</p><div><template shadowrootmode=open><p>The inner words</p></template></div></template></div>",
    );
    const outer = container.firstElementChild?.shadowRoot as ShadowRoot;
    const inner = outer.querySelector("div")?.shadowRoot as ShadowRoot;
    for (const [root, words] of [
      [outer, "outer"],
      [inner, "inner"],
    ] as const) {
      getSelection()?.setBaseAndExtent(textOf(root, "p"), 4, textOf(root, "p"), 9);
      expect(selectedWords()).to.equal(words);
    }
  });

  it("omits a label that cannot be selected", () => {
    container.innerHTML = "<p>must be <span style='user-select:none'>[Share this line]</span>upheld <b>by</b> all</p>";
    getSelection()?.setBaseAndExtent(textOf(container, "p"), 5, textOf(container, "b"), 2);
    expect(selectedWords()).to.equal("be upheld by");
  });

  it("returns undefined without a selection, and for a selection in a field", () => {
    container.innerHTML = "<p contenteditable>Written words</p>";
    expect(selectedWords()).to.equal(undefined);
    getSelection()?.setBaseAndExtent(textOf(container, "p"), 0, textOf(container, "p"), 7);
    expect(selectedWords()).to.equal(undefined);
  });
});
