/** Matches abbreviations that may also end a sentence. */
export const ABBREVIATION_AT_END = /^[ap]\.m$|^(?:u\.[skn]|u\.s\.a|e\.u|d\.c|inc|ltd|co|jr|sr|etc)$/;

/**
 * Matches the number or bullet at the beginning of a paragraph ("1. ", "(2) ", "3) ", "- "), which is not part of its
 * first sentence.
 */
export const NUMBER = /^(?:\(?(?:\d{1,2}|[a-z]|[ivx]{2,4})[.)]|[-–—•▪●*·])[ \t\u00a0]+(?=\S)/u;

/** Matches a word that begins with a capital, also after an Arabic article. */
export const CAPITALIZED = /^(?:\p{Lu}|(?:al|el|as|an|ad|ar|ash|at|az|ibn)-\p{Lu})/u;

/** Matches pronouns of the first person. */
export const FIRST_PERSON_PRONOUN = /\b(?:I|I['’]m|me|my|we|us|our)\b/u;

/** Matches a line that introduces a quoted statement. */
export const INTRODUCTION =
  /\b(?:spokes(?:person|man|woman)|statement|read-?out|summary|communiqu[eé]|(?:attributed|attributable) to|press (?:secretary|office|release|service))\b[^\n]{0,120}:[ \t]*$/iu;
