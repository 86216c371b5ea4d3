import { expect } from "chai";
import { createOverlayHost, removeStaleHosts } from "../../src/page/overlay-host.ts";

/** Ends every host of one test. */
let life = new AbortController();
beforeEach(() => {
  life = new AbortController();
});
afterEach(() => {
  life.abort();
  for (const own of document.querySelectorAll(".own")) own.remove();
});

describe("createOverlayHost", () => {
  it("joins the page only while it shows something", () => {
    const before = document.documentElement.childElementCount;
    const host = createOverlayHost("", life.signal);
    expect(document.documentElement.childElementCount).to.equal(before);
    host.show();
    expect(document.documentElement.childElementCount).to.equal(before + 1);
    host.hide();
    expect(document.documentElement.childElementCount).to.equal(before);
  });

  it("comes back when the page removes it, and is closed to the page", () => {
    const host = createOverlayHost("", life.signal);
    host.show();
    const element = document.documentElement.lastElementChild as Element;
    expect(element.shadowRoot).to.equal(null);
    element.remove();
    expect(host.reattach()).to.equal(true);
    expect(element.isConnected).to.equal(true);
    expect(host.reattach()).to.equal(false);
    life.abort();
    expect(element.isConnected).to.equal(false);
  });
});

describe("removeStaleHosts", () => {
  it("takes away the host of a script that is no more, and nothing of the page's", () => {
    const own = document.createElement("div");
    own.className = "own";
    own.popover = "manual";
    document.documentElement.append(own);
    const host = createOverlayHost("", life.signal);
    host.show();
    const element = document.documentElement.lastElementChild as Element;
    removeStaleHosts();
    expect([element.isConnected, own.isConnected]).to.deep.equal([false, true]);
  });
});
