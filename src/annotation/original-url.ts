/**
 * Archives of the web that write the original's address behind their own, perhaps behind the moment of the copy and what of the
 * page is shown: "/web/20260314093000id_/https://example.org/".
 */
const ARCHIVES =
  /^(?:web\.archive\.org|wayback\.archive-it\.org|archive\.(?:ph|today|is|li|md|vn|fo)|arquivo\.pt|(?:www\.)?webarchive\.org\.uk|webarchive\.nationalarchives\.gov\.uk|webarchive\.loc\.gov|web\.archive\.org\.au|webarchive\.nla\.gov\.au|swap\.stanford\.edu|vefsafn\.is|(?:www\.)?webharvest\.gov|perma-archives\.org|webcitation\.org|ghostarchive\.org)$/;

const URL_PATTERN = /^https?:\/\/([^/?#]+)(\/[^#]*)?/i;

/** The original's address, its slashes perhaps made one by a server. */
const EMBEDDED_URL = /\/(https?):\/{1,2}(?=[^/])/i;

const TRANSLATED_HOST = /^([a-z0-9-]+)\.translate\.goog$/i;

/** Returns the address of the page of which an address shows an archived or translated copy; nothing where it shows none. */
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
 * Returns the address of the page that a page is an archived or translated copy of, or "" where it is none. Some archives keep
 * a copy under a short name, and name their own long one as canonical.
 * @param named The address that the page names as its canonical one, or "".
 */
export function originalOfPage(url: string, named: string): string {
  const isOwn = URL_PATTERN.exec(named)?.[1]?.toLowerCase() === URL_PATTERN.exec(url)?.[1]?.toLowerCase();
  return originalUrlOf(url) ?? (isOwn ? originalUrlOf(named) : undefined) ?? "";
}

/** The host in the name of a translated copy: a hyphen stands for a dot, two for a hyphen. */
function hostOfTranslated(name: string): string {
  return name
    .split("--")
    .map((part) => part.replaceAll("-", "."))
    .join("-");
}

/** The path without the parameters of the translation. */
function withoutTranslationParameters(path: string): string {
  const at = path.indexOf("?");
  if (at < 0) return path;
  const kept = path
    .slice(at + 1)
    .split("&")
    .filter((pair) => !pair.startsWith("_x_tr_"));
  return path.slice(0, at) + (kept.length > 0 ? `?${kept.join("&")}` : "");
}
