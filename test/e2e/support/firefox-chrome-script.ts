import type { Browser } from "puppeteer-core";

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
