/** Chromium for the browsing bench: sessions of the developer tools record requests and errors of every target. */
import { join } from "node:path";
import puppeteer, { type CDPSession, type Page, type Target } from "puppeteer-core";
import type { Sizes, SoakBrowser } from "./soak-browser.ts";

const EXTENSION = join(import.meta.dirname, "..", "dist/chrome");

interface Sent {
  readonly documentURL: string;
  readonly request: { readonly url: string };
  readonly initiator: { readonly url?: string; readonly stack?: { readonly callFrames: readonly { url: string }[] } };
}

/** Returns whether a script of the extension made a request: in its own page or in a page of a site. */
function isOurs({ documentURL, initiator }: Sent): boolean {
  const from = [documentURL, initiator.url ?? "", ...(initiator.stack?.callFrames ?? []).map(({ url }) => url)];
  return from.some((url) => url.startsWith("chrome-extension://"));
}

export async function openChromium(): Promise<SoakBrowser> {
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    headless: true,
    pipe: true,
    enableExtensions: true,
    args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    protocolTimeout: 600_000,
  });
  const foreign = new Set<string>();
  const errors: string[] = [];
  /** The sessions that keep the background awake. */
  const attached = new Set<CDPSession>();
  /** No session is attached to new targets while the background must be able to stop. */
  let isListening = true;

  async function listen(target: Target): Promise<void> {
    if (!["page", "service_worker", "background_page", "webview", "other"].includes(target.type())) return;
    const isOfExtension = target.url().startsWith("chrome-extension://");
    try {
      const session = await target.createCDPSession();
      session.on("Network.requestWillBeSent", (sent: unknown) => {
        const { url } = (sent as Sent).request;
        if (/^(?:chrome-extension|data|blob):/.test(url)) return;
        if (isOfExtension || isOurs(sent as Sent)) foreign.add(url);
      });
      session.on("Runtime.exceptionThrown", ({ exceptionDetails }) => {
        const { url = "", exception, text } = exceptionDetails;
        const error = `${url} ${exception?.description ?? text}`;
        if (isOfExtension || error.includes("chrome-extension://")) errors.push(error);
      });
      await Promise.all([session.send("Network.enable"), session.send("Runtime.enable")]);
      if (target.type() === "service_worker") attached.add(session);
    } catch {
      // The target is already closed.
    }
  }

  browser.on("targetcreated", (target) => void (isListening && listen(target)));
  for (const target of browser.targets()) await listen(target);
  const id = await browser.installExtension(EXTENSION);
  const own = `chrome-extension://${id}/`;
  const isBackground = (target: Target) => target.type() === "service_worker" && target.url().startsWith(own);

  async function sizesOf(session: CDPSession): Promise<Sizes> {
    await session.send("HeapProfiler.enable").catch(() => undefined);
    await session.send("HeapProfiler.collectGarbage").catch(() => undefined);
    const { usedSize } = await session.send("Runtime.getHeapUsage");
    const counters = await session
      .send("Memory.getDOMCounters")
      .catch(() => ({ nodes: 0, jsEventListeners: 0, documents: 0 }));
    await session.detach();
    return { kB: Math.round(usedSize / 1024), nodes: counters.nodes, listeners: counters.jsEventListeners };
  }

  return {
    browser,
    own,
    openOwn: async (path) => {
      const page = await browser.newPage();
      await page.goto(own + path);
      return page;
    },
    backgroundSizes: async () => {
      const { kB = 0 } = await sizesOf(await (await browser.waitForTarget(isBackground)).createCDPSession());
      return { kB };
    },
    pageSizes: async (page: Page) => sizesOf(await page.createCDPSession()),
    release: async () => {
      isListening = false;
      for (const session of attached) await session.detach().catch(() => undefined);
      attached.clear();
    },
    isAwake: async () => browser.targets().some(isBackground),
    foreignRequests: async () => {
      // From here on, new targets are recorded again.
      isListening = true;
      return [...foreign];
    },
    errors: async () => errors,
    close: () => browser.close(),
  };
}
