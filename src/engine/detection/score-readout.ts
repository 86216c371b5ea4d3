import { withoutInvisibleCharacters } from "../document/invisible-characters.ts";
import {
  DETECTOR_COUNTRY_STEMS,
  DETECTOR_EVENT_NOUNS,
  DETECTOR_GROUPS,
  DETECTOR_HEADLINE_VERBS,
  DETECTOR_JOURNALISM,
  DETECTOR_OFFICES,
  DETECTOR_RELATIONS,
  DETECTOR_REPORTING_PHRASES,
  DETECTOR_REPORTING_STEMS,
} from "../languages/en/detector-patterns.ts";

/** Characters that are read at all: a readout shows itself early, and a page may be long. */
export const MAX_SCORED_LENGTH = 20_000;
/** Characters within which the lead must tell of the event; leaves room for datelines and attribution lines. */
const HEAD = 1_500;
/** The score of a text whose lead tells of no event: nothing that comes after can raise it. */
export const NO_EVENT_SCORE = 0.1;
/** Characters, from the lead on, over which densities are taken; beyond it stand related links and boilerplate. */
const MEASURED = 3_500;
/** How far from the event's verb its two sides are looked for. */
const REACH = 260;

/** A pattern that is made when it is first wanted: on most pages, few are, and making one takes longer than using it. */
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
/** A joint text declares in the present tense. */
const PRESENT = word(`(?:we|${DETECTOR_GROUPS})\\s+(?:also |\\w+ly )?(?:${DETECTOR_REPORTING_STEMS}|call|support)e?`);

/** What stands after a state's name, or before it, when it belongs to an office: "Kenyan Foreign Minister", "Minister X of Kenya". */
const OFFICE_AFTER = pattern(`^[^\\s,;:]*(?: [^\\s,;:]+){0,5}? (?:${DETECTOR_OFFICES})\\b`, "i");
const OFFICE_BEFORE = pattern(
  `\\b(?:${DETECTOR_OFFICES})\\b[^.;:\\n]{0,70}? (?:of|to|for|from)(?: the)?(?: [\\w-]+){0,2}? (?:of )?(?:the )?\\(?$`,
  "i",
);

