import type { Act } from "../../analysis.ts";

/**
 * A pattern that assigns an act to a clause. A weak match is replaced by a match of a stronger rule later in the
 * clause.
 */
export interface ClauseRule {
  readonly pattern: RegExp;
  readonly act: Act;
  readonly weak?: boolean;
}

const ADVERBS = "(?:(?:\\w+ly|also|always|still|again|now|very|ever|further) )*";
const IS = `(?:is|are|was|were|am|remains?|remained|stands?|stood|has been|have been) ${ADVERBS}`;
const OF_THEIRS = "(?:assistance|aid|help|support|hospitality|welcome|attention|solidarity|generosity)";

/** Patterns in a clause that turn a neutral report into another act. The earliest match in the clause is used. */
export const CLAUSE_RULES: readonly ClauseRule[] = [
  { pattern: /\b(?:thank you|thankful|grateful|gratitude|condolences|congratulat\w+|sorry for)\b/, act: "courtesy" },
  { pattern: /\b(?:thanks|thanked) (?!to\b)/, act: "courtesy" },
  {
    pattern: /\bthoughts (?:and prayers )?(?:\S+ ){0,5}?with\b|\bwarm (?:reception|welcome|hospitality)\b/,
    act: "courtesy",
  },
  {
    pattern:
      /\b(?:regards?|sees?) .{0,60}?\bas (?:an? |one of )?.{0,30}?(?:friends?|brothers?|partners?|all(?:y|ies))\b|\bis an? (?:key|important|reliable|close|valued|trusted|strategic) (?:partner|friend|ally)\b/,
    act: "support",
  },
  { pattern: /\breserved the right to\b/, act: "threaten" },
  {
    pattern:
      /\b(?:has|have|had) (?:also )?(?:decided|resolved) to (?:provide|send|grant|extend|increase|open|support|deliver|contribute|allocate|dispatch)\b/,
    act: "pledge",
  },
  { pattern: /\b(?:keeps? on|continues? to|goes on) stand(?:ing)? (?:by|with)\b/, act: "support" },
  {
    pattern:
      /\b(?:never|not) forget\b|\balways (?:be )?welcome\b|\b(?:deeply |very |greatly )?saddened\b|\bhonou?red to\b|\ban honou?r to\b/,
    act: "courtesy",
  },
  {
    pattern: new RegExp(`\\b(?:highly |deeply |greatly |truly )?appreciate[sd]? .{0,40}\\b${OF_THEIRS}\\b`),
    act: "courtesy",
    weak: true,
  },
  {
    pattern:
      /\b(?:would|will) (?:respond|retaliate|face|bear)\b|\b(?:severe|serious|grave|dire) (?:consequences|costs)\b|\breserves? the right to\b|\bprice to pay\b|\b(?:will|would) pay (?:a|the|dearly)\b/,
    act: "threaten",
  },
  {
    pattern: new RegExp(
      `\\b${IS}(?:ready|determined|committed|keen|willing|prepared|eager|resolved|interested in)\\b|^\\S+(?: \\S+){0,3} (?:ready|willing|determined|committed) to\\b`,
    ),
    act: "pledge",
  },
  {
    pattern: /^["“]?we (?:want|aim) to (?!see\b)|\b(?:hopes?|hoped|desires?|aspires?|would like) to (?!see\b|hear\b)/,
    act: "pledge",
  },
  { pattern: /\bspare no\b/, act: "pledge" },
  { pattern: /\b(?:has|have|had) (?:also |now )?(?:offered|pledged|promised|undertaken|vowed) to\b/, act: "pledge" },
  {
    pattern:
      /\b(?:government|country|ministry|cabinet|parliament|president) (?:has|have|had) (?:also )?(?:decided|resolved) to\b/,
    act: "pledge",
  },
  {
    pattern:
      /\b(?:will|would) be (?:brought to justice|disbursed|dealt with|delivered|spared|provided)\b|\bsteps (?:will|would) be taken\b/,
    act: "pledge",
  },
  { pattern: /\beverything (?:necessary|possible) (?:will|would) be done\b/, act: "pledge" },
  {
    pattern: new RegExp(
      `\\b(?:firmly|fully|strongly|consistently|always|resolutely|categorically) (?:opposes?|rejects?|opposed|rejected)\\b|\\b(?:opposes|rejects)\\b|\\b${IS}opposed to\\b`,
    ),
    act: "reject",
  },
  {
    pattern:
      /\b(?:will|would|does|do|did|can|could)(?: not|not) (?:accept|seek|recogni[sz]e|support|tolerate|agree to|want)\b|\bcannot (?:accept|be accepted|tolerate|agree)\b|\bout of the question\b|\b(?:is|are|was|were) (?:\w+ly )?(?:unacceptable|inadmissible|illegal|null and void|baseless|groundless|unfounded|false|fabricated|untrue)\b/,
    act: "reject",
  },
  {
    pattern: new RegExp(
      `\\b${IS}against (?!the background)|\\b(?:has|had|have) (?:no (?:role|part|involvement) in|nothing to do with)\\b`,
    ),
    act: "reject",
  },
  { pattern: /\bnever (?:give up|accept|abandon|allow|yield|bow|negotiate|surrender|recogni[sz]e)\b/, act: "reject" },
  { pattern: /\b(?:condemns|denounces|deplores|had condemned|had denounced)\b/, act: "accuse" },
  {
    pattern:
      /\b(?:is|are|was|were) (?:shameful|a disgrace|hypocritical)\b|\b(?:has|have|had|which|that) (?:\w+ly )?(?:violated|breached|invaded|sabotaged)\b|\bviolates\b|\bmassacres?\b|\b(?:outrageous|barbaric|cowardly|heinous|flagrant|despicable)\b|\bgenocide\b|\bwar crimes?\b|\bcrimes? against humanity\b|\b(?:is|are|was|were|been) (?:fuell?ing|stoking|fanning|obstructing|undermining)\b|\bto blame for\b|\bbears? (?:\w+ )?responsibility\b|\bcold war mentality\b|\bbloc confrontation\b|\bdouble standards\b/,
    act: "accuse",
  },
  {
    pattern:
      /\bconcerned (?:about|over|by|at) (?!the (?:\w{1,30} )?(?:situation|tensions|escalation|safety|deterioration|impact|fate)|recent|how)/,
    act: "accuse",
    weak: true,
  },
  {
    pattern:
      /\b(?:firmly |fully |strongly |consistently |resolutely |always |continues to )?supports\b|\bwe (?:firmly |fully |strongly )?support\b|\bsupport\b.{0,40}\bis (?:unwavering|steadfast|ironclad|unconditional)\b/,
    act: "support",
  },
  {
    pattern:
      /\b(?:stands?|stood) (?:\w+ly )?(?:with|by|alongside|together|side by side|shoulder to shoulder)\b|\b(?:was|is|are|were|am) (?:proud|pleased|delighted|encouraged|in favou?r of)\b|\bimpressed\b|\bregards? .{0,60}\bas (?:an? )?(?:\w+ and )?(?:reliable|trusted|important|true|close)\b/,
    act: "support",
  },
  { pattern: /\b(?:commends|applauds|praises|welcomes|endorses|salutes)\b/, act: "support" },
  {
    pattern:
      /\b(?:highly|greatly|deeply|truly) values\b|\bvalues (?:the|\S+['’]s)\b|\b(?:highly |greatly |deeply |truly |fully )?appreciates\b|\b(?:highly|greatly|deeply) appreciated\b/,
    act: "support",
    weak: true,
  },
  {
    pattern:
      /\b(?:calls|called) (?:up)?on (?!the phone)|\burges\b|\b(?:wants?|wanted|would like|hopes?) to see\b|\bcounts? on\b|\bneeds? (?:more|additional|further|urgent)\b|\btime for (?:the |all )?\S+(?: \S+){0,3} to\b|\bup to (?:the )?\S+(?: \S+){0,3} to\b|\b(?:must|should) (?:\w+ly )?be (?:lifted|released|ended|stopped|halted|held (?:to account|accountable)|freed|removed|withdrawn|opened|returned|handed over|disarmed|suspended)\b|\bwe (?:ask|need|call)\b/,
    act: "request",
  },
  {
    pattern:
      /\b(?:ministers|leaders|sides|they|delegations|officials) (?:had |have )?(?:also )?(?:reviewed|discussed|exchanged views|touched on)\b|\b(?:sides|leaders|ministers) had (?:[\w-]+,? ){0,3}(?:and \w+ )?discussions\b/,
    act: "consult",
    weak: true,
  },
  {
    pattern: /\b(?:sides|leaders|ministers|countries|parties|they|both) (?:have |had )?(?:also )?agreed\b/,
    act: "agree",
  },
];

/** Matches contents that are a topic of discussion and no judgement: "considered the schedule of the visits". */
export const TOPIC_OF_TALK =
  /^(?:the |current |topical |various )?(?:\S+ ){0,3}?(?:schedule|agenda|issues?|prospects?|preparations?|topics?|possibilit(?:y|ies)|steps|ways|measures|situation|state|progress|implementation|aspects|questions?|matters?)\b/;

/** Matches joint work that is to become closer ("closer cooperation"). */
export const CLOSER_WORK =
  /^(?:the |their |its |his |her )?(?:closer|deeper|stronger|further|continued|enhanced|greater|close) (?:\S+ )?(?:cooperation|co-operation|coordination|collaboration|ties|engagement|partnership|consultations?)\b/;

/** Matches guests who are received. */
export const GUESTS = /^(?:the |his |her |their )?(?:\S+ ){0,2}?guests?\b/iu;

/** Reporting verbs that seldom express a stance inside a clause. */
export const NON_STANCE_VERBS: ReadonlySet<string> = new Set(
  "aim appreciate ask challenge charge contest contradict counter credit decide desire direct embrace exclude identify introduce order plan press seek share submit value want wish accept coordinate extend send determine honour ratify resolve uphold celebrate approve admire fault offer question greet pray envisage authorise task target favour favor".split(
    " ",
  ),
);

/** Matches the head of a subject that can make a promise or receive a request but is not a name. */
export const AGENT_HEADS =
  /^(?:we|i|he|she|they|both|two|sides?|countr(?:y|ies)|nations?|states?|governments?|administrations?|authorities|part(?:y|ies)|partners|allies|members|leaders|peoples?|community|world|ministers?|ministry|president|presidency|secretariat|commission|union|delegations?|compan(?:y|ies)|enterprises|army|organi[sz]ations?|council)$/iu;

/** Matches heads that are capitalised but can neither promise nor be asked: meetings, documents, months, pronouns. */
export const NON_AGENT_HEADS =
  /^(?:commission|committee|summit|meeting|conference|forum|talks|dialogue|agreement|treaty|accord|charter|plan|initiative|project|declaration|partnership|resolution|january|february|march|april|may|june|july|august|september|october|november|december|nobody|nothing|everything|one|it|this|that|there)$/iu;

/** Matches verbs after "will not" that make the clause a promise ("will not waver"). */
export const CONTINUATION_VERBS =
  /^(?:let up|walk away|waver|forget|relent|rest|stop|spare|leave|fail|hesitate|be (?:unable|able))/;

/**
 * Matches noun phrases that ask something of a named party: "the need for X to end ...", "the importance of X
 * increasing ...". The pattern is case-sensitive.
 */
export const DEMAND_PATTERN =
  /^the (?:\p{L}+ )?(?:need for (?:the )?(?:\p{Lu}\S* ){1,6}.{0,60}?\bto \p{Ll}|importance of (?:\p{Lu}\S* ){1,4}\p{Ll}+ing\b)/u;

/** Matches noun phrases that demand something urgently: "the urgent need for an immediate ceasefire". */
export const URGENT_DEMAND_PATTERN =
  /^(?:on |upon )?(?:the |an )?(?:\p{L}+ )?(?:need|necessity|imperative|urgency|priority) (?:for|of) (?:an? |the )?(?:\p{L}+, |\p{L}+ and )?(?:immediate|urgent|early|lasting ceasefire|unconditional|prompt|swift|speedy|full|ceasefire|release|end)\b/u;

/** Matches things that are given when they are announced. */
export const GRANT_NOUNS =
  /\b(?:package|funding|assistance|aid|grant|donation|contribution|million|billion|scholarships?|slots|loan|line of credit|doses|tonnes)\b|\$/;

/** Matches a decision to give something. */
export const AID_PATTERN =
  /\bdecision to (?:offer|provide|present|give|grant|donate|send|extend|supply|contribute|open|raise|increase)\b/;

/** Matches words that show that a crime or an attack is being fought, so that mentioning it accuses nobody. */
export const REMEDY_PATTERN =
  /\b(?:fight\w*|combat\w*|counter\w*|against|efforts?|cooperation|prevent\w*|address\w*|tackl\w+)\b/;

/** Matches words in a noun phrase that turn noting it into an accusation. */
export const BLAME_PATTERN =
  /\b(?:aggression|aggressive|provocati\w{1,9}|violations?|destructive|destabili[sz]ing|illegal|unlawful|brutal|crimes?|atrocities|interference|threats? (?:by|from)|attacks? (?:by|on|against)|unjustified|unprovoked|obstruct\w{1,9}|escalation of|(?:sole|full) responsibility for)\b/;

/** Matches words that turn a warning into a threat of consequences. */
export const THREAT_PATTERN = /\b(?:consequences|retaliat\w+|(?:would|will) respond|costs|sanctions|response)\b/;

/** Matches words of praise: "described the visit as historic", "noted her valuable contribution". */
export const PRAISE_PATTERN =
  /\b(?:(?:historic|positive|right|big|great|important|significant) step|historic|timely|excellent|unforgettable|exemplary|commendable|remarkable|outstanding|courageous|valuable|invaluable|impressive|tireless|(?:decisive|pivotal|constructive|crucial|leading|vital) (?:role|contribution|part)|unique (?:role|contribution)|serious, credible)\b/;

/** Matches the rejection of an accusation: "described the allegations as unfounded". */
export const DENIAL_PATTERN =
  /\bas (?:\w+ly )?(?:unfounded|baseless|groundless|false|fabricated|unacceptable|illegal|null and void)\b/;

/** Matches merits: acknowledging them is praise. */
export const MERIT_PATTERN =
  /\b(?:efforts?|contributions?|sacrifices?|leadership|generosity|steps taken|hospitality|achievements?|bravery|courage|role)\b/;

/** Matches concern about a situation, which accuses nobody. */
export const CONCERN_PATTERN =
  /\b(?:concerns?|alarm) (?:about|over|at|for|regarding) (?:the |recent |(?:\p{L}+['’]s )){0,4}(?:(?!escalat)\p{L}+ ){0,2}?(?:situation(?! (?:in|of) the (?:\p{L}{1,20} ){1,3}sea)|tensions|safety|security|continuation|impact|spread|fate|well-being|welfare|humanitarian|deteriorat\w+|plight|conditions|future|numbers?|rise|famine|hunger)\b/u;

/** Matches things for which appreciation means thanks. Appreciation of a role or an achievement is praise instead. */
export const KINDNESS_PATTERN =
  /^(?:[\p{L}’'.-]+ ){0,6}?(?:assistance|help|hospitality|attention|reception|welcome|briefing|invitation|gesture|aid|sentiments|condolences|message|congratulations|generosity)\b/u;

/** Matches greetings that the addressee is asked to pass on. */
export const RELAYED_GREETING =
  /^to (?:convey|pass on|extend|deliver|transmit|relay)\b.{0,60}\b(?:greetings?|regards|wishes|condolences|sympath\w+|congratulations|thanks|gratitude)\b/;

/** Nouns that determine the act of a content but do not form a cue, in addition to `SPEECH_ACT_NOUNS`. */
export const EXTRA_ACT_NOUNS: readonly (readonly [noun: string, act: Act])[] = [
  ["assurance", "pledge"],
  ["assurances", "pledge"],
  ["criticism", "accuse"],
  ["delight", "support"],
  ["demand", "request"],
  ["demands", "request"],
  ["dismay", "accuse"],
  ["frustration", "accuse"],
  ["honour", "courtesy"],
  ["pledge", "pledge"],
  ["praise", "support"],
  ["promise", "pledge"],
  ["relief", "support"],
  ["request", "request"],
];
