import { mayStartCue } from "../attribution/match-cue.ts";
import { isExcellencyAbbreviation, isGroupNoun, isOfficeNoun, isTitleWord } from "../attribution/noun-phrase.ts";
import type { Sentence } from "../document/find-sentences.ts";
import {
  isAbbreviation,
  isCapitalized,
  isConjunction,
  isDotInsideName,
  isNameParticle,
  isPreposition,
  lowerAt,
  type SentenceToken,
  tokenizeSentence,
} from "../document/sentence-tokens.ts";
import { MONTHS, MONTHS_AS_NAMES } from "../languages/en/calendar.ts";
import { EVENT_VERBS } from "../languages/en/event-verbs.ts";
import { SENTENCE_STARTERS, TIME_WORDS } from "../languages/en/function-words.ts";
import { HONORIFICS, MONARCH_STYLES, NAME_SUFFIXES, RULER_TITLES_IN_NAMES } from "../languages/en/honorifics.ts";
import { NON_NAME_WORDS } from "../languages/en/non-name-words.ts";
import { AIDE_OFFICES, GENDERED_TITLES } from "../languages/en/offices.ts";
import { finish, type Sliced } from "../slices.ts";
import type { Span } from "../span.ts";
import { countryOfLeader } from "./country-of-leader.ts";
import { matchCountryAt } from "./match-country.ts";
import { normalizeName } from "./normalize-name.ts";

/** A person of the text: the fullest name, and what the titles around its mentions tell. */
export interface Person {
  name: string;
  /** The fullest name's words, folded; the last is most often the family name. */
  nameTokens: readonly string[];
  /** Words of the offices held, lower case ("foreign", "minister"). */
  readonly titles: Set<string>;
  country: string | undefined;
  gender: "f" | "m" | undefined;
  readonly mentions: Span[];
}

interface Mention {
  readonly span: Span;
  readonly name: string;
  readonly parts: readonly string[];
  readonly titles: readonly string[];
  readonly polity: string | undefined;
  readonly gender: "f" | "m" | undefined;
  /** A title, or a verb of meeting or saying beside the name, shows that it is a person's. */
  readonly sure: boolean;
  /** A headline may turn a name round that the body gives in its own order. */
  readonly isInHeadline: boolean;
}

/** Beyond this many characters no new people are looked for: nobody enters a readout so late, and long pages stay cheap. */
const READ = 200_000;

const STYLES: ReadonlySet<string> = new Set(HONORIFICS);
const MONARCHS: ReadonlySet<string> = new Set(MONARCH_STYLES);
const SUFFIXES: ReadonlySet<string> = new Set(NAME_SUFFIXES);
const NOT_NAME: ReadonlySet<string> = new Set(NON_NAME_WORDS);
const GENDERS = new Map(GENDERED_TITLES);
const EVENTS: ReadonlySet<string> = new Set(EVENT_VERBS);
const RULER_NAMES: ReadonlySet<string> = new Set(RULER_TITLES_IN_NAMES);
const MONTH_NAMES: ReadonlySet<string> = new Set(MONTHS_AS_NAMES);
const MONTH_ABBREVIATIONS: ReadonlySet<string> = new Set(MONTHS);

/** The persons that `text` names, in order of first mention. */
export function recognizePeople(text: string, sentences: readonly Sentence[]): Person[] {
  return finish(recognizePeopleIncrementally(text, sentences));
}

/** The same in slices, of a sentence each. */
export function* recognizePeopleIncrementally(text: string, sentences: readonly Sentence[]): Sliced<Person[]> {
  const mentions: Mention[] = [];
  for (const sentence of sentences) {
    if (sentence.start > READ) break;
    yield;
    const isInHeadline = sentence.paragraph === 0;
    for (const mention of mentionsIn(text, tokenizeSentence(text, sentence, [])))
      mentions.push(isInHeadline ? { ...mention, isInHeadline } : mention);
  }
  return gather(mentions);
}

/**
 * Fullest names first, so that a surname finds its owner whichever comes first in the text; and a surname that bears a title
 * ("Ms. Marsh") makes a bare name ("Ida Marsh") a person's.
 */
