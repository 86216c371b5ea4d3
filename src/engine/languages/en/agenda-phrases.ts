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
  `(?:also )?(?:topped|dominated) (?:the|their) (?:\\w+ )?${TALK}`,
  `(?:also )?featured(?: prominently| high)? (?:in|on) (?:the|their) (?:\\w+ )?${TALK}`,
  "(?:also |again )?(?:came up|came under discussion|took cent(?:re|er) stage)",
];

/** Sources of patterns for such a phrase before the topic: "Also on the agenda were water and trade". */
export const BEFORE_TOPIC: readonly string[] = [
  "(?:also |likewise )?(?:high )?on the agenda (?:was|were)",
  `the (?:main |central |principal )?(?:subjects?|topics?|focus|themes?) ${OF_TALK} (?:was|were)`,
  "(?:special |particular |great |considerable )?(?:attention|emphasis|focus) was(?: also)? (?:paid|placed|laid|made|given) (?:to|on|upon)",
  "(?:agreement|(?:an )?understanding|consensus) was(?: also)? reached on",
];
