import { useMemo, useRef, useState } from "preact/hooks";
import { attributionIds } from "../annotation/attribution-row.ts";
import type { CorrectionDraft, CorrectionStep, SpeakerScope } from "../annotation/correction-draft.ts";
import { createNote, type NewNote, type Note, snapshotAttribution } from "../annotation/note.ts";
import { joinNames } from "../annotation/person-record.ts";
import { describe } from "../annotation/selectors.ts";
import { randomUuid } from "../annotation/uuid.ts";
import type { Attribution } from "../engine/analysis.ts";
import { type Span, textOf } from "../engine/span.ts";
import { type Citation, formatCitation, formatQuotation } from "../import-export/format-citation.ts";
import { t } from "../locale/i18n.ts";
import { speakerLabel } from "../locale/speaker-label.ts";
import { background } from "../rpc/rpc-contract.ts";
import { createSerialQueue } from "../store/local-storage.ts";
import { editNameDecisions } from "../store/people-store.ts";
import { undoAction } from "../store/undo-action.ts";
import { copyCitation, copyText } from "../ui/clipboard.ts";
import { CorrectionSession } from "../ui/correction-session.ts";
import type { MessageAction } from "../ui/message-card.tsx";
import { saveCorrectionDraft } from "../ui/save-correction-draft.ts";
import { runCheck } from "./attribution-actions.ts";
import { useLibrary } from "./library-context.ts";
import type { ReadoutModel } from "./readout-model.ts";

/** A note that the user is writing. */
export interface OpenNote {
  readonly kind: "note";
  readonly note: NewNote & { readonly id: string };
  /** The passage; undefined for a note on the whole readout. */
  readonly span: Span | undefined;
  readonly quote: string;
  readonly speaker: string;
}

/** A correction that the user is making. */
export interface OpenCorrection {
  readonly kind: "correction";
  readonly id: string;
  readonly draft: CorrectionDraft;
  /** The speakers before the correction. */
  readonly before: readonly string[];
  readonly span: Span;
}

/** The card of an attribution. */
export interface OpenCard {
  readonly kind: "card";
  readonly index: number;
  /** False if the card closes when the pointer leaves it. */
  readonly isPinned: boolean;
  /** The distance of the pointer from the left of the viewport, if the card was opened by it. */
  readonly x?: number | undefined;
  readonly message?: string;
  readonly action?: MessageAction;
}

/** What is shown beside the text. */
export type OpenPart = OpenCard | OpenNote | OpenCorrection | { readonly kind: "bar"; readonly span: Span };

/** An attribution in place of the one at an index while the user corrects it. */
export interface ShownDraft {
  readonly attribution: Attribution;
  readonly index: number | undefined;
}

/** What the user can do with the attributions and passages of a stored readout. */
export interface ReadoutActions {
  readonly open: OpenPart | undefined;
  readonly draft: ShownDraft | undefined;
  show(part: OpenPart | undefined): void;
  close(): void;
  check(index: number): void;
  copy(index: number): Promise<void>;
  copyPassage(span: Span): Promise<void>;
  highlight(span: Span): void;
  dismiss(index: number): void;
  hide(index: number, hidden: boolean): void;
  /** Removes a correction, so that the engine's result applies again. */
  revert(id: string): void;
  /** Opens the editor for a note on an attribution, a passage, or the whole readout. */
  note(subject: number | Span | undefined): void;
  saveDraft(open: OpenNote, text: string, tags: readonly string[]): Promise<void>;
  saveNote(open: OpenNote, text: string, tags: readonly string[]): Promise<void>;
  /** Opens the editor for the correction of an attribution, or for an attribution that was missed. */
  correct(subject: number | Span): void;
  step(step: CorrectionStep): Promise<CorrectionDraft>;
  saveCorrection(open: OpenCorrection, speakers: readonly string[], scope: SpeakerScope): Promise<void>;
}

/**
 * Returns the actions of the reading view, and what is open beside the text. All changes can be undone.
 * @param read Reads the readout as it is stored now, or undefined if it is gone.
 */
