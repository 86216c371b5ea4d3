import { expect } from "chai";
import { createNote, type Note, updateNote } from "../../src/annotation/note.ts";
import {
  countNotes,
  eachNote,
  getNote,
  moveToTrash,
  newestNotes,
  notesForAddresses,
  notesForPage,
  putNote,
  putNotes,
  restoreFromTrash,
} from "../../src/store/notes-store.ts";
import { openStore } from "../../src/store/open-store.ts";
import { StoreError } from "../../src/store/store-errors.ts";
import { withStore } from "./fresh-store.ts";

const PAGE = "https://example.org/readout";

/** Returns a note created `minute` minutes after the start of a day. */
function noteAt(minute: number, url = PAGE): Note {
  const now = new Date(Date.UTC(2026, 10, 24) + minute * 60_000);
  return createNote({ target: { source: url }, title: "A page", bodyValue: `Note ${minute}`, now });
}

async function collect<T>(all: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of all) found.push(one);
  return found;
}

describe("putNote", () => {
  it("returns the stored note without index fields", () =>
    withStore(async (store) => {
      const note = noteAt(1);
      expect(await putNote(store, note)).to.deep.equal(note);
      expect(await getNote(store, note.id)).to.deep.equal(note);
      expect(await getNote(store, "none")).to.equal(undefined);
    }));

  it("has stored the note for other connections when it resolves", () =>
    withStore(async (store, name) => {
      const note = await putNote(store, noteAt(1));
      const other = await openStore({ name });
      expect(await getNote(other, note.id)).to.deep.equal(note);
      other.close();
    }));

  it("keeps every note of many connections that save at the same time", () =>
    withStore(async (store, name) => {
      const others = await Promise.all(Array.from({ length: 10 }, () => openStore({ name })));
      const notes = Array.from({ length: 200 }, (_, minute) => noteAt(minute));
      await Promise.all(notes.map((note, n) => putNote(others[n % others.length] ?? store, note)));
      for (const other of others) other.close();
      expect(await countNotes(store)).to.equal(200);
      expect(new Set((await collect(eachNote(store))).map(({ id }) => id)).size).to.equal(200);
    }));

  it("stores one note however often it is sent", () =>
    withStore(async (store) => {
      const note = noteAt(1);
      await Promise.all([putNote(store, note), putNote(store, note), putNote(store, note)]);
      expect(await countNotes(store)).to.equal(1);
    }));

  it("keeps the later edit, in any order of arrival", () =>
    withStore(async (store) => {
      const first = noteAt(1);
      const second = updateNote(first, { bodyValue: "Second" });
      await putNote(store, second);
      expect(await putNote(store, first)).to.deep.equal(second);
      expect(await getNote(store, first.id)).to.deep.equal(second);
    }));

  it("throws a readable error when the store was closed", () =>
    withStore(async (store) => {
      store.close();
      const error = await putNote(store, noteAt(1)).catch((thrown: unknown) => thrown);
      expect(error).to.be.instanceOf(StoreError).with.property("kind", "broken");
    }));

  it("stores nothing of an invalid note and works afterwards", () =>
    withStore(async (store) => {
      const note = noteAt(1);
      const bad = { ...note, bodyValue: (() => undefined) as unknown as string };
      expect(await putNote(store, bad).catch((thrown: unknown) => thrown)).to.be.instanceOf(StoreError);
      expect(await countNotes(store)).to.equal(0);
      expect(await putNote(store, note)).to.deep.equal(note);
    }));
});

describe("putNotes", () => {
  it("stores many notes and counts those that were new or newer", () =>
    withStore(async (store) => {
      const notes = Array.from({ length: 1203 }, (_, minute) => noteAt(minute));
      expect(await putNotes(store, notes)).to.equal(1203);
      const newer = notes.slice(0, 2).map((note) => updateNote(note, { bodyValue: "Newer" }));
      await putNotes(store, newer);
      expect(await putNotes(store, notes)).to.equal(1201);
      expect(await countNotes(store)).to.equal(1203);
      expect((await collect(eachNote(store))).length).to.equal(1203);
    }));
});

