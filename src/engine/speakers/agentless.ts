import type { AttributionCandidate } from "../attribution/attribution-candidate.ts";
import { CONTINUING_PASSIVE, NAMED_TALK } from "../languages/en/speaker-patterns.ts";
import { type Discourse, firstMention, mentionsIn, partiesOf } from "./discourse.ts";

/** Longer than any paragraph of a readout. */
const PARAGRAPH = 4_000;

/**
 * Returns who speaks where the cue has no agent: whoever speaks in the paragraph already, the two of a talk that the sentence names,
 * else both sides, less the one who is spoken to. Among three or more nobody can be told.
 */
export function withoutAgent(candidate: AttributionCandidate, discourse: Discourse): readonly string[] {
  const told = candidate.addressees[0];
  const { mentions, sides } = discourse;
  const mention = told === undefined ? undefined : mentions[firstMention(mentions, told.start)];
  const isHearer = mention !== undefined && told !== undefined && mention.span.end <= told.end;
  const hearer = isHearer ? mention.person.name : undefined;
  const speaker = speakerOfParagraph(candidate, discourse);
  if (speaker !== undefined) return [speaker];
  const talk = partiesOfNamedTalk(candidate, discourse);
  if (talk !== undefined) return talk;
  if (hearer === undefined && sides.length > 1) return sides;
  const parties = partiesOf(discourse);
  return hearer === undefined && parties.length > 2 ? [] : parties.filter((name) => name !== hearer);
}

/** "It was noted that ..." in the paragraph of one who speaks. */
function speakerOfParagraph({ cue }: AttributionCandidate, discourse: Discourse): string | undefined {
  const { lastSpeakers, lastCueEnd, lastSingleSpeaker, document } = discourse;
  if (cue === undefined || lastSingleSpeaker === undefined || lastSpeakers.length > 1) return undefined;
  if (cue.start - lastCueEnd > PARAGRAPH) return undefined;
  const isSameParagraph = !document.text.slice(lastCueEnd, cue.start).includes("\n");
  return CONTINUING_PASSIVE.test(document.text.slice(cue.start, cue.end)) && isSameParagraph
    ? lastSingleSpeaker
    : undefined;
}

/** "The conversation with Ms Lund revolved around ...": the host and whoever the talk was with, or the two that it was between. */
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
