import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { formatIsoDay, localDay } from "../annotation/moment.ts";
import { NOTE_STATES, type NoteState } from "../annotation/note.ts";
import { READOUT_STATUSES, type ReadoutStatus } from "../annotation/readout-record.ts";
import { ACTS, type Act, EVENT_KINDS, type EventKind } from "../engine/analysis.ts";
import { eventKindKey } from "../locale/event-kind-key.ts";
import { formatNumber, language, type MessageKey, t } from "../locale/i18n.ts";
import { type FacetName, PAIR_SEPARATOR, shownValue } from "../store/facets.ts";
import type { SearchQuery, SearchResult } from "../store/search/search-segments.ts";
import { ACT_FAMILIES, FAMILY_SYMBOLS } from "../ui/act-labels.ts";
import { CodeSwatch } from "../ui/tag-chip.tsx";
import { useLibrary } from "./library-context.ts";

/** The number of values of a facet that are shown until the user chooses to show all. */
const VALUES_SHOWN = 6;

/** The heading of each facet. */
const FACET_TITLES: Readonly<Record<FacetName, MessageKey>> = {
  speaker: "facet_speaker",
  issuer: "facet_issuer",
  act: "facet_act",
  tag: "facet_tag",
  state: "facet_state",
  body: "facet_body",
  with: "facet_with",
  kind: "facet_kind",
  pair: "facet_pair",
  language: "facet_language",
  status: "facet_status",
  addressee: "facet_addressee",
  checked: "facet_checked",
};

interface Props {
  readonly names: readonly FacetName[];
  readonly found: SearchResult | undefined;
  readonly query: SearchQuery;
  readonly onChange: (query: SearchQuery) => void;
}

/** Shows the filters of a search for notes or readouts. */
export function FacetPanel({ names, found, query, onChange }: Props) {
  return (
    <FacetFilters names={names} found={found} query={query} onChange={onChange}>
      <DateRange query={query} onChange={onChange} />
    </FacetFilters>
  );
}

/** The part of a search that its filters change. `from` and `to` are its first and last day or moment. */
type Filters = Pick<SearchQuery, "facets"> & { readonly from?: unknown; readonly to?: unknown };

interface FiltersProps<Q extends Filters> {
  readonly names: readonly FacetName[];
  readonly found: SearchResult | undefined;
  readonly query: Q;
  readonly onChange: (query: Q) => void;
  /** The fields for the first and the last day. */
  readonly children: ComponentChildren;
}

/**
 * Shows the filters of a search, with the number of records that each value would leave, and a button that removes all
 * filters.
 */
export function FacetFilters<Q extends Filters>({ names, found, query, onChange, children }: FiltersProps<Q>) {
  const isNarrowed = Object.values(query.facets).some((values) => (values?.length ?? 0) > 0) || query.from || query.to;
  return (
    <div class="facets" role="group" aria-label={t("facets_label")}>
      {isNarrowed && (
        <button
          type="button"
          class="button"
          onClick={() => onChange({ ...query, facets: {}, from: undefined, to: undefined })}
        >
          {t("facets_clear")}
        </button>
      )}
      <FacetGroups
        names={names}
        found={found}
        facets={query.facets}
        onChange={(facets) => onChange({ ...query, facets })}
      />
      {children}
    </div>
  );
}

interface GroupsProps {
  readonly names: readonly FacetName[];
  readonly found: SearchResult | undefined;
  readonly facets: SearchQuery["facets"];
  readonly onChange: (facets: SearchQuery["facets"]) => void;
}

/** Shows the values of each facet with the number of records that each would leave. */
function FacetGroups({ names, found, facets, onChange }: GroupsProps) {
  const { people } = useLibrary();
  // A search that was saved before a merge has another name of the person.
  const chosenOf = (name: FacetName) => [
    ...new Set((facets[name] ?? []).map((value) => shownValue(name, value, people) ?? value)),
  ];
  const toggle = (name: FacetName, value: string) => {
    const chosen = chosenOf(name);
    const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
    onChange({ ...facets, [name]: next });
  };
  return (
    <>
      {names.map((name) => (
        <FacetGroup
          key={name}
          name={name}
          counts={found?.counts.get(name) ?? []}
          chosen={chosenOf(name)}
          onToggle={(value) => toggle(name, value)}
        />
      ))}
    </>
  );
}

interface GroupProps {
  readonly name: FacetName;
  readonly counts: readonly (readonly [value: string, count: number])[];
  readonly chosen: readonly string[];
  readonly onToggle: (value: string) => void;
}

