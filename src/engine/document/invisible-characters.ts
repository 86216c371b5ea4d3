/**
 * Soft hyphens, zero-width characters, direction marks and variation selectors, as the content of a character class.
 */
export const INVISIBLE_CHARACTERS =
  "\\u00ad\\u034f\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufe00-\\ufe0f\\ufeff";

/**
 * Removes format characters and replaces other spaces in a line by plain ones. Offsets in the text change. The characters
 * are listed, because the detector runs this in every page, where compiling Unicode properties takes longer.
 */
export function withoutInvisibleCharacters(text: string): string {
  return text.replace(/[\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, "").replace(/[^\S\n]/g, " ");
}
