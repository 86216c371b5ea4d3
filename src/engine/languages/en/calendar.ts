/** The first three letters of each month, in order. */
export const MONTHS: readonly string[] = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** Months that are also names of persons. */
export const MONTHS_AS_NAMES: readonly string[] = ["april", "may", "june", "august", "march"];

/** The first three letters of each weekday, starting with Sunday as in `Date`. */
export const WEEKDAYS: readonly string[] = "sun mon tue wed thu fri sat".split(" ");

const MONTH =
  "(?:January|February|March|April|May|June|July|August|September|October|November|December|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|Jan\\.?|Feb\\.?|Mar\\.|Apr\\.|Jun\\.|Jul\\.|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?)";
const DAY = "\\d{1,2}(?:st|nd|rd|th)?";
const RANGE = `${DAY}(?: ?[-–] ?${DAY}| (?:and|to) ${DAY}(?= ${MONTH}))?`;
const WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";
const PART = "(?: (?:morning|afternoon|evening|night))?";
const NUMERIC =
  "\\d{4}-\\d{2}-\\d{2}|\\d{1,2}\\.\\d{1,2}\\.\\d{4}|\\d{1,2}/\\d{1,2}/\\d{4}|(?<=\\()\\d{1,2}/\\d{1,2}(?=\\))";

/** The source of a pattern for a calendar day as texts write it: "2 April 2024", "April 2", "Thursday 22 October". */
export const CALENDAR_DAY = `(?:${WEEKDAY}(?:,|, the| the)? )?(?:${RANGE} (?:of )?${MONTH}(?:,? \\d{4})?|${MONTH} ${RANGE}(?:,? \\d{4})?)(?![\\d-])|${WEEKDAY}${PART} \\((?=\\d)[^)\\n]{3,16}\\)|${NUMERIC}`;

/** The source of a pattern for a day relative to the day of writing. */
export const RELATIVE_DAY = `${WEEKDAY}${PART}(?! \\()|[Ee]arlier today|[Tt]oday|[Yy]esterday|[Tt]onight|(?:[Tt]his|[Ll]ast) (?:morning|afternoon|evening|night|week(?!['’]s)|${WEEKDAY})`;

/** The source of a pattern for a time of day. */
export const CLOCK_TIME = "\\d{1,2}[:.]\\d{2}(?: ?[ap]\\.?m\\.?)?(?: ?(?:GMT|UTC|[A-Z]{2,4}T))?";

/**
 * Words for a day relative to the day of writing, with the number of days to add. Weekdays are not listed: their offset
 * depends on the day of writing.
 */
export const DAY_OFFSETS: readonly (readonly [pattern: RegExp, days: number])[] = [
  [/^(?:yesterday|last (?:night|evening))/i, -1],
  [/^(?:earlier today|today|tonight|this (?:morning|afternoon|evening|night))/i, 0],
];

/** Matches periods that do not name a single day. */
export const NO_SINGLE_DAY = /^(?:this|last) week/i;

/** Matches text before a date that makes it the date of something else: an anniversary, a treaty, a coming summit. */
export const OTHER_DAY_BEFORE =
  /\b(?:anniversary of|signed|adopted|established|elections?|referendum|scheduled for|treaty|agreement|declaration|invasion|attacks?|term of office|office|summit|conference)\b[^.;,]{0,50}$|\b(?:since|until|by|before|to be held on|(?:will|to) (?:be|take place|visit|meet)\b[^.;]{0,30}) ?$/iu;

/** Matches labels such as "Updated:" before the date of a change, which is not the date of the text. */
export const CHANGE_LABEL = /\b(?:updated|modified|revised|reviewed|printed|accessed)\b/i;

/** Matches several days in a headline: the days of a visit and not the day of the text. */
export const SEVERAL_DAYS = /\d(?:st|nd|rd|th)? ?(?:[-–]|to|and) ?\d/u;