function gather(mentions: readonly Mention[]): Person[] {
  const people: Person[] = [];
  const byPart = new Map<string, Person[]>();
  const surnames = new Set(mentions.flatMap(({ parts }) => (parts.length === 1 ? parts : [])));
  const order = [...mentions].sort(
    (a, b) =>
      b.parts.length - a.parts.length ||
      Number(isAllCapitals(a.name)) - Number(isAllCapitals(b.name)) ||
      b.name.length - a.name.length ||
      accents(b.name) - accents(a.name) ||
      Number(a.isInHeadline) - Number(b.isInHeadline) ||
      a.span.start - b.span.start,
  );
  for (const mention of order) {
    const person = ownerOf(mention, byPart);
    if (person === undefined && !mention.sure && !surnames.has(mention.parts.at(-1) ?? "")) continue;
    const owner = person ?? newPerson(mention);
    if (person === undefined) {
      people.push(owner);
      for (const part of owner.nameTokens) byPart.set(part, [...(byPart.get(part) ?? []), owner].slice(-8));
    }
    addMention(owner, mention);
  }
  for (const person of people) {
    person.mentions.sort((a, b) => a.start - b.start);
    person.country ??= countryOfLeader(person);
  }
  return people.sort((a, b) => (a.mentions[0]?.start ?? 0) - (b.mentions[0]?.start ?? 0));
}

function isAllCapitals(name: string): boolean {
  return name.length > 3 && name === name.toUpperCase();
}

/** A body writes names with their accents, a headline often without. */
function accents(name: string): number {
  return name.replace(/[ -~]/g, "").length;
}

function newPerson(mention: Mention): Person {
  return {
    name: mention.name,
    nameTokens: mention.parts,
    titles: new Set(),
    country: undefined,
    gender: undefined,
    mentions: [],
  };
}

function addMention(person: Person, mention: Mention): void {
  for (const title of mention.titles) person.titles.add(title);
  person.country ??= mention.polity;
  person.gender ??= mention.gender;
  person.mentions.push(mention.span);
}

function ownerOf(mention: Mention, byPart: ReadonlyMap<string, readonly Person[]>): Person | undefined {
  const last = mention.parts.at(-1) ?? "";
  const candidates = new Set([...(byPart.get(last) ?? []), ...(byPart.get(mention.parts[0] ?? "") ?? [])]);
  const owners = [...candidates].filter((person) => isSame(mention, person));
  return owners.length < 2
    ? owners[0]
    : owners.reduce((best, person) => (shared(mention, person) > shared(mention, best) ? person : best));
}

/** How many titles a mention has in common with a person: "King Talal" is no prince's son of that name. */
function shared({ titles }: Mention, person: Person): number {
  return titles.filter((title) => person.titles.has(title)).length;
}

/** The numeral of a monarch, which tells him from all others of the name. */
function numeralOf(name: string): string | undefined {
  return / ([IVX]+)$/u.exec(name)?.[1];
}

/** Particles written large where a family name stands alone ("Ter Horst" of "Marijke ter Horst"). */
const SURNAME_PARTICLE = /^(?:van|von|de|den|der|ter|ten|da|di|du|la|le)$/;

/** One word must be the family name, or the first one of a titled person ("President Xi"); more must all fit. */
function isSame(mention: Mention, person: Person): boolean {
  const [particle, ...rest] = mention.parts;
  const parts = rest.length === 1 && SURNAME_PARTICLE.test(particle ?? "") ? rest : mention.parts;
  const conflict = mention.polity !== undefined && person.country !== undefined && mention.polity !== person.country;
  if (parts.length === 1) {
    if (conflict) return false;
    const numeral = numeralOf(mention.name);
    if (numeral !== undefined && numeral !== numeralOf(person.name)) return false;
    return (
      parts[0] === person.nameTokens.at(-1) ||
      parts[0] === person.nameTokens[0] ||
      (person.nameTokens.length > 2 && person.nameTokens.includes(parts[0] ?? ""))
    );
  }
  if (parts.every((part) => person.nameTokens.includes(part))) return true;
  return (
    parts.at(-1) === person.nameTokens.at(-1) &&
    (parts[0] ?? "").slice(0, 2) === (person.nameTokens[0] ?? "").slice(0, 2)
  );
}

