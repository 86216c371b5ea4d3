import { formatLocalDay } from "../annotation/moment.ts";
import type { Span } from "../engine/span.ts";
import { t } from "../locale/i18n.ts";
import {
  blockquote,
  escapeBlock,
  linkTarget,
  MARKDOWN,
  type MarkdownDialect,
  obsidianTag,
  yamlValue,
} from "./escape-markdown.ts";

/** What a template can name: texts, numbers, lists, and things with names of their own. */
export type TemplateValue = string | number | boolean | undefined | readonly TemplateValue[] | TemplateData;

export interface TemplateData {
  readonly [name: string]: TemplateValue;
}

/** A template that can be filled in, or what is wrong with it, line by line. */
export type CompiledTemplate =
  | { readonly errors: readonly []; render(data: TemplateData): string }
  | { readonly errors: readonly [string, ...string[]] };

/** The filter that leaves markup as it is; only what the user wrote may pass it. */
const RAW_FILTER = "markdown";

type Filter = (value: TemplateValue, argument: string, dialect: MarkdownDialect) => string;

/** How a value is put in, one line a filter. None but "markdown" puts text in raw: page text is never markup. */
const FILTERS: Readonly<Record<string, Filter>> = {
  line: (value, _, { plain }) => plain(textOf(value)),
  block: (value, _, { plain }) => escapeBlock(textOf(value), plain),
  quote: (value, _, { plain }) => blockquote(textOf(value), plain),
  indent: (value, depth, { plain }) => escapeBlock(textOf(value), plain).replace(/\n+/g, `\n${marginOf(depth)}`),
  [RAW_FILTER]: (value, depth, { own }) => (depth === "" ? own(textOf(value)) : indented(own(textOf(value)), depth)),
  yaml: (value) => yamlValue(value),
  link: (value, words, { plain }) =>
    linkTarget(textOf(value)) === "" ? plain(textOf(value)) : `[${words}](${linkTarget(textOf(value))})`,
  target: (value, _, { plain }) => linkTarget(textOf(value)) || plain(textOf(value)),
  date: (value, _, { plain }) => plain(dateIn(textOf(value))),
  join: (value, between, { plain }) =>
    listOf(value)
      .map(plain)
      .join(between || ", "),
  tags: (value) => listOf(value).map(obsidianTag).filter(Boolean).join(", "),
  id: (value) => textOf(value).replace(/[^a-z0-9-]+/gi, "-"),
};

/** What a value can be put in by. */
export const FILTER_NAMES: readonly string[] = Object.keys(FILTERS);

/** The lines of a block in an outline; an empty line, which may part paragraphs or stand in code, stays one. */
function indented(text: string, depth: string): string {
  // Behind a list that ends the text, the empty line alone: the margin of the next line stands in the template.
  return text.replace(/\n\n$/, "\n").replace(/\n(?!\n|$)/g, `\n${marginOf(depth)}`);
}

function marginOf(depth: string): string {
  return `${"\t".repeat(depthOf(depth))}  `;
}

/** The user's day of a moment, and any other date as it is written. */
function dateIn(text: string): string {
  return /^\d{4}-\d\d-\d\dT/.test(text) ? formatLocalDay(text) : text;
}

/** How deep a block stands in an outline, from the filter's argument. */
function depthOf(argument: string): number {
  return Math.min(9, Math.max(1, Number.parseInt(argument, 10) || 1));
}

interface Literal {
  readonly kind: "words";
  readonly text: string;
}

interface Placeholder {
  readonly kind: "value";
  readonly name: string;
  readonly filter: (value: TemplateValue) => string;
}

interface Section {
  readonly kind: "section";
  readonly name: string;
  /** "#" for each entry, "?" once if there is something, "^" if there is nothing. */
  readonly sign: "#" | "?" | "^";
  readonly parts: TemplateNode[];
}

type TemplateNode = Literal | Placeholder | Section;

