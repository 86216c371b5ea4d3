/** One difference between two texts with the same words. */
export interface Difference {
  readonly kind: string;
  /** Number of characters that only one text contains. */
  readonly letters: number;
  readonly example: string;
}

/** What separates two characters of a text. */
type Gap = "nothing" | "space" | "tab" | "line";

interface Letters {
  readonly text: string;
  readonly at: readonly number[];
  readonly letters: string;
}

/** Number of characters that must agree before two texts count as aligned again. */
const SAME = 16;

/** Maximum distance, in characters, at which two texts are aligned again. */
const REACH = 30_000;

/**
 * Returns the differences between our text and what the browser copies: characters that only one of them contains, and
 * different gaps between characters that both contain.
 */
export function findDifferences(ours: string, browsers: string): Difference[] {
  const a = lettersOf(ours);
  const b = lettersOf(browsers);
  const found = unseenDifference(ours, browsers);
  let i = 0;
  let j = 0;
  let isTogether = false;
  let isInOtherCase = false;
  while (i < a.letters.length && j < b.letters.length) {
    const isSame = a.letters[i] === b.letters[j];
    if (isSame || lower(a, i) === lower(b, j)) {
      if (!isSame && !isInOtherCase) found.push({ kind: "words in another case", letters: 1, example: around(a, i) });
      // The next characters may be equal in both cases, as spaces and digits are.
      if (!isSame) isInOtherCase = true;
      else if (/\p{Ll}/u.test(a.letters[i] ?? "")) isInOtherCase = false;
      if (isTogether) found.push(...gapDifference(a, i, b, j));
      isTogether = true;
      i += 1;
      j += 1;
      continue;
    }
    const [skipA, skipB] = nextTogether(a.letters, i, b.letters, j);
    if (skipA > 0) found.push(alone("only ours", a, i, skipA));
    if (skipB > 0) found.push(alone("only the browser's", b, j, skipB));
    isTogether = false;
    i += skipA;
    j += skipB;
  }
  if (i < a.letters.length) found.push(alone("only ours", a, i, a.letters.length - i));
  if (j < b.letters.length) found.push(alone("only the browser's", b, j, b.letters.length - j));
  return joinMoved(found);
}

/** Merges text that the two texts contain at different positions into one difference. */
function joinMoved(found: readonly Difference[]): Difference[] {
  const words = ({ example }: Difference) => example.replace(/\s|\\n|"/g, "");
  const browsers = found.filter(({ kind }) => kind === "only the browser's");
  const moved = new Set<Difference>();
  const joined = found.flatMap((one) => {
    const other = one.kind === "only ours" && browsers.find((each) => !moved.has(each) && words(each) === words(one));
    if (!other) return [one];
    moved.add(other);
    return [{ ...one, kind: "in another place" }];
  });
  return joined.filter((one) => !moved.has(one));
}

const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

function unseenDifference(ours: string, browsers: string): Difference[] {
  const [a, b] = [ours, browsers].map((text) => text.match(UNSEEN)?.length ?? 0);
  const kind = "characters that are not seen";
  return a === b
    ? []
    : [{ kind, letters: Math.abs((a ?? 0) - (b ?? 0)), example: `${a} in ours, ${b} in the browser's` }];
}

function lettersOf(text: string): Letters {
  const at: number[] = [];
  let letters = "";
  for (const match of text.matchAll(/[^\s\u00ad\u200b-\u200f\u2060\ufeff]/g)) {
    at.push(match.index);
    letters += match[0];
  }
  return { text, at, letters };
}

const lower = ({ letters }: Letters, i: number) => (letters[i] ?? "").toLowerCase();

function gapBefore({ text, at }: Letters, i: number): Gap {
  const gap = text.slice((at[i - 1] ?? -1) + 1, at[i]);
  if (/[\n\r\u2028\u2029]/.test(gap)) return "line";
  if (gap.includes("\t")) return "tab";
  return gap.replace(UNSEEN, "") === "" ? "nothing" : "space";
}

function gapDifference(a: Letters, i: number, b: Letters, j: number): Difference[] {
  const [ours, theirs] = [gapBefore(a, i), gapBefore(b, j)];
  if (ours === theirs) return [];
  return [{ kind: `${ours} in ours, ${theirs} in the browser's`, letters: 0, example: around(a, i) }];
}

/** Returns the smallest numbers of characters to skip in both texts until they are aligned again. */
function nextTogether(a: string, i: number, b: string, j: number): [number, number] {
  for (let reach = 64; reach <= REACH; reach *= 4) {
    const here = b.slice(j, j + reach + SAME);
    let best: [number, number] | undefined;
    for (let skip = 0; skip < reach && i + skip < a.length; skip += 1) {
      if (best && skip >= best[0] + best[1]) break;
      const at = here.indexOf(a.slice(i + skip, i + skip + SAME));
      if (at >= 0 && (!best || skip + at < best[0] + best[1])) best = [skip, at];
    }
    if (best) return best;
  }
  return [a.length - i, b.length - j];
}

function alone(kind: string, { text, at }: Letters, i: number, count: number): Difference {
  const words = text.slice(at[i], (at[i + count - 1] ?? 0) + 1);
  return { kind, letters: count, example: JSON.stringify(words.slice(0, 120)) };
}

function around({ text, at }: Letters, i: number): string {
  const here = at[i] ?? 0;
  return JSON.stringify(text.slice(Math.max(0, here - 30), here + 20));
}
