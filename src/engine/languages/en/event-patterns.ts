/** Matches the preposition between an office and its domain. */
export const OFFICE_SEPARATOR = / (?:of|for) /;

export const EVENT = /\b(?:meeting|call|conversation|talks|remarks|convened|agreed)\b/u;

/** Matches hosts of the government of the United States. */
export const UNITED_STATES_HOST = /\.(?:gov|mil)$/;
