import { isoDay } from "../engine/event/event-day.ts";
import type { PageFacts } from "../engine/page-facts.ts";

/** Names of `meta` elements that contain the publication date, in lower case, most reliable first. */
const PUBLISHED_META: readonly string[] = [
  "article:published_time",
  "og:article:published_time",
  "datepublished",
  "dcterms.issued",
  "dc.date.issued",
  "dcterms.created",
  "dc.date.created",
  "dcterms.date",
  "dc.date",
  "citation_publication_date",
  "parsely-pub-date",
  "sailthru.date",
  "pubdate",
  "publishdate",
  "publish-date",
  "publish_date",
  "publication_date",
  "published",
  "date",
];

/** Maximum size of structured data that is parsed, in characters. */
const MAX_JSON_LENGTH = 200_000;
/** Maximum number of nodes of structured data that are read. */
const MAX_NODES = 2_000;
/** Maximum number of elements among which those with a date are sought. */
const MAX_SEARCHED = 5_000;
/** Maximum number of elements checked for a visible date. */
const MAX_DATES = 20;
/** Maximum length of the text around a visible date, in characters. */
const MAX_DATE_LENGTH = 80;

/** The first day of publication that is believed. Earlier ones are the defaults of systems, such as 1970-01-01. */
const FIRST_DAY = "1990-01-01";

const DATED = 'time,[class*="date" i],[class*="publish" i],[itemprop="datePublished"]';
/** Parts of a page whose dates belong to other articles or to the site. */
const UNRELATED_PARTS = "aside,nav,footer,[class*=related i],[class*=sidebar i],[class*=latest i]";

/**
 * Reads what a page declares about itself: the publication date from structured data, `meta` elements, `time` elements
 * and visible dates, in this order; the site name, the author and the language. Values are returned as written and may
 * be wrong or hostile.
 * @param url The URL at which the page was opened. Without it, the URL that the page declares is used.
 */
export function readPageFacts(page: Document, url?: string): PageFacts {
  const metas = metasOf(page);
  const data = structuredData(page);
  const address = url ?? page.querySelector("link[rel=canonical]")?.getAttribute("href") ?? metas.get("og:url");
  const published = publishedIn(data.get("datePublished")) ?? publishedInMetas(metas) ?? publishedInElements(page);
  return {
    publishedDay: published?.day,
    publishedAt: published?.at,
    siteName: tidy(metas.get("og:site_name") ?? data.get("publisher") ?? metas.get("application-name")),
    author: tidy(data.get("author") ?? metas.get("author") ?? metas.get("article:author")),
    lang: tidy(page.documentElement?.getAttribute("lang") ?? metas.get("og:locale")),
    url: address !== undefined && /^https?:\/\//i.test(address) ? address : undefined,
  };
}

function tidy(text: string | undefined): string | undefined {
  return text?.slice(0, 300).replace(/\s+/g, " ").trim() || undefined;
}

/** Returns the first content of each `meta` element by its name in lower case. */
function metasOf(page: Document): ReadonlyMap<string, string> {
  const metas = new Map<string, string>();
  for (const meta of page.querySelectorAll("meta[content]")) {
    const name = meta.getAttribute("property") ?? meta.getAttribute("name") ?? meta.getAttribute("itemprop");
    const key = name?.toLowerCase() ?? "";
    if (!metas.has(key)) metas.set(key, meta.getAttribute("content") ?? "");
  }
  return metas;
}

function publishedInMetas(metas: ReadonlyMap<string, string>): Published | undefined {
  for (const name of PUBLISHED_META) {
    const published = publishedIn(metas.get(name));
    if (published !== undefined) return published;
  }
  return undefined;
}

/** Returns the first date in the article, from an attribute or from visible text. */
function publishedInElements(page: Document): Published | undefined {
  const main = page.querySelector("article") ?? page.querySelector("main") ?? page;
  const elements = datedElements(main).filter((one) => !one.closest(UNRELATED_PARTS));
  const times = elements.map((one) => publishedIn(one.getAttribute("datetime") ?? undefined));
  const shown = elements.map(({ textContent }) => publishedIn(shortText(textContent)));
  return [...times, ...shown].find((published) => published !== undefined);
}

