import { readFileSync, statSync } from "node:fs";
import type { Analysis } from "../engine/analysis.ts";
import { analyzeText } from "../engine/analyze-text.ts";
import { type PageFacts, publishedDayOf } from "../engine/page-facts.ts";
import type { Span } from "../engine/span.ts";
import type { Tagger } from "../engine/tagger/tagger.ts";
import { decodeDocument } from "./decode-document.ts";

/** A document to analyse: its text with the title on the first line, or its HTML. */
export interface SourceDocument {
  readonly text?: string | undefined;
  readonly html?: string | undefined;
  /** The URL of the page from which the document was saved. */
  readonly url?: string | undefined;
  /** The day of publication as "2026-03-14", if it is known from elsewhere. */
  readonly published?: string | undefined;
}

/** The text of a document, to which all spans refer, and its analysis. */
export interface AnalyzedDocument {
  readonly title: string;
  readonly text: string;
  readonly facts: PageFacts;
  readonly analysis: Analysis;
}

/** Analyses a document. Throws if it has neither text nor HTML. */
export async function analyzeDocument(document: SourceDocument, tagger: Tagger): Promise<AnalyzedDocument> {
  const { text, html, url, published } = document;
  const given = { ...(url && { url }), ...(published && { publishedDay: published }) };
  if (html !== undefined) {
    const { extractPageText } = await import("./page-text-in-node.ts");
    const page = extractPageText(html, url);
    const facts = { ...page.facts, ...given };
    return { ...page, facts, analysis: analyzeText(page.text, { title: page.title, facts, tagger }) };
  }
  if (text === undefined) throw new Error("the document has neither text nor html");
  const title = /[^\n]*/.exec(text.trimStart())?.[0].trim() ?? "";
  return { title, text, facts: given, analysis: analyzeText(text, { facts: given, tagger }) };
}

/** Reads a `.txt` or `.html` file. Throws if it is another one, or if its bytes are not in its encoding (see `decodeDocument`). */
export function readDocument(file: string): SourceDocument {
  if (statSync(file).isDirectory()) throw new Error("a folder, not a .txt or .html file");
  const isHtml = /\.html?$/i.test(file);
  const bytes = readFileSync(file);
  if (!isHtml && !/\.txt$/i.test(file)) throw new Error("not a .txt or .html file");
  const content = decodeDocument(bytes, isHtml);
  return isHtml ? { html: content } : { text: content };
}

type SpanPair = [start: number, end: number];

const pair = ({ start, end }: Span): SpanPair => [start, end];

/** The analysis of a document in the format that the command prints. Offsets are in UTF-16 units. */
export interface PrintedAnalysis {
  readonly readout: object;
  readonly attributions: readonly object[];
}

/** Returns an analysis in the format that the command prints. */
export function printedAnalysis({ analysis, facts }: AnalyzedDocument): PrintedAnalysis {
  const { readout, event, language, attributions } = analysis;
  return {
    readout: {
      isReadout: readout.isReadout,
      score: readout.score,
      event: event?.kind ?? null,
      participants: event?.participants ?? [],
      issuer: event?.issuer ?? null,
      date: event?.date ?? null,
      day: event?.day ?? null,
      dayFrom: event?.dayFrom ?? null,
      published: publishedDayOf(facts) ?? null,
      language: language ?? null,
    },
    attributions: attributions.map((attribution) => ({
      sources: attribution.sources.map(pair),
      cue: attribution.cue === undefined ? null : pair(attribution.cue),
      contents: attribution.contents.map(pair),
      addressees: attribution.addressees.map(pair),
      speaker: attribution.speakers,
      act: attribution.act,
      checkable: attribution.checkables.map(({ span, reason }) => ({ span: pair(span), reason })),
      confidence: Math.round(attribution.confidence * 100) / 100,
      rules: attribution.rules ?? [],
    })),
  };
}

/** Returns the reason of an error in one line, without Node's call and path. */
export function reasonOf(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  const line = reason.split("\n")[0] ?? reason;
  const call = line.endsWith("'") ? line.search(/, [a-z]{1,20} '/) : -1;
  return call < 0 ? line : line.slice(0, call);
}
