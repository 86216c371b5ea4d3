import { expect } from "chai";
import { createReview } from "../../src/annotation/attribution-review.ts";
import { createCorrection } from "../../src/annotation/correction.ts";
import { createNote, snapshotAttribution } from "../../src/annotation/note.ts";
import { pageKey } from "../../src/annotation/page-url.ts";
import { createReadout, type ReadoutRecord } from "../../src/annotation/readout-record.ts";
import type { Act, Attribution } from "../../src/engine/analysis.ts";
import { type AttributionChange, changeAttributions } from "../../src/store/attribution-actions.ts";
import { getAttributionRows, latestAttributionRows } from "../../src/store/attributions-store.ts";
import { correctionsForPage, putCorrection } from "../../src/store/corrections-store.ts";
import { deleteAll } from "../../src/store/delete-all.ts";
import { getNote, putNote } from "../../src/store/notes-store.ts";
import { openStore, type Store } from "../../src/store/open-store.ts";
import { deleteReadout, putReadout } from "../../src/store/readouts-store.ts";
import { putReview, reviewsOnPages } from "../../src/store/reviews-store.ts";
import type { AttributionQuery } from "../../src/store/search/search-attributions.ts";
import { SearchIndex } from "../../src/store/search/search-index.ts";
import { undoAction } from "../../src/store/undo-action.ts";
import { withName, withStore } from "./fresh-store.ts";

type Claim = readonly [speaker: string, act: Act, content: string];

const ALL: AttributionQuery = { words: "", facets: {}, sort: "newest", group: "none" };

/** Returns a readout of a day with these claims, each in a sentence of its own. */
function readoutOf(number: number, day: string | undefined, issuer: string, claims: readonly Claim[]): ReadoutRecord {
  let text = "";
  const attributions = claims.map(([speaker, act, content]): Attribution => {
    const start = text.length;
    text += `${speaker} told the envoy ${content}.\n`;
    const at = (words: string) => ({
      start: text.indexOf(words, start),
      end: text.indexOf(words, start) + words.length,
    });
    return {
      sources: [at(speaker)],
      cue: at("told"),
      contents: [at(content)],
      addressees: [at("the envoy")],
      speakers: [speaker],
      act,
      checkables: [],
      confidence: 0.9,
    };
  });
  const event = { kind: "call" as const, participants: [issuer], issuer, date: day, ...(day !== undefined && { day }) };
  return createReadout({
    url: `https://norland.example/calls/${number}`,
    title: `Call ${number}`,
    text,
    sha256: String(number),
    capturedAt: new Date(Date.UTC(2026, 0, 1 + number)).toISOString(),
    issuer,
    reading: { readout: { isReadout: true, score: 1, reasons: [] }, event, attributions },
  });
}

const MARCH = readoutOf(1, "2026-03-14", "Norland", [
  ["Ingrid Vale", "state", "that the herring quota stands"],
  ["Tomas Orsk", "pledge", "to reopen the strait"],
]);
const MAY = readoutOf(2, "2026-05-02", "Sudmark", [["Ingrid Vale", "request", "to lift the visa rules"]]);
const UNDATED = readoutOf(3, undefined, "Norland", [["Amara Sene", "state", "that the Évora tunnel is late"]]);

async function storeThree(store: Store): Promise<void> {
  for (const readout of [MARCH, MAY, UNDATED]) await putReadout(store, readout);
}

async function find(store: Store, query: Partial<AttributionQuery> = {}) {
  const index = await SearchIndex.open(store, "attributions");
  const found = index.searchAttributions({ ...ALL, ...query });
  const ids = found.ids(0, 99);
  const rows = await getAttributionRows(store, ids);
  return { found, ids, rows, claims: rows.map(({ claim }) => claim) };
}

const [QUOTA, STRAIT, VISA, TUNNEL] = [
  "that the herring quota stands",
  "to reopen the strait",
  "to lift the visa rules",
  "that the Évora tunnel is late",
] as const;

