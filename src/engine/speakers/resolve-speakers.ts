import type { DiplomaticEvent } from "../analysis.ts";
import type { AttributionCandidate } from "../attribution/attribution-candidate.ts";
import { isGroupNoun, isHonorific, isOfficeNoun, isTitleWord } from "../attribution/noun-phrase.ts";
import type { Sentence } from "../document/find-sentences.ts";
import {
  isAdverb,
  isCapitalized,
  isConjunction,
  isDeterminer,
  isPunctuation,
  isSubjectPronoun,
  lowerAt,
  type SentenceToken,
  tokenizeSentence,
} from "../document/sentence-tokens.ts";
import { findConsultationParties } from "../entities/consultation-parties.ts";
import { findAuthor } from "../entities/first-person-author.ts";
import { matchCountryAt } from "../entities/match-country.ts";
import { normalizeName } from "../entities/normalize-name.ts";
import { canonicalName, preferredName } from "../entities/preferred-country-name.ts";
import { type Person, titlesOf } from "../entities/recognize-people.ts";
import { GROUP_NOUNS } from "../languages/en/group-nouns.ts";
import { finish, type Sliced } from "../slices.ts";
import type { Span } from "../span.ts";

/** Who has been spoken of so far, as one reads on. */
interface Discourse {
  readonly text: string;
  readonly people: readonly Person[];
  readonly participants: readonly Person[];
  readonly issuer: string | undefined;
  /** The "I" who writes, when a readout is written so. */
  readonly author: string | undefined;
  /** All mentions, in text order. */
  readonly mentions: readonly Mentioned[];
  readonly byPart: ReadonlyMap<string, Person>;
  /** Whoever the last sentence was about. */
  salientPerson: Person | undefined;
  /** The speakers of the last attribution, and where its cue ends. */
  lastSpeakers: readonly string[];
  lastSentence: number;
  /** The last person who spoke alone, and where that cue ends. */
  lastSingleSpeaker: string | undefined;
  lastCueEnd: number;
  readonly sentences: readonly Sentence[];
  /** The states that consult each other, when the event is one of states ("political consultations"). */
  readonly sides: readonly string[];
  /** Unnamed spokespersons by their fullest role. */
  readonly knownRoles: string[];
  /** The last attribution with several speakers. */
  lastGroup: readonly string[];
}

interface Mentioned {
  readonly person: Person;
  readonly span: Span;
}

/** An office is looked for among so many persons only; a readout has a handful, a long page thousands. */
const MOST_HOLDERS = 60;

/** For each finding, the fullest names of those its source stands for; nobody when the text does not tell. */
export function resolveSpeakers(...given: Parameters<typeof resolveSpeakersInSlices>): string[][] {
  return finish(resolveSpeakersInSlices(...given));
}

/** The same in slices, of a finding each. */
export function* resolveSpeakersInSlices(
  text: string,
  sentences: readonly Sentence[],
  findings: readonly AttributionCandidate[],
  people: readonly Person[],
  event: DiplomaticEvent | undefined,
): Sliced<string[][]> {
  const participants = (event?.participants ?? []).flatMap((name) => people.filter((person) => person.name === name));
  const mentions = people
    .flatMap((person) => person.mentions.map((span) => ({ person, span })))
    .sort((a, b) => a.span.start - b.span.start);
  const byPart = new Map(
    [...people].reverse().flatMap((person) => person.nameTokens.map((part) => [part, person] as const)),
  );
  const discourse: Discourse = {
    text,
    people,
    participants,
    mentions,
    byPart,
    issuer: event?.issuer && canonicalName(event.issuer),
    author: findAuthor(text, participants, event?.issuer),
    salientPerson: participants[0],
    lastSpeakers: [],
    lastSentence: 0,
    lastSingleSpeaker: undefined,
    lastCueEnd: 0,
    sentences,
    sides: findConsultationParties(text, sentences),
    knownRoles: [],
    lastGroup: [],
  };
  const subjects = subjectsOf(sentences, mentions);
  const told = new Set(findings.map((finding) => finding.sentence));
  let sentence = 0;
  const resolved: string[][] = [];
  for (const finding of findings) {
    yield;
    for (; sentence < finding.sentence; sentence++)
      if (!told.has(sentence)) discourse.salientPerson = subjects[sentence] ?? discourse.salientPerson;
    const speakers = [...new Set(speakersOf(text, finding, discourse))];
    if (speakers.length > 0) remember(discourse, speakers, text, finding);
    if (finding === findings[0]) widenToAllParties(discourse);
    resolved.push(speakers.map((name) => preferredName(text, name)));
  }
  return resolved;
}

