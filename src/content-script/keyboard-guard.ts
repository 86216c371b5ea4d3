import { onEarly, WRITING_EVENTS } from "../page/early-events.ts";
import type { KeyboardFocus } from "../rpc/rpc-contract.ts";
import type { Overlay } from "./overlay.tsx";

/**
 * The keyboard state while an editor is open. "opening" and "editor": the editor has the keyboard. "taken": the page
 * took it. "given": the user moved to the page.
 */
type GuardState = "off" | "opening" | "editor" | "taken" | "given";

/** Time after a press in the page, in milliseconds, in which losing the focus counts as the user's own choice. */
const PRESS_GRACE_TIME = 1000;

/** Interval for checking whether the page has the keyboard, in milliseconds. */
const CHECK_INTERVAL = 200;

/** Maximum number of attempts to focus an uncovered editor. Firefox may refuse the first ones. */
const MAX_FOCUS_TRIES = 10;

/** Maximum number of immediate attempts to regain focus between two checks. */
const MAX_REGAINS = 20;

/** Actions of keys while the page has taken the keyboard, besides activating the choices on the cover. */
interface CoverActions {
  readonly close: () => void;
}

/**
 * Protects what the user types in an editor from the page. The page can take the focus from the editor's frame by
 * script. While it has the focus, no key press reaches the page, and the editor is covered until the user makes a
 * choice. The user moves the focus to the page by clicking there or by pressing Tab.
 */
export class KeyboardGuard {
  private state: GuardState = "off";
  /** True if the editor has reported that it lost the focus. */
  private hasLeft = false;
  private checksInPage = 0;
  private isInWindow = true;
  /**
   * Number of times the focus was regained since the last check. It is limited because a page that always takes it back
   * would be blocked.
   */
  private regains = 0;
  private tries = 0;
  /** The time of the user's last press in the page. */
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

  /** Starts guarding when an editor is being opened. */
  start(): void {
    this.enter("opening");
    clearInterval(this.timer);
    this.timer = setInterval(() => this.check(), CHECK_INTERVAL);
  }

  /** Stops guarding when no editor is open. */
  stop(): void {
    clearInterval(this.timer);
    this.enter("off");
  }

  /** Receives a change of keyboard focus from the editor. */
  onEditorFocus(focus: KeyboardFocus): void {
    const { state } = this;
    if (state === "off") return;
    this.hasLeft = focus !== "here";
    this.checksInPage = 0;
    // A covered editor that has the focus again stays covered, because the page may take the focus repeatedly.
    if (focus === "here" && state !== "taken") this.enter("editor");
    if (state !== "editor" || focus === "here") return;
    if (focus === "tabbed" || this.wasJustPressed()) this.enter("given");
    else if (hasKeyboard()) this.enter("taken");
  }

  /** Returns to the editor at the user's request. */
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
   * Checks whether the page has the keyboard. The window itself can lose and regain focus. After that the page has it,
   * unless the editor reports otherwise, which takes a moment.
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
   * Handles the window gaining the focus, or losing it to a frame of the page, which can take it even while the page is
   * inert. The focus is regained as soon as the page's script has finished, so that no key press comes between.
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
    // While an editor opens, or if it never gets the focus, the user can move to it with Tab or leave with Escape.
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
    // A press on a scroll bar does not move the focus, so the editor is asked whether it has it.
    this.pressedAt = performance.now();
    if (this.state === "opening" || (this.state === "editor" && this.hasLeft)) this.enter("given");
  }

  private wasJustPressed(): boolean {
    return performance.now() - this.pressedAt < PRESS_GRACE_TIME;
  }
}

/** Returns true if the page has the focus. A frame cannot distinguish its parent page from another window. */
function hasKeyboard(): boolean {
  return document.hasFocus() || window !== window.top;
}
