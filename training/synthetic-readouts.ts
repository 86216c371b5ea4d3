import type { GoldDocument } from "./gold-standard.ts";
import { readMarkedText } from "./marked-text.ts";
import { REPORTING, REPORTING_HEADLINES, SILENT, SILENT_HEADLINES, SLOTS } from "./synthetic-lexicon.ts";

/** Returns a pseudo-random number generator (mulberry32), which gives the same numbers on every machine. */
export function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

class Inventor {
  private readonly random: () => number;
  private attributions = 0;

  constructor(seed: number) {
    this.random = makeRandom(seed);
  }

  chance(share: number): boolean {
    return this.random() < share;
  }

  pick<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.random() * choices.length)] as T;
  }

  /**
   * Fills the slots of a pattern. Increases the attribution numbers, so that they continue after the previous pattern.
   */
  fill(pattern: string): string {
    const filled = this.fillSlots(pattern).replace(
      /\[([SCTA])([\d,]+) /g,
      (_, letter: string, numbers: string) =>
        `[${letter}${numbers.split(",").map((number) => Number(number) + this.attributions)} `,
    );
    this.attributions += 3;
    return filled.replace(
      /^(\W*(?:\[[SCTA][\d,]+ )?)(\p{Ll})/u,
      (_, before: string, first: string) => before + first.toUpperCase(),
    );
  }

  private fillSlots(pattern: string): string {
    return pattern.replace(/\{(\w+)\}/g, (_, slot: string) => {
      const choices = SLOTS[slot] ?? SLOTS[slot.toLowerCase()] ?? [];
      const word = this.fillSlots(this.pick(choices));
      return /^\p{Lu}/u.test(slot) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
    });
  }
}

const NUMBERINGS: readonly ((index: number) => string)[] = [
  (index) => `${index}. `,
  (index) => `${index}  `,
  (index) => `(${index}) `,
  () => "- ",
];

function inventReadout(seed: number): GoldDocument {
  const inventor = new Inventor(seed);
  const headline = inventor.fill(inventor.pick(inventor.chance(0.4) ? REPORTING_HEADLINES : SILENT_HEADLINES));
  const numbering = inventor.chance(0.2) ? inventor.pick(NUMBERINGS) : () => "";
  const hasStops = inventor.chance(0.8);
  const paragraphs: string[] = [];
  for (let index = 1; index <= 2 + Math.floor(inventor.chance(0.5) ? 1 : 3); index++) {
    const sentences = Array.from({ length: inventor.chance(0.5) ? 1 : 3 }, (_, i) =>
      inventor.fill(inventor.pick((index === 1 && i === 0) || inventor.chance(0.1) ? SILENT : REPORTING)),
    );
    const paragraph = numbering(index) + sentences.join(" ");
    paragraphs.push(hasStops ? paragraph : paragraph.replace(/\.$/, ""));
  }
  const break_ = inventor.chance(0.5) ? "\n\n" : "\n";
  return readMarkedText(`practice-${seed}`, [headline, ...paragraphs].join(break_));
}

/**
 * Returns invented readouts in styles that the annotated ones do not contain. No sentence is copied from a real text.
 */
export function generateReadouts(count: number): GoldDocument[] {
  return Array.from({ length: count }, (_, i) => inventReadout(i + 1));
}
