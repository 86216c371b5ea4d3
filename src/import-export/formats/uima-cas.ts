import { type Span, textOf } from "../../engine/span.ts";
import { type AnnotatedText, annotatedText, trimmedSpan } from "../annotated-text.ts";
import type { ExportedPage } from "../export-model.ts";
import type { Format } from "../format.ts";

/** A text with its annotations for INCEpTION and other UIMA programs. Offsets are UTF-16 units, as in UIMA. */
export const uimaCas: Format = {
  id: "cas",
  title: "title_cas",
  purpose: "purpose_cas",
  extension: "json",
  type: "application/json",
  pages: "file-per-page",
  includesFullText: true,
  options: [],
  async *write({ pages }) {
    for await (const page of pages) yield `${JSON.stringify(casOf(page, annotatedText(page)), null, 1)}\n`;
  },
};

const META = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData";
const PART = "webanno.custom.AttributionPart";
const ATTRIBUTION = "webanno.custom.Attribution";
const NOTE = "webanno.custom.ReaderNote";

/** The types that the file declares, each with its parent type and the types of its features. */
const TYPES: Readonly<Record<string, readonly [parent: string, features: Readonly<Record<string, string>>]>> = {
  [META]: [
    "uima.tcas.DocumentAnnotation",
    { documentTitle: "uima.cas.String", documentId: "uima.cas.String", documentUri: "uima.cas.String" },
  ],
  [PART]: ["uima.tcas.Annotation", { role: "uima.cas.String" }],
  [ATTRIBUTION]: ["uima.tcas.Annotation", { speaker: "uima.cas.String", act: "uima.cas.String", parts: `${PART}[]` }],
  [NOTE]: ["uima.tcas.Annotation", { text: "uima.cas.String", tags: "uima.cas.String" }],
};

type Feature = string | number | readonly number[];
type Structure = Readonly<Record<string, Feature>>;

function casOf(page: ExportedPage, annotated: AnnotatedText) {
  const { structures, members } = structuresOf(page, annotated);
  return {
    "%TYPES": Object.fromEntries(
      Object.entries(TYPES).map(([name, [parent, features]]) => [name, typeOf(name, parent, features)]),
    ),
    "%FEATURE_STRUCTURES": structures,
    "%VIEWS": { _InitialView: { "%SOFA": 1, "%MEMBERS": members } },
  };
}

function typeOf(name: string, parent: string, features: Readonly<Record<string, string>>) {
  const each = Object.entries(features).map(([feature, range]) => [feature, { "%NAME": feature, "%RANGE": range }]);
  return { "%NAME": name, "%SUPER_TYPE": parent, ...Object.fromEntries(each) };
}

function structuresOf({ title, url }: ExportedPage, { text, attributions, notes }: AnnotatedText) {
  const structures: Structure[] = [];
  const members: number[] = [];
  const add = (type: string, features: Structure): number => {
    const id = structures.length + 1;
    structures.push({ "%ID": id, "%TYPE": type, ...features });
    return id;
  };
  const annotate = (type: string, { start, end }: Span, features: Structure): number => {
    const id = add(type, { "@sofa": 1, begin: start, end, ...features });
    members.push(id);
    return id;
  };
  add("uima.cas.Sofa", { sofaNum: 1, sofaID: "_InitialView", mimeType: "text", sofaString: text });
  const whole = { start: 0, end: text.length };
  const name = title.toWellFormed();
  annotate(META, whole, {
    language: "x-unspecified",
    documentTitle: name,
    documentId: name,
    documentUri: url.toWellFormed(),
  });
  for (const { sources, cue, contents, addressees, speakers, act } of attributions) {
    const roles = { source: sources, cue: cue ? [cue] : [], content: contents, addressee: addressees };
    const parts = Object.entries(roles).flatMap(([role, spans]) => {
      return spans
        .flatMap((span) => trimmedSpan(text, span) ?? [])
        .map((span) => ({ span, id: annotate(PART, span, { role }) }));
    });
    if (parts.length === 0) continue;
    const hull = {
      start: Math.min(...parts.map(({ span }) => span.start)),
      end: Math.max(...parts.map(({ span }) => span.end)),
    };
    const list = add(`${PART}[]`, { "%ELEMENTS": parts.map(({ id }) => id) });
    annotate(ATTRIBUTION, hull, { speaker: speakers.join("; ").toWellFormed(), act, "@parts": list });
  }
  for (const { note, span } of notes) {
    if (!span || textOf(text, span).trim() === "") continue;
    annotate(NOTE, span, { text: note.bodyValue.toWellFormed(), tags: note.tags.join("; ").toWellFormed() });
  }
  return { structures, members };
}
