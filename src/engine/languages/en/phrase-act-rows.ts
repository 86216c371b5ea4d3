import type { Act } from "../../analysis.ts";
import {
  AID_PATTERN,
  BLAME_PATTERN,
  COMMON_VIEW,
  COORDINATED_OPPOSITION,
  HOPE_FOR_HELP,
  MERIT_PATTERN,
  NEED_OF_OTHERS,
  PLEASURE_OF_MEETING,
  PRAISE_PATTERN,
  REMEDY_PATTERN,
  RESPECT_OF_STATE,
  URGENT_DEMAND_PATTERN,
  WISH_FOR_OTHERS,
  WISH_TO_ACT,
} from "./act-patterns.ts";

/** A rule for the act of a content that is a noun phrase. */
export interface PhraseActRow {
  /** Which part is read, in lower case: the content, or the words at its start that contain its head noun. */
  readonly in: "content" | "start";
  readonly pattern: RegExp;
  /** Must match too. */
  readonly also?: RegExp;
  /** Must not match. */
  readonly unless?: RegExp;
  readonly act: Act;
}

/** Rules that come before the noun of speech at the head. The first that matches decides. */
export const ROWS_BEFORE_HEAD: readonly PhraseActRow[] = [
  { in: "content", pattern: URGENT_DEMAND_PATTERN, act: "request" },
  { in: "content", pattern: /^(?:[\p{L}’']+ ){1,5}?calls? (?:for|on)\b/u, act: "request" },
  { in: "start", pattern: /\bwish to see\b|\bdesire to see\b/, act: "request" },
  {
    in: "content",
    pattern: /^(?:\S+ ){0,4}?(?:policy|stance|position|line) of (?:supporting|backing)\b/,
    act: "support",
  },
  { in: "start", pattern: /\bin support of\b|\bsupportive of\b/, act: "support" },
  { in: "start", pattern: COORDINATED_OPPOSITION, act: "reject" },
  { in: "content", pattern: COMMON_VIEW, act: "agree" },
  { in: "content", pattern: WISH_FOR_OTHERS, act: "request" },
  { in: "start", pattern: HOPE_FOR_HELP, act: "request" },
  { in: "content", pattern: NEED_OF_OTHERS, act: "request" },
  { in: "content", pattern: WISH_TO_ACT, act: "pledge" },
  {
    in: "start",
    pattern:
      /(?:['’]s?|\b(?:its|his|her|their)) (?:\p{L}+ )?interest in (?:participating|joining|becoming|taking|investing|expanding|deepening|developing|opening|entering|buying)\b/u,
    act: "pledge",
  },
  {
    in: "start",
    pattern:
      /\bregrets? (?:for|over|about) (?:the |any )?(?:\p{L}+ )?(?:incident|loss of life|deaths?|casualties|accident|tragedy|inconvenience|delay)\b/u,
    act: "courtesy",
  },
  { in: "start", pattern: PLEASURE_OF_MEETING, act: "courtesy" },
  {
    in: "start",
    pattern:
      /\b(?:expectations?|wish|aspirations?|desire) (?:that\b|(?:for|of) (?:the |an? )?(?:early|swift|speedy|prompt|timely|full|rapid)\b)/,
    act: "request",
  },
  { in: "start", pattern: /\bexpectations? to \p{Ll}/u, act: "pledge" },
  { in: "start", pattern: RESPECT_OF_STATE, unless: /\b(?:importance|need)\b/, act: "support" },
];

/** Rules for phrases without a noun of speech at the head. */
export const ROWS_AFTER_HEAD: readonly PhraseActRow[] = [
  { in: "start", pattern: AID_PATTERN, act: "pledge" },
  { in: "start", pattern: /\b(?:rejecting|rejection|opposing|opposition to)\b/, act: "reject" },
  { in: "start", pattern: BLAME_PATTERN, unless: REMEDY_PATTERN, act: "accuse" },
  { in: "start", pattern: PRAISE_PATTERN, also: MERIT_PATTERN, act: "support" },
];

/** Matches a noun of hope with its clause. */
export const HOPE_THAT = /\bhopes? that\b/u;

/** Matches what stands before the clause of a hope. */
export const UP_TO_HOPE_THAT = /^.*?hopes? (?=that\b)/iu;

/** Matches wishes for a thing, which promise nothing. */
export const WISH_FOR_THING = /\b(?:desire for|interest in)\b/u;

/** Matches what makes "best" a greeting. */
export const WISHES_AFTER_BEST = /^(?:wishes|regards|greetings)/;

/** Matches the word behind which no noun of speech is the head of the phrase. */
export const NOUN_SEARCH_ENDS = /^(?:for|on|that|in|to|about|importance|need|fact)$/;
