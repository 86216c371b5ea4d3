import { pageKey } from "../annotation/page-url.ts";
import { addressOfPage } from "./address-of-page.ts";

/** An article of the page: its headline, and the address that the page showed when it came to it. */
interface Article {
  readonly heading: Element;
  readonly words: string;
  readonly url: string;
}

/** Fewer letters than these are a site's name or a section's. */
const LEAST_LETTERS = 12;

/**
 * Knows under which address each article of a page stands. A page without an end puts the next article below the last one, and
 * changes its address while one scrolls: what is noted in the first article belongs to the address of that.
 */
export class ArticleAddresses {
  private articles: Article[] = [];
  private url = "";
  private title = "";

  /** Looks which article the page has come to; to be called when it was read, and after its address has changed. */
  look(): void {
    const url = addressOfPage();
    const isSame = pageKey(url) === pageKey(this.url);
    const isTitled = document.title !== this.title;
    [this.url, this.title] = [url, document.title];
    this.articles = this.articles.filter(({ heading, words }) => heading.isConnected && wordsIn(heading) === words);
    if (isSame && this.articles.some((article) => pageKey(article.url) === pageKey(url))) return;
    const heading = this.headingOf(document.title, isTitled || isSame);
    if (!heading) return;
    const others = this.articles.filter((article) => article.heading !== heading);
    this.articles = [...others, { heading, words: wordsIn(heading), url }];
  }

  /** The addresses of the articles that the page shows, its own first. */
  get urls(): readonly string[] {
    const urls = [addressOfPage(), ...this.articles.map(({ url }) => url)];
    const keys = urls.map(pageKey);
    return urls.filter((_, index) => keys.indexOf(keys[index] ?? "") === index);
  }

  /** The headlines of the articles that stand under addresses of their own, that of the page's own address first; or none. */
  get headings(): readonly Element[] {
    const own = this.articles.find(({ url }) => pageKey(url) === pageKey(addressOfPage()));
    return own ? [own, ...this.articles.filter((one) => one !== own)].map(({ heading }) => heading) : [];
  }

  /** The address of the article in which a place of the page stands, with its headline, if it is not the page's own. */
  at(place: Node | undefined): { readonly url: string; readonly title: string | undefined } {
    const own = addressOfPage();
    const before = this.articles.filter(({ heading }) => place && isBefore(heading, place));
    const last = before.reduce<Article | undefined>(
      (latest, one) => (!latest || isBefore(latest.heading, one.heading) ? one : latest),
      undefined,
    );
    if (!last || pageKey(last.url) === pageKey(own)) return { url: own, title: undefined };
    return { url: last.url, title: last.words };
  }

  /** The headline of the article that the page shows now: the one that its title repeats, or one that has come new into view. */
  private headingOf(title: string, isTitled: boolean): Element | undefined {
    const known = new Set(this.articles.map(({ heading }) => heading));
    const headings = [...document.querySelectorAll("h1")].filter((one) => wordsIn(one).length >= LEAST_LETTERS);
    const fresh = headings.filter((one) => !known.has(one));
    if (isTitled || fresh.length === 0) {
      const named = headings
        .filter((one) => title.includes(wordsIn(one)))
        .sort((a, b) => wordsIn(b).length - wordsIn(a).length);
      if (named[0]) return named[0];
    }
    return fresh.findLast((one) => one.getBoundingClientRect().top <= innerHeight / 2) ?? fresh[0] ?? headings[0];
  }
}

function wordsIn(heading: Element): string {
  return (heading.textContent ?? "").replace(/\s+/g, " ").trim();
}

function isBefore(heading: Element, place: Node): boolean {
  return (
    (heading.compareDocumentPosition(place) &
      (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY)) >
    0
  );
}
