/** By which means or with which mien something was said, at the end of a content: no part of what was said. */
export const MANNER_ADJUNCTS: readonly string[] = [
  "(?:over|by|via|on|in|through) (?:the |an? )?(?:tele)?phone(?: (?:call|talk|talks|conversation))?",
  "over (?:a|the) (?:telephone|phone|video) (?:call|talk|conversation)",
  "via (?:a )?(?:video ?link|video ?conference|video call)",
  "with (?:great )?pleasure",
];

/** What follows a verb of saying and tells only where: the cue ends before it. */
export const OCCASION_ADJUNCTS =
  "(?:in|during|at|on|after|following) (?:an?|the|his|her|their|this|today's) (?:[\\w-]+ ){0,3}(?:statement|briefing|release|readout|conversation|call|meeting|talks|occasion|post|message|communiqué|conference|beginning|outset)";

/** Deeds, not words, that a reader trained on news may take for a cue. */
export const NON_REPORTING_CUES =
  "(?:witness|attend|inaugurat|tour|issu|releas|publish)\\w*(?: (?:a|the|an))?(?: joint (?:statement|communiqué|declaration|press release))?(?: on)?|(?:made|make|makes) (?:the|these|his|her) (?:remarks|comments|statements?) (?:on|in|at|during)";

/** A content that tells only when. */
export const TIME_ONLY =
  "(?:(?:on|in) (?:the )?(?:early |late )?)?(?:(?:morning|afternoon|evening|night|sidelines|margins)\\b.*|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\\b.*|(?:January|February|March|April|May|June|July|August|September|October|November|December)\\b \\d.*)";

/** Who only passes on what others said: what they report has reports in it, which are not theirs. */
export const SPOKESPERSONS =
  "\\b(?:spokes(?:person|man|woman|persons|people)|presidential office|press (?:office|service|secretary|release|statement)|ministry|statement|communiqué|directorate|royal court)\\b";

/** A participle that tells more of the noun before it and names nobody who speaks ("the party, headed by X"). */
export const REDUCED_RELATIVE = /^(?:headed|led|chaired|represented|accompanied|joined|represented|hosted) by /iu;

/** The title of a text as the content of a colon: "Ministry of Defence: Readout of ...". */
export const TITLE_AS_CONTENT = /^(?:read-?out|statement|press release|joint statement|remarks|transcript|summary)\b/iu;

/** Receiving somebody, as a cue: who is received was not spoken of. */
export const RECEIVING_CUE =
  /^(?:was|were|is|are|been|being)? ?(?:also )?(?:warmly )?(?:welcomed|received|greeted|met|seen off|called|hosted)$/iu;

/** Somebody, as a whole content: a pronoun, or titles and a name. */
export const PERSON_AS_CONTENT =
  /^(?:he|she|they|him|her|them|i|we|his (?:\p{L}+ )?counterpart|her (?:\p{L}+ )?counterpart)$/iu;

/** A clause that has its opening alone: "that at last week's summit", before the comma of its subject. */
export const FRONTED_CLAUSE =
  /^that (?:at|in|on|during|since|after|following|with|under|as|for|through|by|despite|given|within|thanks to) [^,;.]{0,100}$/iu;

/** What relays the whole sentence, at its end: ", the Ministry said in a statement on Wednesday"; who it is must be a name or office. */
export const TRAILING_RELAYER =
  /, ([^,;]{3,90}) (said|announced|reported|added|confirmed|stated)(?: (?:in|on|at) [^,;]{3,60})?$/u;

/** The words in small letters that the name of an office or ministry may have. */
export const RELAYER_WORDS: readonly string[] =
  "the a an of for and to in ministry office presidency palace spokesperson spokesman spokeswoman statement department agency secretariat embassy directorate press service state foreign affairs".split(
    " ",
  );

/** A wish with its hearer after it: "wished prosperity to the brotherly people". */
export const WISH_TO = /^to (.+)$/isu;

/** Verbs of what one says to the person whom one calls, as a participle right after that person's name. */
export const GREETING_PARTICIPLE =
  /^(?:congratulating|thanking|condoling|greeting|felicitating|wishing|inviting|assuring|briefing|informing|urging|asking)$/iu;

/** A verb of calling or meeting with its object, as the opening of a clause. */
export const CALLED_PARTY = /\b(?:phoned|telephoned|called|rang|met|received|wrote to|dialled|dialed)\b/iu;
