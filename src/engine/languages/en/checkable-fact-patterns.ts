const MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
const COUNT =
  "(?:\\d[\\d,.]{0,20}\\d|\\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)";
const YEAR = "(?:1[5-9]|20)\\d{2}";
const ORDINAL =
  "(?:\\d{1,3}(?:st|nd|rd|th)|first|second|third|fourth|fifth|tenth|twentieth|thirtieth|fortieth|fiftieth|sixtieth|seventieth|hundredth)";

const PERIOD = `(?:${COUNT}[- ](?:years?|decades?|months?|centuries)|half a century)`;

/** Matches dates, years, ranges of years and anniversaries. A length of time is a number. */
export const DATES = new RegExp(
  `\\b(?:${[
    `\\d{1,2}(?:st|nd|rd|th)? ${MONTH}(?:,? \\d{4})?`,
    `${MONTH} \\d{1,2}(?:st|nd|rd|th)?(?:[-–]\\d{1,2})?(?:, \\d{4})?`,
    `${MONTH} \\d{4}`,
    `last (?:${MONTH}|year|month|week|spring|summer|autumn|fall|winter)`,
    `\\d{4}-\\d{2}-\\d{2}|\\d{1,2}\\.\\d{1,2}\\.${YEAR}`,
    `(?:the )?(?:${ORDINAL}|\\d{1,3}-year) (?:\\p{L}+ )?anniversary`,
    "(?:the )?(?:centenary|bicentenary|(?:silver|golden|diamond) jubilee)",
    `(?:the )?(?:first|second|third|fourth) (?:half|quarter) of ${YEAR}`,
    `(?:the )?(?:\\d{4}s|\\d{1,2}(?:th|st|nd|rd) century)`,
    `(?:since|in|by|until|from) ${YEAR}(?:[-–/]\\d{2,4})?`,
    `${COUNT} (?:years?|decades?|months?|centuries) ago`,
    `${YEAR}(?:[-–/]\\d{2,4})?`,
  ].join("|")})\\b`,
  "gu",
);

const MONEY =
  "(?:euros?|dollars?|pounds?|yen|won|yuan|rupees|dirhams|riyals|rials|pesos|reais|roubles|rubles|kroner|kronor|USD|EUR|GBP|JPY|CNY|RMB|NZD|AUD|CAD)";
const COUNTED =
  "(?:people|persons|citizens|nationals|troops|soldiers|tons|tonnes|megawatts|gigawatts|students|scholarships|companies|projects|agreements|jobs|refugees|hostages|victims|kilomet(?:re|er)s|hectares|barrels|doses|flights)";

/**
 * Matches amounts, shares, counts and lengths of time. It excludes "two countries", which means the parties, and numbers in names ("Hall
 * 5", "B-17").
 */
export const NUMBERS = new RegExp(
  [
    "(?:\\b(?:US|NZ|HK|[ACS]))?[$€£¥]\\s?\\d[\\d,.]{0,20}(?: (?:million|billion|trillion)\\b)?",
    "\\b\\d[\\d,.]{0,20}\\s?(?:%|percent\\b|per cent\\b)",
    `\\b${COUNT}[- ](?:million|billion|trillion)(?:[- ](?:${MONEY}|${COUNTED}))?\\b`,
    `\\b${COUNT} (?:percent|per cent|${MONEY}|${COUNTED})\\b`,
    "\\b(?:one|two|three|four)[- ](?:thirds?|quarters?|fifths?)(?= of\\b)",
    `\\b(?!(?:two|three)\\b)${COUNT} countries\\b`,
    `\\b${PERIOD}\\b`,
    "(?<![\\p{L}\\d.]-|\\d[-–/]|[\\p{L}\\d]|\\p{Lu}\\p{L}{1,20} )\\d[\\d,]{0,20}(?:\\.\\d+)?\\b(?![-–/.]?\\d|(?:st|nd|rd|th)\\b)",
  ].join("|"),
  "gu",
);

const PEAK =
  "(?:first|largest|biggest|longest|oldest|greatest|highest|lowest|fastest|leading|busiest|deadliest|wealthiest)";

