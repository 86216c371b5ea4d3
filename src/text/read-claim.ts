import { findCheckables } from "./find-checkables.ts";
import { BLAME, CLAUSE_RULES, DEMAND, GRANT, THREAT } from "./lexicon/act-rules.ts";
import { TALK_NOUNS } from "./lexicon/talk-nouns.ts";
import { polityAt } from "./people/find-polity.ts";
import type { Act, Checkable } from "./reading.ts";
import type { Finding } from "./rules/finding.ts";
import { sliceOf } from "./span.ts";
import { findWords } from "./words.ts";

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
  const written = sliceOf(text, { start: first.start, end: Math.min(first.end, first.start + CLAUSE_READ) });
  const content = written.toLowerCase();
  if (verb.verb === "raise") return nounAct(content) === "accuse" ? "accuse" : verb.act;
  if (
    verb.verb === "share" &&
    /^(?:the|a) (?:\p{L}+ )?(?:view|views|recognition|understanding|perception|opinion|assessment|position|conviction)\b/u.test(
      content,
    )
  )
    return "agree";
  if (/^(?:share|extend|offer|send|exchange)$/.test(verb.verb)) return nounAct(content) ?? verb.act;
  if (/^(?:inform|tell|brief)$/.test(verb.verb))
    return /^that\b/.test(content) ? (clauseAct(written) ?? "state") : verb.act;
  if (verb.act === "reject" && /\b(?:not|never)\b|n't/.test(sliceOf(text, finding.cue))) return "state";
  if (verb.verb === "consider" && finding.passive) return "consult";
  if (!NEUTRAL.has(verb.act)) return verb.act;
  if (/^make/.test(verb.verb) && THREAT.test(content)) return "threaten";
  if (verb.verb === "announce" && finding.kind === "phrase" && GRANT.test(content)) return "pledge";
  if (finding.kind === "phrase") return phraseAct(written) ?? verb.act;
  return clauseAct(written) ?? verb.act;
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

function phraseAct(written: string): Act | undefined {
  const content = written.toLowerCase();
  if (DEMAND.test(written)) return "request";
  const head = nounAct(content);
  if (head === "state" && /^(?:\p{L}+ ){0,4}hopes? that\b/u.test(content) && isWishForOthers(written)) return "request";
  if (head !== undefined) return head;
  if (/\b(?:rejecting|rejection|opposing|opposition to)\b/.test(content.split(/\s+/u).slice(0, HEAD_READ).join(" ")))
    return "reject";
  if (BLAME.test(content.split(/\s+/u).slice(0, HEAD_READ).join(" "))) return "accuse";
  return clauseAct(written);
}

/** "hope that the EU will send ...": what a state or its people are hoped to do. */
function isWishForOthers(written: string): boolean {
  const subject = /\bthat (.{3,80}?) (?:would|will|can|could) (?!be\b|continue\b)/u.exec(written)?.[1];
  return (
    subject !== undefined &&
    /\p{Lu}|\b(?:side|sides|countries|leaders|government|partners|parties|they)\b/u.test(subject)
  );
}

function clauseAct(written: string): Act | undefined {
  const content = written.toLowerCase();
  const rule = CLAUSE_RULES.find(([pattern]) => pattern.test(content));
  if (rule !== undefined) return rule[1];
  if (/^["“]?we (?:want|intend|plan|aim) to\b/u.test(content)) return "pledge";
  return isOwnWill(written) ? "pledge" : undefined;
}

/** "will" pledges when the subject is a pronoun, a state or its side; things "will" do no promising. */
function isOwnWill(written: string): boolean {
  const subject =
    /^(?:that )?((?:[^\s,]+ ){1,8}?)(?:will|would|shall|intends? to|intended to|plans? to|looks? forward|looked forward|is working to)\b/u.exec(
      written,
    )?.[1];
  if (subject === undefined) return false;
  if (/^["“]?(?:we|i|he|she|they|it|both|the two|his|her|their|our)\b/iu.test(subject)) return true;
  const words = findWords(subject, { start: 0, end: subject.length }, []);
  return polityAt(words, 0, Math.min(words.length, 3)) !== undefined;
}
