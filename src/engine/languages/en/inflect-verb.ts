import { IRREGULAR_VERBS } from "./irregular-verbs.ts";

/** The forms of a verb. The form decides whether a subject, "to" or a comma can precede the verb. */
export type Tense = "base" | "present" | "past" | "participle" | "presentParticiple";

/** A form of a verb with its base form. "participle" is used only where the past participle differs from the past. */
export interface VerbForm {
  readonly form: string;
  readonly base: string;
  readonly tense: Tense;
}

/** The past forms of irregular verbs. A verb with several spellings has a row for each. */
const IRREGULAR = new Map<string, { past: string; participle: string }[]>();
for (const [base, past, participle] of IRREGULAR_VERBS)
  IRREGULAR.set(base, [...(IRREGULAR.get(base) ?? []), { past, participle }]);

/** Returns all forms of a verb, in British and American spelling. */
export function inflect(base: string): VerbForm[] {
  const spellings = base.endsWith("ise") ? [base, `${base.slice(0, -3)}ize`] : [base];
  return spellings.flatMap((spelling) => formPairs(spelling).map(([form, tense]) => ({ form, base, tense })));
}

function formPairs(verb: string): [string, Tense][] {
  const pasts = IRREGULAR.get(verb) ?? regularPasts(verb).map((past) => ({ past, participle: past }));
  const forms: [string, Tense][] = [
    [verb, "base"],
    [thirdPerson(verb), "present"],
  ];
  for (const { past, participle } of pasts) {
    forms.push([past, "past"], [presentParticiple(verb, past), "presentParticiple"]);
    if (participle !== past) forms.push([participle, "participle"]);
  }
  return withoutRepetitions(forms);
}

/** Removes the present participle that two spellings of the past share ("spelling" of "spelt" and "spelled"). */
function withoutRepetitions(forms: readonly [string, Tense][]): [string, Tense][] {
  return forms.filter(([form, tense], i) => forms.findIndex((other) => other[0] === form && other[1] === tense) === i);
}

/** Matches a verb of one syllable with a short vowel, whose last consonant is doubled ("flag", "quip", "plan"). */
const DOUBLED = /^(?:qu|[^aeiou])+[aeiou][bdgklmnprtz]$/;
/** Matches a longer verb whose last consonant is doubled in British spelling only ("signal", "label", "counsel"). */
const DOUBLED_IN_BRITAIN = /[^aeiou][aeiou]l$/;

/** Returns the regular past, in British and American spelling if these differ. */
function regularPasts(verb: string): string[] {
  if (verb.endsWith("e")) return [`${verb}d`];
  if (/[^aeiou]y$/.test(verb)) return [`${verb.slice(0, -1)}ied`];
  if (DOUBLED.test(verb)) return [`${verb}${verb.at(-1)}ed`];
  return DOUBLED_IN_BRITAIN.test(verb) ? [`${verb}led`, `${verb}ed`] : [`${verb}ed`];
}

function thirdPerson(verb: string): string {
  if (verb === "have") return "has";
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh|go|do)$/.test(verb) ? `${verb}es` : `${verb}s`;
}

/** Returns the present participle. A consonant that is doubled in the past form is doubled here too ("committing"). */
function presentParticiple(verb: string, past: string): string {
  if (verb.endsWith("ee")) return `${verb}ing`;
  if (/e$/.test(verb) && verb !== "be") return `${verb.slice(0, -1)}ing`;
  const doubled = /(.)\1ed$/.exec(past)?.[1];
  if (doubled !== undefined && !verb.endsWith(doubled + doubled)) return `${verb}${doubled}ing`;
  return DOUBLED.test(verb) || verb === "begin" ? `${verb}${verb.at(-1)}ing` : `${verb}ing`;
}
