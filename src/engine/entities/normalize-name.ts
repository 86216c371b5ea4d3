/** A name without accents and article, to compare. */
export function normalizeName(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/^(?:al|el)-/, "");
}
