import type { ComponentChildren } from "preact";
import { useId, useMemo, useState } from "preact/hooks";
import { countByPeriod, type PeriodCount } from "../comparison/count-by-period.ts";
import type { IndexedText } from "../comparison/phrase-index.ts";
import { type PhraseHistory, type PhraseUse, tracePhrase } from "../comparison/trace-phrase.ts";
import { direction, formatDay, formatNumber, formatPeriod, t } from "../locale/i18n.ts";
import { EntryBoundary } from "../ui/error-boundary.tsx";
import { LoadMoreButton } from "./load-more-button.tsx";
import type { LibraryPhrases } from "./load-phrase-index.ts";
import { formatPassage, formatRoute } from "./route.ts";

interface Props {
  readonly phrases: LibraryPhrases;
  readonly words: string;
  /** The most other words between two words of the phrase. */
  readonly gap: number;
}

/** Shows who used a phrase and when: by issuer, by speaker, over time, and each use. */
export function PhraseReport({ phrases: { index, sources }, words, gap }: Props) {
  const trace = useMemo(() => tracePhrase(index, words, { gap }), [index, words, gap]);
  const texts = useMemo(() => new Map(index.texts.map((text) => [text.id, text])), [index]);
  const undated = trace.uses.filter(({ day }) => day === undefined);
  const uses = [...trace.uses.filter(({ day }) => day !== undefined), ...undated];
  const key = `${gap} ${words}`;
  return (
    <>
      <p class="found" role="status">
        {uses.length === 0 ? t("phrases_none") : countUses(uses.length, new Set(uses.map(({ text }) => text)).size)}
      </p>
      {uses.length > 0 && (
        <>
          {undated.length > 0 && <p class="message">{t("phrases_undated", { count: undated.length })}</p>}
          <PhraseChart periods={countByPeriod(uses, index.texts)} />
          <Histories key={`issuers ${key}`} title={t("facet_issuer")} histories={trace.byIssuer} />
          <Histories key={`speakers ${key}`} title={t("facet_speaker")} histories={trace.bySpeaker} isSpeaker />
          <Section title={t("phrases_uses_title")}>
            <GrowingList key={key} items={uses}>
              {(use) => (
                <EntryBoundary key={`${use.text} ${use.claim} ${use.span.start}`}>
                  <UseRow use={use} text={texts.get(use.text)} sources={sources} />
                </EntryBoundary>
              )}
            </GrowingList>
          </Section>
        </>
      )}
    </>
  );
}

function countUses(uses: number, readouts: number): string {
  return `${t("phrases_uses", { count: uses })} · ${t("readouts", { count: readouts })}`;
}

