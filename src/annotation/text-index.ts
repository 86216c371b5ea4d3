/** A text made ready for many searches; see `indexText`. */
export interface TextIndex {
  readonly text: string;
}

/** Prepares `text` once, so that each `locate` costs little. */
export function indexText(text: string): TextIndex {
  return { text };
}
