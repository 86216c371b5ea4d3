/** What the browsing bench needs of a browser with the built extension, besides opening pages. */
import type { Browser, Page } from "puppeteer-core";

/** Sizes by name, in the unit that the name states. */
export type Sizes = Readonly<Record<string, number>>;

export interface SoakBrowser {
  readonly browser: Browser;
  /** The origin of the extension's pages, with a slash at its end. */
  readonly own: string;
  /** Opens a page of the extension. */
  openOwn(path: string): Promise<Page>;
  /** Returns the sizes of the background, which is running. */
  backgroundSizes(): Promise<Sizes>;
  /** Returns the sizes of a page that stays open. */
  pageSizes(page: Page): Promise<Sizes>;
  /** Lets the background stop, from which the bench may have to detach itself. */
  release(): Promise<void>;
  isAwake(): Promise<boolean>;
  /** Returns all requests of the extension for anything but its own files. */
  foreignRequests(): Promise<readonly string[]>;
  /** Returns the errors that the extension has caused. */
  errors(): Promise<readonly string[]>;
  close(): Promise<void>;
}
