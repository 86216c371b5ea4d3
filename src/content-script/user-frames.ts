import { randomUuid } from "../annotation/uuid.ts";
import type { UserContent } from "../annotation/user-content.ts";
import type { EditorAddress, FrameLocation } from "../rpc/rpc-contract.ts";
import { FIRST_WORD } from "./editors.ts";

/** The frame of a card in which the user's own words stand. */
export interface UserFrame {
  readonly address: EditorAddress;
  readonly words: UserContent;
  /** Whether the page keeps the frame's script from running, so that other ways must be offered. */
  readonly isShutOut: boolean;
  /** To be called when the browser has loaded the frame. */
  readonly onLoad: () => void;
}

/** Gives the card its frame, and the frame its words: one frame at a time, a new one for other words. */
export class UserFrames {
  private now: UserFrame | undefined;
  private isThere = false;

  /** @param onShutOut Called when a frame turns out not to work in this page. */
  constructor(
    private readonly where: FrameLocation,
    private readonly onShutOut: () => void,
  ) {}

  /** The frame for these words; the one that is there where it shows the same. */
  frameFor(words: UserContent): UserFrame {
    const { now } = this;
    if (now && JSON.stringify(now.words) === JSON.stringify(words)) return now;
    const { tabId, frameId } = this.where;
    const address: EditorAddress = { kind: "card", id: randomUuid(), tabId, frameId };
    this.isThere = false;
    this.now = {
      address,
      words,
      isShutOut: false,
      onLoad: () => setTimeout(() => this.lookAfter(address), FIRST_WORD),
    };
    return this.now;
  }

  /** The words that belong into a frame, or null where another has taken its place. */
  wordsOf(id: string): UserContent | null {
    return this.now?.address.id === id ? this.now.words : null;
  }

  /** Whether this is the frame that is shown now. */
  isNow(id: string): boolean {
    return this.now?.address.id === id;
  }

  /** A frame says that it works. */
  opened(id: string): void {
    if (this.isNow(id)) this.isThere = true;
  }

  private lookAfter(address: EditorAddress): void {
    if (this.isThere || this.now?.address !== address) return;
    this.now = { ...this.now, isShutOut: true };
    this.onShutOut();
  }
}
