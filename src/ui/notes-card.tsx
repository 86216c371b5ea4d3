import type { ComponentChildren } from "preact";
import { say } from "../locale/say.ts";
import { Icon } from "./icon.tsx";
import { trusted } from "./trusted.ts";

interface Props {
  /** The frame with the notes. */
  readonly children: ComponentChildren;
  readonly onClose: () => void;
}

/** The card of notes that stand on no attribution. The page can find every word of it, so the notes stand in a frame. */
export function NotesCard({ children, onClose }: Props) {
  return (
    <section class="card notes-card" role="dialog" aria-label={say("card_notes")} tabIndex={-1}>
      {children}
      <button
        type="button"
        class="icon-button"
        aria-label={say("close")}
        title={say("close")}
        onClick={trusted(onClose)}
      >
        <Icon name="close" />
      </button>
    </section>
  );
}
