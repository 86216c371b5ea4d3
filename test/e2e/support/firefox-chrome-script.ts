import type { Browser } from "puppeteer-core";
import { FIREFOX_UUID } from "./open-browser.mjs";

/**
 * Messages of Firefox that are not faults of the extension: a frame or tab that closes before it has its answer; a
 * script of a tab that is closed while it runs (a script that runs for too long is never stopped here, see
 * open-browser.mjs); a test's query of an element's position in a page that is still loading.
 */
const HARMLESS =
  /after context unloaded|while context is inactive|^Script terminated by timeout|^Layout was forced before the page/;

interface BidiConnection {
  send(method: string, parameters: object): Promise<{ result: unknown }>;
}

/** Evaluates an expression of plain data in Firefox's browser window. */
export async function runInFirefoxChrome<T>(browser: Browser, expression: string): Promise<T> {
  const { connection } = browser as Browser & { connection: BidiConnection };
  const tree = (await connection.send("browsingContext.getTree", { "moz:scope": "chrome" })).result;
  const [window] = (tree as { contexts: { context: string }[] }).contexts;
  const { result } = await connection.send("script.evaluate", {
    expression: `Promise.resolve(${expression}).then((value) => JSON.stringify(value ?? null))`,
    target: { context: window?.context },
    awaitPromise: true,
  });
  const answer = result as { type: string; result?: { value: string }; exceptionDetails?: { text: string } };
  if (answer.type !== "success") throw new Error(answer.exceptionDetails?.text ?? "Firefox did not answer.");
  return JSON.parse(answer.result?.value ?? "null");
}

/** Returns the errors and warnings that Firefox has recorded for the extension, without the harmless ones. */
export function readExtensionErrors(browser: Browser): Promise<string[]> {
  return runInFirefoxChrome(
    browser,
    `Services.console.getMessageArray()
      .filter((one) => one instanceof Ci.nsIScriptError && one.sourceName.startsWith("moz-extension://${FIREFOX_UUID}"))
      .filter((one) => !${HARMLESS}.test(one.errorMessage))
      .map((one) => one.errorMessage + " at " + one.sourceName + ":" + one.lineNumber)`,
  );
}
