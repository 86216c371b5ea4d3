import { useCallback, useState } from "preact/hooks";
import { formatNumber, t } from "../locale/i18n.ts";
import { useLibrary } from "./library-context.ts";
import { type CoderProgress, loadProgress, type Progress } from "./load-codings.ts";
import { LoadMoreButton } from "./load-more-button.tsx";
import { formatRoute } from "./route.ts";
import { useLatestUntil } from "./use-latest.ts";

/** The number of readouts that are shown at first, and added each time. */
const PAGE_SIZE = 50;

/** Returns the name of a coder, or the words for one without a name. */
export function coderLabel(coder: string): string {
  return coder === "" ? t("coder_unnamed") : coder;
}

/** Shows how many attributions of each readout each coder has checked. */
export function ProgressSection() {
  const { store, settings, revision } = useLibrary();
  const [shown, setShown] = useState(PAGE_SIZE);
  const more = useCallback(() => setShown((count) => count + PAGE_SIZE), []);
  const progress = useLatestUntil<Progress | undefined>(
    (signal) => loadProgress(store, settings.coder, signal),
    undefined,
    [store, settings.coder, revision],
  );
  if (!progress)
    return (
      <p class="found" role="status">
        {t("loading")}
      </p>
    );
  const { coders, readouts } = progress;
  const marked = readouts.filter(({ status }) => status === "checked").length;
  return (
    <>
      <p>{t("progress_text")}</p>
      <p class="found" role="status">
        {t("progress_readouts", { done: marked, total: readouts.length })}
      </p>
      {readouts.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key
        <section class="table-scroll" aria-label={t("coding_progress")} tabIndex={0}>
          <table class="table progress-table">
            <caption class="visually-hidden">{t("coding_progress")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("progress_readout")}</th>
                <th scope="col">{t("facet_status")}</th>
                {coders.map((coder) => (
                  <th key={coder} scope="col" class="number">
                    <bdi>{coderLabel(coder)}</bdi>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <tr class="total">
                <th scope="row">{t("progress_all")}</th>
                <td />
                {coders.map((coder, at) => (
                  <td key={coder} class="number">
                    <Bar {...sumOf(readouts.flatMap((one) => one.coders[at] ?? []))} />
                  </td>
                ))}
              </tr>
              {readouts.slice(0, shown).map((one) => (
                <tr key={one.id} data-entry={one.id}>
                  <th scope="row" dir="auto">
                    <a data-main href={formatRoute("readout", one.id)}>
                      {one.title || one.url}
                    </a>
                  </th>
                  <td>{t(`status_${one.status}`)}</td>
                  {one.coders.map((each, at) => (
                    <td key={coders[at]} class="number">
                      <Bar {...each} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {readouts.length > shown && <LoadMoreButton onMore={more} />}
    </>
  );
}

function sumOf(all: readonly CoderProgress[]): CoderProgress {
  return all.reduce((sum, one) => ({ checked: sum.checked + one.checked, total: sum.total + one.total }), {
    checked: 0,
    total: 0,
  });
}

/** Shows a number of a total as a bar and in figures. */
function Bar({ checked, total }: CoderProgress) {
  return (
    <span class="progress-bar">
      <span aria-hidden="true" class="progress-track">
        <span style={{ width: `${total === 0 ? 0 : (100 * checked) / total}%` }} />
      </span>
      {t("progress_of", { done: formatNumber(checked), total: formatNumber(total) })}
    </span>
  );
}
