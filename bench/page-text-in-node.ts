import { JSDOM } from "jsdom";
import { layoutByTag } from "../src/page/layout.ts";
import { mainTextOf, readPageText } from "../src/page/page-text.ts";

/** Style sheets are not read in Node, and the parser stumbles over some; they go before it sees them. */
const STYLES = /<style\b[^>]*>[\s\S]*?<\/style>/gi;

/** The main text of a web page, read in Node as the content script reads it in a browser, and its headline. */
export function extractPageText(html: string): { text: string; title: string } {
  const { window } = new JSDOM(html.replace(STYLES, ""));
  try {
    Object.assign(globalThis, { Node: window.Node });
    const page = readPageText(window.document, layoutByTag);
    return { text: mainTextOf(page), title: page.title };
  } finally {
    window.close();
  }
}
