import type { Sliced } from "../engine/slices.ts";
import type { Span } from "../engine/span.ts";

/** A block of the page that is not boilerplate, with the number of its own characters, excluding nested blocks. */
export interface Block {
  readonly element: Element;
  readonly span: Span;
  readonly letters: number;
  readonly linkLetters: number;
}

const BOILERPLATE_TAGS = new Set("nav aside footer button dialog menu figcaption".split(" "));
const BOILERPLATE_ROLES = new Set(
  "navigation complementary contentinfo search banner dialog alertdialog menu menubar toolbar".split(" "),
);

/** Class and id names of boilerplate. `-` and `_` count as word boundaries. */
const BOILERPLATE_NAMES =
  /(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|share|sharing|social|related|recommend(?:ed|ations)?|sidebar|footer|cookies?|consent|newsletter|subscribe|pagination|skip|toolbar|promo|advert|ads?|check-also)(?=$|[\s_-])/i;

/**
 * Names of elements that are boilerplate regardless of how much text they contain. The long names are consent
 * management products.
 */
const ALWAYS_BOILERPLATE_NAMES =
  /(?:^|[\s_-])(?:comments?|cookies?|consent|gdpr)(?=$|[\s_-])|cookie-?(?:bar|banner|bot|consent|law|notice)|onetrust|didomi|usercentrics|truste\b/i;

/**
 * The conditions under which an element is boilerplate. Some kinds are boilerplate only if they do not contain the
 * headline or the story.
 */
export type BoilerplateKind = "never" | "always" | "without headline" | "without story";

/** The contents of an element that distinguish boilerplate from a story. */
export interface ElementContents {
  /** True if there is a first-level heading. */
  hasHeadline: boolean;
  /** True if there is an element that the markup declares as the story. */
  hasStoryPart: boolean;
  /** The number of paragraphs at least `MIN_STORY_LETTERS` long. */
  longParagraphs: number;
}

/**
 * Minimum number of paragraphs, and their minimum length in characters, that make a story. A wrapper named after its
 * sidebar may contain a story.
 */
const MIN_STORY_PARAGRAPHS = 3;
export const MIN_STORY_LETTERS = 80;

/** Returns true if an element is boilerplate, given its contents. */
export function isBoilerplate(
  kind: BoilerplateKind,
  { hasHeadline, hasStoryPart, longParagraphs }: ElementContents,
): boolean {
  if (kind === "without headline") return !hasHeadline;
  if (kind === "without story") return !hasHeadline && !hasStoryPart && longParagraphs < MIN_STORY_PARAGRAPHS;
  return kind === "always";
}

/**
 * Returns the kind of an element by its tag, role, class and id. An element fixed over the page is boilerplate, unless
 * it is the story.
 */
export function boilerplateKindOf(element: Element, isFixed: boolean): BoilerplateKind {
  if (/^(?:body|html|main|article)$/.test(element.localName)) return "never";
  if (BOILERPLATE_TAGS.has(element.localName)) return "always";
  if (element.hasAttributes() && BOILERPLATE_ROLES.has(element.getAttribute("role") ?? "")) return "always";
  if (element.localName === "header") return "without headline";
  const names = element.hasAttributes() ? namesOf(element) : "";
  if (ALWAYS_BOILERPLATE_NAMES.test(names)) return "always";
  // Some content systems wrap the whole page in a form.
  return isFixed || element.localName === "form" || BOILERPLATE_NAMES.test(names) ? "without story" : "never";
}

/** Longer class and id names are machine-generated and ignored beyond this length, in characters. */
const MAX_NAMES_LENGTH = 2_000;

/** Returns class and id without utility classes ("lg:pt-nav"), which describe appearance and not purpose. */
function namesOf(element: Element): string {
  const names = `${element.getAttribute("class") ?? ""} ${element.id}`.slice(0, MAX_NAMES_LENGTH);
  if (!names.includes(":")) return names;
  return names
    .split(/\s/)
    .filter((name) => !name.includes(":"))
    .join(" ");
}

/** Returns true if the markup declares an element as the story. */
export function isStoryPart(element: Element): boolean {
  return /^(?:article|main)$/.test(element.localName) || element.getAttribute("itemprop") === "articleBody";
}

