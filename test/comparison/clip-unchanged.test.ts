import { expect } from "chai";
import { clipUnchanged } from "../../src/comparison/clip-unchanged.ts";

const LONG = Array.from({ length: 60 }, (_, n) => `word${n}`).join(" ");

describe("clipUnchanged", () => {
  it("keeps changes whole and only the words beside them of long unchanged parts", () => {
    const clipped = clipUnchanged([
      { kind: "same", text: `${LONG} ` },
      { kind: "removed", text: LONG },
      { kind: "same", text: ` ${LONG} ` },
      { kind: "added", text: "new" },
      { kind: "same", text: ` ${LONG}` },
    ]);
    const [first, removed, between, , last] = clipped.map(({ text }) => text);
    expect(first).to.match(/^… word\d+ .*word59 $/);
    expect(removed).to.equal(LONG);
    expect(between).to.match(/^ word0 .*word\d+ … word\d+ .*word59 $/);
    expect(last).to.match(/^ word0 .* …$/);
  });

  it("keeps short unchanged parts whole", () => {
    const words = [
      { kind: "same", text: "The ministers spoke about " },
      { kind: "removed", text: "trade" },
      { kind: "same", text: "." },
    ] as const;
    expect(clipUnchanged(words)).to.deep.equal(words);
  });
});
