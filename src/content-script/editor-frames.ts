import { t } from "../locale/i18n.ts";
import { errorText } from "../rpc/reload-hint.ts";
import {
  background,
  type EditorAddress,
  type EditorOutcome,
  type FrameLocation,
  type KeyboardFocus,
} from "../rpc/rpc-contract.ts";
import { KeyboardGuard } from "./keyboard-guard.ts";
import type { Overlay } from "./overlay.tsx";
import type { OverlayController } from "./overlay-controller.ts";
import { FIRST_MESSAGE_TIMEOUT } from "./user-content-frames.ts";

/** Maximum time for a frame to load, in milliseconds. */
const LOAD_TIMEOUT = 60_000;

/** Called when an editor has closed. */
export type OnEditorClosed = (outcome: EditorOutcome) => void;

/** Manages the editor frame over the page: opens it, checks that it works, and removes it. */
export class EditorFrames {
  private open: { readonly editor: EditorAddress; readonly onClosed: OnEditorClosed } | undefined;
  private hasReported = false;
  private readonly guard: KeyboardGuard;

  constructor(
    private readonly overlay: OverlayController,
    view: Overlay,
    private readonly location: FrameLocation,
    signal: AbortSignal,
  ) {
    const close = () => this.open && this.onClosed(this.open.editor.id, "closed");
    this.guard = new KeyboardGuard(view, { close }, signal);
  }

  /** Opens the editor frame for a draft, a correction or the passage to tag beside a box of the viewport. */
  show(kind: Exclude<EditorAddress["kind"], "card">, id: string, beside: DOMRect, onClosed: OnEditorClosed): void {
    const { tabId, frameId } = this.location;
    const editor = { kind, id, tabId, frameId };
    this.open = { editor, onClosed };
    this.hasReported = false;
    const checkLoadedIn = (time: number) => setTimeout(() => this.checkLoaded(editor), time);
    this.overlay.showEditor(editor, beside, () => checkLoadedIn(FIRST_MESSAGE_TIMEOUT));
    checkLoadedIn(LOAD_TIMEOUT);
    this.guard.start();
  }

  /** Receives a change of keyboard focus from an editor's frame. */
  onEditorFocus(id: string, focus: KeyboardFocus): void {
    if (this.open?.editor.id === id) this.guard.onEditorFocus(focus);
  }

  /** Stops the keyboard guard after an update or removal of the extension, when frames no longer report their focus. */
  onDisconnected(): void {
    this.guard.stop();
  }

  /** Returns to an editor after the page had taken the keyboard focus. */
  continueEditing(): void {
    this.guard.continueEditing();
  }

  /** Continues in a separate editor window, where the page cannot take the focus. */
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
        this.overlay.showMessage(errorText(error));
      },
    );
  }

  /** Receives the message that an editor's frame works. */
  onOpened(id: string): void {
    if (this.open?.editor.id === id) this.hasReported = true;
  }

  /** Receives the message that an editor's frame has finished. */
  onClosed(id: string, outcome: EditorOutcome): void {
    const { open } = this;
    if (open?.editor.id !== id) return;
    this.open = undefined;
    this.guard.stop();
    this.overlay.closeEditor();
    open.onClosed(outcome);
  }

  /**
   * Opens a separate window if the frame has not reported: a page whose content security policy also applies to its
   * frames (sandbox) blocks the extension's frame.
   */
  private checkLoaded(editor: EditorAddress): void {
    if (this.hasReported || this.open?.editor.id !== editor.id || this.overlay.shown?.kind !== "editor") return;
    this.guard.stop();
    this.overlay.showMessage(t("editor_blocked"), { label: t("open_window"), onPress: () => this.openWindow() });
  }
}