function remember(
  discourse: Discourse,
  speakers: readonly string[],
  text: string,
  finding: AttributionCandidate,
): void {
  discourse.lastSpeakers = speakers;
  discourse.lastSentence = discourse.sentences[finding.sentence]?.start ?? 0;
  const person = speakers.length === 1 ? discourse.people.find(({ name }) => name === speakers[0]) : undefined;
  if (person !== undefined || speakers.length > 1) {
    discourse.lastSingleSpeaker = person?.name;
    discourse.lastCueEnd = finding.cue?.end ?? discourse.lastCueEnd;
  }
  if (speakers.length > 1) discourse.lastGroup = speakers;
  else
    discourse.salientPerson =
      discourse.people.find((person) => person.name === speakers[0]) ??
      unknownPersonFrom(text, finding.sources[0], speakers[0] ?? "") ??
      discourse.salientPerson;
}

/** Where some of the parties open the readout by meeting the rest, "they" who speak next are all of them. */
function widenToAllParties(discourse: Discourse): void {
  const parties = partiesOf(discourse);
  if (discourse.lastSpeakers.length > 1 && discourse.lastSpeakers.every((name) => parties.includes(name)))
    discourse.lastSpeakers = parties;
}

const GROUPS: ReadonlySet<string> = new Set(GROUP_NOUNS);

function isCommonNoun(word: SentenceToken): boolean {
  return isOfficeNoun(word) || isGroupNoun(word) || GROUPS.has(word.lower);
}

/** A speaker whom no title made known, by surname or role alone ("Renn said", "a spokesperson said"): "he" may mean this one. */
function unknownPersonFrom(text: string, source: Span | undefined, name: string): Person | undefined {
  if (source === undefined) return undefined;
  const words = tokenizeSentence(text, source, []);
  if (words.some(isSubjectPronoun)) return undefined;
  const isName =
    words.length <= 3 &&
    words.every((word) => isCapitalized(word) && !isDeterminer(word) && !isCommonNoun(word)) &&
    matchCountryAt(words, 0, words.length) === undefined;
  const head = headOf(words);
  const isRole = isUnnamedOffice(words) && !isGroupNoun(head) && !head?.lower.endsWith("s");
  if (!isName && !isRole) return undefined;
  return { name, nameTokens: [], titles: new Set(), country: undefined, gender: undefined, mentions: [] };
}

/** The first person that each sentence names. */
function subjectsOf(sentences: readonly Sentence[], mentions: readonly Mentioned[]): (Person | undefined)[] {
  let next = 0;
  return sentences.map((sentence) => {
    while (next < mentions.length && (mentions[next]?.span.start ?? 0) < sentence.start) next++;
    const mention = mentions[next];
    return mention !== undefined && mention.span.start < sentence.end ? mention.person : undefined;
  });
}

function speakersOf(text: string, finding: AttributionCandidate, discourse: Discourse): string[] {
  const source = finding.sources[0];
  if (source === undefined) return resolveAgentlessPassive(finding, discourse);
  const words = tokenizeSentence(text, source, []);
  while (words.length > 1 && isAdverb(words.at(-1))) words.pop();
  const parts = splitSource(words, discourse);
  const found = parts.flatMap((part) => speakerOf(part, finding, discourse));
  return found.length > 0 || parts.length > 1 ? found : roleOf(text, source, discourse);
}

/** A passive without agent: both sides, less the one who is spoken to; among three or more, nobody can be told. */
function resolveAgentlessPassive(finding: AttributionCandidate, discourse: Discourse): string[] {
  const told = finding.addressees[0];
  const mention = told === undefined ? undefined : discourse.mentions[firstMention(discourse.mentions, told.start)];
  const hearer =
    mention !== undefined && told !== undefined && mention.span.end <= told.end ? mention.person : undefined;
  const teller = tellerOf(finding, discourse);
  if (teller !== undefined) return [teller];
  if (hearer === undefined && discourse.sides.length > 1) return [...discourse.sides];
  const parties = partiesOf(discourse);
  return hearer === undefined && parties.length > 2 ? [] : parties.filter((name) => name !== hearer?.name);
}

/** Passives by which one side goes on speaking; those of agreement and talk ("it was agreed") are both sides'. */
const GOES_ON =
  /^(?:(?:is|was|were|are) (?:also )?)(?:noted|mentioned|hoped|stressed|emphasi[sz]ed|pointed out|underlined|underscored|recalled|stated|added)\b/u;

