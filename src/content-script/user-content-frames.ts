import type { UserContent } from "../annotation/user-content.ts";
import { randomUuid } from "../annotation/uuid.ts";
import type { EditorAddress, FrameLocation } from "../rpc/rpc-contract.ts";

/**
 * Maximum time between a frame's load event and its first message, in milliseconds. If no message arrives, the page
 * blocks the frame's script. On a busy computer, loading itself can take much longer.
 */
export const FIRST_MESSAGE_TIMEOUT = 4000;

/** The frame in a card with the user's own content. */
export interface UserContentFrame {
  readonly editor: EditorAddress;
  readonly content: UserContent;
  /** True if the page blocks the frame's script, so that the card must offer an alternative. */
  readonly isBlocked: boolean;
  /** Must be called when the browser has loaded the frame. */
  readonly onLoad: () => void;
}

/** Manages the card's frame and its content. There is one frame at a time, and different content gets a new one. */
export class UserContentFrames {
  private current: UserContentFrame | undefined;
  private hasReported = false;

  /** @param onBlocked Called if the page blocks a frame. */
  constructor(
    private readonly location: FrameLocation,
    private readonly onBlocked: () => void,
  ) {}

  /** Returns the frame for this content. The current frame is reused if its content is the same. */
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

  /** Returns the content of a frame, or null if another frame has replaced it. */
  contentOf(id: string): UserContent | null {
    return this.current?.editor.id === id ? this.current.content : null;
  }

  /** Returns true if this is the current frame. */
  isCurrent(id: string): boolean {
    return this.current?.editor.id === id;
  }

  /** Receives the message that a frame works. */
  onOpened(id: string): void {
    if (this.isCurrent(id)) this.hasReported = true;
  }

  private checkLoaded(editor: EditorAddress): void {
    if (this.hasReported || this.current?.editor !== editor) return;
    this.current = { ...this.current, isBlocked: true };
    this.onBlocked();
  }
}
