import type { Reading } from "./reading.ts";
import { detectReadout } from "./detect-readout.ts";
import { findAttributions } from "./find-attributions.ts";
import { findSentences } from "./find-sentences.ts";
import { findPeople } from "./find-people.ts";
import { readClaim } from "./read-claim.ts";
import { readEvent } from "./read-event.ts";
import { resolveSpeakers } from "./resolve-speakers.ts";

/** Reads a page's text: is it a readout, of which event, and who says what in it. */
export function readText(text: string, options: { readonly title?: string } = {}): Reading {
  const sentences = findSentences(text);
  const people = findPeople(text, sentences);
  const event = readEvent(text, sentences, people, options.title);
  const findings = findAttributions(text, sentences);
  const speakers = resolveSpeakers(text, sentences, findings, people, event);
  const attributions = findings.map((finding, i) => {
    const { sources, cue, contents, addressees, confidence } = finding;
    return { sources, cue, contents, addressees, speakers: speakers[i] ?? [], ...readClaim(text, finding), confidence };
  });
  const title = options.title ?? text.slice(sentences[0]?.start ?? 0, sentences[0]?.end ?? 0);
  return { readout: detectReadout(text, title), event, attributions };
}
