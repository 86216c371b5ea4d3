import { IRREGULAR_VERBS } from "./irregular-verbs.ts";

/** The forms of a verb. The form decides whether a subject, "to" or a comma can precede the verb. */
export type Tense = "base" | "present" | "past" | "participle" | "presentParticiple";

/** A form of a verb with its base form. "participle" is used only where the past participle differs from the past. */
export interface VerbForm {
  readonly form: string;
  readonly base: string;
  readonly tense: Tense;
}

const IRREGULAR = new Map(IRREGULAR_VERBS.map(([base, past, participle]) => [base, { past, participle }]));

/** Returns all forms of a verb, in British and American spelling. */
export function inflect(base: string): VerbForm[] {
  const spellings = base.endsWith("ise") ? [base, `${base.slice(0, -3)}ize`] : [base];
  return spellings.flatMap((spelling) => formPairs(spelling).map(([form, tense]) => ({ form, base, tense })));
}

function formPairs(verb: string): [string, Tense][] {
  const irregular = IRREGULAR.get(verb);
  const past = irregular?.past ?? regularPast(verb);
  const forms: [string, Tense][] = [
    [verb, "base"],
    [thirdPerson(verb), "present"],
    [past, "past"],
    [participleOf(verb, past), "presentParticiple"],
  ];
  if (irregular !== undefined && irregular.participle !== past) forms.push([irregular.participle, "participle"]);
  return forms;
}

function regularPast(verb: string): string {
  if (verb.endsWith("e")) return `${verb}d`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${verb}ed`;
}

function thirdPerson(verb: string): string {
  if (verb === "have") return "has";
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh|go|do)$/.test(verb) ? `${verb}es` : `${verb}s`;
}

/**
 * Returns the present participle. A consonant that the past form doubles is doubled here too ("committed",
 * "committing").
 */
function participleOf(verb: string, past: string): string {
  if (verb.endsWith("ee")) return `${verb}ing`;
  if (/e$/.test(verb) && verb !== "be") return `${verb.slice(0, -1)}ing`;
  const doubled = /(.)\1ed$/.exec(past)?.[1];
  if (doubled !== undefined && !verb.endsWith(doubled + doubled)) return `${verb}${doubled}ing`;
  return /^(?:put|set|hit|get|begin)$/.test(verb) ? `${verb}${verb.at(-1)}ing` : `${verb}ing`;
}
