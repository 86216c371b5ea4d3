/**
 * Hosts of web archives that put the original URL into their own path, sometimes after a timestamp and a display flag:
 * "/web/20260314093000id_/https://example.org/".
 */
const ARCHIVES =
  /^(?:web\.archive\.org|wayback\.archive-it\.org|archive\.(?:ph|today|is|li|md|vn|fo)|arquivo\.pt|(?:www\.)?webarchive\.org\.uk|webarchive\.nationalarchives\.gov\.uk|webarchive\.loc\.gov|web\.archive\.org\.au|webarchive\.nla\.gov\.au|swap\.stanford\.edu|vefsafn\.is|(?:www\.)?webharvest\.gov|perma-archives\.org|webcitation\.org|ghostarchive\.org)$/;

const URL_PATTERN = /^https?:\/\/([^/?#]+)(\/[^#]*)?/i;

/** Matches the start of the embedded original URL. Some servers reduce its two slashes to one. */
const EMBEDDED_URL = /\/(https?):\/{1,2}(?=[^/])/i;

const TRANSLATED_HOST = /^([a-z0-9-]+)\.translate\.goog$/i;

/** Returns the URL of the original page if `url` shows an archived or translated copy, otherwise undefined. */
export function originalUrlOf(url: string): string | undefined {
  const [, host = "", path = "/"] = URL_PATTERN.exec(url) ?? [];
  const [, translated] = TRANSLATED_HOST.exec(host) ?? [];
  if (translated !== undefined) return `https://${hostOfTranslated(translated)}${withoutTranslationParameters(path)}`;
  if (!ARCHIVES.test(host.toLowerCase())) return undefined;
  const inner = EMBEDDED_URL.exec(path);
  if (inner?.[1] === undefined) return undefined;
  return `${inner[1].toLowerCase()}://${path.slice(inner.index + inner[0].length)}`;
}

/**
 * Returns the URL of the original if a page is an archived or translated copy, otherwise "". Some archives serve a copy
 * under a short URL and declare their long URL as canonical.
 * @param named The URL that the page declares as canonical, or "".
 */
export function originalOfPage(url: string, named: string): string {
  const isOwn = URL_PATTERN.exec(named)?.[1]?.toLowerCase() === URL_PATTERN.exec(url)?.[1]?.toLowerCase();
  return originalUrlOf(url) ?? (isOwn ? originalUrlOf(named) : undefined) ?? "";
}

/** Decodes the original host from the host of a translated copy: one hyphen encodes a dot, two encode a hyphen. */
function hostOfTranslated(name: string): string {
  return name
    .split("--")
    .map((part) => part.replaceAll("-", "."))
    .join("-");
}

/** Returns the path without the translation service's query parameters. */
function withoutTranslationParameters(path: string): string {
  const at = path.indexOf("?");
  if (at < 0) return path;
  const kept = path
    .slice(at + 1)
    .split("&")
    .filter((pair) => !pair.startsWith("_x_tr_"));
  return path.slice(0, at) + (kept.length > 0 ? `?${kept.join("&")}` : "");
}
