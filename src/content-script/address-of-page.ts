import { withoutDirective } from "../annotation/page-url.ts";

/** The page's address as it is stored with notes. */
export function addressOfPage(): string {
  return withoutDirective(location.href);
}
