/** Marked for the bundler, so that it drops the lists that a bundle does not use. */
/* @__NO_SIDE_EFFECTS__ */
function list(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

/** Finite and non-finite auxiliaries that can start a verb group. */
export const AUXILIARIES = list(
  "is are was were be been being has have had having will would shall should can could may might must does do did 'll 'd",
);

/** Words before the base form of a verb: "to set out", "would put forward". */
export const BEFORE_BASE_FORM = list("to will would shall should can could may might must do does did not");

/** Forms of "be": before a past participle they form a passive. */
export const BE_FORMS = list("is are was were be been being");

/** Adverbs without the ending -ly that can occur inside a verb group. */
export const VERB_GROUP_ADVERBS = list(
  "also again further once not never n't then likewise always still just ever even both all each together thus jointly",
);

/** Words ending in -ly that are not adverbs of manner. */
export const NON_ADVERBS_IN_LY = list(
  "italy july family ally supply reply rely apply assembly early monthly daily weekly friendly likely only homily",
);

/** Verbs whose infinitive complement is the reporting verb ("would like to thank", "continued to exchange"). */
export const CATENATIVE_VERBS = list(
  "like wish wishes wished want wants wanted continue continues continued began begun opportunity pleased delighted glad happy honoured honored proceeded able went took used",
);

export const DETERMINERS = list(
  "the a an this that these those his her its their our my your some any all both each every no several many much most such another other certain various few more two three four five",
);

export const POSSESSIVES = list("his her its their our my your");

export const SUBJECT_PRONOUNS = list("he she they we i");

export const OBJECT_PRONOUNS = list("him her them us me you it");

export const PREPOSITIONS = list(
  "of for on in at to with by from about against regarding concerning during after before following since until through between among amid towards toward over under within without into upon as via per despite like including around across behind beyond near off out up than throughout alongside besides except given ahead above below",
);

/** Words that start a clause. */
export const SUBORDINATORS = list(
  "that which who whom whose where when while whereas because if whether although though unless since as so but and or nor yet until why how what however moreover furthermore additionally meanwhile",
);

export const WH_WORDS = list("how why whether what where when who which");

/** Names of days and months and other time words that are never a person's name, whether capitalised or not. */
export const TIME_WORDS = list(
  "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december today yesterday tonight earlier later now morning afternoon evening week month year day here there also",
);

/** Words that are often capitalised at the beginning of a sentence and never start a person's name. */
export const SENTENCE_STARTERS = list(
  "the a an this that these those in on at as for to by of from with during after before following while when if it there he she they we i both all and but or however moreover furthermore additionally also his her its their our meanwhile finally first second third today yesterday earlier later given having among regarding concerning speaking discussing under over since until such what who where how why separately together further then thus therefore overall another many most several some special readout statement below press release joint remarks office note thank welcome important it's participants leaders sides parties",
);

/** Adverbials between a reporting verb and its content. They belong to the cue. Longest first. */
export const POST_VERBAL_ADVERBIALS: readonly string[] = [
  "in the strongest possible terms",
  "in the strongest terms",
  "in no uncertain terms",
  "in unequivocal terms",
  "in the clearest terms",
  "in great detail",
  "in greater detail",
  "in some detail",
  "at great length",
  "at length",
  "in detail",
  "in depth",
  "in particular",
  "with satisfaction",
  "with regret",
  "with concern",
  "with appreciation",
  "with deep concern",
  "at the same time",
  "once again",
  "once more",
  "as well",
  "again",
  "separately",
  "jointly",
  "candidly",
  "frankly",
  "openly",
  "extensively",
  "thoroughly",
  "clearly",
  "firmly",
  "strongly",
  "specifically",
  "repeatedly",
  "briefly",
];

/** First words of a parenthesis between two commas after the subject. */
export const PARENTHETICAL_OPENERS = list(
  "for in on at during meanwhile however moreover also too again then speaking after following as while by with from likewise similarly who which whose including accompanied joined together along both respectively nevertheless therefore furthermore additionally meanwhile",
);

/** Punctuation that ends a phrase. */
export const PUNCTUATION = list(", ; : . ! ? ( ) [ ] – — - … | / • ·");

/** Matches the endings of past forms and present participles. */
export const PAST_OR_PARTICIPLE = /(?:ed|ing)$/;
