/**
 * Matches a letter of a script without spaces between words. In such a script words can be neither counted nor
 * completed.
 */
export const UNSPACED_LETTER =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