function FacetGroup({ name, counts, chosen, onToggle }: GroupProps) {
  const [isWhole, showAll] = useState(false);
  const missing = chosen.filter((value) => !counts.some(([one]) => one === value));
  const values = [...counts, ...missing.map((value) => [value, 0] as const)];
  if (values.length === 0) return null;
  const shown = isWhole ? values : values.filter(([value], n) => n < VALUES_SHOWN || chosen.includes(value));
  return (
    <fieldset class="facet">
      <legend>{t(FACET_TITLES[name])}</legend>
      {shown.map(([value, count]) => (
        <label key={value} class="facet-value">
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => onToggle(value)} />
          <FacetLabel name={name} value={value} />
          <span class="count">{formatNumber(count)}</span>
        </label>
      ))}
      {values.length > VALUES_SHOWN && (
        <button type="button" class="link-button" aria-expanded={isWhole} onClick={() => showAll(!isWhole)}>
          {isWhole ? t("fewer") : t("more_values", { count: values.length - VALUES_SHOWN })}
        </button>
      )}
    </fieldset>
  );
}

function FacetLabel({ name, value }: { readonly name: FacetName; readonly value: string }) {
  if (name === "act" && isAct(value)) {
    const family = ACT_FAMILIES[value];
    return (
      <span class="facet-name">
        <span class={`sign act-${family}`} aria-hidden="true">
          {FAMILY_SYMBOLS[family]}
        </span>
        {t(`act_${value}`)}
      </span>
    );
  }
  return (
    <bdi class="facet-name">
      {name === "tag" && <CodeSwatch tag={value} />}
      {facetLabel(name, value)}
    </bdi>
  );
}

/** Returns the label of a facet's value. */
export function facetLabel(name: FacetName, value: string): string {
  return LABELS[name]?.(value) ?? value;
}

/** The labels of the values that are terms; values of other facets are shown as they are. */
const LABELS: Readonly<Partial<Record<FacetName, (value: string) => string | undefined>>> = {
  act: (value) => (isAct(value) ? t(`act_${value}`) : undefined),
  state: (value) => (isState(value) ? t(`state_${value}`) : undefined),
  status: (value) => (isStatus(value) ? t(`status_${value}`) : undefined),
  body: (value) => t(value === "yes" ? "body_yes" : "body_no"),
  checked: (value) => t(value === "yes" ? "checked_yes" : "checked_no"),
  kind: (value) => (isKind(value) ? t(eventKindKey(value)) : undefined),
  pair: (value) => value.split(PAIR_SEPARATOR).join(" – "),
  language: (value) => new Intl.DisplayNames(language(), { type: "language", fallback: "code" }).of(value),
};

function isAct(value: string): value is Act {
  return (ACTS as readonly string[]).includes(value);
}

function isStatus(value: string): value is ReadoutStatus {
  return (READOUT_STATUSES as readonly string[]).includes(value);
}

function isState(value: string): value is NoteState {
  return (NOTE_STATES as readonly string[]).includes(value);
}

function isKind(value: string): value is EventKind {
  return (EVENT_KINDS as readonly string[]).includes(value);
}

function DateRange({ query, onChange }: Pick<Props, "query" | "onChange">) {
  const change = (key: "from" | "to", value: string) => {
    const moment = new Date(`${value}T${key === "to" ? "23:59:59.999" : "00:00"}`).getTime();
    // The field accepts years of five digits, which are not valid dates.
    onChange({ ...query, [key]: Number.isNaN(moment) ? undefined : moment });
  };
  return <DayRange legend={t("facet_date")} from={dayOf(query.from)} to={dayOf(query.to)} onChange={change} />;
}

interface RangeProps {
  readonly legend: string;
  /** The first and the last day as "2026-03-14", or "". */
  readonly from: string;
  readonly to: string;
  readonly onChange: (end: "from" | "to", day: string) => void;
}

/** Shows two fields for the first and the last day. */
export function DayRange({ legend, from, to, onChange }: RangeProps) {
  const id = useId();
  return (
    <fieldset class="facet dates">
      <legend>{legend}</legend>
      <label for={`${id}-from`}>{t("date_from")}</label>
      <input
        id={`${id}-from`}
        type="date"
        value={from}
        onChange={(event) => onChange("from", event.currentTarget.value)}
      />
      <label for={`${id}-to`}>{t("date_to")}</label>
      <input id={`${id}-to`} type="date" value={to} onChange={(event) => onChange("to", event.currentTarget.value)} />
    </fieldset>
  );
}

function dayOf(moment: number | undefined): string {
  const day = moment === undefined ? undefined : localDay(moment);
  return day ? formatIsoDay(day) : "";
}
