/**
 * Patterns for what remains of a content that was ended too early, matched against the text from there on. `before`
 * is what the content so far must match.
 */
export interface ContentRemainder {
  readonly before?: RegExp;
  readonly after: RegExp;
  /** An example: the content so far, a vertical bar, and the remainder. */
  readonly example: string;
}

export const CONTENT_REMAINDERS: readonly ContentRemainder[] = [
  {
    after:
      /^, (?:as well as|in addition to|notably|particularly|in particular|especially|including|such as|among them|(?:many|most|some|all|both) of (?:them|whom|which)) (?!\p{Ll}{1,20}ing\b)/u,
    example: "the situation in the strait|, in addition to other topics",
  },
  { after: /^, \p{Ll}{3,}ed (?:in|by|on|at|to) /u, example: "the Lantern Festival|, celebrated in May" },
  { after: /^ to be /u, example: "the fishing quotas|to be reviewed every year" },
  { before: /^to /u, after: /^ and \p{Ll}+(?<!ed|ing) /u, example: "to lift the ban|and open the ports" },
  { before: /^that /u, after: /^ and \p{Ll}{3,}s /u, example: "that Orlan keeps its word|and opposes any new tariff" },
  {
    after:
      /^ (?:in|after|following|ahead of) (?![^.;]{0,40}\b(?:talks?|calls?|phone|telephone|meeting|visit|conversation)\b)/u,
    example: "on the new government|after a long vacancy",
  },
  {
    before: /\bbetween (?:(?!and\b)\p{L}+ ){1,6}(?!and\b)\p{L}+$/u,
    after: /^ and /u,
    example: "the talks between the guest|and his host",
  },
];
