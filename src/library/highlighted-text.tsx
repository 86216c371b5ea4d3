import { findMatches } from "../store/search/search-terms.ts";

/** Shows a text with the words of a search highlighted. */
export function HighlightedText({ text, terms }: { readonly text: string; readonly terms: readonly string[] }) {
  const hits = findMatches(text, terms);
  if (hits.length === 0) return <>{text}</>;
  let at = 0;
  const pieces = hits.flatMap(({ start, end }) => {
    const before = text.slice(at, start);
    at = end;
    return [before, <mark key={start}>{text.slice(start, end)}</mark>];
  });
  return (
    <>
      {pieces}
      {text.slice(at)}
    </>
  );
}

/** The number of characters before the first match in an excerpt. */
const CONTEXT_BEFORE = 60;

/** Returns a part of a long text around the first match, or the start of the text if there is no match. */
export function excerpt(text: string, terms: readonly string[], length: number): string {
  const plain = text.replace(/\s+/g, " ").trim();
  const first = findMatches(plain, terms)[0];
  const start = first && first.start > CONTEXT_BEFORE ? plain.indexOf(" ", first.start - CONTEXT_BEFORE) + 1 : 0;
  const cut = plain.slice(start, start + length);
  return `${start > 0 ? "… " : ""}${cut}${start + length < plain.length ? " …" : ""}`;
}
