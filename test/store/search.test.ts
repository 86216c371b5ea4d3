import { expect } from "chai";
import fc from "fast-check";
import { createNote, type Note, updateNote } from "../../src/annotation/note.ts";
import { getNote, moveToTrash, putNote, putNotes } from "../../src/store/notes-store.ts";
import { openStore, type Store } from "../../src/store/open-store.ts";
import { SearchIndex } from "../../src/store/search/search-index.ts";
import type { SearchQuery } from "../../src/store/search/search-segments.ts";
import { findMatches, searchTermsOf } from "../../src/store/search/search-terms.ts";
import { withStore } from "./fresh-store.ts";

/** The number of notes that are indexed in two parts (see CHUNK and MAX_PENDING in search-index.ts). */
const PARTS = 2400;

const ALL: SearchQuery = { words: "", facets: {}, sort: "newest" };

function noteOn(bodyValue: string, minute = 0, given: Partial<Parameters<typeof createNote>[0]> = {}): Note {
  const now = new Date(Date.UTC(2026, 10, 24) + minute * 60_000);
  return createNote({ target: { source: "https://example.org/" }, title: "", bodyValue, now, ...given });
}

async function foundIn(store: Store, query: Partial<SearchQuery>): Promise<string[]> {
  const index = await SearchIndex.open(store, "notes");
  return wordsOf(store, index, query);
}

async function wordsOf(store: Store, index: SearchIndex, query: Partial<SearchQuery>): Promise<string[]> {
  const ids = index.search({ ...ALL, ...query }).ids(0, 99);
  return Promise.all(ids.map(async (id) => (await getNote(store, id))?.bodyValue ?? "gone"));
}

