import { detectReadout } from "./detect-readout.ts";
import { findAttributions } from "./find-attributions.ts";
import { findPeople } from "./find-people.ts";
import { findSentences, type Sentence } from "./find-sentences.ts";
import { readClaim } from "./read-claim.ts";
import { readEvent } from "./read-event.ts";
import type { Reading } from "./reading.ts";
import { resolveSpeakers } from "./resolve-speakers.ts";

/** Reads a page's text: is it a readout, of which event, and who says what in it. */
export function readText(text: string, options: { readonly title?: string } = {}): Reading {
  const sentences = numberLines(findSentences(text), text, options.title);
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

/** Paragraph 0 is the headline; a text whose title is given apart and does not open it has none, so its lines count from 1. */
function numberLines(sentences: readonly Sentence[], text: string, title: string | undefined): readonly Sentence[] {
  const first = sentences[0];
  if (title === undefined || first === undefined || text.startsWith(title.trim(), first.start)) return sentences;
  return sentences.map((sentence) => ({ ...sentence, paragraph: sentence.paragraph + 1 }));
}
