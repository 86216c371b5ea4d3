/** Soft hyphens, zero-width and direction marks, variation selectors: there, but not to be read; as in a class of a pattern. */
export const UNSEEN = "\\u00ad\\u034f\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufe00-\\ufe0f\\ufeff";

const ALL_UNSEEN = new RegExp(`[${UNSEEN}]+`, "g");

/** Spaces that do not break, or are of another width: to the engine each is a space. */
const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;

/** The words of a text as they are read, where no place in it needs to be known. */
export function readableWords(text: string): string {
  return text.replace(ALL_UNSEEN, "").replace(SPACES, " ");
}
