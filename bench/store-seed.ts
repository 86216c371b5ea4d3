// Runs in a page of the extension: fills its store with invented notes and readouts. Bundled by store.ts.

import { createNote, type Note, snapshotAttribution } from "../src/annotation/note.ts";
import { passageSpan } from "../src/annotation/passage-span.ts";
import { createReadout, type ReadoutRecord } from "../src/annotation/readout-record.ts";
import { describe } from "../src/annotation/selectors.ts";
import { ACTS } from "../src/engine/analysis.ts";
import { background } from "../src/rpc/rpc-contract.ts";
import { putNotes } from "../src/store/notes-store.ts";
import { openStore } from "../src/store/open-store.ts";
import { putReadout } from "../src/store/readouts-store.ts";
import { publishStoreEvent } from "../src/store/store-events.ts";

/** Invented persons and the issuers for which they speak. */
const PEOPLE = [
  ["Foreign Minister Ingrid Vale", "Ingrid Vale", "Norland"],
  ["President Tomas Orsk", "Tomas Orsk", "Sudmark"],
  ["Prime Minister Lucia Ferrant", "Lucia Ferrant", "Maravelle"],
  ["Foreign Minister Idris Okonwe", "Idris Okonwe", "Tamba"],
  ["Chancellor Bela Horvat", "Bela Horvat", "Carinova"],
  ["President Amara Sene", "Amara Sene", "Kalindi"],
] as const;

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
  "Check the number against the annex.",
  "Ironclad again: third time this year.",
];
const TAGS = ["formula", "to check", "quota", "only one side", "transit"];

let state = 20261124;
/** Returns a pseudo-random number from 0 to below `end`. The sequence is the same in each run. */
function draw(end: number): number {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state % end;
}

function pick<T>(list: readonly T[]): T {
  return list[draw(list.length)] as T;
}

const END = Date.UTC(2026, 10, 24, 12);

/** Returns a typical note of a user: three in four are on an attribution, half have text, a third have a tag. */
function inventNote(number: number, count: number): Note {
  const [, name, issuer] = pick(PEOPLE);
  const topic = pick(TOPICS);
  const contents = `that ${issuer} attaches importance to ${topic} and to point ${number} of the agenda`;
  const quote = `The ${pick(["minister", "president", "delegation"])} underlined ${contents}`;
  const isOnAttribution = draw(4) > 0;
  return createNote({
    target: {
      source: `https://${issuer.toLowerCase()}.example/calls/${number % Math.max(1, count / 5)}`,
      selector: describe(`…${quote}…`, { start: 1, end: quote.length + 1 }),
    },
    title: `${name} on ${topic}`,
    bodyValue: draw(2) ? pick(BODIES) : "",
    tags: draw(3) ? [] : [pick(TAGS)],
    issuer,
    now: new Date(END - (count - number) * 60_000),
    ...(isOnAttribution && {
      attribution: {
        sources: ["The minister"],
        cue: "underlined",
        contents: [contents],
        addressees: [],
        speakers: [name],
        act: pick(ACTS),
      },
    }),
  });
}

/** Adds the notes from one number to another of `count`. Returns the duration in milliseconds. */
async function seedNotes(from: number, to: number, count: number): Promise<number> {
  const begun = performance.now();
  const store = await openStore();
  await putNotes(
    store,
    Array.from({ length: to - from }, (_, n) => inventNote(from + n, count)),
  );
  store.close();
  publishStoreEvent("notes");
  return performance.now() - begun;
}

function inventReadout(number: number): { title: string; text: string; url: string; issuer: string } {
  const [one, other] = [
    PEOPLE[number % 6] as (typeof PEOPLE)[number],
    PEOPLE[(number * 5 + 1 + (number % 3)) % 6] as (typeof PEOPLE)[number],
  ];
  const [a, b] = one === other ? [one, PEOPLE[(number + 1) % 6] as (typeof PEOPLE)[number]] : [one, other];
  const [topic, second] = [pick(TOPICS), pick(TOPICS)];
  const title = `${a[0]} speaks with ${b[0]} of ${b[2]}`;
  const text = [
    title,
    `${a[0]} of ${a[2]} spoke by telephone today with ${b[0]} of ${b[2]} to discuss ${topic}.`,
    `${a[1]} congratulated her counterpart on the anniversary of the treaty and underlined that ${topic} concerned both peoples. She announced that ${a[2]} would send ${draw(90) + 10} experts before the summer.`,
    `${b[1]} welcomed the proposal and stressed that ${second} must be settled first, adding that no other question was as urgent.`,
    `${b[1]} condemned the closing of the Øresk strait and called on all parties to respect the charter.`,
    `The two sides agreed to instruct their ministers to conclude talks on ${second} by the end of the year, and to remain in close contact.`,
  ].join("\n");
  return { title, text, url: `https://${a[2].toLowerCase()}.example/readouts/${number}`, issuer: a[2] };
}

/** Stores readouts with the engine's analyses, and notes on some of their attributions. */
async function seedReadouts(count: number): Promise<void> {
  const store = await openStore();
  for (let number = 0; number < count; number++) {
    const { title, text, url, issuer } = inventReadout(number);
    const { reading } = await background.analyzeText(text, title, true, false);
    const capturedAt = new Date(END - (count - number) * 3 * 86_400_000).toISOString();
    const record: ReadoutRecord = createReadout({
      url,
      title,
      text,
      reading,
      issuer,
      language: "en",
      capturedAt,
      sha256: `${number}`,
    });
    await putReadout(store, record);
    const notes = reading.attributions.slice(1, 3 + (number % 2)).map((attribution, n) =>
      createNote({
        target: { source: url, selector: describe(text, passageSpan(attribution)) },
        title,
        issuer,
        bodyValue: n === 1 ? "" : pick(BODIES),
        tags: draw(2) ? [pick(TAGS)] : [],
        attribution: snapshotAttribution(text, attribution),
        now: new Date(Date.parse(capturedAt) + n * 60_000),
      }),
    );
    await putNotes(store, notes);
  }
  store.close();
  publishStoreEvent("readouts");
  publishStoreEvent("notes");
}

Object.assign(globalThis, { seed: { seedNotes, seedReadouts } });
