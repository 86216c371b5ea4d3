import type { ComparisonTable } from "../comparison/comparison-table.ts";
import { claimUrl, rowName, sideName, speakerText } from "./comparison-labels.ts";
import { csvLine, cutCell, type Delimiter, guardCell, withoutControls } from "./csv-parse.ts";

const COLUMNS =
  "row,group,side,issuer,speaker,act,cue,content,state,score,decided_by_user,row_comment,url,published,captured";

/** Returns a comparison as CSV, one line for each claim. Claims of one group are about the same thing. */
export function comparisonCsv({ sides, rows }: ComparisonTable, delimiter: Delimiter = ","): string {
  const lines = [csvLine(COLUMNS.split(","), delimiter)];
  let group = 0;
  for (const row of rows)
    for (const { cells } of row.groups) {
      group++;
      for (const [at, claims] of cells.entries()) {
        const side = sides[at];
        if (!side) continue;
        for (const one of claims) {
          const { claim, state, best, isDecided } = one;
          // A guard inside an address would break it, and a cell that begins with a scheme is never a formula.
          const url = claimUrl(side, one);
          const cellsOfLine = [
            rowName(row),
            String(group),
            sideName(side),
            side.issuer ?? "",
            speakerText(one),
            claim.act,
            claim.cue,
            claim.content,
            state,
            best === undefined ? "" : best.score.toFixed(2),
            isDecided ? "yes" : "no",
            row.comment,
            url,
            side.publishedDay ?? "",
            side.capturedAt,
          ];
          lines.push(
            csvLine(
              cellsOfLine.map((words) =>
                cutCell(words === url && /^https?:\/\//.test(url) ? url : guardCell(withoutControls(words))),
              ),
              delimiter,
            ),
          );
        }
      }
    }
  return lines.join("");
}
