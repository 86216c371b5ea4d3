import { JSDOM } from "jsdom";
import { layoutByTag } from "../src/page/layout.ts";
import { mainTextOf, readPageText } from "../src/page/page-text.ts";

/** The main text of a web page, read in Node as the content script reads it in a browser, and its headline. */
export function extractPageText(html: string): { text: string; title: string } {
  const { window } = new JSDOM(html);
  try {
    Object.assign(globalThis, { Node: window.Node });
    const page = readPageText(window.document, layoutByTag);
    return { text: mainTextOf(page), title: page.title };
  } finally {
    window.close();
  }
}
