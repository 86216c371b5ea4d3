/** States that ask to be called otherwise than the tables call them, with those names. */
export const PREFERRED_NAMES: readonly (readonly [name: string, own: readonly string[]])[] = [
  ["Turkey", ["Türkiye", "Turkiye"]],
  ["Czech Republic", ["Czechia"]],
  ["Cape Verde", ["Cabo Verde"]],
  ["Ivory Coast", ["Côte d'Ivoire", "Côte d’Ivoire"]],
];
