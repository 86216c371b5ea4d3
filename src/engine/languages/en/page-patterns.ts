/** Matches the first label of a host that names no site. */
export const LEADING_WWW = /^www\d?\./;