/**
 * A block with fewer characters than this is a label or a button, not a paragraph. A higher value misses one-line
 * readouts.
 */
const MIN_PARAGRAPH_LETTERS = 25;

/**
 * Maximum distance between the main content and the headline before it, in characters. Bylines, dates and share bars
 * may be between them.
 */
const MAX_HEADLINE_DISTANCE = 1500;

/** Blocks processed between two pauses. */
const BLOCKS = 512;

/**
 * Finds the span of the page's main content, and its headline. Each paragraph adds its length without links to its
 * parent's score, and half of that to its grandparent's score (the method of Arc90's Readability, 2009). Wrappers
 * around a single paragraph do not count as parents.
 */
export function* findMainContent(
  blocks: readonly Block[],
  text: string,
  documentTitle: string,
): Sliced<{ main: Span; title: string }> {
  const body = yield* bestSpan(blocks);
  const whole = { start: 0, end: text.length };
  if (!body) return { main: whole, title: cleanTitle(documentTitle) };
  const heading = yield* headingOf(blocks, body);
  if (!heading) return { main: body, title: cleanTitle(documentTitle) };
  // Text before the headline is a date or a section name, not the story.
  const main = { start: heading.span.start, end: body.end };
  return { main, title: text.slice(heading.span.start, heading.span.end).replace(/\s+/g, " ") };
}

/** Minimum share of the best part's score for a part to continue the story. */
const MIN_SCORE_SHARE = 0.25;

/** Returns the span of the best block together with the neighbouring parts of the story. */
function* bestSpan(blocks: readonly Block[]): Sliced<Span | undefined> {
  const around = ancestorsOfEach(blocks);
  const scores = yield* scoresOf(blocks, around);
  const best = yield* indexOfHighest(scores);
  const block = blocks[best];
  if (!block) return undefined;
  let { start, end } = block.span;
  const story = extendStory(blocks, around, best);
  for (const [index, other] of blocks.entries()) {
    if (index % BLOCKS === 0) yield;
    const isLike = around[index] === around[best] && isSimilar(other.element, block.element);
    const goesOn = isLike && (scores[index] ?? 0) >= MIN_SCORE_SHARE * (scores[best] ?? 0);
    if (!goesOn && !(story && isStoryParagraph(other) && isPartOf(other, story))) continue;
    start = Math.min(start, other.span.start);
    end = Math.max(end, other.span.end);
  }
  return { start, end };
}

/** Returns the index of the highest score, or -1 if no score is above 0. */
function* indexOfHighest(scores: Float64Array): Sliced<number> {
  let best = -1;
  for (const [index, score] of scores.entries()) {
    if (index % BLOCKS === 0) yield;
    if (score > (scores[best] ?? 0)) best = index;
  }
  return best;
}

/** Returns the article around a block, as declared by the markup. */
function extendStory(blocks: readonly Block[], around: Int32Array, index: number): Block | undefined {
  for (let at = index; at >= 0; at = around[at] ?? -1) {
    const block = blocks[at];
    if (block && isStoryPart(block.element) && block.element.localName !== "main") return block;
  }
  return undefined;
}

/** Returns true if two elements have the same kind of box, as the parts of a text composed of boxes do. */
function isSimilar(one: Element, other: Element): boolean {
  const name = one.getAttribute("class");
  return Boolean(name) && name === other.getAttribute("class") && one.localName === other.localName;
}

/** Returns true if a block belongs to a story and not to another story nested in it, such as a teaser. */
function isPartOf({ element, span }: Block, story: Block): boolean {
  if (span.start < story.span.start || span.end > story.span.end) return false;
  return element.closest("article, [itemprop=articleBody]") === story.element;
}

function isStoryParagraph({ letters, linkLetters }: Block): boolean {
  return letters >= MIN_STORY_LETTERS && linkLetters < letters / 3;
}

/** A wrapper has at most this many characters more than the block inside it. */
const MAX_WRAPPER_LETTERS = MIN_PARAGRAPH_LETTERS;

/** Maximum number of ancestors of a paragraph that are checked. No page nests one more deeply. */
const MAX_ANCESTORS = 24;

const HOLDS_ITS_OWN_TEXT = /^(?:p|li|blockquote|h\d|dd|pre)$/;

