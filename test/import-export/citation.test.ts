import { expect } from "chai";
import { citeAttribution, citeNote } from "../../src/import-export/plain-citation.ts";
import { exportToText } from "./export-to-bytes.ts";
import { ATTRIBUTION, documentOf, NOTE, PAGE } from "./samples.ts";

describe("A citation", () => {
  it("contains speaker, quotation, issuer, page, passage and date", () => {
    expect(citeAttribution(PAGE, ATTRIBUTION)).to.equal(
      "Xi Jinping underscored “that U.S.-China ties, long strained, need care” (Ruritania, “Readout of the call”, https://example.org/readout#:~:text=President%20Xi%20underscored%20that%20U.S.%2DChina%20ties%2C%20long%20strained%2C%20need%20care., read 24 November 2026)",
    );
    expect(citeAttribution(PAGE, { ...ATTRIBUTION, cue: ":", speakers: [] })).to.match(/^President Xi said: “that U/);
  });

  it("quotes the passage of a note, and names the page for a page note", () => {
    expect(citeNote(PAGE, NOTE)).to.match(
      /^“U\.S\.-China ties, long strained, need care” \(Ruritania, “Readout of the call”, https:.*, read 24 November 2026\)$/,
    );
    expect(citeNote(PAGE, { ...NOTE, target: { source: PAGE.url } })).to.equal(
      "Ruritania, “Readout of the call”, https://example.org/readout, read 24 November 2026",
    );
  });

  it("contains the day of the event, not only the day on which the page was read", () => {
    const event = { kind: "call", participants: [], issuer: "Ruritania", date: "Friday", day: "2026-11-20" } as const;
    expect(citeNote({ ...PAGE, event }, { ...NOTE, target: { source: PAGE.url } })).to.equal(
      "Ruritania, “Readout of the call”, 20 November 2026, https://example.org/readout, read 24 November 2026",
    );
  });

  it("is a separate paragraph", async () => {
    expect((await exportToText("citations", documentOf(PAGE))).split("\n\n").length).to.equal(3);
  });
});
