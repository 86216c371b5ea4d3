import { MARKDOWN, PLAIN_MARKDOWN, yamlValue } from "../escape-markdown.ts";
import { type ExportedPage, type ExportInput, withoutTrashed } from "../export-model.ts";
import type { Format } from "../format.ts";
import { OWN_MARKDOWN, renderPage, tagsOf, templateOrDefault, withOwnMarkdown } from "../page-template.ts";

/** The values of the front matter are JSON, which is also valid YAML, so that no title can break out of its line. */
const FRONT_MATTER = `---
title: {{title|yaml}}
source: {{url|yaml}}
{{#issuer}}
author: {{issuer|yaml}}
{{/issuer}}
created: {{read|date}}
{{#event}}
event: {{event|yaml}}
{{/event}}
{{#event_date}}
event_date: {{event_date|yaml}}
{{/event_date}}
{{#event_day}}
event_day: {{event_day}}
{{/event_day}}
{{?participants}}
participants: {{participants|yaml}}
{{/participants}}
tags: {{tags|yaml}}
exported: {{exported|yaml}}
generator: {{generator|yaml}}
---
`;

const HEAD = `
# {{title}}{{^title}}Untitled{{/title}}

{{#issuer}}{{issuer}} · {{/issuer}}{{#event}}{{event}}{{#participants}}, {{it}}{{/participants}}{{#event_day}}, {{event_day}}{{/event_day}}{{^event_day}}{{#event_date}}, {{event_date}}{{/event_date}}{{/event_day}} · {{/event}}read {{read|date}} · {{url|link:page}}
`;

const SAID_BY = `{{#speaker}}**{{speaker}}** · {{/speaker}}{{#addressee}}to {{addressee}} · {{/addressee}}{{#act}}{{act}} · {{/act}}{{passage|link:passage}}`;

/**
 * The tags are a separate paragraph that ends with the block identifier. At the end of a list, the identifier would
 * belong to the last list item.
 */
const ON_NOTE = `{{body|block}}{{^body}}Marked.{{/body}}{{?note_tags}}

Tags: {{note_tags|join}}.{{/note_tags}}{{#state}} *{{state}}*{{/state}} ^nv-{{id|id}}`;

/**
 * A template with callouts, and a block identifier for each attribution and note, so that other notes can link to
 * them.
 */
const OBSIDIAN = `${FRONT_MATTER}${HEAD}{{#attributions}}

> [!quote] {{speaker}}{{#issuer}} — per {{issuer}}{{/issuer}}
> {{#verb}}*{{verb}}* {{/verb}}{{content|quote}}
>
> — {{#addressee}}to {{addressee}} · {{/addressee}}{{act}} · {{passage|link:passage}}

^nv-{{id|id}}
{{#notes}}

${ON_NOTE}
{{/notes}}
{{/attributions}}
{{#others}}
{{#passage}}

> [!note] {{speaker}}{{^speaker}}Passage{{/speaker}}
> {{#verb}}*{{verb}}* {{/verb}}{{content|quote}}
>
> — {{#addressee}}to {{addressee}} · {{/addressee}}{{#act}}{{act}} · {{/act}}{{passage|link:passage}}
{{/passage}}

${ON_NOTE}
{{/others}}
`;

const PLAIN_NOTE = `{{#body}}

{{body|block}}
{{/body}}
{{#state}}

*{{state}}*
{{/state}}
{{?note_tags}}

Tags: {{note_tags|join}}
{{/note_tags}}
`;

const PLAIN = `${FRONT_MATTER}${HEAD}{{?attributions}}

## Who said what
{{/attributions}}
{{#attributions}}

> {{#verb}}*{{verb}}* {{/verb}}{{content|quote}}
>
> — ${SAID_BY}
{{#notes}}
${PLAIN_NOTE}{{/notes}}
{{/attributions}}
{{?others}}

## Notes
{{/others}}
{{#others}}
{{#passage}}

> {{#verb}}*{{verb}}* {{/verb}}{{content|quote}}
>
> — ${SAID_BY}
{{/passage}}
${PLAIN_NOTE}{{/others}}
`;

/** The built-in templates. The user's own template is in the option "template". */
export const MARKDOWN_TEMPLATES: Readonly<Record<string, string>> = { obsidian: OBSIDIAN, plain: PLAIN };

/**
 * Notes to read and to link to. The file can be used in Obsidian without change; other Markdown programs show the
 * same text.
 */
export const markdown: Format = {
  id: "markdown",
  title: "title_markdown",
  purpose: "purpose_markdown",
  extension: "md",
  type: "text/markdown;charset=utf-8",
  pages: "single-file",
  passes: 2,
  options: [
    {
      kind: "choice",
      name: "flavour",
      label: "option_written_for",
      initial: "obsidian",
      choices: [
        { value: "obsidian", label: "option_obsidian" },
        { value: "plain", label: "option_plain" },
      ],
    },
    OWN_MARKDOWN,
    { kind: "template", name: "template", label: "option_template", initial: "", presets: MARKDOWN_TEMPLATES },
  ],
  async *write(source, options) {
    const { first, hasMore } = await previewFile(source);
    const built = MARKDOWN_TEMPLATES[String(options.flavour)] ?? OBSIDIAN;
    const chosen = templateOrDefault(built, options.template);
    const template = options[OWN_MARKDOWN.name] === true ? withOwnMarkdown(chosen) : chosen;
    const dialect = options.flavour === "plain" ? PLAIN_MARKDOWN : MARKDOWN;
    if (first && !hasMore) {
      yield renderPage(template, first, source, dialect);
      return;
    }
    yield await manyFrontMatter(source);
    yield "\n# Note Verbale\n";
    const section = withoutFrontMatter(template).replace(/^(#{1,5}) /gm, "#$1 ");
    for await (const page of source.pages) yield renderPage(section, page, source, dialect);
  },
};

async function previewFile({ pages }: ExportInput): Promise<{ first: ExportedPage | undefined; hasMore: boolean }> {
  let first: ExportedPage | undefined;
  for await (const page of pages) {
    if (first) return { first, hasMore: true };
    first = page;
  }
  return { first, hasMore: false };
}

/** Returns the front matter of a file with several pages, with the tags of all of them. */
async function manyFrontMatter({ pages, exportedAt, version }: ExportInput): Promise<string> {
  const tags = new Set(["readout"]);
  for await (const page of pages) for (const tag of tagsOf(withoutTrashed(page.notes))) tags.add(tag);
  const lines = { tags: [...tags], exported: exportedAt, generator: `Note Verbale ${version}` };
  return `---\n${Object.entries(lines)
    .map(([name, value]) => `${name}: ${yamlValue(value)}\n`)
    .join("")}---\n`;
}

function withoutFrontMatter(template: string): string {
  return template.replace(/^---\n[\s\S]*?\n---\n/, "");
}
