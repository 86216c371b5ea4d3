import type { Act } from "../../analysis.ts";
import {
  CLOSER_WORK,
  DENIAL_PATTERN,
  GRANT_NOUNS,
  GUESTS,
  KINDNESS_PATTERN,
  MERIT_PATTERN,
  PRAISE_PATTERN,
  RELAYED_GREETING,
  THREAT_PATTERN,
  TOPIC_OF_TALK,
} from "./act-rules.ts";

/**
 * Where the act comes from when it is not given: "verb" the verb's own act, "content" whatever the content says, "noun"
 * the noun of speech at the head of the content, "clause" the clause.
 */
type ActOrigin = "verb" | "content" | "noun" | "clause";

/**
 * A rule for the act of a claim with one of a few verbs. The first row whose conditions all hold and that gives an act
 * decides.
 */
export interface VerbActRow {
  /** Base forms of the verbs, separated by commas. */
  readonly verbs: string;
  readonly act: Act | ActOrigin;
  /** Must match the content in lower case. */
  readonly content?: RegExp;
  /** Must not match the content in lower case. */
  readonly unless?: RegExp;
  /** Must match the content as written. */
  readonly written?: RegExp;
  /** Must match the words at the start of the content in lower case that contain its head noun. */
  readonly head?: RegExp;
  /** Must match the cue. */
  readonly cue?: RegExp;
  /** The act of the noun of speech at the head of the content. */
  readonly noun?: Act;
  readonly passive?: boolean;
  /** Whether the content is an infinitive. */
  readonly infinitive?: boolean;
  /** Whether the content is something that somebody else does. */
  readonly othersDoing?: boolean;
  /** Whether the content is about somebody who is welcome to do something. */
  readonly invited?: boolean;
}

const DESCRIBING = "describe, call, characterise, characterize, consider, term, label, view";

const CLAUSE_OR_QUOTATION = /^(?:that\b|["“])/;
const CLAUSE = /^that\b/;
const SHARED_VIEW =
  /^(?:the|a) (?:\p{L}+ )?(?:view|views|recognition|understanding|perception|opinion|assessment|position|conviction)\b/u;
const SHORTCOMING =
  /^that\b.*\b(?:short of|fail\w*|mistakes?|weakened|difficult\w*|insufficient|not enough|lagg\w+|challeng\w+)\b/;
const HELP_GIVEN = /^[^,]*\b(?:support|assistance|help|hospitality) (?:for|to|in|of)\b/;

/** Matches who is welcome to do something: "welcomed the company to invest". */
export const INVITED_GUEST =
  /^((?:[^\s,]+ ){1,4})to (?:continue|participate|join|invest|take|play|expand|share|attend|send|work)\b/u;

export const VERB_ACT_ROWS: readonly VerbActRow[] = [
  { verbs: "raise", noun: "accuse", act: "accuse" },
  { verbs: "share", content: SHARED_VIEW, act: "agree" },
  { verbs: "share, extend, send", act: "noun" },
  { verbs: "exchange, offer", noun: "courtesy", act: "courtesy" },
  { verbs: "inform, tell, brief", content: CLAUSE_OR_QUOTATION, act: "clause" },
  { verbs: "inform, tell, brief", act: "verb" },
  { verbs: "consider", passive: true, act: "consult" },
  { verbs: "consider", content: TOPIC_OF_TALK, act: "consult" },
  { verbs: "refer, present, bring up", unless: CLAUSE_OR_QUOTATION, act: "consult" },
  { verbs: "refer, present, bring up", act: "content" },
  { verbs: "confirm", passive: true, content: /^that .*\b(?:would|will)\b/, act: "agree" },
  { verbs: "confirm", passive: true, act: "content" },
  { verbs: "reaffirm, affirm, reiterate, confirm", infinitive: true, act: "pledge" },
  { verbs: "reaffirm, affirm, reiterate, confirm", content: /^to \p{Ll}/u, act: "pledge" },
  { verbs: "reaffirm, affirm, reiterate, confirm", content: CLOSER_WORK, act: "pledge" },
  { verbs: "reaffirm, affirm, reiterate, confirm", act: "content" },
  { verbs: "reciprocate", act: "noun" },
  { verbs: "reciprocate", act: "courtesy" },
  { verbs: "assure", content: /^of (?:\S+ ){0,3}?\S+['’]s (?:support|backing|solidarity)\b/, act: "support" },
  {
    verbs: "assure",
    content: CLAUSE,
    unless: /\b(?:will|would|shall|is committed|continues?)\b/,
    act: "state",
  },
  { verbs: "assess", content: CLAUSE, act: "clause" },
  { verbs: "ask, request", content: RELAYED_GREETING, act: "courtesy" },
  { verbs: "ask, request", content: /^(?:what|how|whether|why|about)\b/, act: "consult" },
  { verbs: "welcome", written: /^(?:to|back|on) /u, act: "courtesy" },
  { verbs: "welcome", written: /^[\s\S]{0,100}\bdelegation\b/u, act: "courtesy" },
  {
    verbs: "welcome",
    written: /^(?![^\n]{0,38}['’]s\b)(?:[^\s,]+ ){1,6}to (?:the )?\p{Lu}/u,
    act: "courtesy",
  },
  { verbs: "welcome", cue: /\bwarmly\b/, written: /\bvisit\b/, act: "courtesy" },
  { verbs: "welcome", written: GUESTS, act: "courtesy" },
  { verbs: "welcome", invited: true, act: "request" },
  { verbs: "welcome", act: "support" },
  { verbs: "appreciate", content: KINDNESS_PATTERN, act: "courtesy" },
  { verbs: "acknowledge", content: SHORTCOMING, act: "concede" },
  { verbs: "acknowledge", content: HELP_GIVEN, unless: /\bimportance\b/, act: "courtesy" },
  { verbs: "acknowledge", head: MERIT_PATTERN, unless: /\bimportance\b/, act: "support" },
  { verbs: "acknowledge", act: "content" },
  { verbs: "look forward to", othersDoing: true, act: "request" },
  { verbs: "make clear, make it clear, make plain", content: THREAT_PATTERN, act: "threaten" },
  { verbs: "announce", content: GRANT_NOUNS, unless: CLAUSE, act: "pledge" },
  { verbs: DESCRIBING, content: DENIAL_PATTERN, act: "reject" },
  { verbs: DESCRIBING, content: PRAISE_PATTERN, act: "support" },
];

/** Matches a negation in a cue. */
export const NEGATED_CUE = /\b(?:not|never|nor)\b|n['’]t\b/;