/** What is sent instead of said: its receipt is not a meeting. */
const LETTER = "\\b(?:message|cable|letter|telegram|greeting|condolence|congratulation|credential)";
/** The event told as past: an entry a construction. `[^\n]{0,n}` keeps a match in its paragraph and its cost bounded. */
const EVENT = pattern(
  `\\b(?:${[
    "spoke|talked|met|convened|gathered|reached out to",
    `(?:received|welcomed|hosted|called(?! for)|visited|greeted|phoned|briefed|congratulated)\\b(?![^\\n]{0,50}${LETTER})`,
    `(?:had|held|made|paid|undertook|wrapped|took|led|headed|said|received|conducted|engaged|participated|attended|chaired|exchanged|joined|hosted|discussed|reviewed|agreed|stressed)\\b[^\\n]{0,200}?\\b(?:${DETECTOR_EVENT_NOUNS}|\\w*phone|views|delegation)`,
    `${DETECTOR_EVENT_NOUNS}\\b[^\\n]{0,160}?\\b(?:(?:was|were) held|took place)`,
    `(?:in|during|at|on|over|following|after|of) (?:an?|the|their|his|her|today's)\\b[^\\n]{0,50}?\\b${DETECTOR_EVENT_NOUNS}`,
  ].join("|")})\\b`,
  "gi",
);
/** The same constructions announced: whichever comes first decides. */
const FUTURE = word(
  "(?:will|(?:is|are|plans?|intends?|looks?)(?: set| due| scheduled| expected| forward)? to)\\s+(?:\\w+ly )?(?:meet|speak|hold|host|welcome|receive|travel|visit|have|call|talk|attend|discuss|pay)",
);
const MESSAGE = pattern(`\\b(?:sent|dispatched|cabled|addressed|conveyed)\\b[^\\n]{0,90}${LETTER}`, "");
const JOINT: Pattern = () =>
  /\bjoint (?:[\w’']+ )?(?:statement|communiqu|declaration|vision|remarks|press)|^(?:(?:opening )?remarks|transcript|(?:background )?press (?:briefing|call|conference))/i;
const LABEL: Pattern = () =>
  /(?:^|[\n.!?)*…\]])\s{0,3}(?:Q[.:]? |(?:[\p{L}'’-]{1,20} ){0,7}\p{Lu}[\p{L}'’-]+: ?(?=[\p{Lu}(]))/gu;
const QUOTED: Pattern = () => /"[^"\n]{0,900}"|[“„][^”“\n]{0,900}(?:[”“]|$)/gmu;
const FIRST: Pattern = () => /(?<![\p{L}.])(?:I|I['’]\w+|me|[Mm]y)(?![\p{L}.]|['’]\w)/gu;
const FULL_NAME: Pattern = () => /(?:^|\s)[^\s\p{Lu}]?\p{Lu}\S+ \p{Lu}/gu;
const FIRST_LEAD: Pattern = () => /\bI (?:\w+ )?(?:met|spoke|held|had|welcomed|discussed)\b/;

/** What is counted in a text before it is judged; densities are per hundred words. */
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

/** What a judgement of a text rests on. */
export type Reason = "readout" | "event" | "joint" | "labels" | "first" | "present" | "sides";

/** A judgement: from a score of 0.5 on, a text is a readout. */
export interface ReadoutScore {
  readonly score: number;
  readonly reason: Reason;
  /** How often the text reports, in a hundred words, where that was counted. */
  readonly reports: number;
}

/**
 * Judges by its first 20,000 characters how likely a text is a readout. Gates come first (a past event between two offices
 * of two sides, no transcript, no notice), then how densely the text reports: each gate alone is shared by some near miss,
 * together they are a readout's own.
 */
export function scoreReadout(title: string, text: string): ReadoutScore {
  return judge(
    withoutInvisibleCharacters(title.slice(0, MAX_SCORED_LENGTH)).slice(0, 400),
    withoutInvisibleCharacters(text.slice(0, MAX_SCORED_LENGTH)),
  );
}

function judge(title: string, body: string): ReadoutScore {
  const event = findEvent(title, body.slice(0, HEAD));
  if (event === undefined) return by(NO_EVENT_SCORE, "event");
  const veto = findVeto(title, body);
  if (veto !== undefined) return by(0.05, veto);
  return weigh(measure(title, body, event));
}

function by(score: number, reason: Reason, reports = 0): ReadoutScore {
  return { score, reason, reports };
}

/** The first thing that rules a readout out. */
function findVeto(title: string, body: string): Reason | undefined {
  const head = body.slice(0, HEAD);
  if (has(title, JOINT)) return "joint";
  const spoken = body.slice(0, 8_000);
  const unquoted = spoken.replace(QUOTED(), " ");
  const first = perHundred(count(unquoted, FIRST), wordsOf(unquoted));
  const labels = count(spoken, LABEL);
  if (labels >= 4 || (labels >= 1 && first > 0.8)) return "labels";
  if (first > (has(head, FIRST_LEAD) ? 8 : 1)) return "first";
  if (count(head.replace(QUOTED(), " "), PRESENT) >= 2) return "present";
  return undefined;
}

const wordsOf = (text: string): number => count(text, () => /\S+/g);
const perHundred = (n: number, words: number): number => (100 * n) / Math.max(words, 60);

/** The first past event in the lead that has two sides, unless a message or an announcement stands before it. */
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
  const start = Math.max(text.lastIndexOf("\n", at) + 1, at - REACH);
  const end = text.indexOf("\n", at);
  return text.slice(start, Math.min(end < 0 ? text.length : end, at + REACH));
}

/** Two offices, or one and the author, or a headline that names the event and one office beside two persons. */
function hasTwoSides(title: string, sentence: string): boolean {
  const here = count(sentence, OFFICE) + (has(sentence, FIRST_LEAD) ? 1 : 0);
  if (here >= 2 || !has(title, TITLED)) return here >= 2;
  const named = count(sentence, FULL_NAME) >= 2;
  return has(title, OFFICE) ? here >= 1 || named : here >= 1 && named;
}

function measure(title: string, body: string, event: RegExpExecArray): TextMeasures {
  const start = body.lastIndexOf("\n", event.index) + 1;
  const end = start + MEASURED;
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

/** Whether someone of another state or body takes part: its name stands at an office, or the text speaks of a pair. */
function hasOtherSide(title: string, body: string, event: RegExpExecArray): boolean {
  const near = `${title}\n${body.slice(0, event.index + 900)}`;
  const pairs = count(near, PAIR);
  return (
    pairs > 2 || (has(near, POLITY) && (pairs > 1 || isAttached(title, paragraphAround(body, event.index), event[0])))
  );
}

/** Whether an office of a state is named that is not the side which stands before the event's verb. */
function isAttached(title: string, sentence: string, verb: string): boolean {
  const at = Math.max(0, sentence.indexOf(verb));
  const mutual = !has(sentence.slice(at, at + 160), OFFICE);
  const own = mutual ? new Set<string>() : polityNames(sentence.slice(0, at));
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

/** Whether an office stands close on each side of the event's verb, near the top: the opening of the genre. */
function isTight(body: string, event: RegExpExecArray): boolean {
  const before = body.slice(Math.max(0, event.index - 160), event.index);
  const after = body.slice(event.index + 3, event.index + 200);
  return event.index < 600 && has(before, OFFICE) && has(after, OFFICE);
}

/** The countries and bodies of states that are named, by their stems. */
function polityNames(text: string): Set<string> {
  return new Set<string>(text.match(POLITY()));
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
