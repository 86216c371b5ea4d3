import { useCallback, useRef, useState } from "preact/hooks";
import { READOUT_STATUSES, type ReadoutRecord, type ReadoutStatus, statusOf } from "../annotation/readout-record.ts";
import { eventKindKey } from "../locale/event-kind-key.ts";
import { formatDate, formatNumber, t } from "../locale/i18n.ts";
import type { Facet, FacetName } from "../store/facets.ts";
import { deleteReadoutUndoably } from "../store/readout-actions.ts";
import { countChangedReadouts, getReadouts, newestReadouts } from "../store/readouts-store.ts";
import type { SearchQuery, SearchResult } from "../store/search/search-segments.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { EntryBoundary, SectionBoundary } from "../ui/error-boundary.tsx";
import { Icon } from "../ui/icon.tsx";
import { StatusSelect } from "../ui/status-select.tsx";
import { ChangeSign } from "./change-sign.tsx";
import { ExportButton } from "./export-button.tsx";
import { FacetPanel } from "./facet-panel.tsx";
import { excerpt, HighlightedText } from "./highlighted-text.tsx";
import { focusAdjacentEntry, focusedEntryId, useShortcuts } from "./keyboard-shortcuts.tsx";
import { useLibrary } from "./library-context.ts";
import { archiveLink, isWebUrl } from "./links.ts";
import { LoadMoreButton } from "./load-more-button.tsx";
import { runSetReadoutStatus } from "./note-actions.ts";
import { formatRoute } from "./route.ts";
import { SearchBar } from "./search-bar.tsx";
import { useLatest } from "./use-latest.ts";
import { useSearchResults } from "./use-search-results.ts";

const FACETS: readonly FacetName[] = ["status", "speaker", "with", "issuer", "kind", "language"];

/** The number of characters of a readout's text that the list shows. */
const EXCERPT = 240;

let lastQuery: SearchQuery = { words: "", facets: {}, sort: "newest" };

/** Shows all stored readouts, with search and filters. A given facet replaces the last search. */
export function ReadoutsView({ facet }: { readonly facet?: Facet | undefined }) {
  const { store, readouts } = useLibrary();
  const [query, setQuery] = useState<SearchQuery>(
    facet ? { words: "", facets: { [facet[0]]: [facet[1]] }, sort: "newest" } : lastQuery,
  );
  lastQuery = query;
  const readNewest = useCallback((limit: number) => newestReadouts(store, { limit }), [store]);
  const readMany = useCallback((ids: readonly string[]) => getReadouts(store, ids), [store]);
  const { found, records, hasMore, more } = useSearchResults<ReadoutRecord>(readouts, query, readNewest, readMany);
  const list = useRef<HTMLUListElement>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const choose = (id: string) => {
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  };
  useShortcuts({
    search: () => document.querySelector<HTMLElement>("[data-search]")?.focus(),
    next: () => focusAdjacentEntry(list.current, 1),
    previous: () => focusAdjacentEntry(list.current, -1),
    choose: () => {
      const id = focusedEntryId(list.current);
      if (id) choose(id);
    },
  });
  if (records?.length === 0 && found?.total === 0 && !query.words && Object.keys(query.facets).length === 0) {
    return (
      <EmptyState title={t("empty_readouts_title")}>
        <p>{t("empty_readouts")}</p>
        <a class="button primary" href="first-run.html">
          {t("empty_demo")}
        </a>
      </EmptyState>
    );
  }
  return (
    <div class="with-facets">
      <h1 class="visually-hidden">{t("nav_readouts")}</h1>
      <SearchBar label={t("search_readouts")} query={query} onChange={setQuery} />
      <details class="facets-fold" open={innerWidth > 720}>
        <summary>{t("facets_label")}</summary>
        <SectionBoundary>
          <FacetPanel
            names={query.facets.pair?.length ? [...FACETS, "pair"] : FACETS}
            found={found}
            query={query}
            onChange={setQuery}
          />
        </SectionBoundary>
      </details>
      <section class="results" aria-label={t("nav_readouts")}>
        <ReadoutListLinks />
        <BulkReadoutActions chosen={chosen} found={found} onChoose={(ids) => setChosen(new Set(ids))} />
        {records?.length === 0 && <p class="empty">{t("nothing_found")}</p>}
        <ul class="rows" ref={list}>
          {records?.map((record) => (
            <EntryBoundary key={record.id}>
              <ReadoutRow
                record={record}
                terms={found?.terms ?? []}
                isChosen={chosen.has(record.id)}
                onChoose={() => choose(record.id)}
              />
            </EntryBoundary>
          ))}
        </ul>
        {hasMore && <LoadMoreButton onMore={more} />}
      </section>
    </div>
  );
}

