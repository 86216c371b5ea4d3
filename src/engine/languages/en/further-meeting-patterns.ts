/** Matches a verb for a meeting whose partner follows: "also called on ", "had a meeting with ", "was received by ". */
export const MEETING_VERB =
  /\b(?<!(?:had|has|have|would|will|to|might|could) )(?:(?:met|conferred|lunched|dined|(?:sat|sits) down|meets|spoke|spoke by (?:tele)?phone|talked)(?: separately| briefly| in turn| today| also)? with|met(?: separately| briefly)?(?! with)|(?:held|had|conducted|holds|has)(?: also| separately)? (?:an? |separate |bilateral |further )?(?:[\p{Ll}-]{3,14} ){0,2}(?:talks|meetings?|discussions|conversations?|consultations|exchanges?|session|breakfast|lunch|dinner|call) with|(?:was|were) (?:also |then |later )?(?:received|hosted|welcomed)(?: in audience)? by|receive[ds]|(?:paid|pays) (?:an? )?(?:courtesy |farewell |introductory |protocol )?(?:call|visit) (?:on|to)|call(?:ed|s) on|compared (?:notes|views) with|exchanged views with) /u;

/** Matches a word directly before or after the verb that adds a meeting to the ones told before. */
export const ADDED_MEETING =
  /\b(?:also|then|later|separately|subsequently|afterwards|in turn|likewise|additionally)\b/u;

/**
 * Matches the beginning of a sentence that goes on to another time or place: "Later in the day, ", "In Suva, ", "On the
 * same day, ".
 */
export const ANOTHER_TIME_OR_PLACE =
  /^(?:(?:Later|Earlier|Then|Afterwards?|Subsequently|Separately|Thereafter|Next|Finally|Additionally|In addition|Moreover)\b(?: (?:in|on|that|this|the|same|day|afternoon|morning|evening|today)){0,5},? |(?:On|In|At|Prior|Before|After|Following|During|Upon|Ahead|This|That|The same|The next|The following|While|As part)\b[^.;\n]{2,80}?, |On (?:the )?(?:same |next |following )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)?day,? )/u;

/** Matches a reference to a time before the event. A meeting then is background. */
export const BEFORE_THE_EVENT =
  /\b(?:last|past|previous(?:ly)?|recent(?:ly)?|ago|since|when (?!he|she|they)|earlier this (?:year|month|week)|(?:19|20)\d\d)\b/u;

/** Matches a meeting named by a noun with its partner at the beginning of a sentence: "In her meeting with ". */
export const IN_MEETING_WITH =
  /^(?:(?:In|During|At|Following|After) (?:his|her|their|the|a|another|separate|subsequent)(?: [\p{Ll}-]{3,14}){0,2} (?:meetings?|talks|conversations?|exchanges?|discussions|audience|call|session) with|With|Over (?:an? )?(?:working )?(?:lunch|dinner|breakfast|coffee|tea|supper) with|(?:The|His|Her) (?:visit|programme|program|agenda|mission|trip|tour|stay)(?: also| further)? (?:included|comprised|featured) (?:a |an )?(?:[\p{Ll}-]{3,14} ){0,2}(?:meetings?|talks|call|audience) (?:with|on)) /u;

/** Matches what cannot stand between a verb of meeting and the name: another clause, person or thing. */
export const NOT_IN_TITLE =
  /\b(?:who|whom|where|which|and (?:discussed|exchanged|agreed)|to discuss|delegation|members|representatives|letter|message|credentials|invitation|report|copy|copies|condolences|support|assurances?|thanks|award|medal|briefing|on behalf)\b/u;

/** Matches what joins two names in a list, before the title of the second: ", and the Minister of Trade, ". */
export const AND_TITLE = /^(?: \([^()]{1,40}\))?,? (?:and|as well as|together with) /u;

/** Matches the beginning of a sentence on what a visitor did. */
export const BY_VISITOR =
  /^(?:He|She|They|The \p{L}+) (?:also |then )?(?:had|held|met|was|were|called|paid|sat|conferred)\b/u;
