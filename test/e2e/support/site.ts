import { join } from "node:path";
import { serve } from "../../serve.mjs";

/** A web site on this machine, with the pages of `test/demo` and `test/layouts` and those that a test adds. */
export class TestSite {
  private readonly pages = new Map<string, string>();
  private readonly headers = new Map<string, Record<string, string>>();
  private server: Awaited<ReturnType<typeof serve>> | undefined;

  /** Starts the server unless it is running, and removes the pages of the previous test. */
  async prepare(): Promise<void> {
    this.pages.clear();
    this.headers.clear();
    this.server ??= await serve(join(import.meta.dirname, "..", ".."), { pages: this.pages, headers: this.headers });
  }

  /** Returns the address of a path, such as `/demo/oslo.html`. */
  url(path: string): string {
    if (!this.server) throw new Error("The site is not open.");
    return this.server.url + path;
  }

  /** Adds or replaces a page and returns its address. */
  add(path: string, content: string, headers?: Record<string, string>): string {
    this.pages.set(path, content);
    if (headers) this.headers.set(path, headers);
    return this.url(path);
  }

  async dispose(): Promise<void> {
    await this.server?.close();
    this.server = undefined;
  }
}
