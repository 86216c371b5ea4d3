/** Matches what the tagger adds to a cue although it begins the content or the addressee ("agreed to instruct"). */
export const BEYOND_CUE = /^ (?:to \p{L}+|by|as (?:quoted|cited)\b.*)$/u;

/** Matches what the rules add to a cue although it begins an adverbial or the addressee. */
export const NO_PART_OF_CUE = /,| with$/u;

/** Matches a cue whose object is no addressee ("called for more states to act"). */
export const CUE_FOR = / for$/u;

/** Matches pronouns for an addressee. */
export const ADDRESSEE_PRONOUN = /^(?:him|her|them|us|me|whom|each other|one another)$/iu;

/** Matches a relative pronoun that stands for the source. */
export const RELATIVE_SOURCE = /^(?:who|which)$/iu;

/** Matches what joins a further statement to the report of the same source. */
export const CONTINUES_REPORT = /^,?(?: (?:and|also|and also))?,? (?:it )?$/u;

/** Matches the ending of a possessive. */
export const POSSESSIVE_ENDING = /^'s?$/u;

/** Matches an infinitive after somebody who is asked to act. */
export const INFINITIVE_AFTER = /^ to (?!(?:the|an?|its|his|her|their|this|that)\b)\p{Ll}/u;

/** Matches what stands between a subject and its verb. */
export const AFTER_SUBJECT = / (?:today|yesterday|on \p{L}+day|also|has|had)? ?$/u;