describe("Searching notes", () => {
  const rows: [what: string, text: string, words: string, isFound: boolean][] = [
    ["a word", "ironclad support", "ironclad", true],
    ["the beginning of a word", "ironclad support", "iron", true],
    ["the end of a word", "ironclad support", "clad", false],
    ["all words, in any order", "ironclad support", "support ironclad", true],
    ["one of two words", "ironclad support", "ironclad help", false],
    ["without case", "NATO", "nato", true],
    ["without accents", "São Tomé e Príncipe", "sao principe", true],
    ["a word typed with an accent that the text lacks", "Sao Tome", "São", true],
    ["Norwegian, Polish and Vietnamese letters as plain ones", "Tromsø, Łódź, Đà Nẵng", "tromso lodz da nang", true],
    ["a plain word with the letters of the language", "Tromso and Lodz", "Tromsø Łódź", true],
    ["German and French letters as two", "Straße, œuvre", "strasse oeuvre", true],
    ["parts of a compound", "the one-China policy", "one-China", true],
    ["a note with an excluded word", "ironclad support", "ironclad -support", false],
    ["Arabic without vowel signs", "مُحَمَّد", "محمد", true],
    ["Chinese in the middle of a sentence", "双方强调一个中国原则", "中国", true],
    ["one Chinese character", "双方强调", "调", true],
    ["Chinese characters that are not adjacent", "双方强调", "双强", false],
    ["Russian", "Стороны подтвердили", "подтверд", true],
    ["numbers", "3 billion in 2027", "2027", true],
    ["a word with soft hyphens", "deep co\u00adop\u00ader\u00ada\u00adtion", "cooperation", true],
    ["a pasted word with soft hyphens", "deep cooperation", "co\u00adop\u00adera\u00adtion", true],
    ["a word with a zero-width space", "inter\u200bnational law", "international", true],
    ["a word with a word joiner", "inter\u2060national law", "international", true],
    ["the second part of a word with a soft hyphen", "inter\u00adnational law", "national", false],
    ["a word between direction marks", "\u2068Solvang\u2069 said", "solvang", true],
    ["a Persian word with a non-joiner", "گفت‌وگو", "گفت‌وگو", true],
    ["a Persian word with a non-joiner, written as two words", "می‌شود", "می شود", true],
    ["a Persian word with a non-joiner, written as one", "می‌شود", "میشود", true],
    ["Chinese with a zero-width space", "一个中\u200b国原则", "中国", true],
    ["a Khmer word after a zero-width space", "កិច្ច\u200bសហការ", "សហការ", true],
    ["a word with the Arabic article", "أكد الحوار", "حوار", true],
    ["a word with the prefix and, and the article", "أكد والتعاون", "تعاون", true],
    ["a word with the prefix and, and the article, searched with the article", "أكد والتعاون", "التعاون", true],
    ["a word without an article, searched with the article", "تعاون وثيق", "التعاون", true],
    ["a word with the prefix with-the", "رحب بالتعاون", "تعاون", true],
    ["a word with the prefix for-the", "دعم للتعاون", "تعاون", true],
    ["a word with the prefix for-the, searched with and-the", "دعم للتعاون", "والتعاون", true],
    ["a word with the prefix so", "فالاتفاق قائم", "اتفاق", true],
    ["a word with the prefix like-the", "كالحوار", "حوار", true],
    ["a word with the prefixes and, and for", "ولتعاون وثيق", "تعاون", true],
    ["a prefixed word with vowel signs", "وَالتَّعَاوُن", "تعاون", true],
    ["a prefixed word with a tatweel", "والتعـــاون", "تعاون", true],
    ["a word that begins like a prefix", "قال الوزير", "وزير", true],
    ["a word that begins like the article", "قال الالتزام", "التزام", true],
    ["a word that begins like the article, by itself", "التزام", "التزام", true],
    ["another word with the same ending", "أكد الحوار", "وار", false],
    ["a note with an excluded Arabic word with prefixes", "أكد والتعاون", "أكد -تعاون", false],
  ];
  for (const [what, text, words, isFound] of rows) {
    it(`${isFound ? "finds" : "does not find"} ${what}`, () =>
      withStore(async (store) => {
        await putNote(store, noteOn(text));
        expect(await foundIn(store, { words })).to.deep.equal(isFound ? [text] : []);
      }));
  }

  it("searches tags, quotes, speakers and titles too, and ranks the user's own text first", () =>
    withStore(async (store) => {
      const attribution = {
        sources: ["he"],
        contents: [],
        addressees: [],
        speakers: ["Ingrid Vale"],
        act: "state",
      } as const;
      await putNotes(store, [
        noteOn("one", 1, { title: "Vale" }),
        noteOn("two", 2, { tags: ["vale"] }),
        noteOn("three", 3, { attribution }),
        noteOn("four vale", 4),
        noteOn("five", 5),
      ]);
      expect(await foundIn(store, { words: "vale", sort: "best" })).to.deep.equal(["four vale", "two", "three", "one"]);
    }));

  it("sorts the results and returns them in pages", () =>
    withStore(async (store) => {
      const notes = [noteOn("a", 1), noteOn("b", 2), noteOn("c", 3)];
      await putNotes(store, notes);
      await putNote(store, updateNote(notes[0] as Note, { tags: ["new"] }));
      expect(await foundIn(store, {})).to.deep.equal(["c", "b", "a"]);
      expect(await foundIn(store, { sort: "oldest" })).to.deep.equal(["a", "b", "c"]);
      expect((await foundIn(store, { sort: "changed" }))[0]).to.equal("a");
      const index = await SearchIndex.open(store, "notes");
      expect(index.search(ALL).ids(1, 2)).to.deep.equal([notes[1]?.id]);
    }));

  it("filters by facets and dates, and counts the results of other facet values", () =>
    withStore(async (store) => {
      await putNotes(store, [
        noteOn("a", 1, { tags: ["x"], issuer: "Norland" }),
        noteOn("b", 2, { tags: ["x", "y"], issuer: "Norland" }),
        noteOn("c", 3, { tags: ["y"], issuer: "Sudmark" }),
        noteOn("", 4),
      ]);
      const index = await SearchIndex.open(store, "notes");
      expect(await wordsOf(store, index, { facets: { tag: ["x"] } })).to.deep.equal(["b", "a"]);
      expect(await wordsOf(store, index, { facets: { tag: ["x", "y"], issuer: ["Norland"] } })).to.deep.equal([
        "b",
        "a",
      ]);
      expect(await wordsOf(store, index, { facets: { tag: ["none"] } })).to.deep.equal([]);
      const { counts } = index.search({ ...ALL, facets: { tag: ["x"] } });
      expect(counts.get("tag")).to.deep.equal([
        ["x", 2],
        ["y", 2],
      ]);
      expect(counts.get("issuer")).to.deep.equal([["Norland", 2]]);
      const from = Date.UTC(2026, 10, 24, 0, 2);
      expect(await wordsOf(store, index, { from, to: from + 60_000 })).to.deep.equal(["c", "b"]);
    }));
});

