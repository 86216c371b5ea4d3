import { stripTextDirective } from "../annotation/page-url.ts";

/** The page's address as it is stored with notes. */
export function pageUrl(): string {
  return stripTextDirective(location.href);
}

/** The address that the page names as its canonical one, whatever that is, or "". */
export function addressNamedByPage(): string {
  return document.querySelector<HTMLLinkElement>("link[rel~=canonical i][href]")?.href ?? "";
}
