import type { Act } from "../analysis.ts";
import { CONCERN_PATTERN, DEMAND_PATTERN, EXTRA_ACT_NOUNS } from "../languages/en/act-patterns.ts";
import {
  HOPE_THAT,
  NOUN_SEARCH_ENDS,
  type PhraseActRow,
  ROWS_AFTER_HEAD,
  ROWS_BEFORE_HEAD,
  UP_TO_HOPE_THAT,
  WISH_FOR_THING,
  WISHES_AFTER_BEST,
} from "../languages/en/phrase-act-rows.ts";
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
    if (plain === "best" && !WISHES_AFTER_BEST.test(words[i + 1] ?? "")) continue;
    if (act !== undefined) return act;
    if (NOUN_SEARCH_ENDS.test(word)) return undefined;
  }
  return undefined;
}

export function nounActOrWorry(content: string): Act | undefined {
  const act = nounAct(content);
  return act === "accuse" && CONCERN_PATTERN.test(content) ? "state" : act;
}

/** Returns the act of a content that is a noun phrase. */
export function phraseAct(written: string): Act | undefined {
  const content = written.toLowerCase();
  if (DEMAND_PATTERN.test(written)) return "request";
  const start = firstWords(content);
  if (HOPE_THAT.test(start)) return hopeAct(written.replace(UP_TO_HOPE_THAT, "")) ?? "state";
  const read = { content, start };
  return actOfRows(ROWS_BEFORE_HEAD, read) ?? headAct(read) ?? actOfRows(ROWS_AFTER_HEAD, read) ?? clauseAct(written);
}

/** The content of a phrase in lower case, and its first words. */
interface Phrase {
  readonly content: string;
  readonly start: string;
}

const actOfRows = (rows: readonly PhraseActRow[], phrase: Phrase): Act | undefined =>
  rows.find(({ in: read, pattern, also, unless }) => {
    const text = phrase[read];
    return pattern.test(text) && (also?.test(text) ?? true) && !unless?.test(text);
  })?.act;

function headAct({ content, start }: Phrase): Act | undefined {
  const head = nounActOrWorry(content);
  return head === "pledge" && WISH_FOR_THING.test(start) ? "state" : head;
}
