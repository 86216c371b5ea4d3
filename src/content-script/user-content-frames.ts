import type { UserContent } from "../annotation/user-content.ts";
import { randomUuid } from "../annotation/uuid.ts";
import type { EditorAddress, FrameLocation } from "../rpc/rpc-contract.ts";
import { FIRST_MESSAGE_TIMEOUT } from "./editor-frames.ts";

/** The frame of a card in which the user's own words stand. */
export interface UserContentFrame {
  readonly editor: EditorAddress;
  readonly content: UserContent;
  /** Whether the page keeps the frame's script from running, so that other ways must be offered. */
  readonly isBlocked: boolean;
  /** To be called when the browser has loaded the frame. */
  readonly onLoad: () => void;
}

/** Gives the card its frame, and the frame its words: one frame at a time, a new one for other words. */
export class UserContentFrames {
  private current: UserContentFrame | undefined;
  private hasReported = false;

  /** @param onBlocked Called when a frame turns out not to work in this page. */
  constructor(
    private readonly location: FrameLocation,
    private readonly onBlocked: () => void,
  ) {}

  /** The frame for these words; the one that is there where it shows the same. */
  frameFor(content: UserContent): UserContentFrame {
    const { current } = this;
    if (current && JSON.stringify(current.content) === JSON.stringify(content)) return current;
    const { tabId, frameId } = this.location;
    const editor: EditorAddress = { kind: "card", id: randomUuid(), tabId, frameId };
    this.hasReported = false;
    this.current = {
      editor,
      content,
      isBlocked: false,
      onLoad: () => setTimeout(() => this.checkLoaded(editor), FIRST_MESSAGE_TIMEOUT),
    };
    return this.current;
  }

  /** The words that belong into a frame, or null where another has taken its place. */
  contentOf(id: string): UserContent | null {
    return this.current?.editor.id === id ? this.current.content : null;
  }

  /** Whether this is the frame that is shown now. */
  isCurrent(id: string): boolean {
    return this.current?.editor.id === id;
  }

  /** A frame says that it works. */
  onOpened(id: string): void {
    if (this.isCurrent(id)) this.hasReported = true;
  }

  private checkLoaded(editor: EditorAddress): void {
    if (this.hasReported || this.current?.editor !== editor) return;
    this.current = { ...this.current, isBlocked: true };
    this.onBlocked();
  }
}
