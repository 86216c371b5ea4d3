import { pageKey } from "../annotation/page-url.ts";
import { pageUrl } from "./page-urls.ts";

/** An article of the page: its headline, and the address that the page showed when it came to it. */
interface Article {
  readonly heading: Element;
  readonly headline: string;
  readonly url: string;
}

/** Fewer letters than these are a site's name or a section's. */
const MIN_HEADLINE_LENGTH = 12;

/**
 * Knows under which address each article of a page stands. A page without an end puts the next article below the last one, and
 * changes its address while one scrolls: what is noted in the first article belongs to the address of that.
 */
export class ArticleUrls {
  private articles: Article[] = [];
  private url = "";
  private title = "";

  /** Looks which article the page has come to; to be called when it was read, and after its address has changed. */
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

  /** The addresses of the articles that the page shows, its own first. */
  get urls(): readonly string[] {
    const urls = [pageUrl(), ...this.articles.map(({ url }) => url)];
    const keys = urls.map(pageKey);
    return urls.filter((_, index) => keys.indexOf(keys[index] ?? "") === index);
  }

  /** The headlines of the articles that stand under addresses of their own, that of the page's own address first; or none. */
  get headings(): readonly Element[] {
    const own = this.articles.find(({ url }) => pageKey(url) === pageKey(pageUrl()));
    return own ? [own, ...this.articles.filter((one) => one !== own)].map(({ heading }) => heading) : [];
  }

  /** The address of the article in which a place of the page stands, with its headline, if it is not the page's own. */
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

  /** The headline of the article that the page shows now: the one that its title repeats, or one that has come new into view. */
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