/**
 * Matches claims of a first, an only or a most. It excludes the first half of a year, "the highest level" and "the only
 * way".
 */
export const SUPERLATIVES = new RegExp(
  [
    `\\b(?:(?:one|some) of |among )?(?:the|its|their|his|her|our|\\p{L}{1,20}['’]s) (?:(?:single|very|world['’]s) )?${PEAK}(?:[- ]ever)?\\b(?! (?:half|halves|quarter|semester|stage|phase|round|hours?|days?|week|month|lady|place|responders?|victims|levels?|priority|priorities|standards|importance|respect|restraint|appreciation|regard|attention|role)\\b)`,
    "\\b(?:the|its|their) (?:worst|best-\\p{L}+|most (?!important|difficult|urgent|vulnerable|pressing|effective|serious|appropriate|sincere|recent)\\p{L}+)\\b",
    "\\bthe only (?!way|path|solution|option|means|choice|credible|correct|viable|possible|realistic|road)\\p{L}+",
    "\\b(?:second|third|fourth|fifth|sixth)[- ](?:largest|biggest|highest|oldest|most \\p{L}+)\\b",
    "\\branks? (?:first|second|third|fourth|fifth|\\d{1,3}(?:st|nd|rd|th))\\b",
    "\\b(?:first-ever|all-time|unprecedented|number one|for the first time|never before|never been \\p{L}+)\\b",
    "\\brecord (?:high|low|level|number|year|volume|trade|figures?|sum|amount)s?\\b",
    "\\bhistoric\\b(?! (?:\\p{L}{1,30} )?(?:ties|relations|bonds|links|friendship))",
  ].join("|"),
  "giu",
);

const NAME = "\\p{Lu}[\\p{L}\\p{N}.’'–-]*";
const PAPER =
  "(?:Agreements?|Treaty|Accords?|Pact|Compact|Convention|Covenant|Charter|Protocol|Declaration|Statute|Final Act|Communiqu[eé]|Memorand(?:um|a)(?: of (?:Understanding|Cooperation))?|Resolutions?(?: \\d+(?: \\(\\d{4}\\))?)?|Package of Measures|Plan of Action|Action Plan|Peace Plan|Arbitral Award|Partnership|Initiative|Framework|Joint Statement)";

/** Matches agreements by name, with their subject, and those known by an abbreviation. */
export const AGREEMENTS = new RegExp(
  [
    `\\b(?:${NAME}(?: (?:of|for|and|the|to|${NAME})){0,8} )?${PAPER}\\b(?! (?:Summit|Organi[sz]ation|Forum|Council|Meeting|Office)\\b)(?: (?:on|for|of|against) (?:the )?${NAME}(?: (?:(?:of|and|the|in|for) (?:the )?)?${NAME}){0,6})?`,
    "\\b(?:[Rr]esolutions? \\d{2,4}(?:(?:, \\d{2,4})* and \\d{2,4})?|Agenda 20\\d{2}|20\\d{2} Agenda)\\b",
    "\\b(?:JCPOA|NPT|CTBT|UNCLOS|RCEP|CPTPP|USMCA|New START)\\b",
  ].join("|"),
  "gu",
);

const DEED =
  "(?:signed|concluded|established|founded|launched|withdrew|invaded|annexed|ratified|recogni[sz]ed|restored|severed|suspended|hosted|joined|provided|delivered|donated|deployed|evacuated|expelled|committed|proposed|voted|killed|arrested|released|agreed|adopted|announced|imposed|lifted|opened|reopened|closed|attacked|bombed|seized|fired|elected|inaugurated)";

/** Matches past events that are reported as facts. It excludes plans ("to be signed") and states ("is committed"). */
export const PAST_EVENTS = new RegExp(
  `(?<!\\b(?:be|get|is|are|remains?|remain) |\\bto be )\\b(?:${DEED}\\b(?= (?:the|an?|its|their|his|her|over|about|more|some|in|on|by|with|at|from|for|between|last|since|against|\\p{Lu}|\\d|\\$|to (?!\\p{Ll})))|(?:doubled|tripled|quadrupled|halved)\\b)`,
  "gu",
);