describe("Searching attributions", () => {
  const rows: [what: string, query: Partial<AttributionQuery>, claims: readonly string[]][] = [
    ["everything, latest event first and unknown days last", {}, [VISA, QUOTA, STRAIT, TUNNEL]],
    ["everything, earliest event first", { sort: "oldest" }, [QUOTA, STRAIT, VISA, TUNNEL]],
    ["everything by speaker", { sort: "speaker" }, [TUNNEL, VISA, QUOTA, STRAIT]],
    ["everything by act", { sort: "act" }, [QUOTA, TUNNEL, STRAIT, VISA]],
    ["everything by issuer", { sort: "issuer" }, [QUOTA, STRAIT, TUNNEL, VISA]],
    ["the beginning of a word of a claim", { words: "HERR" }, [QUOTA]],
    ["a word without its accents", { words: "evora" }, [TUNNEL]],
    ["the name of a speaker, without an unwanted word", { words: "vale -visa" }, [QUOTA]],
    ["a speaker", { facets: { speaker: ["Ingrid Vale"] } }, [VISA, QUOTA]],
    ["an act and an issuer", { facets: { act: ["state"], issuer: ["Norland"] } }, [QUOTA, TUNNEL]],
    ["the days from a day", { from: "2026-03-14" }, [VISA, QUOTA, STRAIT]],
    ["the days until a day, without unknown days", { to: "2026-03-14" }, [QUOTA, STRAIT]],
  ];
  for (const [what, query, claims] of rows) {
    it(`finds ${what}`, () =>
      withStore(async (store) => {
        await storeThree(store);
        expect((await find(store, query)).claims).to.deep.equal(claims);
      }));
  }

  it("counts the values of each facet", () =>
    withStore(async (store) => {
      await storeThree(store);
      const { counts } = (await find(store)).found;
      expect(counts.get("speaker")?.[0]).to.deep.equal(["Ingrid Vale", 2]);
      expect(counts.get("addressee")).to.deep.equal([["the envoy", 4]]);
      expect(counts.get("checked")).to.deep.equal([["no", 4]]);
      expect(counts.get("kind")).to.deep.equal([["call", 4]]);
    }));

  it("groups the results by speaker, act or month, with the results of each group in the chosen order", () =>
    withStore(async (store) => {
      await storeThree(store);
      const groupsBy = async (group: AttributionQuery["group"]) =>
        (await find(store, { group })).found.groups.map(({ value, from, count }) => [value, from, count]);
      expect(await groupsBy("speaker")).to.deep.equal([
        ["Amara Sene", 0, 1],
        ["Ingrid Vale", 1, 2],
        ["Tomas Orsk", 3, 1],
      ]);
      expect(await groupsBy("month")).to.deep.equal([
        ["2026-05", 0, 1],
        ["2026-03", 1, 2],
        ["", 3, 1],
      ]);
      expect((await groupsBy("act")).map(([act]) => act)).to.deep.equal(["state", "pledge", "request"]);
      expect((await find(store, { group: "speaker" })).claims).to.deep.equal([TUNNEL, VISA, QUOTA, STRAIT]);
    }));

  it("follows readouts, corrections, reviews and notes that are stored, changed or deleted", () =>
    withStore(async (store) => {
      await storeThree(store);
      const index = await SearchIndex.open(store, "attributions");
      const countOf = async (facets: AttributionQuery["facets"]) => {
        await index.refresh();
        return index.searchAttributions({ ...ALL, facets }).total;
      };
      const [engine] = MAY.reading.attributions as [Attribution];
      const { url, text } = MAY;
      await putCorrection(store, createCorrection({ url, text, engine, user: { ...engine, act: "accuse" } }));
      expect(await countOf({ act: ["accuse"] })).to.equal(1);
      await putReview(store, createReview({ url, text, attribution: engine, tags: ["visa"] }));
      expect(await countOf({ tag: ["visa"] })).to.equal(1);
      const attribution = snapshotAttribution(text, engine);
      await putNote(store, createNote({ target: { source: url }, title: "", tags: ["later"], attribution }));
      expect(await countOf({ tag: ["later"] })).to.equal(1);
      await deleteReadout(store, MAY.id);
      expect(await countOf({})).to.equal(3);
      await deleteAll(store, []);
      expect(await reviewsOnPages(store, [pageKey(url)])).to.deep.equal([[]]);
    }));

  it("finds the same in an index that was written in parts and opened again", () =>
    withStore(async (store) => {
      for (let number = 0; number < 40; number++)
        await putReadout(
          store,
          readoutOf(number, "2026-03-14", "Norland", [["Ingrid Vale", "state", `point ${number}`]]),
        );
      expect((await find(store)).found.total).to.equal(40);
      expect(await store.count("segments")).to.be.greaterThan(0);
      await putReadout(store, readoutOf(41, "2026-06-01", "Norland", [["Ingrid Vale", "state", "one more point"]]));
      expect((await find(store)).claims[0]).to.equal("one more point");
      expect((await find(store, { words: "point 7" })).claims).to.deep.equal(["point 7"]);
    }));

  it("shows the attributions of the latest events before the index is open", () =>
    withStore(async (store) => {
      await storeThree(store);
      const rows = await latestAttributionRows(store, 2);
      expect(rows.map(({ claim }) => claim)).to.deep.equal([VISA, QUOTA]);
    }));

  it("includes the readouts of a store of version 6", () =>
    withName(async (name) => {
      const old = await openStore({ name, version: 6 });
      await old.put("readouts", { ...MARCH, pageKey: pageKey(MARCH.url), facetAt: [] });
      old.close();
      const store = await openStore({ name });
      expect((await find(store)).claims).to.deep.equal([QUOTA, STRAIT]);
      store.close();
    }));
});

