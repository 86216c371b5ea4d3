import { stripTextDirective } from "./page-url.ts";

const URL_PATTERN = /^https?:\/\/([^/?#]+)([^?#]*)(\?[^#]*)?/i;

/** Hosts of one site: with "www.", for telephones, and for the pages that search engines keep. */
const SITE_SUBDOMAIN = /^(?:www|m|mobile|amp)\./;

/** A path that stands for the first page of a site. */
const FRONT_PAGE = /^\/?(?:(?:index|default|home)(?:\.\w+)?\/?)?$/i;

/**
 * Returns the address that a page names as its canonical one, if that can be so: its own, or another of the page on its own
 * site. Many sites name their front page on all others, and a page of another site may name anything.
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