export function useReadoutActions(model: ReadoutModel, read: () => Promise<ReadoutModel | undefined>): ReadoutActions {
  const library = useLibrary();
  const [open, setOpen] = useState<OpenPart>();
  const [draft, setDraft] = useState<ShownDraft>();
  const latest = useRef(model);
  latest.current = model;
  /** What is open, also for an action that began before it was opened. */
  const shown = useRef<OpenPart>(undefined);
  shown.current = open;
  const [runInSequence] = useState(createSerialQueue);
  const session = useMemo(
    () =>
      new CorrectionSession({
        read: () => latest.current,
        save: (correction) => background.saveCorrection(correction),
        remove: (id) => background.removeCorrection(id),
        show: (attribution, index) => setDraft(attribution && { attribution, index }),
      }),
    [],
  );
  /** Had the focus before it went into the popover, and gets it back. */
  const opener = useRef<HTMLElement>(undefined);
  const { record, text } = model;
  const cited = { title: record.title, url: record.url, event: record.event };
  const readAt = new Date(model.capturedAt);

  const show = (part: OpenPart | undefined) => {
    if (shown.current?.kind === "correction") session.finish();
    const { activeElement } = document;
    if (!activeElement?.closest("[data-popover]")) {
      opener.current =
        activeElement instanceof HTMLElement && activeElement !== document.body ? activeElement : undefined;
    } else if (part?.kind !== "card" && opener.current?.isConnected) opener.current.focus({ preventScroll: true });
    shown.current = part;
    setOpen(part);
  };
  const close = () => show(undefined);
  /** Runs a change, closes what was open before it, and shows the result with an undo button. */
  const change = (result: string, work: () => Promise<(() => Promise<unknown>) | undefined>) => {
    const before = shown.current;
    return library.run("", async () => {
      const undo = await work();
      if (isSamePart(before, shown.current)) close();
      return { text: result, ...(undo && { undo }) };
    });
  };
  /**
   * Runs work on the attribution that is shown at an index now. A key may be pressed before an earlier decision is
   * written and rendered. So each decision waits for the one before it and applies to the same attribution in what is
   * stored then, whose index may have changed. If that attribution was dismissed, it applies to the one that follows.
   */
  const decide = (index: number, work: (index: number) => Promise<void> | void) => {
    const id = idsOf(latest.current)[index];
    void runInSequence(async () => {
      const stored = await read();
      if (!stored) return;
      latest.current = stored;
      const at = idsOf(stored).indexOf(id ?? "");
      await work(at < 0 ? index : at);
    });
  };
  const attributionAt = (index: number) => model.attributions[index];
  const spanAt = (index: number): Span | undefined => model.views[index]?.span;

  const copyWithSource = async (citation: Citation) => {
    const isCopied = await copyCitation(citation);
    const tell = (message: string, action?: MessageAction) => {
      setOpen((shown) =>
        shown?.kind === "card" ? { ...shown, isPinned: true, message, ...(action && { action }) } : shown,
      );
      if (open?.kind !== "card") void library.run("", async () => ({ text: message }));
    };
    if (!isCopied) return tell(t("copy_refused"));
    const copyMarkdown = async () => tell(t((await copyText(citation.markdown)) ? "copied_markdown" : "copy_refused"));
    tell(t("copied"), { label: t("as_markdown"), onPress: () => void copyMarkdown() });
  };

  const newNote = (span: Span | undefined, index?: number): OpenNote["note"] => {
    const attribution = index === undefined ? undefined : attributionAt(index);
    return {
      id: randomUuid(),
      target: { source: record.url, ...(span && { selector: describe(text, span) }) },
      title: record.title,
      issuer: record.issuer,
      ...(attribution && { attribution: snapshotAttribution(text, attribution) }),
    };
  };
  const noteFrom = ({ note }: OpenNote, bodyValue: string, tags: readonly string[]): Note =>
    createNote({ ...note, bodyValue, tags });

  const note = (subject: number | Span | undefined) => {
    const index = typeof subject === "number" ? subject : undefined;
    const span = typeof subject === "number" ? spanAt(subject) : subject;
    const view = index === undefined ? undefined : model.views[index];
    show({
      kind: "note",
      note: newNote(span, index),
      span,
      quote: span ? textOf(text, span).replace(/\s+/g, " ") : "",
      speaker: view ? speakerLabel(view) : "",
    });
  };

  const correct = (subject: number | Span) => {
    const span = typeof subject === "number" ? latest.current.views[subject]?.span : subject;
    if (!span) return;
    show(undefined);
    const id = typeof subject === "number" ? session.startOnAttribution(subject) : session.startOnSelection(subject);
    const first = session.applyStep(id, { kind: "look" });
    show({ kind: "correction", id, draft: first, before: first.speakers, span });
  };
  const step = async (next: CorrectionStep): Promise<CorrectionDraft> => {
    if (open?.kind !== "correction") throw new Error("No correction is open.");
    const now = session.applyStep(open.id, next);
    setOpen({ ...open, draft: now });
    return now;
  };
  const saveCorrection = async ({ id, before }: OpenCorrection, speakers: readonly string[], scope: SpeakerScope) => {
    const mergeNames = async (name: string, other: string) => {
      const names = [name, other] as const;
      return (await editNameDecisions(library.store, name, (decisions) => joinNames(decisions, names)))?.id;
    };
    const save = (correction: Parameters<typeof background.saveCorrection>[0]) => background.saveCorrection(correction);
    const merge = await saveCorrectionDraft({ step, save, mergeNames }, before, speakers, scope);
    const undoCorrections = session.undoOf(id);
    await change(t("correction_saved"), async () => async () => {
      await undoCorrections?.();
      if (merge !== undefined) await undoAction(library.store, merge);
    });
  };

  return {
    open,
    draft,
    show,
    close,
    check: (index) =>
      decide(index, (at) => {
        const row = latest.current.rows[at];
        return row && runCheck(library, [row.id], row.checked === undefined);
      }),
    copy: async (index) => {
      const view = model.views[index];
      if (view) await copyWithSource(formatCitation(view, cited, readAt));
    },
    copyPassage: (span) => copyWithSource(formatQuotation(textOf(text, span), describe(text, span), cited, readAt)),
    highlight: (span) =>
      void change(t("highlight_saved"), async () => {
        const { id } = await background.saveHighlight(createNote(newNote(span)));
        return () => background.undoSave(id);
      }),
    dismiss: (index) =>
      decide(index, async (at) => {
        if (latest.current.views[at]) await change(t("dismissed"), () => session.dismiss(at));
      }),
    hide: (index, hidden) =>
      decide(index, (at) =>
        change(t(hidden ? "highlights_now_hidden" : "highlights_now_shown"), () => session.hide(at, hidden)),
      ),
    revert: (id) => void change(t("correction_reverted"), () => session.revert(id)),
    note,
    saveDraft: async (shown, bodyValue, tags) => {
      const { quote, speaker } = shown;
      await background.saveDraft({
        note: noteFrom(shown, bodyValue, tags),
        quote,
        speaker,
        saved: "",
        isStored: false,
      });
    },
    saveNote: async (shown, bodyValue, tags) => {
      const { id } = await background.saveNote(noteFrom(shown, bodyValue, tags));
      await change(t("note_saved"), async () => () => background.undoSave(id));
    },
    correct: (subject) => {
      if (typeof subject === "number") decide(subject, correct);
      else correct(subject);
    },
    step,
    saveCorrection,
  };
}

/** Returns the ids of the attributions of a readout, by which they are found again when their indexes have changed. */
function idsOf({ record, views }: ReadoutModel): string[] {
  return attributionIds(
    record.url,
    views.map(({ span }) => span),
  );
}

/** Whether two parts are the same card or editor, whose content may have changed. */
function isSamePart(one: OpenPart | undefined, other: OpenPart | undefined): boolean {
  if (one?.kind === "card" && other?.kind === "card") return one.index === other.index;
  if (one?.kind === "correction" && other?.kind === "correction") return one.id === other.id;
  if (one?.kind === "note" && other?.kind === "note") return one.note.id === other.note.id;
  return one?.kind === other?.kind;
}
