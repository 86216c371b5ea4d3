import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Correction, createCorrection } from "../../../src/annotation/correction.ts";
import { applyStep, type CorrectionStep } from "../../../src/annotation/correction-draft.ts";
import { createNote, type Note, snapshotAttribution } from "../../../src/annotation/note.ts";
import { passageSpan } from "../../../src/annotation/passage-span.ts";
import { createReadout, type ReadoutRecord } from "../../../src/annotation/readout-record.ts";
import { describe as describeSpan } from "../../../src/annotation/selectors.ts";
import { extractPageText } from "../../../src/cli/page-text-in-node.ts";
import { loadShippedTagger } from "../../../src/cli/shipped-files.ts";
import type { Attribution } from "../../../src/engine/analysis.ts";
import { analyzeText } from "../../../src/engine/analyze-text.ts";
import { textOf } from "../../../src/engine/span.ts";

let tagger: ReturnType<typeof loadShippedTagger> | undefined;

/**
 * The creation time of the first record of a test. Later records are one second apart, so that their order is known.
 */
const FIRST = Date.UTC(2026, 10, 24, 10);

let made = 0;

const nextMoment = () => new Date(FIRST + 1000 * made++);

/** Returns the HTML of a page of `test/demo`. */
export function demoPage(file: string): string {
  return readFileSync(join(import.meta.dirname, "..", "..", "demo", file), "utf8");
}

/** Returns the record of a readout as the extension stores it from a page. */
export function readoutOf(url: string, html: string): ReadoutRecord {
  const analysis = analyses.get(html) ?? analyse(html);
  analyses.set(html, analysis);
  return createReadout({ url, ...analysis, language: "en", capturedAt: nextMoment().toISOString() });
}

/** Analyses that all records of a page share. Each page is analysed once per process. */
const analyses = new Map<string, ReturnType<typeof analyse>>();

function analyse(html: string) {
  tagger ??= loadShippedTagger();
  const { text, title } = extractPageText(html);
  const sha256 = createHash("sha256").update(text).digest("hex");
  return { title, text, sha256, reading: analyzeText(text, { title, tagger }) };
}

/** The passage of a note: the attribution with this cue, or this text. */
type Place = { readonly cue: string } | { readonly passage: string };

/** Returns a note on a passage of a readout, as the extension creates it. */
export function noteOn(readout: ReadoutRecord, place: Place, bodyValue: string, tags: readonly string[] = []): Note {
  const { text, reading, url, title, issuer } = readout;
  const attribution = "cue" in place ? attributionWith(readout, place.cue) : undefined;
  const span = attribution ? passageSpan(attribution) : spanOfWords(text, "passage" in place ? place.passage : "");
  return createNote({
    target: { source: url, selector: describeSpan(text, span) },
    title,
    issuer: issuer ?? reading.event?.issuer,
    bodyValue,
    tags,
    now: nextMoment(),
    ...(attribution && { attribution: snapshotAttribution(text, attribution) }),
  });
}

/** Returns the correction that dismisses the attribution with this cue. */
export function dismissalOf(readout: ReadoutRecord, cue: string): Correction {
  const { url, text } = readout;
  const engine = attributionWith(readout, cue);
  return createCorrection({ url, text, engine, user: undefined, now: nextMoment() });
}

/** Returns a user's correction of the attribution with this cue, made by these steps of the editor. */
export function correctionOf(readout: ReadoutRecord, cue: string, ...steps: readonly CorrectionStep[]): Correction {
  const { url, text } = readout;
  const engine = attributionWith(readout, cue);
  const user = steps.reduce((attribution, step) => applyStep(text, attribution, step), engine);
  return createCorrection({ url, text, engine, user, now: nextMoment() });
}

function attributionWith({ text, reading }: ReadoutRecord, cue: string): Attribution {
  const found = reading.attributions.find((one) => one.cue && textOf(text, one.cue) === cue);
  if (!found) throw new Error(`No attribution has the cue “${cue}”.`);
  return found;
}

function spanOfWords(text: string, words: string) {
  const start = text.indexOf(words);
  if (start < 0 || !words) throw new Error(`The text does not say “${words}”.`);
  return { start, end: start + words.length };
}
