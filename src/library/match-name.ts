/** Returns whether a name contains each word of a search, without regard to case and marks on letters. */
export function matchesName(name: string, search: string): boolean {
  const folded = fold(name);
  return fold(search)
    .split(/\s+/u)
    .every((word) => folded.includes(word));
}

function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
