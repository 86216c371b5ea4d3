import { isOfficeTitle } from "../attribution/office-words.ts";
import type { Person } from "../entities/person.ts";
import { PEER_TITLES } from "../languages/en/speaker-patterns.ts";
import type { Span } from "../span.ts";

/**
 * Gives the persons who are introduced as somebody's counterpart the titles of that person: the counterpart of a
 * minister is a minister.
 */
export function shareOfficesOfPeers(
  people: readonly Person[],
  mentions: readonly { person: Person; span: Span }[],
): void {
  for (const peer of people) {
    if (!isOnlyPeer(peer)) continue;
    const start = peer.mentions[0]?.start ?? 0;
    const owner = mentions.findLast(
      ({ person, span }) => span.start < start && person !== peer && hasOffice(person),
    )?.person;
    for (const title of owner?.titles ?? []) peer.titles.add(title);
  }
}

/** Returns whether the person is introduced as a peer ("his Chilean counterpart Diego Rojas") and without another office. */
function isOnlyPeer({ titles }: Person): boolean {
  return [...titles].some((title) => PEER_TITLES.test(title)) && ![...titles].some((title) => isOwnOffice(title));
}

const isOwnOffice = (title: string): boolean => isOfficeTitle(title) && !PEER_TITLES.test(title);

const hasOffice = ({ titles }: Person): boolean => [...titles].some(isOwnOffice);
