/** What an office is called by before its name and beside that of its state, and is no part of it ("new", "of the Republic"). */
export const BEFORE_OFFICE = /^(?:new|newly elected|acting|HE|H\.E\.) /u;
export const OF_OWN_STATE = / of the (?:Republic|Federation|State|Government|Kingdom)$/u;

/** Nouns of offices that a state has one of, so that office and state name the holder. */
export const SINGLE_OFFICES: readonly string[] =
  "President Minister Chancellor Secretary Secretary-General Premier Chair King Queen Emir Amir Sultan Prince Pope Taoiseach Tánaiste".split(
    " ",
  );
