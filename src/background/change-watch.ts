import { type ReadoutRecord, type ReadoutVersion, updateReadout } from "../annotation/readout-record.ts";
import { locate } from "../annotation/selectors.ts";
import { clipUnchanged } from "../comparison/clip-unchanged.ts";
import { compareNotePassage } from "../comparison/compare-note-passage.ts";
import { compareVersions, type DatedText, findLastChange, reportedParagraphs } from "../comparison/compare-versions.ts";
import type { TextDiff } from "../comparison/diff-text.ts";
import { isLost, isReported } from "../comparison/text-verdict.ts";
import type { NotedPassage, PageChanges } from "../rpc/rpc-contract.ts";

/**
 * Returns the record after a new visit. Returns undefined if nothing has to be stored, because the page shows an error
 * or a text that is not a readout, or because only boilerplate has changed.
 */
export function recordVisit(known: ReadoutRecord, capture: ReadoutVersion): ReadoutRecord | undefined {
  if (capture.sha256 === known.sha256) return updateReadout(known, capture);
  const { verdict } = compareVersions(known, capture);
  const isOther = verdict === "gone" || (verdict === "replaced" && !capture.reading.readout.isReadout);
  // The corrected analysis of the new text cannot be stored with the old one, because its spans refer to the new text.
  const isNeedless = !isReported(verdict) && claimsOf(known) === claimsOf(capture);
  return isOther || isNeedless ? undefined : updateReadout(known, capture);
}

/** Returns the attributions of a version as one string of their words, so that two versions can be compared. */
function claimsOf({ text, reading }: ReadoutVersion): string {
  return JSON.stringify(
    reading.attributions.map(({ sources, cue, contents, speakers, act }) => [
      [...sources, ...(cue ? [cue] : []), ...contents].map(({ start, end }) => text.slice(start, end)),
      speakers,
      act,
    ]),
  );
}

/**
 * Returns how the text that a page shows differs from its stored readout, or null if there is no difference to report.
 */
export function findPageChanges(
  record: ReadoutRecord,
  shown: DatedText,
  passages: readonly NotedPassage[],
): PageChanges | null {
  const versions = [...record.earlier, record];
  const last = findLastChange([...versions, shown]);
  const other = last && versions[last.before];
  if (!other) return null;
  const { change, after } = last;
  const { verdict, counts } = change;
  return {
    readoutId: record.id,
    since: other.capturedAt,
    isStored: after < versions.length,
    verdict,
    counts,
    paragraphs: isLost(verdict)
      ? []
      : reportedParagraphs(change).map(({ kind, words }) => ({ kind, words: clipUnchanged(words) })),
    notes: isLost(verdict) ? [] : notedPassages(other.text, shown.text, change, passages),
  };
}

/** Compares the noted passages that are in the old text. */
function notedPassages(
  before: string,
  after: string,
  diff: TextDiff,
  passages: readonly NotedPassage[],
): PageChanges["notes"] {
  return passages.flatMap(({ id, selector }) => {
    const found = locate(before, selector);
    return "span" in found ? [[id, compareNotePassage(before, after, found.span, diff)] as const] : [];
  });
}
