import { useCallback, useMemo, useState } from "preact/hooks";
import type { NameFacts } from "../comparison/collect-name-facts.ts";
import type { OfficeRole } from "../comparison/find-roles.ts";
import type { Act } from "../engine/analysis.ts";
import { formatDay, formatNumber, t } from "../locale/i18n.ts";
import { PAIR_SEPARATOR } from "../store/facets.ts";
import type { SearchQuery } from "../store/search/search-segments.ts";
import { ActBadge } from "../ui/act-badge.tsx";
import { useLibrary } from "./library-context.ts";
import { LoadMoreButton } from "./load-more-button.tsx";
import { NameActions, type NameProps } from "./name-actions.tsx";
import { runRemoveName } from "./people-actions.ts";
import { PeopleSuggestions } from "./people-suggestions.tsx";
import { formatFacet, formatRoute } from "./route.ts";
import { countActs, type TimelineEntry, TimelinePage, useTimeline } from "./timeline.tsx";
import { useNameFacts } from "./use-name-facts.ts";

const READ_ALL: SearchQuery = { words: "", facets: {}, sort: "newest" };

/** The number of pages that are shown at first, and added each time. */
const AT_ONCE = 50;

/** The number of counterparts and offices that are shown; the network lists all counterparts. */
const MAX_LISTED = 12;

/**
 * Shows one person or state: offices, counterparts, other names, and the claims by the day of the event.
 * @param name Any name of the person.
 */
export function PersonView({ name: given }: { readonly name: string }) {
  const library = useLibrary();
  const { people, store, decisions } = library;
  const name = people.shownName(given);
  const names = people.namesOf(given);
  const { facts, suggestions } = useNameFacts(store, decisions);
  const pages = useTimeline(names);
  const [act, chooseAct] = useState<Act>();
  const [shown, setShown] = useState(AT_ONCE);
  const counts = useMemo(() => countActs(pages ?? []), [pages]);
  const more = useCallback(() => setShown((count) => count + AT_ONCE), []);
  const own = suggestions.filter((one) => one.name === name || one.other === name);
  const visible = pages?.filter(({ claims }) => act === undefined || claims.some((claim) => claim.act === act)) ?? [];
  return (
    <div class="narrow person">
      <p>
        <a href={formatRoute("timeline")}>{t("people_all")}</a>
      </p>
      <h1 tabIndex={-1}>
        <bdi>{name}</bdi>
      </h1>
      <Summary names={names} facts={facts} />
      <NameActions library={library} name={name} facts={facts} />
      <PeopleSuggestions suggestions={own} />
      <OtherNames library={library} name={name} names={names} facts={facts} />
      <Roles pages={pages ?? []} />
      <Counterparts library={library} name={name} />
      <section class="person-section" aria-labelledby="person-statements">
        <h2 id="person-statements">{t("people_statements")}</h2>
        {counts.length > 0 && (
          <div class="chips" role="group" aria-label={t("facet_act")}>
            {counts.map(([one, count]) => (
              <button
                key={one}
                type="button"
                class="chip"
                aria-pressed={act === one}
                onClick={() => chooseAct(act === one ? undefined : one)}
              >
                <ActBadge act={one} /> <span class="count">{formatNumber(count)}</span>
              </button>
            ))}
          </div>
        )}
        {pages?.length === 0 && <p class="empty">{t("timeline_empty")}</p>}
        <ol class="timeline">
          {visible.slice(0, shown).map((page) => (
            <TimelinePage key={page.key} page={page} act={act} />
          ))}
        </ol>
        {visible.length > shown && <LoadMoreButton onMore={more} />}
      </section>
    </div>
  );
}

interface FactsProps {
  readonly names: readonly string[];
  /** Undefined until all texts are read. */
  readonly facts: readonly NameFacts[] | undefined;
}

/** Shows on how many pages the person is named, and when. */
function Summary({ names, facts }: FactsProps) {
  const own = facts?.filter(({ name }) => names.includes(name));
  const count = new Set(own?.flatMap(({ pages }) => [...pages])).size;
  const days = own?.flatMap(({ first, last }) => [first, last]).flatMap((day) => day ?? []) ?? [];
  const [first, last] = [[...days].sort()[0], [...days].sort().at(-1)];
  return (
    <p class="message" role="status">
      {own ? t("people_pages", { count }) : t("loading")}
      {first !== undefined && last !== undefined && ` · ${formatDay(first)}`}
      {first !== last && last !== undefined && ` – ${formatDay(last)}`}
    </p>
  );
}

