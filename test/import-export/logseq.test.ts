import { expect } from "chai";
import { strFromU8, unzipSync } from "fflate";
import { exportToBytes, exportToText } from "./export-to-bytes.ts";
import { ATTRIBUTION, documentOf, NOTE, PAGE } from "./samples.ts";

describe("Markdown for Logseq", () => {
  it("contains properties first, then nested blocks, each with its identifier", async () => {
    const [claim, ...rest] = (await exportToText("logseq", documentOf(PAGE))).split("- ## Who said what\n");
    expect(claim?.split("\n")).to.deep.equal([
      "title:: Readout of the call",
      "source:: https://example.org/readout",
      "author:: Ruritania",
      "created:: 2026-11-24",
      "event:: call",
      "event-date:: Friday",
      "participants:: Xi Jinping, Rudolf V",
      "tags:: readout, trade-war, Taiwan",
      "exported:: 2026-11-24T10:00:00.000Z",
      "",
      "",
    ]);
    const blocks = rest.join("").split("\n");
    expect(blocks[0]).to.equal("\t- > *underscored* that U.S.-China ties, long strained, need care");
    expect(blocks[1]).to.match(/^\t {2}\*\*Xi Jinping\*\* · state · \[passage\]\(https:\S+\)$/);
    expect(blocks[2]).to.match(/^\t {2}id:: [0-9a-f-]{36}$/);
    expect(blocks.slice(3)).to.deep.equal([
      "\t\t- Compare with Friday's.",
      "\t\t  \\- first",
      "\t\t  \\- second",
      "\t\t  Tags: trade war, Taiwan",
      `\t\t  id:: ${NOTE.id}`,
      "",
    ]);
  });

  it("contains a separate block for a passage without an attribution, and none above a page note", async () => {
    const { target, attribution: _, ...note } = NOTE;
    const own = { ...note, target, tags: [] };
    const onPage = { ...own, id: "9fa459ea-ee8a-4ca4-894e-db77e160355e", target: { source: target.source } };
    const text = await exportToText("logseq", documentOf({ ...PAGE, attributions: [], notes: [own, onPage] }));
    const depths = text
      .split("\n")
      .filter((line) => /^\t*- /.test(line))
      .map((line) => line.indexOf("-"));
    expect(depths).to.deep.equal([0, 1, 2, 1]);
    expect(text.match(/id:: \S+/g)?.length).to.equal(3);
  });

  // Logseq's own parser (mldoc 1.6.0) reads each of these as plain text. "·" represents the zero-width space.
  const plain: [what: string, text: string, written: string][] = [
    ["editorial brackets", "that [the] freedom (of all) [sic]", "that [the] freedom (of all) [sic]"],
    ["a link", "See [[Harrow]]", "See [·[Harrow]]"],
    ["a block", "See ((abc)) (((d)))", "See (·(abc)) (·(·(d)))"],
    ["a tag", "#straits and #[[two words]]", "\\#straits and \\#[·[two words]]"],
    ["a property", "key:: value", "key:· value"],
    ["a property after other text", "first\nkey:: value", "first\n\t\t  key:· value"],
    ["a Markdown link", "[words](https://example.org)", "[words]·(<https://example.org>)"],
    ["a formula", "\\[x\\] and \\(y\\) and $z$", "\\\\[x\\\\] and \\\\(y\\\\) and \\$z\\$"],
    ["an element", "[:div x]", "[·:div x]"],
    ["a date and a progress cookie", "[2026-11-30 Mon] [1/2] [3]", "[·2026-11-30 Mon] [·1/2] [3]"],
    ["a priority", "[#A] first", "[\\#A] first"],
    ["a macro", "{{embed x}}", "\\{\\{embed x\\}\\}"],
    ["a drawer", ":LOGBOOK:", "\\:LOGBOOK:"],
    ["an entity", "\\Delta", "\\\\Delta"],
  ];
  for (const [what, bodyValue, written] of plain) {
    it(`keeps Logseq from parsing ${what}`, async () => {
      const text = await exportToText("logseq", documentOf({ ...PAGE, notes: [{ ...NOTE, bodyValue }] }));
      expect(text.replaceAll(":\u200b:", ":·").replaceAll("\u200b", "·")).to.include(`\t\t- ${written}\n`);
    });
  }

  it("keeps brackets of the page in title, quotation and names", async () => {
    const title = "On [the] call";
    const page = { ...PAGE, title, attributions: [{ ...ATTRIBUTION, contents: ["that [the] \\[sic\\]"] }] };
    const text = await exportToText("logseq", documentOf(page));
    expect(text).to.include("title:: On [the] call\n").and.to.include("- > *underscored* that [the] \\\\[sic\\\\]\n");
  });

  it("keeps the user's notes as Markdown on request, with lists that do not become blocks", async () => {
    const bodyValue = "A line\n\nSee [[Harrow]] and #straits\n# Not a block\n\n- one\n- two\n\n1. three\n2. four";
    const text = await exportToText("logseq", documentOf({ ...PAGE, notes: [{ ...NOTE, bodyValue, tags: ["sea"] }] }), {
      own_markdown: true,
    });
    expect(text.slice(text.indexOf("\t\t- A line"))).to.equal(
      [
        "\t\t- A line",
        "",
        "\t\t  See [[Harrow]] and #straits",
        "\t\t  \\# Not a block",
        "",
        "\t\t  * one",
        "\t\t  * two",
        "",
        "\t\t  1. three",
        "\t\t  2. four",
        "",
        "\t\t  Tags: sea",
        `\t\t  id:: ${NOTE.id}`,
        "",
      ].join("\n"),
    );
  });

  it("contains property values without backslashes, with nothing that Logseq parses", async () => {
    const title = "Readout of the call | Ministry of R&D #12 [[wiki]] *b* ((x))\nkey:: value";
    const event = { kind: "call", participants: ["A & B", "C_D"], issuer: "R&D", date: "2 April 2024" } as const;
    const text = await exportToText("logseq", documentOf({ ...PAGE, title, issuer: "Ministry of R&D", event }));
    expect(text.replaceAll("\u200b", "·").split("\n").slice(0, 7)).to.deep.equal([
      "title:: Readout of the call | Ministry of R&D ·#12 [·[wiki]·] *b* (·(x)·) key:: value",
      "source:: https://example.org/readout",
      "author:: Ministry of R&D",
      "created:: 2026-11-24",
      "event:: call",
      "event-date:: 2 April 2024",
      "participants:: A & B, C_D",
    ]);
  });

  it("names each page of an export differently, in the file and in its name", async () => {
    const pages = [
      PAGE,
      { ...PAGE, url: `${PAGE.url}/2` },
      { ...PAGE, title: "readout  of the CALL" },
      { ...PAGE, title: "" },
    ];
    const files = unzipSync(await exportToBytes("logseq", documentOf(...pages)));
    const titles = Object.entries(files).map(([name, bytes]) => [name, /^title:: (.*)/.exec(strFromU8(bytes))?.[1]]);
    expect(titles).to.deep.equal([
      ["Readout of the call.md", "Readout of the call"],
      ["Readout of the call (2).md", "Readout of the call (2)"],
      ["readout of the CALL (3).md", "readout of the CALL (3)"],
      ["Untitled.md", "Untitled"],
    ]);
  });

  it("keeps addresses as links", async () => {
    const bodyValue = "See https://example.org/a_b::c#d";
    const text = await exportToText("logseq", documentOf({ ...PAGE, notes: [{ ...NOTE, bodyValue }] }));
    expect(text).to.include("\t\t- See <https://example.org/a_b:%3Ac#d>\n");
  });

  it("uses the user's own template, and the built-in one when that is invalid", async () => {
    const written = await exportToText("logseq", documentOf(PAGE), {
      template: "- {{title}}\n{{#notes}}\n\t- {{body|indent:1}}\n{{/notes}}\n",
    });
    expect(written).to.equal("- Readout of the call\n\t- Compare with Friday's.\n\t  \\- first\n\t  \\- second\n");
    expect(await exportToText("logseq", documentOf(PAGE), { template: "{{nothing}}" })).to.equal(
      await exportToText("logseq", documentOf(PAGE)),
    );
  });
});
