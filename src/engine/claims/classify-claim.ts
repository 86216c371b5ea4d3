import type { Act, CheckableFact } from "../analysis.ts";
import type { AttributionCandidate } from "../attribution/attribution-candidate.ts";
import {
  AGENT_HEADS,
  AID_PATTERN,
  BLAME_PATTERN,
  CLAUSE_RULES,
  CLOSER_WORK,
  CONCERN_PATTERN,
  CONTINUATION_VERBS,
  CUE_ACTS,
  CUE_MANNERS,
  DEMAND_PATTERN,
  DENIAL_PATTERN,
  EXTRA_ACT_NOUNS,
  GRANT_NOUNS,
  GUESTS,
  KINDNESS_PATTERN,
  MERIT_PATTERN,
  NON_AGENT_HEADS,
  NON_STANCE_VERBS,
  PRAISE_PATTERN,
  RELAYED_GREETING,
  REMEDY_PATTERN,
  THREAT_PATTERN,
  TOPIC_OF_TALK,
  URGENT_DEMAND_PATTERN,
} from "../languages/en/act-rules.ts";
import { inflect } from "../languages/en/inflect-verb.ts";
import { REPORTING_VERBS } from "../languages/en/reporting-verbs.ts";
import { SPEECH_ACT_NOUNS } from "../languages/en/speech-act-nouns.ts";
import { textOf } from "../span.ts";
import { findCheckableFacts } from "./find-checkable-facts.ts";

const STANCE_ACTS = new Set<Act>(["request", "support", "courtesy", "accuse", "reject"]);
const NOUN_ACTS = new Map([...SPEECH_ACT_NOUNS, ...EXTRA_ACT_NOUNS]);

/** Verbs and adjectives of thinking: what they say "will" happen is foreseen, not promised. */
const PREDICTING = new Set(
  "anticipate believe certain confident convinced foresee hopeful optimistic predict sure think trust".split(" "),
);

/** Words after "that" in which a verb of stance is looked for. */
const STANCE_READ = 10;
const STANCES = new Map(
  REPORTING_VERBS.filter(({ verb, act }) => STANCE_ACTS.has(act) && !NON_STANCE_VERBS.has(verb)).flatMap(
    ({ verb, act }) =>
      inflect(verb)
        .filter(({ tense }) => tense !== "presentParticiple")
        .map(({ form, tense }) => [form, { act, tense }] as const),
  ),
);

/** A clause shows what it does early; later words are reasons and background. */
const CLAUSE_READ = 160;
/** Words in which the head noun of a content is looked for. */
const HEAD_READ = 9;

/** A claim as the steps below read it: its cue, and the opening of its content as written and in small letters. */
interface Claim {
  readonly finding: AttributionCandidate;
  readonly cue: string;
  readonly written: string;
  readonly content: string;
}

/** What the claim does, and what in it can be checked. */
export function classifyClaim(text: string, finding: AttributionCandidate): { act: Act; checkables: CheckableFact[] } {
  return { act: decideAct(text, finding), checkables: findCheckableFacts(text, finding.contents) };
}

function decideAct(text: string, finding: AttributionCandidate): Act {
  const { verb } = finding;
  const first = finding.contents[0];
  const cue = textOf(text, finding.cue).toLowerCase();
  if (first === undefined) return verb.act;
  const written = textOf(text, { start: first.start, end: Math.min(first.end, first.start + CLAUSE_READ) });
  const claim = { finding, cue, written, content: written.toLowerCase() };
  return actOfManner(cue) ?? actOfVerb(claim) ?? actOfContent(claim);
}

const actOfManner = (cue: string): Act | undefined => CUE_MANNERS.find(([pattern]) => pattern.test(cue))?.[1];

