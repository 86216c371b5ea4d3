/**
 * Reporting verbs by their complements, one line per class. The number of the line (from 1) is the class that the
 * tagger sees as a feature. The tagger treats a verb that is not in the training data like the others of its class, so
 * add verbs here only when you train it again.
 */
const CLASSES: readonly string[] = [
  // clauses with "that"
  "say tell add note state stress underscore underline emphasize emphasise highlight affirm reaffirm reiterate assert declare announce explain remark observe maintain claim insist argue acknowledge admit confirm recall concede contend report write reveal mention suggest reply respond answer repeat testify tweet allege clarify indicate signal caution point predict estimate conclude argue quip joke",
  // topics of discussion
  "discuss review exchange touch address cover raise brief inform focus consult deliberate explore examine tackle consider update apprise outline detail describe present hear listen debate negotiate assess compare",
  // stances on a thing or a person
  "welcome praise commend condemn support appreciate thank congratulate laud hail applaud endorse back oppose reject deny criticize criticise denounce deplore decry dismiss rebuke slam blast accuse blame fault regret lament honor honour salute value credit mourn apologize apologise deprecate refute dispute",
  // light verbs of expression
  "express voice convey extend offer share pass deliver relay transmit renew register echo communicate",
  // commitments and agreement
  "agree pledge commit vow promise decide intend plan hope want undertake resolve concur propose seek aim wish expect desire aspire strive opt vote swear threaten refuse decline prepare stand look",
  // requests to others
  "urge call ask invite demand request warn encourage advise implore press order instruct appeal remind recommend exhort challenge beg require push",
  // thoughts and feelings
  "believe think feel know see understand view regard fear worry doubt suspect find learn realize realise recognize recognise remember forget love like hate trust assume imagine judge deem favor favour prefer need",
];

/** Nouns and prepositions that report. Their class numbers continue after those of the verbs. */
const OTHER_CLASSES: readonly string[] = [
  "statement call pledge claim view hope belief concern support appreciation gratitude commitment readiness determination condolences sympathy satisfaction interest desire willingness opinion suggestion proposal criticism warning promise request demand allegation argument idea position stance conviction congratulations condemnation wish invitation solidarity support",
  "according per",
  "spokesman spokeswoman spokesperson readout statement communique press-release",
];

const IRREGULAR: Readonly<Record<string, string>> = {
  say: "says said saying",
  tell: "tells told telling",
  write: "writes wrote written writing",
  hear: "hears heard hearing",
  think: "thinks thought thinking",
  feel: "feels felt feeling",
  know: "knows knew known knowing",
  see: "sees saw seen seeing",
  understand: "understands understood understanding",
  find: "finds found finding",
  forget: "forgets forgot forgotten forgetting",
  stand: "stands stood standing",
  undertake: "undertakes undertook undertaken undertaking",
  seek: "seeks sought seeking",
  swear: "swears swore sworn swearing",
  beg: "begs begged begging",
  commit: "commits committed committing",
  admit: "admits admitted admitting",
  plan: "plans planned planning",
  transmit: "transmits transmitted transmitting",
  opt: "opts opted opting",
  prefer: "prefers preferred preferring",
  slam: "slams slammed slamming",
};

const VOWEL_BEFORE_Y = /[aeo]y$/;

function inflections(verb: string): string[] {
  const irregular = IRREGULAR[verb];
  if (irregular !== undefined) return [verb, ...irregular.split(" ")];
  if (verb.endsWith("e")) return [verb, `${verb}s`, `${verb}d`, `${verb.slice(0, -1)}ing`];
  if (verb.endsWith("y") && !VOWEL_BEFORE_Y.test(verb)) {
    const stem = verb.slice(0, -1);
    return [verb, `${stem}ies`, `${stem}ied`, `${verb}ing`];
  }
  const third = /(?:s|x|ch|sh)$/.test(verb) ? `${verb}es` : `${verb}s`;
  return [verb, third, `${verb}ed`, `${verb}ing`];
}

function buildClasses(): Map<string, number> {
  const classes = new Map<string, number>();
  OTHER_CLASSES.forEach((line, i) => {
    for (const word of line.split(" ")) classes.set(word, CLASSES.length + i + 1);
  });
  CLASSES.forEach((line, i) => {
    for (const verb of line.split(" ")) {
      for (const form of inflections(verb)) classes.set(form, i + 1);
    }
  });
  return classes;
}

const CLASS_OF = buildClasses();

/** Returns the class of a lower-case word, 0 if it does not report. */
export function verbClassOf(word: string): number {
  return CLASS_OF.get(word) ?? 0;
}
