import type { AttributionView } from "../annotation/attribution-view.ts";
import type { Note } from "../annotation/note.ts";
import type { ReadoutRecord } from "../annotation/readout-record.ts";
import type { DiplomaticEvent, Reading, ReadoutVerdict } from "../text/reading.ts";
import { callsToBackground, callsToTab } from "./channel.ts";

/** What the background does for pages, popup and note frame. */
export interface BackgroundCalls {
  /** Reads a text with the engine; `isAsked` tells that the reader wants it read whether or not it is a readout. */
  readText(text: string, title: string, isAsked: boolean): Promise<PageRead>;
  /** The notes on the page at an address, oldest first, without those in the trash. */
  notesOfPage(url: string): Promise<Note[]>;
  /** Keeps a readout with its text, or its new text beside the old; from a page, only its own. */
  keepReadout(capture: PageCapture): Promise<void>;
  /** Tells how many attributions are marked in the caller's tab, for the badge. */
  showCount(count: number, isReadout: boolean): Promise<void>;
  /** Opens a note for editing: keeps it as a draft under its id, from which the note frame takes it. */
  putDraft(draft: Draft): Promise<void>;
  /** The draft of an id, or null. */
  draftOf(id: string): Promise<Draft | null>;
  /** The drafts not yet saved of the page at an address. */
  draftsOfPage(url: string): Promise<Draft[]>;
  /** Keeps a note; answered once it is safely written. Its draft is dropped. */
  saveNote(note: Note): Promise<Note>;
  /** Drops a draft that the reader threw away. */
  dropDraft(id: string): Promise<void>;
  /** Tells the page around a note frame that the frame is done. */
  closeEditor(id: string): Promise<void>;
  /** Puts a note in the trash. */
  deleteNote(id: string): Promise<void>;
  /** Takes a note out of the trash. */
  restoreNote(id: string): Promise<void>;
  /** The newest notes, those made before a moment when one is given; for lists and exports by pages. */
  newestNotes(limit: number, before: string | null): Promise<Note[]>;
  /** The stored readout of the page at an address, or null. */
  readoutOfPage(url: string): Promise<ReadoutRecord | null>;
  /** Tells that the library changed notes on these pages: their counts and their tabs are brought up to date. */
  pagesChanged(urls: readonly string[]): Promise<void>;
  /** Deletes every note, readout, draft and setting. */
  deleteEverything(): Promise<void>;
  /** Puts the content script into a tab, or wakes the one that is there. */
  startPage(tabId: number): Promise<void>;
  /** The sites where Note Verbale stays silent, as host names. */
  pausedSites(): Promise<string[]>;
  /** Pauses a site or takes the pause back. */
  pauseSite(host: string, paused: boolean): Promise<void>;
}

/** What the content script of a page does for popup and background. */
export interface PageCalls {
  /** What the page shows now. */
  viewPage(): Promise<PageView>;
  /** Marks the attributions although the page was not taken for a readout. */
  markAnyway(): Promise<PageView>;
  /** Scrolls to an attribution or note, and opens its card. */
  goTo(place: Place): Promise<void>;
  /** Goes to the next (1) or previous (-1) attribution. */
  step(by: 1 | -1): Promise<void>;
  /** Opens the editor for a new note on an attribution, the selected text, or the whole page. */
  noteOn(place: { readonly attribution: number } | "selection" | "page"): Promise<void>;
  /** Opens the editor for a note that is there. */
  editNote(id: string): Promise<void>;
  /** Tells that the notes of the page have changed. */
  notesChanged(): Promise<void>;
  /** Tells that the note frame of a draft is done. */
  editorClosed(id: string): Promise<void>;
  /** Shows or hides the highlights; nothing is deleted. */
  showHighlights(shown: boolean): Promise<void>;
}

/** A reading, and what kept the engine from reading better, in words; empty when nothing did. */
export interface PageRead {
  readonly reading: Reading;
  readonly problem: string;
}

/** A readout as a page hands it over to be kept. */
export interface PageCapture {
  readonly url: string;
  readonly title: string;
  readonly language: string;
  readonly text: string;
  readonly reading: Reading;
}

/** A place that the popup can send the page to. */
export type Place = { readonly attribution: number } | { readonly note: string };

/** A note being written, with the words that the editor shows above it. */
export interface Draft {
  readonly note: Note;
  /** The passage, as the reader sees it; empty for a note on the page. */
  readonly quote: string;
  /** Who speaks and how, when the note is on an attribution. */
  readonly speaker: string;
  /** The words that are stored of it; empty for a new note. What differs from them is not saved yet. */
  readonly saved: string;
  /** Whether the note is stored already, so that the editor changes it. */
  readonly isStored: boolean;
}

/** A page as the popup shows it. */
export interface PageView {
  readonly url: string;
  readonly title: string;
  readonly language: string;
  readonly status: PageStatus;
  /** What went wrong, in words; empty when nothing did. */
  readonly error: string;
  readonly readout: ReadoutVerdict;
  readonly event: DiplomaticEvent | null;
  readonly attributions: readonly AttributionView[];
  readonly notes: readonly NoteView[];
  readonly highlightsShown: boolean;
  /** Whether the reader has text selected in the page. */
  readonly hasSelection: boolean;
}

/** A note of the page, with the attribution that it is on and its place, where it was found. */
export interface NoteView {
  readonly note: Note;
  /** The attribution whose passage the note is on, or null. */
  readonly attribution: number | null;
}

/** "marked": attributions are highlighted; "quiet": the page was read and not taken for a readout; "no text": nothing to read. */
export type PageStatus = "reading" | "marked" | "quiet" | "no text" | "failed";

/** The background, as called from anywhere. */
export const background: BackgroundCalls = callsToBackground<BackgroundCalls>();

/** The content script of a tab. */
export function pageOf(tabId: number): PageCalls {
  return callsToTab<PageCalls>(tabId);
}
