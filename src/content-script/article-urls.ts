import { pageKey } from "../annotation/page-url.ts";
import { pageUrl } from "./page-urls.ts";

/** An article of the page: its headline, and the URL that the page displayed when the user reached it. */
interface Article {
  readonly heading: Element;
  readonly headline: string;
  readonly url: string;
}

/** Minimum length of a headline, in characters. A shorter heading is the name of a site or section. */
const MIN_HEADLINE_LENGTH = 12;

/**
 * Records the URL of each article of a page. A page with infinite scrolling adds the next article below the last one
 * and changes its URL while the user scrolls, but notes on the first article belong to the first URL.
 */
export class ArticleUrls {
  private articles: Article[] = [];
  private url = "";
  private title = "";

  /** Detects which article the page displays. Call it after the page has been read and after its URL has changed. */
  update(): void {
    const url = pageUrl();
    const isSame = pageKey(url) === pageKey(this.url);
    const isTitled = document.title !== this.title;
    [this.url, this.title] = [url, document.title];
    this.articles = this.articles.filter(
      ({ heading, headline }) => heading.isConnected && headlineOf(heading) === headline,
    );
    if (isSame && this.articles.some((article) => pageKey(article.url) === pageKey(url))) return;
    const heading = this.headingOf(document.title, isTitled || isSame);
    if (!heading) return;
    const others = this.articles.filter((article) => article.heading !== heading);
    this.articles = [...others, { heading, headline: headlineOf(heading), url }];
  }

  /** The URLs of the articles on the page, its own URL first. */
  get urls(): readonly string[] {
    const urls = [pageUrl(), ...this.articles.map(({ url }) => url)];
    const keys = urls.map(pageKey);
    return urls.filter((_, index) => keys.indexOf(keys[index] ?? "") === index);
  }

  /** The headlines of the articles with their own URLs, the one of the page's own URL first, or an empty list. */
  get headings(): readonly Element[] {
    const own = this.articles.find(({ url }) => pageKey(url) === pageKey(pageUrl()));
    return own ? [own, ...this.articles.filter((one) => one !== own)].map(({ heading }) => heading) : [];
  }

  /**
   * Returns the URL and title of the article that contains a node. The title is undefined if it is the page's own
   * article.
   */
  urlAt(node: Node | undefined): { readonly url: string; readonly title: string | undefined } {
    const own = pageUrl();
    const before = this.articles.filter(({ heading }) => node && isBefore(heading, node));
    const last = before.reduce<Article | undefined>(
      (latest, one) => (!latest || isBefore(latest.heading, one.heading) ? one : latest),
      undefined,
    );
    if (!last || pageKey(last.url) === pageKey(own)) return { url: own, title: undefined };
    return { url: last.url, title: last.headline };
  }

  /** Returns the headline of the current article: the one that the page's title repeats, or a new one in view. */
  private headingOf(title: string, isTitled: boolean): Element | undefined {
    const known = new Set(this.articles.map(({ heading }) => heading));
    const headings = [...document.querySelectorAll("h1")].filter(
      (one) => headlineOf(one).length >= MIN_HEADLINE_LENGTH,
    );
    const fresh = headings.filter((one) => !known.has(one));
    if (isTitled || fresh.length === 0) {
      const named = headings
        .filter((one) => title.includes(headlineOf(one)))
        .sort((a, b) => headlineOf(b).length - headlineOf(a).length);
      if (named[0]) return named[0];
    }
    return fresh.findLast((one) => one.getBoundingClientRect().top <= innerHeight / 2) ?? fresh[0] ?? headings[0];
  }
}

function headlineOf(heading: Element): string {
  return (heading.textContent ?? "").replace(/\s+/g, " ").trim();
}

function isBefore(heading: Element, node: Node): boolean {
  return (
    (heading.compareDocumentPosition(node) & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY)) >
    0
  );
}
