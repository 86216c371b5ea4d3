import { stripTextDirective } from "../annotation/page-url.ts";

/** Returns the page's URL as stored with notes. */
export function pageUrl(): string {
  return stripTextDirective(location.href);
}

/** Returns the URL that the page declares as canonical, without checking it, or "". */
export function addressNamedByPage(): string {
  return document.querySelector<HTMLLinkElement>("link[rel~=canonical i][href]")?.href ?? "";
}
