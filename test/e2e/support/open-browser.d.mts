import type { Browser } from "puppeteer-core";

interface Options {
  readonly headless?: boolean;
  readonly profile?: string;
  readonly downloads?: string;
  /** A BCP 47 tag. */
  readonly language?: string;
  /** Makes web pages share processes, so that a tab costs less. */
  readonly sharesProcess?: boolean;
  /** Makes Chromium keep pages in the back/forward cache. */
  readonly keepsPages?: boolean;
  readonly args?: readonly string[];
}

export const GECKO_ID: string;
export const FIREFOX_UUID: string;
export function openBrowser(
  name: "chromium" | "firefox",
  options?: Options,
): Promise<Browser & { extensionId: string }>;