interface BulkProps {
  readonly chosen: ReadonlySet<string>;
  readonly found: SearchResult | undefined;
  readonly onChoose: (ids: readonly string[]) => void;
}

/**
 * Shows the number of results and how many of them are checked, or the actions for the selected readouts.
 */
function BulkReadoutActions({ chosen, found, onChoose }: BulkProps) {
  const library = useLibrary();
  const all = () => found?.ids(0, found.total) ?? [];
  const selectAll = (
    <button type="button" class="link-button" disabled={!found?.total} onClick={() => onChoose(all())}>
      {t("select_all")}
    </button>
  );
  if (chosen.size === 0) {
    return (
      <div key="found" class="bulk">
        <p class="found" role="status">
          {found ? t("found_readouts", { count: found.total }) : t("loading")}
        </p>
        {found && <CheckedCount found={found} />}
        {selectAll}
        <ExportButton kind="readouts" isLink ids={all} disabled={!found?.total} />
      </div>
    );
  }
  const set = (status: ReadoutStatus) =>
    void runSetReadoutStatus(library, [...chosen], status).then(() => onChoose([]));
  return (
    <div key="chosen" class="bulk is-active" role="toolbar" aria-label={t("bulk_readouts_label")}>
      <p class="found" role="status">
        {t("selected_readouts", { count: chosen.size })}
      </p>
      <StatusButtons onStatus={set} />
      <ExportButton kind="readouts" ids={() => [...chosen]} />
      {found && chosen.size < found.total && selectAll}
      <button type="button" class="link-button" onClick={() => onChoose([])}>
        {t("select_none")}
      </button>
    </div>
  );
}

function StatusButtons({ onStatus }: { readonly onStatus: (status: ReadoutStatus) => void }) {
  return (
    <span class="tool status-buttons" role="group" aria-label={t("set_status")}>
      <span aria-hidden="true">{t("set_status")}</span>
      {READOUT_STATUSES.map((status) => (
        <button key={status} type="button" class="button" onClick={() => onStatus(status)}>
          {t(`status_${status}`)}
        </button>
      ))}
    </span>
  );
}

/** Shows how many readouts of a search are checked. A filter by status does not change the numbers. */
function CheckedCount({ found }: { readonly found: SearchResult }) {
  const counts = new Map(found.counts.get("status"));
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const done = counts.get("checked") ?? 0;
  const label = t("checked_of", { done, total });
  return (
    <p class="checked-count">
      <progress aria-hidden="true" value={done} max={total} />
      {label}
    </p>
  );
}

/** Links to the list of all readouts and to the list of those whose text has changed. */
export function ReadoutListLinks({ isChanged = false }: { readonly isChanged?: boolean }) {
  const { store, revision } = useLibrary();
  const count = useLatest(() => countChangedReadouts(store), 0, [store, revision]);
  return (
    <nav class="list-links" aria-label={t("readouts_choice")}>
      <a href={formatRoute("readouts")} aria-current={isChanged ? undefined : "page"}>
        {t("readouts_all")}
      </a>
      <a href={formatRoute("readouts", "changed")} aria-current={isChanged ? "page" : undefined}>
        {t("readouts_changed")} <span class="count">{formatNumber(count)}</span>
      </a>
    </nav>
  );
}

interface RowProps {
  readonly record: ReadoutRecord;
  readonly terms: readonly string[];
  readonly isChosen?: boolean;
  readonly onChoose?: () => void;
}

