import { useCallback, useMemo, useState } from "preact/hooks";
import { direction, formatNumber, t } from "../locale/i18n.ts";
import { PAIR_SEPARATOR } from "../store/facets.ts";
import type { SearchQuery } from "../store/search/search-segments.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { useLibrary } from "./library-context.ts";
import { LoadMoreButton } from "./load-more-button.tsx";
import { matchesName } from "./match-name.ts";
import { NameSearch } from "./name-search.tsx";
import { formatFacet, formatRoute } from "./route.ts";

const READ_ALL: SearchQuery = { words: "", facets: {}, sort: "newest" };

/**
 * The maximum number of pairs in the diagram, because more lines cannot be distinguished. The table lists all pairs.
 */
const MAX_PAIRS_DRAWN = 30;

/** The number of pairs that the table lists at first, and adds each time. */
const AT_ONCE = 50;

/** Two participants of calls or meetings, and the number of readouts that report one. */
interface Pair {
  readonly one: string;
  readonly other: string;
  readonly count: number;
  /** The pair as a value of its facet. */
  readonly value: string;
}

/**
 * Shows who talked with whom according to the stored readouts, as a diagram and as a table.
 * @param party The name that is searched at first.
 */
export function NetworkView({ party }: { readonly party: string }) {
  const { readouts, people } = useLibrary();
  const [words, setWords] = useState(party);
  const [shown, setShown] = useState(AT_ONCE);
  const more = useCallback(() => setShown((count) => count + AT_ONCE), []);
  const pairs = useMemo(
    () =>
      (readouts.index?.search(READ_ALL).counts.get("pair") ?? []).map(([pair, count]): Pair => {
        const [one = "", other = ""] = pair.split(PAIR_SEPARATOR);
        return { one, other, count, value: pair };
      }),
    [readouts.index, readouts.revision],
  );
  const found = useMemo(
    () =>
      pairs.filter(({ one, other }) =>
        [one, other].some((name) => people.namesOf(name).some((each) => matchesName(each, words))),
      ),
    [pairs, people, words],
  );
  return (
    <div class="narrow">
      <h1>{t("nav_network")}</h1>
      <p class="message">{t("network_text")}</p>
      {pairs.length === 0 ? (
        <EmptyState title={t("network_empty")}>
          <p>{t("network_empty_text")}</p>
        </EmptyState>
      ) : (
        <>
          <NameSearch
            label={t("network_search")}
            words={words}
            onType={(typed) => {
              setWords(typed);
              setShown(AT_ONCE);
            }}
          />
          <p class="found" role="status">
            {t("network_found", { count: found.length })}
          </p>
          {found.length > 0 && <ArcDrawing pairs={found.slice(0, MAX_PAIRS_DRAWN)} />}
          {found.length > MAX_PAIRS_DRAWN && <p class="message">{t("network_drawn", { count: MAX_PAIRS_DRAWN })}</p>}
          <PairTable pairs={found.slice(0, shown)} />
          {found.length > shown && <LoadMoreButton onMore={more} />}
        </>
      )}
    </div>
  );
}

/** The distance between two names, in pixels. */
const ROW_HEIGHT = 28;
/** The maximum width of the names, and the average width of one character, in pixels. */
const MAX_NAMES_WIDTH = 280;
const CHARACTER_WIDTH = 7.5;
const WIDTH = 680;

/** Shows an arc diagram: names in a column, one arc per pair, stroke width by number of events. */
function ArcDrawing({ pairs }: { readonly pairs: readonly Pair[] }) {
  const names = namesByWeight(pairs);
  const place = new Map(names.map((name, n) => [name, ROW_HEIGHT / 2 + n * ROW_HEIGHT]));
  const most = pairs[0]?.count ?? 1;
  const height = names.length * ROW_HEIGHT;
  const edge = Math.min(
    MAX_NAMES_WIDTH,
    20 + CHARACTER_WIDTH * Math.max(...names.map((name) => shortened(name).length)),
  );
  const isMirrored = direction() === "rtl";
  const summary = t("network_summary", { pairs: pairs.length, people: names.length });
  return (
    <svg class="arcs" width={WIDTH} height={height} viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={summary}>
      <g transform={isMirrored ? `translate(${WIDTH} 0) scale(-1 1)` : undefined}>
        {pairs.map(({ one, other, count }) => (
          <Arc
            key={`${one} ${other}`}
            from={place.get(one) ?? 0}
            to={place.get(other) ?? 0}
            edge={edge}
            width={1 + (count / most) * 5}
            title={`${one} – ${other}: ${formatNumber(count)}`}
          />
        ))}
        {names.map((name) => (
          <circle key={name} cx={edge} cy={place.get(name)} r={3} />
        ))}
      </g>
      {names.map((name) => (
        <text
          key={name}
          x={isMirrored ? WIDTH - edge + 12 : edge - 12}
          y={place.get(name)}
          dominant-baseline="central"
          text-anchor="end"
          direction={isMirrored ? "rtl" : "ltr"}
        >
          {shortened(name)}
          <title>{name}</title>
        </text>
      ))}
    </svg>
  );
}

interface ArcProps {
  readonly from: number;
  readonly to: number;
  /** The horizontal position at which the names end. */
  readonly edge: number;
  readonly width: number;
  readonly title: string;
}

function Arc({ from, to, edge, width, title }: ArcProps) {
  const reach = Math.min(WIDTH - edge - 12, 24 + Math.abs(to - from) * 1.25);
  return (
    <path d={`M${edge} ${from} C${edge + reach} ${from} ${edge + reach} ${to} ${edge} ${to}`} stroke-width={width}>
      <title>{title}</title>
    </path>
  );
}

/**
 * Returns the names, those with most events first and each next to the names it is paired with, so that arcs are
 * short.
 */
function namesByWeight(pairs: readonly Pair[]): string[] {
  const weights = new Map<string, number>();
  for (const { one, other, count } of pairs) {
    for (const name of [one, other]) weights.set(name, (weights.get(name) ?? 0) + count);
  }
  const left = [...weights].sort((a, b) => b[1] - a[1]).map(([name]) => name);
  const names: string[] = [];
  const visit = (name: string) => {
    if (names.includes(name)) return;
    names.push(name);
    for (const { one, other } of pairs) {
      if (one === name) visit(other);
      else if (other === name) visit(one);
    }
  };
  for (const name of left) visit(name);
  return names;
}

function shortened(name: string): string {
  return name.length > 36 ? `${name.slice(0, 35)}…` : name;
}

function PairTable({ pairs }: { readonly pairs: readonly Pair[] }) {
  return (
    <table class="table pairs">
      <caption class="visually-hidden">{t("nav_network")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("network_first")}</th>
          <th scope="col">{t("network_second")}</th>
          <th scope="col" class="number">
            {t("nav_readouts")}
          </th>
        </tr>
      </thead>
      <tbody>
        {pairs.map(({ one, other, count, value }) => (
          <tr key={`${one} ${other}`}>
            <td>
              <PersonLink name={one} />
            </td>
            <td>
              <PersonLink name={other} />
            </td>
            <td class="number">
              <a href={formatFacet(["pair", value])}>{t("readouts", { count })}</a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function PersonLink({ name }: { readonly name: string }) {
  return (
    <a href={formatRoute("timeline", name)}>
      <bdi>{name}</bdi>
    </a>
  );
}
