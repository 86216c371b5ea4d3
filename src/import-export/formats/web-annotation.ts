import { buildTextFragmentUrl } from "../../annotation/build-text-fragment.ts";
import type { AttributionSnapshot, Note } from "../../annotation/note.ts";
import type { Selectors } from "../../annotation/selectors.ts";
import { isAtOriginalPosition } from "../annotated-text.ts";
import { codePointOffsets } from "../code-point-offsets.ts";
import { type ExportedPage, withoutTrashed } from "../export-model.ts";
import type { Format } from "../format.ts";
import { stableUuid } from "../stable-uuid.ts";

/** The W3C's JSON-LD context, which annotation software has built in. */
export const ANNOTATION_CONTEXT = "http://www.w3.org/ns/anno.jsonld";

/**
 * Our own terms, defined in the file itself so that nothing has to be fetched. JSON-LD processors silently drop keys
 * that no context defines. "@list" keeps the order of lists.
 */
export const OWN_CONTEXT = {
  nv: "urn:note-verbale:terms:",
  "nv:sources": { "@container": "@list" },
  "nv:contents": { "@container": "@list" },
  "nv:addressees": { "@container": "@list" },
  "nv:speakers": { "@container": "@list" },
  "nv:gaps": { "@container": "@list" },
} as const;

/** W3C Web Annotations, as a collection or as the annotations of one page. */
export const webAnnotation: Format = {
  id: "w3c",
  takesAllCharacters: true,
  title: "title_w3c",
  purpose: "purpose_w3c",
  extension: "jsonld",
  type: 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"',
  pages: "single-file",
  options: [
    {
      kind: "choice",
      name: "shape",
      label: "option_written_as",
      initial: "collection",
      choices: [
        { value: "collection", label: "option_collection" },
        { value: "page", label: "option_page" },
      ],
    },
  ],
  async *write({ pages, exportedAt, version }, { shape }) {
    const id = `urn:uuid:${stableUuid("w3c", exportedAt)}`;
    const pageId = `urn:uuid:${stableUuid("w3c page", exportedAt)}`;
    const context = JSON.stringify([ANNOTATION_CONTEXT, OWN_CONTEXT]);
    const generator = { id: "urn:note-verbale", type: "Software", name: `Note Verbale ${version}` };
    const isPage = shape === "page";
    const collection = { id, type: "AnnotationCollection", label: "Notes of Note Verbale" };
    const open = isPage
      ? `{"@context":${context},"id":"${pageId}","type":"AnnotationPage"`
      : `{"@context":${context},${JSON.stringify({ ...collection, created: exportedAt, generator }).slice(1, -1)},"first":{"id":"${pageId}","type":"AnnotationPage","partOf":"${id}"`;
    yield `${open},"startIndex":0,"items":[`;
    let total = 0;
    for await (const page of pages) {
      const codePoints = codePointsIn(page);
      for (const note of withoutTrashed(page.notes))
        yield (total++ === 0 ? "\n" : ",\n") + JSON.stringify(annotationOf(note, codePoints));
    }
    yield isPage
      ? `\n],"partOf":${JSON.stringify({ ...collection, total })}}\n`
      : `\n]},"last":"${pageId}","total":${total}}\n`;
  },
};

/** Returns a note as an annotation within a collection, whose context is declared at the top of the file. */
function annotationOf(note: Note, codePoints: CodePointsOf) {
  return {
    id: `urn:uuid:${note.id}`,
    type: "Annotation",
    motivation: note.motivation,
    created: note.created,
    modified: note.modified,
    ...bodiesOf(note),
    target: targetOf(note, codePoints),
    "nv:title": note.title,
    "nv:state": note.state,
    ...(note.target.canonical !== undefined && { "nv:canonical": note.target.canonical }),
    ...(note.issuer !== undefined && { "nv:issuer": note.issuer }),
    ...(note.attribution && { "nv:attribution": snapshotOf(note.attribution) }),
  };
}

function bodiesOf({ bodyValue, tags }: Note) {
  const comment = { type: "TextualBody", purpose: "commenting", format: "text/plain", value: bodyValue };
  const bodies = [
    ...(bodyValue === "" ? [] : [comment]),
    ...tags.map((value) => ({ type: "TextualBody", purpose: "tagging", value })),
  ];
  return bodies.length > 0 ? { body: bodies } : {};
}

/** Returns the selector of a passage in code points, or undefined if the text before the passage is not known. */
type CodePointsOf = (selectors: Selectors) => PositionSelector | undefined;

interface PositionSelector {
  readonly type: "TextPositionSelector";
  readonly start: number;
  readonly end: number;
}

/**
 * Returns a function that converts positions on a page to code points, which the W3C's model requires (section 4.2.5).
 * Only a stored text in which the passage is still at its position gives them.
 */
function codePointsIn({ readout }: ExportedPage): CodePointsOf {
  if (!readout) return () => undefined;
  const offsets = codePointOffsets(readout.text);
  return (selectors) => {
    if (!isAtOriginalPosition(readout.text, selectors)) return undefined;
    const [, { start, end }] = selectors;
    return { type: "TextPositionSelector", start: offsets(start), end: offsets(end) };
  };
}

/**
 * Returns the target of a note. Our own positions in UTF-16 units are added as extra terms, so that an import restores
 * them exactly.
 */
function targetOf({ target: { source, selector } }: Note, codePoints: CodePointsOf) {
  if (!selector) return source;
  const [{ gaps, ...words }, { start, end }] = selector;
  const quote = { ...words, ...(gaps && { "nv:gaps": gaps }), "nv:start": start, "nv:end": end };
  const position = codePoints(selector);
  const fragment = buildTextFragmentUrl(source, selector);
  const link = {
    type: "FragmentSelector",
    conformsTo: "https://wicg.github.io/scroll-to-text-fragment/",
    value: fragment.slice(fragment.lastIndexOf(":~:")),
  };
  return {
    type: "SpecificResource",
    source,
    selector: [quote, ...(position ? [position] : []), ...(link.value.startsWith(":~:") ? [link] : [])],
  };
}

function snapshotOf({ sources, cue, contents, addressees, speakers, act }: AttributionSnapshot) {
  return {
    "nv:sources": sources,
    ...(cue !== undefined && { "nv:cue": cue }),
    "nv:contents": contents,
    "nv:addressees": addressees,
    "nv:speakers": speakers,
    "nv:act": act,
  };
}
