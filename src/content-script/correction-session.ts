import { applyCorrections, findOriginal } from "../annotation/apply-corrections.ts";
import { type Correction, createCorrection, isEmptyCorrection } from "../annotation/correction.ts";
import {
  applyStep,
  attributionFromSpan,
  type CorrectionDraft,
  type CorrectionStep,
  roleTexts,
} from "../annotation/correction-draft.ts";
import { randomUuid } from "../annotation/uuid.ts";
import type { Attribution } from "../engine/analysis.ts";
import type { Span } from "../engine/span.ts";
import { t } from "../locale/i18n.ts";
import { RpcError } from "../rpc/rpc.ts";
import { background } from "../rpc/rpc-contract.ts";
import type { PageAnalysis } from "./page-analysis.ts";
import type { PageState } from "./page-state.ts";

/** A correction that the reader is making. */
interface DraftCorrection {
  /** The editor that it is made in. */
  readonly id: string;
  readonly index: number | undefined;
  readonly engine: Attribution | undefined;
  readonly previous: Correction | undefined;
  user: Attribution;
  /** What the editor was last told would be kept. */
  lastRecord?: Correction;
}

/** Makes the reader's corrections of one page, and shows them while they are made. */
export class CorrectionSession {
  private draft: DraftCorrection | undefined;

  constructor(private readonly state: PageState) {}

  /** Begins to correct an attribution; answers with the id of the editor to open. */
  startOnAttribution(index: number): string {
    const user = this.attribution(index);
    return this.show({ id: randomUuid(), index, ...this.existingCorrection(index), user });
  }

  /** Begins to mark a passage that the engine read nothing in; of one that it did, to correct that. */
  startOnSelection(span: Span): string {
    const same = this.state.highlighted.findIndex(
      ({ contents: [one] }) => one?.start === span.start && one.end === span.end,
    );
    if (same >= 0) return this.startOnAttribution(same);
    const user = attributionFromSpan(span);
    return this.show({ id: randomUuid(), index: undefined, engine: undefined, previous: undefined, user });
  }

  /** Makes one step of the correction under way, paints it, and answers with it as it is now. */
  applyStep(id: string, step: CorrectionStep): CorrectionDraft {
    const { draft } = this;
    const { page } = this.requireReading();
    if (draft?.id !== id) throw new RpcError("missing", t("correction_ended"));
    draft.user = applyStep(page.text, draft.user, step);
    if (step.kind !== "look") this.state.showDraft(draft.user, draft.index);
    const record = this.toRecord(draft);
    draft.lastRecord = record;
    return {
      speakers: draft.user.speakers,
      act: draft.user.act,
      roleTexts: roleTexts(page.text, draft.user),
      knownSpeakers: this.speakers(),
      isAdded: draft.engine === undefined && draft.previous?.replaces === undefined,
      record,
    };
  }

  /** Paints the correction under way, as when something else was painted. */
  paint(): void {
    if (this.draft) this.state.showDraft(this.draft.user, this.draft.index);
  }

  /** The way to undo the correction that was just saved in an editor. */
  undoOf(id: string): (() => Promise<unknown>) | undefined {
    const { draft } = this;
    if (draft?.id !== id) return undefined;
    const { previous, lastRecord } = draft;
    if (previous)
      return () =>
        background.saveCorrection({ ...previous, modified: modifiedAfter(lastRecord?.modified ?? previous.modified) });
    return lastRecord && (() => background.removeCorrection(lastRecord.id));
  }

  /** Takes the paint of the correction off, once its editor is done. */
  finish(): void {
    this.draft = undefined;
    this.state.showDraft(undefined);
  }

  /** Follows the passage of the correction under way into the page's new text; false where it is gone. */
  relocate(before: PageAnalysis): boolean {
    const { draft } = this;
    const read = this.requireReading();
    if (!draft || before.page.text === read.page.text) return true;
    const record = this.toRecord(draft, before.page.text);
    const { attributions } = applyCorrections(read.page.text, read.engine.attributions, [record]);
    const user = attributions.find(({ correction }) => correction?.id === record.id);
    if (!user) return false;
    const at = record.replaces ? findOriginal(read.page.text, read.engine.attributions, record.replaces.selector) : -1;
    this.show({ ...draft, index: undefined, engine: read.engine.attributions[at], user });
    return true;
  }

