import type { Act } from "../../analysis.ts";

/**
 * What can follow a reporting verb: a clause ("that ..."), a noun phrase, an infinitive, or a quotation. "addressee"
 * means an addressee and then the content ("thanked her for ..."). "participle" means that its participle also reports
 * after a comma (", adding that ...").
 */
export type VerbFrame = "clause" | "noun" | "infinitive" | "quotation" | "addressee" | "participle";

export interface ReportingVerb {
  readonly verb: string;
  readonly act: Act;
  /** The share of the verb's uses that report something, 0 to 1 (estimated). */
  readonly reliability: number;
  readonly frames: readonly VerbFrame[];
  /** Prepositions that are part of the cue ("agreed on"), separated by spaces. */
  readonly cueParticles?: string;
  /** Prepositions that introduce the content after the addressee, separated by spaces. */
  readonly contentPrepositions?: string;
}
