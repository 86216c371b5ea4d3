/** Topics of most readouts. They have less weight, and name a row only if no other topic does. */
export const GENERAL_TOPICS: ReadonlySet<string> = new Set([
  "bilateral relations",
  "next contact",
  "thanks and wishes",
  "regional issues",
  "summit",
  "economy",
  "multilateral",
]);

/** Topics that are part of a wider topic, which a short readout may name instead. */
export const WIDER_TOPICS: ReadonlyMap<string, string> = new Map([
  ["israel and palestine", "middle east"],
  ["lebanon", "middle east"],
  ["syria", "middle east"],
  ["yemen and the red sea", "middle east"],
  ["iraq", "middle east"],
  ["iran", "middle east"],
  ["sudan", "africa"],
  ["libya", "africa"],
  ["horn of africa", "africa"],
  ["great lakes", "africa"],
  ["sahel", "africa"],
  ["venezuela", "latin america"],
  ["haiti", "latin america"],
  ["cuba and nicaragua", "latin america"],
  ["myanmar", "indo-pacific"],
  ["taiwan", "indo-pacific"],
  ["maritime", "indo-pacific"],
  ["trade", "economy"],
  ["investment", "economy"],
  ["energy", "economy"],
  ["infrastructure", "economy"],
  ["ceasefire", "peace process"],
  ["prisoners", "humanitarian"],
]);
