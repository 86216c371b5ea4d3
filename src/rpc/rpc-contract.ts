import type { AttributionView } from "../annotation/attribution-view.ts";
import type { Correction } from "../annotation/correction.ts";
import type { CorrectionDraft, CorrectionStep } from "../annotation/correction-draft.ts";
import type { Note } from "../annotation/note.ts";
import type { ReadoutRecord } from "../annotation/readout-record.ts";
import type { UserContent } from "../annotation/user-content.ts";
import type { Analysis, DiplomaticEvent, ReadoutVerdict } from "../engine/analysis.ts";
import type { Messages } from "./load-messages.ts";
import { callsToBackground, callsToTab } from "./rpc.ts";

/** What the background does for pages, popup and note frame. */
export interface BackgroundCalls {
  /** Reads a text with the engine; `isForced` tells that the reader wants it read whether or not it is a readout. */
  analyzeText(text: string, title: string, isForced: boolean): Promise<AnalysisResult>;
  /** The notes on the page at an address, with encryption or without, oldest first, without those in the trash. */
  notesOfPage(url: string): Promise<Note[]>;
  /**
   * The same with those made at any address of the page, which names an address as its canonical one, or "". Of a page that is
   * an archived copy, also those on passages of the original.
   */
  notesOfCanonical(url: string, named: string): Promise<Note[]>;
  /** Keeps a readout with its text, or its new text beside the old; from a page, only its own. */
  saveReadout(capture: PageCapture): Promise<void>;
  /** Tells how many attributions are marked in the caller's tab, for the badge. */
  showCount(count: number, isReadout: boolean): Promise<void>;
  /** Opens a note for editing: keeps it as a draft under its id, from which the note frame takes it. */
  saveDraft(draft: Draft): Promise<void>;
  /** The draft of an id, or null. */
  getDraft(id: string): Promise<Draft | null>;
  /** The drafts not yet saved of the page at an address. */
  draftsOfPage(url: string): Promise<Draft[]>;
  /** Keeps a note; answered once it is safely written. Its draft is dropped. */
  saveNote(note: Note): Promise<Note>;
  /** Drops a draft that the reader threw away. */
  discardDraft(id: string): Promise<void>;
  /** Takes the last saving of a note back: a new note goes to the trash, a changed one is as it was. */
  undoSave(id: string): Promise<void>;
  /** Every tag that a note has, in order of the alphabet. */
  knownTags(): Promise<string[]>;
  /** The reader's corrections of the page at an address, oldest first. */
  correctionsOfPage(url: string): Promise<Correction[]>;
  /** Keeps a correction; answered once it is safely written. */
  saveCorrection(correction: Correction): Promise<Correction>;
  /** Takes a correction back; answers with it, so that this can be undone. */
  removeCorrection(id: string): Promise<Correction>;
  /** Tells the caller's page in which tab and frame it stands, and its whole address with the passage that a link names. */
  frameLocation(): Promise<FrameLocation>;
  /** Tells the page that the editor frame which it opened is there. */
  editorOpened(editor: EditorAddress): Promise<void>;
  /** Tells the page that its editor frame is done, and whether something was saved. */
  closeEditor(editor: EditorAddress, outcome: EditorOutcome): Promise<void>;
  /** Opens the editor in a window of its own, for a page that lets no frame work. */
  openEditorWindow(editor: EditorAddress): Promise<void>;
  /** Changes the correction under way in a page; answers with it as it is now. */
  applyStep(editor: EditorAddress, step: CorrectionStep): Promise<CorrectionDraft>;
  /** Gives the frame of a card what is shown in it, or null where the card has closed. */
  userContent(frame: EditorAddress): Promise<UserContent | null>;
  /** Has the page around a card's frame open the editor for a note that is shown there. */
  editNote(frame: EditorAddress, noteId: string): Promise<void>;
  /** Tells the page around an editor whether the editor has the keyboard. */
  reportKeyboardFocus(editor: EditorAddress, focus: KeyboardFocus): Promise<void>;
  /** Puts a note in the trash. */
  deleteNote(id: string): Promise<void>;
  /** Takes a note out of the trash. */
  restoreNote(id: string): Promise<void>;
  /** Some hundreds of notes, the trash among them, by whole pages after the page of a key; for exports. */
  notedPagesAfter(key: string | null): Promise<NotedPage[]>;
  /** The first stored readout after an id, in order of id, or null; for exports. */
  readoutAfter(id: string | null): Promise<ReadoutRecord | null>;
  /** Some hundreds of corrections after an id, in order of id; for exports. */
  correctionsAfter(id: string | null): Promise<Correction[]>;
  /** The stored readout of the page at an address, or null. */
  readoutOfPage(url: string): Promise<ReadoutRecord | null>;
  /** Tells that the library changed notes on these pages: their counts and their tabs are brought up to date. */
  onPagesChanged(urls: readonly string[]): Promise<void>;
  /** Deletes every note, readout, draft and setting. */
  deleteEverything(): Promise<void>;
  /** Puts the content script into a tab, or wakes the one that is there. */
  injectContentScript(tabId: number): Promise<void>;
  /** Puts the content script into the frames of a tab as far as the browser allows; answers with those that have text. */
  injectIntoFrames(tabId: number): Promise<number[]>;
  /**
   * Puts the second script, with card, notes and corrections, into the caller's own page or frame. Answers with the words
   * of the language that the reader chose; null where it is the browser's.
   */
  injectUi(): Promise<Messages | null>;
  /** The sites where Note Verbale stays silent, as host names. */
  pausedSites(): Promise<string[]>;
  /** Pauses a site or takes the pause back. */
  pauseSite(host: string, paused: boolean): Promise<void>;
}