function mentionsIn(text: string, words: readonly SentenceToken[]): Mention[] {
  const mentions: Mention[] = [];
  let many: Mention | undefined;
  for (let at = 0; at < words.length; ) {
    const read =
      isCapitalized(words[at]) || isStyle(words[at]) || isSmallTitle(words, at)
        ? readMention(text, words, at)
        : undefined;
    if (read?.mention !== undefined) {
      const isSecond = isConjunction(words[at - 1]) && words[at - 2]?.end === many?.span.end;
      const isBare = read.mention.titles.length === 0;
      const mention = many !== undefined && isSecond && isBare ? shareTitles(read.mention, many) : read.mention;
      mentions.push(mention);
      many = hasPluralTitle(words, at, mention) ? mention : undefined;
    }
    const state = read?.mention === undefined ? (matchCountryAt(words, at)?.length ?? 0) : 0;
    at = Math.max(at + 1, read?.next ?? 0, state > 1 ? at + state : 0);
  }
  return mentions;
}

/** "Ministers Ana Lund", "his counterparts Ana Lund": a title that the next name shares. */
function hasPluralTitle(words: readonly SentenceToken[], from: number, { span }: Mention): boolean {
  let at = from;
  while (at < words.length && (words[at]?.start ?? 0) < span.start) at++;
  return at > from ? isGroupNoun(words[at - 1]) : isGroupNoun(words[from - 1]) && isOfficeNoun(words[from - 1]);
}

/** The second of two names under one plural title. */
function shareTitles(mention: Mention, first: Mention): Mention {
  return { ...mention, titles: first.titles, polity: mention.polity ?? first.polity, sure: true };
}

/** "president al-Assad": an office in small letters right before a name; "the northern leader, Mr. Dahl": or before its style. */
function isSmallTitle(words: readonly SentenceToken[], at: number): boolean {
  const isStyled = lowerAt(words, at + 1) === "," && isStyle(words[at + 2]) && isOfficeNoun(words[at]);
  return isTitleWord(words[at]) && (isCapitalized(words[at + 1]) || isTitleWord(words[at + 1]) || isStyled);
}

/** Titles and a name at `at`. */
function readMention(
  text: string,
  words: readonly SentenceToken[],
  at: number,
): { mention: Mention | undefined; next: number } {
  const title = readTitles(words, at);
  const end = nameEnd(words, title.next);
  if (end === title.next) return { mention: undefined, next: title.next };
  const bare = !title.styled && !title.titles.some((word) => isOfficeNoun({ lower: word } as SentenceToken));
  const parts = partsOf(words, title.next, end);
  const count = parts.length;
  const next = end;
  if (count === 0 || (bare && (count < 2 || !looksLikeName(words, title.next, end))))
    return { mention: undefined, next };
  const after = readAfter(words, end);
  const far = bare && count >= 2 ? readFarTitle(words, title.next, title.titles.length > 0) : undefined;
  const pope = lowerAt(words, title.next - 1) === "pope" && count === 1 ? 1 : 0;
  const span = { start: words[title.next - pope]?.start ?? 0, end: words[end - 1]?.end ?? 0 };
  const sure = !bare || after.titles.length > 0 || far !== undefined || isActing(words, title.next, end);
  const mention = {
    span,
    name: text.slice(span.start, span.end),
    parts,
    titles: [...(far?.titles ?? []), ...title.titles, ...after.titles],
    polity: title.polity ?? far?.polity ?? after.polity,
    gender: title.gender,
    sure,
    isInHeadline: false,
  };
  return { mention, next };
}

interface Titles {
  readonly next: number;
  readonly titles: readonly string[];
  readonly styled: boolean;
  readonly polity: string | undefined;
  readonly gender: "f" | "m" | undefined;
}

