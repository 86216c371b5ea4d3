import type { AttributionView } from "../annotation/attribution-view.ts";
import type { Code } from "../annotation/code-record.ts";
import type { Correction } from "../annotation/correction.ts";
import type { CorrectionDraft, CorrectionStep } from "../annotation/correction-draft.ts";
import type { Note } from "../annotation/note.ts";
import type { ReadoutRecord, ReadoutStatus } from "../annotation/readout-record.ts";
import type { Selectors } from "../annotation/selectors.ts";
import type { UserContent } from "../annotation/user-content.ts";
import type { PassageChange } from "../comparison/compare-note-passage.ts";
import type { VersionChange } from "../comparison/compare-versions.ts";
import type { ParagraphChange } from "../comparison/diff-text.ts";
import type { Analysis, DiplomaticEvent, ReadoutVerdict } from "../engine/analysis.ts";
import type { Messages } from "./load-messages.ts";
import { callsToBackground, callsToTab } from "./rpc.ts";

/** The calls that the background handles for pages, popup and editor frame. */
export interface BackgroundCalls {
  /**
   * Analyses a text with the engine. `isForced` means that the user requested it whether or not it is a readout,
   * `isMain` that the text is the page's own article and not another article on the page.
   */
  analyzeText(text: string, title: string, isForced: boolean, isMain: boolean): Promise<AnalysisResult>;
  /** Returns the notes of the page at a URL, with HTTP or HTTPS, oldest first, without those in the trash. */
  notesOfPage(url: string): Promise<Note[]>;
  /**
   * Returns the notes of the page at all of its URLs. `named` is the URL that the page declares as canonical, or "".
   * For an archived copy, includes notes on passages of the original.
   */
  notesOfCanonical(url: string, named: string): Promise<Note[]>;
  /**
   * Stores a readout with its text, or its changed text as a new version. A page may store only its own. Returns null
   * if the readout is not to be kept: the user has not asked for it, and has no notes or corrections on it.
   */
  saveReadout(capture: PageCapture): Promise<KeptReadout | null>;
  /** Keeps the readout in a frame of a tab at the user's request. Throws if the frame shows no readout. */
  keepReadout(tabId: number, frameId: number): Promise<KeptReadout>;
  /** Undoes the keeping of a readout that was not stored before. Notes written since then, and their text, stay. */
  undoKeep(url: string): Promise<void>;
  /** Returns what the popup shows of the stored readout of the page at a URL, or null if none is stored. */
  keptReadout(url: string): Promise<KeptReadout | null>;
  /** Sets the status of a stored readout in the reading list. */
  setReadoutStatus(id: string, status: ReadoutStatus): Promise<void>;
  /** Sets the badge of the caller's tab to the number of highlighted attributions. */
  showCount(count: number, isReadout: boolean): Promise<void>;
  /**
   * Opens a note for editing by storing it as a draft under its id, from which the editor frame reads it. The editor of
   * an attribution's tags also gets its passage in this way.
   */
  saveDraft(draft: Draft): Promise<void>;
  /** Returns the draft with an id, or null. */
  getDraft(id: string): Promise<Draft | null>;
  /** Returns the unsaved drafts of the page at a URL. */
  draftsOfPage(url: string): Promise<Draft[]>;
  /** Saves a note and deletes its draft. Resolves when the note is stored. */
  saveNote(note: Note): Promise<Note>;
  /** Saves a new note that has no text and no tags, which the user makes with one click. */
  saveHighlight(note: Note): Promise<Note>;
  /** Deletes a draft that the user discarded. */
  discardDraft(id: string): Promise<void>;
  /** Undoes the last save of a note: a new note goes to the trash, a changed one gets its previous content. */
  undoSave(id: string): Promise<void>;
  /** Returns all tags in use, in alphabetical order. */
  knownTags(): Promise<string[]>;
  /** Returns the codes of the codebook, whose names are tags. */
  codebook(): Promise<Code[]>;
  /**
   * Confirms an attribution of the caller's page with this passage, or withdraws the confirmation. Returns whether it is
   * confirmed now.
   */
  toggleCheck(url: string, passage: Selectors): Promise<boolean>;
  /** Returns the tags of the attribution with this passage, with those of the notes on it. */
  tagsOfAttribution(url: string, passage: Selectors): Promise<readonly string[]>;
  /** Adds a tag to the attribution with this passage, or removes it. Returns its tags afterwards. */
  tagAttribution(url: string, passage: Selectors, tag: string, isAdded: boolean): Promise<readonly string[]>;
  /** Returns the user's corrections of the page at a URL, oldest first. */
  correctionsOfPage(url: string): Promise<Correction[]>;
  /** Saves a correction. Resolves when it is stored. */
  saveCorrection(correction: Correction): Promise<Correction>;
  /** Removes a correction and returns it, so that this can be undone. */
  removeCorrection(id: string): Promise<Correction>;
  /**
   * Merges two names into one person in the whole library. The person is shown by the first name, unless one of the
   * names was merged before. Returns the id of the entry in the undo journal, or null if nothing has changed.
   */
  mergeNames(name: string, other: string): Promise<string | null>;
  /** Undoes a merge of names by the id that `mergeNames` returned. */
  undoMerge(id: string): Promise<void>;
  /** Returns the caller's tab and frame, and its full URL, including the text directive that the page cannot read. */
  frameLocation(): Promise<FrameLocation>;
  /** Notifies the page that the editor frame which it opened is working. */
  editorOpened(editor: EditorAddress): Promise<void>;
  /** Notifies the page that its editor frame has finished, and whether something was saved. */
  closeEditor(editor: EditorAddress, outcome: EditorOutcome): Promise<void>;
  /** Opens the editor in a separate window, for a page that blocks the frame. */
  openEditorWindow(editor: EditorAddress): Promise<void>;
  /** Changes the open correction in a page and returns its new state. */
  applyStep(editor: EditorAddress, step: CorrectionStep): Promise<CorrectionDraft>;
  /** Returns the content of a card's frame, or null if the card has closed. */
  userContent(frame: EditorAddress): Promise<UserContent | null>;
  /** Has the page around a card's frame open the editor for a note in the card. */
  editNote(frame: EditorAddress, noteId: string): Promise<void>;
  /** Notifies the page around an editor of a change of the editor's keyboard focus. */
  reportKeyboardFocus(editor: EditorAddress, focus: KeyboardFocus): Promise<void>;
  /** Moves a note to the trash. */
  deleteNote(id: string): Promise<void>;
  /** Restores a note from the trash. */
  restoreNote(id: string): Promise<void>;
  /** Returns the stored readout of the page at a URL, or null. */
  readoutOfPage(url: string): Promise<ReadoutRecord | null>;
  /**
   * Compares the text that a page shows with its stored readout, and locates the passages of notes in it. Returns null
   * if no readout is stored or if its text has not changed.
   */
  changesOfPage(url: string, text: string, passages: readonly NotedPassage[]): Promise<PageChanges | null>;
  /**
   * Returns the view of the library with the other side's account of the event of a page, or null if none is stored.
   * The event is the one that was detected in the page, which may not be stored itself.
   */
  findCounterpart(url: string, event: DiplomaticEvent): Promise<Counterpart | null>;
  /** Notifies the background that the library changed notes on these pages. It updates their counts and tabs. */
  onPagesChanged(urls: readonly string[]): Promise<void>;
  /** Deletes every note, readout, draft and setting. */
  deleteEverything(): Promise<void>;
  /** Injects the content script into a tab, or makes the existing one read the page again. */
  injectContentScript(tabId: number): Promise<void>;
  /**
   * Injects the content script into the frames of a tab that the browser allows. Returns the ids of those with text.
   */
  injectIntoFrames(tabId: number): Promise<number[]>;
  /**
   * Injects the UI bundle (card, notes and corrections) into the caller's page or frame. Returns the messages of the
   * language that the user chose, or null for the browser's language.
   */
  injectUi(): Promise<Messages | null>;
  /** Returns the host names of the sites on which Note Verbale is paused. */
  pausedSites(): Promise<string[]>;
  /** Pauses or resumes a site. */
  pauseSite(host: string, paused: boolean): Promise<void>;
}

