import { say } from "../locale/say.ts";
import { background, type EditorAddress, type EditorOutcome, type Whereabouts } from "../messages/contract.ts";
import { wordsOf } from "../messages/words-of.ts";
import type { CardControl } from "./card-control.ts";
import type { Overlay } from "./overlay.tsx";

/**
 * How long a frame may take from its loading to its first word, in milliseconds; if it says nothing, the page keeps its
 * script from running. On a busy machine the loading itself can take much longer.
 */
const FIRST_WORD = 4000;

/** How long a frame may take to load, in milliseconds. */
const LOADING = 60_000;

/** What comes after an editor is done. */
export type AfterEditor = (outcome: EditorOutcome) => void;

/** The editor frame over the page: opens it, sees that it works, and takes it away. */
export class Editors {
  private open: { readonly editor: EditorAddress; readonly after: AfterEditor } | undefined;
  private isThere = false;

  constructor(
    private readonly overlay: Overlay,
    private readonly cards: CardControl,
    private readonly where: Promise<Whereabouts>,
  ) {}

  /** Opens the frame in which a draft or a correction is written, beside a box of the viewport. */
  async show(kind: EditorAddress["kind"], id: string, beside: DOMRect, after: AfterEditor): Promise<void> {
    const { tabId, frameId } = await this.where;
    const editor = { kind, id, tabId, frameId };
    this.open = { editor, after };
    this.isThere = false;
    this.cards.letGo();
    const lookAfterIn = (time: number) => setTimeout(() => this.lookAfter(editor), time);
    this.overlay.show({ kind: "editor", editor, beside, onLoad: () => lookAfterIn(FIRST_WORD) });
    lookAfterIn(LOADING);
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
    const { shown } = this.overlay;
    if (shown?.kind === "editor" || shown?.kind === "words") this.overlay.hide();
    this.cards.letGo();
    open.after(outcome);
  }

  /** A page whose policy binds its frames too (sandbox) keeps ours from running: then a window of its own does. */
  private lookAfter(editor: EditorAddress): void {
    if (this.isThere || this.open?.editor.id !== editor.id || this.overlay.shown?.kind !== "editor") return;
    const openWindow = () =>
      background.openEditorWindow(editor).then(
        () => this.cards.close(),
        (error: unknown) => this.cards.say(wordsOf(error)),
      );
    this.cards.say(say("shut_out"), { label: say("open_window"), onPress: () => void openWindow() });
  }
}
