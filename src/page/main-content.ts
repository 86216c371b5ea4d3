import type { Span } from "../text/span.ts";

/** A block of the page with the letters that are its own, not those of blocks inside it. */
export interface Block {
  readonly element: Element;
  readonly span: Span;
  readonly letters: number;
  readonly linkLetters: number;
  readonly inAside: boolean;
}

const ASIDE_TAGS = new Set("NAV ASIDE FOOTER FORM BUTTON DIALOG MENU FIGCAPTION".split(" "));
const ASIDE_ROLES = new Set(
  "navigation complementary contentinfo search banner dialog alertdialog menu menubar toolbar".split(" "),
);

/** Class and id words of page furniture; each stands between word edges, `-` and `_`. */
const ASIDE_NAMES =
  /(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|share|sharing|social|related|recommend(?:ed|ations)?|sidebar|footer|cookies?|consent|newsletter|subscribe|pagination|skip|toolbar|promo|advert|ads?|check-also)(?=$|[\s_-])/i;

/** Names of what is furniture however much text it holds; the long ones are products that ask for consent. */
const ALWAYS_ASIDE =
  /(?:^|[\s_-])(?:comments?|cookies?|consent|gdpr)(?=$|[\s_-])|cookie-?(?:bar|banner|bot|consent|law|notice)|onetrust|didomi|usercentrics|truste\b/i;

/** Utility classes ("lg:pt-nav") tell of looks, not of what an element is. */
const UTILITY = /\S*:\S*/g;

/** Whether an element is page furniture rather than what the page tells; what is pinned over it is, unless it is the story. */
export function isAside(element: Element, isPinned = false): boolean {
  if (/^(?:BODY|HTML|MAIN|ARTICLE)$/.test(element.tagName)) return false;
  if (ASIDE_TAGS.has(element.tagName)) return true;
  if (ASIDE_ROLES.has(element.getAttribute("role") ?? "")) return true;
  if (element.tagName === "HEADER") return !element.querySelector("h1");
  const names = `${element.getAttribute("class") ?? ""} ${element.id}`.replace(UTILITY, "");
  return ALWAYS_ASIDE.test(names) || ((isPinned || ASIDE_NAMES.test(names)) && !holdsStory(element));
}

/** So many paragraphs of so many letters make a story; a wrapper named for its sidebar may hold one. */
const STORY_PARAGRAPHS = 3;
const STORY_LETTERS = 80;

function holdsStory(element: Element): boolean {
  if (element.querySelector("h1, article, main, [itemprop=articleBody]")) return true;
  const long = [...element.querySelectorAll("p")].filter((one) => (one.textContent ?? "").length >= STORY_LETTERS);
  return long.length >= STORY_PARAGRAPHS;
}

/** A block with fewer letters than this is a label or a button, not a paragraph; raising it loses one-line readouts. */
const PARAGRAPH_LETTERS = 25;

/** How far before the main content its headline may stand, in characters: bylines, dates and share bars lie between. */
const HEADLINE_REACH = 1500;

/**
 * Finds the stretch of the page that tells its story, and its headline. Each paragraph speaks for its parent and half
 * for its grandparent, less the letters that are links (the scoring known from Arc90's Readability, 2009).
 */
export function findMain(blocks: readonly Block[], text: string, documentTitle: string): { main: Span; title: string } {
  const body = bestBlock(blocks);
  const whole = { start: 0, end: text.length };
  if (!body) return { main: whole, title: tidyTitle(documentTitle) };
  const heading = headingOf(blocks, body.span);
  if (!heading) return { main: body.span, title: tidyTitle(documentTitle) };
  // What stands before the headline is a date or a rubric, not the story.
  const main = { start: heading.span.start, end: body.span.end };
  return { main, title: text.slice(heading.span.start, heading.span.end).replace(/\s+/g, " ") };
}

function bestBlock(blocks: readonly Block[]): Block | undefined {
  const scores = scoresOf(blocks);
  let best: Block | undefined;
  for (const block of blocks) {
    const score = scores.get(block.element) ?? 0;
    if (score > 0 && score > (best ? (scores.get(best.element) ?? 0) : 0)) best = block;
  }
  return best;
}

function scoresOf(blocks: readonly Block[]): Map<Element, number> {
  const scores = new Map<Element, number>();
  const add = (element: Element | null | undefined, score: number) => {
    if (element) scores.set(element, (scores.get(element) ?? 0) + score);
  };
  for (const { element, letters, linkLetters, inAside } of blocks) {
    const weight = letters - 1.5 * linkLetters;
    if (inAside || weight < PARAGRAPH_LETTERS) continue;
    const holdsItsOwnText = /^(?:P|LI|BLOCKQUOTE|H\d|DD|PRE)$/.test(element.tagName);
    add(element, holdsItsOwnText ? weight / 2 : weight);
    add(element.parentElement, weight);
    add(element.parentElement?.parentElement, weight / 2);
  }
  return scores;
}

/** The last first-level heading before or in the main content, else the last heading of the second level before it. */
function headingOf(blocks: readonly Block[], body: Span): Block | undefined {
  const near = blocks.filter(
    ({ element, span, inAside }) =>
      !inAside &&
      /^H[12]$/.test(element.tagName) &&
      span.end - span.start >= 8 &&
      span.start < body.start + HEADLINE_REACH / 5 &&
      body.start - span.end < HEADLINE_REACH,
  );
  return (
    near.findLast(({ element }) => element.tagName === "H1") ?? near.findLast(({ span }) => span.end <= body.start)
  );
}

/** A document's title without the name of its site. */
function tidyTitle(title: string): string {
  const parts = title
    .replace(/\s+/g, " ")
    .trim()
    .split(/ [|•·»«] | [–—] (?=[^–—]*$)/);
  return parts.reduce((longest, part) => (part.length > longest.length ? part : longest), "");
}
