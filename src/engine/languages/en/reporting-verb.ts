import type { Act } from "../../analysis.ts";

/**
 * What can follow a reporting verb: a clause ("that ..."), a noun phrase, an infinitive, or a quotation. "addressee"
 * means an addressee and then the content ("thanked her for ..."). "participle" means that its participle also reports
 * after a comma (", adding that ...").
 */
export type VerbFrame = "clause" | "noun" | "infinitive" | "quotation" | "addressee" | "participle";

export interface ReportingVerb {
  /** The base form, with "-ise" where British spelling has it: `inflect` adds "-ize" and all other forms. */
  readonly verb: string;
  /** The act of a claim with this verb, unless a row of `VERB_ACT_ROWS` or the words of the claim decide otherwise. */
  readonly act: Act;
  /**
   * The share of the verb's uses that report something, 0 to 1, estimated. It enters the confidence of the attribution,
   * and some rules need at least 0.5 to 0.85, for example where a verb after a comma has no subject of its own.
   */
  readonly reliability: number;
  readonly frames: readonly VerbFrame[];
  /** Prepositions that are part of the cue ("agreed on"), separated by spaces. */
  readonly cueParticles?: string;
  /** Prepositions that introduce the content after the addressee, separated by spaces. */
  readonly contentPrepositions?: string;
}