/** The run of titles, styles, states and links before a name. */
function readTitles(words: readonly SentenceToken[], from: number): Titles {
  const titles: string[] = [];
  let polity: string | undefined;
  let gender: "f" | "m" | undefined;
  let styled = false;
  let ofChief = false;
  let at = from;
  while (at < words.length && at - from < 40) {
    const lower = lowerAt(words, at);
    const state = titles.length > 0 || isBeforeTitle(words, at) ? matchCountryAt(words, at) : undefined;
    if (at > from && isRulerName(words, at, at)) break;
    if (isStyle(words[at]) && !(lower === "father" && !isCapitalized(words[at]))) {
      styled = true;
      gender ??= GENDERS.get(lower.replaceAll(".", ""));
      const style = STYLE_OF.get(lower.replaceAll(".", "")) ?? (isOfficeNoun(words[at]) ? lower : undefined);
      if (style !== undefined && !ofChief) titles.push(style);
    } else if (state !== undefined) {
      polity ??= state.name;
      at += state.length - 1;
      if (lowerAt(words, at + 1) === "'s" && isTitleWord(words[at + 2])) at++;
    } else if (
      isTitleWord(words[at]) &&
      (isCapitalized(words[at]) || titles.length > 0 || polity !== undefined || at === from)
    ) {
      if (!ofChief || AIDES.has(lower)) {
        for (const title of TITLE_PAIR.test(lower) ? lower.split("-") : [lower])
          titles.push(...expandTitle(title.replace(/s$/, "")));
        gender ??= GENDERS.get(lower);
        ofChief = false;
      }
    } else if (isUnknownPlace(words, at, titles.length)) {
      at += 2;
    } else if (titles.length > 0 && isAcronymAfterOf(words, at)) {
      at += lowerAt(words, at + 1) === "the" ? 2 : 1;
    } else if (titles.length > 0 && bracketLength(words, at) > 0) {
      at += bracketLength(words, at) - 1;
    } else if (isLink(words, at, titles.length + (styled ? 1 : 0)) && !partsTitles(words, from, at)) {
      if (/^(?:to|for|of)$/.test(lower) && titles.some((title) => AIDES.has(title))) ofChief = true;
    } else if (!isRegion(words, at, titles.length)) break;
    at++;
  }
  return { next: at, titles, styled, polity, gender };
}

/** Styles in short, by the noun that stands for their bearer later ("His Excellency"). */
const STYLE_OF = new Map([
  ["he", "excellency"],
  ["h.e", "excellency"],
  ["hh", "highness"],
  ["hrh", "highness"],
  ["hm", "majesty"],
]);

/** Those who act for a chief whose office they do not hold ("Spokesman for the Secretary-General"). */
const AIDES: ReadonlySet<string> = new Set(AIDE_OFFICES);

/** The longest way back from a name to its office: "Special Representative for Peace and Security Affairs in ...". */
const FAR_TITLE = 18;

/**
 * The office far before a name, over words that the tables do not know: "Secretary General of the Council for Seas (CFS)
 * Ana Lund". The last word before the name must belong to a title, or close a bracket, for else the name could be a body's.
 */
function readFarTitle(words: readonly SentenceToken[], name: number, isTitled: boolean): Titles | undefined {
  if (!isTitled && lowerAt(words, name - 1) !== ")") return undefined;
  for (let at = name - 1; at >= 0 && at > name - FAR_TITLE; at--) {
    const word = words[at];
    if (isOfficeNoun(word) && isCapitalized(word)) return readTitles(words, openingOf(words, at));
    if (!isCapitalized(word) && !/^(?:of|for|and|the|&|-|\(|\))$/.test(word?.lower ?? "")) return undefined;
  }
  return undefined;
}

/** Where the titles and states right before an office begin. */
function openingOf(words: readonly SentenceToken[], office: number): number {
  let at = office;
  while (
    at > 0 &&
    office - at < 6 &&
    isCapitalized(words[at - 1]) &&
    (isTitleWord(words[at - 1]) || isNearState(words, at - 1))
  )
    at--;
  return at;
}

function isNearState(words: readonly SentenceToken[], at: number): boolean {
  return matchCountryAt(words, at)?.length === 1;
}

/** "of the OECD": an acronym that the tables do not know, before the name. */
function isAcronymAfterOf(words: readonly SentenceToken[], at: number): boolean {
  if (lowerAt(words, at) !== "of") return false;
  const body = words[lowerAt(words, at + 1) === "the" ? at + 2 : at + 1];
  return body !== undefined && /^\p{Lu}{3,}$/u.test(body.text);
}

