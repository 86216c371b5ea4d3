import { formatNumber, t } from "../locale/i18n.ts";

interface Props {
  /** Each speaker with the number of attributions, highest first. */
  readonly speakers: readonly (readonly [name: string, count: number])[];
  /** The speaker that the list is filtered by, or "" for all. */
  readonly selected: string;
  /** The number of the colour of each speaker (see `assignSpeakerColors`), if contents are coloured by speaker. */
  readonly colors?: ReadonlyMap<string, number>;
  readonly onSelect: (name: string) => void;
}

/** Shows the speakers of a page as filters of the list below. */
export function SpeakerChips({ speakers, selected, colors, onSelect }: Props) {
  return (
    <div class="chips" role="group" aria-label={t("one_speaker")}>
      {speakers.map(([name, count]) => (
        <button
          key={name}
          type="button"
          class="chip"
          aria-pressed={selected === name}
          onClick={() => onSelect(selected === name ? "" : name)}
        >
          {colors?.has(name) && <span class={`swatch speaker-${colors.get(name)}`} />}
          <bdi>{name}</bdi> <span class="count">{formatNumber(count)}</span>
        </button>
      ))}
    </div>
  );
}
