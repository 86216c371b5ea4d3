import { type Correction, correctionQuote } from "../annotation/correction.ts";
import { t } from "../locale/i18n.ts";
import { background } from "../rpc/rpc-contract.ts";
import type { ReadablePage, RunAction } from "./run-action.ts";

/** Lists dismissed attributions, and corrections whose passage is collapsed or gone. Each can be reverted. */
export function CorrectionsSection({ open: { view }, run }: { readonly open: ReadablePage; readonly run: RunAction }) {
  const listed = [
    ...view.dismissals.map((one) => ({ correction: one, why: t("dismissed_by_you") })),
    ...view.foldedCorrections.map((one) => ({ correction: one, why: t("corrected_folded") })),
    ...view.orphaned.map((one) => ({ correction: one, why: t("corrected_orphaned") })),
  ];
  if (listed.length === 0) return null;
  const revert = (correction: Correction) =>
    run(
      async () => {
        await background.removeCorrection(correction.id);
        return t("correction_reverted");
      },
      () => run(() => background.saveCorrection(correction)),
    );
  return (
    <section aria-label={t("corrections_label")}>
      <h2 class="section-head">{t("corrections_title")}</h2>
      <ul class="notes">
        {listed.map(({ correction, why }) => (
          <li key={correction.id} class="note">
            <blockquote class="quote" dir="auto" lang={view.language || undefined}>
              {correctionQuote(correction)}
            </blockquote>
            <div class="note-foot">
              <span class="message">{why}</span>
              <button type="button" class="text-button" onClick={() => revert(correction)}>
                {t("revert")}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
