import { expect } from "chai";
import { render } from "preact";
import { UserError } from "../../src/locale/user-error.ts";
import { EntryBoundary, SectionBoundary, ViewBoundary } from "../../src/ui/error-boundary.tsx";
import { useThrow } from "../../src/ui/use-throw.ts";
import { waitFor } from "../support/wait-in-page.ts";
import { axeViolations, getButton, renderOn, texts, unmount } from "./render-surface.ts";

/** The error that the component throws next, or undefined to throw none. */
let failure: Error | undefined;

function Fragile() {
  if (failure) throw failure;
  return <p class="sound">All is well.</p>;
}

/** Throws after it was rendered, as when the database does not respond. */
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

  it("says in plain words that a view cannot be shown, and hides the browser's message", async () => {
    const container = renderOn(
      <ViewBoundary>
        <Fragile />
      </ViewBoundary>,
    );
    await waitFor("the words", () => container.textContent.includes("This view could not be shown"));
    expect(container.textContent).not.to.contain("undefined");
    expect(reported).to.deep.equal([failure]);
    expect(await axeViolations(container)).to.deep.equal([]);
  });

  it("shows the view again when the user retries after the cause is gone", async () => {
    const container = renderOn(
      <ViewBoundary>
        <Fragile />
      </ViewBoundary>,
    );
    await waitFor("the words", () => container.textContent.includes("Try again"));
    failure = undefined;
    getButton(container, "Try again").click();
    await waitFor("the view", () => texts(container, ".sound").length === 1);
  });

  it("shows the user message of one of our errors, in a view that failed after it was rendered", async () => {
    const container = renderOn(
      <ViewBoundary>
        <FailsLater />
      </ViewBoundary>,
    );
    failure = new UserError("The stored notes could not be read.");
    getButton(container, "Read").click();
    await waitFor("the words", () => container.textContent.includes("The stored notes could not be read."));
    expect(reported).to.deep.equal([]);
  });

  it("retries without a click when another view is shown", async () => {
    const view = (about: string) => (
      <ViewBoundary about={about}>
        <Fragile />
      </ViewBoundary>
    );
    const container = renderOn(view("notes"));
    await waitFor("the words", () => container.textContent.includes("Try again"));
    failure = undefined;
    render(view("readouts"), container);
    await waitFor("the other view", () => texts(container, ".sound").length === 1);
  });

  it("keeps other parts and entries working when one of them fails", async () => {
    const container = renderOn(
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
    await waitFor("the words", () => container.textContent.includes("This part could not be shown."));
    expect(texts(container, ".sound")).to.deep.equal(["Another entry"]);
    expect(texts(container, "ul > li")).to.deep.equal(["This part could not be shown.", "Another entry"]);
  });
});