/** Longer than any paragraph of a readout. */
const PARAGRAPH = 4_000;

/** "It was noted that ..." in the paragraph of one who speaks. */
function tellerOf(finding: AttributionCandidate, discourse: Discourse): string | undefined {
  const { cue } = finding;
  const { lastSpeakers: last, lastCueEnd: lastEnd, lastSingleSpeaker: teller, text } = discourse;
  if (cue === undefined || teller === undefined || last.length > 1) return undefined;
  if (cue.start - lastEnd > PARAGRAPH) return undefined;
  return GOES_ON.test(text.slice(cue.start, cue.end)) && !text.slice(lastEnd, cue.start).includes("\n")
    ? teller
    : undefined;
}

/** The coordinated parts of a source; "and" inside one office ("Foreign Affairs and Trade") does not part it. */
function splitSource(words: readonly SentenceToken[], discourse: Discourse): SentenceToken[][] {
  const parts: SentenceToken[][] = [];
  let from = 0;
  const first = words.slice(0, Math.max(0, words.findIndex(isConjunction)));
  const many = isGroupNoun(headOf(words)) && !isHolder(first);
  if (many || (isGroupNoun(words.at(-1)) && isHeadlineList(words))) return [[...words]];
  for (let at = 1; at < words.length - 1; at++) {
    const rest = words.slice(at + 1);
    const list =
      words[at]?.text === "," &&
      isCapitalized(words[at + 1]) &&
      (rest.some(isConjunction) ? !isOfficeNoun(words[at + 1]) : isHeadlineList(words));
    if (!isConjunction(words[at]) && !list) continue;
    if (!isSpeaker(words.slice(from, at)) || !isSpeaker(words.slice(at + 1))) continue;
    if (continuesTitle(words, at + 1, discourse)) continue;
    parts.push(words.slice(from, at));
    from = at + 1;
  }
  parts.push(words.slice(from));
  return parts;
}

/** "for Asian and | Oceanian Affairs Ana Lund": only more of the title stands between the "and" and the name. */
function continuesTitle(words: readonly SentenceToken[], at: number, discourse: Discourse): boolean {
  const mention = discourse.mentions[firstMention(discourse.mentions, words[at]?.start ?? 0)];
  const name = words.findIndex((word) => word.start === mention?.span.start);
  const between = words.slice(at, Math.max(at, name));
  return (
    between.some(isTitleWord) &&
    between.every((word) => isCapitalized(word) && !isOfficeNoun(word) && !isHonorific(word)) &&
    matchCountryAt(words, at) === undefined
  );
}

/** "The Secretary", "President Lund" before "and other leaders": one who holds an office, no institution and no adjective. */
function isHolder(words: readonly SentenceToken[]): boolean {
  return words.some(
    (word) => isOfficeNoun(word) && isCapitalized(word) && !isGroupNoun(word) && !INSTITUTIONS.test(word.lower),
  );
}

/** A list without "and" is a headline's; there each part is a party of its own. */
function isHeadlineList(words: readonly SentenceToken[]): boolean {
  return (
    !words.some((word) => isConjunction(word) || word.lower === "the") &&
    words.filter((word) => word.text === ",").length === 1
  );
}

function isSpeaker(words: readonly SentenceToken[]): boolean {
  const first = words[0];
  if (first === undefined) return false;
  const named =
    words.some((word) => isOfficeNoun(word) || isGroupNoun(word)) ||
    isSubjectPronoun(first) ||
    matchCountryAt(words, 0, words.length) !== undefined;
  return named || words.filter(isCapitalized).length >= 1;
}

function speakerOf(words: readonly SentenceToken[], finding: AttributionCandidate, discourse: Discourse): string[] {
  const listed = isGroupNoun(headOf(words)) ? peopleIn(words, discourse) : [];
  if (listed.length > 1) return listed;
  const ofStates = byStates(words, discourse);
  if (ofStates !== undefined) return ofStates;
  const named = namedIn(words, discourse);
  if (named !== undefined) return [named.name];
  const pronoun = words.length === 1 ? byPronoun(words, finding, discourse) : undefined;
  if (pronoun !== undefined) return pronoun;
  const group = byGroup(words, finding, discourse);
  if (group !== undefined) return group;
  const counterpart = byCounterpart(words, discourse);
  if (counterpart !== undefined) return counterpart;
  const holder = byOffice(words, discourse);
  if (holder !== undefined) return [holder.name];
  const state = matchCountryAt(words, 0, words.length);
  const isPalace = /^(?:office|presidency|directorate|secretariat)$/.test(headOf(words)?.lower ?? "");
  return state !== undefined && isState(words) && !isUnnamedOffice(words) && !isPalace ? [state.name] : [];
}

