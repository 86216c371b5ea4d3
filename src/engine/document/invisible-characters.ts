/**
 * Soft hyphens, zero-width characters, direction marks and variation selectors, as the content of a character class.
 */
export const INVISIBLE_CHARACTERS =
  "\\u00ad\\u034f\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufe00-\\ufe0f\\ufeff";

/** Removes format characters and replaces unusual spaces with plain ones. Offsets in the text change. */
export function withoutInvisibleCharacters(text: string): string {
  return text.replace(/\p{Cf}/gu, "").replace(/\p{Zs}/gu, " ");
}
