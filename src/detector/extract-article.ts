/** The text by which a page is classified. */
export interface ArticleText {
  readonly title: string;
  readonly text: string;
}

/**
 * Elements that are never part of the article's text. Forms are not included, because some sites wrap a whole page in
 * one. Elements hidden from assistive technology are not included if they contain the headline, because an open cookie
 * dialog hides the page in that way.
 */
const SKIPPED_TAGS =
  "script,style,noscript,nav,header,footer,aside,button,select,svg,figcaption,h1,[hidden],[aria-hidden=true]:not(:has(h1)),[role=navigation],[role=contentinfo],[role=complementary]";
/** Elements that begin and end a line, so that paragraphs are not joined. */
const BLOCK_TAGS = "p,div,li,td,th,dt,dd,h2,h3,h4,h5,h6,section,article,blockquote,pre";
/** `NodeFilter.SHOW_ELEMENT` and `SHOW_TEXT`, as numbers to avoid initializing another interface. */
const ELEMENTS = 1;
const SHOW_TEXT = 4;
/** Maximum number of text nodes visited, so that a page of a million elements costs no more than a long article. */
const MAX_NODES = 1_500;
/**
 * A long line without a full stop at its end continues after a `br`, which is a manual line break within a sentence.
 */
const CONTINUATION = /.{30}[^\s.!?:;]\s*$/s;
/** A part of a page with less text than this, in characters, is a teaser or an empty frame. */
const MIN_ARTICLE_LENGTH = 200;

/**
 * Returns the title and about the first `limit` characters of the likely article of a page, without triggering layout
 * or changing the page. Most of the time is spent on the first access to each kind of element, so elements are tested
 * by selectors and not traversed.
 */
export function extractArticle(page: Document, limit: number): ArticleText {
  let heading: Element | undefined;
  let text = "";
  let visits = MAX_NODES;
  const trees: (Document | ShadowRoot)[] = [page];
  for (const tree of trees) {
    heading ??= findHeading(tree);
    text += articleOf(tree, heading, limit);
    // Text in shadow trees, which queries from outside do not reach, is needed only if the page has too little of its
    // own.
    if (text.length > (tree === page ? MIN_ARTICLE_LENGTH : limit)) break;
    const walker = page.createTreeWalker(tree, ELEMENTS);
    while (visits-- > 0 && walker.nextNode()) {
      const { shadowRoot } = walker.currentNode as Element;
      if (shadowRoot && !shadowRoot.host.closest(SKIPPED_TAGS)) trees.push(shadowRoot);
    }
  }
  return { title: titleOf(page, heading), text };
}

/** Returns the headline: the first h1 with enough text, because on many sites the name or logo is also an h1. */
export function findHeading(page: ParentNode): Element | undefined {
  return [...page.querySelectorAll("h1")].find((heading) => collapseSpaces(heading.textContent).length > 12);
}

function titleOf(page: Document, heading: Element | undefined): string {
  if (heading) return collapseSpaces(heading.textContent);
  // The property is "og:title".
  const shared = page.querySelector<HTMLMetaElement>("meta[property$=title]");
  return collapseSpaces(shared?.content || page.title);
}

const collapseSpaces = (text: string | null): string => (text ?? "").slice(0, 1_000).replace(/\s+/g, " ").trim();

/**
 * Returns the text of the element that the markup declares as the article, from the headline on if it is inside, or
 * else the text of the body.
 */
function articleOf(tree: Document | ShadowRoot, heading: Element | undefined, limit: number): string {
  const text = collectText(articlePart(tree, heading), heading, limit);
  return text.length < MIN_ARTICLE_LENGTH ? collectText("body" in tree ? tree.body : tree, heading, limit) : text;
}

function articlePart(page: ParentNode, heading: Element | undefined): Element | null {
  const around = heading?.closest("article,main,[role=main]");
  if (around) return around;
  const articles = page.querySelectorAll("article");
  return page.querySelector("main,[role=main]") ?? (articles.length === 1 ? articles.item(0) : null);
}

/** Returns the lines of an element that are not mostly links, from the headline on if it is inside. */
function collectText(part: Element | ShadowRoot | null, heading: Element | undefined, limit: number): string {
  if (!part) return "";
  const walker = part.ownerDocument.createTreeWalker(part, SHOW_TEXT);
  if (heading && part.contains(heading)) walker.currentNode = heading;
  const lines: string[] = [];
  let block: Element | null = null;
  let line = "";
  let linked = 0;
  let length = 0;

  function endLine(): void {
    const text = line.replace(/\s+/g, " ").trim();
    if (linked <= text.length / 2 && text !== "") length += lines.push(text) && text.length;
    line = "";
    linked = 0;
  }

  for (let visited = 0; visited < MAX_NODES && length < limit; visited++) {
    const node = walker.nextNode();
    if (!node) break;
    const parent = node.parentElement;
    if (!parent || parent.closest(SKIPPED_TAGS)) continue;
    const value = node.nodeValue ?? "";
    const around = parent.closest(BLOCK_TAGS);
    if (around !== block) endLine();
    else if (isAfterBreak(node, parent, around)) {
      if (CONTINUATION.test(line)) line += " ";
      else endLine();
    }
    block = around;
    line += value;
    if (parent.closest("a")) linked += value.length;
  }
  endLine();
  return lines.join("\n");
}

/** Returns true if a `br` precedes a text node, or precedes the inline element that begins with it. */
function isAfterBreak(node: Node, parent: Element, block: Element | null): boolean {
  const before = node.previousSibling ?? (parent === block ? null : parent.previousSibling);
  return /^br$/i.test(`${before?.nodeName}`);
}
