import { isOfficeTitle, isTitleWord } from "../attribution/office-words.ts";
import type { Document } from "../document/document.ts";
import type { Sentence } from "../document/find-sentences.ts";
import { isCapitalized, lowerAt, type SentenceToken, tokenizeSentence } from "../document/sentence-tokens.ts";
import { publisherOf } from "../event/publisher.ts";
import { AGENCIES_AND_BANKS } from "../issuers/agencies-and-banks.ts";
import { ISSUER_PROFILES } from "../issuers/issuer-profiles.ts";
import { ORGANIZATIONS } from "../issuers/organizations.ts";
import { ON_BEHALF_OF, OPENS_WITH_VISIT } from "../languages/en/entity-patterns.ts";
import { VISIT_TO } from "../languages/en/event-kind-patterns.ts";
import { HEADS_OF_STATE } from "../languages/en/speaker-patterns.ts";
import type { PageFacts } from "../page-facts.ts";
import { countriesIn } from "./countries-in-text.ts";
import { findCountryPairs } from "./country-pairs.ts";
import { isFirstPerson } from "./first-person-author.ts";
import { matchCountryAt } from "./match-country.ts";
import type { Person } from "./person.ts";
import { titlesOf } from "./titles-of-phrase.ts";

/** Bodies that are unlikely to be the issuer when a leader is named without a state. */
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
  ...[...ORGANIZATIONS, ...AGENCIES_AND_BANKS].map(({ issuer }) => issuer),
]);

/** Number of sentences in which the issuer's state is searched. More sentences take time and add no evidence. */
const ISSUER_SENTENCES = 40;
/**
 * Lengths in UTF-16 units of the parts that are searched: for a news agency at the beginning, for an issuer's own
 * phrases at the beginning, and for a news agency at the end.
 */
const AGENCY_LEAD_LENGTH = 1_200;
const OWN_WORDS_LEAD_LENGTH = 4_000;
const AGENCY_TAIL_LENGTH = 160;
/**
 * A state must be mentioned at least this many times more often than the next one. With less, topics such as a war
 * would be mistaken for the issuer.
 */
const MIN_LEAD_IN_MENTIONS = 2;
/** Number of sentences whose capitals show where the event took place. */
const CAPITAL_SENTENCES = 4;

const STATE_OF_AGENCY = new Map(
  ISSUER_PROFILES.flatMap(({ issuer, agencies = [] }) => agencies.map((name) => [name, issuer] as const)),
);

/**
 * Returns the state or body that published the text, or undefined.
 * The evidence in order: the owner of the page; a news agency or signature; phrases that only one issuer uses; the
 * office of a first-named leader without a country; a headline that names one of two parties without its state; the
 * country of the first-named person, unless that person is a guest and another party has no country. A leader without a
 * country usually belongs to the issuer. The issuer is then the state that is paired with the guest's state, or that
 * owns a commitment, support or concern, or that is mentioned far more often than any other. Without such evidence the
 * result is undefined, because a wrong issuer misleads the user. In a first-person text, all persons named and the
 * states in the headline are the other side.
 */
export function detectIssuer(
  document: Document,
  participants: readonly Person[],
  facts: PageFacts = {},
  people: readonly Person[] = participants,
): string | undefined {
  const { text } = document;
  const publisher = publisherOf(facts);
  if (publisher !== undefined) return publisher;
  const agency = agencyOf(text) ?? signatureOf(text);
  if (agency !== undefined) return agency;
  return isFirstPerson(text) ? ofAuthor(document, participants) : ofParties(document, participants, people);
}

/** Returns the issuer of a text in the first person: the author's state, which none of the others has. */
function ofAuthor(document: Document, participants: readonly Person[]): string | undefined {
  const headline = document.sentences[0]?.paragraph === 0 ? document.sentences[0] : undefined;
  const others = new Set(participants.map(({ country }) => country));
  if (headline !== undefined) for (const { name } of countriesIn(document, headline)) others.add(name);
  return byEvidence(document, others, true);
}

/** Returns the issuer of a text in the third person: by its own words, then by the parties, then by other evidence. */
function ofParties(document: Document, participants: readonly Person[], people: readonly Person[]): string | undefined {
  const { text } = document;
  const lead = text.slice(0, OWN_WORDS_LEAD_LENGTH);
  const first = participants[0];
  const stated =
    ISSUER_PROFILES.find(({ ownWords }) => ownWords?.test(lead))?.issuer ??
    byOffice(first) ??
    withoutStateInHeadline(document, participants);
  if (stated !== undefined) return stated;
  const home = participants.find(({ country, titles }) => country === undefined && !titles.has("group"));
  if (first?.country !== undefined && (home === undefined || !isGuest(text, first)))
    return (home && datelineState(document)) ?? first.country;
  const others = new Set([
    ...participants.map(({ country }) => country),
    ...(home ? [...statesOfPeers(home, people), ...destinationsOf(document, home, people)] : []),
  ]);
  return (
    (home && stateWithOffice(document, home, others)) ??
    byEvidence(document, others, false) ??
    byOffice(first, "likelyTitles")
  );
}

