/** Soft hyphens, zero-width and direction marks, variation selectors: there, but not to be read; as in a class of a pattern. */
export const INVISIBLE_CHARACTERS =
  "\\u00ad\\u034f\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufe00-\\ufe0f\\ufeff";

/** The words of a text as they are read, where no place in it needs to be known: format characters and odd spaces do not tell. */
export function withoutInvisibleCharacters(text: string): string {
  return text.replace(/\p{Cf}/gu, "").replace(/\p{Zs}/gu, " ");
}
