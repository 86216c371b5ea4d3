/** Names that states prefer to the names in `COUNTRIES_AND_BODIES`. */
export const PREFERRED_NAMES: readonly (readonly [name: string, own: readonly string[]])[] = [
  ["Turkey", ["Türkiye", "Turkiye"]],
  ["Czech Republic", ["Czechia"]],
  ["Cape Verde", ["Cabo Verde"]],
  ["Vatican", ["Holy See"]],
  ["Vietnam", ["Viet Nam"]],
  ["Gulf Cooperation Council", ["GCC"]],
  ["Organization of Islamic Cooperation", ["OIC"]],
  ["Ivory Coast", ["Côte d'Ivoire", "Côte d’Ivoire"]],
];
