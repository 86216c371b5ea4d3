/** Parameters that only tell a site where a visitor came from. A short list: a wrong entry would merge different pages. */
const TRACKING =
  /^(?:utm_[a-z_]+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|mc_cid|mc_eid|_hsenc|_hsmi)$/i;

const PARTS = /^([a-z][a-z0-9+.-]*:)\/\/([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/is;

/**
 * The key under which notes and pages meet: the address without tracking parameters, text directive and fragment
 * (a fragment that is a route, "#/…" or "#!…", stays). Everything else stays as it is: better two keys for one page
 * than one key for two.
 */
export function pageKey(url: string): string {
  const parts = PARTS.exec(url.trim());
  if (!parts) return withoutDirective(url.trim());
  const [, scheme = "", host = "", path = "", query = "", hash = ""] = parts;
  const place = tidyHost(scheme.toLowerCase(), host);
  return `${scheme.toLowerCase()}//${place}${path || "/"}${withoutTracking(query)}${routeOf(hash)}`;
}

/** The address without a text directive (":~:text=…"), which points into a page and does not name it. */
export function withoutDirective(url: string): string {
  return url.replace(/#(.*?):~:.*$/s, (_, kept: string) => (kept === "" ? "" : `#${kept}`));
}

function tidyHost(scheme: string, host: string): string {
  const named = host.slice(host.lastIndexOf("@") + 1);
  const user = host.slice(0, host.length - named.length);
  const port = { "http:": /:80$/, "https:": /:443$/ }[scheme];
  const lower = named.toLowerCase();
  return user + (port ? lower.replace(port, "") : lower);
}

function withoutTracking(query: string): string {
  const given = query.slice(1).split("&");
  const kept = given.filter((pair) => !TRACKING.test(pair.split("=", 1)[0] ?? ""));
  if (kept.length === given.length) return query;
  return kept.length > 0 ? `?${kept.join("&")}` : "";
}

function routeOf(hash: string): string {
  const bare = withoutDirective(hash);
  return /^#[/!]/.test(bare) ? bare : "";
}
