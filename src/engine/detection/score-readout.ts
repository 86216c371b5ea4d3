import { withoutInvisibleCharacters } from "../document/invisible-characters.ts";
import {
  DETECTOR_COUNTRY_STEMS,
  DETECTOR_EVENT_NOUNS,
  DETECTOR_FIRST,
  DETECTOR_FIRST_LEAD,
  DETECTOR_GROUPS,
  DETECTOR_HEADLINE_VERBS,
  DETECTOR_JOINT,
  DETECTOR_JOURNALISM,
  DETECTOR_OFFICES,
  DETECTOR_RELATIONS,
  DETECTOR_REPORTING_PHRASES,
  DETECTOR_REPORTING_STEMS,
  DETECTOR_STATE_ORGANS,
  DETECTOR_TITLE_RELATIONS,
} from "../languages/en/detector-patterns.ts";

/** Maximum number of UTF-16 units that are examined. A readout is recognisable early, and a page can be long. */
export const MAX_SCORED_LENGTH = 20_000;
/** The lead must report the event within this many UTF-16 units, which leaves room for datelines and bylines. */
const LEAD_LENGTH = 1_500;
/**
 * Length of the part, from the lead on, whose densities are measured, in UTF-16 units. Related links and boilerplate
 * come after it.
 */
const MEASURED_LENGTH = 3_500;
/** Maximum distance from the event's verb at which its two sides are searched, in UTF-16 units. */
const MAX_SIDE_DISTANCE = 260;

/**
 * A pattern that is compiled at its first use. Most pages need few of them, and compiling takes longer than matching.
 */
type Pattern = () => RegExp;

function pattern(source: string, flags: string): Pattern {
  let made: RegExp | undefined;
  return () => {
    made ??= new RegExp(source, flags);
    return made;
  };
}

const word = (source: string, flags = "gi"): Pattern => pattern(`\\b(?:${source})\\b`, flags);

const OFFICE = word(DETECTOR_OFFICES);
const POLITY = pattern(`\\b(?:${DETECTOR_COUNTRY_STEMS})`, "g");
const TITLED = word(`${DETECTOR_EVENT_NOUNS}|${DETECTOR_HEADLINE_VERBS}`);
const REPORT = word(
  `(?:${DETECTOR_REPORTING_STEMS})(?:ed|ing)|to (?:${DETECTOR_REPORTING_STEMS})e?|${DETECTOR_REPORTING_PHRASES}`,
);
const PAIR = word(
  `${DETECTOR_GROUPS}|foreign minister|minister (?:of|for) foreign|ambassador|international|(?:PM|minister) (?:\\w+ ){0,3}(?:call|spoke) (?:with|to) (?:\\w+ )?(?:president|prime|chancellor)`,
);
const RELATION = word(`${DETECTOR_GROUPS}|${DETECTOR_RELATIONS}`);
const NEWS = word(DETECTOR_JOURNALISM, "g");
const SAID = word("said|says|added|told");
/** Matches declarations in the present tense, which are typical of joint statements. */
const PRESENT = word(`(?:we|${DETECTOR_GROUPS})\\s+(?:also |\\w+ly )?(?:${DETECTOR_REPORTING_STEMS}|call)e?`);

/**
 * Matches the text after or before a state's name if the state belongs to an office: "Kenyan Foreign Minister",
 * "Minister X of Kenya".
 */
const OFFICE_AFTER = pattern(`^[^\\s,;:]*(?: [^\\s,;:]+){0,5}? (?:${DETECTOR_OFFICES})\\b`, "i");
const OFFICE_BEFORE = pattern(
  `\\b(?:${DETECTOR_OFFICES})\\b[^.;:\\n]{0,70}? (?:of|to|for|from)(?: the)?(?: [\\w-]+){0,2}? (?:of )?(?:the )?\\(?$`,
  "i",
);

/** Matches the organs of a state in the names of their sites, and relations between states in headlines. */
const TITLE_STEM = pattern(`${DETECTOR_STATE_ORGANS}|${DETECTOR_TITLE_RELATIONS}`, "i");

/** Matches things that are sent. Receiving one is not a meeting. */
const LETTER = "\\b(?:message|cable|letter|telegram|greeting|condolence|congratulation|credential)";
/**
 * Matches a past event, with one alternative per construction. `[^\n]{0,n}` keeps a match inside its paragraph and
 * limits its cost.
 */
