import type { Act } from "../analysis.ts";
import { AGENT_HEADS, CONTINUATION_VERBS, NON_AGENT_HEADS, NON_STANCE_VERBS } from "../languages/en/act-patterns.ts";
import { BEFORE_BUT, CLAUSE_BOUNDARY, LEADING_TO } from "../languages/en/claim-patterns.ts";
import { CLAUSE_RULES } from "../languages/en/clause-act-rules.ts";
import {
  ADVICE,
  AFTER_HEAD,
  ASKED_BODY,
  BEFORE_STANCE,
  CLAUSE_OPENING,
  EXPECTATION,
  HELP_OF_OTHERS,
  HOPE_IN_CLAUSE,
  HOPE_TO_SEE,
  INFINITIVE,
  JOINT_SUBJECT,
  MODAL,
  NO_PROMISE,
  OBLIGATION,
  OTHERS_ACTION,
  OTHERS_DOING,
  OWN_SUBJECT,
  PERSONAL_SUBJECT,
  PLAN,
  REFUSAL,
  STATE_OF_BEING,
} from "../languages/en/clause-signs.ts";
import { inflect } from "../languages/en/inflect-verb.ts";
import { REPORTING_VERBS } from "../languages/en/reporting-verbs.ts";

const STANCE_ACTS = new Set<Act>(["request", "support", "courtesy", "accuse", "reject"]);

/** The number of words after "that" that are searched for a verb of stance. */
const STANCE_READ = 10;

const STANCES = new Map(
  REPORTING_VERBS.filter(({ verb, act }) => STANCE_ACTS.has(act) && !NON_STANCE_VERBS.has(verb)).flatMap(
    ({ verb, act }) =>
      inflect(verb)
        .filter(({ tense }) => tense !== "presentParticiple")
        .map(({ form, tense }) => [form, { act, tense }] as const),
  ),
);

/**
 * Returns the act of a hope. To hope that another state or its people will act is a request ("hope that the EU will
 * send ...").
 */
export function hopeAct(written: string): Act | undefined {
  const subject = OTHERS_ACTION.exec(written)?.[1];
  if (HOPE_TO_SEE.test(written)) return undefined;
  if (INFINITIVE.test(written)) return "pledge";
  if (subject !== undefined && isOther(subject)) return "request";
  return HELP_OF_OTHERS.test(written) ? "request" : undefined;
}

const isOther = (subject: string): boolean => isSomebody(subject, false) && !OWN_SUBJECT.test(subject);

/**
 * Returns the act of the first sign in a clause. A weak sign is used only if there is no other, and the text after
 * "but" takes precedence over the text before it. If the clause is a prediction, "will" is not a promise.
 */
export function clauseAct(written: string, isPrediction = false): Act | undefined {
  const [main = "", ...others] = written.split(BEFORE_BUT);
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
  for (const { pattern, act, weak: faint, unless } of CLAUSE_RULES) {
    if (unless?.test(content)) continue;
    const at = content.search(pattern);
    if (at >= 0) consider(at, act, faint ?? false);
  }
  const modal = readModal(written, before);
  if (modal && !(isPrediction && modal.act === "pledge")) consider(modal.at, modal.act, false);
  const stance = readStance(written);
  if (stance) consider(stance.at, stance.act, false);
  const hope = HOPE_IN_CLAUSE.exec(written);
  if (hope) consider(hope.index, hopeAct(written.slice(hope.index + hope[0].length)) ?? "state", false);
  return best?.act;
}

/**
 * Returns the act of a modal verb after a subject that can act: "X will ..." is a promise, "X will not accept ..." is a
 * refusal, and "X should ..." is a request. Returns undefined if the subject is a thing.
 */
function readModal(written: string, before: string): { at: number; act: Act } | undefined {
  const match = MODAL.exec(written);
  if (!match) return undefined;
  const subject = match[1]?.trim() || subjectOf(before);
  const modal = (match[2] ?? "").toLowerCase();
  const rest = written.slice(match[0].length);
  const act = modalAct(subject, modal, rest);
  return act && { at: match[0].trimEnd().length - modal.length, act };
}

