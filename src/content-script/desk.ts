import { locateTextFragment, parseTextFragments } from "../annotation/parse-text-fragment.ts";
import type { FrameLocation } from "../rpc/rpc-contract.ts";
import { CardControl } from "./card-control.ts";
import { Correcting } from "./correcting.ts";
import { Editors } from "./editors.ts";
import { NoteTaking } from "./note-taking.ts";
import { type Overlay, openOverlay } from "./overlay.tsx";
import type { PageReading } from "./page-reading.ts";
import type { PageState } from "./page-state.ts";

/** What the reader works with in a page: the card, notes, corrections, and the editors for both. */
export interface Desk {
  readonly overlay: Overlay;
  readonly cards: CardControl;
  readonly correcting: Correcting;
  readonly editors: Editors;
  readonly notes: NoteTaking;
  /** Follows the page into its new text. */
  pageChanged(before: PageReading | undefined): void;
  /** Shows that the extension was updated or removed under the page. */
  cutOff(): void;
  /** Opens the card of the attribution whose passage an address names, as a link out of an export or a citation does. */
  openLinked(address: string): void;
}

/** Opens the desk over a page that was read, until the signal ends. */
export function openDesk(state: PageState, where: FrameLocation, signal: AbortSignal): Desk {
  const overlay = openOverlay(
    {
      note: () => void notes.noteOnShown(),
      edit: (note) => void notes.editNote(note.id),
      copy: () => void cards.copyCitation(),
      correct: () => void notes.correctShown(),
      dismiss: () => void cards.dismiss(),
      hide: (hidden) => void cards.hide(hidden),
      takeBack: () => void cards.takeBack(),
      pause: () => void cards.pause(),
      step: (by) => void cards.step(by),
      stepSpeaker: (by) => cards.stepSpeaker(by),
      close: () => cards.close(),
      goOn: () => editors.goOn(),
      openWindow: () => editors.openWindow(),
    },
    signal,
  );
  const correcting = new Correcting(state);
  const cards = new CardControl(state, overlay, correcting, where);
  const editors = new Editors(overlay, cards, where, signal);
  const notes = new NoteTaking(state, overlay, cards, editors, correcting);
  return {
    overlay,
    cards,
    correcting,
    editors,
    notes,
    pageChanged(before) {
      if (before) correcting.follow(before);
      cards.pageChanged();
    },
    cutOff() {
      editors.cutOff();
      cards.cutOff();
    },
    openLinked(address) {
      const [passage] = parseTextFragments(address);
      const span = passage && state.read && locateTextFragment(state.read.page.text, passage);
      if (span) cards.openLinked(span);
    },
  };
}
