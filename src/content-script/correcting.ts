import { applyCorrections, findOriginal } from "../annotation/apply-corrections.ts";
import { type Correction, createCorrection, isEmptyCorrection } from "../annotation/correction.ts";
import {
  attributionFromSpan,
  type CorrectionStep,
  type CorrectionDraft,
  roleTexts,
  applyStep,
} from "../annotation/correction-draft.ts";
import { randomUuid } from "../annotation/uuid.ts";
import type { Attribution } from "../engine/analysis.ts";
import type { Span } from "../engine/span.ts";
import { t } from "../locale/i18n.ts";
import { RpcError } from "../rpc/rpc.ts";
import { background } from "../rpc/rpc-contract.ts";
import type { PageReading } from "./page-reading.ts";
import type { PageState } from "./page-state.ts";

/** A correction that the reader is making. */
interface UnderWay {
  /** The editor that it is made in. */
  readonly id: string;
  readonly index: number | undefined;
  readonly engine: Attribution | undefined;
  readonly earlier: Correction | undefined;
  reader: Attribution;
  /** What the editor was last told would be kept. */
  lastRecord?: Correction;
}

/** Makes the reader's corrections of one page, and shows them while they are made. */
export class Correcting {
  private underWay: UnderWay | undefined;

  constructor(private readonly state: PageState) {}

  /** Begins to correct an attribution; answers with the id of the editor to open. */
  begin(index: number): string {
    const reader = this.attribution(index);
    return this.show({ id: randomUuid(), index, ...this.knownOf(index), reader });
  }

  /** Begins to mark a passage that the engine read nothing in; of one that it did, to correct that. */
  beginOn(span: Span): string {
    const same = this.state.marked.findIndex(
      ({ contents: [one] }) => one?.start === span.start && one.end === span.end,
    );
    if (same >= 0) return this.begin(same);
    const reader = attributionFromSpan(span);
    return this.show({ id: randomUuid(), index: undefined, engine: undefined, earlier: undefined, reader });
  }

  /** Makes one step of the correction under way, paints it, and answers with it as it is now. */
  step(id: string, step: CorrectionStep): CorrectionDraft {
    const { underWay } = this;
    const { page } = this.read();
    if (underWay?.id !== id) throw new RpcError("missing", t("correction_ended"));
    underWay.reader = applyStep(page.text, underWay.reader, step);
    if (step.kind !== "look") this.state.showUnderWay(underWay.reader, underWay.index);
    const record = this.recordOf(underWay);
    underWay.lastRecord = record;
    return {
      speakers: underWay.reader.speakers,
      act: underWay.reader.act,
      roleTexts: roleTexts(page.text, underWay.reader),
      knownSpeakers: this.speakers(),
      isAdded: underWay.engine === undefined && underWay.earlier?.replaces === undefined,
      record,
    };
  }

  /** Paints the correction under way, as when something else was painted. */
  paint(): void {
    if (this.underWay) this.state.showUnderWay(this.underWay.reader, this.underWay.index);
  }

  /** The way to undo the correction that was just saved in an editor. */
  undoOf(id: string): (() => Promise<unknown>) | undefined {
    const { underWay } = this;
    if (underWay?.id !== id) return undefined;
    const { earlier, lastRecord } = underWay;
    if (earlier)
      return () => background.saveCorrection({ ...earlier, modified: later(lastRecord?.modified ?? earlier.modified) });
    return lastRecord && (() => background.removeCorrection(lastRecord.id));
  }

  /** Takes the paint of the correction off, once its editor is done. */
  end(): void {
    this.underWay = undefined;
    this.state.showUnderWay(undefined);
  }

  /** Follows the passage of the correction under way into the page's new text; false where it is gone. */
  follow(before: PageReading): boolean {
    const { underWay } = this;
    const read = this.read();
    if (!underWay || before.page.text === read.page.text) return true;
    const record = this.recordOf(underWay, before.page.text);
    const { attributions } = applyCorrections(read.page.text, read.engine.attributions, [record]);
    const reader = attributions.find(({ correction }) => correction?.id === record.id);
    if (!reader) return false;
    const at = record.replaces ? findOriginal(read.page.text, read.engine.attributions, record.replaces.selector) : -1;
    this.show({ ...underWay, index: undefined, engine: read.engine.attributions[at], reader });
    return true;
  }

