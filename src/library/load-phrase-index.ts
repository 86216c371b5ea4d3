import { applyCorrections } from "../annotation/apply-corrections.ts";
import { pageKey } from "../annotation/page-url.ts";
import type { ReadoutRecord } from "../annotation/readout-record.ts";
import { claimsOf } from "../comparison/claim.ts";
import { type DatedClaims, indexPhrases, type PhraseIndex } from "../comparison/phrase-index.ts";
import { runInSlices } from "../engine/slices.ts";
import type { Span } from "../engine/span.ts";
import { correctionsForPage } from "../store/corrections-store.ts";
import type { Store } from "../store/open-store.ts";
import { readNameDecisions } from "../store/people-store.ts";
import { eachReadout } from "../store/readouts-store.ts";
import { yieldToEventLoop } from "../ui/yield-to-event-loop.ts";

/** A readout as the uses of a phrase name it. */
export interface PhraseSource {
  readonly title: string;
  readonly language: string | undefined;
  /** The passage of each claim in the readout's text, in the order of the index. */
  readonly passages: readonly Span[];
}

/** The index of all stored readouts, and these by id. */
export interface LibraryPhrases {
  readonly index: PhraseIndex;
  readonly sources: ReadonlyMap<string, PhraseSource>;
}

/** Indexes the claims of all stored readouts, as corrected by the user. Returns undefined if the signal is aborted. */
export async function loadPhraseIndex(store: Store, signal: AbortSignal): Promise<LibraryPhrases | undefined> {
  const texts: DatedClaims[] = [];
  const sources = new Map<string, PhraseSource>();
  for await (const record of eachReadout(store)) {
    if (signal.aborted) return undefined;
    const claims = await claimsOfReadout(store, record);
    const { id, title, language, event, issuer } = record;
    texts.push({
      id,
      day: event?.day,
      issuer,
      // The spans of a phrase refer to this text, in which a line break in a claim is a space.
      claims: claims.map(({ speakers, content }) => ({
        speakers,
        content: content.replace(/\s+/gu, " "),
      })),
    });
    sources.set(id, { title, language, passages: claims.map(({ contentSpan }) => contentSpan) });
  }
  const index = await runInSlices(indexPhrases(texts, await readNameDecisions(store)), {
    pause: yieldToEventLoop,
    signal,
  });
  return index && { index, sources };
}

async function claimsOfReadout(store: Store, { text, url, reading }: ReadoutRecord) {
  const corrections = await correctionsForPage(store, pageKey(url));
  return claimsOf(text, applyCorrections(text, reading.attributions, corrections).attributions);
}
