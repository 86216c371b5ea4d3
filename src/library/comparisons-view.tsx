import { useState } from "preact/hooks";
import { type Comparison, createComparison } from "../annotation/comparison-record.ts";
import type { ReadoutRecord } from "../annotation/readout-record.ts";
import { findPairs, type SuggestedPair, toEventCard } from "../comparison/find-pairs.ts";
import { type PairReason, searchWords } from "../comparison/pair-readouts.ts";
import { runInSlices } from "../engine/slices.ts";
import { formatDate, t } from "../locale/i18n.ts";
import {
  allEventCards,
  listComparisons,
  listRejectedPairs,
  putComparison,
  rejectPair,
  trashComparison,
} from "../store/comparisons-store.ts";
import type { Store } from "../store/open-store.ts";
import { getReadouts, newestReadouts } from "../store/readouts-store.ts";
import { formatList } from "../ui/comparison-labels.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { EntryBoundary } from "../ui/error-boundary.tsx";
import { eventDate } from "../ui/event-date.ts";
import { Icon } from "../ui/icon.tsx";
import { yieldToEventLoop } from "../ui/yield-to-event-loop.ts";
import { eventOfReadouts } from "./comparison-model.ts";
import { useLibrary } from "./library-context.ts";
import { formatRoute } from "./route.ts";
import { useLatest } from "./use-latest.ts";

/** A stored comparison with its readouts that still exist. */
interface ListedComparison {
  readonly comparison: Comparison;
  readonly readouts: readonly ReadoutRecord[];
}

interface ListedSuggestion {
  readonly a: ReadoutRecord;
  readonly b: ReadoutRecord;
  readonly reasons: readonly PairReason[];
}

interface Listed {
  readonly comparisons: readonly ListedComparison[];
  readonly suggestions: readonly ListedSuggestion[];
  /** Readouts without a comparison and without a suggestion, newest first. */
  readonly single: readonly ReadoutRecord[];
}

/** The maximum number of suggestions that are shown. The best are shown first. */
const MAX_SUGGESTIONS = 20;

/**
 * The maximum number of readouts without a counterpart that are shown, and the number of the newest readouts among
 * which they are looked for.
 */
const MAX_SINGLE = 20;
const NEWEST = 100;

