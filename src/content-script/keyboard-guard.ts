import type { KeyboardFocus } from "../rpc/rpc-contract.ts";
import { onEarly, WRITING_EVENTS } from "../page/early-events.ts";
import type { Overlay } from "./overlay.tsx";

/**
 * What is known of the keyboard while an editor is open. "opening" and "editor": it belongs to the editor; "taken": the page
 * has taken it; "given": the user has gone to the page.
 */
type State = "off" | "opening" | "editor" | "taken" | "given";

/** How long after a press in the page the editor may tell that the keyboard has left it, in milliseconds. */
const PRESSED_FOR = 1000;

/** How often it is looked whether the page has the keyboard, in milliseconds. */
const LOOK_EVERY = 200;

/** How often the keyboard is given to an editor that has been uncovered; Firefox can refuse it at first. */
const TRIES = 10;

/** How often the keyboard is regained at once between two looks. */
const MOST_AT_ONCE = 20;

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
  private state: State = "off";
  /** Whether the editor has said that the keyboard has left it. */
  private hasLeft = false;
  private looks = 0;
  private isInWindow = true;
  /** How often the keyboard was regained since the last look: a page that never gives in must not stand still. */
  private regained = 0;
  private tries = 0;
  /** When the user has last pressed in the page. */
  private pressedAt = Number.NEGATIVE_INFINITY;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly overlay: Overlay,
    private readonly actions: CoverActions,
    signal: AbortSignal,
  ) {
    for (const type of WRITING_EVENTS) onEarly(type, (event) => this.written(event), signal);
    onEarly("pointerdown", (event) => this.pressed(event), signal);
    onEarly("focus", ({ target }) => target === window && this.moved(true), signal);
    onEarly("blur", ({ target }) => target === window && this.moved(false), signal);
    signal.addEventListener("abort", () => this.end());
  }

  /** An editor is being opened. */
  begin(): void {
    this.enter("opening");
    clearInterval(this.timer);
    this.timer = setInterval(() => this.look(), LOOK_EVERY);
  }

  /** No editor is open any more. */
  end(): void {
    clearInterval(this.timer);
    this.enter("off");
  }

  /** The editor tells what became of the keyboard. */
  heard(news: KeyboardFocus): void {
    const { state } = this;
    if (state === "off") return;
    this.hasLeft = news !== "here";
    this.looks = 0;
    // A covered editor that has the keyboard again is still covered: the page may be giving and taking it.
    if (news === "here" && state !== "taken") this.enter("editor");
    if (state !== "editor" || news === "here") return;
    if (news === "tabbed" || this.isPressed()) this.enter("given");
    else if (isHere()) this.enter("taken");
  }

  /** The user goes on in the editor. */
  goOn(): void {
    if (this.state !== "taken") return;
    this.enter("opening");
    this.tries = TRIES;
    this.overlay.focusEditor();
  }

  private enter(state: State): void {
    if (state === "off" || state === "opening") {
      this.hasLeft = false;
      this.tries = 0;
      this.pressedAt = Number.NEGATIVE_INFINITY;
    }
    this.state = state;
    this.looks = 0;
    if (state === "taken") this.overlay.cover();
    else this.overlay.uncover();
  }

  /**
   * The window itself can lose the keyboard and have it again; then it is the page's unless the editor says otherwise, which
   * takes it a moment.
   */
  private look(): void {
    const isInPage = this.state === "editor" && this.hasLeft && isHere() && !this.isPressed();
    this.looks = isInPage ? this.looks + 1 : 0;
    if (this.looks > 1) this.enter("taken");
    this.regained = 0;
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
  private moved(isInWindow: boolean): void {
    this.isInWindow = isInWindow;
    if (isInWindow || this.state !== "taken" || this.regained >= MOST_AT_ONCE) return;
    this.regained += 1;
    queueMicrotask(() => {
      if (this.state === "taken" && !this.isInWindow && document.hasFocus()) this.regainFocus();
    });
  }

  private regainFocus(): void {
    window.focus();
    this.overlay.focusWay();
  }

  private written(event: Event): void {
    const { state } = this;
    if (!event.isTrusted || state === "off" || state === "given") return;
    if (state === "editor" && this.isPressed()) return;
    const key = event instanceof KeyboardEvent ? event.key : "";
    // While an editor opens, or if it never gets the keyboard, the user can go there or away.
    if (state === "opening" && (key === "Tab" || key === "Escape")) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    if (state !== "taken" || event.type !== "keydown") return;
    if (key === "Tab") this.overlay.focusNextWay();
    if (key === "Enter") this.overlay.chooseWay();
    if (key === "Escape") this.actions.close();
  }

  private pressed(event: PointerEvent): void {
    if (!event.isTrusted || this.overlay.owns(event.target)) return;
    // A press on a scroll bar leaves the keyboard where it is; so the editor is asked whether it has it.
    this.pressedAt = performance.now();
    if (this.state === "opening" || (this.state === "editor" && this.hasLeft)) this.enter("given");
  }

  private isPressed(): boolean {
    return performance.now() - this.pressedAt < PRESSED_FOR;
  }
}

/** Whether the page has the keyboard. A frame of a page cannot tell the page around it from another window. */
function isHere(): boolean {
  return document.hasFocus() || window !== window.top;
}
