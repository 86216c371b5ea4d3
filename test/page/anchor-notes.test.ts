import { expect } from "chai";
import { createNote, type Note } from "../../src/annotation/note.ts";
import { describe as describeSpan } from "../../src/annotation/selectors.ts";
import { anchorNotes } from "../../src/content-script/anchor-notes.ts";
import type { PageAnalysis } from "../../src/content-script/page-analysis.ts";

const SENTENCE = "The minister said that both sides would open the northern crossing before the autumn talks. ";
const QUOTE = "both sides would open the northern crossing";
const TEXT = `${"Weather and traffic of the day. ".repeat(20)}${SENTENCE}${"Programme of the evening. ".repeat(20)}`;

const reading = (text: string) => ({ page: { text, *readUnfolded() {} }, views: [] }) as unknown as PageAnalysis;
const { signal } = new AbortController();

function noteOn(text: string, words: string): Note {
  const start = text.indexOf(words);
  const selector = describeSpan(text, { start, end: start + words.length });
  return createNote({ target: { source: "https://example.org/", selector }, title: "", issuer: undefined });
}

describe("anchorNotes, on a page that changes", () => {
  const note = noteOn(TEXT, QUOTE);
  // Inserts the same paragraphs above. Nothing in the text distinguishes the copy from the original.
  const doubled = TEXT + TEXT;

  async function found(text: string, notes: readonly Note[], before?: Awaited<ReturnType<typeof anchorNotes>>) {
    const now = await anchorNotes(notes, reading(text), signal, before);
    if (!now) throw new Error("The search was not ended.");
    return now;
  }

  it("keeps the positions of found notes and does not search again where the text has not changed", async () => {
    const first = await found(TEXT, [note]);
    const shifted = `${"Put in. ".repeat(400)}${TEXT}`;
    const second = await found(shifted, [note], first);
    expect(second.notes[0]?.span?.start).to.equal(shifted.indexOf(QUOTE));
    const alone = await found(`${"Put in. ".repeat(400)}${doubled}`, [note]);
    expect(alone.notes[0]?.note.state).to.equal("ambiguous");
    const followed = await found(`${"Put in. ".repeat(400)}${doubled}`, [note], second);
    expect(followed.notes[0]?.note.state).to.equal("moved");
    expect(followed.notes[0]?.span?.start).to.equal(shifted.indexOf(QUOTE));
  });

  it("keeps the positions of notes when other notes are added or removed", async () => {
    const other = noteOn(TEXT, "Programme of the evening");
    const first = await found(TEXT, [note, other]);
    const second = await found(doubled, [note], first);
    expect(second.notes.map(({ span }) => span?.start)).to.deep.equal([TEXT.indexOf(QUOTE)]);
  });

  it("searches again for notes whose selectors have changed", async () => {
    const first = await found(TEXT, [note]);
    const moved = { ...noteOn(TEXT, "the autumn talks"), id: note.id };
    const second = await found(TEXT, [moved], first);
    expect(second.notes[0]?.span?.start).to.equal(TEXT.indexOf("the autumn talks"));
  });

  it("searches again for notes that were not found", async () => {
    const first = await found("A page on its way.", [note]);
    expect(first.notes[0]?.span).to.equal(undefined);
    const second = await found(TEXT, [note], first);
    expect(second.notes[0]?.note.state).to.equal("exact");
  });
});
