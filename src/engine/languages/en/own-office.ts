/**
 * Matches words before an office that are not part of its name ("new"). `OF_OWN_STATE` matches a redundant addition
 * after it ("of the Republic").
 */
export const BEFORE_OFFICE = /^(?:new|newly elected|acting|HE|H\.E\.) /u;
export const OF_OWN_STATE = / of the (?:Republic|Federation|State|Government|Kingdom)$/u;

/** Nouns for offices with one holder per state, so that office and state identify the holder. */
export const SINGLE_OFFICES: readonly string[] =
  "President Minister Chancellor Secretary Secretary-General Governor-General Premier Chair King Queen Emir Amir Sultan Prince Pope Taoiseach Tánaiste".split(
    " ",
  );

/** Matches the description of an office that presidents and monarchs hold. */
export const HEAD_OF_STATE = /^head of state$/iu;
