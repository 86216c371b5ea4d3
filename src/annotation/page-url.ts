/**
 * Query parameters that only tell a site where a visitor came from. The list is short, because a wrong entry would
 * merge different pages.
 */
const TRACKING_PARAMETER = new RegExp(
  `^(?:utm_[a-z_]+|${[
    // Advertising and social networks.
    "fbclid|gclid|gclsrc|dclid|gbraid|wbraid|gad_source|gad_campaignid|srsltid|msclkid|yclid|ysclid|twclid|ttclid|li_fat_id|igsh|igshid",
    // Email and campaigns.
    "mc_cid|mc_eid|_hsenc|_hsmi|hsctatracking|mkt_tok|cmpid|vero_id|vero_conv|oly_anon_id|oly_enc_id|ml_subscriber|ml_subscriber_hash|_kx|sc_cid|s_cid|wt_mc|pk_campaign|pk_kwd|mtm_[a-z]+",
    // Analytics.
    "_ga|_gl|_gid|_openstat|spm",
  ].join("|")})$`,
  "i",
);

const URL_PATTERN = /^([a-z][a-z0-9+.-]*:)\/\/([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/is;

/**
 * A URL longer than this contains a page's state rather than its name, so its fragment is ignored. The limit is above
 * what servers accept (usually 8,000 characters) and short enough for a key in the store.
 */
export const MAX_URL_LENGTH = 16_384;

/** Length of the digest at the end of a shortened key, which distinguishes URLs with the same beginning. */
const DIGEST_LENGTH = 24;

/**
 * Returns the key that connects notes with pages: the URL without tracking parameters, text directive and fragment. A
 * fragment that is a route ("#/…" or "#!…") is kept, and so is everything else: two keys for one page are better than
 * one key for two pages.
 */
export function pageKey(url: string): string {
  const address = shortenUrl(stripTextDirective(url.trim()));
  const parts = URL_PATTERN.exec(address);
  if (!parts) return address;
  const [, scheme = "", host = "", path = "", query = "", hash = ""] = parts;
  const authority = normalizeHost(scheme.toLowerCase(), host);
  return `${scheme.toLowerCase()}//${authority}${normalizePercentEncoding(path) || "/"}${normalizePercentEncoding(withoutTracking(query))}${routeOf(hash)}`;
}

/** Returns the page key without the scheme, which is the same for HTTP and HTTPS. */
export function schemelessPageKey(url: string): string {
  return pageKey(url).replace(/^https?:/, "");
}

const UNRESERVED = /[A-Za-z0-9._~-]/;

/**
 * Normalizes percent-encoding (RFC 3986, 6.2.2): upper-case digits, unreserved characters decoded, and non-ASCII
 * characters encoded, because URLs in files often contain them unencoded.
 */
function normalizePercentEncoding(text: string): string {
  if (!/[%\u0080-\uffff]/.test(text)) return text;
  const capital = text.replace(/%([0-9a-f]{2})/gi, (code, digits: string) => {
    const character = String.fromCharCode(Number.parseInt(digits, 16));
    return UNRESERVED.test(character) ? character : code.toUpperCase();
  });
  return capital.toWellFormed().replace(/[\u0080-\u{10ffff}]+/gu, encodeURIComponent);
}

/** Returns the URL without a text directive (":~:text=…"), which points into a page but does not identify it. */
export function stripTextDirective(url: string): string {
  const hash = url.indexOf("#");
  if (hash < 0) return url;
  if (url.length > MAX_URL_LENGTH) return url.slice(0, hash);
  const directive = url.indexOf(":~:", hash);
  if (directive < 0) return url;
  return url.slice(0, directive === hash + 1 ? hash : directive);
}

/** Shortens a URL that is too long to its beginning and a digest. */
function shortenUrl(url: string): string {
  return url.length > MAX_URL_LENGTH ? `${url.slice(0, MAX_URL_LENGTH - DIGEST_LENGTH)}~${digest(url)}` : url;
}

/** Returns two 32-bit hashes (FNV-1a and a variant), so that collisions are unlikely. */
function digest(text: string): string {
  let [one, other] = [0x811c9dc5, 0x1b873593];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code, 0x85ebca6b) ^ (other >>> 13);
  }
  return (one >>> 0).toString(36) + (other >>> 0).toString(36);
}

/**
 * Returns a host in lower case, without the default port and without a user name and password: the browser reports
 * them for a document but not for its `location`, and they must not be stored.
 */
function normalizeHost(scheme: string, host: string): string {
  const port = { "http:": /:80$/, "https:": /:443$/ }[scheme];
  const lower = host.slice(host.lastIndexOf("@") + 1).toLowerCase();
  return port ? lower.replace(port, "") : lower;
}

function withoutTracking(query: string): string {
  const given = query.slice(1).split("&");
  const kept = given.filter((pair) => !TRACKING_PARAMETER.test(pair.split("=", 1)[0] ?? ""));
  if (kept.length === given.length) return query === "?" ? "" : query;
  return kept.length > 0 ? `?${kept.join("&")}` : "";
}

function routeOf(hash: string): string {
  return /^#[/!]/.test(hash) ? hash : "";
}
