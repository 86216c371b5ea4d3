import { stripTextDirective } from "./page-url.ts";

const URL_PATTERN = /^https?:\/\/([^/?#]+)([^?#]*)(\?[^#]*)?/i;

/** Subdomains that usually serve the same site: "www.", mobile versions and AMP pages. */
const SITE_SUBDOMAIN = /^(?:www|m|mobile|amp)\./;

/** The path of a site's front page. */
const FRONT_PAGE = /^\/?(?:(?:index|default|home)(?:\.\w+)?\/?)?$/i;

/**
 * Returns the URL that a page declares as canonical if it is plausible: the page's own URL, or another page of the same
 * site. Many sites declare their front page on every page, and a page can declare a page of another site.
 */
export function canonicalUrlOf(named: string, shown: string): string | undefined {
  const [own, other] = [URL_PATTERN.exec(shown), URL_PATTERN.exec(named)];
  if (!own || !other || siteOf(own[1]) !== siteOf(other[1])) return undefined;
  const isFront = FRONT_PAGE.test(other[2] ?? "") && !other[3];
  if (isFront && !FRONT_PAGE.test(own[2] ?? "")) return undefined;
  return stripTextDirective(named);
}

function siteOf(host = ""): string {
  return host
    .toLowerCase()
    .replace(/:(?:80|443)$/, "")
    .replace(SITE_SUBDOMAIN, "");
}
