import { canonicalOf } from "../annotation/canonical-address.ts";
import { originalOf } from "../annotation/original-address.ts";
import { withoutDirective } from "../annotation/page-url.ts";

/** The page's address as it is stored with notes. */
export function addressOfPage(): string {
  return withoutDirective(location.href);
}

/** The address that the page names as its canonical one, if it is another of its own site. */
export function canonicalOfPage(): string | undefined {
  return canonicalOf(namedByPage(), location.href);
}

/** The address of the page that this one is an archived or translated copy of, or "". */
export function originalOfPage(): string {
  // Some archives keep a copy under a short name, and name their own long one as canonical.
  const named = namedByPage();
  const isOwn = URL.canParse(named) && new URL(named).host === location.host;
  return originalOf(location.href) ?? (isOwn ? originalOf(named) : undefined) ?? "";
}

function namedByPage(): string {
  return document.querySelector<HTMLLinkElement>("link[rel~=canonical i][href]")?.href ?? "";
}
