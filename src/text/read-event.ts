import type { Sentence } from "./find-sentences.ts";
import { CALL_WORDS, LETTER_WORDS, MEETING_WORDS, VISIT_WORDS } from "./lexicon/event-kinds.ts";
import { findAuthor, isFirstPerson } from "./people/find-author.ts";
import type { Person } from "./people/find-people.ts";
import { polityAt } from "./people/find-polity.ts";
import { findRoles } from "./people/find-roles.ts";
import type { DiplomaticEvent, EventKind } from "./reading.ts";
import { findWords } from "./words.ts";

/** Sentences in which the event is looked for: the headline, and what leads the body. */
const LEAD = 6;
/** More than a large summit's table has seats for at once; a longer list is no list of parties. */
const MOST_PARTIES = 12;
/** Sentences in which those who joined are looked for. */
const LISTING_SENTENCES = 15;
/** Where the lead turns from who met to what about; names after it are topics. */
const TOPIC =
  /\b(?:to (?:discuss|review|reaffirm|talk|exchange|mark|follow|congratulate|address)|about|regarding|concerning|during which|in which|where they|on the (?:sidelines|margins)|in the presence of|accompanied by|attended by|in attendance|at the invitation of)\b/u;

const DATE =
  /\b(?:\d{1,2}(?:st|nd|rd|th)? (?:January|February|March|April|May|June|July|August|September|October|November|December)(?:,? \d{4})?|(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}(?:st|nd|rd|th)?(?:, \d{4})?|\d{4}-\d{2}-\d{2}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Tt]oday|[Yy]esterday|[Tt]onight|(?:[Tt]his|[Ll]ast) (?:morning|afternoon|evening|week))\b/u;

/** The event that the text tells of, if its headline or lead names one. */
export function readEvent(
  text: string,
  sentences: readonly Sentence[],
  people: Person[],
  title?: string,
): DiplomaticEvent | undefined {
  const lead = findLead(text, sentences);
  if (lead === undefined) return undefined;
  const headline = title ?? text.slice(sentences[0]?.start ?? 0, sentences[0]?.end ?? 0);
  const body = text.slice(lead.start, lead.end);
  const kind = kindOf(headline) ?? kindOf(body);
  people.push(...findRoles(text, lead, people));
  const participants = unfoldGroup(
    findParticipants(people, sentences, lead, body),
    people,
    text,
    sentences.slice(0, LISTING_SENTENCES),
  );
  const issuer = issuerOf(text, sentences, participants);
  const author = findAuthor(text, participants, issuer);
  const names = participants.map((person) => person.name);
  if (author !== undefined && author !== issuer) names.unshift(author);
  if (kind === undefined && names.length < 2) return undefined;
  return {
    kind: kind ?? "other",
    participants: names,
    issuer,
    date: DATE.exec(body)?.[0] ?? DATE.exec(headline)?.[0],
  };
}

/** The first sentence of the body that tells of an event, or simply the first. */
function findLead(text: string, sentences: readonly Sentence[]): Sentence | undefined {
  const first = sentences.slice(0, LEAD + 6);
  const body = first.filter((sentence) => sentence.paragraph > 0);
  return (
    body.find(
      (sentence) =>
        kindOf(text.slice(sentence.start, sentence.end)) !== undefined && sentence.end - sentence.start > 40,
    ) ??
    body[0] ??
    first[0]
  );
}

function kindOf(words: string): EventKind | undefined {
  const kinds: [EventKind, RegExp][] = [
    ["letter", LETTER_WORDS],
    ["call", CALL_WORDS],
    ["meeting", MEETING_WORDS],
    ["visit", VISIT_WORDS],
  ];
  return kinds.find(([, pattern]) => pattern.test(words))?.[0];
}

/** Those named in the lead before its topic; failing two, those of the headline, then whoever the text names first. */
function findParticipants(
  people: readonly Person[],
  sentences: readonly Sentence[],
  lead: Sentence,
  body: string,
): Person[] {
  const headline = sentences[0]?.paragraph === 0 ? sentences[0] : undefined;
  const topic = TOPIC.exec(body)?.index ?? body.length;
  const inLead = within(people, lead.start, lead.start + topic);
  const start = headline?.start ?? 0;
  const found =
    inLead.length >= 2
      ? inLead
      : unique([...inLead, ...within(people, start, headline?.end ?? 0), ...within(people, lead.start, lead.end)]);
  const enough =
    found.length >= 2
      ? found
      : (listedIn(people, sentences.slice(0, LEAD), found) ??
        unique([
          ...found,
          ...people.filter((person) => isPrincipal(person) && (person.mentions[0]?.start ?? 0) < lead.end + 1_500),
        ]).slice(0, 2));
  return enough.slice(0, MOST_PARTIES);
}

/** The first sentence that names three or more, all of them a party when the lead itself names too few. */
function listedIn(
  people: readonly Person[],
  sentences: readonly Sentence[],
  found: readonly Person[],
): Person[] | undefined {
  const lists = sentences.map((sentence) => within(people, sentence.start, sentence.end));
  return lists.find((list) => list.length >= 3 && found.every((person) => list.includes(person)));
}

