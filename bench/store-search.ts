// Compares the store's search with MiniSearch on the same invented notes, in Node: `node --import tsx
// bench/store-search.ts [notes]`. Prints processor time, which a busy machine affects less than wall-clock time.

import { randomUUID } from "node:crypto";
import MiniSearch from "minisearch";
import { combineSegments, type IndexSnapshot } from "../src/store/search/index-snapshot.ts";
import { search } from "../src/store/search/search-segments.ts";
import { buildSegment, openSegment, type SearchDocument, type StoredSegment } from "../src/store/search/segment.ts";

const COUNT = Number(process.argv[2] ?? 100_000);
/** The number of notes that the product indexes together. */
const CHUNK = 2048;
const SEARCHES = ["ironclad", "q", "quota figure", "the", "point 99"];
const RUNS = 5;

const TOPICS = [
  "the herring quota",
  "the Øresk strait",
  "grain transit",
  "visa rules",
  "the rail tunnel",
  "cloud seeding",
];
const BODIES = [
  "Compare with the spring account; the quota figure is missing here.",
  "First use of this formula since March. Ask the press office.",
  "The other side reports an agreement, this one only a discussion.",
  "Ironclad again: third time this year.",
  "",
  "",
];

const FIELDS = ["body", "tags", "quote", "names", "title"];

function inventDocument(number: number): SearchDocument {
  const topic = TOPICS[(number * 7) % 6] ?? "";
  return {
    id: randomUUID(),
    texts: [
      BODIES[(number * 5) % 6] ?? "",
      number % 3 ? "" : "quota",
      `The minister underlined that Norland attaches importance to ${topic} and to point ${number} of the agenda`,
      "Ingrid Vale\nThe minister\nNorland",
      `Foreign Minister Ingrid Vale on ${topic}`,
    ],
    facets: [
      `speaker\nPerson ${number % 40}`,
      `issuer\nHouse ${number % 6}`,
      `act\n${number % 11}`,
      "state\nexact",
      "body\nyes",
    ],
    created: number,
    modified: number,
  };
}

/** Measures the processor time of `work` in user and system mode, in milliseconds. */
function spent<T>(work: () => T): { readonly value: T; readonly took: number } {
  const begun = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(begun);
  return { value, took: (user + system) / 1000 };
}

function median(work: () => unknown): number {
  const times = Array.from({ length: RUNS }, () => spent(work).took);
  return times.sort((a, b) => a - b)[RUNS >> 1] ?? Number.NaN;
}

function print(what: string, own: number, peer: number): void {
  console.log(
    `${what.padEnd(44)} ${own.toFixed(1).padStart(9)} ${peer.toFixed(1).padStart(9)} ${(peer / own).toFixed(1).padStart(7)} ×`,
  );
}

const documents = Array.from({ length: COUNT }, (_, number) => inventDocument(number));
const options = {
  fields: FIELDS,
  extractField: (document: SearchDocument, field: string) =>
    field === "id" ? document.id : (document.texts[FIELDS.indexOf(field)] ?? ""),
  searchOptions: { prefix: true, combineWith: "AND" as const },
};

const made = spent(() => {
  const segments: StoredSegment[] = [];
  for (let from = 0; from < COUNT; from += CHUNK)
    segments.push(buildSegment("notes", documents.slice(from, from + CHUNK)));
  return segments;
});
const peerMade = spent(() => {
  const peer = new MiniSearch<SearchDocument>(options);
  peer.addAll(documents);
  return peer;
});
const kept = structuredClone(made.value);
const opened = spent((): IndexSnapshot => {
  const snapshot = combineSegments(kept.map((segment) => openSegment(segment)));
  snapshot.byCreated();
  return snapshot;
});
const json = JSON.stringify(peerMade.value);
const peerOpened = spent(() => MiniSearch.loadJSON<SearchDocument>(json, options));

console.log(`${COUNT} notes, milliseconds of processor time`.padEnd(44), "      own MiniSearch");
print("made", made.took, peerMade.took);
print("opened from what is stored", opened.took, peerOpened.took);
for (const words of SEARCHES) {
  print(
    `“${words}”, by rank (own: with all facets)`,
    median(() => search(opened.value, { words, facets: {}, sort: "best" }).ids(0, 50)),
    median(() => peerOpened.value.search(words).slice(0, 50)),
  );
}
for (const words of SEARCHES) {
  const took = median(() => search(opened.value, { words, facets: {}, sort: "newest" }).ids(0, 50));
  console.log(`“${words}”, newest first, with all facets`.padEnd(44), took.toFixed(1).padStart(9));
}
