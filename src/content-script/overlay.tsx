import { render } from "preact";
import { direction, language } from "../locale/i18n.ts";
import { onEarly } from "../page/early-events.ts";
import { createDiv, createOverlayHost, type OverlayHost } from "../page/overlay-host.ts";
import { positionPopover } from "../page/position-popover.ts";
import cardCss from "../ui/card.css";
import { forwardClick } from "../ui/if-trusted.ts";
import themeCss from "../ui/theme.css";
import { type OverlayActions, type OverlayContent, OverlayView } from "./overlay-content.tsx";

/** The card, the selection bar or the editor's frame over the page. */
export interface Overlay {
  readonly shown: OverlayContent | undefined;
  show(shown: OverlayContent): void;
  hide(): void;
  /** Moves keyboard focus to the card. When the card closes, focus returns to where it was. */
  focus(): void;
  /** Returns true if the pointer is over the overlay. */
  isHovered(): boolean;
  /** Returns true if the overlay has the focus. */
  hasFocus(): boolean;
  /** Returns true if the overlay's host is the target of an event in the page's document. */
  owns(target: EventTarget | null): boolean;
  /** Covers the editor and prevents the rest of the page from getting the focus. */
  cover(): void;
  uncover(): void;
  /** Focuses the selected choice on the cover. */
  focusChoice(): void;
  /** Selects the next choice on the cover. */
  focusNextChoice(): void;
  /** Activates the selected choice. */
  activateChoice(): void;
  /** Focuses the editor. */
  focusEditor(): void;
  reattach(): boolean;
}

/** Returns the action of a key on a card: C confirms the attribution, T opens its tags. */
function actionOfKey({ key, ctrlKey, metaKey, altKey, repeat }: KeyboardEvent): "check" | "tag" | undefined {
  if (ctrlKey || metaKey || altKey || repeat) return undefined;
  return ({ c: "check", t: "tag" } as const)[key.toLowerCase()];
}

/** Creates an empty overlay. It is added to the page when it shows something. */
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
    for (const type of ["keydown", "keypress", "keyup"] as const) onEarly(type, hideKey, signal);
    return { host, float: popover };
  };

  /** Handles clicks on the overlay even if the page stops click events, and hides them from the page. */
  const forwardTrustedClick = (event: MouseEvent) => {
    if (!host || !event.isTrusted || event.target !== host.element) return;
    const { clientX, clientY, detail } = event;
    // A click by keyboard has no position.
    const element = detail === 0 ? host.root.activeElement : host.root.elementFromPoint(clientX, clientY);
    if (!element) return;
    event.stopImmediatePropagation();
    forwardClick(element);
  };

  /** Hides keys in the overlay from the page, which could prevent Tab and Enter from doing anything. */
  const hideKey = (event: KeyboardEvent) => {
    if (event.target !== host?.element) return;
    event.stopImmediatePropagation();
    if (event.type !== "keydown" || !event.isTrusted || shown?.kind !== "card") return;
    const action = actionOfKey(event);
    if (!action) return;
    event.preventDefault();
    actions[action]();
  };

  const update = () => {
    if (shown && popover) render(<OverlayView shown={shown} isCovered={isCovered} actions={actions} />, popover);
  };
  const editorBox = () => popover?.querySelector<HTMLDialogElement>("dialog.editor-box");
  const choices = () => [...(popover?.querySelectorAll<HTMLElement>(".cover button") ?? [])];

  const focusChoice = () => {
    const chosen = choices()[choiceIndex];
    // Blur first: the document may consider the element focused although another frame has the keyboard.
    chosen?.blur();
    chosen?.focus({ preventScroll: true });
  };

  /** Makes the editor a modal dialog, so that no field or frame of the page can get the focus. */
  const makeModal = () => {
    const box = editorBox();
    if (!box || box.matches(":modal")) return;
    // The browser restores focus to the element that had it when the dialog opened.
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement && activeElement !== host?.element) activeElement.blur();
    const { left, top } = box.getBoundingClientRect();
    Object.assign(box.style, { left: `${left}px`, top: `${top}px` });
    box.open = false;
    box.showModal();
  };
  const makeNonModal = () => {
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
      makeNonModal();
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
