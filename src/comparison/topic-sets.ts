import { WIDER_TOPICS } from "./topic-hierarchy.ts";

/** Similarity of two claims that share a topic but no row of it, and of two where one topic is part of the other. */
const SAME_TOPIC = 0.5;
const WITHIN = 0.35;

interface TopicSet {
  readonly rows: ReadonlySet<number>;
  readonly topics: ReadonlySet<string>;
}

/**
 * The distinct sets of topics in two texts, as numbers. Many parts of claims have the same topics, and each two sets are
 * compared once.
 */
export class TopicSets {
  readonly #sets: TopicSet[] = [];
  readonly #numbers = new Map<string, number>();

  /** Returns the number of a set of rows with their topics. Equal sets in one order have one number. */
  numberOf(rows: ReadonlySet<number>, topics: ReadonlySet<string>): number {
    const key = [...rows].join(" ");
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#sets.push({ rows, topics }) - 1;
    this.#numbers.set(key, number);
    return number;
  }

  /**
   * Returns the function that compares two sets by number. It returns the share of topics that they have in common, 0 to
   * 1; topics of few claims count more. Two that share a topic but no row of it ("pipelines", "nuclear plants") have half
   * of it in common.
   */
  compareBy(
    weightOf: (topic: string) => number,
    topicOf: (row: number) => string | undefined,
  ): (u: number, v: number) => number {
    const known = this.#sets.map((): Float64Array | undefined => undefined);
    return (u, v) => {
      let row = known[u];
      if (row === undefined) {
        row = new Float64Array(known.length).fill(-1);
        known[u] = row;
      }
      const before = row[v] ?? -1;
      if (before >= 0) return before;
      const [one, other] = [this.#sets[u], this.#sets[v]];
      const share = one && other ? shareOf(one, other, weightOf, topicOf) : 0;
      row[v] = share;
      return share;
    };
  }
}

function shareOf(
  u: TopicSet,
  v: TopicSet,
  weightOf: (topic: string) => number,
  topicOf: (row: number) => string | undefined,
): number {
  if (u.topics.size === 0 || v.topics.size === 0) return 0;
  const inOneRow = new Set<string>();
  for (const row of u.rows) if (v.rows.has(row)) inOneRow.add(topicOf(row) ?? "");
  let [shared, all, most] = [0, 0, 0];
  for (const topics of [u.topics, v.topics])
    for (const topic of topics) {
      if (topics !== u.topics && u.topics.has(topic)) continue;
      const weight = weightOf(topic);
      const likeness = likenessOfTopic(topic, u, v, inOneRow);
      all += weight;
      shared += weight * likeness;
      most = Math.max(most, weight * Math.sqrt(likeness));
    }
  return all === 0 ? 0 : (shared / all) * most;
}

function likenessOfTopic(topic: string, u: TopicSet, v: TopicSet, inOneRow: ReadonlySet<string>): number {
  if (inOneRow.has(topic)) return 1;
  if (u.topics.has(topic) && v.topics.has(topic)) return SAME_TOPIC;
  return isWithin(topic, u.topics) && isWithin(topic, v.topics) ? WITHIN : 0;
}

/** Returns whether some topics contain this one, or the wider one that it is a part of. */
function isWithin(topic: string, topics: ReadonlySet<string>): boolean {
  const wider = WIDER_TOPICS.get(topic);
  return topics.has(topic) || (wider !== undefined && topics.has(wider));
}