  /** Takes an attribution of the engine away as none; one that the reader had added is only taken back. */
  async dismiss(index: number): Promise<() => Promise<unknown>> {
    const { engine, earlier: previous } = this.knownOf(index);
    if (!engine && previous && !previous.replaces) return this.takeBack(previous.id);
    const read = this.attribution(index);
    return this.keep(this.correction({ engine: engine ?? read, user: undefined, previous }), previous);
  }

  /** Hides the marks of an attribution in the page, or shows them again. */
  async hide(index: number, hidden: boolean): Promise<() => Promise<unknown>> {
    const { engine, earlier: previous } = this.knownOf(index);
    return this.keep(this.correction({ engine, user: this.attribution(index), hidden, previous }), previous);
  }

  /** Takes a correction back, so that the engine's reading stands; answers with the way to undo that. */
  async takeBack(id: string): Promise<() => Promise<unknown>> {
    const removed = await background.removeCorrection(id);
    return () => background.saveCorrection(removed);
  }

  /** Keeps a correction; answers with the way to undo that. */
  private async keep(correction: Correction, earlier: Correction | undefined): Promise<() => Promise<unknown>> {
    if (isEmptyCorrection(correction)) return earlier ? this.takeBack(earlier.id) : async () => undefined;
    await background.saveCorrection(correction);
    return earlier
      ? () => background.saveCorrection({ ...earlier, modified: later(correction.modified) })
      : () => background.removeCorrection(correction.id);
  }

  private recordOf({ engine, reader, earlier: previous }: UnderWay, text?: string): Correction {
    return this.correction({ engine, user: reader, hidden: previous?.hidden ?? false, previous }, text);
  }

  private correction(
    given: Pick<Parameters<typeof createCorrection>[0], "engine" | "user" | "hidden" | "previous">,
    text = this.read().page.text,
  ): Correction {
    return createCorrection({ ...given, url: this.addressOf(given.engine ?? given.user), text });
  }

  /** The address of the article in which an attribution stands. */
  private addressOf(attribution: Attribution | undefined): string {
    const span = attribution?.contents[0] ?? attribution?.cue;
    const [range] = span ? this.read().page.rangesOf(span) : [];
    return this.state.articles.at(range?.startContainer).url;
  }

  private show(underWay: UnderWay): string {
    this.underWay = underWay;
    this.state.showUnderWay(underWay.reader, underWay.index);
    return underWay.id;
  }

  /** What the engine reads where an attribution stands, and what the reader has said of it already. */
  private knownOf(index: number): Pick<UnderWay, "engine" | "earlier"> {
    const { engine, corrections, page } = this.read();
    const attribution = this.attribution(index);
    const { correction } = attribution;
    if (!correction) return { engine: attribution, earlier: undefined };
    const earlier = corrections.find(({ id }) => id === correction.id);
    const at = earlier?.replaces ? findOriginal(page.text, engine.attributions, earlier.replaces.selector) : -1;
    return { engine: engine.attributions[at], earlier };
  }

  private attribution(index: number) {
    const attribution = this.state.marked[index];
    if (!attribution) throw new RpcError("missing", t("attribution_gone"));
    return attribution;
  }

  private read(): PageReading {
    const { read } = this.state;
    if (!read) throw new RpcError("unread", t("not_read"));
    return read;
  }

  /** The speakers of the whole text, those with most to say first; then those who take part in the event. */
  private speakers(): string[] {
    const counts = new Map<string, number>();
    for (const { speakers } of this.state.marked)
      for (const name of speakers) counts.set(name, (counts.get(name) ?? 0) + 1);
    const speaking = [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
    return [...new Set([...speaking, ...(this.read().reading.event?.participants ?? [])])];
  }
}

function later(than: string): string {
  return new Date(Math.max(Date.now(), Date.parse(than) + 1)).toISOString();
}
