/** Matches the subject of a hope and the verb or modal after it. */
export const OTHERS_ACTION =
  /^(?:that )?(.{2,80}?) (?:would|will|can|could|to|(?=respect|continue|take|play|provide|pay)) ?(?!be\b|continue\b(?! to))/u;

/** Matches a hope to see or hear something. */
export const HOPE_TO_SEE = /^to (?:see|hear)\b/;

/** Matches an infinitive. */
export const INFINITIVE = /^to \p{Ll}/u;

/** Matches the help of a named party. */
export const HELP_OF_OTHERS =
  /^(?:for )?(?:\p{Lu}\S* ){0,2}\p{Lu}\S*['’]s? (?:\p{Ll}+ ){0,2}(?:support|cooperation|participation|assistance|understanding)\b/u;

/** Matches subjects to which the speaker belongs. */
export const OWN_SUBJECT = /^(?:we|i|he|she|both|the two|two)\b/iu;

/** Matches a hope inside a clause. */
export const HOPE_IN_CLAUSE =
  /\b(?:hopes|hoped|expects|expected) (?=that\b|\S{1,40}(?: \S{1,40}){0,4} (?:to|will|would|could|can)\b)/u;

/** Matches a subject and its modal verb. */
export const MODAL =
  /^["“]?(?:that )?((?:[^\s]+ ){0,14}?)(will|would|shall|intends? to|intended to|plans? to|planned to|looks? forward|looked forward|is working to|must|should|ought to|needs? to|has to|have to)\b ?/iu;

/** Matches what opens a clause before its subject. */
export const CLAUSE_OPENING = /^["“]?(?:that )?/iu;

/** Matches words between a subject and its verb of stance. */
export const BEFORE_STANCE = /^(?:\p{L}+ly|also|always|has|have|had)$/u;

/** Matches pronouns for a speaker. */
export const PERSONAL_SUBJECT = /^(?:we|i|he|she|they)$/iu;

/** Matches modal verbs of obligation. */
export const OBLIGATION = /^(?:must|should|ought|need|ha)/;

/** Matches a state after a modal verb. */
export const STATE_OF_BEING = /^(?:not )?(?:be|have)\b/;

/** Matches subjects that name several parties. */
export const JOINT_SUBJECT = /\b(?:both|together|and|two)\b/u;

/** Matches modal verbs of advice. */
export const ADVICE = /^(?:should|ought)/;

/** Matches a modal of expectation. */
export const EXPECTATION = /^look/;

/** Matches modals of planning. */
export const PLAN = /^(?:intend|plan|is)/;

/** Matches what follows "will" without a promise. */
export const NO_PROMISE =
  /^(?:never forget|(?:first |also )?(?:need|require|depend|mean|cost)\b|take (?:time|years|longer)\b|be an? (?!part)|be \d|(?:lose|suffer|collapse|become)\b|(?:always )?be (?:always )?(?:(?:un)?able|welcome|grateful)|not be able)\b/;

/** Matches a refusal after "will". */
export const REFUSAL = /^(?:not|never) (?:\p{L}+ly )?/u;

/** Matches bodies that can be asked to act. */
export const ASKED_BODY = /^(?:commission|committee|conference|council)$/iu;

/** Matches an action or the help of somebody else. */
export const OTHERS_DOING =
  /^(?:the )?(?:\p{Lu}\S* ){1,3}(?:\p{Ll}+ )?\p{Ll}+ing\b|^(?:the )?(?:\p{Lu}\S* ){0,2}\p{Lu}\S*['’]s? (?:\p{Ll}+ )?(?:participation|support|cooperation|contribution)\b/u;

/** Matches what ends the head of a subject: a comma, or a word that adds to it ("the envoy of", "those who"). */
export const AFTER_HEAD =
  /,| (?:of|in|for|from|with|who|which|that|as|to|at|on|without|under|outside|inside|across|beyond|over|near|between|through|among) /u;
