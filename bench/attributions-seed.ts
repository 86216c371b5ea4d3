// Runs in a page of the extension: fills its store with invented readouts of fifteen attributions each. Bundled by
// attributions.ts.

import { createReadout, type ReadoutRecord } from "../src/annotation/readout-record.ts";
import { ACTS, type Attribution } from "../src/engine/analysis.ts";
import { openStore, writeTxTo } from "../src/store/open-store.ts";
import { writeReadout } from "../src/store/readouts-store.ts";

const ATTRIBUTIONS = 15;

/** The number of invented persons and of states for which they speak. */
const PEOPLE = 600;
const STATES = 40;

const FIRST_NAMES = ["Ingrid", "Tomas", "Lucia", "Idris", "Bela", "Amara", "Kaja", "Mateus", "Noor", "Sione"];
const TOPICS = [
  "the herring quota",
  "the Øresk strait",
  "grain transit through the northern ports",
  "visa rules for students and researchers",
  "the rail tunnel and its financing",
  "cloud seeding along the common border",
  "the release of the detained sailors",
  "a ceasefire and the return of displaced families",
];
const CUES = ["underlined", "stressed", "announced", "welcomed", "rejected", "called for", "condemned", "noted"];
const ENDS = [
  "before the end of the year",
  "in accordance with the charter",
  "without any delay",
  "as agreed at the previous meeting",
  "for the benefit of both peoples",
];

let state = 20261130;
/** Returns a pseudo-random number from 0 to below `end`. The sequence is the same in each run. */
function draw(end: number): number {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return (state >>> 8) % end;
}

function pick<T>(list: readonly T[]): T {
  return list[draw(list.length)] as T;
}

function personOf(number: number): string {
  return `${FIRST_NAMES[number % FIRST_NAMES.length]} Person-${String.fromCharCode(65 + (number % 26))}${number}`;
}

function inventReadout(number: number): ReadoutRecord {
  const [one, other] = [draw(PEOPLE), draw(PEOPLE)];
  const issuer = `State ${one % STATES}`;
  const title = `${personOf(one)} speaks with ${personOf(other)} about ${pick(TOPICS)}`;
  let text = `${title}\n`;
  const add = (words: string) => {
    const start = text.length;
    text += words;
    return { start, end: text.length };
  };
  const attributions: Attribution[] = [];
  for (let n = 0; n < ATTRIBUTIONS; n++) {
    const speaker = n % 3 === 0 ? personOf(other) : personOf(one);
    const source = add(speaker);
    add(" ");
    const cue = add(pick(CUES));
    add(" to ");
    const addressee = add(n % 5 === 0 ? personOf(one) : "the minister");
    add(" ");
    const content = add(
      `that ${issuer} attaches great importance to ${pick(TOPICS)} and to point ${draw(1000)} of the agenda, ${pick(ENDS)}`,
    );
    add(".\n");
    attributions.push({
      sources: [source],
      cue,
      contents: [content],
      addressees: n % 5 === 0 ? [addressee] : [],
      speakers: [speaker],
      act: pick(ACTS),
      checkables: [],
      confidence: 0.9,
    });
  }
  const day = new Date(Date.UTC(2021, 0, 1) + draw(2100) * 86_400_000).toISOString().slice(0, 10);
  const participants = [issuer, `State ${other % STATES}`];
  return createReadout({
    url: `https://state-${one % STATES}.example/readouts/${number}`,
    title,
    text,
    issuer,
    language: "en",
    capturedAt: new Date(Date.UTC(2026, 10, 30) - number * 60_000).toISOString(),
    sha256: String(number).padStart(64, "0"),
    reading: {
      readout: { isReadout: true, score: 1, reasons: [] },
      event: {
        kind: pick(["call", "meeting", "visit"] as const),
        participants,
        issuer,
        date: day,
        day,
        dayFrom: "stated",
      },
      language: "en",
      attributions,
    },
  });
}

/** Stores the readouts from one number to another. */
async function seedAttributions(from: number, to: number): Promise<void> {
  const store = await openStore();
  await writeTxTo(store, ["readouts", "changes"], async (tx) => {
    await Promise.all(Array.from({ length: to - from }, (_, n) => writeReadout(tx, inventReadout(from + n))));
  });
  store.close();
}

Object.assign(globalThis, { seedAttributions });