/** Returns the score of each block. */
function* scoresOf(blocks: readonly Block[], around: Int32Array): Sliced<Float64Array> {
  const letters = yield* lettersWithin(blocks, around);
  const scores = new Float64Array(blocks.length);
  for (const [index, { element, letters: own, linkLetters }] of blocks.entries()) {
    if (index % BLOCKS === 0) yield;
    const weight = own - 1.5 * linkLetters;
    if (weight < MIN_PARAGRAPH_LETTERS) continue;
    add(scores, index, HOLDS_ITS_OWN_TEXT.test(element.localName) ? weight / 2 : weight);
    addToAncestors(scores, letters, around, index, weight);
  }
  return scores;
}

/** Returns the number of characters in each block, including nested blocks. */
function* lettersWithin(blocks: readonly Block[], around: Int32Array): Sliced<Float64Array> {
  const letters = new Float64Array(blocks.length);
  // Blocks come after the blocks nested in them.
  for (const [index, block] of blocks.entries()) {
    if (index % BLOCKS === 0) yield;
    add(letters, index, block.letters);
    const outer = around[index] ?? -1;
    if (outer >= 0) add(letters, outer, letters[index] ?? 0);
  }
  return letters;
}

/** Adds the weight of a paragraph to its parent's score, and half of it to its grandparent's. */
function addToAncestors(
  scores: Float64Array,
  letters: Float64Array,
  around: Int32Array,
  index: number,
  weight: number,
): void {
  let inner = index;
  let share = weight;
  for (let steps = 0; steps < MAX_ANCESTORS && share >= weight / 2; steps += 1) {
    const outer = around[inner] ?? -1;
    if (outer < 0) return;
    add(scores, outer, share);
    const isWrapper = (letters[outer] ?? 0) - (letters[inner] ?? 0) < MAX_WRAPPER_LETTERS;
    if (!isWrapper) share /= 2;
    inner = outer;
  }
}

function add(sums: Float64Array, index: number, value: number): void {
  sums[index] = (sums[index] ?? 0) + value;
}

/** Returns the index of each block's parent block, or -1. Blocks come after the blocks nested in them. */
function ancestorsOfEach(blocks: readonly Block[]): Int32Array {
  const around = new Int32Array(blocks.length).fill(-1);
  const open: number[] = [];
  for (const [index, { span }] of blocks.entries()) {
    for (let inner = open.at(-1); inner !== undefined; inner = open.at(-1)) {
      if ((blocks[inner]?.span.start ?? 0) < span.start) break;
      around[inner] = index;
      open.pop();
    }
    open.push(index);
  }
  return around;
}

/**
 * Returns the last first-level heading before or in the main content, or else the last second-level heading before it.
 */
function* headingOf(blocks: readonly Block[], body: Span): Sliced<Block | undefined> {
  let first: Block | undefined;
  let second: Block | undefined;
  let seen = 0;
  for (const block of blocks) {
    if (++seen % BLOCKS === 0) yield;
    if (!isHeadingNear(block, body)) continue;
    if (block.element.localName === "h1") first = block;
    if (block.span.end <= body.start) second = block;
  }
  return first ?? second;
}

function isHeadingNear({ element, span }: Block, body: Span): boolean {
  return (
    /^h[12]$/.test(element.localName) &&
    span.end - span.start >= 8 &&
    span.start < body.start + MAX_HEADLINE_DISTANCE / 5 &&
    body.start - span.end < MAX_HEADLINE_DISTANCE
  );
}

/** Maximum length of a title, in characters. The rest is ignored. */
const MAX_TITLE_LENGTH = 2_000;

/** Returns a document's title without the name of the site. */
function cleanTitle(title: string): string {
  const plain = title.slice(0, MAX_TITLE_LENGTH).replace(/\s+/g, " ").trim();
  const dash = Math.max(plain.lastIndexOf("–"), plain.lastIndexOf("—"));
  const isBetween = dash > 0 && plain[dash - 1] === " " && plain[dash + 1] === " ";
  const halves = isBetween ? [plain.slice(0, dash - 1), plain.slice(dash + 2)] : [plain];
  const parts = halves.flatMap((half) => half.split(/ [|•·»«] /));
  return parts.reduce((longest, part) => (part.length > longest.length ? part : longest), "");
}
