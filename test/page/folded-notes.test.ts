import { expect } from "chai";
import { createCorrection } from "../../src/annotation/correction.ts";
import { attributionFromSpan } from "../../src/annotation/correction-draft.ts";
import { createNote } from "../../src/annotation/note.ts";
import { describe as describeSpan } from "../../src/annotation/selectors.ts";
import { anchorNotes, findFoldedCorrections } from "../../src/content-script/anchor-notes.ts";
import type { PageAnalysis } from "../../src/content-script/page-analysis.ts";
import { readPageText } from "../../src/page/page-text.ts";
import { unfold } from "../../src/page/unfold.ts";

const QUOTE = "would send two ferries across the river";
const PASSAGE = `<p>The minister said that she ${QUOTE} before the end of the spring.</p>`;
const TEXT = `Above it.\nThe minister said that she ${QUOTE} before the end of the spring.\nBelow it.`;

/** Ways to collapse the passage, and whether the extension can expand each of them. */
const FOLDS: readonly (readonly [how: string, html: string, canOpen: boolean])[] = [
  ["a closed details element", `<details><summary>More</summary>${PASSAGE}</details>`, true],
  [
    "nested details elements",
    `<details><summary>A</summary><div><details><summary>B</summary>${PASSAGE}</details></div></details>`,
    true,
  ],
  ["the attribute hidden=until-found", `<div hidden=until-found>${PASSAGE}</div>`, true],
  [
    "a container that a button shows",
    `<button aria-controls=box aria-expanded=false onclick="box.style.display='';this.ariaExpanded=true">More</button><div id=box style=display:none>${PASSAGE}</div>`,
    true,
  ],
  ["a style alone", `<div style=display:none>${PASSAGE}</div>`, false],
  [
    "a details element in a shadow tree",
    `<div><template shadowrootmode=open><details><summary>A</summary>${PASSAGE}</details></template></div>`,
    true,
  ],
];

const noteOn = (words: string) => {
  const start = TEXT.indexOf(words);
  const selector = describeSpan(TEXT, { start, end: start + words.length });
  return createNote({ target: { source: "https://example.org/", selector }, title: "" });
};

describe("a passage that is collapsed", () => {
  let frame: HTMLIFrameElement;

  async function openPage(html: string): Promise<Document> {
    frame = document.createElement("iframe");
    frame.srcdoc = `<p>Above it.</p>${html}<p>Below it.</p>`;
    document.body.append(frame);
    await new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
    return frame.contentDocument as Document;
  }

  afterEach(() => frame.remove());

  async function find(page: Document, words: string) {
    const read = { page: readPageText(page), views: [] } as unknown as PageAnalysis;
    const found = await anchorNotes([noteOn(words)], read, new AbortController().signal, undefined);
    return found?.notes[0];
  }

  for (const [how, html, canOpen] of FOLDS) {
    it(`(by ${how}) has its note found there${canOpen ? ", and is displayed after unfolding" : ""}`, async () => {
      const page = await openPage(html);
      const placed = await find(page, QUOTE);
      expect(placed?.note.state).not.to.equal("orphaned");
      expect(placed?.span).to.equal(undefined);
      expect(String(placed?.folded)).to.equal(QUOTE);
      unfold(placed?.folded?.startContainer as Node);
      const now = await find(page, QUOTE);
      expect(now?.span !== undefined).to.equal(canOpen);
      expect(now?.folded === undefined).to.equal(canOpen);
    });
  }

  for (const [how, html] of FOLDS) {
    it(`(by ${how}) has its correction reported as folded, not as lost`, async () => {
      const start = TEXT.indexOf(QUOTE);
      const user = attributionFromSpan({ start, end: start + QUOTE.length });
      const folded = createCorrection({ url: "https://example.org/", text: TEXT, engine: undefined, user });
      const other = "It was agreed that the bridge would be closed for a whole year.";
      const passage = attributionFromSpan({ start: 0, end: other.length });
      const gone = createCorrection({ url: "https://example.org/", text: other, engine: undefined, user: passage });
      const page = await openPage(html);
      const read = { page: readPageText(page), orphaned: [folded, gone], folded: [] } as unknown as PageAnalysis;
      const found = await findFoldedCorrections(read, new AbortController().signal);
      expect(found.folded).to.deep.equal([folded]);
      expect(found.orphaned).to.deep.equal([gone]);
    });
  }

  it("counts as lost when the collapsed text differs, or is a script or a label that nobody can expand", async () => {
    const page = await openPage(
      `<details><summary>More</summary><p>Something else.</p></details><script type=text/plain>${PASSAGE}</script><p style=visibility:hidden>${QUOTE}</p>`,
    );
    const placed = await find(page, QUOTE);
    expect(placed?.note.state).to.equal("orphaned");
    expect(placed?.folded).to.equal(undefined);
  });
});
