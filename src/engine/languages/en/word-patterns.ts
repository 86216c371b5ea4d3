/** Matches the indefinite article. */
export const INDEFINITE_ARTICLE = /^a$|^an$/;

/** Matches the endings of finite verbs. */
export const ENDS_IN_S_OR_ED = /(?:ed|s)$/;

/** Matches the nouns of "head of state" and "head of government". */
export const STATE_OR_GOVERNMENT = /^(?:state|government)$/;
