/**
 * Sources of patterns for a phrase at the end of a content that gives the means or manner of speaking ("by phone",
 * "with pleasure"). It is not part of the claim.
 */
export const MANNER_ADJUNCTS: readonly string[] = [
  "(?:over|by|via|on|in|through) (?:the |an? )?(?:tele)?phone(?: (?:call|talk|talks|conversation))?",
  "over (?:a|the) (?:telephone|phone|video) (?:call|talk|conversation)",
  "via (?:a )?(?:video ?link|video ?conference|video call)",
  "with (?:great )?pleasure",
];

/** The source of a pattern for a phrase after a reporting verb that gives only the occasion. The cue ends before it. */
export const OCCASION_ADJUNCTS =
  "(?:in|during|at|on|after|following) (?:an?|the|his|her|their|this|today's) (?:[\\w-]+ ){0,3}(?:statement|briefing|release|readout|conversation|call|meeting|talks|occasion|post|message|communiqué|conference|beginning|outset)";

/** The source of a pattern for actions that the tagger, trained on news, can mistake for cues. */
export const NON_REPORTING_CUES =
  "(?:witness|attend|inaugurat|tour|issu|releas|publish)\\w*(?: (?:a|the|an))?(?: joint (?:statement|communiqué|declaration|press release))?(?: on)?|sign(?:ed|s|ing)?(?: (?:a|an|the|two|several) (?:[\\w-]+ ){1,5}(?:on|in|for))?|(?:made|make|makes) (?:the|these|his|her) (?:remarks|comments|statements?) (?:on|in|at|during)";

/** The source of a pattern for a content that gives only a time. */
export const TIME_ONLY =
  "(?:(?:on|in) (?:the )?(?:early |late )?)?(?:(?:morning|afternoon|evening|night|sidelines|margins)\\b.*|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\\b.*|(?:January|February|March|April|May|June|July|August|September|October|November|December)\\b \\d.*)";

/**
 * The source of a pattern for sources that only relay what others said. The reports inside their content belong to
 * others.
 */
export const SPOKESPERSONS =
  "\\b(?:spokes(?:person|man|woman|persons|people)|presidential office|press (?:office|service|secretary|release|statement)|ministry|statement|communiqué|directorate|royal court)\\b";

/** Matches a participle that modifies the noun before it and introduces no speaker ("the party, headed by X"). */
export const REDUCED_RELATIVE = /^(?:headed|led|chaired|represented|accompanied|joined|represented|hosted) by /iu;

/** Matches a title of a text after a colon, which is not a content: "Ministry of Defence: Readout of ...". */
export const TITLE_AS_CONTENT = /^(?:read-?out|statement|press release|joint statement|remarks|transcript|summary)\b/iu;

/** Matches a cue that means receiving somebody. The person received is then not its content. */
export const RECEIVING_CUE =
  /^(?:was|were|is|are|been|being|has|have|had)? ?(?:also )?(?:warmly )?(?:welcomed|received|greeted|met|seen off|called|hosted)$/iu;

/** Matches a content that is only a person: a pronoun or "his counterpart". */
export const PERSON_AS_CONTENT =
  /^(?:he|she|they|him|her|them|i|we|his (?:\p{L}+ )?counterpart|her (?:\p{L}+ )?counterpart)$/iu;

/** Matches a clause that was cut off before its subject: "that at last week's summit". */
export const FRONTED_CLAUSE =
  /^that (?:at|in|on|during|since|after|following|with|under|as|for|through|by|despite|given|within|thanks to) [^,;.]{0,100}$/iu;

/**
 * Matches a reporting phrase at the end of a sentence that covers the whole sentence: ", the Ministry said in a
 * statement on Wednesday". The caller checks that its subject is a name or an office.
 */
export const TRAILING_RELAYER =
  /, ([^,;]{3,90}) (said|announced|reported|added|confirmed|stated)(?: (?:in|on|at) [^,;]{3,60})?$/u;

/** The lower-case words that can occur in the name of an office or ministry. */
export const RELAYER_WORDS: readonly string[] =
  "the a an of for and to in ministry office presidency palace spokesperson spokesman spokeswoman statement department agency secretariat embassy directorate press service state foreign affairs".split(
    " ",
  );

