/** Matches nouns of hostilities. Two states next to one ("the Norway-Chile war") are a topic. */
export const HOSTILITIES =
  /^(?:war|conflict|crisis|dispute|hostilities|fighting|invasion|clashes|ceasefire|border|front)$/;

/** Matches prepositions after which a capital is a place and not a state ("received in Oslo Minister Lund"). */
export const PLACE_PREPOSITION = /^(?:in|at|to|from|near)$/;

/** Matches words that link the parts of a place, body or portfolio inside a title. */
export const REGION_LINK = /^(?:of|for|on|and|the|&)$/;
