import type { Sentence } from "../document/find-sentences.ts";
import type { Person } from "../entities/person.ts";
import { DOTTED_STYLE, FURTHER_GUEST, MET_GUEST, TALK_WITH_GUEST } from "../languages/en/speaker-patterns.ts";
import { type Discourse, mentionsIn } from "./discourse.ts";

/**
 * Returns the parties of the call that a sentence begins to report, in a text that reports several calls of one host
 * ("With Minister Lund, the President discussed", "during a conversation between A and B"). Returns undefined if the
 * sentence begins no other call, so that the previous parties remain.
 */
export function partiesOfNextCall(
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
  if (guest === undefined) return undefined;
  const before = document.text
    .slice(Math.max(sentence.start, guest.span.start - REACH), guest.span.start)
    .replace(DOTTED_STYLE, "$1");
  const isMeeting = here[0]?.person === host && MET_GUEST.test(before);
  const isTurn = TALK_WITH_GUEST.test(before) || isMeeting;
  return isTurn && !FURTHER_GUEST.test(before) ? [host, guest.person] : undefined;
}

/** The number of characters before a guest's name that are searched for a mention of the talk. */
const REACH = 160;
