import type { Act } from "../../analysis.ts";

/** Verbs and adjectives of belief. What they say "will" happen is a prediction and not a promise. */
export const PREDICTING: ReadonlySet<string> = new Set(
  "anticipate believe certain confident convinced foresee hopeful optimistic predict sure think trust".split(" "),
);

/** Matches a prediction at the start of a clause: "said he believes the visit will ...". */
export const PREDICTION_IN_CLAUSE =
  /^(?:that )?(?:he|she|they|we|i) (?:\p{L}+ly )?(?:believe[sd]?|predict(?:s|ed)?|foresees?|(?:is|am|are|was|were) (?:confident|convinced|certain|sure|optimistic))\b/iu;

/** Verbs of hope, whose act depends on who is to act. */
export const HOPING: ReadonlySet<string> = new Set(["hope", "expect"]);

/** Acts of cues that are not in the verb lexicon, by the words that they contain. */
export const CUE_ACTS: readonly (readonly [pattern: RegExp, act: Act])[] = [
  [
    /\b(?:comprehensive |thorough |detailed |joint )?(?:review|survey|exchange) of\b|\breference\b|\bmention\b/,
    "consult",
  ],
  [/\bset(?:ting|s)? (?:the|a|an) (?:\p{L}+ )?(?:target|goal|objective)\b/u, "agree"],
  [/\bassuranc|\bgave (?:his|her|their|its) word|\bundert(?:ook|akes?)\b|\bpromis/, "pledge"],
  [
    /\bconsent|\bconverge|\bcommon ground|\bconsensus|\bof one accord|\bin unison|\bin full agreement|\baligned\b|\bsettled on/,
    "agree",
  ],
  [
    /\bdebrief|\bnotes\b|\bdel(?:ve|ving)|\bcanvass|\bbrainstorm|\bcover(?:s|ed|ing)?\b|\baccount of|\ba review of|\bnotes (?:on|with)|\bturned to|\bdealt with|\btook up|\btaken up|\bheard? (?:about|from)|\blisten|\bconsult|\bdiscuss|\bconversation|\btalks?\b|\bexchange|\breview|\bupdate|\bbrief/,
    "consult",
  ],
  [
    /\bappeal|\bbeseech|\bbesought|\blobb(?:y|ied)|\bnudg|\bpetition|\bsought\b|\bput(?:s|ting)? forward\b|\brequest|\bcall(?:s|ed)? for/,
    "request",
  ],
  [/\bbless|\bcongratul|\bthank|\bgrat(?:eful|itude)|\bcondol|\bgreet/, "courtesy"],
  [/\btribute|\bcheer|\blaud|\bhail|\bchampion|\bsolidarity|\bproud|\bpleas(?:ed|ure)|\bglad|\bdelight/, "support"],
  [
    /\bdecr(?:y|ied)|\bassail|\bupbraid|\bscold|\binveigh|\brail(?:s|ed)? against|\bdismay|\bconcern|\balarm|\boutrage|\bto task\b/,
    "accuse",
  ],
  [/\bspurn|\bveto|\bturned down|\bbrush(?:es|ed)? (?:off|aside)|\bwould not\b/, "reject"],
  [/\bconced|\byield|\bgave way/, "concede"],
  [/\bthreat|\bultimatum/, "threaten"],
];

/**
 * Acts that the whole cue expresses, whatever its verb: "noted with satisfaction", "asked about", "was encouraged by".
 */
export const CUE_MANNERS: readonly (readonly [pattern: RegExp, act: Act])[] = [
  [/\b(?:ask|inquir|enquir)\w*(?: \p{L}+)? about\b/u, "consult"],
  [/\bexchang\w+ (?:\p{L}+ )?(?:notes|views)\b/u, "consult"],
  [/\b(?:was|is|were|are) encouraged\b/, "support"],
  [/\bin favou?r of\b/, "support"],
  [/\bpositively\b|\bpositive (?:assessment|evaluation|appraisal)\b/, "support"],
  [/\b(?:was|is|were|are) (?:united|unanimous|of the same (?:opinion|mind|view))\b/, "agree"],
  [/\b(?:took|takes?|taking|taken) (?:\p{L}+ )?note (?:of|with)\b/u, "state"],
  [/\bnot(?:e|es|ed|ing) with (?:\p{L}+ )?(?:satisfaction|pleasure)\b/u, "state"],
  [/\bwith (?:\p{L}+ )?(?:satisfaction|appreciation|pleasure|approval|pride)\b/u, "support"],
  [/\bwith (?:\p{L}+ )?(?:regret|concern|dismay|alarm)\b/u, "accuse"],
  [/\bwith (?:\p{L}+ )?(?:gratitude|thanks)\b/u, "courtesy"],
  [/\b(?:brought|brings?|bringing) up\b/u, "consult"],
  [/\breport(?:s|ed|ing)? (?:back )?(?:on|about)\b/, "consult"],
  [
    /\b(?:mention|reference) (?:\p{L}+ ){0,2}made\b|\bma(?:de|kes?|king) (?:\p{L}+ )?(?:mention|reference)\b/u,
    "consult",
  ],
  [/\b(?:undertook|undert(?:ake|akes|aking|aken)) (?:an? )?(?:\p{L}+ )?(?:review|survey|stocktaking)\b/u, "consult"],
  [/\b(?:in|en)quir\w+ after\b|\btribute to\b.{0,20}\bmemory\b/u, "courtesy"],
  [/\bargu(?:e|es|ed|ing) (?:strongly |firmly )?for\b/, "support"],
];

/** Matches cues with "say". Other cues have the verb "say" only because their own is not in the lexicon. */
export const CUES_OF_SAYING = /\bsa(?:y|id|ys|ying)\b/;

/** Matches cues of giving, whose act is in their object: "gave an assurance". */
export const CUES_OF_GIVING =
  /^(?:also )?(?:made|makes?|gave|gives?|set out|provided|delivered|presented|registered|showed|shows|put on record|placed on record)\b/;

/** Matches cues of expressing beside another verb: "responded by expressing". */
export const CUES_OF_EXPRESSING = /\b(?:expressing|conveying|voicing|extending|offering)$/;

/** Matches reports that are given on a topic. */
export const GIVEN_REPORT = /^(?:an? |the )?(?:\p{L}+ )?(?:review|account|overview|presentation|briefing|outline)\b/u;

/** Matches cues of confidence, which state something about the future and promise nothing. */
export const CONFIDENT_CUE = /\bconfidence\b/;

/** Verbs of expressing: their object is a noun of speech, with or without an article ("conveyed warm greetings"). */
export const EXPRESSING: ReadonlySet<string> = new Set(["convey", "express", "voice", "register", "renew", "restate"]);

/** Matches a clause with "that". */
export const THAT_CLAUSE = /^that\b/iu;

/** Matches the opening of a noun phrase. */
export const NOUN_PHRASE_OPENING =
  /^(?:(?:the|an?|its|his|her|their|our)\s|(?:[^\s,]+\s){0,4}?[^\s,]+['’]s?\s|rejection |support )/iu;
