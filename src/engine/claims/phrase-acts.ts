import type { Act } from "../analysis.ts";
import {
  AID_PATTERN,
  BLAME_PATTERN,
  CONCERN_PATTERN,
  DEMAND_PATTERN,
  EXTRA_ACT_NOUNS,
  MERIT_PATTERN,
  PRAISE_PATTERN,
  REMEDY_PATTERN,
  URGENT_DEMAND_PATTERN,
} from "../languages/en/act-rules.ts";
import { SPEECH_ACT_NOUNS } from "../languages/en/speech-act-nouns.ts";
import { clauseAct, hopeAct } from "./clause-acts.ts";

const NOUN_ACTS = new Map([...SPEECH_ACT_NOUNS, ...EXTRA_ACT_NOUNS]);

/** The number of words at the start of a content that are searched for its head noun. */
const HEAD_READ = 9;

/** Returns the words at the start of a content that contain its head noun. */
export const firstWords = (content: string): string => content.split(/\s+/u).slice(0, HEAD_READ).join(" ");

/**
 * Returns the act of the first noun of speech at the head of a content ("condolences", "invitation"). The content must
 * be in lower case.
 */
export function nounAct(content: string): Act | undefined {
  const words = content.split(/[\s,]+/u).slice(0, HEAD_READ);
  for (const [i, word] of words.entries()) {
    const plain = word.replace(/[^\p{L}]/gu, "");
    const act = NOUN_ACTS.get(plain);
    if (plain === "best" && !/^(?:wishes|regards|greetings)/.test(words[i + 1] ?? "")) continue;
    if (act !== undefined) return act;
    if (/^(?:for|on|that|in|to|about|importance|need|fact)$/.test(word)) return undefined;
  }
  return undefined;
}

export function nounActOrWorry(content: string): Act | undefined {
  const act = nounAct(content);
  return act === "accuse" && CONCERN_PATTERN.test(content) ? "state" : act;
}

export function phraseAct(written: string): Act | undefined {
  const content = written.toLowerCase();
  if (DEMAND_PATTERN.test(written) || URGENT_DEMAND_PATTERN.test(content)) return "request";
  if (/^(?:[\p{L}’']+ ){1,5}?calls? (?:for|on)\b/u.test(content)) return "request";
  const start = firstWords(content);
  if (/\b(?:hopes?|expectations?) that\b/u.test(start))
    return hopeAct(written.replace(/^.*?(?:hopes?|expectations?) (?=that\b)/iu, "")) ?? "state";
  if (/\bwish to see\b|\bdesire to see\b/.test(start)) return "request";
  if (/\bin support of\b|\bsupportive of\b/.test(start)) return "support";
  const head = nounActOrWorry(content);
  if (head === "pledge" && /\b(?:desire for|interest in (?!\p{L}{1,30}ing\b))/u.test(start)) return "state";
  if (head !== undefined) return head;
  if (AID_PATTERN.test(start)) return "pledge";
  if (/\b(?:rejecting|rejection|opposing|opposition to)\b/.test(start)) return "reject";
  if (BLAME_PATTERN.test(start) && !REMEDY_PATTERN.test(start)) return "accuse";
  if (PRAISE_PATTERN.test(start) && MERIT_PATTERN.test(start)) return "support";
  return clauseAct(written);
}
