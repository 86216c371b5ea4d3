import type { Act } from "../../analysis.ts";

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
  /^(?:we|i|he|she|they|both|two|sides?|countr(?:y|ies)|nations?|states?|governments?|administrations?|authorities|part(?:y|ies)|partners|allies|members|leaders|peoples?|community|world|ministers?|ministry|president|presidency|secretariat|commission|union|delegations?|compan(?:y|ies)|enterprises|army|team|teams|forces|embassy|experts|organi[sz]ations?|council)$/iu;

/** Matches heads that are capitalised but can neither promise nor be asked: meetings, documents, months, pronouns. */
export const NON_AGENT_HEADS =
  /^(?:commission|committee|summit|meeting|conference|forum|talks|dialogue|agreement|treaty|accord|charter|plan|initiative|project|declaration|partnership|resolution|january|february|march|april|may|june|july|august|september|october|november|december|nobody|nothing|everything|one|it|this|that|there)$/iu;

/** Matches verbs after "will not" that make the clause a promise ("will not waver"). */
export const CONTINUATION_VERBS =
  /^(?:let up|tire|(?:allow|permit|let) (?:its|their|our|his|her) (?:territory|soil|land|airspace)|walk away|waver|forget|relent|rest|stop|spare|leave|fail|hesitate|be (?:unable|able)|stand (?:idly )?by|stand idly|sit idly|(?:remain|be) silent|look away|turn (?:away|our back|its back|their backs?)|give up (?:the|its|their|our|his|her) (?:fight|struggle|efforts?|hope)|abandon (?:its|their|our|his|her) (?:friends|allies|partners|people))/;

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

