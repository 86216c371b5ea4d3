import type { Document } from "../document/document.ts";
import type { Sentence } from "../document/find-sentences.ts";
import { tokenizeSentence } from "../document/sentence-tokens.ts";
import { publisherOf } from "../event/publisher.ts";
import { ISSUER_PROFILES } from "../issuers/issuer-profiles.ts";
import type { PageFacts } from "../page-facts.ts";
import { countriesIn } from "./countries-in-text.ts";
import { findCountryPairs } from "./country-pairs.ts";
import { isFirstPerson } from "./first-person-author.ts";
import { matchCountryAt } from "./match-country.ts";
import type { Person } from "./person.ts";

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

/** Sentences in which the issuer's side is looked for; more add cost and no evidence. */
const ISSUER_SENTENCES = 40;
/** How far from the beginning an agency or a house's own words are looked for, and how far from the end an agency. */
const OPENING = 1_200;
const LEAD = 4_000;
const CLOSING = 160;
/** How many more mentions than the next state make the issuer's; fewer, and topics such as a war pass for the issuer. */
const CLEARLY = 2;
/** Sentences whose capitals tell where the event was. */
const CAPITAL_SENTENCES = 4;

const STATE_OF_AGENCY = new Map(
  ISSUER_PROFILES.flatMap(({ issuer, agencies = [] }) => agencies.map((name) => [name, issuer] as const)),
);

/**
 * The side that issued the text. First whose page it is, then what the house writes of itself: its agency, its palace, its words. Then the side of
 * whoever the lead names first, unless another party bears no state: a leader without a state is the issuer's own, so the state
 * is the one that the text pairs with the guest's, or whose commitment, support or concern it tells of, or that it names far more
 * often than any other; without such a sign none is named, for a wrong issuer misleads. Where the issuer writes as "I", all who
 * are named are the others, and so are the states of the headline.
 */
export function detectIssuer(
  document: Document,
  participants: readonly Person[],
  facts: PageFacts = {},
): string | undefined {
  const { text, sentences } = document;
  const publisher = publisherOf(facts);
  if (publisher !== undefined) return publisher;
  const agency = agencyOf(text) ?? signatureOf(text);
  if (agency !== undefined) return agency;
  const unnamed = withoutStateInHeadline(document, participants);
  const first = participants[0];
  const isAuthored = isFirstPerson(text);
  if (!isAuthored) {
    const sign = ISSUER_PROFILES.find(({ ownWords }) => ownWords?.test(text.slice(0, LEAD)))?.issuer;
    if (sign !== undefined) return sign;
  }
  const office = isAuthored ? undefined : byOffice(first);
  if (office !== undefined) return office;
  if (!isAuthored && unnamed !== undefined) return unnamed;
  const home = participants.find(({ country: polity, titles }) => polity === undefined && !titles.has("group"));
  if (!isAuthored && first?.country !== undefined && (home === undefined || !isGuest(text, first)))
    return first.country;
  const others = new Set(participants.map((person) => person.country));
  if (isAuthored && sentences[0]?.paragraph === 0)
    for (const { name } of countriesIn(document, sentences[0])) others.add(name);
  return byEvidence(document, others, isAuthored) ?? (isAuthored ? undefined : byOffice(first, "likelyTitles"));
}

/**
 * "Chilean President Diego Rojas phones Ana Lund": of two parties in a headline, the one that is named without its state is the
 * publisher's own.
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

/** The state or body that the office of a leader without a state tells by itself. */
function byOffice(first: Person | undefined, kind: "titles" | "likelyTitles" = "titles"): string | undefined {
  if (first === undefined || first.country !== undefined) return undefined;
  const isHeld = (titles: string) => titles.split(" ").every((title) => first.titles.has(title));
  return ISSUER_PROFILES.find((profile) => profile[kind]?.some(isHeld))?.issuer;
}

/** "(Xinhua)", "-- SPA", "TEHRAN - IRNA": an agency in the dateline or at the end. */
function agencyOf(text: string): string | undefined {
  for (const [, name] of text
    .slice(0, OPENING)
    .matchAll(/(?:\(|[,–—-] ?)(\p{Lu}\p{L}{1,9}(?: \p{Lu}\p{L}+)?)(?:\)| ?(?:[–—]|-)|_)/gu)) {
    const state = STATE_OF_AGENCY.get(name ?? "");
    if (state !== undefined) return state;
  }
  const last = /(?:^|[\s(/.–—-])(\p{Lu}\p{L}{1,9})\)?[\s\d:./*#]*$/u.exec(withoutTime(text.slice(-CLOSING)));
  return STATE_OF_AGENCY.get(last?.[1] ?? "");
}

/** The closing without the line that tells the hour ("1432 GMT"), which is the last or the last but one. */
function withoutTime(closing: string): string {
  const lines = closing.trimEnd().split("\n");
  for (const at of [lines.length - 2, lines.length - 1]) {
    if (at > 0 && /^\d.*(?:GMT|Time)/u.test(lines[at] ?? "")) return lines.slice(0, at).join("\n");
  }
  return closing;
}

/** "on behalf of the African Union", "Directorate of Information, Ministry of Foreign Affairs of Norway": who signs below the text. */
function signatureOf(text: string): string | undefined {
  const lines = text.slice(-SIGNATURE).split("\n").slice(1);
  const behalf = /\bon behalf of ([^.\n]{3,80})/u.exec(lines.at(-1) ?? "")?.[1];
  const house = lines.slice(-3).find((line) => SIGNED.test(line) && !/[.:;?!]["”]?\s*$/u.test(line));
  const signed = behalf ?? house;
  if (signed === undefined) return undefined;
  const words = tokenizeSentence(signed, { start: 0, end: signed.length }, []);
  return matchCountryAt(words, 0, words.length)?.name;
}

const SIGNATURE = 400;
const SIGNED =
  /^[^,]{0,60}\b(?:Ministry|Directorate|Embassy|Office|Department|Secretariat|Bureau|Commission|Presidency)\b.{0,90}$/u;

/** Whether whoever stands first is called by state and office at every turn, as only a guest is: "the President of Chile, Diego Rojas, was received by". */
function isGuest(text: string, { mentions }: Person): boolean {
  const end = mentions[0]?.end ?? 0;
  return /^[^.]{0,160}?\b(?:was received by|paid an? (?:\p{L}+ ){0,3}visit|is visiting|arrived|called on)\b/u.test(
    text.slice(end, end + 300),
  );
}

/** Words of a text that names states, counted by what they tell of the issuer. */
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
    mostNamed(states, isAuthored ? 1 : CLEARLY) ??
    mostNamed([...states, ...capitals], CLEARLY)
  );
}

/** The states paired with a guest's: "between Norway and Chile", "Norway-Chile relations". */
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

function mostNamed(states: readonly { readonly name: string }[], lead: number): string | undefined {
  const counts = new Map<string, number>();
  for (const { name } of states) counts.set(name, (counts.get(name) ?? 0) + 1);
  const [best, second] = [...counts].sort((a, b) => b[1] - a[1]);
  return best && best[1] - (second?.[1] ?? 0) >= lead ? best[0] : undefined;
}
