const TALK = "(?:talks?|discussions?|meetings?|calls?|conversation|agenda|exchange|visit|consultations)";
const OF_TALK = `of (?:the|their|today's) (?:[\\w-]+ ){0,2}${TALK}`;

/**
 * Sources of patterns for a phrase after a topic that says that it was discussed: "Water was on the agenda", "Mali also
 * came up".
 */
export const AFTER_TOPIC: readonly string[] = [
  "(?:was|were)(?: also| again)? (?:high |prominently |firmly |likewise )?on the agenda",
  `(?:was|were)(?: also)? at the (?:very )?(?:heart|centre|center|core|forefront) ${OF_TALK}`,
  `(?:was|were)(?: also)? (?:(?:the|a|another|an|among the) (?:\\w+ )?)(?:topics?|subjects?|themes?|issues|focus|focal points?) ${OF_TALK}`,
  "(?:also )?(?:topped|dominated) the agenda of",
  `(?:also )?(?:topped|dominated) (?:the|their) (?:\\w+ )?${TALK}`,
  `(?:also )?featured(?: prominently| high)? (?:in|on) (?:the|their) (?:\\w+ )?${TALK}`,
  "(?:was|were)(?: also)? (?:among |another of |one of |other )?(?:the |other |another )?(?:topics?|subjects?|issues?|themes?|points?|matters?) (?:that (?:was|were) )?(?:raised|discussed|covered|canvassed|broached|addressed|brought up|touched (?:up)?on)",
  "(?:was|were)(?: also| likewise)? on the table",
  "(?:was|were) not (?:bypassed|neglected|forgotten|left out(?: of the \\w+)?)",
  "(?:also |again )?(?:came up|came under discussion|took cent(?:re|er) stage)",
];

/** Sources of patterns for such a phrase before the topic: "Also on the agenda were water and trade". */
export const BEFORE_TOPIC: readonly string[] = [
  "(?:also |likewise )?(?:high )?on the agenda (?:was|were)",
  `the (?:main |central |principal )?(?:subjects?|topics?|focus|themes?) ${OF_TALK} (?:was|were)`,
  "(?:special |particular |great |considerable )?(?:attention|emphasis|focus) was(?: also)? (?:paid|placed|laid|made|given) (?:to|on|upon)",
  "(?:an? )?(?:\\w+ )?(?:agreement|understanding|consensus) was(?: also)? (?:reached|found|achieved)(?: on| about)?",
  "(?:also )?among the (?:other )?(?:topics|subjects|issues|points|matters) (?:raised|discussed|covered|addressed|on the (?:table|agenda)) (?:was|were)",
  "also (?:discussed|raised|covered|addressed|touched (?:up)?on|on the table|under discussion) (?:was|were)",
  "(?:the (?:main |principal |other )?|other |further )(?:topics|subjects|issues|points|matters)(?: raised| discussed| covered| addressed| approached)? (?:was|were|included):?",
  "there was (?:also )?(?:\\w+ ){0,2}?(?:unanimity|consensus|concurrence|convergence)(?: on| about| as to)?",
  "(?:an?|the) (?:[\\w-]+ ){0,3}exchange of (?:views|opinions|ideas) (?:also )?(?:took place|was held) (?:on|about|regarding)",
];

/** Matches a noun for an agreement at the beginning of the sentence: "There was unanimity that ...". */
export const AGREED = /^(?:agreement|understanding|consensus|unanimity|concurrence|convergence)$/u;
