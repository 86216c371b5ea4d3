import type { Span } from "../span.ts";

/** A person of the text: the fullest name, and what the titles around its mentions tell. */
export interface Person {
  name: string;
  /** The fullest name's words, folded; the last is most often the family name. */
  nameTokens: readonly string[];
  /** Words of the offices held, lower case ("foreign", "minister"). */
  readonly titles: Set<string>;
  country: string | undefined;
  gender: "f" | "m" | undefined;
  readonly mentions: Span[];
}

export interface Mention {
  readonly span: Span;
  readonly name: string;
  readonly parts: readonly string[];
  readonly titles: readonly string[];
  readonly polity: string | undefined;
  readonly gender: "f" | "m" | undefined;
  /** A title, or a verb of meeting or saying beside the name, shows that it is a person's. */
  readonly sure: boolean;
  /** A headline may turn a name round that the body gives in its own order. */
  readonly isInHeadline: boolean;
}