/** The last person whose name stands in the words, unless it belongs to an owner ("Biden's adviser"). */
function namedIn(words: readonly SentenceToken[], discourse: Discourse): Person | undefined {
  const end = words.at(-1)?.end ?? 0;
  for (let i = firstMention(discourse.mentions, words[0]?.start ?? 0); i < discourse.mentions.length; i++) {
    const mention = discourse.mentions[i];
    if (mention === undefined || mention.span.end > end) break;
    const after = words.find((word) => word.start >= mention.span.end);
    if (after === undefined || after.lower !== "'s") return mention.person;
  }
  return bySurname(words, discourse);
}

/** "Chinese, Omani FMs", "The foreign ministers of Iran and Austria": the party of each state. */
function byStates(words: readonly SentenceToken[], { participants, issuer }: Discourse): string[] | undefined {
  const many = words.some((word) => isOfficeNoun(word) && word.lower.endsWith("s") && isGroupNoun(word));
  if (!many) return undefined;
  const states = [...new Set(words.flatMap((_, at) => matchCountryAt(words, at)?.name ?? []))];
  if (states.length < 2) return undefined;
  const parties = states.map((state) => participants.find(({ country: polity }) => (polity ?? issuer) === state));
  const names = parties.flatMap((party) => party?.name ?? []);
  return new Set(names).size === states.length ? names : undefined;
}

/** All persons named in the words: "the leaders, Ana Lund and Diego Rojas". */
function peopleIn(words: readonly SentenceToken[], { mentions }: Discourse): string[] {
  const end = words.at(-1)?.end ?? 0;
  const names: string[] = [];
  for (let i = firstMention(mentions, words[0]?.start ?? 0); i < mentions.length; i++) {
    const mention = mentions[i];
    if (mention === undefined || mention.span.end > end) break;
    names.push(mention.person.name);
  }
  return names;
}

/** The index of the first mention that begins at `start` or later. */
function firstMention(mentions: readonly Mentioned[], start: number): number {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle]?.span.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A surname alone, without title, that only the fullest name explains. */
function bySurname(words: readonly SentenceToken[], discourse: Discourse): Person | undefined {
  const names = words
    .filter((word) => isCapitalized(word) && !isTitleWord(word))
    .map((word) => normalizeName(word.lower));
  if (names.length === 0 || matchCountryAt(words, 0, words.length) !== undefined) return undefined;
  const person = discourse.byPart.get(names.at(-1) ?? "");
  return person !== undefined && names.every((name) => person.nameTokens.includes(name)) ? person : undefined;
}

function byPronoun(
  words: readonly SentenceToken[],
  finding: AttributionCandidate,
  discourse: Discourse,
): string[] | undefined {
  const lower = lowerAt(words, 0);
  if (lower === "who") return before(words, finding, discourse);
  if (lower === "it")
    return discourse.lastSpeakers.length === 1 && !isPerson(discourse.lastSpeakers[0], discourse)
      ? [...discourse.lastSpeakers]
      : [];
  if (/^(?:he|him|she|her)$/.test(lower))
    return byGender(lower.startsWith("h") && lower !== "her" ? "m" : "f", discourse);
  if (lower === "both" && discourse.lastGroup.length === 2) return [...discourse.lastGroup];
  if (lower === "they" || lower === "them" || lower === "both")
    return pairBefore(words[0]?.start ?? 0, discourse) ?? plural(discourse);
  if (discourse.author !== undefined && (lower === "i" || lower === "we"))
    return lower === "i" ? [discourse.author] : partiesOf(discourse);
  if (lower === "we")
    return discourse.participants.length > 1
      ? plural(discourse)
      : discourse.issuer === undefined
        ? []
        : [discourse.issuer];
  return lower === "i" ? first(discourse) : undefined;
}

/** How far before "who" its person may begin. */
const WHO_REACH = 80;

/** Whoever stands right before "who": a name or an office, between marks or the borders of the sentence. */
function before(words: readonly SentenceToken[], finding: AttributionCandidate, discourse: Discourse): string[] {
  const end = words[0]?.start ?? 0;
  const clause = tokenizeSentence(discourse.text, { start: Math.max(0, end - WHO_REACH), end }, []);
  while (clause.at(-1)?.text === ",") clause.pop();
  const noun = clause.slice(clause.findLastIndex((word) => isPunctuation(word) || /^[.!?]$/.test(word.text)) + 1);
  return noun.length < 2 && !isCapitalized(noun[0]) ? [] : speakerOf(noun, finding, discourse);
}

