import { JSDOM } from "jsdom";
import type { PageFacts } from "../engine/page-facts.ts";
import { layoutFromTag } from "../page/element-layout.ts";
import { getMainText, type PageText, readPageText } from "../page/page-text.ts";
import { readPageFacts } from "../page/read-page-facts.ts";

/** Returns HTML without its style sheets. Node does not apply them, and the parser fails on some. */
function withoutStyleSheets(html: string): string {
  const [first = "", ...others] = html.split(/<style(?=[\s>])/i);
  return (
    first +
    others
      .map((part) =>
        part
          .split(/<\/style>/i)
          .slice(1)
          .join(""),
      )
      .join("")
  );
}

/**
 * Returns the main text of a web page, read in Node as the content script reads it in a browser, with its headline and
 * its metadata.
 */
export function extractPageText(html: string, url?: string): { text: string; title: string; facts: PageFacts } {
  return withPageText(html, (page, document) => ({
    text: getMainText(page),
    title: page.title,
    facts: readPageFacts(document, url),
  }));
}

/** Reads a web page in Node as the content script does in a browser, and calls `use` while its document exists. */
export function withPageText<T>(html: string, use: (page: PageText, document: Document) => T): T {
  const { window } = new JSDOM(withoutStyleSheets(html));
  try {
    Object.assign(globalThis, { Node: window.Node, NodeFilter: window.NodeFilter });
    return use(readPageText(window.document, layoutFromTag), window.document);
  } finally {
    window.close();
  }
}