/** "of Norland, Erik Halvorsen": a place that the tables do not know, between the office and the name. */
function isUnknownPlace(words: readonly SentenceToken[], at: number, seen: number): boolean {
  if (
    seen === 0 ||
    lowerAt(words, at) !== "of" ||
    !isCapitalized(words[at + 1]) ||
    matchCountryAt(words, at + 1) !== undefined ||
    isTitleWord(words[at + 1])
  )
    return false;
  return lowerAt(words, at + 2) === "," && isNameAfterComma(words, at + 3);
}

/** Two titles joined, but not one office written with a hyphen ("secretary-general"). */
const TITLE_PAIR =
  /^(?:prince|king|president|minister|chancellor|premier)-(?:prime|minister|president|king|chancellor)$/;

const SHORT_TITLES = new Map([
  ["pm", ["prime", "minister"]],
  ["fm", ["foreign", "minister"]],
  ["dpm", ["deputy", "prime", "minister"]],
  ["eam", ["external", "minister"]],
]);

/** "PM" and "FM" in full. */
export function expandTitle(title: string): readonly string[] {
  return SHORT_TITLES.get(title) ?? [title];
}

/** A state's name opens a title when an office follows ("Norwegian Prime Minister", "Norway's Prime Minister"). */
function isBeforeTitle(words: readonly SentenceToken[], at: number): boolean {
  const state = matchCountryAt(words, at);
  if (state === undefined) return false;
  const next = at + state.length;
  return (
    isTitleWord(words[next]) ||
    (lowerAt(words, next) === "'s" && isTitleWord(words[next + 1]) && isCapitalized(words[next + 1]))
  );
}

/** "of", "for", "and", "the", a comma or hyphen between two capitalised words of a title. */
function isLink(words: readonly SentenceToken[], at: number, seen: number): boolean {
  if (seen === 0) return false;
  const lower = lowerAt(words, at);
  if (lower === ",")
    return isNameAfterComma(words, at + 1) || (isOfficeNoun(words[at + 1]) && isCapitalized(words[at + 1]));
  if (lower === "'") return isStyle(words[at - 1]);
  if (lower === ".") return isAbbreviation(lowerAt(words, at - 1)) && words[at - 1]?.end === words[at]?.start;
  if (/^(?:his|her|their)$/.test(lower)) return MONARCHS.has(lowerAt(words, at + 1)) && isCapitalized(words[at]);
  if (FRIENDLY.test(lower) && lowerAt(words, at - 1) === "the") return true;
  if (!/^(?:of|for|and|the|&|-|–|to|at)$/.test(lower)) return false;
  const next = words[at + 1];
  if (lower === "to" && isTitleWord(next)) return false;
  if (lower === "the" && FRIENDLY.test(next?.lower ?? "")) return true;
  if (lower !== "to" && lower !== "at" && isPlaceWord(next)) return true;
  return (
    (next?.lower === "the" || isTitleWord(next) || matchCountryAt(words, at + 1) !== undefined) &&
    (isCapitalized(next) || next?.lower === "the")
  );
}

/** "Additional Secretary (Europe) Ana Lund": a bracket of few words inside a title. */
function bracketLength(words: readonly SentenceToken[], at: number): number {
  if (words[at]?.text !== "(") return 0;
  for (let end = at + 1; end < at + 6; end++)
    if (words[end]?.text === ")")
      return isCapitalized(words[end + 1]) || words[end + 1]?.text === "," ? end - at + 1 : 0;
  return 0;
}

/**
 * "The Secretary-General and President Rojas", "EAM and Minister Rojas": two persons, the first by office alone; and "in the call
 * with the President of Chile, Prime Minister Lund": the comma ends an adverbial.
 */
