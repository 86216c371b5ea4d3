/** What tells that a text is an issuer's own: an issuer is a state or body by the name that the table of countries gives it. */
export interface IssuerProfile {
  readonly id: string;
  readonly issuer: string;
  /** Hosts of its sites; a host covers all its subdomains. */
  readonly hosts?: readonly string[];
  /** Names of its sites, as the pages give them; a longer name that begins with one of them is the same site. */
  readonly siteNames?: readonly string[];
  /** News agencies that it owns or charges with its readouts, as their datelines and signatures write them. */
  readonly agencies?: readonly string[];
  /** Palaces, offices and turns of phrase that only its own readouts use of itself. */
  readonly ownWords?: RegExp;
  /** Titles that name the issuer where a leader has no state: all words of a row are in the title. */
  readonly titles?: readonly string[];
  /** The same, where nothing else tells the issuer. */
  readonly likelyTitles?: readonly string[];
}
