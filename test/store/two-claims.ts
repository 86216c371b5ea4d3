import { createReadout, type ReadoutRecord } from "../../src/annotation/readout-record.ts";
import type { Attribution } from "../../src/engine/analysis.ts";

const TEXT = [
  "Minister Ingrid Vale told the envoy that the herring quota stands.",
  "Envoy Tomas Orsk promised to reopen the strait.",
].join("\n");

function at(words: string) {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length };
}

/** The two attributions of the readout. */
export const QUOTA_CLAIM: Attribution = {
  sources: [at("Minister Ingrid Vale")],
  cue: at("told"),
  contents: [at("that the herring quota stands")],
  addressees: [at("the envoy")],
  speakers: ["Ingrid Vale"],
  act: "state",
  checkables: [],
  confidence: 0.9,
};
export const STRAIT_CLAIM: Attribution = {
  sources: [at("Envoy Tomas Orsk")],
  cue: at("promised"),
  contents: [at("to reopen the strait")],
  addressees: [],
  speakers: ["Tomas Orsk"],
  act: "pledge",
  checkables: [],
  confidence: 0.9,
};

/** Returns a readout of a call with these two attributions. */
export function readoutWithTwoClaims(): ReadoutRecord {
  return createReadout({
    url: "https://norland.example/calls/7",
    title: "Call",
    text: TEXT,
    sha256: "7",
    capturedAt: "2026-03-14T10:00:00.000Z",
    reading: {
      readout: { isReadout: true, score: 1, reasons: [] },
      event: undefined,
      attributions: [QUOTA_CLAIM, STRAIT_CLAIM],
    },
  });
}