/** The calls that a page's content script handles for popup and background. */
export interface PageCalls {
  /** Returns what the page shows now. */
  pageView(): Promise<PageView>;
  /** Returns the page's main text as it was last read, or an empty string if it was not read. */
  mainText(): Promise<string>;
  /** Highlights the attributions even if the page is not a readout. */
  forceAnalysis(): Promise<PageView>;
  /** Scrolls to an attribution or note and opens its card. */
  goTo(target: NavigationTarget): Promise<void>;
  /** Goes to the next (1) or previous (-1) attribution. */
  step(by: 1 | -1): Promise<void>;
  /** Opens the editor for a new note on an attribution, the selected text, or the whole page. */
  openNoteEditor(target: { readonly attribution: number } | "selection" | "page"): Promise<void>;
  /** Opens the editor for an existing note. */
  editNote(id: string): Promise<void>;
  /** Opens the editor to correct an attribution, or to add one on the selected text. */
  openCorrectionEditor(target: { readonly attribution: number } | "selection"): Promise<void>;
  /** Changes the open correction. */
  applyStep(id: string, step: CorrectionStep): Promise<CorrectionDraft>;
  /** Returns the user's notes and correction in an open card by the id of its frame, or null if the card has closed. */
  userContent(id: string): Promise<UserContent | null>;
  /** Notifies the page of a change of the keyboard focus in the editor with an id. */
  onEditorFocus(id: string, focus: KeyboardFocus): Promise<void>;
  /** Runs a keyboard command on the attribution whose card is open. */
  cardCommand(command: "correct" | "dismiss" | "copy" | "note"): Promise<void>;
  /** Notifies the page that its notes or corrections have changed. */
  onNotesChanged(): Promise<void>;
  /** Notifies the page that an editor frame is working. */
  editorOpened(id: string): Promise<void>;
  /** Notifies the page that an editor frame has finished. */
  editorClosed(id: string, outcome: EditorOutcome): Promise<void>;
  /**
   * Has the background store the page's readout. "announced" shows the result over the page, "quiet" does nothing if
   * this text was stored before. Returns null if there is nothing to keep.
   */
  keepReadout(mode: "silent" | "announced" | "quiet"): Promise<KeptReadout | null>;
  /** Shows or hides the highlights. Nothing is deleted. */
  showHighlights(shown: boolean): Promise<void>;
}

