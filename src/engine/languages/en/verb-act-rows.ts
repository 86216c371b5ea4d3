import type { Act } from "../../analysis.ts";
import {
  AID_PATTERN,
  CLOSER_WORK,
  DENIAL_PATTERN,
  GRANT_NOUNS,
  GUESTS,
  KINDNESS_PATTERN,
  MERIT_PATTERN,
  PRAISE_PATTERN,
  PRAISING_WORD,
  RELAYED_GREETING,
  STRONG_BLAME_PATTERN,
  THREAT_PATTERN,
  TOPIC_OF_TALK,
  WRONG_PATTERN,
} from "./act-patterns.ts";

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
  /** Whether the cue is negated. */
  readonly negated?: boolean;
  /** Whether several parties speak together. */
  readonly joint?: boolean;
  readonly passive?: boolean;
  /** Whether the content is an infinitive. */
  readonly infinitive?: boolean;
  /** Whether the content is something that somebody else does. */
  readonly othersDoing?: boolean;
  /** Whether the content is about somebody who is welcome to do something. */
  readonly invited?: boolean;
}

const DESCRIBING =
  "describe, call, characterise, characterize, consider, term, label, view, regard, deem, find, brand, dub, portray, depict";

const EXPLAINING = "explain, outline, detail, set out, lay out, spell out, elaborate, expound";

