import { expect } from "chai";
import { yieldToPage } from "../../src/page/yield-to-page.ts";

describe("yieldToPage", () => {
  it("resolves after the page's own tasks", async () => {
    const order: string[] = [];
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => order.push("page");
    port2.postMessage(null);
    await yieldToPage();
    order.push("extension");
    port1.close();
    expect(order).to.deep.equal(["page", "extension"]);
  });

  it("neither resolves nor fails in a page that is being closed, where no timer can be set", async () => {
    const { setTimeout: original } = globalThis;
    let state = "waiting";
    try {
      Reflect.set(globalThis, "setTimeout", () => {
        throw new Error("Component not initialized");
      });
      void yieldToPage().then(
        () => {
          state = "resolved";
        },
        () => {
          state = "failed";
        },
      );
    } finally {
      globalThis.setTimeout = original;
    }
    await yieldToPage();
    expect(state).to.equal("waiting");
  });
});