/**
 * Maximum length that is analysed, in characters. This is about 16,000 words, which is more than any readout and takes
 * the tagger several seconds.
 */
export const MAX_ANALYZED_LENGTH = 100_000;

/** An analysis, and a message that says why it is limited, or an empty string. */
export interface AnalysisResult {
  readonly reading: Analysis;
  readonly warning: string;
  /** True if time ran out, so that only the beginning was analysed. */
  readonly isPartial: boolean;
}

/** A page's readout with the data that the background stores. */
export interface PageCapture {
  readonly url: string;
  readonly title: string;
  readonly language: string;
  readonly text: string;
  readonly reading: Analysis;
  /** The URL that the page declares as canonical, without any check, or "". */
  readonly named: string;
}

/** The data of a stored readout that a page and the popup show. */
export interface KeptReadout {
  readonly id: string;
  readonly url: string;
  /** The time at which a text of the page was first stored. */
  readonly since: string;
  readonly status: ReadoutStatus;
  /** True if this call has stored the readout, and no earlier one. */
  readonly isNew: boolean;
}

/** The passage of a note. */
export interface NotedPassage {
  readonly id: string;
  readonly selector: Selectors;
}

/** How the text that a page shows differs from the last stored text with another wording. */
export interface PageChanges extends Pick<VersionChange, "verdict" | "counts"> {
  readonly readoutId: string;
  /** The time at which the other text was saved. */
  readonly since: string;
  /** Whether the text that the page shows is stored as a version. */
  readonly isStored: boolean;
  /** The paragraphs that differ, with only the beginning and the end of long unchanged parts. */
  readonly paragraphs: readonly Pick<ParagraphChange, "kind" | "words">[];
  /** How each noted passage of the other text has changed, by the id of its note. */
  readonly notes: readonly (readonly [id: string, change: PassageChange])[];
}