/** `{{name}}`, `{{name|filter:argument}}`, `{{#name}}`, `{{?name}}`, `{{^name}}`, `{{/name}}`; a section tag alone on its line takes the line with it. */
const TAG = /\{\{([#^?/]?)([^{}\n]*)\}\}/g;

const EMPTY: ReadonlySet<string> = new Set();

/**
 * Reads a template in the manner of Mustache. `{{#name}}…{{/name}}` stands once for each entry of a list, or once if there is
 * something; `{{?name}}…{{/name}}` stands once if there is something, `{{^name}}…{{/name}}` if there is nothing. A value is escaped as one line of plain text unless a filter says how.
 * @param allowRaw The names of what the user wrote, which alone can be put in as the Markdown that it is.
 */
export function compileTemplate(
  template: string,
  names: ReadonlySet<string>,
  allowRaw: ReadonlySet<string> = EMPTY,
  dialect: MarkdownDialect = MARKDOWN,
): CompiledTemplate {
  const problems: string[] = [];
  const root: TemplateNode[] = [];
  const open: { section: Section; line: number }[] = [];
  const parts = () => open.at(-1)?.section.parts ?? root;
  const text = template.replace(/\r\n?/g, "\n");
  let [from, line] = [0, 1];
  for (const match of text.matchAll(TAG)) {
    const [tag, sign = "", inside = ""] = match;
    const span = { start: match.index, end: match.index + tag.length };
    const taken = (sign !== "" && lineOf(text, span)) || span;
    const words = text.slice(from, taken.start);
    if (words !== "") parts().push({ kind: "words", text: words });
    line += words.split("\n").length - 1;
    from = taken.end;
    const problem = take(sign, inside.trim(), line);
    if (problem !== undefined) problems.push(t("template_line", { line, problem }));
    line += text.slice(taken.start, taken.end).split("\n").length - 1;
  }
  parts().push({ kind: "words", text: text.slice(from) });
  for (const { section, line: at } of open) {
    problems.push(t("template_line", { line: at, problem: t("template_open", { name: section.name }) }));
  }
  const [first, ...others] = problems;
  if (first !== undefined) return { errors: [first, ...others] };
  return { errors: [], render: (data) => renderNodes(root, [data]) };

  function take(sign: string, inside: string, at: number): string | undefined {
    if (sign === "/") {
      if (open.at(-1)?.section.name !== inside) return t("template_closed", { name: inside });
      open.pop();
      return undefined;
    }
    const [, name = "", filterName = "line", argument = ""] = /^([^|:]*)(?:\|([^:]*)(?::(.*))?)?$/.exec(inside) ?? [];
    if (!names.has(name)) return t("template_name", { name });
    if (sign !== "") {
      const section: Section = { kind: "section", name, sign: sign as Section["sign"], parts: [] };
      parts().push(section);
      open.push({ section, line: at });
      return undefined;
    }
    const filter = Object.hasOwn(FILTERS, filterName) ? FILTERS[filterName] : undefined;
    if (!filter) return t("template_filter", { name: filterName, filters: FILTER_NAMES.join(", ") });
    if (filterName === RAW_FILTER && !allowRaw.has(name))
      return t("template_raw", { name, own: [...allowRaw].join(", ") });
    parts().push({ kind: "value", name, filter: (value) => filter(value, argument, dialect) });
    return undefined;
  }
}

/** The whole line of a tag that stands alone on it, with its end. */
function lineOf(text: string, { start, end }: Span): Span | undefined {
  const first = text.lastIndexOf("\n", start - 1) + 1;
  const next = text.indexOf("\n", end);
  const last = next < 0 ? text.length : next;
  const isAlone = /^[ \t]*$/.test(text.slice(first, start)) && /^[ \t]*$/.test(text.slice(end, last));
  return isAlone ? { start: first, end: next < 0 ? last : last + 1 } : undefined;
}

/** Names are looked for in the innermost thing first. */
type Scope = readonly TemplateData[];

function renderNodes(parts: readonly TemplateNode[], scope: Scope): string {
  return parts.map((part) => renderNode(part, scope)).join("");
}

function renderNode(part: TemplateNode, scope: Scope): string {
  if (part.kind === "words") return part.text;
  const value = valueIn(part.name, scope);
  if (part.kind === "value") return value === undefined ? "" : part.filter(value);
  if (part.sign === "^") return isEmpty(value) ? renderNodes(part.parts, scope) : "";
  if (isEmpty(value)) return "";
  if (part.sign === "?") return renderNodes(part.parts, scope);
  if (!Array.isArray(value)) return renderNodes(part.parts, isData(value) ? [value, ...scope] : scope);
  return value.map((one) => renderNodes(part.parts, [isData(one) ? one : { it: one }, ...scope])).join("");
}

function valueIn(name: string, scope: Scope): TemplateValue {
  for (const data of scope) if (Object.hasOwn(data, name)) return data[name];
  return undefined;
}

function isEmpty(value: TemplateValue): boolean {
  if (typeof value === "string") return value.trim() === "";
  if (Array.isArray(value)) return value.every((one) => typeof one === "string" && one.trim() === "");
  return value === undefined || value === false;
}

function isData(value: TemplateValue): value is TemplateData {
  return typeof value === "object" && !Array.isArray(value);
}

function listOf(value: TemplateValue): string[] {
  return (Array.isArray(value) ? value : [value]).map(textOf);
}

function textOf(value: TemplateValue): string {
  if (Array.isArray(value)) return value.map(textOf).join(", ");
  return value === undefined || typeof value === "object" ? "" : String(value);
}
