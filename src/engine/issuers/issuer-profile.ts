/**
 * Evidence that a text was published by an issuer. `issuer` is the name of the state or body in `COUNTRIES_AND_BODIES`.
 */
export interface IssuerProfile {
  readonly id: string;
  readonly issuer: string;
  /** Hosts of its sites. Each includes all its subdomains. */
  readonly hosts?: readonly string[];
  /** Names of its sites as the pages give them. A longer name that begins with one of them also matches. */
  readonly siteNames?: readonly string[];
  /** News agencies that publish its readouts, as written in their datelines and signatures. */
  readonly agencies?: readonly string[];
  /** Matches palaces, offices and phrases that only its own readouts use. */
  readonly ownWords?: RegExp;
  /**
   * Titles that identify the issuer if a leader is named without a state. The words of a row are separated by spaces;
   * the person must have all of them, and none after "!" ("commissioner !high").
   */
  readonly titles?: readonly string[];
  /** Titles that are used in the same way if nothing else identifies the issuer. */
  readonly likelyTitles?: readonly string[];
}
