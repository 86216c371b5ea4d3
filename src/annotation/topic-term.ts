/** A term of the user's own: claims with it are in the row of a topic. */
export interface TopicTerm {
  /** One or more words as the topic lexicon has them: in lower case, "*" stands for any ending. */
  readonly term: string;
  /** A topic of the lexicon or a row named by the user. */
  readonly topic: string;
  /** ISO time. */
  readonly at: string;
}
