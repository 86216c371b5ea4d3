import type { Document } from "../document/document.ts";
import {
  AFTER_HEADLINE_AUTHOR,
  BEFORE_HEADLINE_AUTHOR,
  FIRST_PERSON,
  ISSUED_STATEMENT,
  OWN_GOVERNMENT,
  OWN_OFFICE,
  STATEMENT_BY,
} from "../languages/en/first-person-patterns.ts";
import { HEADS_OF_GOVERNMENT, STATES_WITH_ARTICLE } from "../languages/en/heads-of-government.ts";
import type { PageFacts } from "../page-facts.ts";
import type { Person } from "./person.ts";

/** Length of the beginning in which the author must appear as a party, in UTF-16 units. */
const LEAD_LENGTH = 1_500;
/** Length of the part in which the author's office is searched, in UTF-16 units. */
const SEARCHED_LENGTH = 20_000;

const OFFICE_OF = new Map(
  HEADS_OF_GOVERNMENT.flatMap(([office, states]) => states.split(",").map((state) => [state.trim(), office] as const)),
);
const WITH_ARTICLE: ReadonlySet<string> = new Set(STATES_WITH_ARTICLE);

/** Returns whether a party to the event is the author and writes "I" outside quotations. */
export function isFirstPerson(text: string): boolean {
  return FIRST_PERSON.test(text.slice(0, LEAD_LENGTH).replace(/[“"][^”"]{0,1500}[”"]/gu, " "));
}

/**
 * Returns the name of the author of a first-person readout, or undefined for other texts. The name is that of the
 * person who signs the text, who is said to have issued it or whom the page gives as its author. Otherwise it is the office that the author mentions,
 * with the state, or the office in the headline if the issuer is unknown. An author who met a head of government and writes "our governments" is named as the issuer's head of
 * government; any other author has the name of the state.
 */
export function findAuthor(
  document: Document,
  people: readonly Person[],
  issuer: string | undefined,
  facts: PageFacts = {},
): string | undefined {
  const { text, headline } = document;
  if (!isFirstPerson(text)) return undefined;
  const signed = signerOf(document, people, facts);
  if (signed !== undefined) return signed.name;
  if (issuer === undefined) return STATEMENT_BY.exec(headline)?.[1];
  const place = `${WITH_ARTICLE.has(issuer) ? "the " : ""}${issuer}`;
  const ownOffice = OWN_OFFICE.exec(text.slice(0, SEARCHED_LENGTH))?.[1];
  if (ownOffice !== undefined) return `${ownOffice} of ${place}`;
  if (!people.some(isHead) || !OWN_GOVERNMENT.test(text.slice(0, SEARCHED_LENGTH))) return issuer;
  return `${OFFICE_OF.get(issuer) ?? "Prime Minister"} of ${place}`;
}

/**
 * Number of lines at the beginning and end on which the author can sign, and maximum length of such a line in UTF-16
 * units. A longer line is a sentence.
 */
const SIGNING_LINES = 6;
const MAX_SIGNATURE_LENGTH = 80;

/** Returns whether the headline ends with the person as its author: "Call with Chile – The Hon Ana Lund MP". */
function isHeadlineAuthor({ text, paragraphs }: Document, { mentions }: Person): boolean {
  const headline = paragraphs[0];
  if (headline === undefined) return false;
  return mentions.some(
    ({ start, end }) =>
      end <= headline.end &&
      BEFORE_HEADLINE_AUTHOR.test(text.slice(headline.start, start)) &&
      AFTER_HEADLINE_AUTHOR.test(text.slice(end, headline.end)),
  );
}

/**
 * Returns the person whose name is on a separate line at the beginning or end of the text, or at the end of the headline
 * after a dash, who is said to have issued the statement, or whom the page gives as its author.
 */
function signerOf(document: Document, people: readonly Person[], { author }: PageFacts): Person | undefined {
  const { text, paragraphs } = document;
  const lines = [...paragraphs.slice(1, SIGNING_LINES), ...paragraphs.slice(-SIGNING_LINES)];
  const signatures = lines.filter(
    ({ start, end }) => end - start <= MAX_SIGNATURE_LENGTH && !/[.!?:]$/u.test(text.slice(start, end)),
  );
  const isSigned = ({ mentions }: Person) =>
    mentions.some(({ start, end }) => signatures.some((line) => line.start <= start && end <= line.end));
  const byline = author?.toLowerCase() ?? "";
  const isAnnounced = ({ mentions }: Person) =>
    mentions.some(({ end }) => end < LEAD_LENGTH && ISSUED_STATEMENT.test(text.slice(end, end + LEAD_LENGTH)));
  const signer = people.find((person) => isSigned(person) || isHeadlineAuthor(document, person) || isAnnounced(person));
  return signer ?? people.find(({ name }) => byline.includes(name.toLowerCase()));
}

function isHead({ titles }: Person): boolean {
  return (
    ["president", "prime", "premier", "chancellor"].some((title) => titles.has(title)) &&
    !["vice", "deputy", "former", "foreign"].some((title) => titles.has(title))
  );
}
