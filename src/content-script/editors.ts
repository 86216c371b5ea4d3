import { t } from "../locale/i18n.ts";
import {
  background,
  type EditorAddress,
  type EditorOutcome,
  type KeyboardFocus,
  type FrameLocation,
} from "../rpc/rpc-contract.ts";
import { errorText } from "../rpc/reload-hint.ts";
import type { CardControl } from "./card-control.ts";
import { KeyboardGuard } from "./keyboard-guard.ts";
import type { Overlay } from "./overlay.tsx";

/**
 * How long a frame may take from its loading to its first word, in milliseconds; if it says nothing, the page keeps its
 * script from running. On a busy machine the loading itself can take much longer.
 */
export const FIRST_WORD = 4000;

/** How long a frame may take to load, in milliseconds. */
const LOADING = 60_000;

/** What comes after an editor is done. */
export type AfterEditor = (outcome: EditorOutcome) => void;

/** The editor frame over the page: opens it, sees that it works, and takes it away. */
export class Editors {
  private open: { readonly editor: EditorAddress; readonly after: AfterEditor } | undefined;
  private isThere = false;
  private readonly guard: KeyboardGuard;

  constructor(
    private readonly overlay: Overlay,
    private readonly cards: CardControl,
    private readonly where: FrameLocation,
    signal: AbortSignal,
  ) {
    const close = () => this.open && this.closed(this.open.editor.id, "closed");
    this.guard = new KeyboardGuard(overlay, { close }, signal);
  }

  /** Opens the frame in which a draft or a correction is written, beside a box of the viewport. */
  show(kind: "note" | "correction", id: string, beside: DOMRect, after: AfterEditor): void {
    const { tabId, frameId } = this.where;
    const editor = { kind, id, tabId, frameId };
    this.open = { editor, after };
    this.isThere = false;
    this.cards.letGo();
    const lookAfterIn = (time: number) => setTimeout(() => this.lookAfter(editor), time);
    this.overlay.show({ kind: "editor", editor, beside, onLoad: () => lookAfterIn(FIRST_WORD) });
    lookAfterIn(LOADING);
    this.guard.begin();
  }

  /** The frame of an editor tells what became of the keyboard. */
  keyboard(id: string, news: KeyboardFocus): void {
    if (this.open?.editor.id === id) this.guard.heard(news);
  }

  /** After an update or removal of the extension no frame tells of the keyboard any more. */
  cutOff(): void {
    this.guard.end();
  }

  /** The user goes on in an editor whose keyboard the page had taken. */
  goOn(): void {
    this.guard.goOn();
  }

  /** The user goes on in a window of the editor's own, where the page cannot take anything. */
  openWindow(): void {
    const { open } = this;
    if (!open) return;
    background.openEditorWindow(open.editor).then(
      () => {
        this.guard.end();
        this.overlay.hide();
      },
      (error: unknown) => {
        this.guard.end();
        this.cards.say(errorText(error));
      },
    );
  }

  /** The frame of an editor says that it works. */
  opened(id: string): void {
    if (this.open?.editor.id === id) this.isThere = true;
  }

  /** The frame of an editor says that it is done. */
  closed(id: string, outcome: EditorOutcome): void {
    const { open } = this;
    if (open?.editor.id !== id) return;
    this.open = undefined;
    this.guard.end();
    const { shown } = this.overlay;
    if (shown?.kind === "editor" || shown?.kind === "words") this.overlay.hide();
    this.cards.letGo();
    open.after(outcome);
  }

  /** A page whose policy binds its frames too (sandbox) keeps ours from running: then a window of its own does. */
  private lookAfter(editor: EditorAddress): void {
    if (this.isThere || this.open?.editor.id !== editor.id || this.overlay.shown?.kind !== "editor") return;
    this.guard.end();
    this.cards.say(t("shut_out"), { label: t("open_window"), onPress: () => this.openWindow() });
  }
}
