import { isGroupNoun } from "../attribution/office-words.ts";
import type { SentenceToken } from "../document/sentence-tokens.ts";
import { matchCountryAt } from "../entities/match-country.ts";
import { BODIES_OF_LEADERS, SIDES, TALKS, THIRD_PARTIES } from "../languages/en/speaker-patterns.ts";
import { type Discourse, orNone, partiesOf } from "./discourse.ts";
import { several } from "./pronouns.ts";
import { headOf, isHeadlineList } from "./source-words.ts";

/** Returns whom a noun for a side or several stands for: "the two sides", "the leaders", "the Russian side"; undefined for any other. */
export function byGroup(words: readonly SentenceToken[], discourse: Discourse): readonly string[] | undefined {
  const head = isHeadlineList(words) ? words.at(-1) : headOf(words);
  if (head === undefined) return undefined;
  const state = matchCountryAt(words, 0, words.length)?.name;
  if (SIDES.test(head.lower)) return bySide(words, head, state, discourse);
  if (discourse.sides.length > 1 && words.length <= 3 && /^(?:sides|parties|delegations)$/.test(head.lower))
    return discourse.sides;
  const titled = sameOffice(head, words, discourse);
  if (titled.length > 1) return titled;
  if (TALKS.test(head.lower) && words.length <= 3) return orNone(partiesOf(discourse));
  const countries = /^(?:countries|nations|governments|states)$/.test(head.lower) ? statesOf(discourse) : [];
  if (countries.length > 1 && state === undefined && words.length <= 3) return countries;
  return byPluralNoun(words, head, state, discourse);
}

/** "The Russian side": the one party of the state, else the state itself. */
function bySide(
  words: readonly SentenceToken[],
  head: SentenceToken,
  state: string | undefined,
  { participants, issuer, sides }: Discourse,
): readonly string[] | undefined {
  if (words[0]?.lower === "our") return issuer === undefined ? undefined : [issuer];
  if (state === undefined) return undefined;
  const own = participants.filter(({ country }) => (country ?? issuer) === state);
  return head.lower === "side" && own.length === 1 && sides.length === 0 ? [own[0]?.name ?? state] : [state];
}

function byPluralNoun(
  words: readonly SentenceToken[],
  head: SentenceToken,
  state: string | undefined,
  discourse: Discourse,
): readonly string[] | undefined {
  const isMany = isGroupNoun(head) || /^(?:both|two|three|four|five|six)$/.test(head.lower);
  const own = isMany && state !== undefined ? ofState(state, discourse) : [];
  if (own.length > 1 && /^(?:representatives|officials|negotiators|delegates|diplomats|ministers)$/.test(head.lower))
    return own;
  const body = isMany && words.length <= 2 ? bodyOf(head, discourse) : undefined;
  if (body !== undefined) return [body];
  if (isThirdParty(words)) return [words.map(({ text }) => text).join(" ")];
  const isOfOtherState =
    state !== undefined && words.length > 2 && !/^(?:presidents|leaders|ministers)$/.test(head.lower);
  if (!isMany || isOfOtherState) return undefined;
  if (state !== undefined && /^\p{N}|^G\d/u.test(state)) return [withoutArticle(words)];
  return orNone(several({ ...discourse, lastSpeakers: [] }));
}

/** "Allies": states that the text tells of, which are nobody's call. */
function isThirdParty(words: readonly SentenceToken[]): boolean {
  return THIRD_PARTIES.test(words.map(({ lower }) => lower).join(" ")) && /^\p{Lu}/u.test(words[0]?.text ?? "");
}

function withoutArticle(words: readonly SentenceToken[]): string {
  return words
    .map((word) => word.text)
    .join(" ")
    .replace(/^(?:the )?(?:other )?/i, "");
}

/** "Both leaders" among three parties: the two who bear that title. */
function sameOffice(head: SentenceToken, words: readonly SentenceToken[], { participants }: Discourse): string[] {
  const first = words.find((word) => word.lower !== "the")?.lower ?? "";
  if (participants.length < 3 || !/^(?:both|two)$/.test(first)) return [];
  const titled = participants.filter(({ titles }) => titles.has(head.lower.replace(/s$/, "")));
  return titled.length === 2 ? titled.map(({ name }) => name) : [];
}

/** The parties of one state; those without any are the issuer's own. */
function ofState(state: string, { participants, issuer }: Discourse): string[] {
  return participants.filter(({ country }) => (country ?? issuer) === state).map(({ name }) => name);
}

/** The states of the parties, when all are known: "the two countries". */
function statesOf({ participants, author, issuer }: Discourse): string[] {
  const countries = participants.map(({ country }) => country ?? issuer);
  if (author !== undefined) countries.push(issuer);
  const states = new Set(countries.flatMap((country) => country ?? []));
  return countries.includes(undefined) ? [] : [...states];
}

/** "Leaders" where one party is a body's ("G7 Leaders"): that body's, which includes the others. */
function bodyOf(head: SentenceToken, { participants }: Discourse): string | undefined {
  const noun = ` ${head.lower}`;
  return participants.find(
    ({ name, titles }) => titles.has("group") && BODIES_OF_LEADERS.test(name) && name.toLowerCase().endsWith(noun),
  )?.name;
}
