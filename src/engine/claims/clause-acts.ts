import type { Act } from "../analysis.ts";
import {
  AGENT_HEADS,
  CLAUSE_RULES,
  CONTINUATION_VERBS,
  NON_AGENT_HEADS,
  NON_STANCE_VERBS,
} from "../languages/en/act-rules.ts";
import { inflect } from "../languages/en/inflect-verb.ts";
import { REPORTING_VERBS } from "../languages/en/reporting-verbs.ts";

const STANCE_ACTS = new Set<Act>(["request", "support", "courtesy", "accuse", "reject"]);

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

/** "hope that the EU will send ...": what another state or its people are hoped to do is asked of them. */
export function hopeAct(written: string): Act | undefined {
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
export function clauseAct(written: string, isPrediction = false): Act | undefined {
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
export function isActor(subject: string, isAsked = false): boolean {
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

/** "looked forward to China playing ...", "to her country's active support": another's deed, not one's own. */
export function isOthersDoing(written: string): boolean {
  return /^(?:the )?(?:\p{Lu}\S* ){1,3}(?:\p{Ll}+ )?\p{Ll}+ing\b|^(?:the )?(?:\p{Lu}\S* ){0,2}\p{Lu}\S*['’]s? (?:\p{Ll}+ )?(?:participation|support|cooperation|contribution)\b/u.test(
    written,
  );
}
