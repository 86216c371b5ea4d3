import type { AttributionCandidate } from "../attribution/attribution-candidate.ts";
import { CONTINUING_PASSIVE, NAMED_TALK } from "../languages/en/speaker-patterns.ts";
import { type Discourse, firstMention, mentionsIn, partiesOf } from "./discourse.ts";

/**
 * The greatest distance in characters after a cue at which its paragraph can continue. No paragraph of a readout is
 * longer.
 */
const PARAGRAPH = 4_000;

/**
 * Returns the speakers of a cue that has no agent. They are the speaker of the paragraph so far, or else the parties of
 * a talk that the sentence names, or else both sides of a consultation or all parties except the addressee. Returns an
 * empty list if there are three or more parties and the addressee is not known.
 */
export function speakersWithoutAgent(candidate: AttributionCandidate, discourse: Discourse): readonly string[] {
  const addressee = candidate.addressees[0];
  const { mentions, sides } = discourse;
  const mention = addressee === undefined ? undefined : mentions[firstMention(mentions, addressee.start)];
  const isNamedAddressee = mention !== undefined && addressee !== undefined && mention.span.end <= addressee.end;
  const addresseeName = isNamedAddressee ? mention.person.name : undefined;
  const speaker = speakerOfParagraph(candidate, discourse);
  if (speaker !== undefined) return [speaker];
  const talk = partiesOfNamedTalk(candidate, discourse);
  if (talk !== undefined) return talk;
  if (addresseeName === undefined && sides.length > 1) return sides;
  const parties = partiesOf(discourse);
  return addresseeName === undefined && parties.length > 2 ? [] : parties.filter((name) => name !== addresseeName);
}

/**
 * Returns the single speaker of the paragraph so far if the cue is an impersonal passive that continues it ("It was
 * noted that ...").
 */
function speakerOfParagraph({ cue }: AttributionCandidate, discourse: Discourse): string | undefined {
  const { lastSpeakers, lastCueEnd, lastSingleSpeaker, document } = discourse;
  if (cue === undefined || lastSingleSpeaker === undefined || lastSpeakers.length > 1) return undefined;
  if (cue.start - lastCueEnd > PARAGRAPH) return undefined;
  const isSameParagraph = !document.text.slice(lastCueEnd, cue.start).includes("\n");
  return CONTINUING_PASSIVE.test(document.text.slice(cue.start, cue.end)) && isSameParagraph
    ? lastSingleSpeaker
    : undefined;
}

/**
 * Returns the parties of a talk that the sentence names: the host and the one guest ("The conversation with Ms Lund
 * revolved around ..."), or the two persons whom it names.
 */
function partiesOfNamedTalk({ cue, sentence }: AttributionCandidate, discourse: Discourse): string[] | undefined {
  const start = discourse.document.sentences[sentence]?.start;
  const host = discourse.participants[0];
  if (cue === undefined || start === undefined || host === undefined) return undefined;
  const talk = NAMED_TALK.exec(discourse.document.text.slice(start, cue.start));
  if (talk === null) return undefined;
  const span = { start: start + talk.index, end: cue.start };
  const named = [...new Set(mentionsIn(discourse.mentions, span).map(({ person }) => person.name))];
  if (named.length === 2) return named;
  return named.length === 1 && named[0] !== host.name ? [host.name, ...named] : undefined;
}