/** Shows all comparisons, suggested pairs, and readouts without a counterpart. */
export function ComparisonsView() {
  const { store, revision } = useLibrary();
  const listed = useLatest<Listed | undefined>(() => readListed(store), undefined, [store, revision]);
  if (!listed) return <EmptyState title={t("loading")} />;
  const { comparisons, suggestions, single } = listed;
  if (comparisons.length + suggestions.length + single.length === 0) {
    return (
      <EmptyState title={t("compare_none_title")}>
        <p>{t("compare_none_text")}</p>
      </EmptyState>
    );
  }
  return (
    <div class="narrow comparisons">
      <h1>{t("nav_comparisons")}</h1>
      {suggestions.length > 0 && (
        <section aria-labelledby="suggestions-title">
          <h2 id="suggestions-title">{t("compare_suggestions")}</h2>
          <p class="message">{t("compare_suggestions_text")}</p>
          <ul class="rows">
            {suggestions.map((one) => (
              <EntryBoundary key={`${one.a.id} ${one.b.id}`}>
                <SuggestionRow {...one} />
              </EntryBoundary>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="stored-title">
        <h2 id="stored-title">{t("compare_stored")}</h2>
        {comparisons.length === 0 && <p class="message">{t("compare_none_title")}</p>}
        <ul class="rows">
          {comparisons.map((one) => (
            <EntryBoundary key={one.comparison.id}>
              <ComparisonRow {...one} />
            </EntryBoundary>
          ))}
        </ul>
      </section>
      {single.length > 0 && (
        <section aria-labelledby="single-title">
          <h2 id="single-title">{t("compare_single_title")}</h2>
          <p class="message">{t("compare_single_text")}</p>
          <ul class="rows">
            {single.map((record) => (
              <EntryBoundary key={record.id}>
                <SingleRow record={record} />
              </EntryBoundary>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

async function readListed(store: Store): Promise<Listed> {
  const [stored, cards, rejected, newest] = await Promise.all([
    listComparisons(store),
    allEventCards(store),
    listRejectedPairs(store),
    newestReadouts(store, { limit: NEWEST }),
  ]);
  const pairs = (await runInSlices(findPairs(cards, rejected), { pause: yieldToEventLoop })) ?? [];
  const isCompared = ({ a, b }: SuggestedPair) =>
    stored.some(({ readouts }) => readouts.includes(a) && readouts.includes(b.id));
  const open = pairs.filter((pair) => !isCompared(pair)).slice(0, MAX_SUGGESTIONS);
  const ids = [...stored.flatMap(({ readouts }) => readouts), ...open.flatMap(({ a, b }) => [a, b.id])];
  const records = new Map((await getReadouts(store, [...new Set(ids)])).map((record) => [record.id, record]));
  const paired = new Set([...ids, ...pairs.flatMap(({ a, b }) => [a, b.id])]);
  return {
    comparisons: stored.map((comparison) => ({
      comparison,
      readouts: comparison.readouts.flatMap((id) => records.get(id) ?? []),
    })),
    suggestions: open.flatMap(({ a, b }) => {
      const [one, other] = [records.get(a), records.get(b.id)];
      if (!one || !other) return [];
      // The readout that was stored first is the first column.
      const isInOrder = one.capturedAt <= other.capturedAt;
      return [{ a: isInOrder ? one : other, b: isInOrder ? other : one, reasons: b.reasons }];
    }),
    single: newest.filter(({ id, event }) => event !== undefined && !paired.has(id)).slice(0, MAX_SINGLE),
  };
}

function SuggestionRow({ a, b, reasons }: ListedSuggestion) {
  const library = useLibrary();
  const compare = async () => {
    const comparison = await putComparison(library.store, createComparison([a.id, b.id]));
    location.hash = formatRoute("comparison", comparison.id);
  };
  const reject = () =>
    void library.run("", async () => {
      await rejectPair(library.store, a.id, b.id);
      return { text: t("compare_rejected") };
    });
  return (
    <li class="row">
      <div class="row-main">
        <ReadoutLine record={a} />
        <ReadoutLine record={b} />
        <div class="row-foot">
          <p class="row-source">{reasons.flatMap(reasonLabel).join(" · ")}</p>
          <button type="button" class="button primary" onClick={() => void compare()}>
            {t("compare_start")}
          </button>
          <button type="button" class="button" onClick={reject}>
            {t("compare_reject")}
          </button>
        </div>
      </div>
    </li>
  );
}

function ReadoutLine({
  record: { id, title, issuer, language, event, capturedAt },
}: {
  readonly record: ReadoutRecord;
}) {
  return (
    <p class="readout-line">
      {issuer !== undefined && <bdi class="side-name">{issuer}</bdi>}
      <a href={formatRoute("readout", id)} dir="auto" lang={language}>
        {title}
      </a>
      <time class="row-date" dateTime={event?.day ?? capturedAt}>
        {event?.day ? eventDate(event) : t("stored_on", { date: formatDate(capturedAt) })}
      </time>
    </p>
  );
}

/**
 * Returns the reason why two readouts may be about one event, as a list of one label, or of none for a reason that is
 * not worth showing.
 */
function reasonLabel(reason: PairReason): string[] {
  switch (reason.kind) {
    case "people":
      return [t("compare_reason_people", { names: formatList(reason.names.map(([name]) => name)) })];
    case "day":
      return [reason.apart === 0 ? t("compare_reason_same_day") : t("compare_reason_days", { count: reason.apart })];
    case "event":
      return reason.one === reason.other ? [] : [t("compare_reason_other_kind")];
    case "stored near":
      return [t("compare_reason_stored_near")];
    case "issuer unknown":
      return [t("compare_reason_issuer")];
    default:
      return [];
  }
}

function ComparisonRow({ comparison, readouts }: ListedComparison) {
  const library = useLibrary();
  const names = readouts.map(({ issuer, title }) => issuer ?? title);
  const event = eventOfReadouts(readouts);
  const remove = () =>
    void library.run("", async () => {
      await trashComparison(library.store, comparison.id);
      return { text: t("compare_deleted") };
    });
  return (
    <li class="row" data-entry={comparison.id}>
      <div class="row-main">
        <a class="row-title" data-main href={formatRoute("comparison", comparison.id)} dir="auto">
          {names.join(" / ")}
        </a>
        <p class="row-page">
          <bdi>{event?.participants.join(" · ")}</bdi>
        </p>
        {comparison.comment !== "" && (
          <p class="row-body" dir="auto">
            {comparison.comment}
          </p>
        )}
        <div class="row-foot">
          <p class="row-source">
            {event?.day ? eventDate(event) : t("stored_on", { date: formatDate(comparison.created) })}
          </p>
          <button type="button" class="icon-button" title={t("compare_delete")} onClick={remove}>
            <Icon name="remove" />
          </button>
        </div>
      </div>
    </li>
  );
}

function SingleRow({ record }: { readonly record: ReadoutRecord }) {
  const [isCopied, setIsCopied] = useState(false);
  const words = searchWords(toEventCard(record));
  const copy = () => void navigator.clipboard.writeText(words).then(() => setIsCopied(true));
  return (
    <li class="row">
      <div class="row-main">
        <ReadoutLine record={record} />
        <div class="row-foot">
          <p class="row-source">
            <bdi>{words}</bdi>
          </p>
          <span class="message" role="status">
            {isCopied && t("compare_copied")}
          </span>
          <button type="button" class="button" onClick={copy}>
            <Icon name="copy" /> {t("compare_copy_words")}
          </button>
        </div>
      </div>
    </li>
  );
}
