import { useEffect, useId, useMemo, useRef } from "preact/hooks";
import { findNearestSentences } from "../comparison/find-nearest-sentences.ts";
import { t } from "../locale/i18n.ts";
import { HighlightedReadout } from "../ui/highlighted-readout.tsx";
import type { LoadedComparison } from "./load-comparison.ts";

interface Props {
  readonly loaded: LoadedComparison;
  /** The index of the side whose text is shown. */
  readonly side: number;
  readonly name: string;
  /** The content of the claim that is searched. */
  readonly claim: string;
  readonly onClose: () => void;
}

/**
 * Shows the whole text of a side, with the sentences most similar to a claim of another side. A readout may say
 * something outside any claim.
 */
export function ComparedTextDialog({ loaded: { sides, data }, side, name, claim, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const shown = sides[side];
  const near = useMemo(
    () => (shown ? findNearestSentences(shown.text, claim, data.table) : []),
    [shown?.text, claim, data],
  );
  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector(".hl-match")?.scrollIntoView({ block: "center" });
  }, []);
  if (!shown) return null;
  return (
    <dialog ref={dialog} class="dialog wide" aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{t("compare_text_of", { side: name })}</h2>
      <blockquote class="quote" dir="auto">
        {claim}
      </blockquote>
      <p class="message">{t(near.length > 0 ? "compare_text_near" : "compare_text_far")}</p>
      <div class="readout-text">
        <HighlightedReadout
          text={shown.text}
          lang={shown.record.language ?? ""}
          attributions={shown.attributions}
          matches={near}
        />
      </div>
      <form method="dialog">
        <button type="submit" class="button primary">
          {t("close")}
        </button>
      </form>
    </dialog>
  );
}
