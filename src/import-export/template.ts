import { formatLocalDay } from "../annotation/moment.ts";
import type { Span } from "../engine/span.ts";
import { t } from "../locale/i18n.ts";
import {
  blockquote,
  escapeBlock,
  linkTarget,
  logseqProperty,
  MARKDOWN,
  type MarkdownDialect,
  obsidianTag,
  yamlValue,
} from "./escape-markdown.ts";

/** A value in a template: text, number, list, or an object with its own names. */
export type TemplateValue = string | number | boolean | undefined | readonly TemplateValue[] | TemplateData;

export interface TemplateData {
  readonly [name: string]: TemplateValue;
}

/** A compiled template, or the errors of the template by line. */
export type CompiledTemplate =
  | { readonly errors: readonly []; render(data: TemplateData): string }
  | { readonly errors: readonly [string, ...string[]] };

/** The filter that inserts text as Markdown. Only text written by the user may use it. */
const RAW_FILTER = "markdown";

type Filter = (value: TemplateValue, argument: string, dialect: MarkdownDialect) => string;

/**
 * The filters that format a value. Only "markdown" inserts text without escaping, so that text from pages never
 * becomes markup.
 */
const FILTERS: Readonly<Record<string, Filter>> = {
  line: (value, _, { plain }) => plain(textOf(value)),
  block: (value, _, dialect) => escapeBlock(textOf(value), dialect),
  quote: (value, _, { plain }) => blockquote(textOf(value), plain),
  indent: (value, depth, dialect) => escapeBlock(textOf(value), dialect).replace(/\n+/g, `\n${marginOf(depth)}`),
  [RAW_FILTER]: (value, depth, { own }) => (depth === "" ? own(textOf(value)) : indented(own(textOf(value)), depth)),
  yaml: (value) => yamlValue(value),
  link: (value, label, { plain }) =>
    linkTarget(textOf(value)) === "" ? plain(textOf(value)) : `[${label}](${linkTarget(textOf(value))})`,
  target: (value, _, { plain }) => linkTarget(textOf(value)) || plain(textOf(value)),
  date: (value, _, { plain }) => plain(dateIn(textOf(value))),
  join: (value, between, { plain }) =>
    listOf(value)
      .map(plain)
      .join(between || ", "),
  property: (value) => listOf(value).map(logseqProperty).filter(Boolean).join(", "),
  tags: (value) => listOf(value).map(obsidianTag).filter(Boolean).join(", "),
  id: (value) => textOf(value).replace(/[^a-z0-9-]+/gi, "-"),
};

/** The names of the filters. */
export const FILTER_NAMES: readonly string[] = Object.keys(FILTERS);

/**
 * Indents the lines of a block in an outline. An empty line, between paragraphs or within code, remains a single
 * line.
 */
function indented(text: string, depth: string): string {
  // An empty line after a list at the end is kept without indentation, because the template indents the next line.
  return text.replace(/\n\n$/, "\n").replace(/\n(?!\n|$)/g, `\n${marginOf(depth)}`);
}

function marginOf(depth: string): string {
  return `${"\t".repeat(depthOf(depth))}  `;
}

/** Formats a time as a day in the user's time zone. Returns other dates unchanged. */
function dateIn(text: string): string {
  return /^\d{4}-\d\d-\d\dT/.test(text) ? formatLocalDay(text) : text;
}

/** Returns the depth of a block in an outline, from 1 to 9, given by the filter's argument. */
function depthOf(argument: string): number {
  return Math.min(9, Math.max(1, Number.parseInt(argument, 10) || 1));
}

interface Literal {
  readonly kind: "text";
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
  /** "#" renders the section once per list item, "?" once if the value is not empty, "^" once if it is empty. */
  readonly sign: "#" | "?" | "^";
  readonly parts: TemplateNode[];
}

type TemplateNode = Literal | Placeholder | Section;

/**
 * Matches `{{name}}`, `{{name|filter:argument}}`, `{{#name}}`, `{{?name}}`, `{{^name}}` and `{{/name}}`. The line of
 * a section tag that is alone on it is removed.
 */
const TAG = /\{\{([#^?/]?)([^{}\n]*)\}\}/g;

const EMPTY: ReadonlySet<string> = new Set();

/**
 * Compiles a template in a syntax similar to Mustache. `{{#name}}…{{/name}}` is rendered once for each item of a
 * list, or once for another value that is not empty; `{{?name}}…{{/name}}` once if the value is not empty;
 * `{{^name}}…{{/name}}` once if it is empty. A value is escaped as one line of plain text unless a filter is given.
 * @param allowRaw The names of text written by the user, which alone may be inserted as Markdown.
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
    const literal = text.slice(from, taken.start);
    if (literal !== "") parts().push({ kind: "text", text: literal });
    line += literal.split("\n").length - 1;
    from = taken.end;
    const problem = take(sign, inside.trim(), line);
    if (problem !== undefined) problems.push(t("template_line", { line, problem }));
    line += text.slice(taken.start, taken.end).split("\n").length - 1;
  }
  parts().push({ kind: "text", text: text.slice(from) });
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

/** Returns the span of the whole line, with its line break, if the tag is alone on it. */
function lineOf(text: string, { start, end }: Span): Span | undefined {
  const first = text.lastIndexOf("\n", start - 1) + 1;
  const next = text.indexOf("\n", end);
  const last = next < 0 ? text.length : next;
  const isAlone = /^[ \t]*$/.test(text.slice(first, start)) && /^[ \t]*$/.test(text.slice(end, last));
  return isAlone ? { start: first, end: next < 0 ? last : last + 1 } : undefined;
}

/** The objects in which names are looked up, starting with the innermost one. */
type Scope = readonly TemplateData[];

function renderNodes(parts: readonly TemplateNode[], scope: Scope): string {
  return parts.map((part) => renderNode(part, scope)).join("");
}

function renderNode(part: TemplateNode, scope: Scope): string {
  if (part.kind === "text") return part.text;
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
