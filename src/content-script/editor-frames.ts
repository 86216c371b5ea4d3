import { t } from "../locale/i18n.ts";
import { errorText } from "../rpc/reload-hint.ts";
import {
  background,
  type EditorAddress,
  type EditorOutcome,
  type FrameLocation,
  type KeyboardFocus,
} from "../rpc/rpc-contract.ts";
import type { CardController } from "./card-controller.ts";
import { KeyboardGuard } from "./keyboard-guard.ts";
import type { Overlay } from "./overlay.tsx";

/**
 * How long a frame may take from its loading to its first word, in milliseconds; if it says nothing, the page keeps its
 * script from running. On a busy machine the loading itself can take much longer.
 */
export const FIRST_MESSAGE_TIMEOUT = 4000;

/** How long a frame may take to load, in milliseconds. */
const LOAD_TIMEOUT = 60_000;

/** What comes after an editor is done. */
export type OnEditorClosed = (outcome: EditorOutcome) => void;

/** The editor frame over the page: opens it, sees that it works, and takes it away. */
export class EditorFrames {
  private open: { readonly editor: EditorAddress; readonly onClosed: OnEditorClosed } | undefined;
  private hasReported = false;
  private readonly guard: KeyboardGuard;

  constructor(
    private readonly overlay: Overlay,
    private readonly cards: CardController,
    private readonly where: FrameLocation,
    signal: AbortSignal,
  ) {
    const close = () => this.open && this.onClosed(this.open.editor.id, "closed");
    this.guard = new KeyboardGuard(overlay, { close }, signal);
  }

  /** Opens the frame in which a draft or a correction is written, beside a box of the viewport. */
  show(kind: "note" | "correction", id: string, beside: DOMRect, onClosed: OnEditorClosed): void {
    const { tabId, frameId } = this.where;
    const editor = { kind, id, tabId, frameId };
    this.open = { editor, onClosed };
    this.hasReported = false;
    this.cards.deselect();
    const checkLoadedIn = (time: number) => setTimeout(() => this.checkLoaded(editor), time);
    this.overlay.show({ kind: "editor", editor, beside, onLoad: () => checkLoadedIn(FIRST_MESSAGE_TIMEOUT) });
    checkLoadedIn(LOAD_TIMEOUT);
    this.guard.start();
  }

  /** The frame of an editor tells what became of the keyboard. */
  onEditorFocus(id: string, focus: KeyboardFocus): void {
    if (this.open?.editor.id === id) this.guard.onEditorFocus(focus);
  }

  /** After an update or removal of the extension no frame tells of the keyboard any more. */
  onDisconnected(): void {
    this.guard.stop();
  }

  /** The user goes on in an editor whose keyboard the page had taken. */
  continueEditing(): void {
    this.guard.continueEditing();
  }

  /** The user goes on in a window of the editor's own, where the page cannot take anything. */
  openWindow(): void {
    const { open } = this;
    if (!open) return;
    background.openEditorWindow(open.editor).then(
      () => {
        this.guard.stop();
        this.overlay.hide();
      },
      (error: unknown) => {
        this.guard.stop();
        this.cards.showMessage(errorText(error));
      },
    );
  }

  /** The frame of an editor says that it works. */
  onOpened(id: string): void {
    if (this.open?.editor.id === id) this.hasReported = true;
  }

  /** The frame of an editor says that it is done. */
  onClosed(id: string, outcome: EditorOutcome): void {
    const { open } = this;
    if (open?.editor.id !== id) return;
    this.open = undefined;
    this.guard.stop();
    const { shown } = this.overlay;
    if (shown?.kind === "editor" || shown?.kind === "message") this.overlay.hide();
    this.cards.deselect();
    open.onClosed(outcome);
  }

  /** A page whose policy binds its frames too (sandbox) keeps ours from running: then a window of its own does. */
  private checkLoaded(editor: EditorAddress): void {
    if (this.hasReported || this.open?.editor.id !== editor.id || this.overlay.shown?.kind !== "editor") return;
    this.guard.stop();
    this.cards.showMessage(t("editor_blocked"), { label: t("open_window"), onPress: () => this.openWindow() });
  }
}