function Section({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

/** The number of entries that are added to a list at a time. */
const STEP = 50;

interface GrowingListProps<T> {
  readonly items: readonly T[];
  readonly children: (item: T) => ComponentChildren;
}

/** Shows the first entries of a list, and more on request, because a common word has thousands of uses. */
export function GrowingList<T>({ items, children }: GrowingListProps<T>) {
  const [shown, setShown] = useState(STEP);
  return (
    <>
      <ul class="rows">{items.slice(0, shown).map(children)}</ul>
      {items.length > shown && <LoadMoreButton onMore={() => setShown(shown + STEP)} />}
    </>
  );
}

interface HistoriesProps {
  readonly title: string;
  readonly histories: readonly PhraseHistory[];
  readonly isSpeaker?: boolean;
}

function Histories({ title, histories, isSpeaker = false }: HistoriesProps) {
  if (histories.length === 0) return null;
  return (
    <Section title={title}>
      <GrowingList items={histories}>
        {(history) => <HistoryRow key={history.name} history={history} isSpeaker={isSpeaker} />}
      </GrowingList>
    </Section>
  );
}

/** Shows the first and the last use, never without the readouts of the same side since. */
function HistoryRow({ history, isSpeaker }: { readonly history: PhraseHistory; readonly isSpeaker: boolean }) {
  const { name, uses, readouts, first, last, since, until } = history;
  return (
    <li class="row phrase-history">
      <div class="row-main">
        <p class="readout-line">
          {isSpeaker ? (
            <a href={formatRoute("timeline", name)}>
              <bdi>{name}</bdi>
            </a>
          ) : (
            <bdi class="phrase-side">{name}</bdi>
          )}
          <span class="row-date">{countUses(uses, readouts)}</span>
        </p>
        {first === undefined || last === undefined || until === undefined ? (
          <p class="message">{t("phrases_day_unknown")}</p>
        ) : (
          <>
            <p>
              {t("phrases_first", { day: formatDay(first) })} · {t("phrases_last", { day: formatDay(last) })}
            </p>
            <p class="message">{t("phrases_since", { count: since, day: formatDay(until) })}</p>
          </>
        )}
      </div>
    </li>
  );
}

interface UseRowProps {
  readonly use: PhraseUse;
  readonly text: IndexedText | undefined;
  readonly sources: LibraryPhrases["sources"];
}

function UseRow({ use, text, sources }: UseRowProps) {
  const { day, issuer, speakers, span, isNegated, claim } = use;
  const content = text?.claims[claim]?.content ?? "";
  const source = sources.get(use.text);
  const passage = source?.passages[claim];
  return (
    <li class="row" data-entry={`${use.text} ${claim} ${span.start}`}>
      <div class="row-main">
        <p class="readout-line">
          {day === undefined ? t("phrases_day_unknown") : <time dateTime={day}>{formatDay(day)}</time>}
          {issuer !== undefined && <bdi class="side-name">{issuer}</bdi>}
          {speakers.length > 0 && <bdi>{speakers.join(", ")}</bdi>}
          {isNegated && <span class="tag">{t("phrases_negated")}</span>}
        </p>
        <blockquote class="quote" dir="auto" lang={source?.language}>
          {content.slice(0, span.start)}
          <mark>{content.slice(span.start, span.end)}</mark>
          {content.slice(span.end)}
        </blockquote>
        <a
          data-main
          href={formatRoute("readout", use.text, passage && formatPassage(passage))}
          dir="auto"
          lang={source?.language}
        >
          {source?.title}
        </a>
      </div>
    </li>
  );
}

/** The size of a period in the drawing, in its own units; it is stretched to the width of the view. */
const BAR_WIDTH = 10;
const BAR_GAP = 2;
const HEIGHT = 100;

/** The number of periods for which the drawing has space at least, so that the bars of few periods are not wide. */
const MIN_SLOTS = 12;

/** Shows a bar chart of the uses by month or year, and the same numbers as a table. */
function PhraseChart({ periods }: { readonly periods: readonly PeriodCount[] }) {
  const [first, last] = [periods[0], periods.at(-1)];
  const most = periods.reduce((max, { uses }) => Math.max(max, uses), 0);
  if (!first || !last || most === 0) return null;
  const [from, to] = [formatPeriod(first.period), formatPeriod(last.period)];
  const slots = Math.max(periods.length, MIN_SLOTS);
  const width = slots * BAR_WIDTH;
  return (
    <Section title={t("phrases_chart")}>
      <svg
        class="period-chart"
        viewBox={`0 0 ${width} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t("phrases_chart_label", { from, to })}
      >
        <g transform={direction() === "rtl" ? `translate(${width} 0) scale(-1 1)` : undefined}>
          {periods.map(({ period, uses }, at) => {
            const height = (uses / most) * HEIGHT;
            return (
              <rect
                key={period}
                x={at * BAR_WIDTH + BAR_GAP / 2}
                y={HEIGHT - height}
                width={BAR_WIDTH - BAR_GAP}
                height={height}
              >
                <title>{`${formatPeriod(period)}: ${formatNumber(uses)}`}</title>
              </rect>
            );
          })}
        </g>
      </svg>
      <p class="period-axis" aria-hidden="true" style={{ inlineSize: `${(100 * periods.length) / slots}%` }}>
        <span>{from}</span>
        {to !== from && <span>{to}</span>}
      </p>
      <details>
        <summary>{t("phrases_chart_table")}</summary>
        <PeriodTable periods={periods} />
      </details>
    </Section>
  );
}

function PeriodTable({ periods }: { readonly periods: readonly PeriodCount[] }) {
  return (
    <table class="table">
      <caption class="visually-hidden">{t("phrases_chart")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("phrases_period")}</th>
          <th scope="col" class="number">
            {t("phrases_uses_title")}
          </th>
          <th scope="col" class="number">
            {t("phrases_stored")}
          </th>
        </tr>
      </thead>
      <tbody>
        {periods.map(({ period, uses, readouts }) => (
          <tr key={period}>
            <td>{formatPeriod(period)}</td>
            <td class="number">{formatNumber(uses)}</td>
            <td class="number">{formatNumber(readouts)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
