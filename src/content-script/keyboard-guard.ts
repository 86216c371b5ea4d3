import { onEarly, WRITING_EVENTS } from "../page/early-events.ts";
import type { KeyboardFocus } from "../rpc/rpc-contract.ts";
import type { Overlay } from "./overlay.tsx";

/**
 * What is known of the keyboard while an editor is open. "opening" and "editor": it belongs to the editor; "taken": the page
 * has taken it; "given": the user has gone to the page.
 */
type GuardState = "off" | "opening" | "editor" | "taken" | "given";

/** How long after a press in the page the editor may tell that the keyboard has left it, in milliseconds. */
const PRESS_GRACE_TIME = 1000;

/** How often it is looked whether the page has the keyboard, in milliseconds. */
const CHECK_INTERVAL = 200;

/** How often the keyboard is given to an editor that has been uncovered; Firefox can refuse it at first. */
const MAX_FOCUS_TRIES = 10;

/** How often the keyboard is regained at once between two looks. */
const MAX_REGAINS = 20;

/** What a key can ask for where the page has taken the keyboard, beside the ways that are offered. */
interface CoverActions {
  readonly close: () => void;
}

/**
 * Keeps what the user writes from the page while an editor is open. The page can take the keyboard from the editor's frame by
 * script; then nothing that is pressed reaches it, and the editor is covered until the user decides. The user gives the
 * keyboard to the page by a click there or by Tab.
 */
export class KeyboardGuard {
  private state: GuardState = "off";
  /** Whether the editor has said that the keyboard has left it. */
  private hasLeft = false;
  private checksInPage = 0;
  private isInWindow = true;
  /** How often the keyboard was regained since the last look: a page that never gives in must not stand still. */
  private regains = 0;
  private tries = 0;
  /** When the user has last pressed in the page. */
  private pressedAt = Number.NEGATIVE_INFINITY;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly overlay: Overlay,
    private readonly actions: CoverActions,
    signal: AbortSignal,
  ) {
    for (const type of WRITING_EVENTS) onEarly(type, (event) => this.onTyped(event), signal);
    onEarly("pointerdown", (event) => this.onPressed(event), signal);
    onEarly("focus", ({ target }) => target === window && this.onFocusMoved(true), signal);
    onEarly("blur", ({ target }) => target === window && this.onFocusMoved(false), signal);
    signal.addEventListener("abort", () => this.stop());
  }

  /** An editor is being opened. */
  start(): void {
    this.enter("opening");
    clearInterval(this.timer);
    this.timer = setInterval(() => this.check(), CHECK_INTERVAL);
  }

  /** No editor is open any more. */
  stop(): void {
    clearInterval(this.timer);
    this.enter("off");
  }

  /** The editor tells what became of the keyboard. */
  onEditorFocus(focus: KeyboardFocus): void {
    const { state } = this;
    if (state === "off") return;
    this.hasLeft = focus !== "here";
    this.checksInPage = 0;
    // A covered editor that has the keyboard again is still covered: the page may be giving and taking it.
    if (focus === "here" && state !== "taken") this.enter("editor");
    if (state !== "editor" || focus === "here") return;
    if (focus === "tabbed" || this.wasJustPressed()) this.enter("given");
    else if (hasKeyboard()) this.enter("taken");
  }

  /** The user goes on in the editor. */
  continueEditing(): void {
    if (this.state !== "taken") return;
    this.enter("opening");
    this.tries = MAX_FOCUS_TRIES;
    this.overlay.focusEditor();
  }

  private enter(state: GuardState): void {
    if (state === "off" || state === "opening") {
      this.hasLeft = false;
      this.tries = 0;
      this.pressedAt = Number.NEGATIVE_INFINITY;
    }
    this.state = state;
    this.checksInPage = 0;
    if (state === "taken") this.overlay.cover();
    else this.overlay.uncover();
  }

  /**
   * The window itself can lose the keyboard and have it again; then it is the page's unless the editor says otherwise, which
   * takes it a moment.
   */
  private check(): void {
    const isInPage = this.state === "editor" && this.hasLeft && hasKeyboard() && !this.wasJustPressed();
    this.checksInPage = isInPage ? this.checksInPage + 1 : 0;
    if (this.checksInPage > 1) this.enter("taken");
    this.regains = 0;
    if (this.state === "taken" && !this.isInWindow && document.hasFocus()) this.regainFocus();
    if (this.state === "opening" && this.tries > 0) {
      this.tries -= 1;
      this.overlay.focusEditor();
    }
  }

  /**
   * The window has the keyboard, or has lost it to a frame of the page, which can take it even while the page is inert. It is
   * regained as soon as the page's script is done, so that no key comes between.
   */
  private onFocusMoved(isInWindow: boolean): void {
    this.isInWindow = isInWindow;
    if (isInWindow || this.state !== "taken" || this.regains >= MAX_REGAINS) return;
    this.regains += 1;
    queueMicrotask(() => {
      if (this.state === "taken" && !this.isInWindow && document.hasFocus()) this.regainFocus();
    });
  }

  private regainFocus(): void {
    window.focus();
    this.overlay.focusChoice();
  }

  private onTyped(event: Event): void {
    const { state } = this;
    if (!event.isTrusted || state === "off" || state === "given") return;
    if (state === "editor" && this.wasJustPressed()) return;
    const key = event instanceof KeyboardEvent ? event.key : "";
    // While an editor opens, or if it never gets the keyboard, the user can go there or away.
    if (state === "opening" && (key === "Tab" || key === "Escape")) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    if (state !== "taken" || event.type !== "keydown") return;
    if (key === "Tab") this.overlay.focusNextChoice();
    if (key === "Enter") this.overlay.activateChoice();
    if (key === "Escape") this.actions.close();
  }

  private onPressed(event: PointerEvent): void {
    if (!event.isTrusted || this.overlay.owns(event.target)) return;
    // A press on a scroll bar leaves the keyboard where it is; so the editor is asked whether it has it.
    this.pressedAt = performance.now();
    if (this.state === "opening" || (this.state === "editor" && this.hasLeft)) this.enter("given");
  }

  private wasJustPressed(): boolean {
    return performance.now() - this.pressedAt < PRESS_GRACE_TIME;
  }
}

/** Whether the page has the keyboard. A frame of a page cannot tell the page around it from another window. */
function hasKeyboard(): boolean {
  return document.hasFocus() || window !== window.top;
}
