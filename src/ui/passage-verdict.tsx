import type { PassageChange } from "../comparison/compare-note-passage.ts";
import { formatDate, t } from "../locale/i18n.ts";
import { WordChanges } from "./word-changes.tsx";

interface Props {
  readonly change: PassageChange;
  /** The time at which the compared version was saved. */
  readonly since: string;
  /** The language of the page, if it is known. */
  readonly lang?: string | undefined;
}

/** Shows how a note's passage has changed since a version of the page: its state, and the words that differ. */
export function PassageVerdict({ change: { state, words }, since, lang }: Props) {
  return (
    <div class="passage-verdict">
      <p class="message">{t(`passage_now_${state}`, { date: formatDate(since) })}</p>
      {words.length > 0 && (
        <p class="passage-words" dir="auto" lang={lang || undefined}>
          <WordChanges words={words} />
        </p>
      )}
    </div>
  );
}