function partsTitles(words: readonly SentenceToken[], from: number, at: number): boolean {
  if (lowerAt(words, at) === ",") {
    const before = lowerAt(words, from - 1) === "the" ? lowerAt(words, from - 2) : lowerAt(words, from - 1);
    return /^(?:as|with|of|from|by|to|at|in)$/.test(before) && isOfficeNoun(firstOffice(words, at + 1));
  }
  if (lowerAt(words, at) !== "and") return false;
  const isShort = SHORT_TITLES.has(lowerAt(words, at - 1)) && !SHORT_TITLES.has(lowerAt(words, at + 1));
  if (!isShort && lowerAt(words, from - 1) !== "the") return false;
  let name = at + 1;
  while (isTitleWord(words[name]) && isCapitalized(words[name])) name++;
  return name > at + 1 && partsOf(words, name, nameEnd(words, name)).length === 1;
}

/** The office at the head of a short title ("Deputy Prime Minister"). */
function firstOffice(words: readonly SentenceToken[], from: number): SentenceToken | undefined {
  let at = from;
  while (at < from + 3 && isTitleWord(words[at]) && !isOfficeNoun(words[at])) at++;
  return words[at];
}

/** The titles that a noun phrase tells of its bearer, without those of the chief an aide serves. */
export function titlesOf(words: readonly SentenceToken[]): readonly string[] {
  const titles: string[] = [];
  let isChiefs = false;
  for (const [at, word] of words.entries()) {
    if (isTitleWord(word) && (!isChiefs || AIDES.has(word.lower))) {
      titles.push(...expandTitle(word.lower));
      isChiefs = false;
    } else if (/^(?:to|for|of)$/.test(word.lower) && words.slice(0, at).some((title) => AIDES.has(title.lower)))
      isChiefs = true;
  }
  return titles;
}

/** What agencies call the state of a guest: "President of the friendly Republic of Norland". */
const FRIENDLY = /^(?:friendly|brotherly|sisterly|fraternal|sister|brother|neighbou?ring)$/;

/** "for the Middle East", "of the General Assembly": places and bodies inside a title, by words that are in no name. */
function isRegion(words: readonly SentenceToken[], at: number, seen: number): boolean {
  return (
    seen > 0 &&
    isPlaceWord(words[at]) &&
    (/^(?:of|for|and|the|&)$/.test(lowerAt(words, at - 1)) || isPlaceWord(words[at - 1]))
  );
}

function isPlaceWord(word: SentenceToken | undefined): boolean {
  return isCapitalized(word) && NOT_NAME.has(word?.lower ?? "") && !isTitleWord(word);
}

/** "the President of Norland, Erik Halvorsen": a style, or two capitalised words that are no title, after the comma. */
function isNameAfterComma(words: readonly SentenceToken[], at: number): boolean {
  if (isStyle(words[lowerAt(words, at) === "the" ? at + 1 : at])) return true;
  const end = nameEnd(words, at);
  return (
    end >= at + 2 &&
    !isTitleWord(words[end]) &&
    /^[,.;()]?$|^(?:on|in|at|today|this|to|and|for|who|yesterday|during|held|met|spoke|said|had)$/.test(
      lowerAt(words, end),
    )
  );
}

/** Where the name that begins at `from` ends: capitalised words that are no title, state or time. */
function nameEnd(words: readonly SentenceToken[], from: number): number {
  let at = from;
  while (at < words.length && at - from < 8 && isNameWord(words, at, from)) at++;
  while (at > from && isNameParticle(words[at - 1]) && !isCapitalized(words[at - 1])) at--;
  const dot = words[at - 1]?.text === "." ? 1 : 0;
  if (at > from + 2 && POST_NOMINAL.test(words[at - 1 - dot]?.text ?? "")) at -= 1 + dot;
  if (at > from && lowerAt(words, at) === "," && SUFFIXES.has(lowerAt(words, at + 1))) {
    at += 2;
    if (words[at]?.text === "." && words[at - 1]?.end === words[at]?.start) at++;
  }
  return at;
}

/** Letters after a name that are no part of it. */
const POST_NOMINAL = /^(?:T\.?D\.?|M\.?P\.?|MEP|MdB|KC|QC|PC|CBE|OBE)$/;

