import { expect } from "chai";
import type { LibraryContext } from "../../src/library/library-context.ts";
import { StatusBar } from "../../src/library/status-bar.tsx";
import { axeViolations, getButton, renderOn, unmount } from "./render-surface.ts";

const IDLE = { progress: undefined, stop: () => undefined };
const library = { notes: IDLE, readouts: IDLE, attributions: IDLE } as unknown as LibraryContext;

describe("The status bar of the library", () => {
  afterEach(unmount);

  it("shows a task in a landmark of that name, with a button that stops it", async () => {
    let isStopped = false;
    const task = { label: "Analysing files…", done: 2, total: 6, cancel: () => (isStopped = true) };
    const bar = renderOn(
      <StatusBar toast={undefined} task={task} library={library} onClose={() => undefined} />,
      "library",
    );
    const region = bar.querySelector("section");
    const name = document.getElementById(region?.getAttribute("aria-labelledby") ?? "");
    expect(name?.textContent).to.equal("Analysing files…");
    expect(region?.contains(bar.querySelector("progress"))).to.equal(true);
    expect(await axeViolations(bar)).to.deep.equal([]);
    getButton(bar, "Cancel").click();
    expect(isStopped).to.equal(true);
  });
});
