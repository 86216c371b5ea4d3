const SCALES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  mln: 1e6,
  billion: 1e9,
  bln: 1e9,
  trillion: 1e12,
};

const NUMBER_WORDS: Readonly<Record<string, number>> = {
  half: 0.5,
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
};

const SCALED =
  /(?:(\d[\d,.]{0,20})|\b(half|an?|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty)(?: an?)?)[\s-]{1,3}(hundred|thousand|million|mln|billion|bln|trillion)\b/giu;
const PLAIN = /(?<![\p{L}\d.,])\d[\d,]{0,20}(?:\.\d{1,10})?(?![\d\p{L}])/gu;
/** Smaller numbers are mostly counts and days, which any two texts may share. */
const LEAST = 3;

/**
 * Returns the numbers in a text, in figures or words ("half a billion", "$500 million"), each once, as plain decimals.
 */
export function readNumbers(text: string): ReadonlySet<string> {
  const numbers = new Set<string>();
  const rest = text.replace(SCALED, (_, digits: string | undefined, word: string | undefined, scale: string) => {
    const count = digits === undefined ? (NUMBER_WORDS[(word ?? "").toLowerCase()] ?? 1) : decimalOf(digits);
    numbers.add(String(count * (SCALES[scale.toLowerCase()] ?? 1)));
    return " ";
  });
  for (const [digits] of rest.matchAll(PLAIN)) {
    const value = decimalOf(digits);
    if (value >= LEAST) numbers.add(String(value));
  }
  return numbers;
}

function decimalOf(digits: string): number {
  return Number(digits.replace(/,/g, "").replace(/\.$/, "")) || 0;
}