describe("notesForPage", () => {
  it("joins notes by page key, oldest first, without those in the trash", () =>
    withStore(async (store) => {
      const [late, early, other, gone] = [noteAt(9, `${PAGE}#part`), noteAt(1), noteAt(2, `${PAGE}?id=2`), noteAt(3)];
      for (const note of [late, early, other, gone]) await putNote(store, note);
      await moveToTrash(store, gone.id);
      expect(await notesForPage(store, PAGE)).to.deep.equal([early, late]);
    }));
});

describe("newestNotes", () => {
  it("pages backwards through all notes and returns each once", () =>
    withStore(async (store) => {
      const notes = Array.from({ length: 25 }, (_, minute) => noteAt(minute));
      await putNotes(store, notes);
      await moveToTrash(store, notes[20]?.id ?? "");
      const seen: Note[] = [];
      let page = await newestNotes(store, { limit: 10 });
      while (page.length > 0) {
        seen.push(...page);
        page = await newestNotes(store, { limit: 10, before: page.at(-1)?.created ?? "" });
      }
      const expected = notes.filter((_, minute) => minute !== 20).reverse();
      expect(seen).to.deep.equal(expected);
    }));

  it("returns all of several notes with the same creation time", () =>
    withStore(async (store) => {
      await putNotes(store, [noteAt(1), noteAt(2), noteAt(2), noteAt(2), noteAt(3)]);
      const first = await newestNotes(store, { limit: 2 });
      const rest = await newestNotes(store, { limit: 2, before: first.at(-1)?.created ?? "" });
      expect(first.length).to.equal(4);
      expect(rest.length).to.equal(1);
    }));
});

describe("the trash", () => {
  it("accepts a note and restores it", () =>
    withStore(async (store) => {
      const note = await putNote(store, noteAt(1));
      const deleted = await moveToTrash(store, note.id);
      expect(deleted).to.have.property("deleted");
      expect(await countNotes(store)).to.equal(0);
      expect(await newestNotes(store, { limit: 5 })).to.deep.equal([]);
      expect(await getNote(store, note.id)).to.deep.equal(deleted);
      expect(await moveToTrash(store, note.id)).to.deep.equal(deleted);
      const restored = await restoreFromTrash(store, note.id);
      expect(restored).to.deep.equal({ ...note, modified: restored?.modified });
      expect(await countNotes(store)).to.equal(1);
      expect(await notesForPage(store, PAGE)).to.deep.equal([restored]);
    }));

  it("keeps a note that was deleted when an edit began earlier and arrives later", () =>
    withStore(async (store) => {
      const note = await putNote(store, noteAt(1));
      await moveToTrash(store, note.id);
      await putNote(store, note);
      expect(await countNotes(store)).to.equal(0);
    }));

  it("returns undefined for a missing note", () =>
    withStore(async (store) => {
      expect(await moveToTrash(store, "none")).to.equal(undefined);
      expect(await restoreFromTrash(store, "none")).to.equal(undefined);
    }));
});

describe("notesForAddresses", () => {
  it("finds the notes of pages that name the same canonical URL, with http or https, in order", () =>
    withStore(async (store) => {
      const canonical = "https://example.org/news/call/";
      const naming = (note: Note) => ({ ...note, target: { ...note.target, canonical } });
      await putNotes(store, [
        naming(noteAt(1, "http://example.org/news/call/amp")),
        naming(noteAt(2, "https://example.org/news/call")),
        naming(noteAt(3, canonical)),
        noteAt(4, "https://example.org/news/other"),
      ]);
      await moveToTrash(store, (await putNote(store, noteAt(5, canonical))).id);
      const minutes = async (url: string, named?: string) =>
        (await notesForAddresses(store, url, named)).map(({ bodyValue }) => Number(bodyValue.slice(5)));
      expect(await minutes("https://example.org/print/call", canonical)).to.deep.equal([1, 2, 3]);
      expect(await minutes("http://example.org/news/call/")).to.deep.equal([1, 2, 3]);
      expect(await minutes("http://example.org/news/call")).to.deep.equal([2]);
      expect(await minutes("https://example.org/news/other?cmpid=7")).to.deep.equal([4]);
      // A page without a canonical URL is not found through the canonical URL of another page.
      expect(await minutes("https://example.org/a", "https://example.org/news/other")).to.deep.equal([]);
    }));
});
