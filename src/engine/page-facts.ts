/** What a page states of itself beside its text. Each fact is optional; a text without a page has none. */
export interface PageFacts {
  /** The day on which the page says that it was published, as "2026-03-14", in the publisher's own time zone. */
  readonly publishedDay?: string | undefined;
  /** The name of the site ("The White House"). */
  readonly siteName?: string | undefined;
  /** The host of the page's address ("www.gov.uk"); taken from `url` where it is missing. */
  readonly host?: string | undefined;
  readonly url?: string | undefined;
  readonly author?: string | undefined;
  /** The language that the page declares, a BCP 47 tag. */
  readonly lang?: string | undefined;
}

/** "/2026/03/14/", "/20260314/", "/2026-03-14-": a day in an address, year first. */
const DAY_IN_ADDRESS = /(?<!\d)(20\d{2})([/._-]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)/;
/** "date=14/03/2026", "/14-03-2026/": day first. */
const DAY_FIRST_IN_ADDRESS = /(?<!\d)(0[1-9]|[12]\d|3[01])([/._-])(0[1-9]|1[0-2])\2(20\d{2})(?!\d)/;

/** Returns the host of the page's address in lower case without "www.", or undefined. */
export function hostOf({ host, url }: PageFacts): string | undefined {
  const given = host ?? hostInAddress(url);
  return given?.toLowerCase().replace(/^www\d?\./, "") || undefined;
}

function hostInAddress(url: string | undefined): string | undefined {
  return url === undefined ? undefined : /^[a-z][\w+.-]{0,20}:\/\/(?:[^/?#@]{0,200}@)?([^/?#:]{1,253})/i.exec(url)?.[1];
}

/** Returns the day of publication: the one that the page states, else the one in its address; undefined where neither tells. */
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
