import { expect } from "chai";
import { describe as describeSpan } from "../../src/annotation/selectors.ts";
import { formatCitation, formatQuotation } from "../../src/import-export/format-citation.ts";
import { setEnglish } from "../set-english.ts";
import { attribution } from "../ui/samples.ts";

const NOW = new Date("2026-11-24T10:00:00Z");
const PAGE = { title: "Readout of the call", url: "https://mfa.example/1", event: undefined };
const TEXT = "The two sides underscored that talks on fish go on until 1 May.";

describe("A citation on the clipboard", () => {
  before(setEnglish);

  it("has quotation marks around the verbatim words and around the title", () => {
    const { plain, markdown, html } = formatCitation(attribution(), PAGE, NOW);
    expect(plain).to.match(
      /^Norway, Iceland underscored “that talks on fish go on until 1 May” \(“Readout of the call”, accessed /,
    );
    expect(markdown).to.match(/^\*\*Norway, Iceland\*\* underscored “that talks on fish go on until 1 May” \(\[/);
    expect(html).to.contain("<strong>Norway, Iceland</strong> underscored “that");
  });

  it("says of a headline that it was said", () => {
    const { plain } = formatCitation(attribution({ cue: ":" }), PAGE, NOW);
    expect(plain).to.match(/^Norway, Iceland said: “that talks/);
  });

  it("quotes any passage with its page and link", () => {
    const start = TEXT.indexOf("talks");
    const selectors = describeSpan(TEXT, { start, end: start + 13 });
    const { plain, html, markdown } = formatQuotation("talks on fish", selectors, PAGE, NOW);
    expect(plain).to.match(/^“talks on fish” \(“Readout of the call”, accessed .*, https:\/\/mfa\.example\/1#:~:text=/);
    expect(html).to.match(/^<p>“talks on fish” \(<a href="https:/);
    expect(markdown).to.match(/^“talks on fish” \(\[Readout of the call\]\(https:/);
  });
});
