import { isOfficeTitle } from "../engine/attribution/office-words.ts";
import { type SentenceToken, tokenizeSentence } from "../engine/document/sentence-tokens.ts";
import { matchCountryAt } from "../engine/entities/match-country.ts";
import { readTitles } from "../engine/entities/titles.ts";

/** An office that a text gives to a person. */
export interface OfficeRole {
  /** The words of the title in lower case: ["prime", "minister"]. */
  readonly titles: readonly string[];
  /** The state or body, by its name in the engine's list. */
  readonly state: string | undefined;
  /** The title as the text writes it: "Prime Minister of Norway". */
  readonly label: string;
}

/** The number of mentions of a name that are searched for a title. Texts give the title at the first mentions. */
const MAX_MENTIONS = 3;
/** The number of characters before and after a name in which its title is searched. */
const BEFORE = 90;
const AFTER = 70;
/** Styles between an office and a name. */
const STYLES: ReadonlySet<string> = new Set(["Mr", "Mr.", "Mrs.", "Ms.", "Dr", "Dr.", "H.E."]);

/** Returns the offices that a text gives to a person, by title and state each once. */
export function findRoles(text: string, name: string): OfficeRole[] {
  const found = new Map<string, OfficeRole>();
  let at = text.indexOf(name);
  for (let n = 0; at >= 0 && n < MAX_MENTIONS; n++, at = text.indexOf(name, at + name.length)) {
    const role = roleBefore(text, at, at + name.length) ?? roleAfter(text, at + name.length);
    if (role) found.set(`${role.titles.join(" ")} ${role.state ?? ""}`, role);
  }
  return [...found.values()];
}

/** Returns the office before a name, with the state that may follow the name: "President Ida Lund of Norland". */
function roleBefore(text: string, start: number, end: number): OfficeRole | undefined {
  const from = Math.max(0, text.lastIndexOf("\n", start - 1) + 1, start - BEFORE);
  const words = tokenizeSentence(text, { start: from, end: start }, []);
  for (let at = from > start - BEFORE ? 0 : 1; at < words.length; at++) {
    const { next, titles, polity } = readTitles(words, at);
    if (next !== words.length || !titles.some(isOfficeTitle)) continue;
    const label = text.slice(words[at]?.start, start);
    return toRole(titles, polity ?? stateAfter(text, end), label);
  }
  return undefined;
}

function stateAfter(text: string, end: number): string | undefined {
  const words = lineAfter(text, end);
  if (words[0]?.lower !== "of") return undefined;
  return matchCountryAt(words, words[1]?.lower === "the" ? 2 : 1)?.name;
}

/** Returns the office between two commas after a name: "Ida Lund, Foreign Minister of Norland, said". */
function roleAfter(text: string, end: number): OfficeRole | undefined {
  const words = lineAfter(text, end);
  if (words[0]?.text !== ",") return undefined;
  const from = words[1]?.lower === "the" ? 2 : 1;
  const { next, titles, polity } = readTitles(words, from);
  const [first, last] = [words[from], words[next - 1]];
  if (!first || !last || next <= from || !titles.some(isOfficeTitle) || words[next]?.text !== ",") return undefined;
  return toRole(titles, polity, text.slice(first.start, last.end));
}

function lineAfter(text: string, end: number): SentenceToken[] {
  const line = text.indexOf("\n", end);
  const to = Math.min(line < 0 ? text.length : line, end + AFTER);
  return tokenizeSentence(text, { start: end, end: to }, []);
}

function toRole(titles: readonly string[], state: string | undefined, label: string): OfficeRole {
  const words = label.split(/[\s,]/u).filter((word) => word !== "");
  if (words[0]?.toLowerCase() === "the") words.shift();
  while (words.length > 1 && STYLES.has(words.at(-1) ?? "")) words.pop();
  return { titles, state, label: words.join(" ") };
}
