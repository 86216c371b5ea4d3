import type { Act } from "../../analysis.ts";

/**
 * What may follow a reporting verb: a clause ("that ..."), a noun phrase, an infinitive, a quotation; the person spoken to and then the
 * content ("thanked her for ..."); and whether a participle of it after a comma reports too (", adding that ...").
 */
export type VerbFrame = "clause" | "noun" | "infinitive" | "quotation" | "addressee" | "participle";

/** A verb that reports. */
export interface ReportingVerb {
  readonly verb: string;
  readonly act: Act;
  /** How seldom the verb is used without reporting anything, 0 to 1. */
  readonly reliability: number;
  readonly frames: readonly VerbFrame[];
  /** Prepositions that join the cue ("agreed on"), with spaces between them. */
  readonly cueParticles?: string;
  /** Prepositions that open the content after the person spoken to. */
  readonly contentPrepositions?: string;
}
