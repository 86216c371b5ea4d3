import { type AttributionWithCorrection, applyCorrections, findOriginal } from "../annotation/apply-corrections.ts";
import { type Correction, createCorrection, isEmptyCorrection } from "../annotation/correction.ts";
import {
  applyStep,
  attributionFromSpan,
  type CorrectionDraft,
  type CorrectionStep,
  roleTexts,
} from "../annotation/correction-draft.ts";
import { speakerKey } from "../annotation/speaker-colors.ts";
import { randomUuid } from "../annotation/uuid.ts";
import type { Attribution } from "../engine/analysis.ts";
import type { Span } from "../engine/span.ts";
import { t } from "../locale/i18n.ts";
import { UserError } from "../locale/user-error.ts";

/** A text whose attributions the user corrects, in a page or as it was stored. */
export interface CorrectableText {
  readonly text: string;
  /** The attributions as the engine found them. */
  readonly engine: readonly Attribution[];
  /** The stored corrections of the text. */
  readonly corrections: readonly Correction[];
  /** The attributions with the corrections applied. A session gets their indexes. */
  readonly attributions: readonly AttributionWithCorrection[];
  /** The participants of the event. */
  readonly participants: readonly string[];
  /** Returns the address under which corrections of an attribution are stored. */
  urlOf(attribution: Attribution | undefined): string;
}

/** What a session needs: the text, the store, and a function that shows the open correction in the text. */
export interface CorrectionSessionOptions {
  /** Returns the text as it is now. Throws if there is none. */
  readonly read: () => CorrectableText;
  readonly save: (correction: Correction) => Promise<unknown>;
  /** Removes a correction and returns it. */
  readonly remove: (id: string) => Promise<Correction>;
  /** Shows an open correction in place of the attribution at an index; without one, shows none. */
  readonly show: (attribution: Attribution | undefined, index?: number) => void;
}

/** A correction that the user is editing. */
interface DraftCorrection {
  /** The id of the editor for this correction. */
  readonly id: string;
  readonly index: number | undefined;
  readonly engine: Attribution | undefined;
  readonly previous: Correction | undefined;
  user: Attribution;
  /** The record that the editor last received as what saving would store. */
  lastRecord?: Correction;
  /**
   * The corrections of other attributions to the same speaker that the editor also saves, each with the one that it
   * replaces.
   */
  others?: readonly SavedCorrection[];
}

/** A correction as the editor saves it, and the one that it replaces. */
interface SavedCorrection {
  readonly saved: Correction;
  readonly previous: Correction | undefined;
}

/** Creates the user's corrections of one text and shows them while they are edited. */
export class CorrectionSession {
  private draft: DraftCorrection | undefined;

  constructor(private readonly options: CorrectionSessionOptions) {}

  /** Starts correcting an attribution. Returns the id of the editor to open. */
  startOnAttribution(index: number): string {
    const user = this.attribution(index);
    return this.show({ id: randomUuid(), index, ...this.existingCorrection(index), user });
  }

  /**
   * Starts adding an attribution on a selected passage. If the engine found an attribution there, starts correcting
   * that one.
   */
  startOnSelection(span: Span): string {
    const same = this.options
      .read()
      .attributions.findIndex(({ contents: [one] }) => one?.start === span.start && one.end === span.end);
    if (same >= 0) return this.startOnAttribution(same);
    const user = attributionFromSpan(span);
    return this.show({ id: randomUuid(), index: undefined, engine: undefined, previous: undefined, user });
  }

  /** Applies one step to the open correction, paints it, and returns its new state. */
  applyStep(id: string, step: CorrectionStep): CorrectionDraft {
    const { draft } = this;
    const { text } = this.options.read();
    if (draft?.id !== id) throw new UserError(t("correction_ended"));
    draft.user = applyStep(text, draft.user, step);
    if (step.kind !== "look" && step.kind !== "page") this.options.show(draft.user, draft.index);
    if (step.kind === "page") draft.others = this.correctionsOfSameSpeaker(draft);
    else draft.lastRecord = this.toRecord(draft);
    const record = draft.lastRecord ?? this.toRecord(draft);
    return {
      speakers: draft.user.speakers,
      act: draft.user.act,
      roleTexts: roleTexts(text, draft.user),
      knownSpeakers: this.speakers(),
      isAdded: draft.engine === undefined && draft.previous?.replaces === undefined,
      record,
      ...(step.kind === "page" && { others: (draft.others ?? []).map(({ saved }) => saved) }),
    };
  }

  /** Returns corrections that give the draft's speakers to all other attributions to the same speakers as before. */
  private correctionsOfSameSpeaker({ index, user }: DraftCorrection): SavedCorrection[] {
    if (index === undefined) return [];
    const before = speakerKey(this.attribution(index));
    return this.options.read().attributions.flatMap((attribution, at) => {
      if (at === index || speakerKey(attribution) !== before) return [];
      const { engine, previous } = this.existingCorrection(at);
      const changed = { ...attribution, speakers: user.speakers };
      const saved = this.createCorrection({ engine, user: changed, hidden: previous?.hidden ?? false, previous });
      return [{ saved, previous }];
    });
  }

