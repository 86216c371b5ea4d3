import { HEADS_OF_GOVERNMENT, STATES_WITH_ARTICLE } from "../languages/en/heads-of-government.ts";
import type { Person } from "./recognize-people.ts";

/** "I met", "the President and I agreed": the event told by one of its parties. */
const FIRST_PERSON =
  /\bI (?:\w+ )?(?:met|spoke|held|hosted|welcomed|received|called|have)\b|\band I (?:\w+ )?(?:met|spoke|discussed|agreed|have)\b/;
/** Words that only the head of a government writes of the meeting with another head. */
const OWN_GOVERNMENT = /\b(?:my|our)(?: (?:two|own|respective))? governments?\b/iu;
/** "my third visit as Prime Minister", "As President, I": the office in the writer's own words. */
const OWN_OFFICE =
  /\b(?:my (?:\p{L}+ ){0,3}(?:visit|trip|meeting|term|time|call)\b[^.\n]{0,40}? as|As) (?:the )?(Prime Minister|President|Chancellor|Taoiseach|Foreign Minister|Foreign Secretary|Minister (?:of|for) Foreign Affairs|Secretary of State)\b(?! \p{Lu}\p{L})/u;
/** How far a writer may go on before showing as a party. */
const LEAD = 1_500;
/** How far the words of a head of government are looked for. */
const READ = 20_000;

const OFFICE_OF = new Map(
  HEADS_OF_GOVERNMENT.flatMap(([office, states]) => states.split(",").map((state) => [state.trim(), office] as const)),
);
const WITH_ARTICLE: ReadonlySet<string> = new Set(STATES_WITH_ARTICLE);

/** Whether a party of the event writes, as "I", outside all quotations. */
export function isFirstPerson(text: string): boolean {
  return FIRST_PERSON.test(text.slice(0, LEAD).replace(/[“"][^”"]{0,1500}[”"]/gu, " "));
}

/**
 * Who the "I" of a first-person readout is. The name is never written; a writer who tells the office goes by it, one who met a head of government and speaks of
 * "our governments" leads the other one, and is called by that office. Any other writer goes by the name of the state.
 */
export function findAuthor(text: string, others: readonly Person[], issuer: string | undefined): string | undefined {
  if (issuer === undefined || !isFirstPerson(text)) return undefined;
  const place = `${WITH_ARTICLE.has(issuer) ? "the " : ""}${issuer}`;
  const told = OWN_OFFICE.exec(text.slice(0, READ))?.[1];
  if (told !== undefined) return `${told} of ${place}`;
  if (!others.some(isHead) || !OWN_GOVERNMENT.test(text.slice(0, READ))) return issuer;
  return `${OFFICE_OF.get(issuer) ?? "Prime Minister"} of ${place}`;
}

function isHead({ titles }: Person): boolean {
  return (
    ["president", "prime", "premier", "chancellor"].some((title) => titles.has(title)) &&
    !["vice", "deputy", "former", "foreign"].some((title) => titles.has(title))
  );
}
