import { isCapital, isMark, isObjectPronoun, lowerAt, spanOf, type Word } from "../words.ts";
import { partyStrength, phraseEnd, subjectBefore } from "./find-phrase.ts";
import { type Cue, readCue } from "./read-cue.ts";
import type { Reader } from "./reader.ts";
import { push, trimEnd } from "./record-finding.ts";

/** "TEHRAN (IRNA) –": where the sentence proper begins. */
export function datelineEnd(words: readonly Word[]): number {
  if (!isCapital(words[0])) return 0;
  for (let at = 1; at < Math.min(words.length, 18); at++) {
    const word = words[at];
    if (word === undefined) return 0;
    if (/^[–—-]$/.test(word.text)) return isDash(words, at) ? skipDashes(words, at) : 0;
    if (!isCapital(word) && !/^(?:[(),.:/|]|\p{N}[\p{L}\p{N}:.,]*)$/u.test(word.text)) return 0;
  }
  return 0;
}

/** A dash with white space around it, or a doubled one. */
function isDash(words: readonly Word[], at: number): boolean {
  const before = words[at - 1];
  const dash = words[at];
  return before !== undefined && dash !== undefined && before.end < dash.start;
}

function skipDashes(words: readonly Word[], at: number): number {
  let next = at;
  while (/^[–—-]$/.test(lowerAt(words, next))) next++;
  return next;
}

/** Before "in a written briefing", "on Friday" and the like after the verb of a tag. */
function tagEnd(words: readonly Word[], end: number): number {
  for (let at = end - 2; at > Math.max(1, end - 8); at--) {
    if (isMark(words[at])) return end;
    if (!/^(?:in|on|at|during|after|following)$/.test(lowerAt(words, at))) continue;
    return readCue(words, at - 1, at - 1)?.verb.frames.includes("Q") ? at : end;
  }
  return end;
}

/** "S, she added." */
export function readTrailingTag(reader: Reader): void {
  const { words } = reader;
  const end = tagEnd(words, trimEnd(words, 0, words.length));
  for (let comma = end - 2; comma > Math.max(3, end - 14); comma--) {
    if (words[comma]?.text !== "," || words[comma]?.quoted || reader.taken[comma] === 1) continue;
    const cue = readCue(words, end - 1, comma + 2);
    if (cue === undefined || !cue.verb.frames.includes("Q") || cue.tense !== "past" || cue.passive || cue.next !== end)
      return;
    const subject = subjectBefore(words, cue.first, comma + 1);
    if (
      subject === undefined ||
      subject === "shared" ||
      subject.start !== comma + 1 ||
      partyStrength(words, subject) < 0.6
    )
      return;
    const start = datelineEnd(words);
    if (words[start]?.quoted || /^(?:as|when|while|if)$/.test(lowerAt(words, start))) return;
    push(
      reader,
      cue,
      "clause",
      { start: cue.first, end },
      [spanOf(words, subject)],
      [spanOf(words, { start, end: comma })],
      [],
      cue.verb.sure * 0.9,
    );
    reader.taken.fill(1);
    return;
  }
}

/** "According to X, S". */
export function readAccordingTo(reader: Reader, at: number): number | undefined {
  const { words } = reader;
  if (lowerAt(words, at) !== "according" || lowerAt(words, at + 1) !== "to") return undefined;
  const end = phraseEnd(words, at + 2, words.length);
  if (!isObjectPronoun(words[at + 2]) && partyStrength(words, { start: at + 2, end }) < 0.6) return undefined;
  const before = at > 2 && words[at - 1]?.text === ",";
  if (words[end]?.text !== "," && !before && end < words.length - 1) return undefined;
  const content = before ? { start: 0, end: at - 1 } : { start: end + 1, end: trimEnd(words, end + 1, words.length) };
  if (content.end <= content.start) return undefined;
  const verb = { verb: "according to", act: "state", sure: 0.8, frames: "S" } as const;
  const cue: Cue = { first: at, head: at, next: at + 2, verb, tense: "present", passive: false, light: false };
  push(
    reader,
    cue,
    "clause",
    { start: at, end: at + 2 },
    [spanOf(words, { start: at + 2, end })],
    [spanOf(words, content)],
    [],
    0.8,
  );
  return words.length;
}