/** Matches a decision or a plan to give something. */
export const AID_PATTERN =
  /\b(?:decision|plans?|offer) to (?:bring|offer|provide|present|give|grant|donate|send|extend|supply|contribute|open|raise|increase)\b/;

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
  /\b(?:(?:historic|positive|right|big|great|important|significant) step|historic|timely|excellent|unforgettable|exemplary|commendable|remarkable|outstanding|courageous|valuable|invaluable|impressive|tireless|(?:reliable|true|trusted|strategic|dear|close|valued) (?:partner|friend|ally|neighbou?r)|(?:very|highly|extremely) (?:\p{L}+ and )?(?:productive|fruitful|successful|constructive)|(?:decisive|pivotal|constructive|crucial|leading|vital) (?:role|contribution|part)|(?:personal|unique) (?:role|contribution)|(?:sincere|loyal|faithful|closest|best) friend|serious, credible|as (?:an? )?["“]?(?:anchor|pillar|beacon|bastion|model|example|friend|good for))\b/u;

/** Matches further words of praise with which something is described: "called the plan sensible". */
export const PRAISING_WORD =
  /\b(?:sensible|admirable|laudable|praiseworthy|inspiring|exceptional|visionary|worthwhile|worth every|most (?:significant|successful|effective))\b/;

/** Matches the rejection of an accusation: "described the allegations as unfounded". */
export const DENIAL_PATTERN =
  /\bas (?:\w+ly )?(?:unfounded|baseless|groundless|false|fabricated|unacceptable|illegal|null and void)\b/;

/** Matches words with which something is described as a wrong. */
export const WRONG_PATTERN =
  /\b(?:acts? of (?:aggression|terror(?:ism)?|war|piracy)|aggression|war crimes?|crimes?|criminal|unjust|barbaric|brutal|cowardly|heinous|breach|violation|provocation|provocative|blatant|flagrant|shameful|hypocritical|reckless|irresponsible|genocide|terrorism|farce|disgrace|outrage|regrettable|scandalous|inhuman\w*)\b/;

/** Matches strong words of blame: what is told with them is not merely a topic. */
export const STRONG_BLAME_PATTERN =
  /\b(?:unprovoked|unjustified|unlawful|illegal|blatant|flagrant|brutal|barbaric|heinous|aggression|crimes|violations?)\b/;

/** Matches opposition that is expressed beside a concern: "concern over and opposition to". */
export const COORDINATED_OPPOSITION = /\band (?:\p{L}+ )?(?:opposition to|rejection of)\b/u;

/** Matches respect for a state, which supports it: "respect for the sovereignty of Morland". */
export const RESPECT_OF_STATE =
  /\b(?:respect for|attachment to) (?:the |its |\S+['’]s )?(?:\p{L}+ ){0,2}?(?:sovereignty|territorial integrity|independence|unity)\b/u;

/** Matches an opinion that the parties have in common. */
export const COMMON_VIEW =
  /^(?:the |their |a )?(?:common|shared|joint|mutual) (?:views?|opinion|understanding|position|belief|conviction|assessment)\b|\b(?:coincidence|convergence|commonality|similarity|closeness) of (?:\p{L}+ ){0,2}?(?:positions|views|approaches|opinions|assessments)\b/u;

/** Matches a wish that somebody else should fulfil: "his wish for the parties to return". */
export const WISH_FOR_OTHERS = /^(?:\S+ ){0,2}(?:wish|desire|hope|expectation) for .{3,60}? to \p{Ll}/u;

/** Matches a hope for help. */
export const HOPE_FOR_HELP = /^(?:\S+ ){0,2}hopes? for (?:the )?(?:support|help|assistance|backing)\b/u;

/** Matches a need that is a demand: "the need to stop the war", "the need for the parties to return". */
export const NEED_OF_OTHERS =
  /^the (?:urgent |dire |pressing )?(?:(?:need|necessity) (?:for (?:the |all |both |all the )?(?:international community|world|parties|sides|states|countries|members|actors|stakeholders|creditors) to|to (?:immediately |urgently )?(?:stop|end|halt|lift|cease|release|prevent the (?:circumvention|evasion)))|necessity (?:of|for) (?:immediately |urgently )?(?:stopping|ending|halting|lifting|ceasing|releasing))\b/u;

/** Matches a wish for what the speaker's own side will do: "the wish to expand trade". */
export const WISH_TO_ACT = /^(?:\S+ ){0,3}?wish(?:es)? to (?!see\b)/u;

/** Matches merits: acknowledging them is praise. */
export const MERIT_PATTERN =
  /\b(?:efforts?|contributions?|sacrifices?|leadership|generosity|steps taken|hospitality|achievements?|bravery|courage|role)\b/;

/** Matches words of worry. A worry accuses only if it is about what somebody does. */
export const WORRY_PATTERN = /\b(?:concern(?:s|ed)?|worr(?:y|ies|ied)|alarm(?:ed)?|anxiety)\b/;

/** Matches words that accuse beside a worry. */
export const CENSURE_PATTERN =
  /\b(?:condemn\w*|criti\w+|denounc\w+|outrage\w*|dismay\w*|disappoint\w+|dissatisf\w+|displeasure|indignation|regrets?|object\w*|opposition|shock\w*|anger|frustrat\w+)\b/;

/** Matches what somebody does or did and can be blamed for. */
export const CONDUCT_PATTERN =
  /\b(?:arrest\w*|arming|armed|demoli\w+|burning|desecrat\w+|detention|detain\w*|imprison\w*|treatment|mistreat\w*|persecut\w+|repress\w+|crackdown|execution|violations?|violat\w+|breach\w*|abuses?|attacks?|strikes|airstrikes?|shelling|bomb\w+|killings?|aggress\w+|provocat\w+|invasion|occupation|annexation|settlements?|offensive|incursions?|build-?up|deploy\w+|launch\w*|missiles?|nuclear|enrichment|escalation of|escalating|practices|behaviou?r|actions?|activit(?:y|ies)|conduct|decision|interference|coercion|coercive|disinformation|propaganda|unilateral|attempts?|use of|militari[sz]ation|military|human rights|weaponi[sz]\w+|supply of|supplies of|transfers?|failure|refusal|restrictions?|blockade|obstruct\w+|threats?|harassment|expulsion|destruction|illegal|unlawful|construction|incidents?|legislation|slow pace|inaction|tariffs|sanctions|rhetoric|drills|exercises|policy|policies|law|bill|campaign|support for|cooperation|atrocit\w+|siege|vandali\w+|looting|distort\w+|presence of (?:\p{L}+ )?(?:troops|warships|vessels|ships|soldiers|mercenaries|forces)|(?:terrorist|armed|extremist) (?:groups|organi[sz]ations))\b/u;

/** Matches concern about a situation, which accuses nobody. */
export const CONCERN_PATTERN =
  /\b(?:concerns?|alarm) (?:about|over|at|for|regarding) (?:the |recent |(?:\p{L}+['’]s )){0,4}(?:(?!escalat)\p{L}+ ){0,2}?(?:situation(?! (?:in|of) the (?:\p{L}{1,20} ){1,3}sea)|tensions|safety|security|continuation|impact|spread|fate|well-being|welfare|humanitarian|deteriorat\w+|plight|conditions|future|numbers?|rise|famine|hunger)\b/u;

/** Matches things for which appreciation means thanks. Appreciation of a role or an achievement is praise instead. */
export const KINDNESS_PATTERN =
  /^(?:[\p{L}’'.-]+ ){0,6}?(?:assistance|help|hospitality|attention|reception|welcome|briefing|invitation|gesture|aid|sentiments|condolences|message|congratulations|generosity)\b/u;

/** Matches pleasure at a welcome or a meeting, which is a courtesy. */
export const PLEASURE_OF_MEETING =
  /\b(?:joy|pleasure|delight|happiness|satisfaction) (?:at|of|in|with|for|about) (?:(?:meeting|visiting|being|seeing|receiving|welcoming|hosting|returning)\b|(?:the |his |her |their )?(?:\p{L}+ ){0,2}?(?:hospitality|welcome|reception|invitation)\b)/u;

/** Matches greetings that the addressee is asked to pass on. */
export const RELAYED_GREETING =
  /^to (?:convey|pass on|extend|deliver|transmit|relay|carry|take|present)\b.{0,60}\b(?:greetings?|regards|wishes|condolences|sympath\w+|congratulations|thanks|gratitude)\b/;

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
  ["happiness", "courtesy"],
  ["honour", "courtesy"],
  ["pledge", "pledge"],
  ["proposal", "request"],
  ["appeal", "request"],
  ["praise", "support"],
  ["promise", "pledge"],
  ["relief", "support"],
  ["request", "request"],
  ["worries", "accuse"],
  ["worry", "accuse"],
  ["complaint", "accuse"],
  ["complaints", "accuse"],
  ["compliments", "courtesy"],
  ["concurrence", "agree"],
  ["consent", "agree"],
  ["disagreement", "reject"],
  ["disapproval", "accuse"],
  ["disquiet", "accuse"],
  ["entreaty", "request"],
  ["esteem", "support"],
  ["exasperation", "accuse"],
  ["exhortation", "request"],
  ["grievances", "accuse"],
  ["misgivings", "reject"],
  ["plea", "request"],
  ["protest", "accuse"],
  ["reluctance", "reject"],
  ["resentment", "accuse"],
  ["salutations", "courtesy"],
  ["scepticism", "reject"],
  ["skepticism", "reject"],
  ["suggestion", "request"],
  ["unease", "accuse"],
  ["unwillingness", "reject"],
  ["vow", "pledge"],
];
