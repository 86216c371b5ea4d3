// Runs in a page of the extension: compares the store's search with MiniSearch on the same notes. Bundled by store.ts.

import MiniSearch from "minisearch";
import { quoteOfNote } from "../src/annotation/note.ts";
import { eachNote } from "../src/store/notes-store.ts";
import { openStore } from "../src/store/open-store.ts";
import { SearchIndex } from "../src/store/search/search-index.ts";

const WORDS = ["ironclad", "q", "quota figure", "the", "point 99", "nothingatall"];
const RUNS = 5;

async function compare(): Promise<Record<string, number>> {
  const store = await openStore();
  const opened = await timed(() => SearchIndex.open(store, "notes"));
  const documents: object[] = [];
  for await (const note of eachNote(store)) {
    const { id, bodyValue: body, tags, title, attribution, issuer = "" } = note;
    const names = [...(attribution?.speakers ?? []), ...(attribution?.sources ?? []), issuer].join(" ");
    documents.push({ id, body, tags: tags.join(" "), quote: quoteOfNote(note), names, title });
  }
  const options = {
    fields: ["body", "tags", "quote", "names", "title"],
    searchOptions: { prefix: true, combineWith: "AND" as const },
  };
  const peer = new MiniSearch(options);
  const made = await timed(async () => peer.addAll(documents));
  const json = JSON.stringify(peer);
  const loaded = await timed(async () => MiniSearch.loadJSON(json, options));
  let [own, theirs] = [0, 0];
  for (const words of WORDS) {
    own += median(await repeated(async () => opened.value.search({ words, facets: {}, sort: "best" }).ids(0, 50)));
    theirs += median(await repeated(async () => loaded.value.search(words).slice(0, 50)));
  }
  store.close();
  return {
    "MiniSearch: made in memory": made.took,
    "MiniSearch: loaded from JSON already in memory": loaded.took,
    "own index: opened from the disk": opened.took,
    "MiniSearch: six searches by rank, no facets": theirs,
    "own index: six searches by rank, all facets counted": own,
    "MiniSearch: its JSON, in MB": json.length / 1e6,
    "searches, times as quick": theirs / own,
    "opening, times as quick": loaded.took / opened.took,
  };
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; took: number }> {
  const begun = performance.now();
  const value = await work();
  return { value, took: performance.now() - begun };
}

async function repeated(work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) times.push((await timed(work)).took);
  return times;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

Object.assign(globalThis, { peer: { compare } });