/** "Joining her on the call were ...": the sentence that tells who the unnamed many of the lead were. */
const JOINING = /\b(?:join(?:ed|ing)|participa(?:ted|ting|nts)|attend(?:ed|ing|ees)|took part|taking part)\b/iu;

/** The parties, with a group of the lead ("partners") given by the names of those who are said to have joined. */
function unfoldGroup(
  participants: readonly Person[],
  people: readonly Person[],
  text: string,
  sentences: readonly Sentence[],
): readonly Person[] {
  if (!participants.some(({ titles }) => titles.has("group"))) return participants;
  const named = participants.filter(({ titles }) => !titles.has("group"));
  for (const sentence of sentences) {
    if (!JOINING.test(text.slice(sentence.start, sentence.end))) continue;
    const list = within(people, sentence.start, sentence.end).filter((person) => !participants.includes(person));
    if (list.length >= 3) return [...named, ...list].slice(0, MOST_PARTIES);
  }
  return participants;
}

/** Bodies and groups seldom issue the readout of a leader without a state. */
const BODIES: ReadonlySet<string> = new Set([
  "NATO",
  "G7",
  "G20",
  "European Union",
  "United Nations",
  "Hamas",
  "Hezbollah",
  "ASEAN",
  "African Union",
  "OSCE",
]);

/** Offices that make a spokesperson a party as well ("Spokesperson and Chief Adviser to the President"). */
const OWN_RANK = ["adviser", "advisor", "ambassador", "envoy"];

/** Whoever only hands the text out is no party to the event. */
function isPrincipal({ titles }: Person): boolean {
  const speaks = ["spokesperson", "spokesman", "spokeswoman"].some((title) => titles.has(title));
  return !speaks || OWN_RANK.some((title) => titles.has(title));
}

function within(people: readonly Person[], start: number, end: number): Person[] {
  const firsts = people.filter(isPrincipal).flatMap((person) => {
    const mention = person.mentions.find((span) => span.start >= start && span.start < end);
    return mention === undefined ? [] : [{ person, at: mention.start }];
  });
  return firsts.sort((a, b) => a.at - b.at).map(({ person }) => person);
}

function unique<T>(list: readonly T[]): T[] {
  return [...new Set(list)];
}

/** What a side calls its own: "Norway's commitment", "continued U.S. support". */
const OWN =
  /^(?:commitment|support|readiness|solidarity|willingness|determination|gratitude|appreciation|position|condolences|keenness|resolve|interest|intention|desire|concern|concerns|hope|backing|assistance|stance)$/;
/** How many words may stand between a state and what it calls its own: "the United States' strong and lasting commitment". */
const OWN_REACH = 5;
/** Sentences in which the issuer's side is looked for; more add cost and no evidence. */
const ISSUER_SENTENCES = 40;

/**
 * The side of whoever the lead names first. A leader without a state is the issuer's own, so the state is the one whose
 * commitment, support or concern the text tells of, or else the one that it names far more often than any other; without
 * such a sign none is named, for a wrong issuer misleads. Where the issuer writes as "I", all who are named are the others,
 * and so are the states of the headline.
 */
function issuerOf(text: string, sentences: readonly Sentence[], participants: readonly Person[]): string | undefined {
  const first = participants[0];
  const isAuthored = isFirstPerson(text);
  if (first?.polity !== undefined && !isAuthored) return first.polity;
  if (first?.titles.has("secretary-general")) return "United Nations";
  if (first?.titles.has("secretary") && first.titles.has("state")) return "United States";
  const others = new Set(participants.map((person) => person.polity));
  if (isAuthored && sentences[0]?.paragraph === 0)
    for (const { name } of statesIn(text, sentences[0])) others.add(name);
  const named = sentences.slice(0, ISSUER_SENTENCES).flatMap((sentence) => statesIn(text, sentence));
  const states = named.filter(({ name }) => !others.has(name) && !BODIES.has(name));
  return (
    mostNamed(
      states.filter(({ isOwner }) => isOwner),
      1,
    ) ?? mostNamed(states, isAuthored ? 1 : CLEARLY)
  );
}

/** How many more mentions than the next state make the issuer's; fewer, and topics such as a war pass for the issuer. */
const CLEARLY = 2;

function mostNamed(states: readonly { readonly name: string }[], lead: number): string | undefined {
  const counts = new Map<string, number>();
  for (const { name } of states) counts.set(name, (counts.get(name) ?? 0) + 1);
  const [best, second] = [...counts].sort((a, b) => b[1] - a[1]);
  return best && best[1] - (second?.[1] ?? 0) >= lead ? best[0] : undefined;
}

/** The states that a sentence names, and whether it calls each the owner of a commitment, support, concern and the like. */
function statesIn(text: string, sentence: Sentence): { name: string; isOwner: boolean }[] {
  const words = findWords(text, sentence, []);
  return words.flatMap((_, at) => {
    const polity = polityAt(words, at);
    if (polity?.name === undefined || polity.how === "seat") return [];
    const next = words.slice(at + 1, at + 1 + OWN_REACH).map(({ text: word }) => word.toLowerCase());
    const noun = next.findIndex((word) => OWN.test(word));
    const isOwner = noun >= 0 && !next.slice(0, noun).some((word) => /^(?:of|for|to|in|and|with|on|[,.;])$/.test(word));
    return [{ name: polity.name, isOwner }];
  });
}