/** Matches a wish followed by its addressee: "wished prosperity to the brotherly people". */
export const WISH_TO = /^to (.+)$/isu;

/** Matches participles of verbs that address the person who was called or met and whose name precedes them. */
export const GREETING_PARTICIPLE =
  /^(?:congratulating|thanking|condoling|greeting|felicitating|wishing|inviting|assuring|briefing|informing|urging|asking)$/iu;

/** Matches a verb of calling or meeting, whose object is the addressee of the following participle. */
export const CALLED_PARTY = /\b(?:phoned|telephoned|called|rang|met|received|wrote to|dialled|dialed)\b/iu;

/** Matches the verb group of a passive that expresses: "was also expressed". */
export const EXPRESSED =
  /^(?:was|were|is|are|has been|have been) (?:also |again |then )?(?:expressed|voiced|conveyed)\b/iu;

/** Matches the noun of an attitude at the end of what precedes such a passive. */
export const NOUN_BEFORE_EXPRESSED =
  /(?:^|[\s"“])((?:(?:the|a|an|deep|deepest|great|serious|grave|mutual|full|strong|sincere|particular) ){0,2}(?:satisfaction|concern|hope|confidence|readiness|interest|gratitude|appreciation|regret|condolences|solidarity|support|conviction|wish|desire|intention|alarm)) $/iu;

/** Matches the rest of the noun phrase after such a passive, up to the next clause. */
export const REST_OF_NOUN =
  /^ ((?:with|about|at|over|for|in|to|that|on) .+?)(?=,? (?:and|while|as well as) (?:the|it|they|both)\b|[.;]?$)/isu;

/** Matches the cue of a passive. */
export const PASSIVE_CUE =
  /^(?:\p{L}{1,16} )?(?:was|were|is|are|has been|have been|had been|being|been) (?:\p{L}{1,16} )?(?:\p{L}{1,20}ed|made|given|known|drawn|paid|laid|told|understood|held)\b/iu;

/** Matches the impersonal subject before a passive. */
export const IMPERSONAL = /\bit $/iu;

/** Matches the agent at the end of the content of a passive, but not after a participle ("the aid given by X"). */
export const AGENT_AT_END = /(?<!(?:ed|en|wn|un|id|de|nt|ght|own)) by ((?:the |His |Her |its )?\p{Lu}[^;.]{2,120})$/u;

/** Matches the mark of a list item before its verb. */
export const LIST_MARK = /^(?:[•▪●*·–—-]|\(?(?:\d{1,2}|\p{Ll}|[ivx]{1,4})[.)])\s*$/u;

/** Matches the partner of a talk before its subject: "With Minister Vey, ". */
export const FRONTED_WITH = /^With ([^,;:]{3,80}), /u;

/**
 * Matches a relative clause at the end of a topic that gives only a date of it (", which falls on 14 May"). It is
 * background that the writer adds.
 */
export const DATED_BACKGROUND =
  /, (?:\p{Ll}{2,6} )?(?:which|where) (?:[^,;]{0,70} )?(?:(?:last|next|this|\d{1,3}(?:th|st|nd|rd)) (?:year|month|week|autumn|spring|summer|winter)|tomorrow|on \d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)|on (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}|(?:in|since|by) (?:(?:January|February|March|April|May|June|July|August|September|October|November|December) )?\d{4})$/u;

/** Matches a list mark at the beginning of a content. */
export const CONTENT_MARK = /^[•▪●*·] */u;

/** Matches the occasion or place for which a person is received. */
export const RECEPTION =
  /^(?:for|to|at|in) (?:(?:a|the|his|her|their) )?(?:\p{L}+ )?(?:talks?|meetings?|visit|consultations|discussions|palace|office|ministry|capital)\b/iu;

/** Matches what precedes a noun in the name of a document ("Memorandum of Understanding"), which is no cue. */
export const BEFORE_DOCUMENT_NAME = /\p{Lu}\p{Ll}+ of $/u;

/** Matches the passive of a verb whose subject is the person addressed ("was briefed on"). */
export const ADDRESSED_PASSIVE =
  /\b(?:briefed|informed|updated|assured|told|apprised|reminded|urged|asked|notified|acquainted|thanked|congratulated)\b/iu;
