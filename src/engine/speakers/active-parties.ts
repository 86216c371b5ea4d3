import type { Sentence } from "../document/find-sentences.ts";
import type { Person } from "../entities/person.ts";
import {
  BOTH_NEXT,
  DOTTED_STYLE,
  FURTHER_GUEST,
  MET_GUEST,
  OFFICE_MEETS,
  TALK_WITH_GUEST,
} from "../languages/en/speaker-patterns.ts";
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
  const isHostFirst =
    here[0]?.person === host || (here[0] === guest && isOfficeOfHost(sentence, guest.span.start, document.text));
  const isMeeting = isHostFirst && MET_GUEST.test(before);
  const isTurn = TALK_WITH_GUEST.test(before) || isMeeting;
  const isFollowed =
    !FURTHER_GUEST.test(before) || BOTH_NEXT.test(document.text.slice(sentence.end, sentence.end + REACH));
  return isTurn && isFollowed ? [host, guest.person] : undefined;
}

/** Returns whether the sentence begins with an office as its subject before the guest: "At noon, the Minister received". */
function isOfficeOfHost({ start }: Sentence, end: number, text: string): boolean {
  return OFFICE_MEETS.test(text.slice(start, end));
}

/** The number of characters before a guest's name that are searched for a mention of the talk. */
const REACH = 160;
