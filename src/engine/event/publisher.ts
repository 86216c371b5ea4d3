import { tokenizeSentence } from "../document/sentence-tokens.ts";
import { matchCountryAt } from "../entities/match-country.ts";
import { ISSUER_PROFILES } from "../issuers/issuer-profiles.ts";
import { US_STATES } from "../issuers/us-states.ts";
import { UNITED_STATES_HOST } from "../languages/en/event-patterns.ts";
import { OFFICIAL_HOST_LABELS, OFFICIAL_SITE_WORDS } from "../languages/en/official-sites.ts";
import { hostOf, type PageFacts } from "../page-facts.ts";

const BY_HOST = new Map(
  ISSUER_PROFILES.flatMap(({ issuer, hosts = [] }) => hosts.map((host) => [host, issuer] as const)),
);
const BY_SITE_NAME = ISSUER_PROFILES.flatMap(({ issuer, siteNames = [] }) =>
  siteNames.map((name) => ({ name: foldSiteName(name), issuer })),
).sort((a, b) => b.name.length - a.name.length);

const OFFICIAL_LABELS: ReadonlySet<string> = new Set(OFFICIAL_HOST_LABELS);
const REGIONS = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/**
 * Returns the state or body that owns the page, by its host and site name, or undefined. An official host under a country
 * code counts more than a site name, because ministries of several states have the same name. The page of a newspaper does
 * not show the issuer, even under a national domain.
 */
export function publisherOf(facts: PageFacts): string | undefined {
  const host = hostOf(facts);
  const known = host === undefined ? undefined : byHost(host);
  if (known !== undefined) return known;
  const site = facts.siteName?.slice(0, 200) ?? "";
  return (
    (host === undefined ? undefined : byCountryCode(host, "")) ??
    bySiteName(site) ??
    (host === undefined ? undefined : byCountryCode(host, site))
  );
}

/** Returns the issuer of the longest known suffix of a host. */
function byHost(host: string): string | undefined {
  const labels = host.split(".");
  for (let at = 0; at < labels.length - 1; at++) {
    const issuer = BY_HOST.get(labels.slice(at).join("."));
    if (issuer !== undefined) return issuer;
  }
  if (!UNITED_STATES_HOST.test(host)) return undefined;
  return US_STATES.get(labels.at(-2) ?? "") ?? "United States";
}

/** Returns the issuer of a site whose name contains an office and a state ("Ministry of Foreign Affairs of Japan"). */
function bySiteName(site: string): string | undefined {
  const folded = foldSiteName(site);
  const known = BY_SITE_NAME.find(({ name }) => folded === name || folded.startsWith(`${name} `))?.issuer;
  const named = OFFICIAL_SITE_WORDS.test(site) ? countryIn(site) : undefined;
  return named ?? known;
}

/** Returns the issuer of an official host under a country code: "president.gov.xx", "mfa.xx". */
function byCountryCode(host: string, site: string): string | undefined {
  const labels = host.split(".");
  const code = labels.at(-1) ?? "";
  if (!/^[a-z]{2}$/.test(code)) return undefined;
  if (!labels.slice(0, -1).some((label) => OFFICIAL_LABELS.has(label)) && !OFFICIAL_SITE_WORDS.test(site))
    return undefined;
  const region = REGIONS.of(code === "uk" ? "GB" : code.toUpperCase());
  return region === undefined ? undefined : countryIn(region.replace(" & ", " and "));
}

function countryIn(words: string): string | undefined {
  const tokens = tokenizeSentence(words, { start: 0, end: words.length }, []);
  return matchCountryAt(tokens, 0, tokens.length)?.name;
}

function foldSiteName(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
