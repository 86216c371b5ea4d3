import { LOGSEQ as DIALECT } from "../escape-markdown.ts";
import type { Format } from "../format.ts";
import { OWN_MARKDOWN, renderPage, templateOrDefault, withOwnMarkdown } from "../page-template.ts";

const SAID = `**{{speaker}}{{^speaker}}Somebody{{/speaker}}**{{#addressee}} · to {{addressee}}{{/addressee}}{{#act}} · {{act}}{{/act}}{{?passage}} · {{passage|link:passage}}{{/passage}}`;

/**
 * The first lines are properties of one line each. Everything else is a block with an identifier, indented with tabs.
 */
const LOGSEQ = `title:: {{title|property}}{{^title}}Untitled{{/title}}
source:: {{url|target}}
{{#issuer}}
author:: {{issuer|property}}
{{/issuer}}
created:: {{read|date}}
{{#event}}
event:: {{event|property}}
{{/event}}
{{#event_date}}
event-date:: {{event_date|property}}
{{/event_date}}
{{#event_day}}
event-day:: {{event_day}}
{{/event_day}}
{{?participants}}
participants:: {{participants|property}}
{{/participants}}
tags:: {{tags|tags}}
exported:: {{exported}}

{{?attributions}}
- ## Who said what
{{/attributions}}
{{#attributions}}
	- > {{#verb}}*{{verb}}* {{/verb}}{{content}}
	  ${SAID}
	  id:: {{id|id}}
{{#notes}}
		- {{body|indent:2}}{{^body}}Marked.{{/body}}
{{?note_tags}}
		  Tags: {{note_tags|join}}
{{/note_tags}}
		  id:: {{id|id}}
{{/notes}}
{{/attributions}}
{{?others}}
- ## Notes
{{/others}}
{{#others}}
{{?passage}}
	- > {{quote}}
	  {{passage|link:passage}}
	  id:: {{passage_id|id}}
		- {{body|indent:2}}{{^body}}Marked.{{/body}}
{{?note_tags}}
		  Tags: {{note_tags|join}}
{{/note_tags}}
		  id:: {{id|id}}
{{/passage}}
{{^passage}}
	- {{body|indent:1}}{{^body}}Marked.{{/body}}
{{?note_tags}}
	  Tags: {{note_tags|join}}
{{/note_tags}}
	  id:: {{id|id}}
{{/passage}}
{{/others}}
`;

/** The built-in template. */
export const LOGSEQ_TEMPLATES: Readonly<Record<string, string>> = { logseq: LOGSEQ };

/** A page for Logseq's file graphs: the first lines are properties, everything else is a block with an identifier. */
export const logseq: Format = {
  id: "logseq",
  title: "title_logseq",
  purpose: "purpose_logseq",
  extension: "md",
  type: "text/markdown;charset=utf-8",
  pages: "file-per-page",
  hasUniqueTitles: true,
  options: [
    OWN_MARKDOWN,
    { kind: "template", name: "template", label: "option_template", initial: "", presets: LOGSEQ_TEMPLATES },
  ],
  async *write(source, options) {
    const chosen = templateOrDefault(LOGSEQ, options.template);
    const template = options[OWN_MARKDOWN.name] === true ? withOwnMarkdown(chosen) : chosen;
    for await (const page of source.pages) yield renderPage(template, page, source, DIALECT);
  },
};