function isPerson(name: string | undefined, { people, author, salientPerson: focus }: Discourse): boolean {
  return name === author || name === focus?.name || people.some((person) => person.name === name);
}

function first(discourse: Discourse): string[] {
  const person = discourse.participants[0];
  return person === undefined ? [] : [person.name];
}

/** Whoever was last spoken of, unless of the other sex, or unless somebody else alone is known to be of this one. */
function byGender(gender: "f" | "m", discourse: Discourse): string[] {
  const { salientPerson: focus, participants } = discourse;
  const known = participants.filter((person) => person.gender === gender);
  const fits =
    focus !== undefined &&
    (focus.gender === gender || (focus.gender === undefined && (gender === "m" || known.length === 0)));
  const found = fits ? focus : (known[0] ?? participants.find((person) => person.gender === undefined) ?? focus);
  if (found === undefined) return [];
  found.gender ??= gender;
  return [found.name];
}

function plural(discourse: Discourse): string[] {
  if (discourse.lastSpeakers.length > 1 || isMany(discourse.lastSpeakers[0], discourse))
    return [...discourse.lastSpeakers];
  const parties = partiesOf(discourse);
  return parties.length > 1 ? parties : [...discourse.lastGroup];
}

/** "They" among three parties or more: the two whom the last sentence with a speaker told of. */
function pairBefore(start: number, discourse: Discourse): string[] | undefined {
  const { participants, mentions, lastSpeakers: last, lastSentence } = discourse;
  if (participants.length < 3 || last.length !== 1) return undefined;
  const names = new Set(last);
  for (let i = firstMention(mentions, lastSentence); i < mentions.length; i++) {
    const mention = mentions[i];
    if (mention === undefined || mention.span.start >= start) break;
    if (participants.includes(mention.person)) names.add(mention.person.name);
  }
  return names.size === 2 && [...names].every((name) => participants.some((person) => person.name === name))
    ? [...names]
    : undefined;
}

/** "Analysts": nobody known, but several. */
function isMany(name: string | undefined, discourse: Discourse): boolean {
  if (name === undefined || !/(?:\p{L}s|people|police)$/u.test(name) || isPerson(name, discourse)) return false;
  const words = tokenizeSentence(name, { start: 0, end: name.length }, []);
  return matchCountryAt(words, 0, words.length) === undefined;
}

/** All parties of the event, the writer among them. */
function partiesOf({ participants, author }: Discourse): string[] {
  const names = participants.map((person) => person.name);
  return author === undefined ? names : [...names, author];
}

/** "the two sides", "the leaders": the parties of the event; with a state in it ("the Russian side"), that state. */
function byGroup(
  words: readonly SentenceToken[],
  _finding: AttributionCandidate,
  discourse: Discourse,
): string[] | undefined {
  const head = isHeadlineList(words) ? words.at(-1) : headOf(words);
  if (head === undefined) return undefined;
  const state = matchCountryAt(words, 0, words.length);
  const side =
    /^(?:side|party|delegation|government|ministry|administration|authorities|people|embassy|country|leadership|team)$/.test(
      head.lower,
    );
  if (side && words[0]?.lower === "our") return discourse.issuer === undefined ? undefined : [discourse.issuer];
  if (side) return state === undefined ? undefined : [state.name];
  if (discourse.sides.length > 1 && words.length <= 3 && /^(?:sides|parties|delegations)$/.test(head.lower))
    return [...discourse.sides];
  const titled = sameOffice(head, words, discourse);
  if (titled.length > 1) return titled;
  if (TALKS.test(head.lower) && words.length <= 3) return orNone(partiesOf(discourse));
  const countries = /^(?:countries|nations|governments|states)$/.test(head.lower) ? statesOf(discourse) : [];
  if (countries.length > 1 && state === undefined && words.length <= 3) return countries;
  const many = isGroupNoun(head) || /^(?:both|two|three|four|five|six)$/.test(head.lower);
  const own = many && state !== undefined ? ofState(state.name, discourse) : [];
  if (own.length > 1 && /^(?:representatives|officials|negotiators|delegates|diplomats|ministers)$/.test(head.lower))
    return own;
  const body = many && words.length <= 2 ? bodyOf(head, discourse) : undefined;
  if (body !== undefined) return [body];
  if (!many || (state !== undefined && words.length > 2 && !/^(?:presidents|leaders|ministers)$/.test(head.lower)))
    return undefined;
  if (state !== undefined && /^\p{N}|^G\d/u.test(state.name))
    return [
      words
        .map((word) => word.text)
        .join(" ")
        .replace(/^(?:the )?(?:other )?/i, ""),
    ];
  return orNone(plural({ ...discourse, lastSpeakers: [] }));
}

