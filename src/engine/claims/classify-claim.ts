import type { Act, CheckableFact } from "../analysis.ts";
import type { AttributionCandidate } from "../attribution/attribution-candidate.ts";
import {
  CLOSER_WORK,
  CUE_ACTS,
  CUE_MANNERS,
  DENIAL_PATTERN,
  GRANT_NOUNS,
  GUESTS,
  KINDNESS_PATTERN,
  MERIT_PATTERN,
  PRAISE_PATTERN,
  RELAYED_GREETING,
  THREAT_PATTERN,
  TOPIC_OF_TALK,
} from "../languages/en/act-rules.ts";
import { textOf } from "../span.ts";
import { clauseAct, hopeAct, isActor, isOthersDoing } from "./clause-acts.ts";
import { findCheckableFacts } from "./find-checkable-facts.ts";
import { HEAD_READ, nounAct, nounActOrWorry, phraseAct } from "./phrase-acts.ts";

/** Verbs and adjectives of belief. What they say "will" happen is a prediction and not a promise. */
const PREDICTING = new Set(
  "anticipate believe certain confident convinced foresee hopeful optimistic predict sure think trust".split(" "),
);

/** The number of characters at the start of a content that decide its act. Later text gives reasons and background. */
const CLAUSE_READ = 160;

/** The input of the steps below: the cue in lower case, and the opening of the content as written and in lower case. */
interface Claim {
  readonly finding: AttributionCandidate;
  readonly cue: string;
  readonly written: string;
  readonly content: string;
}

/** Returns the act of a claim and the details in it that can be checked. */
export function classifyClaim(text: string, finding: AttributionCandidate): { act: Act; checkables: CheckableFact[] } {
  return { act: decideAct(text, finding), checkables: findCheckableFacts(text, finding.contents) };
}

function decideAct(text: string, finding: AttributionCandidate): Act {
  const { verb } = finding;
  const first = finding.contents[0];
  const cue = textOf(text, finding.cue).toLowerCase();
  if (first === undefined) return verb.act;
  const written = textOf(text, { start: first.start, end: Math.min(first.end, first.start + CLAUSE_READ) });
  const claim = { finding, cue, written, content: written.toLowerCase() };
  return actOfManner(cue) ?? actOfVerb(claim) ?? actOfContent(claim);
}

const actOfManner = (cue: string): Act | undefined => CUE_MANNERS.find(([pattern]) => pattern.test(cue))?.[1];

/**
 * Returns the act of a verb that determines it alone or with words of its content. Returns undefined if the content
 * determines the act.
 */
