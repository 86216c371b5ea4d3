import { render } from "preact";
import type { AttributionView } from "../annotation/attribution-view.ts";
import type { Note } from "../annotation/note.ts";
import { browser } from "../messages/browser.ts";
import { openHost, type PageHost } from "../page/page-host.ts";
import { AttributionCard } from "../ui/attribution-card.tsx";
import cardCss from "../ui/card.css";
import paperCss from "../ui/paper.css";
import { SelectionBar } from "../ui/selection-bar.tsx";
import { placeBeside } from "./place-beside.ts";

/** What stands over the page at one time, and beside which box of the viewport. */
export type Shown =
  | {
      readonly kind: "card";
      readonly attribution: AttributionView;
      readonly count: number;
      readonly notes: readonly Note[];
      readonly message: string;
      readonly beside: DOMRect;
    }
  | { readonly kind: "bar"; readonly beside: DOMRect }
  | { readonly kind: "editor"; readonly draftId: string; readonly beside: DOMRect }
  | { readonly kind: "words"; readonly message: string; readonly beside: DOMRect };

/** What the reader does in the overlay. */
export interface OverlayActions {
  readonly note: () => void;
  readonly edit: (note: Note) => void;
  readonly copy: () => void;
  readonly step: (by: 1 | -1) => void;
  readonly close: () => void;
}

/** The card, the selection bar or the editor's frame, over the page. */
export interface Overlay {
  readonly shown: Shown | undefined;
  show(shown: Shown): void;
  hide(): void;
  /** Moves keyboard focus to the card. */
  focus(): void;
  /** Whether the pointer is over the overlay. */
  isPointedAt(): boolean;
  mend(): boolean;
}

/** An overlay with nothing in it, which joins the page when it shows something. */
export function openOverlay(actions: OverlayActions, signal: AbortSignal): Overlay {
  let host: PageHost | undefined;
  let float: HTMLElement | undefined;
  let shown: Shown | undefined;
  let pointed = false;

  const prepare = () => {
    if (host && float) return { host, float };
    host = openHost(paperCss + cardCss, signal);
    float = document.createElement("div");
    float.className = "float";
    float.addEventListener("pointerenter", () => (pointed = true));
    float.addEventListener("pointerleave", () => (pointed = false));
    host.root.append(float);
    return { host, float };
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
      shown = undefined;
      pointed = false;
      if (float) render(null, float);
      host?.hide();
    },
    focus() {
      float?.querySelector<HTMLElement>('[role="dialog"]')?.focus({ preventScroll: true });
    },
    isPointedAt: () => pointed,
    mend: () => host?.mend() ?? false,
  };
}

/**
 * In a page that is isolated from other origins (COEP), Chromium loads no frame of an extension but one without
 * credentials, and ours has no use for any. Preact's types do not know the attribute.
 */
const WITHOUT_CREDENTIALS = { credentialless: true };

function Content({ shown, actions }: { readonly shown: Shown; readonly actions: OverlayActions }) {
  if (shown.kind === "bar") return <SelectionBar onNote={actions.note} onClose={actions.close} />;
  if (shown.kind === "words") {
    return (
      <p class="card message" role="alert">
        {shown.message}
      </p>
    );
  }
  if (shown.kind === "editor") {
    const src = `${browser.runtime.getURL("note-frame.html")}#${shown.draftId}`;
    return <iframe class="editor" title="Note Verbale: your note" src={src} {...WITHOUT_CREDENTIALS} />;
  }
  return (
    <AttributionCard
      attribution={shown.attribution}
      count={shown.count}
      notes={shown.notes}
      message={shown.message}
      canCopy={navigator.clipboard !== undefined}
      onNote={actions.note}
      onEdit={actions.edit}
      onCopy={actions.copy}
      onStep={actions.step}
      onClose={actions.close}
    />
  );
}
