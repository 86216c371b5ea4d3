import type { AttributionView } from "../annotation/attribution-view.ts";
import { formatNumber, language, t } from "../locale/i18n.ts";
import { speakerLabel } from "../locale/speaker-label.ts";
import { ActBadge } from "./act-badge.tsx";
import { Icon } from "./icon.tsx";
import { correctionLabel } from "./user-content.tsx";

interface Props {
  readonly attributions: readonly AttributionView[];
  /** The language of the page, if it is known. */
  readonly lang?: string;
  /** The number of notes on each attribution, by index. */
  readonly noteCounts: ReadonlyMap<number, number>;
  readonly onGoTo: (index: number) => void;
  readonly onNote: (index: number) => void;
}

/** Lists the attributions in page order. It is also the screen-reader equivalent of the highlights. */
export function AttributionList({ attributions, lang, noteCounts, onGoTo, onNote }: Props) {
  return (
    <ol class="attributions">
      {attributions.map((one) => (
        <li key={one.index} class={one.correction?.isHidden ? "attribution is-hidden" : "attribution"}>
          <button type="button" class="attribution-text" onClick={() => onGoTo(one.index)}>
            <span class="attribution-head">
              <bdi class="attribution-speaker">{speakerLabel(one)}</bdi>
              <ActBadge act={one.act} />
            </span>
            <span class="attribution-words" dir="auto" lang={lang || undefined}>
              <em class="cue">{one.cue === ":" ? <bdi lang={language()}>{t("headline_said")}</bdi> : one.cue}</em>{" "}
              <Addressee text={one.addressee} />
              {one.contents.join(" … ")}
            </span>
            {one.correction && <span class="message attribution-corrected">{correctionLabel(one.correction)}</span>}
          </button>
          <NoteButton count={noteCounts.get(one.index) ?? 0} number={one.index + 1} onNote={() => onNote(one.index)} />
        </li>
      ))}
    </ol>
  );
}

function Addressee({ text }: { readonly text: string }) {
  return text ? <span class="addressee">{text} </span> : null;
}

function NoteButton({ count, number, onNote }: { count: number; number: number; onNote: () => void }) {
  const name = count === 0 ? t("add_note_on", { number }) : t("add_note_more", { number, count });
  return (
    <button type="button" class="icon-button" title={name} onClick={onNote}>
      <Icon name="note" />
      {count > 0 && <span class="badge" aria-hidden="true" data-count={formatNumber(count)} />}
    </button>
  );
}
