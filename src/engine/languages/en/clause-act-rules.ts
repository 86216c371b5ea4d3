import type { Act } from "../../analysis.ts";

/**
 * A pattern that assigns an act to a clause. A weak match is replaced by a match of a stronger rule later in the
 * clause.
 */
export interface ClauseRule {
  readonly pattern: RegExp;
  readonly act: Act;
  readonly weak?: boolean;
  /** If this matches the clause, the rule does not apply. */
  readonly unless?: RegExp;
}

const ADVERBS = "(?:(?:\\w+ly|also|always|still|again|now|very|ever|further) )*";
const IS = `(?:is|are|was|were|am|remains?|remained|stands?|stood|has been|have been) ${ADVERBS}`;
const OF_THEIRS = "(?:assistance|aid|help|support|hospitality|welcome|attention|solidarity|generosity)";

/** Patterns in a clause that turn a neutral report into another act. The earliest match in the clause is used. */
export const CLAUSE_RULES: readonly ClauseRule[] = [
  {
    pattern:
      /\b(?:could only|fully|entirely|wholly|also) agree[sd]?\b|\b(?:in (?:full |complete )?(?:accord|agreement)|of the same (?:view|opinion|mind))\b|\bshare[sd]? (?:this|that|these|those|the same) (?:\p{L}+ )?(?:concerns?|assessments?|sentiments?|views?|recognition|opinions?|analysis)\b/u,
    act: "agree",
  },
  {
    pattern:
      /^["“]?(?:we|i) (?:have |had |also )?(?:ask(?:ed)?|urged?|invited?|want|expect|need) (?!to\b)\S+(?: \S+)? to\b|^["“](?:let (?:us|them)|please|do not|don['’]t)\b|^["“]?(?:that )?[^,.;]{3,60} (?:must|has to|have to|had to|should|needs? to) (?:stop|end|cease)\b/u,
    act: "request",
  },
  {
    pattern:
      /\bright (?:to|of) (?:defend itself|self-defen[cs]e)\b|\bin (?:the )?(?:high|highest|great) (?:regard|esteem)\b|\bstands? (?:firmly )?(?:behind|beside|shoulder to shoulder with)\b/u,
    act: "support",
  },
  {
    pattern:
      /\bpatience\b.{0,60}\b(?:limits?|end|exhausted|running (?:out|thin))\b|\b(?:immediate|far-reaching|heavy) consequences\b/u,
    act: "threaten",
  },
  {
    pattern:
      /\b(?:bring|bear|carry) (?:the|his|her|their) (?:fraternal |warm |cordial |best |sincere |friendly )?(?:greetings|regards|good wishes)\b/,
    act: "courtesy",
  },
  { pattern: /\b(?:thank you|thankful|grateful|gratitude|condolences|congratulat\w+|sorry for)\b/, act: "courtesy" },
  { pattern: /\b(?:thanks|thanked) (?!to\b)/, act: "courtesy" },
  {
    pattern:
      /\b(?:(?:is|are|was|were|am|be) )?(?:(?:very|so|deeply|truly|extremely) )?(?:pleased|happy|glad|delighted|honou?red|(?:great |real )?pleasure|(?:great )?joy) (?:that your?\b|to (?:receive|welcome|host|meet you|see you|have you|be (?:here|back|in|among|with)|visit)\b)/,
    act: "courtesy",
  },
  {
    pattern: /\bthoughts (?:and prayers )?(?:\S+ ){0,5}?with\b|\bwarm (?:reception|welcome|hospitality)\b/,
    act: "courtesy",
  },
  {
    pattern: /\ban? (?:great )?honou?r for \S{1,20} to\b|^["“]?welcome to\b|\b(?:(?:will|would) )?pray(?:s|ed)? for\b/,
    act: "courtesy",
  },
  {
    pattern: /\bis an? (?:key|important|reliable|close|valued|trusted|strategic) (?:partner|friend|ally)\b/,
    act: "support",
  },
  {
    pattern:
      /\b(?:reserved the right to|all options are on the table)\b|\b(?:will|would) be (?:hunted|pursued|punished|answered|crushed|repelled|met with)\b|\b(?:will|would) (?:regret|rue)\b|\bresponse (?:will|would) be\b|\bsanctions (?:will|would) (?:follow|be imposed)\b/,
    act: "threaten",
  },
  {
    pattern:
      /\b(?:will|would) (?:back|support|endorse) .{0,60}\b(?:bid|candidacy|candidature|candidates?|application|nomination|membership)\b/,
    act: "support",
  },
  {
    pattern:
      /\badheres? to the one-\p{L}+ (?:policy|principle)\b.{0,80}\bsupports\b|\brespects? (?:the |\S+['’]s )?(?:\p{L}+, )?(?:sovereignty|territorial integrity|independence|unity)\b|\bshares? (?:the |\S+['’]s )?(?:\p{L}+ )?concerns?\b|^["“]?you (?:have (?:it|our|my)|can count on)\b/u,
    act: "support",
  },
  {
    pattern:
      /\bmade (?:remarkable|impressive|tremendous|considerable|outstanding|great|huge) (?:progress|strides|achievements|efforts)\b|\b(?:has|have) become an? (?:model|example)\b|\b(?:is|are|was|were|serves?|serve|marks?|marked|constitutes?|represents?|considered) (?:\p{L}+ )?(?:an? |the )?(?:\p{L}+ ){0,2}?(?:milestone|landmark|breakthrough|symbol of|testament to|testimony to|step in the right direction)\b|\bthe merit of\b|\b(?:admires|admired)\b|\bdeserve[sd]? (?:\p{L}+ )?(?:support|praise|respect|recognition|encouragement)\b|\bis a friendly (?:country|nation|state)\b|\bplays? (?:an? )?(?:\p{L}+ )?(?:key|important|vital|leading|pivotal|constructive|crucial|significant|central) role\b|^(?:(?:him|her|it)self |themselves )?in favou?r of\b|\bsets? an example (?:to|for)\b|\bproduced (?:significant|tangible|concrete) (?:outcomes|results)\b|\bclearly (?:shows?|showed|demonstrates?|demonstrated)\b.{0,60}\b(?:will|friendship|solidarity|trust|strength)\b/u,
    act: "support",
    weak: true,
  },
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
      `\\b${IS}(?:ready|determined|committed|keen|willing|prepared|eager|resolved|interested in|available to|at (?:the |its |their )?disposal)\\b|^\\S+(?: \\S+){0,3} (?:ready|willing|determined|committed) to\\b`,
    ),
    act: "pledge",
  },
  {
    pattern:
      /^["“]?we (?:want|aim) to (?!see\b)|\b(?:hopes?|hoped|desires?|desired|aspires?|aspired|aims?|aimed|strives?|would like) to (?!see\b|hear\b)|\b(?:desires?|desired|wants|wanted) peace\b/,
    act: "pledge",
  },
  {
    pattern:
      /\b(?:is|are|was|were|remains?|remained) open to (?:all forms|any|further|new|dialogue|cooperation|talks)\b/,
    act: "pledge",
  },
  { pattern: /\bspare no\b/, act: "pledge" },
  { pattern: /\b(?:adheres? to|abides? by) the one-\p{L}+ (?:policy|principle)\b/u, act: "pledge" },
  { pattern: /\b(?:has|have|had) (?:also |now )?(?:offered|pledged|promised|undertaken|vowed) to\b/, act: "pledge" },
  {
    pattern:
      /\b(?:government|country|ministry|cabinet|parliament|president) (?:has|have|had) (?:also )?(?:decided|resolved) to\b/,
    act: "pledge",
  },
  {
    pattern:
      /\b(?:will|would) be (?:brought to justice|disbursed|dealt with|delivered|spared|provided|exhibited|opened|reopened|built|returned|launched|allocated|doubled|completed|handed over|made available|granted|sent|sped up|finished)\b|\bsteps (?:will|would) be taken\b|\befforts (?:\S+ ){0,5}(?:will|would) continue\b|\bnever give up (?:the|its|their|our|his|her) (?:fight|struggle|efforts?|hope)\b/,
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
      /\b(?:will|would|does|do|did|can|could)(?: not|not) (?:accept|seek|recogni[sz]e|support|tolerate|agree to|want)\b|\bcannot (?:accept|be accepted|tolerate|agree)\b|\bout of the question\b|\bno (?:place|room|role) for (?!(?:doubt|improvement)\b)|\bzero tolerance\b|\b(?:will|would|must|can) not be tolerated\b|\bbrooks? no\b|\bmust never be (?:allowed|permitted)\b|\bposition against\b|\bthere (?:will|would|can|could) be no (?:concessions?|compromise|retreat|negotiations)\b|\b(?:is|are) rejected\b|\b(?:no one|nobody) has the right to\b|\b(?:is|are|was|were) (?:\w+ly )?(?:unacceptable|inadmissible|illegal|null and void|baseless|groundless|unfounded|false|fabricated|untrue)\b/,
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
      /\b(?:is|are|was|were) (?:shameful|a disgrace|hypocritical)\b|\b(?:has|have|had|which|that) (?:\w+ly )?(?:violated|breached|invaded|sabotaged)\b|\bviolates\b|\bmassacres?\b|\b(?:outrageous|barbaric|cowardly|heinous|flagrant|despicable)\b|\b(?:is|are|was|were|been) (?:fuell?ing|stoking|fanning|obstructing|undermining)\b|\bto blame for\b|\bbears? (?:\w+ )?responsibility\b|\bcold war mentality\b|\bbloc confrontation\b|\bdouble standards\b/,
    act: "accuse",
  },
  {
    pattern:
      /\bgenocide\b|\bwar crimes?\b|\bcrimes? against humanity\b|\binnocent (?:people|civilians|women|children|lives|victims)\b/,
    act: "accuse",
    unless:
      /\b(?:may|might|could|never again|statute|convention|commemorat\w+|fight\w*|combat\w*|prevent\w*|investigat\w+|protect\w*)\b/,
  },
  {
    pattern:
      /\bresponsibility for .{0,80}\b(?:lies|rests|lay|rested) (?:\p{L}+ )?(?:with|on|upon)\b|\b(?:continues?|continued) to (?:bomb|shell|attack|kill|occupy|violate|starve|obstruct|destroy|strike|target)\b|\buses? .{0,40}\bas a weapon\b|\b(?:has|have|had) (?:\w+ly )?(?:broken (?:its|their|his|her) (?:promises?|word|commitments?)|reneged|abducted|deported|shelled|bombed|refused to (?:comply|honou?r|implement)|failed to (?:comply|honou?r|abide|keep))\b|\b(?:abducted|deported|shelled|bombed) by\b|\b(?:killed|murdered|slaughtered) .{0,40}\b(?:civilians|children|women)\b/u,
    act: "accuse",
  },
  {
    pattern:
      /^["“]?they (?:wanted|want|tried|try|sought|are trying) to (?:starve|break|destroy|kill|bring us|humiliate|erase|punish|subjugate|silence|conquer)\b|^["“]?(?:nobody|no one) can (?:\p{L}+ )?(?:claim|pretend|say)\b|\b(?:should|must) not be punished\b|\bwere (?:\w+ and )?(?:unjust|unlawful|criminal)\b|\b(?:is|are) (?:\w+ and )?(?:unjust|unlawful|criminal)\b|\b(?:is|are|was|were) an? (?:\p{L}+ )?(?:crime|farce|violation|breach|provocation|outrage)\b|\b(?:actions?|attacks|acts|provocations?|policy|policies|conduct|measures) (?:\p{L}+ ){0,3}?(?:undermines?|threatens?|endangers?|destabili[sz]es?)\b|\bcan(?:not| never) be justified\b|\bregrettable that\b|\b(?:illegal|unlawful|unjust|unilateral) sanctions\b|\bsanctions (?:have|has|had) (?:robbed|crippled|harmed|hurt|deprived)\b|\b(?:due to|because of) \S+['’]s (?:\p{L}+ )?(?:blockade|attacks|aggression|bombardment|strikes|shelling|occupation|war)\b|\b(?:do|does|did) not comply with\b|\b(?:main|biggest|chief|principal) obstacle to\b|\bdragg(?:ing|ed) (?:out|its feet|their feet)\b|\bcaused by an? (?:\p{L}+ )?(?:attack|strike)\b|\bterrorist (?:attack|act) (?:of|by)\b|\b(?:has|have|had) (?:launched|fired|dropped) (?:more than |over |about |nearly |some )?[\d,]+ (?:\p{L}+ ){0,2}?(?:bombs|missiles|drones|rockets|shells)\b|\b(?:measures|steps) to (?:suppress|contain|strangle|weaken)\b|\bterrorist organi[sz]ation\b.{0,60}\bharm(?:s|ed)\b|\bremains? unanswered by\b/u,
    act: "accuse",
    unless: /\b(?:importance of|need to)\b/,
  },
  {
    pattern:
      /\bconcerned (?:about|over|by|at) (?!the (?:\w{1,30} )?(?:situation|tensions|escalation|safety|deterioration|impact|fate)|recent|how)/,
    act: "accuse",
    weak: true,
  },
  {
    pattern:
      /\b(?:firmly |fully |strongly |consistently |resolutely |always |continues to )?supports\b|\bwe (?:firmly |fully |strongly )?support\b|\bsupport\b.{0,50}\b(?:is|was|remains?|remained) (?:unwavering|steadfast|ironclad|unconditional|unchanged|firm)\b/,
    act: "support",
  },
  {
    pattern:
      /\b(?:stands?|stood) (?:\w+ly )?(?:with|by|alongside|together|side by side|shoulder to shoulder)\b|\b(?:was|is|are|were|am) (?:proud|pleased|delighted|encouraged|in favou?r of)\b|\bimpressed\b|\b(?:regards?|sees?|considers?|views?) [^.]{0,60} as [^.]{0,40}\b(?:reliable|trusted|important|true|close)\b|\byou are not alone\b|\b(?:will|would) (?:lend|give|offer) (?:its|their|his|her|our) (?:full |strong )?support\b|\bto be in favou?r of\b/,
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
      /\b(?:calls|called) (?:up)?on (?!the phone)|\burges\b|\b(?:wants?|wanted|would like|hopes?) to see\b|\bcount(?:s|ed|ing)? on\b|\bexpect(?:s|ed)? (?:\p{L}+ )?(?:steps|action|measures|cooperation|support)\b|\bneeds? (?:more|additional|further|urgent)\b|\btime for (?:the |all )?\S+(?: \S+){0,3} to\b|\btime to (?:end|stop|act|put|lift|move|return)\b|\bup to (?:the )?\S+(?: \S+){0,3} to\b|\b(?:must|should) (?:\w+ly )?be (?:put on|lifted|released|ended|stopped|halted|held (?:to account|accountable)|freed|removed|withdrawn|opened|returned|handed over|disarmed|suspended|respected|acknowledged|allowed|permitted|maintained|enforced|implemented|honou?red|given|granted|protected|stepped up|kept up|intensified|safeguarded)\b|\b(?:has|have|had) to be (?:respected|maintained|enforced|implemented|released|lifted|stopped|stepped up|kept up)\b|\bmore (?:must|should|has to|had to|needs to|needed to) be done\b|\bno (?:steps?|action) should be\b|\b(?:must|should) (?:\w+ly )?(?:cease|stop|end|come to an end)\b|\b(?:is|are|was|were) needed to (?:protect|defend|stop|save|secure)\b|\bwe (?:ask|need|call)\b/u,
    act: "request",
  },
  {
    pattern:
      /\b(?:ministers|leaders|sides|they|delegations|officials) (?:had |have )?(?:also )?(?:reviewed|discussed|exchanged views|touched on)\b|\b(?:sides|leaders|ministers|presidents|they) had (?:[\w-]+,? ){0,3}(?:and \w+ )?discussions\b|^(?:that )?(?:the )?(?:two |both )?(?:presidents|premiers|parties|counterparts) (?:had |have )?(?:also )?(?:reviewed|discussed|exchanged views|touched on|tackled)\b|^(?:that )?(?:views|opinions) (?:were|had been) (?:also )?exchanged\b|^(?:\p{L}+ ){0,3}(?:call|conversation|meeting|talks|discussions?|it) (?:with [^.,]{2,40} )?(?:dealt with|tackled|touched (?:up)?on|focus(?:s)?ed on|centred on|centered on|covered)\b/u,
    act: "consult",
    weak: true,
  },
  {
    pattern:
      /\b(?:sides|leaders|ministers|countries|parties|they|both) (?:have |had )?(?:also )?agreed\b|\b(?:views|positions|approaches|opinions|assessments) (?:\p{L}+ )?(?:coincided?|converged?|(?:are|were) (?:identical|similar|close))\b/u,
    act: "agree",
  },
];
