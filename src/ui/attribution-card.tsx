import type { AttributionView } from "../annotation/attribution-view.ts";
import type { Note } from "../annotation/note.ts";
import { ActSign } from "./act-sign.tsx";
import { Icon, type IconName } from "./icon.tsx";

interface Props {
  readonly attribution: AttributionView;
  readonly count: number;
  readonly notes: readonly Note[];
  /** What just happened or went wrong, in words. */
  readonly message: string;
  readonly canCopy: boolean;
  readonly onNote: () => void;
  readonly onEdit: (note: Note) => void;
  readonly onCopy: () => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly onClose: () => void;
}

/** What the page shows beside an attribution: who speaks, what the claim does, why it was marked, what can be checked. */
export function AttributionCard(props: Props) {
  const { attribution, notes, message } = props;
  return (
    <section
      class="card"
      role="dialog"
      aria-label={`Attribution ${attribution.index + 1} of ${props.count}`}
      tabIndex={-1}
    >
      <header class="card-head">
        <h2 class="speaker" dir="auto">
          {speakerWords(attribution)}
        </h2>
        <ActSign act={attribution.act} />
        <CardButton name="close" label="Close" onPress={props.onClose} />
      </header>
      <p class="why" dir="auto">
        {whyWords(attribution)}
      </p>
      <Checkables attribution={attribution} />
      {notes.map((note) => (
        <button key={note.id} class="card-note" type="button" dir="auto" onClick={trusted(() => props.onEdit(note))}>
          <Icon name="note" />
          <span>{note.bodyValue || "Note without words"}</span>
        </button>
      ))}
      {message && (
        <p class="message" role="status">
          {message}
        </p>
      )}
      <footer class="card-foot">
        <button type="button" class="button primary" onClick={trusted(props.onNote)}>
          <Icon name="note" /> Add note
        </button>
        {props.canCopy && (
          <button
            type="button"
            class="button"
            aria-label="Copy as citation"
            title="Copy as citation"
            onClick={trusted(props.onCopy)}
          >
            <Icon name="copy" /> Copy
          </button>
        )}
        <span class="steps">
          <CardButton name="previous" label="Previous attribution" onPress={() => props.onStep(-1)} />
          <span class="count">
            {attribution.index + 1}/{props.count}
          </span>
          <CardButton name="next" label="Next attribution" onPress={() => props.onStep(1)} />
        </span>
      </footer>
    </section>
  );
}

function CardButton({ name, label, onPress }: { name: IconName; label: string; onPress: () => void }) {
  return (
    <button type="button" class="icon-button" aria-label={label} title={label} onClick={trusted(onPress)}>
      <Icon name={name} />
    </button>
  );
}

/** A page can send clicks of its own making to what it can reach; only the reader's count. */
function trusted(action: () => void): (event: Event) => void {
  return (event) => {
    if (event.isTrusted) action();
  };
}

/** The speakers' names, or the words of the source where the speaker is not known. */
export function speakerWords({ speakers, source }: Pick<AttributionView, "speakers" | "source">): string {
  if (speakers.length > 0) return speakers.join(", ");
  return source || "Speaker not named";
}

/** Below this confidence the card says that the mark is a guess; the tiers of the engine put weak nouns there. */
const UNSURE = 0.5;

function whyWords({ source, cue, addressee, speakers, confidence }: AttributionView): string {
  const by = source && !speakers.includes(source) ? `${source} … ` : "";
  const to = addressee ? `, to ${addressee}` : "";
  return `Marked for “${by}${cue || "—"}”${to}${confidence < UNSURE ? " · a suggestion" : ""}`;
}

function Checkables({ attribution }: { attribution: AttributionView }) {
  if (attribution.checkables.length === 0) return null;
  return (
    <div class="checkables">
      <h3>Can be checked</h3>
      <ul>
        {attribution.checkables.map(({ text, reason }) => (
          <li key={`${text} ${reason}`} dir="auto">
            {text} <span class="reason">{reason}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
