import type { Act } from "../../analysis.ts";

/** Verbs and adjectives of belief. What they say "will" happen is a prediction and not a promise. */
export const PREDICTING: ReadonlySet<string> = new Set(
  "anticipate believe certain confident convinced foresee hopeful optimistic predict sure think trust".split(" "),
);

/** Verbs of hope, whose act depends on who is to act. */
export const HOPING: ReadonlySet<string> = new Set(["hope", "expect"]);

/** Acts of cues that are not in the verb lexicon, by the words that they contain. */
export const CUE_ACTS: readonly (readonly [pattern: RegExp, act: Act])[] = [
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
  [/\bpositively\b/, "support"],
  [/\b(?:was|is|were|are) (?:united|unanimous|of the same (?:opinion|mind|view))\b/, "agree"],
  [/\bwith (?:\p{L}+ )?(?:satisfaction|appreciation|pleasure|approval|pride)\b/u, "support"],
  [/\bwith (?:\p{L}+ )?(?:regret|concern|dismay|alarm)\b/u, "accuse"],
  [/\bwith (?:\p{L}+ )?(?:gratitude|thanks)\b/u, "courtesy"],
  [/\b(?:brought|brings?|bringing) up\b/u, "consult"],
];

/** Matches cues with "say". Other cues have the verb "say" only because their own is not in the lexicon. */
export const CUES_OF_SAYING = /\bsa(?:y|id|ys|ying)\b/;

/** Matches cues of giving, whose act is in their object: "gave an assurance". */
export const CUES_OF_GIVING = /^(?:made|makes?|gave|gives?|set out|provided|delivered|presented)\b/;

/** Matches cues of expressing beside another verb: "responded by expressing". */
export const CUES_OF_EXPRESSING = /\b(?:expressing|conveying|voicing|extending|offering)$/;

/** Matches reports that are given on a topic. */
export const GIVEN_REPORT = /^(?:an? |the )?(?:\p{L}+ )?(?:review|account|overview|presentation|briefing|outline)\b/u;

/** Matches cues of confidence, which state something about the future and promise nothing. */
export const CONFIDENT_CUE = /\bconfidence\b/;

/** Matches a clause with "that". */
export const THAT_CLAUSE = /^that\b/iu;

/** Matches the opening of a noun phrase. */
export const NOUN_PHRASE_OPENING =
  /^(?:(?:the|an?|its|his|her|their|our)\s|(?:[^\s,]+\s){0,4}?[^\s,]+['’]s?\s|rejection |support )/iu;