const EVENT = pattern(
  `\\b(?:${[
    "spoke|talked|met|conferred|sat down|convened|gathered|reached out to",
    `(?:receiv(?:ed|ing)|welcomed|hosted|called(?! for)|visited|greeted|phoned|briefed|congratulated)\\b(?![^\\n]{0,50}${LETTER})`,
    `(?:had|held|made|paid|undertook|wrapped|took|led|headed|said|conducted|engaged|participated|attended|chaired|exchanged|joined|discussed|reviewed|agreed|stressed)\\b[^\\n]{0,200}?\\b(?:${DETECTOR_EVENT_NOUNS}|(?:tele)?phone|views|delegation)`,
    `${DETECTOR_EVENT_NOUNS}\\b[^\\n]{0,160}?\\b(?:(?:was|were) held|took place)`,
    `(?:in|during|at|on|over|following|after|of) (?:an?|the|their|his|her|today's)\\b[^\\n]{0,50}?\\b${DETECTOR_EVENT_NOUNS}`,
  ].join("|")})\\b`,
  "gi",
);
/** Matches the announcement of an event. Whether it precedes the past event decides. */
const FUTURE = word(
  "(?:will|(?:is|are|plans?|intends?|looks?)(?: set| due| scheduled| expected| forward)? to)\\s+(?:\\w+ly )?(?:meet|speak|hold|host|welcome|receive|travel|visit|have|call|talk|attend|discuss|pay)",
);
const MESSAGE = pattern(`\\b(?:sent|dispatched|cabled|addressed|conveyed)\\b[^\\n]{0,90}${LETTER}`, "");
const LABEL: Pattern = () =>
  /(?:^|[\n.!?)*…\]])\s{0,3}(?:Q[.:]? |(?:[\p{L}'’-]{1,20} ){0,7}\p{Lu}[\p{L}'’-]+: ?(?=[\p{Lu}(]))/gu;
const QUOTED: Pattern = () => /"[^"\n]{0,900}"|[“„][^”“\n]{0,900}(?:[”“]|$)/gmu;
const FULL_NAME: Pattern = () => /(?:^|\s)[^\s\p{Lu}]?\p{Lu}\S+ \p{Lu}/gu;

/** Measures of a text for its score. `reports`, `relations`, `news` and `said` are counts per hundred words. */
interface TextMeasures {
  readonly title: boolean;
  readonly tight: boolean;
  readonly foreign: boolean;
  readonly reports: number;
  readonly relations: number;
  readonly news: number;
  readonly said: number;
}

const count = (text: string, wanted: Pattern): number => text.match(wanted())?.length ?? 0;
const has = (text: string, wanted: Pattern): boolean => text.search(wanted()) >= 0;

/** The main reason of a score. */
export type Reason = "readout" | "event" | "joint" | "labels" | "first" | "present" | "sides";

/** The result of scoring. A text with a score of at least 0.5 is a readout. */
export interface ReadoutScore {
  readonly score: number;
  readonly reason: Reason;
  /** Number of reporting words per hundred words, or 0 if they were not counted. */
  readonly reports: number;
}

/**
 * Returns how likely a text is a readout, judged by its first 20,000 UTF-16 units. Necessary conditions are checked
 * first: a past event between two offices of two sides, and neither a transcript nor an announcement. The density of
 * reporting words then determines the score. Other texts can meet one of the conditions, but only readouts meet all of
 * them.
 */
export function scoreReadout(title: string, text: string): ReadoutScore {
  return judge(
    withoutInvisibleCharacters(title.slice(0, MAX_SCORED_LENGTH)).slice(0, 400),
    withoutInvisibleCharacters(text.slice(0, MAX_SCORED_LENGTH)),
  );
}

/**
 * Returns whether a page with these titles may be a readout: they name an office, an event, an organ of a state or
 * relations. The names of states would add no readout and take a third of the time.
 */
export function mayTitleReadout(titles: string): boolean {
  const visible = withoutInvisibleCharacters(titles);
  return [TITLE_STEM, TITLED, OFFICE].some((one) => has(visible, one));
}

/**
 * Returns whether the lead of an article reports an event of two sides, without which its text is no readout. Takes a
 * fraction of the time of `scoreReadout`.
 */
export function mayReportEvent(title: string, lead: string): boolean {
  return (
    findEvent(withoutInvisibleCharacters(title), withoutInvisibleCharacters(lead).slice(0, LEAD_LENGTH)) !== undefined
  );
}

function judge(title: string, body: string): ReadoutScore {
  const event = findEvent(title, body.slice(0, LEAD_LENGTH));
  if (event === undefined) return by(0.1, "event");
  const veto = findVeto(title, body);
  if (veto !== undefined) return by(0.05, veto);
  return weigh(measure(title, body, event));
}

function by(score: number, reason: Reason, reports = 0): ReadoutScore {
  return { score, reason, reports };
}

/** Returns the first reason that excludes a readout. */
function findVeto(title: string, body: string): Reason | undefined {
  const head = body.slice(0, LEAD_LENGTH);
  if (has(title, DETECTOR_JOINT)) return "joint";
  const spoken = body.slice(0, 8_000);
  const unquoted = spoken.replace(QUOTED(), " ");
  const first = perHundred(count(unquoted, DETECTOR_FIRST), wordsOf(unquoted));
  const labels = count(spoken, LABEL);
  if (labels >= 4 || (labels >= 1 && first > 0.8)) return "labels";
  if (first > (has(head, DETECTOR_FIRST_LEAD) ? 8 : 1)) return "first";
  if (count(head.replace(QUOTED(), " "), PRESENT) >= 2) return "present";
  return undefined;
}

const wordsOf = (text: string): number => count(text, () => /\S+/g);
const perHundred = (n: number, words: number): number => (100 * n) / Math.max(words, 60);

/** Returns the first past event in the lead that has two sides, unless a message or an announcement precedes it. */
function findEvent(title: string, head: string): RegExpExecArray | undefined {
  if (!has(`${title}\n${head}`, OFFICE)) return undefined;
  const events = EVENT();
  events.lastIndex = 0;
  for (let tries = 0; tries < 12; tries++) {
    const event = events.exec(head);
    if (event === null) return undefined;
    if (hasTwoSides(title, paragraphAround(head, event.index)))
      return isForestalled(head, event.index) ? undefined : event;
    events.lastIndex = event.index + 3;
  }
  return undefined;
}

function isForestalled(head: string, at: number): boolean {
  return [FUTURE, MESSAGE].some((forestall) => {
    const found = head.search(forestall());
    return found >= 0 && found < at;
  });
}

function paragraphAround(text: string, at: number): string {
  const start = Math.max(text.lastIndexOf("\n", at) + 1, at - MAX_SIDE_DISTANCE);
  const end = text.indexOf("\n", at);
  return text.slice(start, Math.min(end < 0 ? text.length : end, at + MAX_SIDE_DISTANCE));
}

/**
 * Returns whether the sentence names two offices, or one office and the author, or two persons of whom the headline
 * gives the office.
 */
function hasTwoSides(title: string, sentence: string): boolean {
  const here = count(sentence, OFFICE) + (has(sentence, DETECTOR_FIRST_LEAD) ? 1 : 0);
  if (here >= 2 || !has(title, TITLED)) return here >= 2;
  const named = count(sentence, FULL_NAME) >= 2;
  return has(title, OFFICE) ? here >= 1 || named : here >= 1 && named;
}

function measure(title: string, body: string, event: RegExpExecArray): TextMeasures {
  const start = body.lastIndexOf("\n", event.index) + 1;
  const end = start + MEASURED_LENGTH;
  const words = wordsOf(body.slice(start, end));
  const density = (wanted: Pattern): number => perHundred(count(body.slice(start, end), wanted), words);
  return {
    title: has(title, TITLED),
    tight: isTight(body, event),
    foreign: hasOtherSide(title, body, event),
    reports: density(REPORT),
    relations: density(RELATION),
    said: density(SAID),
    news: perHundred(Math.max(0, count(body.slice(0, end), NEWS) - 0.6), words),
  };
}

/**
 * Returns whether another state or body takes part: its name belongs to an office, or the text refers to two parties.
 */
function hasOtherSide(title: string, body: string, event: RegExpExecArray): boolean {
  const near = `${title}\n${body.slice(0, event.index + 900)}`;
  const pairs = count(near, PAIR);
  return (
    pairs > 2 || (has(near, POLITY) && (pairs > 1 || isAttached(title, paragraphAround(body, event.index), event[0])))
  );
}

/** Returns whether the sentence names an office of a state other than the one before the event's verb. */
function isAttached(title: string, sentence: string, verb: string): boolean {
  const at = Math.max(0, sentence.indexOf(verb));
  const mutual = !has(sentence.slice(at, at + 160), OFFICE);
  const own = new Set<string>(mutual ? null : sentence.slice(0, at).match(POLITY()));
  const others = [...officesOfStates(sentence), ...officesOfStates(title)];
  return others.some((side) => !own.has(side));
}

function officesOfStates(text: string): string[] {
  return [...text.matchAll(POLITY())]
    .filter(
      ({ 0: name, index }) =>
        has(text.slice(index + name.length, index + 90), OFFICE_AFTER) ||
        has(text.slice(Math.max(0, index - 110), index), OFFICE_BEFORE),
    )
    .map(([name]) => name);
}

/**
 * Returns whether an office is close to the event's verb on both sides, near the beginning. Readouts typically begin
 * like this.
 */
function isTight(body: string, event: RegExpExecArray): boolean {
  const before = body.slice(Math.max(0, event.index - 160), event.index);
  const after = body.slice(event.index + 3, event.index + 200);
  return event.index < 600 && has(before, OFFICE) && has(after, OFFICE);
}

function weigh(found: TextMeasures): ReadoutScore {
  if (!found.foreign) return by(0.2, "sides");
  const x =
    -2.7 +
    (found.tight ? 1.5 : 0) +
    (found.title ? 0.8 : 0) +
    0.9 * Math.min(found.reports, 4) +
    0.4 * Math.min(found.relations, 4) +
    0.3 * Math.min(found.said, 3) -
    1.6 * found.news;
  return by(1 / (1 + Math.exp(-x)), "readout", found.reports);
}
