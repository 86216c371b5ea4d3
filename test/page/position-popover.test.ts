import { expect } from "chai";
import { hasRoomBeside, placePopover, positionPopover } from "../../src/page/position-popover.ts";

const VIEWPORT = { width: 1000, height: 600 };
const CARD = { width: 376, height: 300 };

/** Returns whether a popover of this size covers a part of the box at its place. */
function covers(size: typeof CARD, box: DOMRect): boolean {
  const { top, room } = placePopover(size, box, VIEWPORT);
  return top < box.bottom && top + Math.min(size.height, room) > box.top;
}

describe("The place of a popover", () => {
  it("is below the passage if there is space, and otherwise above it", () => {
    expect(placePopover(CARD, new DOMRect(40, 100, 600, 60), VIEWPORT)).to.include({ left: 40, top: 168 });
    expect(placePopover(CARD, new DOMRect(40, 400, 600, 60), VIEWPORT)).to.include({ left: 40, top: 92 });
  });

  it("never covers the passage as long as 160 pixels are left above or below it, because the popover shrinks", () => {
    for (let top = 0; top < 600; top += 20) {
      for (let height = 20; top + height <= 600; height += 20) {
        const box = new DOMRect(40, top, 600, height);
        if (hasRoomBeside(box, VIEWPORT.height)) expect(covers(CARD, box), `${top} to ${box.bottom}`).to.equal(false);
      }
    }
    expect(placePopover(CARD, new DOMRect(40, 150, 600, 200), VIEWPORT)).to.include({ top: 358, room: 234 });
  });

  it("is inside the viewport, even if the passage takes up all of it", () => {
    for (const box of [new DOMRect(900, 0, 90, 600), new DOMRect(-50, -400, 1200, 1400), new DOMRect(990, 590, 9, 9)]) {
      const { left, top, room } = placePopover(CARD, box, VIEWPORT);
      expect(left).to.be.within(8, 1000 - 376 - 8);
      expect(top).to.be.at.least(8);
      expect(top + Math.min(CARD.height, room)).to.be.at.most(592);
    }
  });

  it("limits the height of the element only while the space is small", () => {
    const element = document.createElement("div");
    element.innerHTML = `<div style="height: 400px; max-height: var(--room, 100vh); overflow: auto"></div>`;
    element.style.cssText = "position: fixed; width: 200px";
    document.body.append(element);
    const middle = new DOMRect(40, 200, 600, innerHeight - 400);
    positionPopover(element, middle);
    const { top, bottom } = element.getBoundingClientRect();
    expect(top >= middle.bottom || bottom <= middle.top).to.equal(true);
    positionPopover(element, new DOMRect(40, 10, 600, 20));
    expect(element.getBoundingClientRect().height).to.equal(Math.min(400, innerHeight - 46));
    element.remove();
  });
});
