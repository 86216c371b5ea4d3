import { expect } from "chai";
import { MATRIX_KERNEL } from "../../src/engine/tagger/matrix-kernel.ts";
import { assembleKernel } from "./assemble-kernel.ts";

describe("The WebAssembly kernel of the tagger", () => {
  it("has the bytes of its source", async () => {
    expect(MATRIX_KERNEL, "Run: node --import tsx test/build/assemble-kernel.ts").to.equal(await assembleKernel());
  });
});
