import { TOPIC_ROWS } from "./topic-lexicon.ts";

/**
 * Topics found in a text, with the rows of the lexicon that matched. Rows of one topic are different things within it.
 */
export interface FoundTopics {
  readonly topics: ReadonlySet<string>;
  /** Indexes of rows of the lexicon. */
  readonly rows: ReadonlySet<number>;
}

/** A row of the lexicon: the name of a topic and its terms, separated by commas. */
export type TopicRow = readonly [topic: string, terms: string];

interface Term {
  readonly row: number;
  /** The words after the first. Up to `most` other words may precede each of them. */
  readonly rest: readonly { readonly word: WordPattern; readonly most: number }[];
}

/** A lexicon indexed by the first word of each term, or by the beginning of that word. */
export interface TopicLexicon {
  readonly rows: readonly TopicRow[];
  readonly byWord: ReadonlyMap<string, readonly Term[]>;
  readonly byBeginning: ReadonlyMap<string, readonly Term[]>;
  /** Terms with "*" inside the first word ("defen*e"), too few to need an index. */
  readonly others: readonly { readonly first: WordPattern; readonly term: Term }[];
  readonly shortest: number;
  readonly longest: number;
}

const GAP = 3;

/** Parses rows of a lexicon, by default those that come with the extension. */
export function parseTopicLexicon(rows: readonly TopicRow[] = TOPIC_ROWS): TopicLexicon {
  const byWord = new Map<string, Term[]>();
  const byBeginning = new Map<string, Term[]>();
  const others: { first: WordPattern; term: Term }[] = [];
  const lengths = new Set<number>();
  for (const [row, [, terms]] of rows.entries())
    for (const words of terms.split(",")) {
      const [first = "", ...rest] = words.trim().split(/\s+/);
      if (first === "") continue;
      const term = { row, rest: restOf(rest) };
      const star = first.indexOf("*");
      if (star < 0) addTo(byWord, first, term);
      else if (star < first.length - 1) others.push({ first: patternOf(first), term });
      else {
        addTo(byBeginning, first.slice(0, star), term);
        lengths.add(star);
      }
    }
  return { rows, byWord, byBeginning, others, shortest: Math.min(...lengths, 1), longest: Math.max(...lengths, 0) };
}

function addTo(map: Map<string, Term[]>, key: string, term: Term): void {
  const list = map.get(key);
  if (list) list.push(term);
  else map.set(key, [term]);
}

function restOf(words: readonly string[]): Term["rest"] {
  const rest: { word: WordPattern; most: number }[] = [];
  let most = 0;
  for (const word of words) {
    if (word === "…") most = GAP;
    else {
      rest.push({ word: patternOf(word), most });
      most = 0;
    }
  }
  return rest;
}

/**
 * A word of a term: its beginning and end, or the whole word. Users write terms too, so it is not a regular expression.
 */
interface WordPattern {
  readonly start: string;
  /** Undefined if the whole word is given. */
  readonly end: string | undefined;
}

function patternOf(word: string): WordPattern {
  const star = word.indexOf("*");
  return star < 0 ? { start: word, end: undefined } : { start: word.slice(0, star), end: word.slice(star + 1) };
}

function isMatch(word: string, { start, end }: WordPattern): boolean {
  if (end === undefined) return word === start;
  return word.length >= start.length + end.length && word.startsWith(start) && word.endsWith(end);
}

/** Finds the topics of words as returned by `writtenWords`. */
export function findTopics(words: readonly string[], lexicon: TopicLexicon): FoundTopics {
  const found = new Set<number>();
  for (const [at, word] of words.entries())
    for (const term of termsOf(word, lexicon))
      if (!found.has(term.row) && goesOn(words, at + 1, term.rest)) found.add(term.row);
  const rows = new Set([...found].sort((a, b) => a - b));
  return { rows, topics: new Set([...rows].map((row) => lexicon.rows[row]?.[0] ?? "")) };
}

/** The terms of words that were looked up, by lexicon. The map of a lexicon is cleared when it is full. */
const known = new WeakMap<TopicLexicon, Map<string, readonly Term[]>>();
const MAX_KNOWN = 20_000;

/** Returns the terms that begin with a word. */
function termsOf(word: string, lexicon: TopicLexicon): readonly Term[] {
  let byWord = known.get(lexicon);
  if (byWord === undefined) {
    byWord = new Map();
    known.set(lexicon, byWord);
  }
  const before = byWord.get(word);
  if (before !== undefined) return before;
  const terms = [...(lexicon.byWord.get(word) ?? [])];
  for (let length = lexicon.shortest; length <= Math.min(word.length, lexicon.longest); length++)
    terms.push(...(lexicon.byBeginning.get(word.slice(0, length)) ?? []));
  for (const { first, term } of lexicon.others) if (isMatch(word, first)) terms.push(term);
  if (byWord.size >= MAX_KNOWN) byWord.clear();
  byWord.set(word, terms);
  return terms;
}

function goesOn(words: readonly string[], from: number, rest: Term["rest"]): boolean {
  let at = from;
  for (const { word, most } of rest) {
    const end = Math.min(words.length, at + most + 1);
    while (at < end && !isMatch(words[at] ?? "", word)) at++;
    if (at >= end) return false;
    at++;
  }
  return true;
}
