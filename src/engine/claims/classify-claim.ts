import type { Act, CheckableFact } from "../analysis.ts";
import type { AttributionCandidate } from "../attribution/attribution-candidate.ts";
import { CENSURE_PATTERN, CONCERN_PATTERN, CONDUCT_PATTERN, WORRY_PATTERN } from "../languages/en/act-patterns.ts";
import {
  CONFIDENT_CUE,
  CUE_ACTS,
  CUE_MANNERS,
  CUES_OF_EXPRESSING,
  CUES_OF_GIVING,
  CUES_OF_SAYING,
  EXPRESSING,
  GIVEN_REPORT,
  HOPING,
  NOUN_PHRASE_OPENING,
  PREDICTING,
  PREDICTION_IN_CLAUSE,
  THAT_CLAUSE,
} from "../languages/en/cue-acts.ts";
import { type Span, textOf } from "../span.ts";
import type { ClaimToClassify } from "./claim-to-classify.ts";
import { clauseAct, hopeAct } from "./clause-acts.ts";
import { findCheckableFacts } from "./find-checkable-facts.ts";
import { firstWords, nounAct, phraseAct } from "./phrase-acts.ts";
import { actOfVerb } from "./verb-act.ts";

/** The number of characters at the start of a content that decide its act. Later text gives reasons and background. */
const CLAUSE_READ = 160;

/** Returns the act of a claim and the details in it that can be checked. */
export function classifyClaim(text: string, finding: AttributionCandidate): { act: Act; checkables: CheckableFact[] } {
  return { act: decideAct(text, finding), checkables: findCheckableFacts(text, finding.contents) };
}

function decideAct(text: string, finding: AttributionCandidate): Act {
  const { verb } = finding;
  const cue = textOf(text, finding.cue).toLowerCase();
  if (finding.contents.length === 0) return verb.act;
  const written = openingOf(text, finding.contents);
  const source = finding.sources[0] === undefined ? "" : textOf(text, finding.sources[0]);
  const claim = { finding, cue, source, written, content: written.toLowerCase() };
  if (isWorry(cue)) return isAboutConduct(claim) ? "accuse" : "state";
  const act = actOfManner(cue) ?? actOfVerb(claim) ?? actOfContent(claim);
  return act === "accuse" && isWorry(firstWords(claim.content)) && !isAboutConduct(claim) ? "state" : act;
}

/** Returns the words at the start of a content. A content in several pieces is read as one. */
function openingOf(text: string, contents: readonly Span[]): string {
  return contents
    .map(({ start, end }) => textOf(text, { start, end: Math.min(end, start + CLAUSE_READ) }))
    .join(" ")
    .slice(0, CLAUSE_READ);
}

/** Returns whether words express a worry and nothing that accuses by itself. */
const isWorry = (words: string): boolean => WORRY_PATTERN.test(words) && !CENSURE_PATTERN.test(words);

/** Returns whether a worry is about what somebody does. A worry about a state of affairs blames nobody. */
const isAboutConduct = ({ content }: ClaimToClassify): boolean =>
  !CONCERN_PATTERN.test(content) && CONDUCT_PATTERN.test(content);

const actOfManner = (cue: string): Act | undefined => CUE_MANNERS.find(([pattern]) => pattern.test(cue))?.[1];

/** Returns the act of a neutral verb, which the content determines. */
function actOfContent(claim: ClaimToClassify): Act {
  const { finding, cue, written } = claim;
  const { verb, kind } = finding;
  if (CUES_OF_EXPRESSING.test(cue)) return phraseAct(written) ?? verb.act;
  const unlisted = verb.verb === "say" && !CUES_OF_SAYING.test(cue) ? actOfUnlistedCue(claim) : undefined;
  if (unlisted !== undefined) return unlisted;
  if (CONFIDENT_CUE.test(cue)) return "state";
  if (HOPING.has(verb.verb)) return hopeAct(written) ?? verb.act;
  if (kind === "phrase" || isNounPhrase(finding, written)) return phraseAct(written) ?? verb.act;
  return clauseAct(written, PREDICTING.has(verb.verb) || PREDICTION_IN_CLAUSE.test(written)) ?? verb.act;
}

/** Returns the act of a cue whose verb is not in the lexicon. The tagger finds such cues. */
function actOfUnlistedCue({ cue, content }: ClaimToClassify): Act | undefined {
  const act = CUE_ACTS.find(([pattern]) => pattern.test(cue))?.[1];
  if (act !== undefined || !CUES_OF_GIVING.test(cue)) return act;
  return GIVEN_REPORT.test(content) ? "consult" : nounAct(content);
}

/**
 * Returns whether the content of a verb of stressing without "that" is a noun phrase ("Kuwait's condemnation of ...").
 */
function isNounPhrase({ verb, kind }: AttributionCandidate, written: string): boolean {
  if (kind !== "clause" || !verb.frames.includes("noun") || THAT_CLAUSE.test(written)) return false;
  return EXPRESSING.has(verb.verb) || NOUN_PHRASE_OPENING.test(written);
}
