import { expect } from "chai";
import { TestSite } from "./site.ts";
import { type BrowserName, TestBrowser } from "./test-browser.ts";

/** The browser that all end-to-end tests of this process share. It is reset before every test. */
export const testBrowser = new TestBrowser((process.env.BROWSER ?? "chromium") as BrowserName);

/** The web site of the tests. The pages of other tests are removed before every test. */
export const site = new TestSite();

/** Prepares browser and site for a test. If that fails, the test gets a new browser. */
export async function beforeTest(): Promise<void> {
  await site.prepare();
  await testBrowser.prepare().catch(async (error: unknown) => {
    console.error(`The browser is replaced: ${error}`);
    testBrowser.replaceAfterTest();
    await testBrowser.prepare();
  });
}

/** Fails a test during which the browser has recorded an error of the extension. */
export async function checkProblems(): Promise<void> {
  expect(await testBrowser.problems(), "errors of the extension that the browser has noted").to.deep.equal([]);
}

/** Closes the browser and the site. */
export async function disposeAll(): Promise<void> {
  await testBrowser.dispose();
  await site.dispose();
}
