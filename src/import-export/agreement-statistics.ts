/**
 * The labels that coders gave to one unit, in the order of the coders; undefined where a coder gave none. All functions
 * below leave out units with fewer than two labels.
 */
export type UnitLabels<T> = readonly (T | undefined)[];

/** Returns 0 for equal labels and 1 for others. */
export function nominalDistance<T>(a: T, b: T): number {
  return a === b ? 0 : 1;
}

/** Separates the members of a set that is written as one label. */
const MEMBER_SEPARATOR = "\u001f";

/** Returns a set of names as one label, which is the same for the same set. */
export function setLabel(names: readonly string[]): string {
  return [...new Set(names)].sort().join(MEMBER_SEPARATOR);
}

/** Returns the names of a set that `setLabel` has written. */
export function namesOfLabel(label: string): readonly string[] {
  return label === "" ? [] : label.split(MEMBER_SEPARATOR);
}

/**
 * Returns the MASI distance of two sets, written by `setLabel`, from 0 to 1: 1 minus the Jaccard index times 1 for equal
 * sets, 2/3 if one contains the other, 1/3 if they overlap, and 0 otherwise (Passonneau, "Measuring agreement on
 * set-valued items", LREC 2006). Two empty sets are equal.
 */
export function masiDistance(one: string, other: string): number {
  if (one === other) return 0;
  const [a, b] = [new Set(namesOfLabel(one)), new Set(namesOfLabel(other))];
  const common = [...a].filter((name) => b.has(name)).length;
  if (common === 0) return 1;
  const jaccard = common / (a.size + b.size - common);
  return 1 - jaccard * (common === Math.min(a.size, b.size) ? 2 / 3 : 1 / 3);
}

/** Returns the pairs of labels of each two coders in each unit. */
function labelPairs<T>(units: readonly UnitLabels<T>[]): (readonly [T, T])[] {
  return units.flatMap((unit) => {
    const labels = unit.flatMap((label) => (label === undefined ? [] : [label]));
    return labels.flatMap((a, at) => labels.slice(at + 1).map((b) => [a, b] as const));
  });
}

/** Returns the share of pairs of coders' labels that are equal, from 0 to 1; undefined without any pair. */
export function observedAgreement<T>(units: readonly UnitLabels<T>[]): number | undefined {
  const pairs = labelPairs(units);
  return pairs.length === 0 ? undefined : pairs.filter(([a, b]) => a === b).length / pairs.length;
}

/**
 * Returns Cohen's kappa of pairs of labels, which is the agreement corrected for chance (Cohen, "A coefficient of
 * agreement for nominal scales", 1960); undefined if chance alone gives full agreement.
 */
export function cohensKappa<T>(pairs: readonly (readonly [T, T])[]): number | undefined {
  if (pairs.length === 0) return undefined;
  const observed = pairs.filter(([a, b]) => a === b).length / pairs.length;
  const [first, second] = [new Map<T, number>(), new Map<T, number>()];
  for (const [a, b] of pairs) {
    first.set(a, (first.get(a) ?? 0) + 1);
    second.set(b, (second.get(b) ?? 0) + 1);
  }
  const products = [...first].reduce((sum, [label, count]) => sum + count * (second.get(label) ?? 0), 0);
  const chance = products / pairs.length ** 2;
  return chance === 1 ? undefined : (observed - chance) / (1 - chance);
}

/**
 * Returns Cohen's kappa of two coders, or the mean of the kappas of each two coders if there are more (Light, "Measures
 * of response agreement for qualitative data", 1971).
 */
export function kappaOfCoders<T>(units: readonly UnitLabels<T>[], coders: number): number | undefined {
  const kappas: number[] = [];
  for (let a = 0; a < coders; a++)
    for (let b = a + 1; b < coders; b++) {
      const pairs = units.flatMap((unit) => {
        const [one, other] = [unit[a], unit[b]];
        return one === undefined || other === undefined ? [] : [[one, other] as const];
      });
      const kappa = cohensKappa(pairs);
      if (kappa !== undefined) kappas.push(kappa);
    }
  return meanOf(kappas);
}

/**
 * Returns Krippendorff's alpha for any number of coders and missing labels: 1 minus the observed disagreement, divided by
 * the one expected by chance (Krippendorff, "Computing Krippendorff's alpha-reliability", 2011). Undefined if all labels
 * are equal, because no disagreement is then expected.
 * @param distance The disagreement of two labels, from 0 to 1.
 */
export function krippendorffsAlpha<T>(
  units: readonly UnitLabels<T>[],
  distance: (a: T, b: T) => number = nominalDistance,
): number | undefined {
  const counts = new Map<T, number>();
  let [total, observed] = [0, 0];
  for (const unit of units) {
    const labels = unit.flatMap((label) => (label === undefined ? [] : [label]));
    if (labels.length < 2) continue;
    total += labels.length;
    for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
    const sum = labels.reduce((all, a) => all + labels.reduce((some, b) => some + distance(a, b), 0), 0);
    observed += sum / (labels.length - 1);
  }
  let expected = 0;
  for (const [a, m] of counts) for (const [b, n] of counts) expected += m * n * distance(a, b);
  return expected === 0 ? undefined : 1 - ((total - 1) * observed) / expected;
}

/** Returns the mean, or undefined for no values. */
export function meanOf(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * Returns the largest number of pairs of one item of each list that fit, where each item is in one pair at most (Kuhn's
 * method of augmenting paths).
 */
export function countMatches<T>(first: readonly T[], second: readonly T[], fits: (a: T, b: T) => boolean): number {
  const partners = new Map<number, number>();
  const assign = (at: number, tried: Set<number>): boolean =>
    second.some((other, to) => {
      if (tried.has(to) || !fits(first[at] as T, other)) return false;
      tried.add(to);
      const taken = partners.get(to);
      if (taken !== undefined && !assign(taken, tried)) return false;
      partners.set(to, at);
      return true;
    });
  return first.filter((_, at) => assign(at, new Set())).length;
}