describe("Changing attributions", () => {
  const changes: [what: string, change: AttributionChange, of: (store: Store) => Promise<unknown>, after: unknown][] = [
    [
      "confirms them",
      { kind: "check", isChecked: true },
      async (store) => (await find(store, { facets: { checked: ["yes"] } })).claims,
      [VISA, QUOTA],
    ],
    [
      "adds a tag",
      { kind: "tag", tag: "fish", isAdded: true },
      async (store) => (await find(store, { facets: { tag: ["fish"] } })).claims,
      [VISA, QUOTA],
    ],
    [
      "corrects the act",
      { kind: "act", act: "threaten" },
      async (store) => (await find(store, { facets: { act: ["threaten"] } })).claims,
      [VISA, QUOTA],
    ],
    [
      "corrects the speaker",
      { kind: "speakers", speakers: ["Bela Horvat"] },
      async (store) => (await find(store, { facets: { speaker: ["Bela Horvat"] } })).claims,
      [VISA, QUOTA],
    ],
  ];
  for (const [what, change, read, after] of changes) {
    it(`${what}, and is undone as a whole`, () =>
      withStore(async (store) => {
        await storeThree(store);
        const { ids } = await find(store, { facets: { speaker: ["Ingrid Vale"] } });
        const { undo, urls, isComplete } = await changeAttributions(store, ids, change);
        expect([undo.count, urls.length, isComplete]).to.deep.equal([2, 2, true]);
        expect(await read(store)).to.deep.equal(after);
        expect((await changeAttributions(store, ids, change)).undo.count).to.equal(0);
        await undoAction(store, undo.id);
        expect(await read(store)).to.deep.equal([]);
        expect(await store.count("reviews")).to.equal(0);
        expect(await store.count("corrections")).to.equal(0);
      }));
  }

  it("removes the correction if the act is again that of the engine, which can be undone", () =>
    withStore(async (store) => {
      await storeThree(store);
      const { ids } = await find(store, { words: "visa" });
      await changeAttributions(store, ids, { kind: "act", act: "pledge" });
      const { undo } = await changeAttributions(store, ids, { kind: "act", act: "request" });
      expect(await correctionsForPage(store, pageKey(MAY.url))).to.deep.equal([]);
      await undoAction(store, undo.id);
      expect((await find(store, { words: "visa" })).rows[0]?.act).to.equal("pledge");
    }));

  it("keeps confirmation and other tags when a tag is removed, also from the note on the attribution", () =>
    withStore(async (store) => {
      await storeThree(store);
      const [engine] = MAY.reading.attributions as [Attribution];
      const attribution = snapshotAttribution(MAY.text, engine);
      const note = createNote({ target: { source: MAY.url }, title: "", tags: ["fish", "visa"], attribution });
      await putNote(store, note);
      const { ids } = await find(store, { words: "visa" });
      await changeAttributions(store, ids, { kind: "check", isChecked: true });
      await changeAttributions(store, ids, { kind: "tag", tag: "late", isAdded: true });
      const { undo } = await changeAttributions(store, ids, { kind: "tag", tag: "fish", isAdded: false });
      const [row] = (await find(store, { words: "visa" })).rows;
      expect([row?.checked !== undefined, row?.tags]).to.deep.equal([true, ["late", "visa"]]);
      expect((await getNote(store, note.id))?.tags).to.deep.equal(["visa"]);
      await undoAction(store, undo.id);
      expect((await getNote(store, note.id))?.tags).to.deep.equal(["fish", "visa"]);
    }));
});