const CLAUSE_OR_QUOTATION = /^(?:that\b|["“])/;
const CLAUSE = /^that\b/;
const SHARED_VIEW =
  /^(?:the|a) (?:\p{L}+ )?(?:view|views|recognition|understanding|perception|opinion|assessment|position|conviction)\b/u;
const SHORTCOMING =
  /^that\b.*\b(?:short of|fail\w*|mistakes?|weakened|difficult\w*|insufficient|not enough|lagg\w+|challeng\w+|differences|disagree\w*|gaps?|little headway|not (?:\w+ )?been|not yet|shortcomings|errors?)\b/;
const SHORT_OF =
  /^(?:the |its |his |her |their )?(?:\p{L}+ )?(?:shortcomings|mistakes?|failures?|errors?|delays|disagreements?|gaps?)\b/u;
const FIGHT = /\b(?:fight\w*|combat\w*|counter\w*|efforts?|prevent\w*)\b/;
const NEED = /^(?:the )?(?:\p{L}+ )?(?:need|necessity|importance|urgency)\b/u;
const HARSH_STEPS = /\b(?:sanctions|measures|response|force|steps|action|retaliation|strikes)\b/;
const OWN_SUPPORT =
  /^(?:of )?(?:\S+['’]s|his|her|its|their|(?:\S+ )?full) (?:\p{L}+ ){0,2}?(?:support|backing|solidarity)\b/u;
const WILL_SUPPORT = /^(?:that )?.{0,60}\b(?:will|would) (?:back|support|stand (?:by|with))\b/;
const MISFORTUNE =
  /^(?:for |over |about )?(?:the |any )?(?:\p{L}+ )?(?:incident|loss of life|deaths?|casualties|accident|tragedy|inconvenience|delay)\b/u;
const COMMON_RESULT = /^(?:the conclusion|common ground|an understanding|a consensus)\b/;
const CARRIED_MESSAGE = /^(?:an? |the )?(?:\p{L}+ ){0,2}?(?:message|letter)\b(?! of (?:support|solidarity)| that\b)/u;
/** Matches a clause, a quotation, and the noun of an opinion: the content of a verb of explaining that is not a report. */
const NOT_REPORTED =
  /^(?:that|how|why|what|whether|["“])|^(?:\S+ ){0,3}?(?:positions?|approach|stance|views?|opinion|attitude|line|principles?|conditions|reasons?|steps|sanctions)\b/;
/** Matches a point that is mentioned and not asserted. */
const POINT_OF_TALK =
  /^(?:the |an? )?(?:\p{L}+ )?(?:possibilit(?:y|ies)|issues?|questions?|problems?|situation|prospects?|idea|need|importance|cases? of)\b/u;
/** Matches the readiness or intention of which somebody is informed. */
const OWN_PLAN = /^of (?:\S+ ){0,4}?(?:intention|readiness|willingness|commitment|determination)\b/;
/** Matches the worth of something that is noted. */
const PROVEN_WORTH = /^the (?:\p{L}+ )?(?:effectiveness|legitimacy|success|usefulness|efficiency) of\b/u;
/** Matches suffering, which nobody is blamed for. */
const MISERY =
  /^the (?:\p{L}+ ){0,2}?(?:loss of (?:\p{L}+ )?li(?:fe|ves)|situation|suffering|plight|deaths?|casualties)\b/u;
/** Matches something that the speaker's side brings about on a day to come. */
const WOULD_COME =
  /^that (?:\p{Ll}+ ){1,5}(?:will|would) (?:\p{L}+ )?(?:begin|start|resume|flow|arrive|open|reopen|follow|increase|double)\b/u;
const PROPOSAL = /^(?:an? |the |his |her |their |its )?(?:\p{L}+ )?(?:initiative|proposals?)\b/u;
const SHARED_VIEW_CUE = /\bshare[sd]? (?:the |an? )?(?:\p{L}+ )?(?:view|opinion|assessment|position|conviction)\b/u;
const HELP_GIVEN = /^[^,]*\b(?:support|assistance|help|hospitality) (?:for|to|in|of|after|during|following)\b/;

/** Matches an invitation that is accepted. */
const INVITATION = /^(?:\S+ ){0,4}?invitation\b/;
/** Matches an opinion of the other party that the speaker has too: "this assessment", "his guest's concern". */
const SAME_VIEW =
  /^(?:this|that|these|those|the same|(?:his|her|their) (?:guest|host|counterpart|colleague|interlocutor)['’]s) (?:\p{L}+ )?(?:concerns?|worr(?:y|ies)|assessments?|analysis|sentiments?|views?|opinions?|recognition|hopes?)\b/u;
/** Matches something that the speaker's own side is about to do. */
const OWN_MEASURE =
  /^(?:the |an? |its |his |her |their )?(?:\p{L}+ )?(?:opening|reopening|establishment|launch|secondment|deployment|dispatch|release|allocation|creation|donation|provision|resumption|contribution|waiver|abolition)\b/u;
/** Matches those who died in service. */
const FALLEN = /\b(?:lost|laid down|gave|sacrificed) their lives\b|\b(?:the fallen|fell in|the dead|victims)\b/;

/** Matches who is welcome to do something: "welcomed the company to invest". */
export const INVITED_GUEST =
  /^((?:[^\s,]+ ){1,4})to (?:continue|participate|join|invest|take|play|expand|share|attend|send|work)\b/u;

export const VERB_ACT_ROWS: readonly VerbActRow[] = [
  { verbs: "report", unless: CLAUSE_OR_QUOTATION, act: "consult" },
  { verbs: "accept", content: INVITATION, act: "agree" },
  { verbs: "acknowledge, allow, grant", content: CLAUSE, act: "concede" },
  { verbs: "entrust, establish, vow, arrange", joint: true, act: "agree" },
  { verbs: "advocate", content: /^(?:an?|the) (?!cause|candida|idea|view)/, act: "request" },
  { verbs: "confirm", joint: true, content: /^that .*\b(?:would|will)\b/, act: "agree" },
  { verbs: "share", content: SAME_VIEW, act: "agree" },
  { verbs: "caution, warn", content: /^to \p{Ll}/u, act: "request" },
  { verbs: "announce", content: OWN_MEASURE, act: "pledge" },
  { verbs: "pay tribute", content: FALLEN, act: "courtesy" },
  { verbs: "rule out, exclude", negated: true, content: HARSH_STEPS, act: "threaten" },
  { verbs: "inform, brief, apprise, refer", head: STRONG_BLAME_PATTERN, unless: FIGHT, act: "accuse" },
  { verbs: "point to, draw attention to, draw ... attention to", head: STRONG_BLAME_PATTERN, act: "accuse" },
  { verbs: "resolve, conclude", joint: true, act: "agree" },
  { verbs: "resolve, conclude", passive: true, act: "agree" },
  { verbs: "undertake", content: /^an? (?:\p{L}+ )?(?:review|survey|stocktaking|exchange)\b/u, act: "consult" },
  { verbs: "inform, tell, apprise, notify", content: OWN_PLAN, act: "pledge" },
  { verbs: "note", content: PROVEN_WORTH, act: "support" },
  { verbs: "note", head: PRAISE_PATTERN, unless: CLAUSE, act: "support" },
  { verbs: "welcome", content: /\b(?:forthcoming|upcoming|planned) visit\b/, act: "support" },
  { verbs: "regret", content: MISFORTUNE, act: "courtesy" },
  { verbs: "convey, transmit, deliver, relay, pass on", content: CARRIED_MESSAGE, act: "courtesy" },
  { verbs: "vouch", content: /^(?:the )?(?:\p{L}+ )?(?:delivery|payment|completion|implementation)\b/u, act: "pledge" },
  { verbs: "recognise, recognize", content: SHORTCOMING, act: "concede" },
  { verbs: "recognise, recognize", content: NEED, act: "state" },
  { verbs: "recognise, recognize", content: CLAUSE, act: "clause" },
  { verbs: "confirm", content: /^(?:his|her|its|their) (?:\p{L}+ )?(?:participation|attendance)\b/u, act: "pledge" },
  { verbs: "put forward", act: "request" },
  { verbs: "present", content: PROPOSAL, act: "request" },
  { verbs: "advise", content: /^to \p{Ll}/u, act: "request" },
  { verbs: "warn", content: /^(?:\S+ ){0,3}?not to\b/, act: "request" },
  { verbs: "say", joint: true, content: COMMON_RESULT, act: "agree" },
  { verbs: "say", joint: true, cue: /\bconclusion\b/, act: "agree" },
  { verbs: "say", cue: /\b(?:transmit|deliver|hand)(?:s|ted|ed)?\b/, content: CARRIED_MESSAGE, act: "courtesy" },
  { verbs: "reiterate, reaffirm, repeat, renew", content: /^(?:\S+ ){1,3}offer (?:of|to)\b/, act: "pledge" },
  { verbs: "share", cue: SHARED_VIEW_CUE, act: "agree" },
  { verbs: "raise", noun: "accuse", act: "accuse" },
  { verbs: "share", content: SHARED_VIEW, act: "agree" },
  { verbs: "share, extend, send", act: "noun" },
  { verbs: "exchange, offer", noun: "courtesy", act: "courtesy" },
  { verbs: "inform, tell, brief", content: CLAUSE_OR_QUOTATION, act: "clause" },
  { verbs: "inform, tell, brief", act: "verb" },
  { verbs: "consider", passive: true, act: "consult" },
  { verbs: "consider", content: TOPIC_OF_TALK, act: "consult" },
  { verbs: "consider", content: /^(?:how|whether|ways)\b/, act: "consult" },
  { verbs: "consider", joint: true, unless: /^(?:that|it)\b|\b(?:as|to be|an?)\b/, act: "consult" },
  { verbs: "mention", passive: true, act: "consult" },
  { verbs: "mention", content: POINT_OF_TALK, act: "consult" },
  { verbs: "pay tribute", content: /^the (?:\p{L}+ )?memory\b/u, act: "courtesy" },
  { verbs: "deplore, lament", content: MISERY, act: "state" },
  {
    verbs: "regret",
    content: /^that\b.*\b(?:postponed|cancelled|canceled|could not|unable|impossible)\b/,
    act: "state",
  },
  { verbs: "warn, caution", content: /^(?:against )?(?:an? )?(?:world|complacency|illusions?|haste)\b/, act: "state" },
  {
    verbs: "warn, caution",
    content: /^(?:that )?(?:.{1,60} )?(?:could|may|might) (?:\p{L}+ly )?(?!face|lead|trigger)/u,
    unless: THREAT_PATTERN,
    act: "state",
  },
  { verbs: "confirm, affirm, reaffirm", content: /\bno intention (?:of|to)\b/, act: "pledge" },
  { verbs: "confirm, affirm", content: WOULD_COME, act: "pledge" },
  { verbs: "refer, present, bring up", unless: CLAUSE_OR_QUOTATION, act: "consult" },
  { verbs: "refer, present, bring up", act: "content" },
  { verbs: EXPLAINING, noun: "accuse", act: "accuse" },
  { verbs: EXPLAINING, content: AID_PATTERN, unless: /\bplans?\b/, act: "pledge" },
  { verbs: EXPLAINING, content: /^(?:why|how)\b/, act: "state" },
  { verbs: EXPLAINING, unless: NOT_REPORTED, act: "consult" },
  { verbs: "confirm", passive: true, content: /^that .*\b(?:would|will)\b/, act: "agree" },
  { verbs: "confirm", passive: true, act: "content" },
  { verbs: "reaffirm, affirm, reiterate, confirm", infinitive: true, act: "pledge" },
  { verbs: "reaffirm, affirm, reiterate, confirm", content: /^to \p{Ll}/u, act: "pledge" },
  { verbs: "reaffirm, affirm, reiterate, confirm", content: CLOSER_WORK, act: "pledge" },
  { verbs: "reaffirm, affirm, reiterate, confirm", act: "content" },
  { verbs: "reciprocate", act: "noun" },
  { verbs: "reciprocate", act: "courtesy" },
  { verbs: "assure", content: OWN_SUPPORT, unless: /\bcontinued\b/, act: "support" },
  { verbs: "assure", content: WILL_SUPPORT, act: "support" },
  {
    verbs: "assure",
    content: CLAUSE,
    unless:
      /\b(?:will|would|shall|is committed|continues?|priorit(?:y|ies)|goal|objective|aim|being (?:taken|done|made)|ready|available|doing (?:everything|all|its|their|his|her)|no effort)\b/,
    act: "state",
  },
  { verbs: "assess", content: CLAUSE, act: "clause" },
  { verbs: "ask", content: /^(?:god|allah|the almighty)\b/, act: "courtesy" },
  { verbs: "ask", content: /^(?:whether|if|how)\b/, act: "request" },
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
  { verbs: "acknowledge", content: SHORT_OF, act: "concede" },
  { verbs: "acknowledge", content: HELP_GIVEN, unless: /\bimportance\b/, act: "courtesy" },
  { verbs: "acknowledge", head: MERIT_PATTERN, unless: /\bimportance\b/, act: "support" },
  { verbs: "acknowledge", act: "content" },
  { verbs: "look forward to", othersDoing: true, act: "request" },
  { verbs: "make clear, make it clear, make plain", content: THREAT_PATTERN, act: "threaten" },
  { verbs: "announce", content: GRANT_NOUNS, unless: CLAUSE, act: "pledge" },
  { verbs: "assess, rate, evaluate, value", cue: PRAISE_PATTERN, act: "support" },
  { verbs: "assess, rate, evaluate, value", cue: /\b(?:highly|positively)\b/, act: "support" },
  { verbs: "assess, rate, evaluate, see", content: PRAISE_PATTERN, act: "support" },
  { verbs: DESCRIBING, head: WRONG_PATTERN, act: "accuse" },
  { verbs: DESCRIBING, content: DENIAL_PATTERN, act: "reject" },
  { verbs: DESCRIBING, content: PRAISE_PATTERN, act: "support" },
  { verbs: DESCRIBING, content: PRAISING_WORD, act: "support" },
];

/** Matches sources that name several parties. */
export const JOINT_SOURCE =
  /^(?:(?:the|our) )?(?:(?:two|both|pair|duo)\b|they(?: all)?$|we$|sides?\b|parties\b|interlocutors\b|troika\b|(?:foreign |prime |defen[cs]e )?(?:ministers|leaders|presidents)\b|delegations\b|heads of)/i;

/** Matches a negation in a cue. The negation of what is promised ("undertook not to") does not count. */
export const NEGATED_CUE = /\b(?:not(?! to\b)|never|nor)\b|n['’]t\b/;
