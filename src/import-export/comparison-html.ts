import type { ComparisonTable, TableClaim, TableRow, TableSide } from "../comparison/comparison-table.ts";
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
import { attributes, escapeMarkup, isSafeUrl, paragraphs } from "./escape-xml.ts";
import { verbOf } from "./quote-words.ts";

/** Style for screens in light and dark colours and for A4 in landscape. */
const STYLE = `:root{color-scheme:light dark}
body{font:1rem/1.5 Georgia,serif;max-width:75rem;margin:2rem auto;padding:0 1rem}
h1{line-height:1.2}
table{border-collapse:collapse;width:100%;table-layout:fixed}
th,td{border-block-start:1px solid;padding:.5rem .75rem;text-align:start;vertical-align:top;overflow-wrap:anywhere}
th[scope=row]{width:9rem}
p{margin:.25rem 0}.about,.none{font-size:.875rem}.none{font-style:italic}
@media print{@page{size:A4 landscape}body{margin:0;max-width:none;font-size:10pt}tr{break-inside:avoid}thead{display:table-header-group}}`;

/** Returns a comparison as an HTML page without scripts: a row for each group, a column for each side. */
export function comparisonHtml(table: ComparisonTable): string {
  const { sides, rows, comment } = table;
  const title = sides.map(sideName).join(" / ");
  const body = rows.flatMap((row) =>
    row.groups.map(({ cells }, at) => {
      const head =
        at === 0
          ? `<th scope="rowgroup" rowspan="${row.groups.length}">${text(rowName(row))}${rowComment(row)}</th>`
          : "";
      const all = sides.map((side, place) => `<td>${cell(side, cells[place] ?? [])}</td>`);
      return `<tr>${head}${all.join("")}</tr>`;
    }),
  );
  return `<!DOCTYPE html>
<html lang="en" xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
<meta name="viewport" content="width=device-width"/>
<meta name="referrer" content="no-referrer"/>
<title>${text(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1 dir="auto">${text(title)}</h1>
${paragraphs(comment, { dir: "auto", class: "comment" })}<table>
<thead><tr><th scope="col">Topic</th>${sides.map(head).join("")}</tr></thead>
<tbody>
${body.join("\n")}
</tbody>
</table>
</main>
<footer><p class="about">${text(footText(table))}</p></footer>
</body>
</html>
`;
}

function text(words: string): string {
  return escapeMarkup(words.replace(/\s+/g, " ").trim());
}

function link(words: string, url: string): string {
  return isSafeUrl(url) ? `<a${attributes({ href: url })}>${text(words)}</a>` : text(words);
}

function rowComment({ comment }: TableRow): string {
  return paragraphs(comment, { dir: "auto", class: "about" });
}

function head(side: TableSide): string {
  const about = `<p class="about">${link(side.title, side.url)}</p><p class="about">${text(sideFacts(side))}</p>`;
  return `<th scope="col" dir="auto">${text(sideName(side))}${about}</th>`;
}

function cell(side: TableSide, claims: readonly TableClaim[]): string {
  if (claims.length === 0) return `<p class="none">${NO_COUNTERPART}</p>`;
  return claims
    .map((one) => {
      const quote = link(one.claim.content, claimUrl(side, one));
      const about = `<p class="about">${text(`${one.claim.act}; ${stateText(one)}`)}</p>`;
      return `<p dir="auto"><bdi>${text(speakerText(one))}</bdi> ${text(verbOf(one.claim.cue))} “${quote}”</p>${about}`;
    })
    .join("");
}
