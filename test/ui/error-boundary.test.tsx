import { expect } from "chai";
import { render } from "preact";
import { UserError } from "../../src/locale/user-error.ts";
import { EntryBoundary, SectionBoundary, ViewBoundary } from "../../src/ui/error-boundary.tsx";
import { useThrow } from "../../src/ui/use-throw.ts";
import { waitFor } from "../support/wait-in-page.ts";
import { axeViolations, getButton, renderOn, texts, unmount } from "./render-surface.ts";

/** What is to go wrong next; nothing where it is undefined. */
let failure: Error | undefined;

function Fragile() {
  if (failure) throw failure;
  return <p class="sound">All is well.</p>;
}

/** Fails after it was shown, as when the database does not answer. */
function FailsLater() {
  const fail = useThrow();
  return (
    <button type="button" onClick={() => failure && fail(failure)}>
      Read
    </button>
  );
}

describe("An error boundary", () => {
  const { reportError } = globalThis;
  let reported: unknown[] = [];
  beforeEach(() => {
    reported = [];
    failure = new TypeError("Cannot read properties of undefined (reading 'length')");
    globalThis.reportError = (error) => void reported.push(error);
  });
  afterEach(() => {
    globalThis.reportError = reportError;
    unmount();
  });

  it("says in plain words that a view cannot be shown, and not what the browser says", async () => {
    const stage = renderOn(
      <ViewBoundary>
        <Fragile />
      </ViewBoundary>,
    );
    await waitFor("the words", () => stage.textContent.includes("This view could not be shown"));
    expect(stage.textContent).not.to.contain("undefined");
    expect(reported).to.deep.equal([failure]);
    expect(await axeViolations(stage)).to.deep.equal([]);
  });

  it("shows the view again when the user tries again, and its fault is gone", async () => {
    const stage = renderOn(
      <ViewBoundary>
        <Fragile />
      </ViewBoundary>,
    );
    await waitFor("the words", () => stage.textContent.includes("Try again"));
    failure = undefined;
    getButton(stage, "Try again").click();
    await waitFor("the view", () => texts(stage, ".sound").length === 1);
  });

  it("says what a failure of ours says to the user, in a view that has failed after it was shown", async () => {
    const stage = renderOn(
      <ViewBoundary>
        <FailsLater />
      </ViewBoundary>,
    );
    failure = new UserError("The stored notes could not be read.");
    getButton(stage, "Read").click();
    await waitFor("the words", () => stage.textContent.includes("The stored notes could not be read."));
    expect(reported).to.deep.equal([]);
  });

  it("tries again by itself when something else is shown", async () => {
    const view = (about: string) => (
      <ViewBoundary about={about}>
        <Fragile />
      </ViewBoundary>
    );
    const stage = renderOn(view("notes"));
    await waitFor("the words", () => stage.textContent.includes("Try again"));
    failure = undefined;
    render(view("readouts"), stage);
    await waitFor("the other view", () => texts(stage, ".sound").length === 1);
  });

  it("keeps the failure of a part, or of an entry, from the others", async () => {
    const stage = renderOn(
      <main>
        <SectionBoundary>
          <Fragile />
        </SectionBoundary>
        <ul>
          <EntryBoundary>
            <Fragile />
          </EntryBoundary>
          <EntryBoundary>
            <li class="sound">Another entry</li>
          </EntryBoundary>
        </ul>
      </main>,
    );
    await waitFor("the words", () => stage.textContent.includes("This part could not be shown."));
    expect(texts(stage, ".sound")).to.deep.equal(["Another entry"]);
    expect(texts(stage, "ul > li")).to.deep.equal(["This part could not be shown.", "Another entry"]);
  });
});
