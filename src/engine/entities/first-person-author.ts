import type { Document } from "../document/document.ts";
import { HEADS_OF_GOVERNMENT, STATES_WITH_ARTICLE } from "../languages/en/heads-of-government.ts";
import type { PageFacts } from "../page-facts.ts";
import type { Person } from "./person.ts";

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
 * Returns who the "I" of a first-person readout is: whoever signs above or below the text, or whom the page names as its author. Where
 * nobody does, a writer who tells the office goes by it, one who met a head of government and speaks of "our governments" leads the other
 * one, and is called by that office; any other writer goes by the name of the state.
 */
export function findAuthor(
  document: Document,
  people: readonly Person[],
  issuer: string | undefined,
  facts: PageFacts = {},
): string | undefined {
  const { text } = document;
  if (issuer === undefined || !isFirstPerson(text)) return undefined;
  const signed = signerOf(document, people, facts);
  if (signed !== undefined) return signed.name;
  const place = `${WITH_ARTICLE.has(issuer) ? "the " : ""}${issuer}`;
  const told = OWN_OFFICE.exec(text.slice(0, READ))?.[1];
  if (told !== undefined) return `${told} of ${place}`;
  if (!people.some(isHead) || !OWN_GOVERNMENT.test(text.slice(0, READ))) return issuer;
  return `${OFFICE_OF.get(issuer) ?? "Prime Minister"} of ${place}`;
}

/** Lines before the text, and after it, on which its writer signs; a longer line is a sentence of the text. */
const SIGNING_LINES = 6;
const LONGEST_SIGNATURE = 80;

/** The person whose name stands on a line of its own above or below the text, or whom the page calls its author. */
function signerOf(
  { text, paragraphs }: Document,
  people: readonly Person[],
  { author }: PageFacts,
): Person | undefined {
  const lines = [...paragraphs.slice(1, SIGNING_LINES), ...paragraphs.slice(-SIGNING_LINES)];
  const signatures = lines.filter(
    ({ start, end }) => end - start <= LONGEST_SIGNATURE && !/[.!?:]$/u.test(text.slice(start, end)),
  );
  const isSigned = ({ mentions }: Person) =>
    mentions.some(({ start, end }) => signatures.some((line) => line.start <= start && end <= line.end));
  const byline = author?.toLowerCase() ?? "";
  return people.find(isSigned) ?? people.find(({ name }) => byline.includes(name.toLowerCase()));
}

function isHead({ titles }: Person): boolean {
  return (
    ["president", "prime", "premier", "chancellor"].some((title) => titles.has(title)) &&
    !["vice", "deputy", "former", "foreign"].some((title) => titles.has(title))
  );
}
