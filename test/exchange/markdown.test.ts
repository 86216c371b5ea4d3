import { expect } from "chai";
import fc from "fast-check";
import { parseDocument } from "yaml";
import type { ExportDocument } from "../../src/exchange/export-document.ts";
import { writeMarkdown } from "../../src/exchange/markdown.ts";
import { ATTRIBUTION, anyDocument, documentOf, hostile, NOTE, PAGE } from "./samples.ts";

/** Front matter as an independent YAML parser reads it, and the rest. */
function split(document: ExportDocument): { properties: Record<string, unknown>; body: string } {
  const [, yaml = "", body = ""] = /^---\n(.*?)\n---\n\n(.*)$/s.exec(writeMarkdown(document)) ?? [];
  const parsed = parseDocument(yaml, { strict: true, uniqueKeys: true });
  expect(parsed.errors).to.deep.equal([]);
  expect(parsed.warnings).to.deep.equal([]);
  return { properties: parsed.toJS(), body };
}

/** The body without what is escaped and without the marks that the writer itself sets. */
function bare(body: string): string {
  return body
    .replace(/\\[!-/:-@[-`{-~]/g, "")
    .replace(/\[(?:page|passage)\]\([^\s()<>"'\\`]*\)/g, "")
    .replace(/^#{1,3} /gm, "")
    .replace(/^>(?: |$)/gm, "")
    .replace(/^(— )?\*\*[^*]*\*\*( · |$)/gm, "")
    .replace(/^\*[^*]*\.\*$/gm, "");
}

describe("writeMarkdown", function () {
  this.timeout(0);

  it("writes a page that can be read", () => {
    const { body } = split(documentOf(PAGE));
    expect(body).to.equal(`# Readout of the call

Ruritania · call, Xi Jinping, Rudolf V, Friday · read 2026-11-24 · [page](https://example.org/readout)

## Who said what

> that U.S.-China ties, long strained, need care
>
> — **Xi Jinping** · underscored · state · [passage](https://example.org/readout#:~:text=President%20Xi%20underscored%20that%20U.S.%2DChina%20ties%2C%20long%20strained%2C%20need%20care.)

Compare with Friday's.

\\- first
\\- second

*The passage has changed since this note was made.*

Tags: trade war, Taiwan
`);
  });

  it("puts notes that stand on no attribution under their passage", () => {
    const { body } = split(documentOf({ ...PAGE, attributions: [] }));
    expect(body).to.include(
      "## Notes\n\n> U.S.-China ties, long strained, need care\n>\n> — [passage](https://example.org/readout#:~:text=",
    );
    const snapshot = { sources: ["He"], contents: ["that"], addressees: ["her"], speakers: [], act: "pledge" } as const;
    const other = split(documentOf({ ...PAGE, attributions: [], notes: [{ ...NOTE, attribution: snapshot }] }));
    expect(other.body).to.include("> that\n>\n> — **He** · to her · pledge · [passage]");
  });

  it("writes front matter for Obsidian", () => {
    expect(split(documentOf(PAGE)).properties).to.deep.equal({
      title: "Readout of the call",
      source: "https://example.org/readout",
      author: "Ruritania",
      created: "2026-11-24",
      event: "call",
      event_date: "Friday",
      participants: ["Xi Jinping", "Rudolf V"],
      tags: ["readout", "trade-war", "Taiwan"],
      exported: "2026-11-24T10:00:00.000Z",
      generator: "Note Verbale 0.1.0",
    });
  });

  it("writes several pages as sections of one file", () => {
    const { properties, body } = split(documentOf(PAGE, { ...PAGE, title: "Another" }));
    expect(body.match(/^#+ .*/gm)).to.deep.equal([
      "# Note Verbale",
      "## Readout of the call",
      "### Who said what",
      "## Another",
      "### Who said what",
    ]);
    expect(properties).not.to.have.property("title");
  });

  it("leaves out what is in the trash, with its tags", () => {
    const deleted = { ...NOTE, deleted: NOTE.modified };
    const { properties, body } = split(documentOf({ ...PAGE, notes: [deleted] }));
    expect(properties.tags).to.deep.equal(["readout"]);
    expect(body).not.to.include("Compare");
  });

  it("keeps every title in the front matter as it is", () => {
    fc.assert(
      fc.property(hostile, hostile, (title, issuer) => {
        const { properties } = split(documentOf({ ...PAGE, title, issuer }));
        expect(properties).to.include({ title, author: issuer });
      }),
    );
  });

  it("lets nothing of a page or a note act as markup", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const rest = bare(split(document).body);
        expect(rest).not.to.match(/[\\`*_{}[\]<>#|~=$&^%!]/);
        expect(rest).not.to.match(/^\s*(?:[-+]\s|\d+[.)]\s|:)/m);
        expect(rest).not.to.match(/^(?: {4}|\t)/m);
      }),
      { numRuns: 300 },
    );
  });

  it("makes no link of an address that would run", () => {
    const { body } = split(documentOf({ ...PAGE, url: "javascript:alert(1)" }));
    expect(body).not.to.include("](javascript");
  });

  it("ends no link early", () => {
    const url = "https://example.org/a_(b)?q=<x>&r=[y]|\\z`'\"";
    const { body } = split(documentOf({ ...PAGE, url, attributions: [ATTRIBUTION] }));
    expect(body).to.include("[page](https://example.org/a_%28b%29?q=%3Cx%3E&r=%5By%5D%7C%5Cz%60%27%22)");
  });
});
