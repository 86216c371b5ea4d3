/** Matches the noun of "in the opinion of the Minister" and "in her view". */
export const OPINION_NOUN = /^(?:opinion|view|estimation|assessment|judge?ment|eyes|reading|analysis|words)$/u;

/** Matches the possessive before such a noun. */
export const OWN_OPINION = /^(?:his|her|their|our|my|its)$/u;

/** What follows the possessive in "from the Minister's point of view", each as its words. */
export const POINTS_OF_VIEW: readonly (readonly string[])[] = [
  ["point", "of", "view"],
  ["vantage", "point"],
  ["perspective"],
  ["standpoint"],
  ["viewpoint"],
];
