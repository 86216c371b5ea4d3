import { render } from "preact";
import { direction, language } from "../locale/i18n.ts";
import { onEarly } from "../page/early-events.ts";
import { createDiv, createOverlayHost, type OverlayHost } from "../page/overlay-host.ts";
import cardCss from "../ui/card.css";
import themeCss from "../ui/theme.css";
import { forwardClick } from "../ui/if-trusted.ts";
import { type OverlayActions, OverlayContent, type Shown } from "./overlay-content.tsx";
import { placeBeside } from "./place-beside.ts";

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
  /** Whether an event's target is the overlay, as far as the page's document tells. */
  owns(target: EventTarget | null): boolean;
  /** Covers the editor, and keeps all else in the page from the keyboard. */
  cover(): void;
  uncover(): void;
  /** Gives the keyboard to the choice that has the focus. */
  focusWay(): void;
  /** Goes to the next of the ways that the cover offers. */
  focusNextWay(): void;
  /** Takes the choice that has the focus. */
  chooseWay(): void;
  /** Gives the keyboard to the editor. */
  focusEditor(): void;
  mend(): boolean;
}

/** An overlay with nothing in it, which joins the page when it shows something. */
export function openOverlay(actions: OverlayActions, signal: AbortSignal): Overlay {
  let host: OverlayHost | undefined;
  let float: HTMLElement | undefined;
  let shown: Shown | undefined;
  let pointed = false;
  let focusBefore: HTMLElement | undefined;
  let isCovered = false;
  let way = 0;

  const prepare = () => {
    if (host && float) return { host, float };
    host = createOverlayHost(themeCss + cardCss, signal);
    float = createDiv();
    float.className = "float";
    float.lang = language();
    float.dir = direction();
    float.addEventListener("pointerenter", () => (pointed = true));
    float.addEventListener("pointerleave", () => (pointed = false));
    host.root.append(float);
    onEarly("click", (event) => passOn(event), signal);
    return { host, float };
  };

  /** A page that stops clicks must not stop those on the overlay, nor does it hear them. */
  const passOn = (event: MouseEvent) => {
    if (!host || !event.isTrusted || event.target !== host.element) return;
    const { clientX, clientY, detail } = event;
    // A click by key has no place.
    const element = detail === 0 ? host.root.activeElement : host.root.elementFromPoint(clientX, clientY);
    if (!element) return;
    event.stopImmediatePropagation();
    forwardClick(element);
  };

  const draw = () => {
    if (shown && float) render(<OverlayContent shown={shown} isCovered={isCovered} actions={actions} />, float);
  };
  const editorBox = () => float?.querySelector<HTMLDialogElement>("dialog.editor-box");
  const ways = () => [...(float?.querySelectorAll<HTMLElement>(".cover button") ?? [])];

  const focusWay = () => {
    const chosen = ways()[way];
    // What its document takes for focused already is not focused again, though another frame has the keyboard.
    chosen?.blur();
    chosen?.focus({ preventScroll: true });
  };

  /** Behind a modal dialog nothing in the page can have the keyboard, neither a field nor a frame. */
  const makeModal = () => {
    const box = editorBox();
    if (!box || box.matches(":modal")) return;
    // The browser gives the keyboard back to what had it when the dialog opened.
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement && activeElement !== host?.element) activeElement.blur();
    const { left, top } = box.getBoundingClientRect();
    Object.assign(box.style, { left: `${left}px`, top: `${top}px` });
    box.open = false;
    box.showModal();
  };
  const makePlain = () => {
    const box = editorBox();
    if (!box?.matches(":modal")) return;
    box.close();
    box.open = true;
    Object.assign(box.style, { left: "", top: "" });
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
      draw();
      place.host.show();
      placeBeside(place.float, next.beside);
    },
    hide() {
      if (!shown) return;
      giveFocusBack();
      shown = undefined;
      pointed = false;
      isCovered = false;
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
    owns: (target) => host !== undefined && target === host.element,
    cover() {
      if (shown?.kind !== "editor") return;
      isCovered = true;
      way = 0;
      draw();
      makeModal();
      focusWay();
    },
    uncover() {
      if (!isCovered) return;
      isCovered = false;
      makePlain();
      draw();
    },
    focusWay,
    focusNextWay() {
      way = (way + 1) % Math.max(1, ways().length);
      focusWay();
    },
    chooseWay() {
      const chosen = ways()[way];
      if (chosen) forwardClick(chosen);
    },
    focusEditor: () => float?.querySelector<HTMLElement>("iframe")?.focus({ preventScroll: true }),
    mend() {
      const hadTo = host?.reattach() ?? false;
      if (isCovered) makeModal();
      return hadTo;
    },
  };
}