/** "Both leaders" among three parties: the two who bear that title. */
function sameOffice(head: SentenceToken, words: readonly SentenceToken[], { participants }: Discourse): string[] {
  if (participants.length < 3 || !/^(?:both|two)$/.test(words.find((word) => word.lower !== "the")?.lower ?? ""))
    return [];
  const titled = participants.filter(({ titles }) => titles.has(head.lower.replace(/s$/, "")));
  return titled.length === 2 ? titled.map(({ name }) => name) : [];
}

/** Events of talk that stand for those who talk: "Discussions highlighted ...". */
const TALKS = /^(?:discussions?|talks|meetings?|conversations?|calls?|consultations|negotiations|exchanges?)$/;

function orNone<T>(list: readonly T[]): T[] | undefined {
  return list.length > 0 ? [...list] : undefined;
}

/** The parties of one state; those without any are the issuer's own. */
function ofState(state: string, { participants, issuer }: Discourse): string[] {
  return participants.filter(({ country: polity }) => (polity ?? issuer) === state).map(({ name }) => name);
}

/** The states of the parties, when all are known: "the two countries". */
function statesOf({ participants, author, issuer }: Discourse): string[] {
  const polities = participants.map(({ country: polity }) => polity ?? issuer);
  if (author !== undefined) polities.push(issuer);
  const states = new Set(polities.flatMap((polity) => polity ?? []));
  return polities.includes(undefined) ? [] : [...states];
}

/** "Leaders" where one party is a body's ("G7 Leaders"): that body's, which includes the others. */
function bodyOf(head: SentenceToken, { participants }: Discourse): string | undefined {
  const noun = ` ${head.lower}`;
  return participants.find(
    ({ name, titles }) => titles.has("group") && BODY.test(name) && name.toLowerCase().endsWith(noun),
  )?.name;
}

const BODY = /^(?:G\d+|NATO|EU|European Union|ASEAN|African Union|Quad|BRICS|Nordic|Baltic|Arab League|OECD)\b/u;

/** The last word before the first preposition, comma or "and their" ("the leaders and their teams"). */
function headOf(words: readonly SentenceToken[]): SentenceToken | undefined {
  let head: SentenceToken | undefined;
  for (const [at, word] of words.entries()) {
    if (isConjunction(word) && /^(?:his|her|their)$/.test(lowerAt(words, at + 1))) break;
    if (/^(?:of|for|in|from|to|at|on)$/.test(word.lower) || isPunctuation(word)) break;
    head = word;
  }
  return head;
}

/** "his Chinese counterpart", "the latter": the other one. */
function byCounterpart(words: readonly SentenceToken[], discourse: Discourse): string[] | undefined {
  const other = words.some((word) => /^(?:counterpart|interlocutor|latter|guest|visitor|visiting)$/.test(word.lower));
  if (!other)
    return words.length <= 3 && words.some((word) => /^(?:former|host)$/.test(word.lower))
      ? first(discourse)
      : undefined;
  if (words.some((word) => word.lower === "latter")) {
    const last = lastBefore(words[0]?.start ?? 0, discourse);
    if (last !== undefined) return [last.name];
  }
  const isGuest =
    words.some((word) => word.lower === "visiting") ||
    (words.length <= 2 && words.some((word) => /^(?:guest|latter|visitor)$/.test(word.lower)));
  if (isGuest && discourse.participants.length > 1 && matchCountryAt(words, 0, words.length) === undefined)
    return [discourse.participants[1]?.name ?? ""];
  const state = matchCountryAt(words, 0, words.length)?.name;
  const fits = discourse.participants.find((person) => state !== undefined && person.country === state);
  const rest = discourse.participants.find(
    (person) => person !== (discourse.salientPerson ?? discourse.participants[0]),
  );
  const found = fits ?? rest;
  return found === undefined ? undefined : [found.name];
}

/** How far back "the latter" may look. */
const LATTER_REACH = 400;

