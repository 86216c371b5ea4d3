import type { ComparisonTable, TableClaim, TableSide } from "../comparison/comparison-table.ts";
import {
  claimUrl,
  footText,
  NO_COUNTERPART,
  rowName,
  sideFacts,
  sideName,
  speakerText,
  stateText,
} from "./comparison-labels.ts";
import { escapeInline, escapeLabel, linkTarget, MARKDOWN } from "./escape-markdown.ts";
import { verbOf } from "./quote-words.ts";

/**
 * Returns a comparison as Markdown: a heading for each topic and lists of verbatim claims by side, which a table would
 * cut.
 */
export function comparisonMarkdown(table: ComparisonTable): string {
  const { sides, rows, comment } = table;
  const parts = [`# ${sides.map((side) => escapeInline(sideName(side))).join(" / ")}`, sides.map(headLine).join("\n")];
  if (comment.trim() !== "") parts.push(MARKDOWN.own(comment));
  for (const row of rows) {
    parts.push(`## ${escapeInline(rowName(row))}`);
    if (row.comment.trim() !== "") parts.push(MARKDOWN.own(row.comment));
    for (const { cells } of row.groups)
      parts.push(sides.map((side, at) => cellLines(side, cells[at] ?? [])).join("\n"));
  }
  return `${[...parts, `*${escapeInline(footText(table))}*`].join("\n\n")}\n`;
}

function headLine(side: TableSide): string {
  const target = linkTarget(side.url);
  const title = target === "" ? escapeInline(side.title) : `[${escapeLabel(side.title)}](${target})`;
  return `- **${escapeInline(sideName(side))}**: ${title} (${escapeInline(sideFacts(side))})`;
}

function cellLines(side: TableSide, claims: readonly TableClaim[]): string {
  const name = `- **${escapeInline(sideName(side))}**`;
  if (claims.length === 0) return `${name}: *${NO_COUNTERPART}*`;
  return claims.map((one) => `${name}: ${claimLine(side, one)}`).join("\n");
}

function claimLine(side: TableSide, one: TableClaim): string {
  const { claim } = one;
  const target = linkTarget(claimUrl(side, one));
  const words = `${verbOf(claim.cue)} “${claim.content}”`.trim();
  const quoted = target === "" ? escapeInline(words) : `[${escapeLabel(words)}](${target})`;
  return `${escapeInline(speakerText(one))} ${quoted} (${claim.act}; ${escapeInline(stateText(one))})`;
}
