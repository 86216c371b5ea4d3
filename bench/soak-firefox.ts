/**
 * Firefox for the browsing bench: its own window observes requests and errors of the extension, and tells the memory and
 * the listeners of its processes. Memory is that of a process, so the page's contains what the site itself needs.
 */
import { readExtensionErrors, runInFirefoxChrome } from "../test/e2e/support/firefox-chrome-script.ts";
import { FIREFOX_UUID, GECKO_ID, openBrowser } from "../test/e2e/support/open-browser.mjs";
import type { Sizes, SoakBrowser } from "./soak-browser.ts";

const OWN = `moz-extension://${FIREFOX_UUID}/`;

/** Records every request of a principal of the extension, also of its scripts in pages, in `noteVerbaleRequests`. */
const OBSERVE = `(() => {
  globalThis.noteVerbaleRequests = [];
  const isOurs = (principal) => principal?.isAddonOrExpandedAddonPrincipal === true;
  const observe = (subject) => {
    const channel = subject.QueryInterface(Ci.nsIChannel);
    const { loadingPrincipal, triggeringPrincipal } = channel.loadInfo;
    // Pages that the bench opens by its own commands have the browser as their cause.
    if (isOurs(loadingPrincipal) || isOurs(triggeringPrincipal)) noteVerbaleRequests.push(channel.URI.spec);
  };
  Services.obs.addObserver(observe, "http-on-modify-request");
})()`;

/** Frees what can be freed, and reports the memory of the processes that run the extension and web pages. */
const PROCESSES = `(async () => {
  await new Promise((done) => Cc["@mozilla.org/memory-reporter-manager;1"]
    .getService(Ci.nsIMemoryReporterManager).minimizeMemoryUsage(done));
  const { children } = await ChromeUtils.requestProcInfo();
  return children.map(({ type, memory, windows }) => ({
    type, memory, addresses: windows.map(({ documentURI }) => documentURI?.spec ?? ""),
  }));
})()`;

/** Reports the number of listeners in the documents whose address begins with a text. */
const countListeners = (address: string) => `new Promise((done) => {
  let sum = 0;
  Cc["@mozilla.org/memory-reporter-manager;1"].getService(Ci.nsIMemoryReporterManager).getReports(
    (process, path, kind, units, amount) => {
      // Slashes in addresses are written as backslashes.
      if (path.startsWith("event-counts/") && path.endsWith("/event-listeners") &&
          path.replaceAll("\\\\", "/").includes("window(" + ${JSON.stringify(address)})) sum += amount;
    }, null, () => done(sum), null, false);
})`;

interface Process {
  readonly type: string;
  readonly memory: number;
  readonly addresses: readonly string[];
}

export async function openFirefox(): Promise<SoakBrowser> {
  const browser = await openBrowser("firefox");
  const inWindow = <T>(expression: string): Promise<T> => runInFirefoxChrome<T>(browser, expression);
  await inWindow(OBSERVE);

  async function sizesOf(address: string, isIt: (process: Process) => boolean): Promise<Sizes> {
    const processes = (await inWindow<Process[]>(PROCESSES)).filter(isIt);
    const bytes = processes.reduce((sum, { memory }) => sum + memory, 0);
    return { kB: Math.round(bytes / 1024), listeners: await inWindow<number>(countListeners(address)) };
  }

  return {
    browser,
    own: OWN,
    openOwn: async (path) => {
      const page = await browser.newPage();
      // Firefox never reports that a page of an extension is loaded.
      await page.goto(OWN + path, { waitUntil: [] as never });
      while (!(await page.evaluate("document.readyState === 'complete' && location.protocol === 'moz-extension:'")))
        await new Promise((resolve) => setTimeout(resolve, 50));
      return page;
    },
    backgroundSizes: () => sizesOf(OWN, ({ type }) => type === "extension"),
    pageSizes: (page) => sizesOf(page.url().split("#", 1)[0] ?? "", ({ addresses }) => addresses.includes(page.url())),
    release: async () => undefined,
    isAwake: () =>
      inWindow<boolean>(`WebExtensionPolicy.getByID("${GECKO_ID}").extension.backgroundState !== "stopped"`),
    foreignRequests: () => inWindow<string[]>("noteVerbaleRequests"),
    errors: () => readExtensionErrors(browser),
    close: () => browser.close(),
  };
}
