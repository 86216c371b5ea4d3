import type { Correction } from "../annotation/correction.ts";
import type { CorrectionDraft, CorrectionStep, SpeakerScope } from "../annotation/correction-draft.ts";

/** Where an editor saves: the open correction, the store, and the names of persons. */
interface CorrectionSaver {
  readonly step: (step: CorrectionStep) => Promise<CorrectionDraft>;
  readonly save: (correction: Correction) => Promise<unknown>;
  /** Makes two names one person, who is shown by the first. */
  readonly mergeNames: (name: string, other: string) => Promise<unknown>;
}

/** Saves the open correction with its speakers, and the same change of the speaker as far as the scope goes. */
export async function saveCorrectionDraft(
  { step, save, mergeNames }: CorrectionSaver,
  before: readonly string[],
  speakers: readonly string[],
  scope: SpeakerScope,
): Promise<void> {
  const { record } = await step({ kind: "speakers", speakers });
  const { others = [] } = scope === "page" ? await step({ kind: "page" }) : {};
  for (const one of [record, ...others]) await save(one);
  const [[old], [chosen]] = [before, speakers];
  if (scope === "all" && old !== undefined && chosen !== undefined) await mergeNames(chosen, old);
}
