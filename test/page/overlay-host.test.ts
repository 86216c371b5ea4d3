import { expect } from "chai";
import { createOverlayHost, removeStaleHosts } from "../../src/page/overlay-host.ts";

/** Aborts every host of one test. */
let controller = new AbortController();
beforeEach(() => {
  controller = new AbortController();
});
afterEach(() => {
  controller.abort();
  for (const own of document.querySelectorAll(".own")) own.remove();
});

describe("createOverlayHost", () => {
  it("adds the host to the page only while it shows something", () => {
    const before = document.documentElement.childElementCount;
    const host = createOverlayHost("", controller.signal);
    expect(document.documentElement.childElementCount).to.equal(before);
    host.show();
    expect(document.documentElement.childElementCount).to.equal(before + 1);
    host.hide();
    expect(document.documentElement.childElementCount).to.equal(before);
  });

  it("restores a host that the page removes, and keeps its shadow root closed to the page", () => {
    const host = createOverlayHost("", controller.signal);
    host.show();
    const element = document.documentElement.lastElementChild as Element;
    expect(element.shadowRoot).to.equal(null);
    element.remove();
    expect(host.reattach()).to.equal(true);
    expect(element.isConnected).to.equal(true);
    expect(host.reattach()).to.equal(false);
    controller.abort();
    expect(element.isConnected).to.equal(false);
  });
});

describe("removeStaleHosts", () => {
  it("removes the host of a script that no longer runs, and nothing of the page's", () => {
    const own = document.createElement("div");
    own.className = "own";
    own.popover = "manual";
    document.documentElement.append(own);
    const host = createOverlayHost("", controller.signal);
    host.show();
    const element = document.documentElement.lastElementChild as Element;
    removeStaleHosts();
    expect([element.isConnected, own.isConnected]).to.deep.equal([false, true]);
  });
});
