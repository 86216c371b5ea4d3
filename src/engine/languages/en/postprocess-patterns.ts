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
