import { render } from "preact";
import type { AttributionView } from "../annotation/attribution-view.ts";
import type { Note } from "../annotation/note.ts";
import { direction, language, say } from "../locale/say.ts";
import { browser } from "../messages/browser.ts";
import type { EditorAddress } from "../messages/contract.ts";
import { hashOf } from "../messages/editor-address.ts";
import { createDiv, openHost, type PageHost } from "../page/page-host.ts";
import { AttributionCard, type Position } from "../ui/attribution-card.tsx";
import cardCss from "../ui/card.css";
import paperCss from "../ui/paper.css";
import { SelectionBar } from "../ui/selection-bar.tsx";
import { type Answer, WordsCard } from "../ui/words-card.tsx";
import { placeBeside } from "./place-beside.ts";

/** What stands over the page at one time, and beside which box of the viewport. */
export type Shown =
  | {
      readonly kind: "card";
      readonly attribution: AttributionView;
      readonly among: Position;
      /** Its place among the claims of the same speaker. */
      readonly bySpeaker: Position;
      readonly notes: readonly Note[];
      readonly message: string;
      /** What can be done about what the message says. */
      readonly answer?: Answer | undefined;
      readonly beside: DOMRect;
    }
  | { readonly kind: "bar"; readonly beside: DOMRect }
  | {
      readonly kind: "editor";
      readonly editor: EditorAddress;
      readonly beside: DOMRect;
      /** Called when the browser has loaded the frame, whether or not its script may run. */
      readonly onLoad: () => void;
    }
  | {
      readonly kind: "words";
      readonly message: string;
      readonly answer?: Answer | undefined;
      readonly beside: DOMRect;
    };

/** What the reader does in the overlay. */
export interface OverlayActions {
  readonly note: () => void;
  readonly edit: (note: Note) => void;
  readonly copy: () => void;
  readonly correct: () => void;
  readonly dismiss: () => void;
  readonly hide: (hidden: boolean) => void;
  readonly takeBack: () => void;
  readonly pause: () => void;
  readonly step: (by: 1 | -1) => void;
  readonly stepSpeaker: (by: 1 | -1) => void;
  readonly close: () => void;
}

/** The card, the selection bar or the editor's frame, over the page. */
export interface Overlay {
  readonly shown: Shown | undefined;
  show(shown: Shown): void;
  hide(): void;
  /** Moves keyboard focus to the card; it comes back to where it was when the card goes. */
  focus(): void;
  /** Whether the pointer is over the overlay. */
  isPointedAt(): boolean;
  /** Whether the overlay has the keyboard. */
  hasFocus(): boolean;
  mend(): boolean;
}

/** An overlay with nothing in it, which joins the page when it shows something. */
export function openOverlay(actions: OverlayActions, signal: AbortSignal): Overlay {
  let host: PageHost | undefined;
  let float: HTMLElement | undefined;
  let shown: Shown | undefined;
  let pointed = false;
  let focusBefore: HTMLElement | undefined;

  const prepare = () => {
    if (host && float) return { host, float };
    host = openHost(paperCss + cardCss, signal);
    float = createDiv();
    float.className = "float";
    float.lang = language();
    float.dir = direction();
    float.addEventListener("pointerenter", () => (pointed = true));
    float.addEventListener("pointerleave", () => (pointed = false));
    host.root.append(float);
    return { host, float };
  };

  const giveFocusBack = () => {
    const hadFocus = host?.root.activeElement != null;
    if (hadFocus && focusBefore?.isConnected) focusBefore.focus({ preventScroll: true });
    focusBefore = undefined;
  };

  return {
    get shown() {
      return shown;
    },
    show(next) {
      const place = prepare();
      if (shown?.kind !== next.kind) render(null, place.float);
      shown = next;
      render(<Content shown={next} actions={actions} />, place.float);
      place.host.show();
      placeBeside(place.float, next.beside);
    },
    hide() {
      if (!shown) return;
      giveFocusBack();
      shown = undefined;
      pointed = false;
      if (float) render(null, float);
      host?.hide();
    },
    focus() {
      const { activeElement } = document;
      if (activeElement instanceof HTMLElement && host?.root.activeElement == null) focusBefore = activeElement;
      float?.querySelector<HTMLElement>('[role="dialog"], [role="toolbar"] button')?.focus({ preventScroll: true });
    },
    isPointedAt: () => pointed,
    hasFocus: () => host?.root.activeElement != null,
    mend: () => host?.mend() ?? false,
  };
}

/**
 * In a page that is isolated from other origins (COEP), Chromium loads no frame of an extension but one without
 * credentials, and ours has no use for any. Preact's types do not know the attribute.
 */
const WITHOUT_CREDENTIALS = { credentialless: true };

const FRAME_CLASSES = { note: "editor", correction: "editor tall" } as const;

function Content({ shown, actions }: { readonly shown: Shown; readonly actions: OverlayActions }) {
  if (shown.kind === "bar") {
    return <SelectionBar onNote={actions.note} onMark={actions.correct} onClose={actions.close} />;
  }
  if (shown.kind === "words") {
    return <WordsCard message={shown.message} answer={shown.answer} onClose={actions.close} />;
  }
  if (shown.kind === "editor") {
    const { kind, id } = shown.editor;
    const src = `${browser.runtime.getURL("note-frame.html")}${hashOf(shown.editor)}`;
    const title = say(`frame_${kind}`);
    const { onLoad } = shown;
    const name = FRAME_CLASSES[kind];
    return <iframe key={id} title={title} class={name} src={src} onLoad={onLoad} {...WITHOUT_CREDENTIALS} />;
  }
  return (
    <AttributionCard
      key={shown.attribution.index}
      attribution={shown.attribution}
      among={shown.among}
      bySpeaker={shown.bySpeaker}
      notes={shown.notes}
      message={shown.message}
      answer={shown.answer}
      host={location.host}
      lang={document.documentElement.lang}
      onNote={actions.note}
      onEdit={actions.edit}
      onCopy={actions.copy}
      onCorrect={actions.correct}
      onDismiss={actions.dismiss}
      onHide={actions.hide}
      onTakeBack={actions.takeBack}
      onPause={actions.pause}
      onStep={actions.step}
      onStepSpeaker={actions.stepSpeaker}
      onClose={actions.close}
    />
  );
}
