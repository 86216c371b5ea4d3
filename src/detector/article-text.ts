/** The words by which a page is judged. */
export interface ArticleText {
  readonly title: string;
  readonly text: string;
}

/** Elements whose text is never the article's. FORM is not among them: some sites wrap a whole page in one. */
const SKIPPED = /^(?:SCRIPT|STYLE|NOSCRIPT|NAV|HEADER|FOOTER|ASIDE|BUTTON|SELECT|SVG|FIGCAPTION|H1)$/i;
/** Elements that do not break a line; any other does, so that a paragraph never runs into the next. */
const INLINE = /^(?:A|ABBR|B|CITE|EM|FONT|I|IMG|MARK|Q|SMALL|SPAN|STRONG|SU[BP]|TIME|U)$/i;
const ROLE = /^(?:nav|banner|contentinfo|compl|dialog)/;
/** Nodes visited at most, so that a page of a million elements costs no more than a long article. */
const NODES = 3_000;
/** Nesting followed at most; no article lies deeper. */
const DEPTH = 200;
/** With less text than this, a part of a page is a teaser or an empty frame. */
const TEASER = 200;

/**
 * The title and the first `limit` characters, or little more, of the likely article of a page, read without layout and
 * without changing the page. The time goes by the nodes that are touched, so a low limit is what makes it cheap.
 */
export function readArticle(page: Document, limit: number): ArticleText {
  const heading = findHeading(page);
  return { title: titleOf(page, heading), text: page.body === null ? "" : articleOf(page, heading, limit) };
}

/** The headline: the first h1 with enough words, for many a site's name or logo is an h1 too. */
function findHeading(page: Document): Element | undefined {
  const headings = [...page.getElementsByTagName("h1")].slice(0, 8);
  return headings.find((heading) => tidy(heading.textContent).length > 12);
}

function titleOf(page: Document, heading: Element | undefined): string {
  if (heading !== undefined) return tidy(heading.textContent);
  const shared = page.querySelector('meta[property="og:title"]')?.getAttribute("content");
  return tidy(shared || page.title);
}

const tidy = (text: string | null): string => (text ?? "").slice(0, 1_000).replace(/\s+/g, " ").trim();

/** The text of the part that the markup calls the article, below the headline if that is in it; else of the body. */
function articleOf(page: Document, heading: Element | undefined, limit: number): string {
  const part = articlePart(page, heading);
  const text = part === null ? "" : readText(part, heading, limit);
  return text.length < TEASER ? readText(page.body, heading, limit) : text;
}

function articlePart(page: Document, heading: Element | undefined): Element | null {
  const around = heading?.closest("article,main,[role=main]");
  if (around) return around;
  const main = page.querySelector("main,[role=main],[itemprop=articleBody]");
  const articles = page.getElementsByTagName("article");
  return main ?? (articles.length === 1 ? articles.item(0) : null);
}

/** The lines of a part that are not mostly links, from the headline on if that is in it. */
function readText(part: Element, heading: Element | undefined, limit: number): string {
  const lines: string[] = [];
  let line = "";
  let linked = 0;
  let length = 0;
  let nodes = 0;

  function endLine(): void {
    const text = line.trim();
    if (text !== "" && linked <= text.length / 2) {
      lines.push(text);
      length += text.length;
    }
    line = "";
    linked = 0;
  }

  function visit(element: Element, depth: number, inLink: boolean): void {
    for (let node = element.firstChild; node !== null; node = node.nextSibling) {
      if (length > limit || ++nodes > NODES) return;
      if (node.nodeType === 3) addText(node.nodeValue ?? "", inLink);
      else if (node.nodeType === 1) enter(node as Element, depth, inLink);
    }
  }

  function addText(data: string, inLink: boolean): void {
    const text = data.replace(/\s+/g, " ");
    line += line === "" || line.endsWith(" ") ? text.trimStart() : text;
    if (inLink) linked += text.length;
  }

  function enter(element: Element, depth: number, inLink: boolean): void {
    if (depth > DEPTH || isSkipped(element)) {
      if (heading !== undefined && element.contains(heading)) startAgain();
      return;
    }
    const isInline = INLINE.test(element.tagName);
    if (!isInline) endLine();
    visit(element, depth + 1, inLink || element.tagName === "A");
    if (!isInline) endLine();
  }

  function startAgain(): void {
    lines.length = length = linked = 0;
    line = "";
  }

  visit(part, 0, false);
  endLine();
  return lines.join("\n");
}

function isSkipped(element: Element): boolean {
  return (
    SKIPPED.test(element.tagName) ||
    element.hasAttribute("hidden") ||
    element.getAttribute("aria-hidden") === "true" ||
    ROLE.test(element.getAttribute("role") ?? "")
  );
}
