/** Matches the boundary between two clauses of a claim. */
export const CLAUSE_BOUNDARY = /, | and that /u;

/** Matches the particle of an infinitive at the beginning. */
export const LEADING_TO = /^to /u;

/** Matches the beginning of a contrary clause. */
export const BEFORE_BUT = /,? but (?=\p{L})/u;
