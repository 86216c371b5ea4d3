const MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
const COUNT =
  "(?:\\d[\\d,.]{0,20}\\d|\\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)";

/** Dates, years and anniversaries. */
export const DATES = new RegExp(
  `\\b(?:\\d{1,2}(?:st|nd|rd|th)? ${MONTH}(?:,? \\d{4})?|${MONTH} \\d{1,2}(?:[-–]\\d{1,2})?(?:, \\d{4})?|${MONTH} \\d{4}|(?:the )?\\d{1,3}(?:st|nd|rd|th) anniversary|(?:since|in|by|until|from) \\d{4}|${COUNT}[- ](?:years?|decades?|months?|centuries)(?: ago)?|(?:19|20)\\d{2})\\b`,
  "gu",
);

/** Amounts, shares and counts; "two countries" are the parties, no count. */
export const NUMBERS = new RegExp(
  `(?:[$€£¥]\\s?\\d[\\d,.]{0,20}(?: (?:million|billion|trillion))?|\\b\\d[\\d,.]{0,20}\\s?(?:%|percent\\b|per cent\\b)|\\b${COUNT} (?:million|billion|trillion|percent|per cent|people|citizens|troops|soldiers|tons|tonnes|megawatts|students|companies|projects)\\b|\\b(?!(?:two|three)\\b)${COUNT} countries\\b|\\b\\d[\\d,]{0,20}(?:\\.\\d+)?\\b)`,
  "gu",
);

/** Firsts, onlys and mosts; the first half of a year is none. */
export const SUPERLATIVES =
  /\b(?:(?:one of )?the (?:\w+ )?(?:first|largest|biggest|longest|oldest|greatest|highest|lowest|fastest|best|worst|leading|only|most \w+|\w{3,}iest)\b(?! (?:half|halves|quarter|semester|stage|phase|round|day|week|month|lady|place|responders?)\b)|(?:first|second|third|fourth|fifth)-largest|unprecedented|record|historic|for the first time|never before|never been \w+)\b/giu;

/** Agreements called by their names. */
export const AGREEMENTS =
  /\b(?:\p{Lu}[\p{L}\p{N}’'-]*(?: (?:of|on|for|and|the|in|to|\p{Lu}[\p{L}\p{N}’'-]*)){0,8} )?(?:Agreements?|Treaty|Accords?|Pact|Convention|Charter|Protocol|Declaration|Communiqu[eé]|Memorand(?:um|a)(?: of (?:Understanding|Cooperation))?|Resolution(?: \d+)?|Package of Measures|Plan of Action|Partnership|Initiative|Framework|Joint Statement)\b/gu;

/** Past events told as facts. */
export const PAST_EVENTS =
  /\b(?:signed|concluded|established|launched|withdrew|invaded|annexed|ratified|recogni[sz]ed|restored|hosted|provided|delivered|donated|committed|proposed|voted|killed|released|agreed|adopted|announced|imposed|lifted|opened|closed|attacked|seized)\b(?= (?:the|an?|its|their|his|her|over|about|more|some|in|on|by|to|with|\p{Lu}|\d|\$))/gu;