  /** Takes an attribution of the engine away as none; one that the reader had added is only taken back. */
  async dismiss(index: number): Promise<() => Promise<unknown>> {
    const { engine, previous } = this.existingCorrection(index);
    if (!engine && previous && !previous.replaces) return this.revert(previous.id);
    const read = this.attribution(index);
    return this.save(this.createCorrection({ engine: engine ?? read, user: undefined, previous }), previous);
  }

  /** Hides the marks of an attribution in the page, or shows them again. */
  async hide(index: number, hidden: boolean): Promise<() => Promise<unknown>> {
    const { engine, previous } = this.existingCorrection(index);
    return this.save(this.createCorrection({ engine, user: this.attribution(index), hidden, previous }), previous);
  }

  /** Takes a correction back, so that the engine's reading stands; answers with the way to undo that. */
  async revert(id: string): Promise<() => Promise<unknown>> {
    const removed = await background.removeCorrection(id);
    return () => background.saveCorrection(removed);
  }

  /** Keeps a correction; answers with the way to undo that. */
  private async save(correction: Correction, previous: Correction | undefined): Promise<() => Promise<unknown>> {
    if (isEmptyCorrection(correction)) return previous ? this.revert(previous.id) : async () => undefined;
    await background.saveCorrection(correction);
    return previous
      ? () => background.saveCorrection({ ...previous, modified: modifiedAfter(correction.modified) })
      : () => background.removeCorrection(correction.id);
  }

  private toRecord({ engine, user, previous }: DraftCorrection, text?: string): Correction {
    return this.createCorrection({ engine, user, hidden: previous?.hidden ?? false, previous }, text);
  }

  private createCorrection(
    given: Pick<Parameters<typeof createCorrection>[0], "engine" | "user" | "hidden" | "previous">,
    text = this.requireReading().page.text,
  ): Correction {
    return createCorrection({ ...given, url: this.urlOf(given.engine ?? given.user), text });
  }

  /** The address of the article in which an attribution stands. */
  private urlOf(attribution: Attribution | undefined): string {
    const span = attribution?.contents[0] ?? attribution?.cue;
    const [range] = span ? this.requireReading().page.rangesOf(span) : [];
    return this.state.articles.urlAt(range?.startContainer).url;
  }

  private show(draft: DraftCorrection): string {
    this.draft = draft;
    this.state.showDraft(draft.user, draft.index);
    return draft.id;
  }

  /** What the engine reads where an attribution stands, and what the reader has said of it already. */
  private existingCorrection(index: number): Pick<DraftCorrection, "engine" | "previous"> {
    const { engine, corrections, page } = this.requireReading();
    const attribution = this.attribution(index);
    const { correction } = attribution;
    if (!correction) return { engine: attribution, previous: undefined };
    const previous = corrections.find(({ id }) => id === correction.id);
    const at = previous?.replaces ? findOriginal(page.text, engine.attributions, previous.replaces.selector) : -1;
    return { engine: engine.attributions[at], previous };
  }

  private attribution(index: number) {
    const attribution = this.state.highlighted[index];
    if (!attribution) throw new RpcError("missing", t("attribution_gone"));
    return attribution;
  }

  private requireReading(): PageAnalysis {
    const { analysis } = this.state;
    if (!analysis) throw new RpcError("unread", t("not_read"));
    return analysis;
  }

  /** The speakers of the whole text, those with most to say first; then those who take part in the event. */
  private speakers(): string[] {
    const counts = new Map<string, number>();
    for (const { speakers } of this.state.highlighted)
      for (const name of speakers) counts.set(name, (counts.get(name) ?? 0) + 1);
    const speaking = [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
    return [...new Set([...speaking, ...(this.requireReading().reading.event?.participants ?? [])])];
  }
}

function modifiedAfter(than: string): string {
  return new Date(Math.max(Date.now(), Date.parse(than) + 1)).toISOString();
}
