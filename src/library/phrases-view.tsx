import { type Inputs, useEffect, useId, useMemo, useRef, useState } from "preact/hooks";
import { type Formula, findFormulas } from "../comparison/find-formulas.ts";
import { runInSlices } from "../engine/slices.ts";
import { formatNumber, t } from "../locale/i18n.ts";
import { Icon } from "../ui/icon.tsx";
import { useThrow } from "../ui/use-throw.ts";
import { yieldToEventLoop } from "../ui/yield-to-event-loop.ts";
import { focusAdjacentEntry, useShortcuts } from "./keyboard-shortcuts.tsx";
import { useLibrary } from "./library-context.ts";
import { type LibraryPhrases, loadPhraseIndex } from "./load-phrase-index.ts";
import { GrowingList, PhraseReport } from "./phrase-report.tsx";
import { formatRoute, replaceRoute } from "./route.ts";

/** The numbers of other words that can be allowed between two words of a phrase. */
const GAPS = [0, 1, 2, 3];

interface Props {
  readonly phrase: string;
  /** The issuer whose readouts are searched; "" for all readouts. */
  readonly side: string;
}

/**
 * Shows who used a phrase and when, according to all stored readouts, or suggests phrases while none is given. The
 * index is built while the view is open and is not stored.
 */
export function PhrasesView({ phrase, side }: Props) {
  const { store, revision } = useLibrary();
  const all = useWork((signal) => loadPhraseIndex(store, signal), [store, revision]);
  const phrases = useMemo(() => all && (side === "" ? all : ofSide(all, side)), [all, side]);
  const [gap, setGap] = useState(0);
  const hasWords = phrase.trim() !== "";
  const index = phrases?.index;
  const formulas = useWork<readonly Formula[]>(
    async (signal) =>
      index && !hasWords ? runInSlices(findFormulas(index), { pause: yieldToEventLoop, signal }) : undefined,
    [index, hasWords],
  );
  const view = useRef<HTMLDivElement>(null);
  useShortcuts({
    search: () => view.current?.querySelector<HTMLElement>("[data-search]")?.focus(),
    next: () => focusAdjacentEntry(view.current, 1),
    previous: () => focusAdjacentEntry(view.current, -1),
  });
  return (
    <div class="narrow phrases" ref={view}>
      <h1>{t("nav_phrases")}</h1>
      <p class="message">{t("phrases_text")}</p>
      <PhraseField phrase={phrase} side={side} gap={gap} onGap={setGap} />
      {side !== "" && (
        <p class="phrase-side">
          <bdi>{t("phrases_only_side", { side })}</bdi>{" "}
          <a class="button" href={formatRoute("phrases", phrase)}>
            {t("phrases_all_sides")}
          </a>
        </p>
      )}
      {!phrases || (!hasWords && !formulas) ? (
        <p class="message" role="status">
          {t("loading")}
        </p>
      ) : hasWords ? (
        <PhraseReport phrases={phrases} words={phrase} gap={gap} />
      ) : (
        <Formulas formulas={formulas ?? []} />
      )}
    </div>
  );
}

/** Returns the index of the readouts of one issuer. */
function ofSide(phrases: LibraryPhrases, side: string): LibraryPhrases {
  const { index } = phrases;
  return { ...phrases, index: { ...index, texts: index.texts.filter(({ issuer }) => issuer === side) } };
}

/**
 * Returns the latest result of work that is stopped when an input changes or the view is closed. The earlier result
 * stays until then.
 */
function useWork<T>(work: (signal: AbortSignal) => Promise<T | undefined>, inputs: Inputs): T | undefined {
  const [result, setResult] = useState<T>();
  const fail = useThrow();
  useEffect(() => {
    const control = new AbortController();
    work(control.signal).then(
      (found) => {
        if (found !== undefined && !control.signal.aborted) setResult(() => found);
      },
      (error) => {
        if (!control.signal.aborted) fail(error);
      },
    );
    return () => control.abort();
  }, inputs);
  return result;
}

interface FieldProps {
  readonly phrase: string;
  readonly side: string;
  readonly gap: number;
  readonly onGap: (gap: number) => void;
}

/** Shows a field for a phrase. The words are part of the address, so that a search can be linked to. */
function PhraseField({ phrase, side, gap, onGap }: FieldProps) {
  const id = useId();
  return (
    <search class="search-bar">
      <div class="search-field">
        <Icon name="search" />
        <input
          type="search"
          data-search
          aria-label={t("phrases_field")}
          placeholder={t("phrases_field")}
          value={phrase}
          autocomplete="off"
          spellcheck={false}
          dir="auto"
          onInput={(event) => replaceRoute(formatRoute("phrases", event.currentTarget.value, side))}
        />
      </div>
      <label for={`${id}-gap`} class="phrase-gap">
        {t("phrases_gap")}
      </label>
      <select
        id={`${id}-gap`}
        class="choice"
        value={gap}
        onChange={(event) => onGap(Number(event.currentTarget.value))}
      >
        {GAPS.map((one) => (
          <option key={one} value={one}>
            {formatNumber(one)}
          </option>
        ))}
      </select>
    </search>
  );
}

function Formulas({ formulas }: { readonly formulas: readonly Formula[] }) {
  const id = useId();
  return (
    <section aria-labelledby={id} class="formulas">
      <h2 id={id}>{t("phrases_formulas")}</h2>
      {formulas.length === 0 && <p class="message">{t("phrases_formulas_none")}</p>}
      <GrowingList items={formulas}>
        {({ words, readouts, issuers }) => (
          <li key={words} class="row" data-entry={words}>
            <div class="row-main">
              <a data-main href={formatRoute("phrases", words)} dir="auto">
                {words}
              </a>
              <p class="row-source">
                {t("readouts", { count: readouts })}
                {issuers
                  .filter(([issuer]) => issuer !== "")
                  .map(([issuer, count]) => (
                    <span key={issuer}>
                      {" · "}
                      <bdi>{issuer}</bdi> {formatNumber(count)}
                    </span>
                  ))}
              </p>
            </div>
          </li>
        )}
      </GrowingList>
    </section>
  );
}