/** Returns the first elements that may contain a date. The search is limited, because a page can be very long. */
function datedElements(main: Document | Element): Element[] {
  const all = main.getElementsByTagName("*");
  const found: Element[] = [];
  for (let i = 0; i < MAX_SEARCHED && found.length < MAX_DATES; i++) {
    const element = all[i];
    if (!element) break;
    if (element.matches(DATED)) found.push(element);
  }
  return found;
}

function shortText(text: string | null): string | undefined {
  const trimmed = text?.slice(0, 400).trim() ?? "";
  return trimmed.length <= MAX_DATE_LENGTH ? trimmed : undefined;
}

/**
 * Returns the day as the publisher wrote it. Time and zone are ignored, because the day is that of the publisher's
 * local time.
 */
function dayIn(text: string | undefined): string | undefined {
  if (text === undefined || isAmbiguous(text)) return undefined;
  const day = isoDay(text.slice(0, MAX_DATE_LENGTH));
  // The day after tomorrow in UTC is in the future everywhere.
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  return day !== undefined && day >= FIRST_DAY && day <= tomorrow ? day : undefined;
}

/** The day of publication, and the moment if the page gives its hour. */
interface Published {
  readonly day: string;
  readonly at: string | undefined;
}

function publishedIn(text: string | undefined): Published | undefined {
  const day = dayIn(text);
  return day === undefined || text === undefined ? undefined : { day, at: momentIn(text, day) };
}

/** Matches the hour, minute and time zone of a moment in ISO 8601, and a few common variants. */
const MOMENT =
  /^\s{0,20}\d{4}-\d{2}-\d{2}[T ]([01]\d|2[0-3]):([0-5]\d)(?::\d{2}(?:\.\d{1,9})?)?\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?\s{0,20}$/i;

/** Returns a moment with its hour as written. Midnight is what systems write that know only the day. */
function momentIn(text: string, day: string): string | undefined {
  const [, hour, minute, zone = ""] = MOMENT.exec(text.slice(0, MAX_DATE_LENGTH)) ?? [];
  if (hour === undefined || minute === undefined || `${hour}${minute}` === "0000") return undefined;
  const offset = zone.replace(/^([+-]\d{2}):?(\d{2})$/, "$1:$2").replace(/^(?:Z|UTC|GMT|[+-]00:00)$/i, "Z");
  return `${day}T${hour}:${minute}${offset}`;
}

/** Returns true for a date such as "03/04/2026", which is in March or in April depending on the country. */
function isAmbiguous(text: string): boolean {
  const [, first, second] = /^\s{0,20}(\d{1,2})\/(\d{1,2})\/\d{4}/.exec(text) ?? [];
  return first !== undefined && first !== second && Number(first) <= 12 && Number(second) <= 12;
}

/**
 * Returns the first value of each property in the page's JSON-LD: `datePublished`, and the names of `publisher` and
 * `author`.
 */
function structuredData(page: Document): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    const json = script.textContent ?? "";
    if (json.length > MAX_JSON_LENGTH) continue;
    try {
      collect(JSON.parse(json) as unknown, found);
    } catch {
      // Many sites contain invalid JSON-LD. Ignore it and use the page's other metadata.
    }
  }
  return found;
}

function collect(root: unknown, found: Map<string, string>): void {
  const queue: unknown[] = [root];
  for (let at = 0; at < queue.length && at < MAX_NODES; at++) {
    const node = queue[at];
    if (typeof node !== "object" || node === null) continue;
    for (const [key, value] of Object.entries(node)) {
      const text = /^(?:publisher|author)$/.test(key) ? nameOf(value) : value;
      const isWanted = /^(?:datePublished|publisher|author)$/.test(key);
      if (isWanted && typeof text === "string" && !found.has(key)) found.set(key, text);
      if (typeof value === "object") queue.push(value);
    }
  }
}

function nameOf(value: unknown): unknown {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === "object" && one !== null && "name" in one ? one.name : one;
}