  /** Paints the open correction again, for example after something else was painted. */
  paint(): void {
    if (this.draft) this.options.show(this.draft.user, this.draft.index);
  }

  /** Returns a function that undoes the correction just saved in an editor. */
  undoOf(id: string): (() => Promise<unknown>) | undefined {
    const { draft } = this;
    if (draft?.id !== id) return undefined;
    const { previous, lastRecord, others = [] } = draft;
    if (!lastRecord)
      return previous && (() => this.options.save({ ...previous, modified: modifiedAfter(previous.modified) }));
    return async () => {
      for (const one of [{ saved: lastRecord, previous }, ...others]) await this.undo(one);
    };
  }

  /** Restores the correction that a saved one replaced, or removes the saved one if it replaced none. */
  private async undo({ saved, previous }: SavedCorrection): Promise<void> {
    if (previous) await this.options.save({ ...previous, modified: modifiedAfter(saved.modified) });
    else await this.options.remove(saved.id);
  }

  /** Hides the open correction when its editor has closed. */
  finish(): void {
    this.draft = undefined;
    this.options.show(undefined);
  }

  /** Locates the passage of the open correction after the text has changed. Returns false if it is gone. */
  relocate(before: string): boolean {
    const { draft } = this;
    const { text, engine } = this.options.read();
    if (!draft || before === text) return true;
    const record = this.toRecord(draft, before);
    const { attributions } = applyCorrections(text, engine, [record]);
    const user = attributions.find(({ correction }) => correction?.id === record.id);
    if (!user) return false;
    const at = record.replaces ? findOriginal(text, engine, record.replaces.selector) : -1;
    this.show({ ...draft, index: undefined, engine: engine[at], user });
    return true;
  }

  /**
   * Dismisses an attribution. If the user added it, its correction is removed instead. Returns a function that undoes
   * this.
   */
  async dismiss(index: number): Promise<() => Promise<unknown>> {
    const { engine, previous } = this.existingCorrection(index);
    if (!engine && previous && !previous.replaces) return this.revert(previous.id);
    const read = this.attribution(index);
    return this.save(this.createCorrection({ engine: engine ?? read, user: undefined, previous }), previous);
  }

  /** Hides or shows the highlights of an attribution. Returns a function that undoes this. */
  async hide(index: number, hidden: boolean): Promise<() => Promise<unknown>> {
    const { engine, previous } = this.existingCorrection(index);
    return this.save(this.createCorrection({ engine, user: this.attribution(index), hidden, previous }), previous);
  }

  /** Removes a correction, so that the engine's result applies again. Returns a function that undoes this. */
  async revert(id: string): Promise<() => Promise<unknown>> {
    const removed = await this.options.remove(id);
    return () => this.options.save(removed);
  }

  /** Saves a correction. Returns a function that undoes this. */
  private async save(correction: Correction, previous: Correction | undefined): Promise<() => Promise<unknown>> {
    if (isEmptyCorrection(correction)) return previous ? this.revert(previous.id) : async () => undefined;
    await this.options.save(correction);
    return previous
      ? () => this.options.save({ ...previous, modified: modifiedAfter(correction.modified) })
      : () => this.options.remove(correction.id);
  }

  private toRecord({ engine, user, previous }: DraftCorrection, text?: string): Correction {
    return this.createCorrection({ engine, user, hidden: previous?.hidden ?? false, previous }, text);
  }

  private createCorrection(
    given: Pick<Parameters<typeof createCorrection>[0], "engine" | "user" | "hidden" | "previous">,
    text = this.options.read().text,
  ): Correction {
    return createCorrection({ ...given, url: this.options.read().urlOf(given.engine ?? given.user), text });
  }

  /** Returns the URL of the article that contains the attribution at an index. */
  urlAt(index: number): string {
    return this.options.read().urlOf(this.attribution(index));
  }

  private show(draft: DraftCorrection): string {
    this.draft = draft;
    this.options.show(draft.user, draft.index);
    return draft.id;
  }

  /** Returns the engine's attribution at an index and the user's existing correction of it. */
  private existingCorrection(index: number): Pick<DraftCorrection, "engine" | "previous"> {
    const { engine, corrections, text } = this.options.read();
    const attribution = this.attribution(index);
    const { correction } = attribution;
    if (!correction) return { engine: attribution, previous: undefined };
    const previous = corrections.find(({ id }) => id === correction.id);
    const at = previous?.replaces ? findOriginal(text, engine, previous.replaces.selector) : -1;
    return { engine: engine[at], previous };
  }

  private attribution(index: number) {
    const attribution = this.options.read().attributions[index];
    if (!attribution) throw new UserError(t("attribution_gone"));
    return attribution;
  }

  /**
   * Returns the speakers of the text, those with the most claims first, followed by the other participants of the
   * event.
   */
  private speakers(): string[] {
    const counts = new Map<string, number>();
    for (const { speakers } of this.options.read().attributions)
      for (const name of speakers) counts.set(name, (counts.get(name) ?? 0) + 1);
    const speaking = [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
    return [...new Set([...speaking, ...this.options.read().participants])];
  }
}

function modifiedAfter(than: string): string {
  return new Date(Math.max(Date.now(), Date.parse(than) + 1)).toISOString();
}
