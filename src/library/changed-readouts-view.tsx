import { useCallback, useRef, useState } from "preact/hooks";
import type { ReadoutRecord } from "../annotation/readout-record.ts";
import { t } from "../locale/i18n.ts";
import { changedReadouts, countChangedReadouts } from "../store/readouts-store.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { EntryBoundary } from "../ui/error-boundary.tsx";
import { focusAdjacentEntry, useShortcuts } from "./keyboard-shortcuts.tsx";
import { useLibrary } from "./library-context.ts";
import { LoadMoreButton } from "./load-more-button.tsx";
import { ReadoutListLinks, ReadoutRow } from "./readouts-view.tsx";
import { useLatest } from "./use-latest.ts";

/** The number of readouts that are shown at first, and added each time. */
const PAGE_SIZE = 30;

interface Changed {
  readonly records: readonly ReadoutRecord[];
  readonly count: number;
}

/** Shows the readouts whose text has changed between two visits, the newest change first. */
export function ChangedReadoutsView() {
  const { store, revision } = useLibrary();
  const [limit, setLimit] = useState(PAGE_SIZE);
  const list = useRef<HTMLUListElement>(null);
  const found = useLatest<Changed | undefined>(
    async () => ({ records: await changedReadouts(store, limit), count: await countChangedReadouts(store) }),
    undefined,
    [store, revision, limit],
  );
  const more = useCallback(() => setLimit((before) => before + PAGE_SIZE), []);
  useShortcuts({
    next: () => focusAdjacentEntry(list.current, 1),
    previous: () => focusAdjacentEntry(list.current, -1),
  });
  return (
    <section class="results changed-readouts" aria-label={t("nav_readouts")}>
      <h1 class="visually-hidden">{t("readouts_changed")}</h1>
      <ReadoutListLinks isChanged />
      <p class="found" role="status">
        {found ? t("found_changed", { count: found.count }) : t("loading")}
      </p>
      {found?.count === 0 && (
        <EmptyState title={t("found_changed", { count: 0 })}>
          <p>{t("changed_empty")}</p>
        </EmptyState>
      )}
      <ul class="rows" ref={list}>
        {found?.records.map((record) => (
          <EntryBoundary key={record.id}>
            <ReadoutRow record={record} terms={[]} />
          </EntryBoundary>
        ))}
      </ul>
      {found && found.records.length < found.count && <LoadMoreButton onMore={more} />}
    </section>
  );
}
