import type { AttributionView } from "../../src/annotation/attribution-view.ts";
import { createCorrection } from "../../src/annotation/correction.ts";
import type { CorrectionDraft } from "../../src/annotation/correction-draft.ts";
import { createNote, type Note, type NoteState } from "../../src/annotation/note.ts";
import { describe as describeSpan } from "../../src/annotation/selectors.ts";
import { ACTS, type Attribution } from "../../src/engine/analysis.ts";

const TEXT = "The two sides underscored that talks on fish go on until 1 May.";

/** Returns a sample attribution with the given fields. */
export function attribution(given: Partial<AttributionView> = {}): AttributionView {
  return {
    index: 0,
    source: "The two sides",
    cue: "underscored",
    contents: ["that talks on fish go on until 1 May"],
    addressee: "",
    speakers: ["Norway", "Iceland"],
    act: "state",
    checkables: [{ text: "1 May", reason: "date" }],
    confidence: 0.9,
    span: { start: 0, end: TEXT.length },
    selectors: describeSpan(TEXT, { start: 0, end: TEXT.length }),
    ...given,
  };
}

const ENGINE: Attribution = {
  sources: [{ start: 0, end: 13 }],
  cue: { start: 14, end: 25 },
  contents: [{ start: 26, end: 62 }],
  addressees: [],
  speakers: ["Norway", "Iceland"],
  act: "state",
  checkables: [],
  confidence: 0.9,
};

/** Returns a sample draft of a correction with the given fields. */
export function correctionWork(given: Partial<CorrectionDraft> = {}): CorrectionDraft {
  return {
    speakers: ["Norway", "Iceland"],
    act: "state",
    roleTexts: [
      { role: "sources", index: 0, text: "The two sides" },
      { role: "cue", index: 0, text: "underscored" },
      { role: "contents", index: 0, text: "that talks on fish go on until 1 May" },
    ],
    knownSpeakers: ["Norway", "Iceland", "Astrid Halvorsen"],
    isAdded: false,
    record: createCorrection({ url: "https://mfa.example/1", text: TEXT, engine: ENGINE, user: ENGINE }),
    ...given,
  };
}

/** One attribution of each act, in page order. */
export const ONE_OF_EACH_ACT = ACTS.map((act, index) => attribution({ index, act, cue: `cue of ${act}` }));

/** Returns a note on a passage, with the given state. */
export function note(id: string, bodyValue: string, state: NoteState = "exact"): Note {
  const selector = describeSpan(TEXT, { start: 4, end: 13 });
  return {
    ...createNote({ id, target: { source: "https://mfa.example/1", selector }, title: "Talks", bodyValue }),
    state,
  };
}

/** Markup that a hostile page might put into any text that it provides. */
export const MARKUP = '<img src="x" onerror="window.wasRun = true"><b>bold</b>';