/** Returns the states of others who hold the same highest office: only one person holds it in the issuer's state. */
function statesOfPeers({ titles }: Person, people: readonly Person[]): string[] {
  const highest = [...titles].filter((title) => HEADS_OF_STATE.test(title));
  return people.flatMap((other) => (highest.some((title) => other.titles.has(title)) ? (other.country ?? []) : []));
}

/** Returns the states that the first sentences name as the destination of a visit of the party without a state. */
function destinationsOf({ text, sentences }: Document, visitor: Person, people: readonly Person[]): string[] {
  return sentences.slice(0, CAPITAL_SENTENCES).flatMap(({ start, end }) => {
    const visit = VISIT_TO.exec(text.slice(start, end));
    const place = visit?.[1] ?? "";
    const to = start + (visit?.index ?? 0) + (visit?.[0].length ?? 0) - place.length;
    const lastBefore = ({ mentions }: Person) =>
      mentions.findLast((mention) => mention.start >= start && mention.end <= to)?.start ?? -1;
    if (lastBefore(visitor) < 0 || people.some((other) => lastBefore(other) > lastBefore(visitor))) return [];
    const words = tokenizeSentence(place, { start: 0, end: place.length }, []);
    return words.flatMap((_, at) => matchCountryAt(words, at)?.name ?? []);
  });
}

/** Returns the state whose capital begins the dateline of the body: "MANILA – In a call on Tuesday". */
function datelineState({ text, sentences }: Document): string | undefined {
  const body = sentences.find(({ paragraph }) => paragraph > 0);
  const place = body && /^(\p{Lu}[\p{Lu} .]{2,24}?),? ?(?:–|—|--?) /u.exec(text.slice(body.start, body.end))?.[1];
  if (!place) return undefined;
  const words = tokenizeSentence(place, { start: 0, end: place.length }, []);
  const state = matchCountryAt(words, 0);
  return state?.form === "capital" ? state.name : undefined;
}

/**
 * Returns the state that a later mention adds to the office of a party without a state: "the Norwegian Prime Minister".
 * It is undefined if the text has two such states.
 */
function stateWithOffice(
  { sentences, tokensOf }: Document,
  { titles }: Person,
  others: ReadonlySet<string | undefined>,
): string | undefined {
  const found = new Set<string>();
  for (const sentence of sentences.slice(0, ISSUER_SENTENCES)) {
    const words = tokensOf(sentence);
    for (let at = 1; at < words.length - 1; at++) {
      if (lowerAt(words, at - 1) !== "the") continue;
      const state = matchCountryAt(words, at);
      if (state?.form !== "demonym" || others.has(state.name) || BODIES.has(state.name)) continue;
      const office = titlesOf(officeAt(words, at + state.length));
      if (office.some(isOfficeTitle) && office.every((title) => titles.has(title))) found.add(state.name);
    }
  }
  return found.size === 1 ? [...found][0] : undefined;
}

/** Returns the title words from `from` on, if no name follows them. */
function officeAt(words: readonly SentenceToken[], from: number): readonly SentenceToken[] {
  let end = from;
  while (end < words.length && end < from + 4 && isTitleWord(words[end])) end++;
  return isCapitalized(words[end]) ? [] : words.slice(from, end);
}

/**
 * Returns the country of a party that the headline names without its state, next to a party with its state: "Chilean
 * President Diego Rojas phones Ana Lund". Such a party belongs to the publisher.
 */
function withoutStateInHeadline(
  { sentences, tokensOf }: Document,
  participants: readonly Person[],
): string | undefined {
  const headline = sentences[0];
  if (headline === undefined || headline.paragraph > 0 || participants.length !== 2) return undefined;
  const words = tokensOf(headline);
  const states = new Set(words.flatMap((_, at) => matchCountryAt(words, at)?.name ?? []));
  const isNamed = ({ mentions }: Person) =>
    mentions.some(({ start }) => start >= headline.start && start < headline.end);
  if (!participants.every(isNamed)) return undefined;
  const [bare, ...others] = participants.filter(({ country }) => country !== undefined && !states.has(country));
  const isGuestNamed = participants.some(({ country }) => country !== undefined && states.has(country));
  return others.length === 0 && isGuestNamed ? bare?.country : undefined;
}

/** Returns the issuer that the titles of a leader without a country identify. */
function byOffice(first: Person | undefined, kind: "titles" | "likelyTitles" = "titles"): string | undefined {
  if (first === undefined || first.country !== undefined) return undefined;
  const isHeld = (titles: string) =>
    titles.split(" ").every((title) => first.titles.has(title.replace(/^!/, "")) !== title.startsWith("!"));
  return ISSUER_PROFILES.find((profile) => profile[kind]?.some(isHeld))?.issuer;
}

