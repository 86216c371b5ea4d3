import { expect } from "chai";
import fc from "fast-check";
import { parseDocument } from "yaml";
import type { ExportDocument } from "../../src/import-export/export-model.ts";
import { replaceForbidden } from "../../src/import-export/replace-forbidden.ts";
import { exportToText } from "./export-to-bytes.ts";
import { ATTRIBUTION, anyDocument, documentOf, hostile, NOTE, PAGE } from "./samples.ts";

/** Returns the front matter as an independent YAML parser reads it, and the rest of the file. */
async function split(
  document: ExportDocument,
  flavour = "plain",
): Promise<{ properties: Record<string, unknown>; body: string }> {
  const text = await exportToText("markdown", document, { flavour });
  const [, yaml = "", body = ""] = /^---\n(.*?)\n---\n\n(.*)$/s.exec(text) ?? [];
  const parsed = parseDocument(yaml, { strict: true, uniqueKeys: true });
  expect(parsed.errors).to.deep.equal([]);
  expect(parsed.warnings).to.deep.equal([]);
  return { properties: parsed.toJS(), body };
}

/** Returns the body without escaped characters and without the markup that the exporter writes itself. */
function withoutMarkup(body: string): string {
  return (
    body
      // An escaped character is treated as a letter: text after it does not begin a line.
      .replace(/\\[!-/:-@[-`{-~]/g, "x")
      // A backslash at the end of a line keeps the line break.
      .replace(/\\$/gm, "")
      // An address is a link that the exporter writes itself.
      .replace(/<(?:https?:\/\/[^\s<>\\`*~$!]+|[\w.+-]+@[\w.-]+)>|\[www[^[\]]*\]\(http:[^\s()<>"'\\`]*\)/gi, "")
      .replace(/\[(?:page|passage)\]\([^\s()<>"'\\`]*\)/g, "")
      .replace(/^#{1,3} /gm, "")
      .replace(/^> \[!(?:quote|note)\] /gm, "")
      .replace(/^> \*([^*]+)\* /gm, "> $1 ")
      .replace(/(?:^| )\^nv-[a-z0-9-]+$/gm, "")
      .replace(/^>(?: |$)/gm, "")
      .replace(/^(— )?\*\*[^*]*\*\*( · |$)/gm, "")
      .replace(/\*The passage [^*]*\.\*/g, "")
  );
}

describe("Markdown", () => {
  it("is written as a readable page", async () => {
    const { body } = await split(documentOf(PAGE));
    expect(body).to.equal(`# Readout of the call

Ruritania · call, Xi Jinping, Rudolf V, Friday · read 2026-11-24 · [page](https://example.org/readout)

## Who said what

> *underscored* that U.S.-China ties, long strained, need care
>
> — **Xi Jinping** · state · [passage](https://example.org/readout#:~:text=President%20Xi%20underscored%20that%20U.S.%2DChina%20ties%2C%20long%20strained%2C%20need%20care.)

Compare with Friday's.

\\- first\\
\\- second

*The passage has changed since this note was made.*

Tags: trade war, Taiwan
`);
  });

  it("puts notes without an attribution under their passage", async () => {
    const { body } = await split(documentOf({ ...PAGE, attributions: [] }));
    expect(body).to.include(
      "## Notes\n\n> U.S.-China ties, long strained, need care\n>\n> — [passage](https://example.org/readout#:~:text=",
    );
    const snapshot = { sources: ["He"], contents: ["that"], addressees: ["her"], speakers: [], act: "pledge" } as const;
    const other = await split(documentOf({ ...PAGE, attributions: [], notes: [{ ...NOTE, attribution: snapshot }] }));
    expect(other.body).to.include("> that\n>\n> — **He** · to her · pledge · [passage]");
  });

  it("shows a headline without the colon that stands for its verb", async () => {
    for (const flavour of ["plain", "obsidian"]) {
      const { body } = await split(documentOf({ ...PAGE, attributions: [{ ...ATTRIBUTION, cue: ":" }] }), flavour);
      expect(body).to.include("\n> that U.S.-China ties, long strained, need care\n");
      expect(body).not.to.match(/\\:|\* \*| · ·/);
    }
  });

  it("contains callouts and block identifiers for Obsidian", async () => {
    const { body } = await split(documentOf(PAGE), "obsidian");
    expect(body.slice(body.indexOf("> [!"))).to.equal(`> [!quote] Xi Jinping — per Ruritania
> *underscored* that U.S.-China ties, long strained, need care
>
> — state · [passage](https://example.org/readout#:~:text=President%20Xi%20underscored%20that%20U.S.%2DChina%20ties%2C%20long%20strained%2C%20need%20care.)

^nv-${/\^nv-(.*)/.exec(body)?.[1]}

Compare with Friday's.

\\- first
\\- second

Tags: trade war, Taiwan. *The passage has changed since this note was made.* ^nv-${NOTE.id}
`);
  });

  it("contains front matter for Obsidian", async () => {
    expect((await split(documentOf(PAGE))).properties).to.deep.equal({
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

  it("contains several pages as sections of one file", async () => {
    const { properties, body } = await split(documentOf(PAGE, { ...PAGE, title: "Another" }));
    expect(body.match(/^#+ .*/gm)).to.deep.equal([
      "# Note Verbale",
      "## Readout of the call",
      "### Who said what",
      "## Another",
      "### Who said what",
    ]);
    expect(properties).not.to.have.property("title");
  });

  it("omits notes in the trash, with their tags", async () => {
    const deleted = { ...NOTE, deleted: NOTE.modified };
    const { properties, body } = await split(documentOf({ ...PAGE, notes: [deleted] }));
    expect(properties.tags).to.deep.equal(["readout"]);
    expect(body).not.to.include("Compare");
  });

  it("preserves every title in the front matter", async () => {
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (title, issuer) => {
        const { properties } = await split(documentOf({ ...PAGE, title, issuer }));
        // An issuer of white space is exported as no issuer.
        expect({ author: "", ...properties }).to.include(
          replaceForbidden({ title, author: issuer.trim() === "" ? "" : issuer }),
        );
      }),
    );
  });

  it("neutralizes all markup of pages and notes", async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument, fc.constantFrom("plain", "obsidian"), async (document, flavour) => {
        const rest = withoutMarkup((await split(document, flavour)).body);
        expect(rest).not.to.match(/[\\`*_{}[\]<>#|~=$&^%!]/);
        expect(rest).not.to.match(/^\s*(?:[-+]\s|\d+[.)]\s|:)/m);
        expect(rest).not.to.match(/^(?: {4}|\t)/m);
      }),
      { numRuns: 300 },
    );
  });

  const addresses: readonly (readonly [text: string, written: string])[] = [
    ["See https://example.org/a_b?x=1&y=2#z", "See <https://example.org/a_b?x=1&y=2#z>"],
    ["(see https://example.org/a_b).", "(see <https://example.org/a_b>)."],
    ["https://fr.example.org/wiki/Foo_(bar), then", "<https://fr.example.org/wiki/Foo_%28bar%29>, then"],
    ["见https://example.org/a_b。然后", "见<https://example.org/a_b>。然后"],
    ["HTTPS://example.org/*a*_~b~?q=$x$!", "<HTTPS://example.org/%2Aa%2A_%7Eb%7E?q=%24x%24>\\!"],
    ["https://example.org/?a==b&copy;c%zz", "<https://example.org/?a=%3Db&copy%3Bc%25zz>"],
    ["a_b+c@example.org wrote", "<a_b+c@example.org> wrote"],
    ["www.example.org/a_b (old)", "[www.example.org/a\\_b](http://www.example.org/a_b) (old)"],
    ["https:// and www. and a@b", "https:// and www. and a@b"],
    ["xhttps://example.org/a_b", "xhttps://example.org/a\\_b"],
    ["https://example.org/a_b https://example.org/c_d", "<https://example.org/a_b> <https://example.org/c_d>"],
    [`https://example.org/${")".repeat(3)}`, "<https://example.org/>)))"],
  ];
  for (const [text, written] of addresses) {
    it(`keeps the address in ${JSON.stringify(text)} as a link`, async () => {
      const notes = [{ ...NOTE, bodyValue: text, tags: [] }];
      for (const flavour of ["plain", "obsidian"]) {
        const { body } = await split(documentOf({ ...PAGE, notes }), flavour);
        expect(body).to.include(`\n\n${written}`);
      }
    });
  }

  it("reads an address followed by many brackets in linear time", async () => {
    const bodyValue = `https://example.org/${")".repeat(300_000)}`;
    const { body } = await split(documentOf({ ...PAGE, notes: [{ ...NOTE, bodyValue }] }));
    expect(body).to.include("<https://example.org/>)))");
  });

  it("uses the user's own template", async () => {
    const template = "{{title}}\n{{#attributions}}\n* {{speaker}}: {{content}}\n{{/attributions}}\n";
    expect(await exportToText("markdown", documentOf(PAGE), { template })).to.equal(
      "Readout of the call\n* Xi Jinping: that U.S.-China ties, long strained, need care\n",
    );
    const broken = await exportToText("markdown", documentOf(PAGE), { template: "{{nothing}}" });
    expect(broken).to.equal(await exportToText("markdown", documentOf(PAGE)));
  });

  describe("with the user's notes as Markdown", () => {
    const own = "First line\n\nSee [[Harrow]] and #straits\n\n- **one**\n- two\n\n1. three\n2. four";
    const written = async (bodyValue: string, flavour = "obsidian", tags = NOTE.tags) =>
      exportToText("markdown", documentOf({ ...PAGE, notes: [{ ...NOTE, state: "exact", bodyValue, tags }] }), {
        flavour,
        own_markdown: true,
      });

    for (const flavour of ["obsidian", "plain"]) {
      it(`keeps links, tags and lists for ${flavour}, with the tags in a separate paragraph`, async () => {
        const text = await written(own, flavour);
        expect(text).to.include(`\n\n${own}\n\n`);
        expect(text).to.match(/\n\nTags: trade war, Taiwan/);
      });
    }

    it("writes the identifier as a separate paragraph after a list, and at the end of a paragraph", async () => {
      expect(await written("- one\n- two", "obsidian", [])).to.match(/\n- two\n\n \^nv-\S+\n$/);
      expect(await written("> said", "obsidian", [])).to.match(/\n> said\n\n \^nv-\S+\n$/);
      expect(await written("- one\n\nThat is all", "obsidian", [])).to.match(/\nThat is all \^nv-\S+\n$/);
    });

    const open: [string, string, string][] = [
      ["a code block", "```js\nx", "```js\nx\n```\n\n"],
      ["a code block of tildes", "~~~~\nx\n~~~", "~~~~\nx\n~~~\n~~~~\n\n"],
      ["an HTML comment", "a <!-- b", "a <!-- b -->"],
      ["an Obsidian comment", "a %% b", "a %% b %%"],
      ["a formula", "a $$ b", "a $$ b $$"],
    ];
    for (const [what, bodyValue, closed] of open) {
      it(`closes ${what} that a note leaves open`, async () => expect(await written(bodyValue)).to.include(closed));
    }

    it("keeps text of the page as plain text", async () => {
      const title = "[[Readout]] #1";
      const text = await exportToText("markdown", documentOf({ ...PAGE, title }), { own_markdown: true });
      expect(text).to.include("# \\[\\[Readout\\]\\] \\#1");
    });

    it("does so in the user's own template, which can also request it with a filter", async () => {
      const notes = [{ ...NOTE, bodyValue: "[[a]]" }];
      const by = (template: string, own_markdown: boolean) =>
        exportToText("markdown", documentOf({ ...PAGE, notes }), { template, own_markdown });
      expect(await by("{{#notes}}{{body|block}}{{/notes}}", true)).to.equal("[[a]]");
      expect(await by("{{#notes}}{{body|block}}{{/notes}}", false)).to.equal("\\[\\[a\\]\\]");
      expect(await by("{{#notes}}{{body|markdown}}{{/notes}}", false)).to.equal("[[a]]");
    });
  });

  it("makes no link of a URL that would run a script", async () => {
    const { body } = await split(documentOf({ ...PAGE, url: "javascript:alert(1)" }));
    expect(body).not.to.include("](javascript");
  });

  it("does not let text end a link early", async () => {
    const url = "https://example.org/a_(b)?q=<x>&r=[y]|\\z`'\"";
    const { body } = await split(documentOf({ ...PAGE, url, attributions: [ATTRIBUTION] }));
    expect(body).to.include("[page](https://example.org/a_%28b%29?q=%3Cx%3E&r=%5By%5D%7C%5Cz%60%27%22)");
  });
});
