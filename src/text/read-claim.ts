import { BLAME, CLAUSE_RULES, THREAT } from "./lexicon/act-rules.ts";
import { TALK_NOUNS } from "./lexicon/talk-nouns.ts";
import { findCheckables } from "./find-checkables.ts";
import type { Finding } from "./finding.ts";
import type { Act, Checkable } from "./reading.ts";
import { sliceOf } from "./span.ts";

const NOUN_ACTS = new Map(TALK_NOUNS);

/** A clause shows what it does early; later words are reasons and background. */
const CLAUSE_READ = 160;
/** Words in which the head noun of a content is looked for. */
const HEAD_READ = 9;

/** Verbs that say nothing of what is done: the content decides. */
const NEUTRAL = new Set<Act>(["state"]);

/** What the claim does, and what in it can be checked. */
export function readClaim(text: string, finding: Finding): { act: Act; checkables: Checkable[] } {
  return { act: decideAct(text, finding), checkables: findCheckables(text, finding.contents) };
}

function decideAct(text: string, finding: Finding): Act {
  const { verb } = finding;
  const first = finding.contents[0];
  if (first === undefined) return verb.act;
  const content = sliceOf(text, { start: first.start, end: Math.min(first.end, first.start + CLAUSE_READ) }).toLowerCase();
  if (/^(?:share|extend|offer|send|raise|exchange)$/.test(verb.verb)) return nounAct(content) ?? verb.act;
  if (verb.verb === "inform" || verb.verb === "tell" || verb.verb === "brief") return /^that\b/.test(content) ? clauseAct(content) ?? "state" : verb.act;
  if (verb.verb === "warn") return "threaten";
  if (verb.act === "request" || !NEUTRAL.has(verb.act)) return verb.act;
  if (/^make/.test(verb.verb) && THREAT.test(content)) return "threaten";
  if (finding.kind === "phrase") return phraseAct(content, verb.verb) ?? verb.act;
  return clauseAct(content) ?? verb.act;
}

/** The act of the first noun of talk at the content's head. */
function nounAct(content: string): Act | undefined {
  const words = content.split(/[\s,]+/u).slice(0, HEAD_READ);
  for (const word of words) {
    const act = NOUN_ACTS.get(word.replace(/[^\p{L}]/gu, ""));
    if (act !== undefined) return act;
    if (/^(?:for|on|that|in|to|about|importance|need|fact)$/.test(word)) return undefined;
  }
  return undefined;
}

function phraseAct(content: string, _verb: string): Act | undefined {
  const head = nounAct(content);
  if (head !== undefined) return head;
  if (/^(?:that|how|why)\b/.test(content)) return clauseAct(content);
  return BLAME.test(content.split(/\s+/u).slice(0, HEAD_READ).join(" ")) ? "accuse" : undefined;
}

function clauseAct(content: string): Act | undefined {
  return CLAUSE_RULES.find(([pattern]) => pattern.test(content))?.[1];
}
