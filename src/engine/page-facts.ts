import { LEADING_WWW } from "./languages/en/page-patterns.ts";
/**
 * The metadata that a page declares in addition to its text. Every field is optional. A text that does not come from a
 * page has none.
 */
export interface PageFacts {
  /** The day of publication that the page declares, in the form "2026-03-14" and in the time zone of the publisher. */
  readonly publishedDay?: string | undefined;
  /** The moment of publication with its hour, as `DiplomaticEvent.publishedAt`. */
  readonly publishedAt?: string | undefined;
  /** The name of the site ("The White House"). */
  readonly siteName?: string | undefined;
  /** The host of the page's address ("www.gov.uk"). If it is missing, `hostOf` takes it from `url`. */
  readonly host?: string | undefined;
  readonly url?: string | undefined;
  readonly author?: string | undefined;
  /** The language that the page declares, a BCP 47 tag. */
  readonly lang?: string | undefined;
}

/** Matches a date in an address with the year first: "/2026/03/14/", "/20260314/", "/2026-03-14-". */
const DAY_IN_ADDRESS = /(?<!\d)(20\d{2})([/._-]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)/;
/** Matches a date in an address with the day first: "date=14/03/2026", "/14-03-2026/". */
const DAY_FIRST_IN_ADDRESS = /(?<!\d)(0[1-9]|[12]\d|3[01])([/._-])(0[1-9]|1[0-2])\2(20\d{2})(?!\d)/;

/** Returns the host of the page's address in lower case without "www.", or undefined. */
export function hostOf({ host, url }: PageFacts): string | undefined {
  const given = host ?? hostInAddress(url);
  return given?.toLowerCase().replace(LEADING_WWW, "") || undefined;
}

function hostInAddress(url: string | undefined): string | undefined {
  return url === undefined ? undefined : /^[a-z][\w+.-]{0,20}:\/\/(?:[^/?#@]{0,200}@)?([^/?#:]{1,253})/i.exec(url)?.[1];
}

/**
 * Returns the day of publication in the form "2026-03-14": the one that the page declares, or else the one in its
 * address. Returns undefined if there is neither.
 */
export function publishedDayOf({ publishedDay, url }: PageFacts): string | undefined {
  const stated = publishedDay === undefined ? undefined : /^\d{4}-\d{2}-\d{2}/.exec(publishedDay)?.[0];
  return stated ?? (url === undefined ? undefined : dayInAddress(url));
}

function dayInAddress(url: string): string | undefined {
  const address = url.slice(0, 2_000);
  const [, year, , month, day] = DAY_IN_ADDRESS.exec(address) ?? [];
  if (year !== undefined) return `${year}-${month}-${day}`;
  const [, dayFirst, , monthLater, yearLast] = DAY_FIRST_IN_ADDRESS.exec(address) ?? [];
  return dayFirst === undefined ? undefined : `${yearLast}-${monthLater}-${dayFirst}`;
}