/** The act of a verb that decides by itself, or with a word of its content; none where the content decides. */
function actOfVerb({ finding, cue, written, content }: Claim): Act | undefined {
  const { verb, passive } = finding;
  if (/\b(?:not|never|nor)\b|n['’]t\b/.test(cue)) {
    if (verb.act === "reject") return "state";
    if (/^(?:support|agree|pledge|concede)$/.test(verb.act)) return "reject";
  }
  switch (verb.verb) {
    case "raise":
      return nounAct(content) === "accuse" ? "accuse" : verb.act;
    case "share":
      return isSharedView(content) ? "agree" : (nounActOrWorry(content) ?? verb.act);
    case "exchange":
      return nounAct(content) === "courtesy" ? "courtesy" : verb.act;
    case "extend":
    case "send":
      return nounAct(content) ?? verb.act;
    case "offer":
      return nounAct(content) === "courtesy" ? "courtesy" : verb.act;
    case "inform":
    case "tell":
    case "brief":
      return /^(?:that\b|["“])/.test(content) ? (clauseAct(written) ?? "state") : verb.act;
    case "consider":
      return passive || TOPIC_OF_TALK.test(content) ? "consult" : undefined;
    case "refer":
    case "present":
    case "bring up":
      return /^(?:that\b|["“])/.test(content) ? undefined : "consult";
    case "reaffirm":
    case "affirm":
    case "reiterate":
    case "confirm":
      return affirmedAct(finding, content);
    case "reciprocate":
      return nounAct(content) ?? "courtesy";
    case "assure":
      if (/^of (?:\S+ ){0,3}?\S+['’]s (?:support|backing|solidarity)\b/.test(content)) return "support";
      return /^that\b/.test(content) && !/\b(?:will|would|shall|is committed|continues?)\b/.test(content)
        ? "state"
        : verb.act;
    case "assess":
      return /^that\b/.test(content) ? (clauseAct(written) ?? "state") : verb.act;
    case "ask":
    case "request":
      if (RELAYED_GREETING.test(content)) return "courtesy";
      return /^(?:what|how|whether|why|about)\b/.test(content) ? "consult" : verb.act;
    case "welcome":
      return welcomeAct(cue, written);
    case "appreciate":
      return KINDNESS_PATTERN.test(content) ? "courtesy" : verb.act;
    case "acknowledge":
      return acknowledgedAct(content);
    case "look forward to":
      return isOthersDoing(written) ? "request" : verb.act;
    default:
      return verb.act === "state" ? undefined : verb.act;
  }
}

/** "reaffirmed to work closely", "affirmed closer cooperation": what is to be done is promised; what is so is stated. */
function affirmedAct({ verb, passive, kind }: AttributionCandidate, content: string): Act | undefined {
  if (verb.verb === "confirm" && passive) return /^that .*\b(?:would|will)\b/.test(content) ? "agree" : undefined;
  if (kind === "infinitive" || /^to \p{Ll}/u.test(content)) return "pledge";
  return CLOSER_WORK.test(content) ? "pledge" : undefined;
}

/** A person is greeted, an event is endorsed, and who is "welcome to do" a thing is asked to. */
function welcomeAct(cue: string, written: string): Act {
  if (/^(?:to|back|on) /u.test(written) || /\bdelegation\b/u.test(written.slice(0, 110))) return "courtesy";
  if (/^(?:[^\s,]+ ){1,6}to (?:the )?\p{Lu}/u.test(written) && !/['’]s\b/u.test(written.slice(0, 40)))
    return "courtesy";
  if (/\bwarmly\b/.test(cue) && /\bvisit\b/.test(written)) return "courtesy";
  if (GUESTS.test(written)) return "courtesy";
  const guest =
    /^((?:[^\s,]+ ){1,4})to (?:continue|participate|join|invest|take|play|expand|share|attend|send|work)\b/u.exec(
      written,
    )?.[1];
  return guest !== undefined && isActor(guest.trim()) ? "request" : "support";
}

function acknowledgedAct(content: string): Act | undefined {
  if (
    /^that\b.*\b(?:short of|fail\w*|mistakes?|weakened|difficult\w*|insufficient|not enough|lagg\w+|challeng\w+)\b/.test(
      content,
    )
  )
    return "concede";
  if (
    /^[^,]*\b(?:support|assistance|help|hospitality) (?:for|to|in|of)\b/.test(content) &&
    !/\bimportance\b/.test(content)
  )
    return "courtesy";
  return MERIT_PATTERN.test(content.split(/\s+/u).slice(0, HEAD_READ).join(" ")) && !/\bimportance\b/.test(content)
    ? "support"
    : undefined;
}

/** "looked forward to China playing ...", "to her country's active support": another's deed, not one's own. */
function isOthersDoing(written: string): boolean {
  return /^(?:the )?(?:\p{Lu}\S* ){1,3}(?:\p{Ll}+ )?\p{Ll}+ing\b|^(?:the )?(?:\p{Lu}\S* ){0,2}\p{Lu}\S*['’]s? (?:\p{Ll}+ )?(?:participation|support|cooperation|contribution)\b/u.test(
    written,
  );
}

const isSharedView = (content: string): boolean =>
  /^(?:the|a) (?:\p{L}+ )?(?:view|views|recognition|understanding|perception|opinion|assessment|position|conviction)\b/u.test(
    content,
  );

/** The act that a neutral verb takes from what is said. */
function actOfContent({ finding, cue, written, content }: Claim): Act {
  const { verb, kind } = finding;
  if (verb.verb === "say" && !/\bsa(?:y|id|ys|ying)\b/.test(cue)) {
    const act = CUE_ACTS.find(([pattern]) => pattern.test(cue))?.[1];
    if (act !== undefined) return act;
    if (/^(?:made|makes?|gave|gives?|set out|provided|delivered|presented)\b/.test(cue)) {
      if (/^(?:an? |the )?(?:\p{L}+ )?(?:review|account|overview|presentation|briefing|outline)\b/u.test(content))
        return "consult";
      const noun = nounAct(content);
      if (noun !== undefined) return noun;
    }
  }
  if (/^make/.test(verb.verb) && THREAT_PATTERN.test(content)) return "threaten";
  if (verb.verb === "announce" && !/^that\b/.test(content) && GRANT_NOUNS.test(content)) return "pledge";
  if (/\bconfidence\b/.test(cue)) return "state";
  if (/^(?:describe|call|characteri[sz]e|consider|term|label|view|hail)$/.test(verb.verb)) {
    if (DENIAL_PATTERN.test(content)) return "reject";
    if (PRAISE_PATTERN.test(content)) return "support";
  }
  if (/^(?:hope|expect)$/.test(verb.verb)) return hopeAct(written) ?? verb.act;
  if (kind === "phrase" || isNounPhrase(finding, written)) return phraseAct(written) ?? verb.act;
  return clauseAct(written, PREDICTING.has(verb.verb)) ?? verb.act;
}

/** What stands after a verb of stressing without "that" may be a noun phrase: "Kuwait's condemnation of ...". */
function isNounPhrase({ verb, kind }: AttributionCandidate, written: string): boolean {
  if (kind !== "clause" || !verb.frames.includes("N") || /^that\b/iu.test(written)) return false;
  return /^(?:(?:the|an?|its|his|her|their|our)\s|(?:[^\s,]+\s){0,4}?[^\s,]+['’]s?\s|rejection |support )/iu.test(
    written,
  );
}

/** The act of the first noun of talk at the content's head. */
function nounAct(content: string): Act | undefined {
  const words = content.split(/[\s,]+/u).slice(0, HEAD_READ);
  for (const [i, word] of words.entries()) {
    const plain = word.replace(/[^\p{L}]/gu, "");
    const act = NOUN_ACTS.get(plain);
    if (plain === "best" && !/^(?:wishes|regards|greetings)/.test(words[i + 1] ?? "")) continue;
    if (act !== undefined) return act;
    if (/^(?:for|on|that|in|to|about|importance|need|fact)$/.test(word)) return undefined;
  }
  return undefined;
}

function nounActOrWorry(content: string): Act | undefined {
  const act = nounAct(content);
  return act === "accuse" && CONCERN_PATTERN.test(content) ? "state" : act;
}

function phraseAct(written: string): Act | undefined {
  const content = written.toLowerCase();
  if (DEMAND_PATTERN.test(written) || URGENT_DEMAND_PATTERN.test(content)) return "request";
  if (/^(?:[\p{L}’']+ ){1,5}?calls? (?:for|on)\b/u.test(content)) return "request";
  const start = content.split(/\s+/u).slice(0, HEAD_READ).join(" ");
  if (/\b(?:hopes?|expectations?) that\b/u.test(start))
    return hopeAct(written.replace(/^.*?(?:hopes?|expectations?) (?=that\b)/iu, "")) ?? "state";
  if (/\bwish to see\b|\bdesire to see\b/.test(start)) return "request";
  if (/\bin support of\b|\bsupportive of\b/.test(start)) return "support";
  const head = nounActOrWorry(content);
  if (head === "pledge" && /\b(?:desire for|interest in (?!\p{L}{1,30}ing\b))/u.test(start)) return "state";
  if (head !== undefined) return head;
  if (AID_PATTERN.test(start)) return "pledge";
  if (/\b(?:rejecting|rejection|opposing|opposition to)\b/.test(start)) return "reject";
  if (BLAME_PATTERN.test(start) && !REMEDY_PATTERN.test(start)) return "accuse";
  if (PRAISE_PATTERN.test(start) && MERIT_PATTERN.test(start)) return "support";
  return clauseAct(written);
}

/** "hope that the EU will send ...": what another state or its people are hoped to do is asked of them. */
function hopeAct(written: string): Act | undefined {
  const subject =
    /^(?:that )?(.{2,80}?) (?:would|will|can|could|to|(?=respect|continue|take|play|provide|pay)) ?(?!be\b|continue\b(?! to))/u.exec(
      written,
    )?.[1];
  if (/^to (?:see|hear)\b/.test(written)) return undefined;
  if (/^to \p{Ll}/u.test(written)) return "pledge";
  if (subject !== undefined && isOther(subject)) return "request";
  return /^(?:for )?(?:\p{Lu}\S* ){0,2}\p{Lu}\S*['’]s? (?:\p{Ll}+ ){0,2}(?:support|cooperation|participation|assistance|understanding)\b/u.test(
    written,
  )
    ? "request"
    : undefined;
}

const isOther = (subject: string): boolean =>
  isSomebody(subject, false) && !/^(?:we|i|he|she|both|the two|two)\b/iu.test(subject);

/**
 * The act of the first telling sign in a clause; a faint sign yields to one that follows it, and what stands before "but" to
 * what stands after. Who predicts says "will" without a promise.
 */
function clauseAct(written: string, isPrediction = false): Act | undefined {
  const [main = "", ...others] = written.split(/,? but (?=\p{L})/u);
  const turned = others.length > 0 ? firstSign(others.join(" but "), main, isPrediction) : undefined;
  return turned ?? firstSign(written, "", isPrediction);
}

function firstSign(written: string, before: string, isPrediction: boolean): Act | undefined {
  const content = written.toLowerCase();
  let best: { at: number; act: Act; faint: boolean } | undefined;
  const consider = (at: number, act: Act, faint: boolean) => {
    if (best === undefined || (best.faint && !faint) || (best.faint === faint && at < best.at))
      best = { at, act, faint };
  };
  for (const { pattern, act, weak: faint } of CLAUSE_RULES) {
    const at = content.search(pattern);
    if (at >= 0) consider(at, act, faint ?? false);
  }
  const modal = readModal(written, before);
  if (modal && !(isPrediction && modal.act === "pledge")) consider(modal.at, modal.act, false);
  const stance = readStance(written);
  if (stance) consider(stance.at, stance.act, false);
  const hope = /\b(?:hopes|hoped|expects|expected) (?=that\b|\S{1,40}(?: \S{1,40}){0,4} to\b)/u.exec(written);
  if (hope) consider(hope.index, hopeAct(written.slice(hope.index + hope[0].length)) ?? "state", false);
  return best?.act;
}

/** "X will ..." promises, "X will not accept ..." refuses, "X should ..." asks; things that will or should do nothing of it. */
function readModal(written: string, before: string): { at: number; act: Act } | undefined {
  const match =
    /^["“]?(?:that )?((?:[^\s]+ ){0,14}?)(will|would|shall|intends? to|intended to|plans? to|planned to|looks? forward|looked forward|is working to|must|should|ought to|needs? to)\b ?/iu.exec(
      written,
    );
  if (!match) return undefined;
  const subject = match[1]?.trim() || subjectOf(before);
  const modal = (match[2] ?? "").toLowerCase();
  const rest = written.slice(match[0].length);
  const act = modalAct(subject, modal, rest);
  return act && { at: match[0].trimEnd().length - modal.length, act };
}

/** "that Ruvania strongly condemns ...": a reporting verb with its act, next to a subject that is somebody. */
function readStance(written: string): { at: number; act: Act } | undefined {
  const opening = /^["“]?(?:that )?/iu.exec(written)?.[0].length ?? 0;
  const words = [...written.slice(opening).matchAll(/\S+/gu)].slice(0, STANCE_READ);
  for (let count = 1; count <= 5; count++) {
    const subject = words.slice(0, count).join(" ");
    if (!isActor(subject)) continue;
    const verb = words.slice(count).find(([word]) => !/^(?:\p{L}+ly|also|always|has|have|had)$/u.test(word));
    const act = verb && stanceAct(verb[0].toLowerCase(), subject, words[count]?.[0] === "had");
    if (act) return { at: opening + verb.index, act };
  }
  return undefined;
}

/** Present forms count after any subject, past ones after a pronoun or "had": "that the President welcomed her" only tells. */
function stanceAct(word: string, subject: string, isPerfect: boolean): Act | undefined {
  const stance = STANCES.get(word);
  if (!stance) return undefined;
  const isPast = stance.tense === "past" || stance.tense === "participle";
  return !isPast || isPerfect || /^(?:we|i|he|she|they)$/iu.test(subject) ? stance.act : undefined;
}

/** The subject at the opening of a clause: its first words, one to three, that name somebody. */
function subjectOf(clause: string): string {
  const words = clause.replace(/^["“]?(?:that )?/iu, "").split(" ");
  return [1, 2, 3].map((count) => words.slice(0, count).join(" ")).find((name) => isActor(name)) ?? "";
}

function modalAct(subject: string, modal: string, rest: string): Act | undefined {
  if (/^(?:must|should|ought|need)/.test(modal)) {
    if (!isSomebody(subject, true) || /^(?:not )?(?:be|have)\b/.test(rest)) return undefined;
    const isJoint = /\b(?:both|together|and|two)\b/u.test(subject);
    return isJoint && !/^(?:should|ought)/.test(modal) ? undefined : "request";
  }
  if (!isSomebody(subject, false)) return undefined;
  if (/^look/.test(modal)) return isOthersDoing(rest.replace(/^to /u, "")) ? "request" : "pledge";
  if (/^(?:intend|plan|is)/.test(modal)) return "pledge";
  if (/^(?:never forget|(?:always )?be (?:always )?(?:(?:un)?able|welcome|grateful)|not be able)\b/.test(rest))
    return undefined;
  const refused = /^(?:not|never) (?:\p{L}+ly )?/u.exec(rest);
  if (refused) return CONTINUATION_VERBS.test(rest.slice(refused[0].length)) ? "pledge" : "reject";
  return "pledge";
}

/** Is the subject somebody, in the clause next to the verb or, after an insertion between commas, in the one before? */
function isSomebody(subject: string, isAsked: boolean): boolean {
  const parts = subject.split(/, | and that /u);
  return isActor(parts.at(-1) ?? "", isAsked) || (subject.endsWith(",") && isActor(parts[0] ?? "", isAsked));
}

/** A pronoun, a name, a state or its side. The head of a subject stands before the first preposition; bodies may be asked, not hoped of. */
function isActor(subject: string, isAsked = false): boolean {
  const head = subject
    .replace(/^["“]/u, "")
    .split(/,| (?:of|in|for|from|with|who|which|that|as|to|at|on|without|under|outside|inside|across|beyond) /u)[0]
    ?.trim();
  const word = head?.split(/\s+/u).at(-1) ?? "";
  if (/['’]s?$/u.test(word)) return false;
  if (isAsked && /^(?:commission|committee|conference|council)$/iu.test(word)) return true;
  if (NON_AGENT_HEADS.test(word)) return false;
  return AGENT_HEADS.test(word) || /^\p{Lu}/u.test(word);
}
