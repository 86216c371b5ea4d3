import type { Act } from "../../analysis.ts";

/**
 * A noun that reports together with a verb that has little meaning of its own: "exchanged views on", "held a discussion
 * of", "paid tribute to".
 */
export interface LightVerbNoun {
  readonly noun: string;
  /** The base forms of the verbs that it follows, separated by spaces. */
  readonly verbs: string;
  /** The prepositions that link it to the content, separated by spaces. */
  readonly via: string;
  readonly act: Act;
}

const HOLD = "have hold undertake conduct engage continue open start begin include resume lead";
const GIVE = "give make provide deliver offer present";

export const LIGHT_VERB_NOUNS: readonly LightVerbNoun[] = [
  { noun: "account", verbs: GIVE, via: "of", act: "state" },
  { noun: "agreement", verbs: "reach", via: "on", act: "agree" },
  { noun: "announcement", verbs: GIVE, via: "on about regarding", act: "state" },
  { noun: "appeal", verbs: GIVE, via: "for to", act: "request" },
  { noun: "appreciation", verbs: "have", via: "for", act: "support" },
  { noun: "approaches", verbs: "coordinate exchange", via: "on to", act: "agree" },
  { noun: "appraisal", verbs: GIVE, via: "of", act: "state" },
  { noun: "assessment", verbs: GIVE, via: "of", act: "state" },
  { noun: "assessments", verbs: "exchange give", via: "of on", act: "consult" },
  { noun: "attention", verbs: "pay devote draw give", via: "to", act: "consult" },
  { noun: "briefing", verbs: GIVE, via: "on about", act: "consult" },
  { noun: "call", verbs: GIVE, via: "for", act: "request" },
  { noun: "commitment", verbs: "make", via: "to", act: "pledge" },
  { noun: "comments", verbs: GIVE, via: "on about", act: "state" },
  { noun: "condolences", verbs: "pay", via: "on to over", act: "courtesy" },
  { noun: "congratulations", verbs: "exchange", via: "on", act: "courtesy" },
  { noun: "consensus", verbs: "reach", via: "on", act: "agree" },
  { noun: "consultations", verbs: HOLD, via: "on about regarding", act: "consult" },
  { noun: "conversation", verbs: HOLD, via: "on about regarding", act: "consult" },
  { noun: "deliberations", verbs: HOLD, via: "on about regarding", act: "consult" },
  { noun: "dialogue", verbs: HOLD, via: "on about regarding", act: "consult" },
  { noun: "discussion", verbs: HOLD, via: "of on about regarding concerning", act: "consult" },
  { noun: "discussions", verbs: HOLD, via: "of on about regarding concerning", act: "consult" },
  { noun: "emphasis", verbs: "place put lay", via: "on upon", act: "state" },
  { noun: "evaluation", verbs: GIVE, via: "of", act: "consult" },
  { noun: "exchange of assessments", verbs: HOLD, via: "of on", act: "consult" },
  { noun: "exchange of opinions", verbs: HOLD, via: "on about regarding concerning over", act: "consult" },
  { noun: "exchange of views", verbs: HOLD, via: "on about regarding concerning over", act: "consult" },
  { noun: "exchange", verbs: HOLD, via: "on about regarding concerning", act: "consult" },
  { noun: "exchanges", verbs: HOLD, via: "on about regarding concerning", act: "consult" },
  { noun: "explanation", verbs: GIVE, via: "of on about", act: "state" },
  { noun: "focus", verbs: "place put make", via: "on", act: "consult" },
  { noun: "gratitude", verbs: "owe", via: "for to", act: "courtesy" },
  { noun: "homage", verbs: "pay", via: "to", act: "support" },
  { noun: "hope", verbs: "place hold", via: "on for in", act: "state" },
  { noun: "ideas", verbs: "exchange", via: "on about", act: "consult" },
  { noun: "importance", verbs: "attach ascribe attribute", via: "to", act: "state" },
  { noun: "information", verbs: "exchange give provide", via: "on about", act: "consult" },
  { noun: "negotiations", verbs: HOLD, via: "on about", act: "consult" },
  { noun: "notes", verbs: "compare", via: "on", act: "consult" },
  { noun: "opinions", verbs: "exchange", via: "on about regarding concerning over", act: "consult" },
  { noun: "outlooks", verbs: "exchange", via: "on", act: "consult" },
  { noun: "overview", verbs: GIVE, via: "of", act: "state" },
  { noun: "perspectives", verbs: "exchange", via: "on about regarding", act: "consult" },
  { noun: "positions", verbs: "coordinate align exchange", via: "on", act: "agree" },
  { noun: "presentation", verbs: GIVE, via: "on of about", act: "state" },
  { noun: "proposals", verbs: GIVE, via: "on for", act: "request" },
  { noun: "remarks", verbs: GIVE, via: "on about", act: "state" },
  { noun: "representations", verbs: "lodge make", via: "over on about with", act: "accuse" },
  { noun: "review", verbs: HOLD, via: "of", act: "consult" },
  { noun: "satisfaction", verbs: "take", via: "in", act: "support" },
  { noun: "statement", verbs: GIVE, via: "on about", act: "state" },
  { noun: "stock", verbs: "take", via: "of", act: "consult" },
  { noun: "talks", verbs: HOLD, via: "on about regarding", act: "consult" },
  { noun: "thoughts", verbs: "exchange share", via: "on about", act: "consult" },
  { noun: "tribute", verbs: "pay", via: "to", act: "support" },
  { noun: "understanding", verbs: "reach", via: "on", act: "agree" },
  { noun: "update", verbs: GIVE, via: "on about", act: "consult" },
  { noun: "views", verbs: "exchange share have", via: "on about regarding concerning over", act: "consult" },
];