/** Returns the issuer of a news agency named in the dateline or at the end: "(Xinhua)", "-- SPA", "TEHRAN - IRNA". */
function agencyOf(text: string): string | undefined {
  for (const [, name] of text
    .slice(0, AGENCY_LEAD_LENGTH)
    .matchAll(/(?:\(|[,–—-] ?)(\p{Lu}\p{L}{1,9}(?: \p{Lu}\p{L}+)?)(?:\)| ?(?:[–—]|-)|_)/gu)) {
    const state = STATE_OF_AGENCY.get(name ?? "");
    if (state !== undefined) return state;
  }
  const last = /(?:^|[\s(/.–—-])(\p{Lu}\p{L}{1,9})\)?[\s\d:./*#]*$/u.exec(withoutTime(text.slice(-AGENCY_TAIL_LENGTH)));
  return STATE_OF_AGENCY.get(last?.[1] ?? "");
}

/** Removes the line with the time ("1432 GMT"), which is the last or last but one. */
function withoutTime(closing: string): string {
  const lines = closing.trimEnd().split("\n");
  for (const at of [lines.length - 2, lines.length - 1]) {
    if (at > 0 && /^\d.*(?:GMT|Time)/u.test(lines[at] ?? "")) return lines.slice(0, at).join("\n");
  }
  return closing;
}

/**
 * Returns the issuer that signs below the text: "on behalf of the African Union", "Directorate of Information, Ministry
 * of Foreign Affairs of Norway".
 */
function signatureOf(text: string): string | undefined {
  const lines = text.slice(-SIGNATURE_LENGTH).split("\n").slice(1);
  const behalf = ON_BEHALF_OF.exec(lines.at(-1) ?? "")?.[1];
  const office = lines.slice(-3).find((line) => SIGNED.test(line) && !/[.:;?!]["”]?\s*$/u.test(line));
  const signed = behalf ?? office;
  if (signed === undefined) return undefined;
  const words = tokenizeSentence(signed, { start: 0, end: signed.length }, []);
  return matchCountryAt(words, 0, words.length)?.name;
}

const SIGNATURE_LENGTH = 400;
const SIGNED =
  /^[^,]{0,60}\b(?:Ministry|Directorate|Embassy|Office|Department|Secretariat|Bureau|Commission|Presidency)\b.{0,90}$/u;

/**
 * Returns whether the first-named person is introduced as a guest: "the President of Chile, Diego Rojas, was received
 * by".
 */
function isGuest(text: string, { mentions }: Person): boolean {
  const end = mentions[0]?.end ?? 0;
  return OPENS_WITH_VISIT.test(text.slice(end, end + 300));
}

/**
 * Returns the state with the strongest evidence of being the issuer: pairs of states, then owners of a commitment, then
 * frequency.
 */
function byEvidence(
  document: Document,
  others: ReadonlySet<string | undefined>,
  isAuthored: boolean,
): string | undefined {
  const { sentences } = document;
  const named = sentences.slice(0, ISSUER_SENTENCES).flatMap((sentence) => countriesIn(document, sentence));
  const capitals = sentences
    .slice(0, CAPITAL_SENTENCES)
    .flatMap((sentence) => countriesIn(document, sentence, "capital"))
    .filter(({ name }) => !others.has(name) && !BODIES.has(name));
  const pairs = sentences.slice(0, ISSUER_SENTENCES).flatMap((sentence) => partnersIn(document, sentence, others));
  const states = named.filter(({ name }) => !others.has(name) && !BODIES.has(name));
  return (
    mostNamed(pairs, 1) ??
    mostNamed(
      states.filter(({ isOwner }) => isOwner),
      1,
    ) ??
    mostNamed(states, isAuthored ? 1 : MIN_LEAD_IN_MENTIONS) ??
    mostNamed([...states, ...capitals], MIN_LEAD_IN_MENTIONS)
  );
}

/** Returns the states that are paired with a guest's state: "between Norway and Chile", "Norway-Chile relations". */
function partnersIn(
  document: Document,
  sentence: Sentence,
  others: ReadonlySet<string | undefined>,
): { name: string }[] {
  return findCountryPairs(document, sentence).flatMap((pair) => {
    const home = pair.filter((name) => !others.has(name));
    return home.length === 1 && !BODIES.has(home[0] ?? "") ? [{ name: home[0] ?? "" }] : [];
  });
}

function mostNamed(states: readonly { readonly name: string }[], minLead: number): string | undefined {
  const counts = new Map<string, number>();
  for (const { name } of states) counts.set(name, (counts.get(name) ?? 0) + 1);
  const [best, second] = [...counts].sort((a, b) => b[1] - a[1]);
  return best && best[1] - (second?.[1] ?? 0) >= minLead ? best[0] : undefined;
}