/** Shows the names that the texts give to the person, each with a button that removes it. */
function OtherNames({ library, name, names, facts }: NameProps & FactsProps) {
  const others = names.filter((one) => one !== name);
  if (others.length === 0) return null;
  return (
    <section class="person-section" aria-labelledby="person-names">
      <h2 id="person-names">{t("people_other_names")}</h2>
      <ul class="names">
        {others.map((other) => (
          <li key={other}>
            <bdi>{other}</bdi>
            <span class="count">
              {facts && t("people_pages", { count: facts.find((one) => one.name === other)?.pages.size ?? 0 })}
            </span>
            <button
              type="button"
              class="button"
              aria-label={t("people_remove_name", { name: other })}
              onClick={() => {
                document.querySelector<HTMLElement>("main h1")?.focus();
                void runRemoveName(library, name, other);
              }}
            >
              {t("people_remove")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** An office with the first and last day on which a text names it. */
interface Term {
  readonly role: OfficeRole;
  readonly count: number;
  readonly first: string | undefined;
  readonly last: string | undefined;
}

/** Shows the offices of the person, the most recent first. */
function Roles({ pages }: { readonly pages: readonly TimelineEntry[] }) {
  const terms = useMemo(() => findTerms(pages), [pages]);
  if (terms.length === 0) return null;
  return (
    <section class="person-section" aria-labelledby="person-roles">
      <h2 id="person-roles">{t("people_roles")}</h2>
      <ul class="names">
        {terms.slice(0, MAX_LISTED).map(({ role, count, first, last }) => (
          <li key={role.label}>
            <span dir="auto">{role.label}</span>
            <span class="count">
              {first !== undefined &&
                `${first.slice(0, 4)}${last?.slice(0, 4) === first.slice(0, 4) ? "" : `–${last?.slice(0, 4)}`} · `}
              {t("people_pages", { count })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Returns each office once, with the days and the number of pages on which it is named, the most recent first. */
function findTerms(pages: readonly TimelineEntry[]): Term[] {
  const terms = new Map<string, Term>();
  for (const { roles, day } of pages) {
    for (const role of new Map(roles.map((one) => [one.label.toLowerCase(), one])).values()) {
      const key = role.label.toLowerCase();
      const known = terms.get(key);
      const days = [known?.first, known?.last, day].flatMap((one) => one ?? []).sort();
      terms.set(key, {
        role: known?.role ?? role,
        count: (known?.count ?? 0) + 1,
        first: days[0],
        last: days.at(-1),
      });
    }
  }
  return [...terms.values()].sort((a, b) => ((b.last ?? "") < (a.last ?? "") ? -1 : 1) || b.count - a.count);
}

/** Shows those with whom the person spoke, each with a link to the readouts. */
function Counterparts({ library: { readouts }, name }: Pick<NameProps, "library" | "name">) {
  const counterparts = useMemo(
    () =>
      (readouts.index?.search(READ_ALL).counts.get("pair") ?? []).flatMap(([pair, count]) => {
        const names = pair.split(PAIR_SEPARATOR);
        const other = names.find((one) => one !== name);
        return names.includes(name) && other !== undefined ? [{ other, pair, count }] : [];
      }),
    [readouts.index, readouts.revision, name],
  );
  if (counterparts.length === 0) return null;
  return (
    <section class="person-section" aria-labelledby="person-counterparts">
      <h2 id="person-counterparts">{t("people_counterparts")}</h2>
      <ul class="names">
        {counterparts.slice(0, MAX_LISTED).map(({ other, pair, count }) => (
          <li key={other}>
            <a href={formatRoute("timeline", other)}>
              <bdi>{other}</bdi>
            </a>
            <a class="count" href={formatFacet(["pair", pair])}>
              {t("readouts", { count })}
            </a>
          </li>
        ))}
      </ul>
      {counterparts.length > MAX_LISTED && <a href={formatRoute("network", name)}>{t("show_more")}</a>}
    </section>
  );
}
