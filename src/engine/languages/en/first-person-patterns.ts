/** Matches an author who took part in the event: "I met", "the President and I agreed". */
export const FIRST_PERSON =
  /\bI (?:\w+ )?(?:met|spoke|held|hosted|welcomed|received|called|have)\b|\band I (?:\w+ )?(?:met|spoke|discussed|agreed|have)\b/;

/** Matches phrases that only a head of government uses about a meeting with another one. */
export const OWN_GOVERNMENT = /\b(?:my|our)(?: (?:two|own|respective))? governments?\b/iu;

/** Matches the author's own mention of an office: "my third visit as Prime Minister", "As President, I". */
export const OWN_OFFICE =
  /\b(?:my (?:\p{L}+ ){0,3}(?:visit|trip|meeting|term|time|call)\b[^.\n]{0,40}? as|As) (?:the )?(Prime Minister|President|Chancellor|Taoiseach|Foreign Minister|Foreign Secretary|Minister (?:of|for) Foreign Affairs|Secretary of State)\b(?! \p{Lu}\p{L})/u;

/** Matches the office that a headline gives as the author: "Statement by the Prime Minister on the call with". */
export const STATEMENT_BY =
  /\b(?:[Ss]tatement|[Rr]emarks|[Mm]essage|[Aa]ccount|[Rr]eadout|[Nn]ote) (?:by|from) (?:the )?((?:Deputy |Vice )?(?:Foreign |Prime )?(?:Minister|President|Chancellor|Premier|Secretary|Taoiseach)(?: (?:of|for) Foreign Affairs)?)\b(?! (?:of|\p{Lu}))/u;

/** Matches what can stand between the dash before the author's name in a headline and that name. */
export const BEFORE_HEADLINE_AUTHOR = / [–—|-] (?:(?:The|Rt\.?|Right|Hon\.?|Honourable|Senator|Sen\.?|Dr\.?) ){0,4}$/u;

/** Matches what can follow the author's name at the end of a headline: letters after the name. */
export const AFTER_HEADLINE_AUTHOR = /^(?:,? \p{Lu}{2,4}){0,4}$/u;

/** Matches the words between the name of an author and the statement: "Ms. Lund issued the following statement". */
export const ISSUED_STATEMENT =
  /^[^.!?\n]{0,160}\b(?:issued|made|released|gave|delivered) (?:the following|this|a) (?:\p{L}+ ){0,2}(?:statement|remarks|declaration|readout)\b/u;
