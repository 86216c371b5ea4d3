/** Matches the preposition between an office and its domain. */
export const OFFICE_SEPARATOR = / (?:of|for) /;

/** Matches words of an event beside which a day counts. */
export const EVENT = /\b(?:meeting|call|conversation|talks|remarks|convened|agreed)\b/u;

/** Matches hosts of the government of the United States. */
export const UNITED_STATES_HOST = /\.(?:gov|mil)$/;