function isNameWord(words: readonly SentenceToken[], at: number, from: number): boolean {
  const word = words[at];
  if (word === undefined) return false;
  if (word.text === ".") return isDotInsideName(words, at);
  if (at > from && SUFFIXES.has(word.lower) && isCapitalized(word)) return true;
  if (isNameParticle(word) && !isCapitalized(word)) {
    const opens = at > from || /^(?:al|el|bin|van|von|de|da|del|abu)$/.test(word.lower);
    return opens && (isCapitalized(words[at + 1]) || isNameParticle(words[at + 1]));
  }
  if (!/^\p{L}/u.test(word.text) || !isCapitalized(word) || isConjunction(word) || NOT_NAME.has(word.lower))
    return false;
  if (isTime(words, at, from)) return false;
  if (isTitleWord(word)) return isAfterKinship(words, at, from) || isRulerName(words, at, from);
  if (EVENTS.has(word.lower) && !(VERB_LIKE_NAMES.has(word.lower) && isCapitalized(words[at + 1]))) return false;
  if (at === from && (opensParticiple(words, at) || opensVerb(words, at))) return false;
  if (/^\p{Lu}{2,}$/u.test(word.text) && isPreposition(word)) return false;
  if (
    at > from &&
    mayStartCue(word) &&
    /(?:s|ed)$/.test(word.lower) &&
    /^[a-z]/.test(lowerAt(words, at + 1)) &&
    matchCountryAt(words, at) === undefined
  )
    return false;
  if (at === from && SENTENCE_STARTERS.has(word.lower)) return false;
  return (
    matchCountryAt(words, at) === undefined ||
    (at > from && matchCountryAt(words, at)?.form !== "demonym" && !isConjunction(words[at - 1]))
  );
}

/** Whether the word is a time: "May" after a first name or a title, and before no number, is a family name. */
function isTime(words: readonly SentenceToken[], at: number, from: number): boolean {
  const lower = lowerAt(words, at);
  const next = words[at + 1];
  const isBeforeNumber = /^\p{N}/u.test(next?.text ?? "") || /^\p{N}/u.test(words[at + 2]?.text ?? "");
  if (MONTH_ABBREVIATIONS.has(lower)) return at > from && (isBeforeNumber || next?.text === ".");
  if (!TIME_WORDS.has(lower)) return false;
  return !MONTH_NAMES.has(lower) || isBeforeNumber || !(at > from || isTitleWord(words[at - 1]));
}

/** "Foreign Minister of Norland Amir Gul Berg": a minister is no ruler, so a ruler's title right before the name is part of it. */
function isRulerName(words: readonly SentenceToken[], at: number, from: number): boolean {
  if (at !== from || !RULER_NAMES.has(lowerAt(words, at)) || !isNameWord(words, at + 1, at)) return false;
  for (let before = at - 1; before >= Math.max(0, at - 12); before--) {
    if (
      /^(?:minister|secretary|ambassador|president|premier|envoy|adviser|advisor|chairman)$/.test(
        lowerAt(words, before),
      )
    )
      return true;
    if (!isCapitalized(words[before]) && !/^(?:of|for|the|and|to)$/.test(lowerAt(words, before))) return false;
  }
  return false;
}

/** "Khalid bin Sultan", "bint Amir": after a word for son or daughter a title is a name. */
function isAfterKinship(words: readonly SentenceToken[], at: number, from: number): boolean {
  return at > from && /^(?:bin|ibn|bint|ben|abu|ould|abdul|al)$/.test(lowerAt(words, at - 1));
}

/** Family names that are verbs as well ("Do Van Khoa"). */
const VERB_LIKE_NAMES: ReadonlySet<string> = new Set(["do", "will"]);

/** "Congratulating Lund on": a participle in capitals opens a sentence; names that short ("Ming", "Ning") are no participles. */
function opensParticiple(words: readonly SentenceToken[], at: number): boolean {
  return (at === 0 || words[at - 1]?.text === ",") && /^\p{L}{4,}ing$/u.test(lowerAt(words, at));
}

/** "A Meets B, Reaffirms Commitment": a verb of a headline, after a comma or first. */
function opensVerb(words: readonly SentenceToken[], at: number): boolean {
  return (at === 0 || words[at - 1]?.text === ",") && /[^s]s$/.test(lowerAt(words, at)) && mayStartCue(words[at]);
}

