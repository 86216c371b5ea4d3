import type { Span } from "../span.ts";

/** A person in the text: the fullest name, and what the titles around its mentions show. */
export interface Person {
  name: string;
  /** The normalised words of the fullest name. The last is usually the family name. */
  nameTokens: readonly string[];
  /** The words of the person's titles in lower case ("foreign", "minister"). */
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
  /** Whether a title, or a verb of meeting or speaking next to the name, shows that it is a person. */
  readonly sure: boolean;
  /** Whether it is in the headline, which can change the order of a name's parts. */
  readonly isInHeadline: boolean;
}