function actOfVerb({ finding, cue, written, content }: Claim): Act | undefined {
  const { verb, passive } = finding;
  if (/\b(?:not|never|nor)\b|n['’]t\b/.test(cue)) {
    if (verb.act === "reject") return "state";
    if (/^(?:support|agree|pledge|concede)$/.test(verb.act)) return "reject";
  }
  switch (verb.verb) {
    case "raise":
      return nounAct(content) === "accuse" ? "accuse" : verb.act;
    case "share":
      return isSharedView(content) ? "agree" : (nounActOrWorry(content) ?? verb.act);
    case "exchange":
      return nounAct(content) === "courtesy" ? "courtesy" : verb.act;
    case "extend":
    case "send":
      return nounAct(content) ?? verb.act;
    case "offer":
      return nounAct(content) === "courtesy" ? "courtesy" : verb.act;
    case "inform":
    case "tell":
    case "brief":
      return /^(?:that\b|["“])/.test(content) ? (clauseAct(written) ?? "state") : verb.act;
    case "consider":
      return passive || TOPIC_OF_TALK.test(content) ? "consult" : undefined;
    case "refer":
    case "present":
    case "bring up":
      return /^(?:that\b|["“])/.test(content) ? undefined : "consult";
    case "reaffirm":
    case "affirm":
    case "reiterate":
    case "confirm":
      return affirmedAct(finding, content);
    case "reciprocate":
      return nounAct(content) ?? "courtesy";
    case "assure":
      if (/^of (?:\S+ ){0,3}?\S+['’]s (?:support|backing|solidarity)\b/.test(content)) return "support";
      return /^that\b/.test(content) && !/\b(?:will|would|shall|is committed|continues?)\b/.test(content)
        ? "state"
        : verb.act;
    case "assess":
      return /^that\b/.test(content) ? (clauseAct(written) ?? "state") : verb.act;
    case "ask":
    case "request":
      if (RELAYED_GREETING.test(content)) return "courtesy";
      return /^(?:what|how|whether|why|about)\b/.test(content) ? "consult" : verb.act;
    case "welcome":
      return welcomeAct(cue, written);
    case "appreciate":
      return KINDNESS_PATTERN.test(content) ? "courtesy" : verb.act;
    case "acknowledge":
      return acknowledgedAct(content);
    case "look forward to":
      return isOthersDoing(written) ? "request" : verb.act;
    default:
      return verb.act === "state" ? undefined : verb.act;
  }
}

/**
 * Returns "pledge" if the content says what will be done ("reaffirmed to work closely", "affirmed closer cooperation"),
 * and undefined if it says what is the case.
 */
function affirmedAct({ verb, passive, kind }: AttributionCandidate, content: string): Act | undefined {
  if (verb.verb === "confirm" && passive) return /^that .*\b(?:would|will)\b/.test(content) ? "agree" : undefined;
  if (kind === "infinitive" || /^to \p{Ll}/u.test(content)) return "pledge";
  return CLOSER_WORK.test(content) ? "pledge" : undefined;
}

/**
 * Returns the act of "welcome": "courtesy" for a person, "request" for a person who is "welcome to do" something, and
 * "support" for an event or a development.
 */
function welcomeAct(cue: string, written: string): Act {
  if (/^(?:to|back|on) /u.test(written) || /\bdelegation\b/u.test(written.slice(0, 110))) return "courtesy";
  if (/^(?:[^\s,]+ ){1,6}to (?:the )?\p{Lu}/u.test(written) && !/['’]s\b/u.test(written.slice(0, 40)))
    return "courtesy";
  if (/\bwarmly\b/.test(cue) && /\bvisit\b/.test(written)) return "courtesy";
  if (GUESTS.test(written)) return "courtesy";
  const guest =
    /^((?:[^\s,]+ ){1,4})to (?:continue|participate|join|invest|take|play|expand|share|attend|send|work)\b/u.exec(
      written,
    )?.[1];
  return guest !== undefined && isActor(guest.trim()) ? "request" : "support";
}

function acknowledgedAct(content: string): Act | undefined {
  if (
    /^that\b.*\b(?:short of|fail\w*|mistakes?|weakened|difficult\w*|insufficient|not enough|lagg\w+|challeng\w+)\b/.test(
      content,
    )
  )
    return "concede";
  if (
    /^[^,]*\b(?:support|assistance|help|hospitality) (?:for|to|in|of)\b/.test(content) &&
    !/\bimportance\b/.test(content)
  )
    return "courtesy";
  return MERIT_PATTERN.test(content.split(/\s+/u).slice(0, HEAD_READ).join(" ")) && !/\bimportance\b/.test(content)
    ? "support"
    : undefined;
}

const isSharedView = (content: string): boolean =>
  /^(?:the|a) (?:\p{L}+ )?(?:view|views|recognition|understanding|perception|opinion|assessment|position|conviction)\b/u.test(
    content,
  );

/** Returns the act of a neutral verb, which the content determines. */
function actOfContent({ finding, cue, written, content }: Claim): Act {
  const { verb, kind } = finding;
  if (verb.verb === "say" && !/\bsa(?:y|id|ys|ying)\b/.test(cue)) {
    const act = CUE_ACTS.find(([pattern]) => pattern.test(cue))?.[1];
    if (act !== undefined) return act;
    if (/^(?:made|makes?|gave|gives?|set out|provided|delivered|presented)\b/.test(cue)) {
      if (/^(?:an? |the )?(?:\p{L}+ )?(?:review|account|overview|presentation|briefing|outline)\b/u.test(content))
        return "consult";
      const noun = nounAct(content);
      if (noun !== undefined) return noun;
    }
  }
  if (/^make/.test(verb.verb) && THREAT_PATTERN.test(content)) return "threaten";
  if (verb.verb === "announce" && !/^that\b/.test(content) && GRANT_NOUNS.test(content)) return "pledge";
  if (/\bconfidence\b/.test(cue)) return "state";
  if (/^(?:describe|call|characteri[sz]e|consider|term|label|view|hail)$/.test(verb.verb)) {
    if (DENIAL_PATTERN.test(content)) return "reject";
    if (PRAISE_PATTERN.test(content)) return "support";
  }
  if (/^(?:hope|expect)$/.test(verb.verb)) return hopeAct(written) ?? verb.act;
  if (kind === "phrase" || isNounPhrase(finding, written)) return phraseAct(written) ?? verb.act;
  return clauseAct(written, PREDICTING.has(verb.verb)) ?? verb.act;
}

/**
 * Returns whether the content of a verb of stressing without "that" is a noun phrase ("Kuwait's condemnation of ...").
 */
function isNounPhrase({ verb, kind }: AttributionCandidate, written: string): boolean {
  if (kind !== "clause" || !verb.frames.includes("noun") || /^that\b/iu.test(written)) return false;
  return /^(?:(?:the|an?|its|his|her|their|our)\s|(?:[^\s,]+\s){0,4}?[^\s,]+['’]s?\s|rejection |support )/iu.test(
    written,
  );
}
