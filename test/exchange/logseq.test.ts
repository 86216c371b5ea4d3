import { expect } from "chai";
import { textIn } from "./in-one.ts";
import { documentOf, NOTE, PAGE } from "./samples.ts";

describe("Markdown for Logseq", () => {
  it("writes properties first, then blocks by their depth, each with its identifier", async () => {
    const [claim, ...rest] = (await textIn("logseq", documentOf(PAGE))).split("- ## Who said what\n");
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
    expect(blocks[0]).to.equal("\t- > that U.S.-China ties, long strained, need care");
    expect(blocks[1]).to.match(/^\t {2}\*\*Xi Jinping\*\* · underscored · state · \[passage\]\(https:\S+\)$/);
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

  it("gives a passage that is no attribution a block of its own, and a note on the page none above it", async () => {
    const { target, attribution: _, ...note } = NOTE;
    const own = { ...note, target, tags: [] };
    const onPage = { ...own, id: "9fa459ea-ee8a-4ca4-894e-db77e160355e", target: { source: target.source } };
    const text = await textIn("logseq", documentOf({ ...PAGE, attributions: [], notes: [own, onPage] }));
    const depths = text
      .split("\n")
      .filter((line) => /^\t*- /.test(line))
      .map((line) => line.indexOf("-"));
    expect(depths).to.deep.equal([0, 1, 2, 1]);
    expect(text.match(/id:: \S+/g)?.length).to.equal(3);
  });

  it("is written by the user's own template, and by the built-in one when that cannot be read", async () => {
    const written = await textIn("logseq", documentOf(PAGE), {
      template: "- {{title}}\n{{#notes}}\n\t- {{body|indent:1}}\n{{/notes}}\n",
    });
    expect(written).to.equal("- Readout of the call\n\t- Compare with Friday's.\n\t  \\- first\n\t  \\- second\n");
    expect(await textIn("logseq", documentOf(PAGE), { template: "{{nothing}}" })).to.equal(
      await textIn("logseq", documentOf(PAGE)),
    );
  });
});
