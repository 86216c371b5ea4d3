import { useEffect, useState } from "preact/hooks";
import { pageKey } from "../annotation/page-url.ts";
import type { NameDecisions } from "../annotation/person-record.ts";
import { type NameFacts, NameFactsCollector } from "../comparison/collect-name-facts.ts";
import type { PersonSuggestion } from "../comparison/group-names.ts";
import { suggestPeople } from "../comparison/suggest-people.ts";
import { runInSlices } from "../engine/slices.ts";
import { eachNotedPage } from "../store/notes-store.ts";
import type { Store } from "../store/open-store.ts";
import { eachReadout } from "../store/readouts-store.ts";
import { onStoreEvent } from "../store/store-events.ts";
import { useThrow } from "../ui/use-throw.ts";
import { yieldToEventLoop } from "../ui/yield-to-event-loop.ts";
import { useLatest } from "./use-latest.ts";

/** What the stored texts say about all names, and the merges that they suggest. */
interface LibraryNames {
  /** Undefined until all texts are read. */
  readonly facts: readonly NameFacts[] | undefined;
  readonly suggestions: readonly PersonSuggestion[];
}

/**
 * Returns what all stored readouts and notes say about names. They are read again when one of them changes, but not
 * when the user decides about names, because the facts are about the names of the texts.
 */
export function useNameFacts(store: Store, decisions: NameDecisions): LibraryNames {
  const fail = useThrow();
  const [facts, setFacts] = useState<readonly NameFacts[]>();
  useEffect(() => {
    const control = new AbortController();
    let reading = new AbortController();
    const read = () => {
      reading.abort();
      reading = new AbortController();
      const { signal } = reading;
      readNameFacts(store, signal).then((found) => signal.aborted || (found && setFacts(found)), fail);
    };
    read();
    onStoreEvent((event) => {
      if (event === "notes" || event === "readouts") read();
    }, control.signal);
    return () => {
      control.abort();
      reading.abort();
    };
  }, [store, fail]);
  const suggestions = useLatest<readonly PersonSuggestion[]>(
    async () => (facts && (await runInSlices(suggestPeople(facts, decisions), { pause: yieldToEventLoop }))) ?? [],
    [],
    [facts, decisions],
  );
  return { facts, suggestions };
}

/** Reads all readouts and notes in slices. Returns undefined if the signal is aborted. */
async function readNameFacts(store: Store, signal: AbortSignal): Promise<NameFacts[] | undefined> {
  const collector = new NameFactsCollector();
  let pauseAt = performance.now() + SLICE;
  const rest = async () => {
    if (performance.now() < pauseAt) return;
    await yieldToEventLoop();
    pauseAt = performance.now() + SLICE;
  };
  for await (const { url, text, event, reading } of eachReadout(store)) {
    if (signal.aborted) return undefined;
    const speakers = reading.attributions.flatMap((one) => one.speakers);
    collector.add({ key: pageKey(url), names: event?.participants ?? [], speakers, day: event?.day, text });
    await rest();
  }
  for await (const { key, notes } of eachNotedPage(store)) {
    if (signal.aborted) return undefined;
    const kept = notes.filter(({ deleted }) => deleted === undefined);
    collector.add({ key, names: [], speakers: kept.flatMap(({ attribution }) => attribution?.speakers ?? []) });
    await rest();
  }
  return collector.all();
}

/** Milliseconds of work between two pauses. */
const SLICE = 8;
