import { parseSync } from "oxc-parser";
import { RETIRED_WORDS } from "./retired-words.ts";

/** A retired word that is used. */
export interface RetiredWord {
  readonly file: string;
  /** The comment, name or message, at most 100 characters of it. */
  readonly text: string;
  readonly use: string;
}

/** Returns a name as separate words in small letters: `takeBackNote` gives "take back note". */
function wordsOfName(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/[^A-Za-z]+/g, " ")
    .trim()
    .toLowerCase();
}

/** Finds retired words in the comments and names of a TypeScript or JavaScript file, and in its path. */
export function findRetiredWords(file: string, text: string): RetiredWord[] {
  const { comments, program } = parseSync(file, text);
  const texts = [
    file,
    ...comments.map(({ value }) => value.replace(/\s*\n\s*\*?\s*/g, " ")),
    ...new Set(namesIn(program)),
  ];
  return texts.flatMap((one) => {
    const searched = /\s/.test(one.trim()) ? one.toLowerCase() : wordsOfName(one);
    return retiredIn(file, one, searched);
  });
}

/** Finds retired words in a text of the interface. */
export function findRetiredWordsInMessage(key: string, message: string): RetiredWord[] {
  return retiredIn(key, message, message.toLowerCase());
}

function retiredIn(file: string, text: string, searched: string): RetiredWord[] {
  return RETIRED_WORDS.filter(([pattern]) => pattern.test(searched)).map(([, use]) => ({
    file,
    text: text.trim().slice(0, 100),
    use,
  }));
}

/** Returns the names of all identifiers in a syntax tree. */
function namesIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(namesIn);
  if (typeof node !== "object" || node === null) return [];
  const { type, name } = node as { type?: unknown; name?: unknown };
  const own = typeof name === "string" && /Identifier$/.test(String(type)) ? [name] : [];
  return [...own, ...Object.values(node).flatMap(namesIn)];
}
