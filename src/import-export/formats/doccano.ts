import type { Span } from "../../engine/span.ts";
import { type AnnotatedText, annotatedText, trimmedSpan } from "../annotated-text.ts";
import { codePointOffsets } from "../code-point-offsets.ts";
import { type ExportedPage, issuerOfPage } from "../export-model.ts";
import type { Format } from "../format.ts";

/** One text per line, for doccano: labelled spans, optionally with relations between them. */
export const doccano: Format = {
  id: "doccano",
  title: "title_doccano",
  purpose: "purpose_doccano",
  extension: "jsonl",
  type: "application/jsonl",
  pages: "single-file",
  includesFullText: true,
  options: [
    {
      kind: "choice",
      name: "project",
      label: "option_project",
      initial: "labels",
      choices: [
        { value: "labels", label: "option_labels" },
        { value: "relations", label: "option_relations" },
      ],
    },
  ],
  async *write({ pages }, { project }) {
    for await (const page of pages) {
      const annotated = annotatedText(page);
      if (annotated.text === "") continue;
      const marks = annotationsOf(annotated);
      const labels =
        project === "relations" ? entitiesOf(marks) : { label: marks.spans.map(({ at, label }) => [...at, label]) };
      yield `${JSON.stringify({ text: annotated.text, ...labels, ...metaOf(page) })}\n`;
    }
  },
};

function metaOf({ url, title, ...page }: ExportedPage) {
  return { url, title, issuer: issuerOfPage({ url, title, ...page }) ?? null };
}

interface Annotations {
  readonly spans: readonly { readonly at: readonly [number, number]; readonly label: string }[];
  /** Relations between two spans, given as indices in `spans`. */
  readonly relations: readonly { readonly from: number; readonly to: number; readonly type: string }[];
}

/** Offsets are converted to code points, which doccano, a Python program, uses. */
function annotationsOf({ text, attributions, notes }: AnnotatedText): Annotations {
  const count = codePointOffsets(text);
  const spans: { at: readonly [number, number]; label: string }[] = [];
  const relations: { from: number; to: number; type: string }[] = [];
  const mark =
    (label: string) =>
    (span: Span): number[] => {
      const place = trimmedSpan(text, span);
      return place ? [spans.push({ at: [count(place.start), count(place.end)], label }) - 1] : [];
    };
  for (const { sources, cue, contents, addressees, act } of attributions) {
    const said = contents.flatMap(mark(`Content:${act}`));
    const parts = {
      source: sources.flatMap(mark("Source")),
      cue: cue ? mark("Cue")(cue) : [],
      addressee: addressees.flatMap(mark("Addressee")),
    };
    for (const from of said) {
      for (const [type, places] of Object.entries(parts)) for (const to of places) relations.push({ from, to, type });
    }
  }
  for (const { span } of notes) if (span) mark("Note")(span);
  return { spans, relations };
}

function entitiesOf({ spans, relations }: Annotations) {
  return {
    entities: spans.map(({ at: [start_offset, end_offset], label }, id) => ({ id, start_offset, end_offset, label })),
    relations: relations.map(({ from, to, type }, id) => ({ id, from_id: from, to_id: to, type })),
  };
}
