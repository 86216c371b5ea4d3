import type { Correction } from "../annotation/correction.ts";
import type { CorrectionDraft, CorrectionStep, SpeakerScope } from "../annotation/correction-draft.ts";

/** Where an editor saves: the open correction, the store, and the names of persons. */
interface CorrectionSaver {
  readonly step: (step: CorrectionStep) => Promise<CorrectionDraft>;
  readonly save: (correction: Correction) => Promise<unknown>;
  /** Makes two names one person, who is shown by the first. Returns the id by which this is undone, if it can be. */
  readonly mergeNames: (name: string, other: string) => Promise<string | undefined>;
}

/**
 * Saves the open correction with its speakers, and the same change of the speaker as far as the scope goes. If names
 * were merged, returns the id by which this is undone.
 */
export async function saveCorrectionDraft(
  { step, save, mergeNames }: CorrectionSaver,
  before: readonly string[],
  speakers: readonly string[],
  scope: SpeakerScope,
): Promise<string | undefined> {
  const { record } = await step({ kind: "speakers", speakers });
  const { others = [] } = scope === "page" ? await step({ kind: "page" }) : {};
  for (const one of [record, ...others]) await save(one);
  const [[old], [chosen]] = [before, speakers];
  return scope === "all" && old !== undefined && chosen !== undefined ? mergeNames(chosen, old) : undefined;
}