/** The party named last before `start`. */
function lastBefore(start: number, { mentions, participants }: Discourse): Person | undefined {
  for (let i = firstMention(mentions, start) - 1; i >= 0; i--) {
    const mention = mentions[i];
    if (mention === undefined || start - mention.span.end > LATTER_REACH) return undefined;
    if (participants.includes(mention.person)) return mention.person;
  }
  return undefined;
}

/** Whoever holds the office, weighing title words, state, part in the event and who spoke last. */
function byOffice(words: readonly SentenceToken[], discourse: Discourse): Person | undefined {
  const state = matchCountryAt(words, 0, words.length)?.name;
  if (words.some((word, at) => word.lower === "head" && /^(?:state|government)$/.test(lowerAt(words, at + 2))))
    return headOfState(state, discourse);
  if (words.some((word) => word.lower === "diplomacy") && words.some(isOfficeNoun))
    return headOfDiplomacy(state, discourse);
  if (/^an?$/.test(lowerAt(words, 0))) return undefined;
  const titles = titlesOf(words);
  if (!titles.some((title) => isOfficeNoun({ lower: title } as SentenceToken))) return undefined;
  let best: Person | undefined;
  let bestScore = 2;
  if (titles.includes("chancellor") && !discourse.people.some((person) => person.titles.has("chancellor")))
    return headOfDiplomacy(state, discourse);
  for (const person of discourse.people.slice(0, MOST_HOLDERS)) {
    const score = scoreOffice(person, titles, state, discourse);
    if (score > bestScore) {
      best = person;
      bestScore = score;
    }
  }
  const home = best && state === undefined ? issuerBeforeGuest(best, titles, words, discourse) : undefined;
  if (home !== undefined) return home;
  return (
    best ??
    (state === undefined
      ? undefined
      : (onlyUntitledParticipant(state, discourse) ?? lastRemainingParticipant(state, titles, discourse)))
  );
}

/** The one party whose name never bears a title or state here holds the office of a state that no other party has ("The President of Russia"). */
function onlyUntitledParticipant(state: string, discourse: Discourse): Person | undefined {
  const { participants } = discourse;
  if (participants.some((person) => person.country === state)) return undefined;
  const plain = participants.filter((person) => person.country === undefined && person.titles.size === 0);
  return plain.length === 1 ? plain[0] : undefined;
}

/**
 * "The President" before the guest who is one has been named: the home side's party, whose office the text takes as known.
 * From here on the office is that party's too.
 */
function issuerBeforeGuest(
  holder: Person,
  titles: readonly string[],
  words: readonly SentenceToken[],
  { participants, issuer }: Discourse,
): Person | undefined {
  const isForeign = holder.country !== undefined && holder.country !== issuer;
  const isEarly = (words[0]?.start ?? 0) < (holder.mentions[0]?.start ?? 0);
  const home = participants.find((person) => person !== holder && person.country === undefined);
  if (!isForeign || !isEarly || home === undefined) return undefined;
  if ([...home.titles].some((title) => isOfficeNoun({ lower: title } as SentenceToken))) return undefined;
  for (const title of titles) home.titles.add(title);
  return home;
}

/** "The Norwegian leader" where only the other party's state is known: the one party left, unless of another office. */
function lastRemainingParticipant(
  state: string,
  titles: readonly string[],
  { participants, issuer }: Discourse,
): Person | undefined {
  if (participants.length !== 2 || (issuer !== undefined && issuer !== state)) return undefined;
  const rest = participants.filter(({ country: polity }) => polity === undefined);
  const known = participants.some(({ country: polity }) => polity !== undefined && polity !== state);
  const fits = titles.every((title) => GENERIC.test(title) || rest[0]?.titles.has(title));
  return known && rest.length === 1 && fits ? rest[0] : undefined;
}

/** "the Head of State": the president, monarch or premier of the state named, or of the issuer. */
function headOfState(state: string | undefined, discourse: Discourse): Person | undefined {
  const heads = discourse.people
    .slice(0, MOST_HOLDERS)
    .filter((person) =>
      [...person.titles].some((title) =>
        /^(?:president|king|queen|emir|amir|sultan|emperor|prime|premier|chancellor|crown)$/.test(title),
      ),
    );
  return (
    heads.find((person) => person.country === (state ?? discourse.issuer)) ?? heads[0] ?? discourse.participants[0]
  );
}

