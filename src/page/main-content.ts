import type { Sliced } from "../text/slices.ts";
import type { Span } from "../text/span.ts";

/** A block of the page that is no furniture, with the letters that are its own, not those of blocks inside it. */
export interface Block {
  readonly element: Element;
  readonly span: Span;
  readonly letters: number;
  readonly linkLetters: number;
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

/** How far an element is page furniture rather than what the page tells: some kinds are only without the story in them. */
export type Furniture = "never" | "always" | "without headline" | "without story";

/** What stands in an element, as far as it tells furniture from a story. */
export interface Holding {
  /** A first-level heading. */
  hasHeadline: boolean;
  /** A part that the markup calls the story. */
  hasStoryPart: boolean;
  /** Paragraphs as long as those of a story. */
  longParagraphs: number;
}

/** So many paragraphs of so many letters make a story; a wrapper named for its sidebar may hold one. */
const STORY_PARAGRAPHS = 3;
export const STORY_LETTERS = 80;

/** Whether an element is furniture, once it is known what stands in it. */
export function isFurniture(kind: Furniture, { hasHeadline, hasStoryPart, longParagraphs }: Holding): boolean {
  if (kind === "without headline") return !hasHeadline;
  if (kind === "without story") return !hasHeadline && !hasStoryPart && longParagraphs < STORY_PARAGRAPHS;
  return kind === "always";
}

/** Tells the kind of an element by its tag, role, class and id; what is pinned over the page is furniture, unless it is the story. */
export function furnitureOf(element: Element, isPinned: boolean): Furniture {
  if (/^(?:BODY|HTML|MAIN|ARTICLE)$/.test(element.tagName)) return "never";
  if (ASIDE_TAGS.has(element.tagName)) return "always";
  if (element.hasAttributes() && ASIDE_ROLES.has(element.getAttribute("role") ?? "")) return "always";
  if (element.tagName === "HEADER") return "without headline";
  const names = element.hasAttributes() ? namesOf(element) : "";
  if (ALWAYS_ASIDE.test(names)) return "always";
  return isPinned || ASIDE_NAMES.test(names) ? "without story" : "never";
}

/** Longer names than a hand would write tell nothing. */
const MOST_NAMES = 2_000;

/** Class and id; utility classes ("lg:pt-nav") tell of looks, not of what an element is. */
function namesOf(element: Element): string {
  const names = `${element.getAttribute("class") ?? ""} ${element.id}`.slice(0, MOST_NAMES);
  if (!names.includes(":")) return names;
  return names
    .split(/\s/)
    .filter((name) => !name.includes(":"))
    .join(" ");
}

/** Whether the markup calls an element the story. */
export function isStoryPart(element: Element): boolean {
  return /^(?:ARTICLE|MAIN)$/.test(element.tagName) || element.getAttribute("itemprop") === "articleBody";
}

/** A block with fewer letters than this is a label or a button, not a paragraph; raising it loses one-line readouts. */
const PARAGRAPH_LETTERS = 25;

/** How far before the main content its headline may stand, in characters: bylines, dates and share bars lie between. */
const HEADLINE_REACH = 1500;

/** Blocks that are looked at between two pauses. */
const BLOCKS = 512;

/**
 * Finds the stretch of the page that tells its story, and its headline. Each paragraph speaks for its parent and half
 * for its grandparent, less the letters that are links (the scoring known from Arc90's Readability, 2009).
 */
export function* findMain(
  blocks: readonly Block[],
  text: string,
  documentTitle: string,
): Sliced<{ main: Span; title: string }> {
  const body = yield* bestBlock(blocks);
  const whole = { start: 0, end: text.length };
  if (!body) return { main: whole, title: tidyTitle(documentTitle) };
  const heading = yield* headingOf(blocks, body.span);
  if (!heading) return { main: body.span, title: tidyTitle(documentTitle) };
  // What stands before the headline is a date or a rubric, not the story.
  const main = { start: heading.span.start, end: body.span.end };
  return { main, title: text.slice(heading.span.start, heading.span.end).replace(/\s+/g, " ") };
}

function* bestBlock(blocks: readonly Block[]): Sliced<Block | undefined> {
  const scores = yield* scoresOf(blocks);
  let best: Block | undefined;
  let most = 0;
  let seen = 0;
  for (const block of blocks) {
    if (++seen % BLOCKS === 0) yield;
    const score = scores.get(block.element) ?? 0;
    if (score <= most) continue;
    best = block;
    most = score;
  }
  return best;
}

function* scoresOf(blocks: readonly Block[]): Sliced<Map<Element, number>> {
  const scores = new Map<Element, number>();
  const add = (element: Element | null | undefined, score: number) => {
    if (element) scores.set(element, (scores.get(element) ?? 0) + score);
  };
  let seen = 0;
  for (const { element, letters, linkLetters } of blocks) {
    if (++seen % BLOCKS === 0) yield;
    const weight = letters - 1.5 * linkLetters;
    if (weight < PARAGRAPH_LETTERS) continue;
    const holdsItsOwnText = /^(?:P|LI|BLOCKQUOTE|H\d|DD|PRE)$/.test(element.tagName);
    add(element, holdsItsOwnText ? weight / 2 : weight);
    add(element.parentElement, weight);
    add(element.parentElement?.parentElement, weight / 2);
  }
  return scores;
}

/** The last first-level heading before or in the main content, else the last heading of the second level before it. */
function* headingOf(blocks: readonly Block[], body: Span): Sliced<Block | undefined> {
  let first: Block | undefined;
  let second: Block | undefined;
  let seen = 0;
  for (const block of blocks) {
    if (++seen % BLOCKS === 0) yield;
    if (!isHeadingNear(block, body)) continue;
    if (block.element.tagName === "H1") first = block;
    if (block.span.end <= body.start) second = block;
  }
  return first ?? second;
}

function isHeadingNear({ element, span }: Block, body: Span): boolean {
  return (
    /^H[12]$/.test(element.tagName) &&
    span.end - span.start >= 8 &&
    span.start < body.start + HEADLINE_REACH / 5 &&
    body.start - span.end < HEADLINE_REACH
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
