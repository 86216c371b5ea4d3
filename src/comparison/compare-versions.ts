import { type ChangeCounts, countChanges, hasChanges } from "./count-changes.ts";
import { diffTexts, type ParagraphChange, type TextDiff } from "./diff-text.ts";
import { saysDay } from "./says-day.ts";
import { isReported, type TextVerdict } from "./text-verdict.ts";

/** A text of a page, with the time at which it was saved (ISO 8601). */
export interface DatedText {
  readonly text: string;
  readonly capturedAt: string;
}

/** The difference between two versions of a page's text, with the number of its sentences that differ. */
export interface VersionChange extends TextDiff {
  readonly counts: ChangeCounts;
}

/** Returns the paragraphs whose changes are reported: those of the readout, or its date line if only that differs. */
export function reportedParagraphs({ verdict, paragraphs }: TextDiff): ParagraphChange[] {
  const reported = verdict === "date line" ? verdict : "text";
  return paragraphs.filter(({ kind, part }) => kind !== "same" && part === reported);
}

/** Compares two versions of a page's text. Date lines that only give the day of each visit count as boilerplate. */
export function compareVersions(before: DatedText, after: DatedText): VersionChange {
  const diff = diffTexts(before.text, after.text);
  const counts = countChanges(before.text, after.text, diff.paragraphs);
  return { ...diff, verdict: verdictOf(diff, counts, before, after), counts };
}

function verdictOf(
  { verdict, paragraphs }: TextDiff,
  counts: ChangeCounts,
  before: DatedText,
  after: DatedText,
): TextVerdict {
  if (verdict === "date line") {
    const dates = paragraphs.filter(({ kind, part }) => kind !== "same" && part === "date line");
    return dates.every((one) => saysVisit(one.before, before) && saysVisit(one.after, after)) ? "boilerplate" : verdict;
  }
  if (verdict !== "changed" && verdict !== "moved") return verdict;
  if (!hasChanges(counts)) return "typography";
  const { changed, added, removed } = counts;
  return changed + added + removed === 0 ? "moved" : "changed";
}

/** Returns whether a date line gives the day on which its version was saved, or whether there is no date line. */
function saysVisit(line: ParagraphChange["before"], { text, capturedAt }: DatedText): boolean {
  return line === undefined || saysDay(text.slice(line.start, line.end), capturedAt);
}

/** A reported change between two successive versions, given by their indexes. */
export interface LastChange {
  readonly before: number;
  readonly after: number;
  readonly change: VersionChange;
}

/**
 * Returns the last reported change of a page among its versions, oldest first, or undefined if there is none. The
 * change is given up to the newest version, which may differ from the version after the change in boilerplate.
 */
export function findLastChange(versions: readonly DatedText[]): LastChange | undefined {
  const last = versions.at(-1);
  for (let index = versions.length - 2; last && index >= 0; index--) {
    const version = versions[index];
    const change = version && compareVersions(version, last);
    if (change && isReported(change.verdict)) return { before: index, after: index + 1, change };
  }
  return undefined;
}