/** Returns the act of a reporting verb that follows a subject that can act ("that Ruvania strongly condemns ..."). */
function readStance(written: string): { at: number; act: Act } | undefined {
  const opening = CLAUSE_OPENING.exec(written)?.[0].length ?? 0;
  const words = [...written.slice(opening).matchAll(/\S+/gu)].slice(0, STANCE_READ);
  for (let count = 1; count <= 5; count++) {
    const subject = words.slice(0, count).join(" ");
    if (!isActor(subject)) continue;
    const verb = words.slice(count).find(([word]) => !BEFORE_STANCE.test(word));
    const act = verb && stanceAct(verb[0].toLowerCase(), subject, words[count]?.[0] === "had");
    if (act) return { at: opening + verb.index, act };
  }
  return undefined;
}

/**
 * Returns the act of a verb of stance. A present form counts after any subject, a past form only after a pronoun or
 * "had": "that the President welcomed her" narrates an event.
 */
function stanceAct(word: string, subject: string, isPerfect: boolean): Act | undefined {
  const stance = STANCES.get(word);
  if (!stance) return undefined;
  const isPast = stance.tense === "past" || stance.tense === "participle";
  return !isPast || isPerfect || PERSONAL_SUBJECT.test(subject) ? stance.act : undefined;
}

/** Returns the subject at the start of a clause: the first one, two or three words if they name someone who can act. */
function subjectOf(clause: string): string {
  const words = clause.replace(CLAUSE_OPENING, "").split(" ");
  return [1, 2, 3].map((count) => words.slice(0, count).join(" ")).find((name) => isActor(name)) ?? "";
}

function modalAct(subject: string, modal: string, rest: string): Act | undefined {
  if (OBLIGATION.test(modal)) {
    if (!isSomebody(subject, true) || STATE_OF_BEING.test(rest)) return undefined;
    const isJoint = JOINT_SUBJECT.test(subject);
    return isJoint && !ADVICE.test(modal) ? undefined : "request";
  }
  if (!isSomebody(subject, false)) return undefined;
  if (EXPECTATION.test(modal)) return isOthersDoing(rest.replace(LEADING_TO, "")) ? "request" : "pledge";
  if (PLAN.test(modal)) return "pledge";
  if (NO_PROMISE.test(rest)) return undefined;
  const refused = REFUSAL.exec(rest);
  if (refused) return CONTINUATION_VERBS.test(rest.slice(refused[0].length)) ? "pledge" : "reject";
  return "pledge";
}

/**
 * Returns whether the subject can act. It is the part next to the verb or, if that part ends in a comma, the part
 * before the insertion.
 */
function isSomebody(subject: string, isAsked: boolean): boolean {
  const parts = subject.split(CLAUSE_BOUNDARY);
  return isActor(parts.at(-1) ?? "", isAsked) || (subject.endsWith(",") && isActor(parts[0] ?? "", isAsked));
}

/**
 * Returns whether a subject is someone who can act: a pronoun, a name, a state or its representatives. The head of the
 * subject is before the first preposition. If `isAsked` is true, bodies such as a commission count too, because they
 * can be asked to act.
 */
export function isActor(subject: string, isAsked = false): boolean {
  const head = subject.replace(/^["“]/u, "").split(AFTER_HEAD)[0]?.trim();
  const word = head?.split(/\s+/u).at(-1) ?? "";
  if (/['’]s?$/u.test(word)) return false;
  if (isAsked && ASKED_BODY.test(word)) return true;
  if (NON_AGENT_HEADS.test(word)) return false;
  return AGENT_HEADS.test(word) || /^\p{Lu}/u.test(word);
}

/**
 * Returns whether the content is an action of someone else ("looked forward to China playing ...", "to her country's
 * active support").
 */
export function isOthersDoing(written: string): boolean {
  return OTHERS_DOING.test(written);
}