/** "the head of Peruvian diplomacy": the foreign minister of the state named, or of the issuer. */
function headOfDiplomacy(state: string | undefined, { people, issuer }: Discourse): Person | undefined {
  const ministers = people
    .slice(0, MOST_HOLDERS)
    .filter(({ titles }) => titles.has("foreign") || titles.has("external"));
  return ministers.find(({ country: polity }) => polity === (state ?? issuer)) ?? ministers[0];
}

const GENERIC = /^(?:leader|head|official|host|ruler|diplomat|chief)$/;

function scoreOffice(
  person: Person,
  titles: readonly string[],
  state: string | undefined,
  discourse: Discourse,
): number {
  let score = 0;
  for (const title of titles) {
    if (person.titles.has("counterpart") && state === person.country) score += 1.5;
    else if (STYLE.test(title)) score += styleScore(person, title);
    else if (person.titles.has(title)) score += isOfficeNoun({ lower: title } as SentenceToken) ? 3 : 1;
    else if (GENERIC.test(title)) score += 1.5;
    else if (/^(?:prime|foreign|vice|deputy|defence|defense)$/.test(title)) score -= 2;
  }
  if (person.titles.has("prime") && !titles.includes("prime") && titles.includes("minister"))
    score -= titles.length > 1 ? 1 : 0;
  for (const rank of ["vice", "deputy"]) if (person.titles.has(rank) && !titles.includes(rank)) score -= 1;
  if (state !== undefined)
    score += person.country === state ? 3 : person.country === undefined ? (state === discourse.issuer ? 1 : 0) : -4;
  if (score <= 0) return 0;
  const rank = discourse.participants.indexOf(person);
  return (
    score +
    (rank < 0 ? 0 : rank === 0 ? 1 : 0.6) +
    (discourse.lastSpeakers[0] === person.name && discourse.lastSpeakers.length === 1 ? 0.1 : 0)
  );
}

const STYLE = /^(?:majesty|highness|excellency)$/;

/** Whose titles each style goes with, when it stands for its bearer. */
const BEARERS: Readonly<Record<string, RegExp>> = {
  majesty: /^(?:majesty|king|queen|sultan|emperor|empress)$/,
  highness: /^(?:highness|emir|amir|prince|princess|sheikh|sheikha|crown)$/,
  excellency: /^(?:excellency|president|minister|ambassador|chancellor|premier)$/,
};

/** "His Excellency": one who is called so elsewhere, or else one of a rank that is; a higher style excludes the lower. */
function styleScore({ titles }: Person, style: string): number {
  if (titles.has(style)) return 5;
  const higher = style !== "majesty" && ["majesty", "highness"].some((title) => title !== style && titles.has(title));
  return !higher && !titles.has("excellency") && [...titles].some((title) => BEARERS[style]?.test(title)) ? 3.5 : 0;
}

/** Whether the words name a state or its seat alone, or with "government" and the like. */
function isState(words: readonly SentenceToken[]): boolean {
  return words.length <= 7 || words.some((word) => isGroupNoun(word));
}

/** "A Downing Street spokesperson": a person of the state, but not the state. */
function isUnnamedOffice(words: readonly SentenceToken[]): boolean {
  const head = headOf(words);
  return isOfficeNoun(head) && !INSTITUTIONS.test(head?.lower ?? "");
}

const INSTITUTIONS =
  /^(?:ministry|government|administration|cabinet|embassy|department|parliament|senate|congress|council|commission|secretariat|presidency|directorate|kremlin|pentagon|treasury|office|bureau|authority|authorities)$/;

/** Whether an office, in small letters, is the head of a role told in full ("spokesperson for the ministry"). */
function isHeadOf(office: string, role: string): boolean {
  const words = role.toLowerCase().split(/\s/);
  return words.some((word, at) => {
    const next = words[at + 1];
    return word === office && (next === undefined || (at + 2 < words.length && /^(?:for|of|to|at)$/.test(next)));
  });
}

/** An unnamed role speaks under the role's own words. */
function roleOf(text: string, source: Span, { knownRoles: roles }: Discourse): string[] {
  const role = text
    .slice(source.start, source.end)
    .replace(/^(?:the|an?|other) /i, "")
    .replace(/['’]s$/, "");
  const office = role.toLowerCase();
  const told = /^\p{L}+$/u.test(role) ? roles.find((earlier) => isHeadOf(office, earlier)) : undefined;
  if (told !== undefined) return [told];
  if (/^\p{L}+ .*$/u.test(role) && roles.length < MOST_HOLDERS && role.length < 100) roles.push(role);
  return /^(?:he|she|they|it|we|i|both|which|who)$/i.test(role) ? [] : [role];
}
