import type { Sentence } from "../document/find-sentences.ts";
import type { Person } from "../entities/person.ts";
import { TALK_WITH_GUEST } from "../languages/en/speaker-patterns.ts";
import { type Discourse, mentionsIn, type PersonMention } from "./discourse.ts";

/**
 * Returns the parties of the call that a sentence turns to, in a text that tells of several calls of one host ("With Minister Lund, the
 * President discussed", "during a conversation between A and B"); undefined where it turns to none, and what was told goes on.
 */
export function partiesOfTurn(
  sentence: Sentence,
  all: readonly Person[],
  { document, mentions }: Discourse,
): readonly Person[] | undefined {
  const host = all[0];
  if (all.length < 3 || host === undefined) return undefined;
  const here = mentionsIn(mentions, sentence).filter(({ person }) => all.includes(person));
  const guests = [...new Set(here.filter(({ person }) => person !== host).map(({ person }) => person))];
  if (guests.length !== 1) return guests.length > 1 ? all : undefined;
  const guest = here.find(({ person }) => person === guests[0]);
  return guest !== undefined && isTurn(document.text, sentence, guest) ? [host, guest.person] : undefined;
}

function isTurn(text: string, sentence: Sentence, { span }: PersonMention): boolean {
  return TALK_WITH_GUEST.test(text.slice(Math.max(sentence.start, span.start - 160), span.start));
}
