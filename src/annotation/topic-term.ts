/** A term that the user has added to a topic. A claim that contains the term is put into the row of the topic. */
export interface TopicTerm {
  /** One or more words in lower case, as in the topic lexicon. "*" at the end of a word stands for any ending. */
  readonly term: string;
  /** A topic of the lexicon or a row named by the user. */
  readonly topic: string;
  /** ISO time. */
  readonly at: string;
}