/** Shows a readout in a list. It can be selected if `onChoose` is given. */
export function ReadoutRow({ record, terms, isChosen = false, onChoose }: RowProps) {
  const library = useLibrary();
  const { id, title, issuer, event, url, capturedAt, text, reading, language } = record;
  const parties = library.people.shownNames(event?.participants ?? []);
  return (
    <li class="row readout-row" data-entry={id}>
      {onChoose && (
        <input
          type="checkbox"
          class="row-check"
          aria-label={t("select_note", { title })}
          checked={isChosen}
          onChange={onChoose}
        />
      )}
      <div class="row-main">
        <p class="row-head">
          <span class="row-kind">{t(eventKindKey(event?.kind ?? "other"))}</span>
          {parties.length > 0 && <bdi class="row-speaker">{parties.join(" · ")}</bdi>}
          <time class="row-date" dateTime={capturedAt}>
            {formatDate(capturedAt)}
          </time>
        </p>
        <a class="row-title" data-main href={formatRoute("readout", id)} dir="auto" lang={language}>
          <HighlightedText text={title} terms={terms} />
        </a>
        <ChangeSign record={record} />
        <p class="row-quote" dir="auto" lang={language}>
          <HighlightedText
            text={excerpt(text.startsWith(title) ? text.slice(title.length) : text, terms, EXCERPT)}
            terms={terms}
          />
        </p>
        <div class="row-foot">
          <p class="row-source">
            <bdi>{issuer ?? siteOf(url)}</bdi>
            {" · "}
            {t("attributions", { count: reading.attributions.length })}
          </p>
          <StatusSelect
            label={t("status_of", { title })}
            value={statusOf(record)}
            onChange={(status) => void runSetReadoutStatus(library, [id], status)}
          />
          {isWebUrl(url) && <ReadoutLinks url={url} />}
          <DeleteReadoutButton record={record} />
        </div>
      </div>
    </li>
  );
}

/**
 * Links to the live page, and to the page on which the Internet Archive saves it. Nothing is sent before the click.
 */
export function ReadoutLinks({ url, hasWords = false }: { readonly url: string; readonly hasWords?: boolean }) {
  const links = [
    [url, "open_page", "open"],
    [archiveLink(url), "archive_page", "archive"],
  ] as const;
  return (
    <>
      {links.map(([href, label, icon]) => (
        <a
          key={label}
          class={hasWords ? "button" : "icon-button"}
          href={href}
          target="_blank"
          rel="noreferrer"
          title={hasWords ? undefined : t(label)}
        >
          <Icon name={icon} /> {hasWords && t(label)}
        </a>
      ))}
    </>
  );
}

/**
 * Shows a button that deletes a readout's text; the notes are kept. It asks for confirmation, because this cannot be
 * undone.
 */
function DeleteReadoutButton({ record }: { readonly record: ReadoutRecord }) {
  const library = useLibrary();
  const [isAsking, setIsAsking] = useState(false);
  if (!isAsking) {
    return (
      <button type="button" class="icon-button" title={t("delete_readout")} onClick={() => setIsAsking(true)}>
        <Icon name="remove" />
      </button>
    );
  }
  return (
    <span class="ask">
      {t("confirm_delete_readout")}
      <button
        type="button"
        class="button danger"
        onClick={() =>
          void library.run(t("deleting"), async () => {
            const undo = await deleteReadoutUndoably(library.store, record.id);
            return { text: t("readout_deleted"), ...(undo !== undefined && { undo }) };
          })
        }
      >
        {t("delete")}
      </button>
      <button type="button" class="button" onClick={() => setIsAsking(false)}>
        {t("cancel")}
      </button>
    </span>
  );
}

/** Returns the host of a web page, or the name of a file. */
function siteOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const { host, pathname } = new URL(url);
  if (host !== "") return host;
  try {
    return decodeURIComponent(pathname.slice(pathname.lastIndexOf("/") + 1));
  } catch {
    return pathname;
  }
}
