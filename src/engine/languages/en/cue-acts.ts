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
  [/\b(?:account|overview|outline|presentation|summary|picture)(?: of| on)?$/, "consult"],
  [/\bexpand(?:s|ed|ing)? (?:up)?on\b|\brang(?:ed|es|ing) over\b|\bcompar(?:ed?|es|ing) views\b/, "consult"],
  [
    /\b(?:of (?:one|the same|like) (?:mind|view|opinion)|at one|in (?:full |complete |total |broad )?(?:agreement|accord|harmony)|(?:saw|sees?|seeing) eye to eye|like-minded)\b/,
    "agree",
  ],
  [
    /\b(?:agreement|understanding|consensus|decision) (?:was|were) (?:reached|taken|made)\b|\b(?:took|taken|taking|reached|arrived at|c[ao]me to) (?:the|an?) (?:\p{L}+ )?(?:decision|agreement|understanding|consensus)\b/u,
    "agree",
  ],
  [
    /\bnot (?:\p{L}+ly )?(?:in favou?r|favou?r)\b|\bnot hold with\b|\b(?:took|takes?|taking) (?:issue|exception)\b|\bpush(?:es|ed|ing)? back\b|\b(?:begs?|begged) to differ\b|\bwould have none of\b|\bdemurr/u,
    "reject",
  ],
  [
    /\b(?:took|takes?|taking|taken) note with (?:\p{L}+ )?(?:satisfaction|pleasure)\b|\b(?:took|takes?|taking) a (?:positive|favou?rable) view\b|\b(?:think|thinks|thought) (?:well|highly) of\b|\bsp(?:eaks?|oken?|eaking) highly of\b|\b(?:is|are|was|were) receptive\b|\bwarm(?:s|ed|ing) to\b|\bhigh (?:assessment|marks|appraisal|esteem|regard)\b|\b(?:aligned|align|aligns|associated|associates?) (?:him|her|it|them)sel(?:f|ves)\b|\bsubscrib\w+ to\b|\bsees? merit\b|\bsaw merit\b|\b(?:stood|stands?|standing) (?:behind|by|with)\b|\bsid(?:es|ed|ing) with\b/u,
    "support",
  ],
  [
    /\b(?:ma(?:de|kes?|king)|put(?:s|ting)?|enter(?:s|ed)|ent(?:er|ering)) (?:in )?(?:an?|the|his|her|their) (?:\p{L}+ )?(?:plea|appeal|case|pitch|bid|request) (?:for|to)\b|\bpl(?:ea|e)d(?:s|ed|ing)?\b|\bbegg?(?:s|ed|ing)?\b|\bimplor\w+|\bbeseech\w*|\bbesought\b|\bentreat\w*|\bexhort\w*|\bfloat(?:s|ed|ing)?\b|\bpetition\w*|\blook(?:s|ed|ing)? to$|\bwould (?:also )?like$/u,
    "request",
  ],
  [/^(?:plea|suggestion|advice|appeal|proposal|demand|request|recommendation|entreaty|exhortation)\b/, "request"],
  [/\b(?:took|takes?|taking) it upon (?:him|her|it|them)sel(?:f|ves)\b/, "pledge"],
  [
    /^(?:(?:is|are|was|were|stands?|stood|remains?|remained) )?(?:also )?(?:\p{L}+ly )?(?:ready|willing|prepared|disposed)$/u,
    "pledge",
  ],
  [/\b(?:took|takes?|taking) (?:an? )?(?:\p{L}+ )?(?:swipe|jab|dig|shot) at\b/u, "accuse"],
  [/\bsound(?:s|ed|ing)? the alarm\b/, "threaten"],
  [
    /\b(?:do|does|did) not (?:\p{L}+ )?(?:dispute|deny|conceal|hide|contest)\b|\b(?:made|makes?) no secret\b|\bowned up\b/u,
    "concede",
  ],
  [/\bexchang\w+ (?:\p{L}+ )?(?:notes|views)\b/u, "consult"],
  [/\b(?:was|is|were|are) encouraged\b/, "support"],
  [/\bin favou?r of\b/, "support"],
  [/\bpositively\b|\bpositive (?:assessment|evaluation|appraisal)\b/, "support"],
  [/\b(?:was|is|were|are) (?:united|unanimous|of the same (?:opinion|mind|view))\b/, "agree"],
  [/\b(?:took|takes?|taking|taken) (?:\p{L}+ )?note (?:of|with)\b/u, "state"],
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
  [/\b(?:in|en)quir\w+ after\b/u, "consult"],
  [/\btribute to\b.{0,20}\bmemory\b/u, "courtesy"],
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

/** Matches a manner after the verb of a cue: "condemned | in the strongest terms". */
export const MANNER_OF_CUE =
  /(?<=\p{L}) (?:in|with|on|at) (?:the |an? |no |very |all )?(?:\p{L}+ ){0,2}(?:terms|words|tones?|way|manner|clarity|emphasis)$/u;