/** The location of a content script. */
export interface FrameLocation {
  readonly tabId: number;
  readonly frameId: number;
  /** The full URL as the browser shows it, parts of which a page cannot read. Empty if the user withdrew access. */
  readonly url: string;
}

/**
 * Identifies an editor frame: what it edits or shows, and the page that opened it. It is encoded in the frame's URL.
 */
export interface EditorAddress {
  /** "tags" edits the tags of an attribution. "card" is the part of a card that the page must not read. */
  readonly kind: "note" | "correction" | "tags" | "card";
  readonly id: string;
  readonly tabId: number;
  readonly frameId: number;
}

/** A change of an editor's keyboard focus: it has the focus, has lost it, or the user left it with Tab. */
export type KeyboardFocus = "here" | "left" | "tabbed";

/**
 * The outcome of an editor frame. `merge` is the id by which a merge of names is undone that was saved with a
 * correction.
 */
export type EditorOutcome = "saved" | "closed" | { readonly merge: string };

/** A target that the popup can scroll the page to. */
export type NavigationTarget = { readonly attribution: number } | { readonly note: string };

/** An unsaved note with the texts that the editor shows above it. */
export interface Draft {
  readonly note: Note;
  /** The passage as the user sees it, or an empty string for a page note. */
  readonly quote: string;
  /** The speaker and cue, if the note is on an attribution. */
  readonly speaker: string;
  /** The stored text of the note, or an empty string for a new note. Differences from it are unsaved changes. */
  readonly saved: string;
  /** True if the note is already stored, so that the editor updates it. */
  readonly isStored: boolean;
}

/** A page as the popup shows it. */
export interface PageView {
  readonly url: string;
  /** The URL that the page declares as canonical, without any check, or an empty string. */
  readonly named: string;
  readonly title: string;
  readonly language: string;
  /** The language of the analysed text as a BCP 47 tag, or an empty string if it is unknown. */
  readonly textLanguage: string;
  readonly status: PageStatus;
  /** The message of an error, or an empty string. */
  readonly error: string;
  readonly readout: ReadoutVerdict;
  readonly event: DiplomaticEvent | null;
  readonly attributions: readonly AttributionView[];
  readonly notes: readonly NoteView[];
  /**
   * Corrections that appear in no attribution: those that dismiss one, and those whose passage is in a folded part
   * or gone.
   */
  readonly dismissals: readonly Correction[];
  readonly foldedCorrections: readonly Correction[];
  readonly orphaned: readonly Correction[];
  /** The number of frames that are large enough to be analysed. */
  readonly frames: number;
  readonly highlightsShown: boolean;
  /** True if the user has selected text on the page. */
  readonly hasSelection: boolean;
}

/** A note of the page, with its attribution and its position if it was found. */
export interface NoteView {
  readonly note: Note;
  /** The index of the attribution that the note is on, or null. */
  readonly attribution: number | null;
  /** True if its passage is in a folded part of the page. */
  readonly isFolded: boolean;
}

/** A view of the library with the other side's account: a comparison, the suggestions, or a stored readout. */
export type Counterpart =
  | { readonly kind: "comparison"; readonly id: string }
  | { readonly kind: "suggestion" }
  | { readonly kind: "readout"; readonly id: string };

/** The `kind` of the error for PDF files. */
export const PDF_ERROR = "pdf";

/**
 * "highlighted": the page is a readout and is highlighted. "notReadout": the page was read and is not a readout. "no
 * text": there is nothing to read. "translated": the page shows a machine translation, and notes wait for the original.
 */
export type PageStatus = "reading" | "highlighted" | "notReadout" | "no text" | "translated" | "failed";

/** Calls to the background, from any context. */
export const background: BackgroundCalls = callsToBackground<BackgroundCalls>();

/** Returns calls to all content scripts of a tab, in its page and frames. The first response is used. */
export function callsToAllFrames(tabId: number): PageCalls {
  return callsToTab<PageCalls>(tabId);
}

/** Returns calls to the content script of a tab's page, or of a frame in it. */
export function callsToPage(tabId: number, frameId = 0): PageCalls {
  return callsToTab<PageCalls>(tabId, frameId);
}
