import type { RefObject } from "preact";
import { useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { AttributionRow } from "../annotation/attribution-row.ts";
import { ACTS, type Act } from "../engine/analysis.ts";
import { type MessageKey, t } from "../locale/i18n.ts";
import {
  ATTRIBUTION_GROUPINGS,
  ATTRIBUTION_SORTS,
  type AttributionQuery,
  type AttributionResult,
  type AttributionSort,
} from "../store/search/search-attributions.ts";
import { actLabel } from "../ui/act-labels.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { SectionBoundary } from "../ui/error-boundary.tsx";
import { Icon } from "../ui/icon.tsx";
import { TagForm } from "../ui/tag-form.tsx";
import { runCheck, runSetAct, runSetSpeaker, runTagAttributions } from "./attribution-actions.ts";
import { ATTRIBUTION_FACETS, findsAll } from "./attribution-query.ts";
import { AttributionTable } from "./attribution-table.tsx";
import { ExportButton } from "./export-button.tsx";
import { DayRange, FacetFilters } from "./facet-panel.tsx";
import { focusAdjacentEntry, focusedEntryId, useShortcuts } from "./keyboard-shortcuts.tsx";
import { useLibrary } from "./library-context.ts";
import { SearchField } from "./search-field.tsx";
import { SelectField } from "./select-field.tsx";
import { useAttributionQuery } from "./use-attribution-query.ts";
import { useAttributionResults } from "./use-attribution-results.ts";

/** Shows the attributions of all stored readouts, with search, filters, groups, selection and bulk actions. */
export function AttributionsView({ search }: { readonly search: string }) {
  const library = useLibrary();
  const [query, setQuery] = useAttributionQuery(search);
  const { found, rendered, rowWindow, replace } = useAttributionResults(query);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const rows = rendered?.rows ?? [];
  const { list } = rowWindow;
  const keepFocus = useKeptFocus(list, rendered);

  const choose = useCallback((id: string) => {
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  const check = useCallback(
    (row: AttributionRow) => {
      const { checked, ...unchecked } = row;
      keepFocus(row.id);
      const { coder } = library.settings;
      replace(checked ? unchecked : { ...row, checked: { at: new Date().toISOString(), ...(coder && { coder }) } });
      void runCheck(library, [row.id], checked === undefined);
    },
    [library, keepFocus, replace],
  );
  const withCurrent = (work: (row: AttributionRow) => void) => () => {
    const id = focusedEntryId(list.current);
    const row = rows.find((one) => one.id === id);
    if (row) work(row);
  };
  useShortcuts({
    search: () => document.querySelector<HTMLElement>("[data-search]")?.focus(),
    next: () => focusAdjacentEntry(list.current, 1),
    previous: () => focusAdjacentEntry(list.current, -1),
    choose: withCurrent(({ id }) => choose(id)),
    check: withCurrent(check),
    tag: () => {
      withCurrent(({ id }) => setChosen((before) => new Set([...before, id])))();
      requestAnimationFrame(() => document.querySelector<HTMLElement>(".bulk .tool input")?.focus());
    },
  });

  if (found?.total === 0 && findsAll(query)) {
    return (
      <EmptyState title={t("attributions_empty_title")}>
        <p>{t("attributions_empty")}</p>
        <a class="button primary" href="first-run.html">
          {t("empty_demo")}
        </a>
      </EmptyState>
    );
  }
  return (
    <div class="with-facets">
      <h1 class="visually-hidden">{t("nav_attributions")}</h1>
      <AttributionSearchBar query={query} onChange={setQuery} />
      <details class="facets-fold" open={innerWidth > 720}>
        <summary>{t("facets_label")}</summary>
        <SectionBoundary>
          <AttributionFacets found={found} query={query} onChange={setQuery} />
        </SectionBoundary>
      </details>
      <section class="results attributions" aria-label={t("nav_attributions")}>
        <AttributionBulkBar chosen={chosen} found={found} onChange={setChosen} />
        {found?.total === 0 && <p class="empty">{t("nothing_found")}</p>}
        {rendered && rows.length > 0 && (
          <AttributionTable
            rendered={rendered}
            found={found}
            grouping={query.group}
            rowWindow={rowWindow}
            chosen={chosen}
            onChoose={choose}
            onCheck={check}
          />
        )}
      </section>
    </div>
  );
}

/**
 * Keeps the focus in the list when the focused row is rendered again or leaves the list, as a row does that was just
 * checked in a list of unchecked rows. Returns a function to call before such a change.
 */
function useKeptFocus(list: RefObject<HTMLTableElement | null>, rendered: unknown): (id: string) => void {
  const kept = useRef<{ readonly id: string; readonly place: number }>(undefined);
  useLayoutEffect(() => {
    if (!kept.current || document.activeElement !== document.body) return;
    const { id, place } = kept.current;
    const rows = [...(list.current?.querySelectorAll<HTMLElement>("[data-entry]") ?? [])];
    const row = rows.find(({ dataset }) => dataset.entry === id) ?? rows[Math.min(place, rows.length - 1)];
    row?.querySelector<HTMLElement>("[data-main]")?.focus();
    kept.current = undefined;
  }, [list, rendered]);
  return useCallback(
    (id: string) => {
      const rows = [...(list.current?.querySelectorAll<HTMLElement>("[data-entry]") ?? [])];
      kept.current = { id, place: rows.findIndex(({ dataset }) => dataset.entry === id) };
    },
    [list],
  );
}

interface QueryProps {
  readonly query: AttributionQuery;
  readonly onChange: (query: AttributionQuery) => void;
}

function AttributionFacets({ found, query, onChange }: QueryProps & { readonly found: AttributionResult | undefined }) {
  const { from, to } = query;
  return (
    <FacetFilters names={ATTRIBUTION_FACETS} found={found} query={query} onChange={onChange}>
      <DayRange
        legend={t("facet_event_day")}
        from={from ?? ""}
        to={to ?? ""}
        onChange={(end, day) => onChange({ ...query, [end]: day === "" ? undefined : day })}
      />
    </FacetFilters>
  );
}

const SORT_LABELS: Readonly<Record<AttributionSort, MessageKey>> = {
  newest: "attribution_sort_newest",
  oldest: "attribution_sort_oldest",
  speaker: "facet_speaker",
  act: "facet_act",
  issuer: "facet_issuer",
};

function AttributionSearchBar({ query, onChange }: QueryProps) {
  return (
    <search class="search-bar">
      <SearchField
        label={t("search_attributions")}
        words={query.words}
        onType={(words) => onChange({ ...query, words })}
      />
      <SelectField
        label={t("sort_label")}
        value={query.sort}
        options={ATTRIBUTION_SORTS.map((sort) => [sort, t(SORT_LABELS[sort])])}
        onChange={(sort) => onChange({ ...query, sort })}
      />
      <SelectField
        label={t("grouping_label")}
        value={query.group}
        options={ATTRIBUTION_GROUPINGS.map((group) => [group, t(`grouping_${group}`)])}
        onChange={(group) => onChange({ ...query, group })}
      />
    </search>
  );
}

interface BulkProps {
  readonly chosen: ReadonlySet<string>;
  readonly found: AttributionResult | undefined;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}

/** Shows the number of results, and the actions for the selected attributions. */
function AttributionBulkBar({ chosen, found, onChange }: BulkProps) {
  const library = useLibrary();
  const ids = () => [...chosen];
  const total = found?.total;
  const all = () => found?.ids(0, found.total) ?? [];
  const done = (work: Promise<unknown>) => void work.then(() => onChange(new Set()));
  // The button that selects all is replaced by the toolbar, so the focus goes to its field.
  const [areAllChosen, setAllChosen] = useState(false);
  const chooseAll = () => {
    setAllChosen(true);
    onChange(new Set(all()));
  };
  useEffect(() => {
    if (chosen.size === 0) setAllChosen(false);
  }, [chosen]);
  // Different keys prevent the reuse of buttons, which Firefox sometimes leaves without their text.
  if (chosen.size === 0) {
    return (
      <div key="found" class="bulk">
        <p class="found" role="status">
          {total === undefined ? t("loading") : t("attributions", { count: total })}
        </p>
        <button type="button" class="link-button" disabled={!total} onClick={chooseAll}>
          {t("select_all")}
        </button>
        <ExportButton kind="attributions" ids={all} isLink disabled={!total} />
      </div>
    );
  }
  return (
    <div key="chosen" class="bulk is-active" role="toolbar" aria-label={t("bulk_attributions")}>
      <p class="found" role="status">
        {t("selected_attributions", { count: chosen.size })}
      </p>
      <button type="button" class="button" onClick={() => done(runCheck(library, ids(), true))}>
        <Icon name="check" /> {t("check_attribution")}
      </button>
      <button type="button" class="button" onClick={() => done(runCheck(library, ids(), false))}>
        {t("uncheck_attribution")}
      </button>
      <TagForm
        isFocused={areAllChosen}
        known={valuesOf(found, "tag")}
        onTag={(tag, isAdded) => done(runTagAttributions(library, ids(), tag, isAdded))}
      />
      <ActForm onAct={(act) => done(runSetAct(library, ids(), act))} />
      <SpeakerForm known={valuesOf(found, "speaker")} onSpeaker={(name) => done(runSetSpeaker(library, ids(), name))} />
      <ExportButton kind="attributions" ids={ids} />
      {total !== undefined && chosen.size < total && (
        <button type="button" class="link-button" onClick={() => onChange(new Set(all()))}>
          {t("select_all")}
        </button>
      )}
      <button type="button" class="link-button" onClick={() => onChange(new Set())}>
        {t("select_none")}
      </button>
    </div>
  );
}

function valuesOf(found: AttributionResult | undefined, name: "tag" | "speaker"): readonly string[] {
  return (found?.counts.get(name) ?? []).map(([value]) => value);
}

function ActForm({ onAct }: { readonly onAct: (act: Act) => void }) {
  const [act, setAct] = useState<Act>(ACTS[0]);
  return (
    <span class="tool">
      <select
        class="choice"
        aria-label={t("new_act")}
        value={act}
        onChange={(event) => setAct(event.currentTarget.value as Act)}
      >
        {ACTS.map((one) => (
          <option key={one} value={one}>
            {actLabel(one)}
          </option>
        ))}
      </select>
      <button type="button" class="button" onClick={() => onAct(act)}>
        {t("set_act")}
      </button>
    </span>
  );
}

interface SpeakerProps {
  readonly known: readonly string[];
  readonly onSpeaker: (name: string) => void;
}

/** The maximum number of speakers that are suggested. The most frequent ones come first. */
const MAX_SUGGESTED = 200;

function SpeakerForm({ known, onSpeaker }: SpeakerProps) {
  const [typed, setTyped] = useState("");
  const id = useId();
  const name = typed.normalize("NFC").replace(/\s+/g, " ").trim();
  return (
    <span class="tool">
      <input
        type="text"
        list={id}
        aria-label={t("new_speaker")}
        placeholder={t("new_speaker")}
        value={typed}
        dir="auto"
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && name) onSpeaker(name);
        }}
      />
      <datalist id={id}>
        {known.slice(0, MAX_SUGGESTED).map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <button type="button" class="button" disabled={!name} onClick={() => onSpeaker(name)}>
        {t("set_speaker")}
      </button>
    </span>
  );
}