describe("The search index", () => {
  it("includes what is saved, changed and deleted, also by another connection", () =>
    withStore(async (store, name) => {
      const note = await putNote(store, noteOn("before"));
      const index = await SearchIndex.open(store, "notes");
      const other = await openStore({ name });
      await putNote(other, updateNote(note, { bodyValue: "after" }));
      await putNote(other, noteOn("second", 1));
      await index.refresh();
      expect(await wordsOf(store, index, {})).to.deep.equal(["second", "after"]);
      expect(index.search({ ...ALL, words: "before" }).total).to.equal(0);
      await moveToTrash(other, note.id);
      await index.refresh();
      expect(await wordsOf(store, index, {})).to.deep.equal(["second"]);
      other.close();
    }));

  it("is written in parts, is not rebuilt at the next opening, and includes changes made in between", () =>
    withStore(async (store) => {
      await putNotes(
        store,
        Array.from({ length: 700 }, (_, n) => noteOn(`word${n} all`, n)),
      );
      const steps: number[] = [];
      const first = await SearchIndex.open(store, "notes", { onProgress: ({ done }) => steps.push(done) });
      expect(first.search({ ...ALL, words: "all" }).total).to.equal(700);
      expect(await store.count("changes")).to.equal(0);
      const parts = await store.getAllKeys("segments");
      expect(parts.length).to.be.greaterThan(0);
      const [id] = first.search({ ...ALL, words: "word5" }).ids(0, 1);
      await moveToTrash(store, id as string);
      const second = await SearchIndex.open(store, "notes");
      expect(await store.getAllKeys("segments")).to.deep.equal(parts);
      expect(second.search({ ...ALL, words: "all" }).total).to.equal(699);
      expect(steps[0]).to.equal(0);
    }));

  it("can be interrupted while it is built, and is completed at the next opening", () =>
    withStore(async (store) => {
      await putNotes(
        store,
        Array.from({ length: PARTS }, (_, n) => noteOn("all", n)),
      );
      const control = new AbortController();
      let ended = 0;
      const onProgress = ({ done }: { done: number }) => {
        if (done === 0 || control.signal.aborted) return;
        ended = done;
        control.abort();
      };
      const partial = await SearchIndex.open(store, "notes", { onProgress, signal: control.signal });
      expect(ended).to.be.within(1, PARTS - 1);
      expect(partial.search(ALL).total).to.equal(ended);
      const whole = await SearchIndex.open(store, "notes");
      expect(whole.search(ALL).total).to.equal(PARTS);
    }));

  it("finds what a full scan finds, after any sequence of saves, changes and deletions", () =>
    withStore(async (store) => {
      const word = fc.constantFrom("iron", "clad", "ironclad", "unity", "peace");
      const step = fc.record({ n: fc.nat(30), words: fc.array(word, { maxLength: 3 }), isGone: fc.boolean() });
      let index = await SearchIndex.open(store, "notes");
      const ids = new Map<number, Note>();
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 12 }), word, async (steps, wanted) => {
          for (const { n, words, isGone } of steps) {
            const known = ids.get(n);
            const note = known ? updateNote(known, { bodyValue: words.join(" ") }) : noteOn(words.join(" "), n);
            ids.set(n, await putNote(store, note));
            if (!isGone) continue;
            await moveToTrash(store, note.id);
            ids.delete(n);
          }
          if (steps.length > 6) index = await SearchIndex.open(store, "notes");
          else await index.refresh();
          const hits = [...ids.values()].filter(({ bodyValue }) =>
            bodyValue.split(" ").some((one) => one.startsWith(wanted)),
          );
          expect(
            index
              .search({ ...ALL, words: wanted })
              .ids(0, 999)
              .sort(),
          ).to.deep.equal(hits.map(({ id }) => id).sort());
        }),
        { numRuns: 30 },
      );
    }));
});

describe("findMatches", () => {
  const rows: [text: string, words: string, hits: string[]][] = [
    ["An Ironclad, ironclad bond", "iron", ["Iron", "iron"]],
    ["São Tomé", "tome sao", ["São", "Tomé"]],
    ["Straße to Tromsø", "stras tromso", ["Straße", "Tromsø"]],
    ["一个中国原则", "中国", ["中国"]],
    ["nothing here", "peace", []],
    ["deep co\u00adop\u00adera\u00adtion", "cooperation", ["co\u00adop\u00adera\u00adtion"]],
    ["أكد والتعاون", "تعاون", ["تعاون"]],
    ["تعاون وثيق", "التعاون", ["تعاون"]],
    ["وَالتَّعَاوُن", "تعاون", ["وَالتَّعَاوُن"]],
  ];
  for (const [text, words, hits] of rows) {
    it(`marks “${words}” in “${text}”`, () => {
      expect(findMatches(text, searchTermsOf(words)).map(({ start, end }) => text.slice(start, end))).to.deep.equal(
        hits,
      );
    });
  }
});
