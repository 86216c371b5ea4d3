import { type Span, textOf } from "../engine/span.ts";
import type { CodedAttribution } from "./coded-readout.ts";
import { csvLine, guardCell } from "./csv-parse.ts";
import type { Agreement, Disagreement } from "./inter-annotator-agreement.ts";
import { ROLES, spansOfRole } from "./span-agreement.ts";

/** Returns the decision of one coder on what a disagreement is about, as text; "" without an attribution. */
export function decisionText({ aspect, text }: Disagreement, mark: CodedAttribution | undefined): string {
  if (!mark) return "";
  const { attribution, tags } = mark;
  if (aspect === "speakers") return attribution.speakers.join("; ");
  if (aspect === "act") return attribution.act;
  if (aspect === "tags") return tags.join("; ");
  const quote = (span: Span) => textOf(text, span).replace(/\s+/g, " ");
  return ROLES.slice(0, 3)
    .map((role) => spansOfRole(role, attribution).map(quote).join(" … "))
    .join(" | ");
}

function figure(value: number | undefined): string {
  return value === undefined ? "" : value.toFixed(3);
}

/** Returns the agreement as a CSV table with three decimal places. */
export function agreementCsv({ coders, labels, spans }: Agreement): string {
  const head = ["what", "of", ...coders.map((coder) => guardCell(`count: ${coder}`)), "units"];
  const measures = ["percent_agreement", "cohens_kappa", "krippendorffs_alpha", "mean_alpha"];
  const ofSpans = ["exact_f1", "overlap_f1", "character_f1"];
  const countsOf = (counts: readonly number[]) => coders.map((_, at) => String(counts[at] ?? ""));
  const rows = [
    [...head, ...measures, ...ofSpans],
    ...labels.map(({ aspect, of, counts, units, agreement, kappa, alpha, meanAlpha }) => [
      { speakers: "speaker", act: "act", tags: "code" }[aspect],
      of === "" ? "all" : guardCell(of),
      ...countsOf(counts),
      String(units),
      ...[agreement, kappa, alpha, meanAlpha].map(figure),
      ...ofSpans.map(() => ""),
    ]),
    ...spans.map(({ role, counts, exactF1, overlapF1, characterF1 }) => [
      "span",
      role,
      ...countsOf(counts),
      "",
      ...measures.map(() => ""),
      ...[exactF1, overlapF1, characterF1].map(figure),
    ]),
  ];
  return rows.map((row) => csvLine(row, ",")).join("");
}

/** Who has resolved a disagreement, and when. */
export interface Resolution {
  readonly coder: string;
  readonly at: string;
}

/** Returns disagreements as a CSV table, one in each row. */
export function disagreementsCsv(
  coders: readonly string[],
  rows: readonly { readonly disagreement: Disagreement; readonly resolution: Resolution | undefined }[],
): string {
  const head = ["title", "page", "start", "end", "quote", "about", ...coders, "resolved_by", "resolved_at"];
  const lines = rows.map(({ disagreement, resolution }) => {
    const { title, readout, text, span, aspect, marks } = disagreement;
    return [
      title,
      readout,
      String(span.start),
      String(span.end),
      textOf(text, span).replace(/\s+/g, " "),
      { spans: "passages", speakers: "speaker", act: "act", tags: "codes" }[aspect],
      ...marks.map((mark) => decisionText(disagreement, mark)),
      resolution?.coder ?? "",
      resolution?.at ?? "",
    ];
  });
  return [head, ...lines].map((row) => csvLine(row.map(guardCell), ",")).join("");
}
