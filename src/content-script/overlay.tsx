import { render } from "preact";
import { direction, language } from "../locale/i18n.ts";
import { onEarly } from "../page/early-events.ts";
import { createDiv, createOverlayHost, type OverlayHost } from "../page/overlay-host.ts";
import cardCss from "../ui/card.css";
import { forwardClick } from "../ui/if-trusted.ts";
import themeCss from "../ui/theme.css";
import { type OverlayActions, type OverlayContent, OverlayView } from "./overlay-content.tsx";
import { positionPopover } from "./position-popover.ts";

/** The card, the selection bar or the editor's frame, over the page. */
export interface Overlay {
  readonly shown: OverlayContent | undefined;
  show(shown: OverlayContent): void;
  hide(): void;
  /** Moves keyboard focus to the card; it comes back to where it was when the card goes. */
  focus(): void;
  /** Whether the pointer is over the overlay. */
  isHovered(): boolean;
  /** Whether the overlay has the keyboard. */
  hasFocus(): boolean;
  /** Whether an event's target is the overlay, as far as the page's document tells. */
  owns(target: EventTarget | null): boolean;
  /** Covers the editor, and keeps all else in the page from the keyboard. */
  cover(): void;
  uncover(): void;
  /** Gives the keyboard to the choice that has the focus. */
  focusChoice(): void;
  /** Goes to the next of the ways that the cover offers. */
  focusNextChoice(): void;
  /** Takes the choice that has the focus. */
  activateChoice(): void;
  /** Gives the keyboard to the editor. */
  focusEditor(): void;
  reattach(): boolean;
}

/** An overlay with nothing in it, which joins the page when it shows something. */
export function createOverlay(actions: OverlayActions, signal: AbortSignal): Overlay {
  let host: OverlayHost | undefined;
  let popover: HTMLElement | undefined;
  let shown: OverlayContent | undefined;
  let hovered = false;
  let focusBefore: HTMLElement | undefined;
  let isCovered = false;
  let choiceIndex = 0;

  const prepare = () => {
    if (host && popover) return { host, float: popover };
    host = createOverlayHost(themeCss + cardCss, signal);
    popover = createDiv();
    popover.className = "popover";
    popover.lang = language();
    popover.dir = direction();
    popover.addEventListener("pointerenter", () => (hovered = true));
    popover.addEventListener("pointerleave", () => (hovered = false));
    host.root.append(popover);
    onEarly("click", (event) => forwardTrustedClick(event), signal);
    return { host, float: popover };
  };

  /** A page that stops clicks must not stop those on the overlay, nor does it hear them. */
  const forwardTrustedClick = (event: MouseEvent) => {
    if (!host || !event.isTrusted || event.target !== host.element) return;
    const { clientX, clientY, detail } = event;
    // A click by key has no place.
    const element = detail === 0 ? host.root.activeElement : host.root.elementFromPoint(clientX, clientY);
    if (!element) return;
    event.stopImmediatePropagation();
    forwardClick(element);
  };

  const update = () => {
    if (shown && popover) render(<OverlayView shown={shown} isCovered={isCovered} actions={actions} />, popover);
  };
  const editorBox = () => popover?.querySelector<HTMLDialogElement>("dialog.editor-box");
  const choices = () => [...(popover?.querySelectorAll<HTMLElement>(".cover button") ?? [])];

  const focusChoice = () => {
    const chosen = choices()[choiceIndex];
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

  const restoreFocus = () => {
    const hadFocus = host?.root.activeElement != null;
    if (hadFocus && focusBefore?.isConnected) focusBefore.focus({ preventScroll: true });
    focusBefore = undefined;
  };

  return {
    get shown() {
      return shown;
    },
    show(next) {
      const prepared = prepare();
      if (shown?.kind !== next.kind) render(null, prepared.float);
      shown = next;
      update();
      prepared.host.show();
      positionPopover(prepared.float, next.beside);
    },
    hide() {
      if (!shown) return;
      restoreFocus();
      shown = undefined;
      hovered = false;
      isCovered = false;
      if (popover) render(null, popover);
      host?.hide();
    },
    focus() {
      const { activeElement } = document;
      if (activeElement instanceof HTMLElement && host?.root.activeElement == null) focusBefore = activeElement;
      popover?.querySelector<HTMLElement>('[role="dialog"], [role="toolbar"] button')?.focus({ preventScroll: true });
    },
    isHovered: () => hovered,
    hasFocus: () => host?.root.activeElement != null,
    owns: (target) => host !== undefined && target === host.element,
    cover() {
      if (shown?.kind !== "editor") return;
      isCovered = true;
      choiceIndex = 0;
      update();
      makeModal();
      focusChoice();
    },
    uncover() {
      if (!isCovered) return;
      isCovered = false;
      makePlain();
      update();
    },
    focusChoice,
    focusNextChoice() {
      choiceIndex = (choiceIndex + 1) % Math.max(1, choices().length);
      focusChoice();
    },
    activateChoice() {
      const chosen = choices()[choiceIndex];
      if (chosen) forwardClick(chosen);
    },
    focusEditor: () => popover?.querySelector<HTMLElement>("iframe")?.focus({ preventScroll: true }),
    reattach() {
      const hadTo = host?.reattach() ?? false;
      if (isCovered) makeModal();
      return hadTo;
    },
  };
}
