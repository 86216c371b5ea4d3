import { expect } from "chai";
import { waitForHighlights } from "./support/highlights.ts";
import { ORDINARY_ARTICLE, OTHER_READOUT_ARTICLE, pageWith, READOUT_ARTICLE } from "./support/page-markup.ts";
import { site, testBrowser } from "./support/shared-browser.ts";
import { waitFor } from "./support/wait.ts";

/** Sentences whose words, used as a regular expression, would take years to match or be invalid. */
const PATTERNS = `<p>A spokesperson ${"a".repeat(60)}b said that the talks were useful.</p>
  <p>A spokesperson (a+)+ said that the talks would go on.</p>
  <p>The spokesperson (.*)*(.*)*(.*)*x said that the talks would go on. The (deputy spokesperson added that it was late.</p>`;

/** Shows another readout at another address every 0.3 seconds, without end. */
const FLOOD = `
  const lead = document.querySelector("main").innerHTML;
  window.shown = 0;
  setInterval(() => {
    window.shown += 1;
    history.pushState({}, "", "/flood/" + shown);
    let more = "";
    while (more.length < 90000) {
      more += "<p>The envoy stressed that ship " + shown + " " + Math.random() + " would sail, and the minister agreed.</p>";
    }
    document.querySelector("main").innerHTML = lead + more;
  }, 300);`;

/** Pages, each of which once blocked the background for all other tabs for minutes. */
const HOSTILE: Readonly<Record<string, string>> = {
  "/like-patterns": pageWith(READOUT_ARTICLE + PATTERNS),
  "/long-fragment": pageWith(READOUT_ARTICLE, `history.replaceState(null, "", "#".repeat(400000))`),
  "/half-directives": pageWith(READOUT_ARTICLE, `location.hash = ":~".repeat(100000)`),
  "/quotation-marks": pageWith(`${READOUT_ARTICLE}<p>${'"“'.repeat(30_000)}</p>`),
};

/** Loads a readout in another tab and waits for its highlights. `bench/` measures how long they take. */
async function waitForOtherTab(path: string): Promise<void> {
  const page = await testBrowser.openPage(site.add(path, pageWith(OTHER_READOUT_ARTICLE)));
  await waitForHighlights(page);
  await page.close();
}

describe("Another tab is highlighted", () => {
  it("while pages are open whose text looks like regular expressions, whose fragments are long, or that consist of quotation marks", async () => {
    for (const [path, html] of Object.entries(HOSTILE)) await testBrowser.openPage(site.add(path, html));
    await waitForOtherTab("/other");
  });

  it("each time while a page shows another readout every 0.3 seconds", async () => {
    const flood = await testBrowser.openPage(site.add("/flood", pageWith(READOUT_ARTICLE, FLOOD)));
    const shown = () => flood.evaluate("shown") as Promise<number>;
    // Waits long enough for analyses to pile up.
    await waitFor("twenty readouts", async () => (await shown()) > 20);
    for (const path of ["/first", "/second", "/third"]) {
      const before = await shown();
      await waitForOtherTab(path);
      await waitFor("more readouts of the other page", async () => (await shown()) > before);
    }
  });
});

describe("A page that changes its fragment every 0.1 seconds", () => {
  it("is highlighted during the changes", async () => {
    const scrolling = `let place = 0; setInterval(() => location.replace("#" + ++place), 100);`;
    await waitForHighlights(await testBrowser.openPage(site.add("/scrolling", pageWith(READOUT_ARTICLE, scrolling))));
  });
});

/** A text longer than the reading limit, with few words, so that it is read quickly. */
const LONG_WORDS = `<p>${"x".repeat(700)}.</p>`.repeat(200);

describe("A page that exceeds the reading limit", () => {
  const notice = "too long to read in full";

  it("is highlighted as far as it was read, and the popup says that it is incomplete", async () => {
    const page = await testBrowser.openPage(site.add("/long", pageWith(READOUT_ARTICLE + LONG_WORDS)));
    await waitForHighlights(page);
    const popup = await testBrowser.openPopup(page);
    await waitFor("the notice", async () => (await popup.text()).includes(notice));
  });

  it("differs from a page of ordinary length, which the popup does not call incomplete", async () => {
    const page = await testBrowser.openPage(site.add("/short", pageWith(READOUT_ARTICLE + ORDINARY_ARTICLE)));
    await waitForHighlights(page);
    const popup = await testBrowser.openPopup(page);
    await waitFor("the attributions", async () => (await popup.texts(".attribution")).length > 0);
    expect(await popup.text()).not.to.contain(notice);
  });
});
