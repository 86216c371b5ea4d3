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

describe("The host element of the shown overlay", () => {
  const shownHost = () => {
    const host = createOverlayHost("", controller.signal);
    host.show();
    return { host, element: [...document.querySelectorAll<HTMLElement>("div[popover=manual]")].at(-1) as HTMLElement };
  };

  for (const [what, change] of [
    ["makes it transparent", (host: HTMLElement) => host.style.setProperty("opacity", "0", "important")],
    ["removes its style", (host: HTMLElement) => host.removeAttribute("style")],
    ["makes it inert", (host: HTMLElement) => Object.assign(host, { inert: true })],
    ["changes its kind of popover", (host: HTMLElement) => Object.assign(host, { popover: "auto" })],
    ["adds a child to it", (host: HTMLElement) => host.append("words")],
    ["moves it into its body", (host: HTMLElement) => document.body.append(host)],
  ] as const) {
    it(`is restored when the page ${what}`, () => {
      const { host, element } = shownHost();
      const attributes = element.getAttributeNames();
      const style = element.getAttribute("style");
      change(element);
      expect(host.reattach()).to.equal(true);
      expect(element.getAttributeNames()).to.have.members(attributes);
      expect([element.getAttribute("style"), element.popover, element.inert]).to.deep.equal([style, "manual", false]);
      expect([element.parentElement, element.matches(":popover-open")]).to.deep.equal([document.documentElement, true]);
      expect(host.reattach()).to.equal(false);
    });
  }

  it("can be used in front of a modal dialog of the page, and stays when that closes", () => {
    const dialog = document.body.appendChild(document.createElement("dialog"));
    dialog.className = "own";
    const { host, element } = shownHost();
    const button = element.ownerDocument.createElement("button");
    host.root.append(button);
    dialog.showModal();
    expect(host.reattach()).to.equal(true);
    button.focus();
    expect(host.root.activeElement).to.equal(button);
    expect(host.reattach()).to.equal(false);
    dialog.close();
    expect(host.reattach()).to.equal(true);
    expect([element.parentElement, element.matches(":popover-open")]).to.deep.equal([document.documentElement, true]);
    dialog.showModal();
    host.hide();
    host.show();
    expect(element.parentElement).to.equal(dialog);
  });
});

describe("The host element, while an element of the page is fullscreen", () => {
  // A script may make an element fullscreen only after a user's action, so the test only says that it is.
  const becomeFullscreen = (element: Element | null) => {
    Object.defineProperty(document, "fullscreenElement", { configurable: true, value: element });
    document.dispatchEvent(new Event("fullscreenchange"));
  };
  const addOwn = (name: string) => {
    const own = document.documentElement.appendChild(document.createElement(name));
    own.className = "own";
    return own;
  };
  afterEach(() => void Reflect.deleteProperty(document, "fullscreenElement"));

  it("is in it, because everything outside is inert", () => {
    const host = createOverlayHost("", controller.signal);
    host.show();
    const element = document.documentElement.lastElementChild as HTMLElement;
    const fullscreen = addOwn("div");
    becomeFullscreen(fullscreen);
    expect([element.parentElement, element.matches(":popover-open")]).to.deep.equal([fullscreen, true]);
    becomeFullscreen(null);
    expect([element.parentElement, element.matches(":popover-open")]).to.deep.equal([document.documentElement, true]);
    host.hide();
    becomeFullscreen(fullscreen);
    expect(element.isConnected).to.equal(false);
  });

  it("keeps its focus and the content of its frames, in Firefox by staying where it is", async () => {
    const host = createOverlayHost("", controller.signal);
    host.show();
    const element = document.documentElement.lastElementChild as HTMLElement;
    const frame = document.createElement("iframe");
    frame.srcdoc = "<input>";
    const loaded = new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
    host.root.append(frame);
    await loaded;
    const { contentDocument } = frame;
    frame.focus();
    const fullscreen = addOwn("div");
    const isFirefox = "mozInnerScreenX" in window;
    becomeFullscreen(fullscreen);
    expect(element.parentElement).to.equal(isFirefox ? document.documentElement : fullscreen);
    expect(element.matches(":popover-open")).to.equal(true);
    expect([frame.contentDocument === contentDocument, host.root.activeElement]).to.deep.equal([true, frame]);
    expect(host.reattach()).to.equal(false);
    becomeFullscreen(null);
    expect([element.parentElement, element.matches(":popover-open")]).to.deep.equal([document.documentElement, true]);
    expect([frame.contentDocument === contentDocument, host.root.activeElement]).to.deep.equal([true, frame]);
  });

  it("stays where it is if that is a film or a frame, which display no children", () => {
    const host = createOverlayHost("", controller.signal);
    host.show();
    const element = document.documentElement.lastElementChild as HTMLElement;
    for (const name of ["video", "iframe"]) {
      becomeFullscreen(addOwn(name));
      expect(element.parentElement).to.equal(document.documentElement);
    }
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
