/** Words of a name that do not identify the person: titles, offices, particles. */
const LOOSE = new Set(
  (
    "president prime minister secretary foreign state general chancellor king queen prince princess crown emir sheikh " +
    "his her highness majesty excellency mr mrs ms dr sir lord dame the of and for affairs deputy vice chairman jr sr " +
    "al el bin bint ben ibn von van de der den da dos di la le"
  ).split(" "),
);

/** Spellings that differ between transliterations of one name, each with its replacement. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/(?:iy|yy|ii|ij|y|ey)$/u, "i"],
  [/ph/gu, "f"],
  [/kh/gu, "h"],
  [/ou|oo/gu, "u"],
  [/ee/gu, "i"],
  [/ck|q/gu, "k"],
  [/w/gu, "v"],
  [/tz|ts/gu, "c"],
  [/(.)\1/gu, "$1"],
];

/** Letters that have no decomposition into a plain letter and a mark, each with its replacement. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ["ı", "i"],
  ["ø", "o"],
  ["ł", "l"],
  ["đ", "d"],
  ["ð", "d"],
  ["ß", "ss"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["þ", "th"],
]);

/**
 * Returns the words of a name that identify the person, folded so that different transliterations are equal. Returns an
 * empty list for an office.
 */
export function foldPersonName(name: string): readonly string[] {
  const plain = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’‘`ʼʻ.]/gu, "")
    .replace(/[^\p{ASCII}]/gu, (letter) => LETTERS.get(letter) ?? letter);
  return plain
    .split(/[\s,()]+/u)
    .map((word) => word.replace(/^(?:al|el)-/u, ""))
    .filter((word) => word.length > 1 && !LOOSE.has(word))
    .map((word) =>
      SPELLINGS.reduce((one, [pattern, spelling]) => one.replace(pattern, spelling), word.replace(/-/g, "")),
    );
}

/**
 * Returns how likely two names belong to one person, 0 to 1. The surname decides; it may be the first word, as in East
 * Asia. A first name may be short or missing ("Joe", "Joseph R."), but different initials suggest two persons.
 */
export function samePersonName(a: string, b: string): number {
  const [x, y] = [foldPersonName(a), foldPersonName(b)];
  const [lastX, lastY] = [x.at(-1), y.at(-1)];
  if (lastX === undefined || lastY === undefined) return 0;
  const [firstX = "", firstY = ""] = [x[0], y[0]];
  const areWhole = x.length > 1 && y.length > 1;
  if (lastX === lastY) return !areWhole || firstX[0] === firstY[0] ? 1 : 0.5;
  const shared = x.filter((word) => y.includes(word)).length;
  if (shared >= 2) return 0.95;
  if (shared === 0) return 0;
  // "Xi" and "Xi Jinping": one word of a whole name, at its beginning or its end.
  if (x.length === 1 || y.length === 1) return 0.8;
  return firstX === firstY && isAlike(lastX, lastY) ? 0.8 : 0;
}

/** Returns whether one of two folded surnames begins with the other, or they differ in one letter. */
function isAlike(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 5) return false;
  if (a.startsWith(b) || b.startsWith(a)) return true;
  return a.length === b.length && [...a].filter((letter, at) => letter !== b[at]).length <= 1;
}
