import { createHash } from "node:crypto";
import { parentPort } from "node:worker_threads";
import { toAttributionView } from "../annotation/attribution-view.ts";
import { createNote } from "../annotation/note.ts";
import { createReadout } from "../annotation/readout-record.ts";
import { readoutClaims } from "../comparison/claim.ts";
import type { DatedClaims } from "../comparison/phrase-index.ts";
import type { ExportedPage } from "../import-export/export-model.ts";
import { stableUuid } from "../import-export/stable-uuid.ts";
import {
  type AnalyzedDocument,
  analyzeDocument,
  printedAnalysis,
  readDocument,
  reasonOf,
  type SourceDocument,
} from "./analyze-document.ts";
import type { InputDocument } from "./read-inputs.ts";
import { loadShippedTagger } from "./shipped-files.ts";
import { errorResult, type ResultKind, type WorkerResult, type WorkerTask } from "./worker-protocol.ts";

const tagger = loadShippedTagger();

parentPort?.on("message", async (task: WorkerTask) => parentPort?.postMessage(await run(task)));

async function run({ kind, input, capturedAt }: WorkerTask): Promise<WorkerResult> {
  try {
    if (input.error !== undefined) throw new Error(input.error);
    const document = input.file === undefined ? input.document : { ...input.document, ...readDocument(input.file) };
    const analyzed = await analyzeDocument(document ?? {}, tagger);
    const words = analyzed.text.match(/\S+/g)?.length ?? 0;
    return { line: JSON.stringify(resultOf(kind, input, document ?? {}, analyzed, capturedAt)), words, isError: false };
  } catch (error) {
    return errorResult(input, reasonOf(error));
  }
}

function resultOf(
  kind: ResultKind,
  { key, id }: InputDocument,
  { url, html }: SourceDocument,
  analyzed: AnalyzedDocument,
  capturedAt: string,
): object {
  if (kind === "page") return toPage(id, url, analyzed, capturedAt);
  if (kind === "notes") return withNotes(toPage(id, url, analyzed, capturedAt), analyzed);
  if (kind === "claims") return toClaims(id, analyzed);
  const isText = html === undefined;
  return {
    [key]: id,
    ...(key === "id" && url !== undefined && { url }),
    ...(!isText && { text: analyzed.text }),
    ...printedAnalysis(analyzed),
  };
}

function toPage(id: string, url: string | undefined, analyzed: AnalyzedDocument, capturedAt: string): ExportedPage {
  const { title, text, facts, analysis } = analyzed;
  const sha256 = createHash("sha256").update(text).digest("hex");
  const language = analysis.language ?? facts.lang;
  const page = { url: url ?? `urn:document:${encodeURIComponent(id)}`, title, capturedAt };
  return { ...page, notes: [], readout: createReadout({ ...page, text, sha256, reading: analysis, language }) };
}

/** Returns the page with a note on each attribution: its speakers as text and its act as tag. */
function withNotes(page: ExportedPage, { text, analysis }: AnalyzedDocument): ExportedPage {
  const notes = analysis.attributions.map((one, index) => {
    const view = toAttributionView(text, one, index);
    return createNote({
      id: stableUuid("attribution", page.url, String(index)),
      target: { source: page.url, selector: view.selectors },
      bodyValue: view.speakers.join(", ") || view.source,
      tags: [view.act],
      title: page.title,
      issuer: page.readout?.issuer,
      now: new Date(page.capturedAt),
      attribution: {
        sources: [view.source],
        cue: view.cue,
        contents: view.contents,
        addressees: view.addressee === "" ? [] : [view.addressee],
        speakers: view.speakers,
        act: view.act,
      },
    });
  });
  return { ...page, notes };
}

function toClaims(id: string, { text, analysis }: AnalyzedDocument): DatedClaims {
  const { claims } = readoutClaims(text, analysis);
  return { id, day: analysis.event?.day, issuer: analysis.event?.issuer, claims };
}