/** What the content script of a page does for popup and background. */
export interface PageCalls {
  /** What the page shows now. */
  pageView(): Promise<PageView>;
  /** Marks the attributions although the page was not taken for a readout. */
  forceAnalysis(): Promise<PageView>;
  /** Scrolls to an attribution or note, and opens its card. */
  goTo(target: NavigationTarget): Promise<void>;
  /** Goes to the next (1) or previous (-1) attribution. */
  step(by: 1 | -1): Promise<void>;
  /** Opens the editor for a new note on an attribution, the selected text, or the whole page. */
  openNoteEditor(target: { readonly attribution: number } | "selection" | "page"): Promise<void>;
  /** Opens the editor for a note that is there. */
  editNote(id: string): Promise<void>;
  /** Opens the editor for a correction of an attribution, or of the engine's silence on the selected text. */
  openCorrectionEditor(target: { readonly attribution: number } | "selection"): Promise<void>;
  /** Changes the correction under way. */
  applyStep(id: string, step: CorrectionStep): Promise<CorrectionDraft>;
  /** Gives what the user has written and corrected where a card is open, by the id of its frame; null where it has closed. */
  userContent(id: string): Promise<UserContent | null>;
  /** Tells whether the editor of an id has the keyboard. */
  onEditorFocus(id: string, focus: KeyboardFocus): Promise<void>;
  /** Does what a key of the browser asks for, with the attribution whose card is open. */
  cardCommand(command: "correct" | "dismiss" | "copy" | "note"): Promise<void>;
  /** Tells that the notes or the corrections of the page have changed. */
  onNotesChanged(): Promise<void>;
  /** Tells that the editor frame is there. */
  editorOpened(id: string): Promise<void>;
  /** Tells that the editor frame is done. */
  editorClosed(id: string, outcome: EditorOutcome): Promise<void>;
  /** Shows or hides the highlights; nothing is deleted. */
  showHighlights(shown: boolean): Promise<void>;
}

/** Longer pages are read up to here, in characters: some 16,000 words, more than any readout, and some seconds of the tagger. */
export const MAX_ANALYZED_LENGTH = 100_000;

/** A reading, and what kept the engine from reading better, in words; empty when nothing did. */
export interface AnalysisResult {
  readonly reading: Analysis;
  readonly warning: string;
  /** Whether reading took too long, so that only the beginning was read. */
  readonly isPartial: boolean;
}

/** The notes on one page, by its key (see `pageKey`). */
export interface NotedPage {
  readonly key: string;
  readonly notes: readonly Note[];
}

/** A readout as a page hands it over to be kept. */
export interface PageCapture {
  readonly url: string;
  readonly title: string;
  readonly language: string;
  readonly text: string;
  readonly reading: Analysis;
}

/** Where a content script stands. */
export interface FrameLocation {
  readonly tabId: number;
  readonly frameId: number;
  /** The address as the browser shows it, which a page itself does not see whole; empty where access was withdrawn. */
  readonly url: string;
}

/** A frame of the extension: what it writes or shows, and the page that opened it. It stands in the frame's own address. */
export interface EditorAddress {
  /** "card": the part of a card that the page must not read. */
  readonly kind: "note" | "correction" | "card";
  readonly id: string;
  readonly tabId: number;
  readonly frameId: number;
}

/** What became of the keyboard in an editor: it has it, has lost it, or the user has left it by Tab. */
export type KeyboardFocus = "here" | "left" | "tabbed";

/** What an editor frame ended with. */
export type EditorOutcome = "saved" | "closed";

/** A place that the popup can send the page to. */
export type NavigationTarget = { readonly attribution: number } | { readonly note: string };

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
  /** The address that the page names as its canonical one, whatever that is; empty where it names none. */
  readonly named: string;
  readonly title: string;
  readonly language: string;
  readonly status: PageStatus;
  /** What went wrong, in words; empty when nothing did. */
  readonly error: string;
  readonly readout: ReadoutVerdict;
  readonly event: DiplomaticEvent | null;
  readonly attributions: readonly AttributionView[];
  readonly notes: readonly NoteView[];
  /** Corrections that show in no attribution: those that took one away, and those whose passage is folded away or gone. */
  readonly dismissals: readonly Correction[];
  readonly foldedCorrections: readonly Correction[];
  readonly orphaned: readonly Correction[];
  /** How many frames the page has that are large enough to be read. */
  readonly frames: number;
  readonly highlightsShown: boolean;
  /** Whether the reader has text selected in the page. */
  readonly hasSelection: boolean;
}

/** A note of the page, with the attribution that it is on and its place, where it was found. */
export interface NoteView {
  readonly note: Note;
  /** The attribution whose passage the note is on, or null. */
  readonly attribution: number | null;
  /** Whether its passage stands in a part of the page that is folded away. */
  readonly isFolded: boolean;
}

/** The kind of the error with which a PDF file is refused. */
export const PDF_ERROR = "pdf";

/**
 * "marked": attributions are highlighted; "quiet": the page was read and not taken for a readout; "no text": nothing to read;
 * "translated": the words are a program's, and the notes wait for the original.
 */
export type PageStatus = "reading" | "highlighted" | "notReadout" | "no text" | "translated" | "failed";

/** The background, as called from anywhere. */
export const background: BackgroundCalls = callsToBackground<BackgroundCalls>();

/** The content scripts of a tab, in its page and in all frames that have one; the first to answer answers for all. */
export function callsToAllFrames(tabId: number): PageCalls {
  return callsToTab<PageCalls>(tabId);
}

/** The content script of a tab's page, or of a frame in it. */
export function callsToPage(tabId: number, frameId = 0): PageCalls {
  return callsToTab<PageCalls>(tabId, frameId);
}
