import { pageKey } from "./page-url.ts";

/** A line that is not opened: it is no address of a web page, or an earlier line has the same page. */
export interface RefusedLine {
  /** The number of the line, from 1. */
  readonly line: number;
  readonly text: string;
  readonly reason: "wrong" | "repeated";
}

/** The addresses of a list in their order, each page once, and the lines that are left out. */
export interface AddressList {
  readonly urls: readonly string[];
  readonly refused: readonly RefusedLine[];
}

const WEB_ADDRESS = /^https?:\/\/[^\s/?#@]+(?:[/?#]\S*)?$/i;

/** Parses a list of addresses of web pages, one per line. Empty lines are skipped. */
export function parseAddressList(list: string): AddressList {
  const urls = new Map<string, string>();
  const refused: RefusedLine[] = [];
  for (const [index, given] of list.split(/\r\n|\r|\n/).entries()) {
    const text = given.trim();
    const key = pageKey(text);
    if (text === "") continue;
    if (!WEB_ADDRESS.test(text)) refused.push({ line: index + 1, text, reason: "wrong" });
    else if (urls.has(key)) refused.push({ line: index + 1, text, reason: "repeated" });
    else urls.set(key, text);
  }
  return { urls: [...urls.values()], refused };
}
