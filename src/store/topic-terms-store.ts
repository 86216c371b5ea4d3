import type { TopicTerm } from "../annotation/topic-term.ts";
import { readTx, type Store, writeTx } from "./open-store.ts";
import { publishAfter } from "./store-events.ts";

/** Returns the user's own terms in alphabetical order. */
export function listTopicTerms(store: Store): Promise<TopicTerm[]> {
  return readTx(store, "topicTerms", (terms) => terms.getAll());
}

/** Stores a term. It replaces the same term of another topic. */
export function putTopicTerm(store: Store, term: TopicTerm): Promise<void> {
  const write = writeTx(store, "topicTerms", async (terms) => {
    await terms.put(term);
  });
  return publishAfter("comparisons", write);
}

/** Deletes a term. */
export function deleteTopicTerm(store: Store, term: string): Promise<void> {
  return publishAfter(
    "comparisons",
    writeTx(store, "topicTerms", (terms) => terms.delete(term)),
  );
}