/** The words that tell one person from another: no initials, particles or suffixes. */
function partsOf(words: readonly SentenceToken[], from: number, to: number): string[] {
  const parts: string[] = [];
  for (const word of words.slice(from, to)) {
    if (/^(?:\p{L}|\.|,|(?:\p{L}\.)+)$/u.test(word.text) || (SUFFIXES.has(word.lower) && parts.length > 0)) continue;
    if (isNameParticle(word) && !isCapitalized(word)) continue;
    parts.push(normalizeName(word.lower));
  }
  return parts;
}

/** ", Minister of Foreign Affairs of Portugal" or "of Sweden" after a name. */
function readAfter(
  words: readonly SentenceToken[],
  at: number,
): { titles: readonly string[]; polity: string | undefined } {
  if (lowerAt(words, at) === "of") {
    const from = lowerAt(words, at + 1) === "the" ? at + 2 : at + 1;
    const state = matchCountryAt(words, from);
    if (state !== undefined && lowerAt(words, from + state.length) === "'s") return { titles: [], polity: undefined };
    return { titles: [], polity: state?.name ?? polityAfterRepublic(words, from) };
  }
  if (lowerAt(words, at) !== "," && lowerAt(words, at) !== "(") return { titles: [], polity: undefined };
  const from = lowerAt(words, at + 1) === "the" ? at + 2 : at + 1;
  if (!isTitleWord(words[from]) && matchCountryAt(words, from) === undefined) return { titles: [], polity: undefined };
  const { titles, polity, next } = readTitles(words, from);
  const named = (nameEnd(words, next) > next && isCapitalized(words[next])) || isActor(words, next);
  return titles.some((title) => isOfficeNoun({ lower: title } as SentenceToken)) &&
    !titles.includes("counterpart") &&
    !named
    ? { titles, polity }
    : { titles: [], polity: undefined };
}

/** "Ana Lund, Chilean FM discuss ties": a verb right after the office makes it another party's, not the name's apposition. */
function isActor(words: readonly SentenceToken[], at: number): boolean {
  const word = words[at];
  return (
    word !== undefined &&
    !isCapitalized(word) &&
    !/(?:ed|ing)$/.test(word.lower) &&
    (EVENTS.has(word.lower) || mayStartCue(word))
  );
}

function polityAfterRepublic(words: readonly SentenceToken[], at: number): string | undefined {
  for (let i = at; i < at + 4; i++) {
    const state = matchCountryAt(words, i);
    if (state !== undefined) return state.name;
  }
  return undefined;
}

/** Two to five capitalised words, the last no common noun of treaties and places. */
function looksLikeName(words: readonly SentenceToken[], from: number, to: number): boolean {
  if (to - from > 7) return false;
  for (let at = from; at < to; at++)
    if (/^\p{Lu}{3,}$/u.test(words[at]?.text ?? "") && !/^\p{Lu}{3,}$/u.test(words[to - 1]?.text ?? "")) return false;
  return true;
}

/** A verb of meeting or reporting right after the name, or "with" right before it. */
function isActing(words: readonly SentenceToken[], from: number, to: number): boolean {
  let next = to;
  while (/^(?:also|today|yesterday|and|,)$/.test(lowerAt(words, next)) && next < to + 2) next++;
  if (EVENTS.has(lowerAt(words, next)) || (mayStartCue(words[next]) && !isCapitalized(words[next]))) return true;
  if (
    (from === 0 || words[from - 1]?.text === ",") &&
    isConjunction(words[to]) &&
    (isTitleWord(words[to + 1]) || isCapitalized(words[to + 1]))
  )
    return true;
  const before = lowerAt(words, from - 1);
  const isLed = before === "by" && /^(?:headed|led|chaired|hosted|represented)$/.test(lowerAt(words, from - 2));
  return isLed || /^(?:with|thanked|told|congratulated)$/.test(before) || lowerAt(words, to) === "'s";
}

function isStyle(word: SentenceToken | undefined): boolean {
  return (
    word !== undefined &&
    isCapitalized(word) &&
    (STYLES.has(word.lower.replaceAll(".", "")) || isExcellencyAbbreviation(word))
  );
}
