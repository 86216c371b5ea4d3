import { useState } from "preact/hooks";
import { createComparison } from "../annotation/comparison-record.ts";
import { t } from "../locale/i18n.ts";
import { comparisonsOfReadout, putComparison } from "../store/comparisons-store.ts";
import { Icon } from "../ui/icon.tsx";
import { CompareDialog } from "./compare-dialog.tsx";
import { useLibrary } from "./library-context.ts";
import { formatRoute } from "./route.ts";

/**
 * Shows a button that compares a readout with another one, which the user chooses. If they are already in a comparison,
 * opens that one.
 */
export function CompareButton({ id }: { readonly id: string }) {
  const { store } = useLibrary();
  const [isChoosing, setIsChoosing] = useState(false);
  const compareWith = async (other: string) => {
    setIsChoosing(false);
    const known = (await comparisonsOfReadout(store, id)).find(({ readouts }) => readouts.includes(other));
    const comparison = known ?? (await putComparison(store, createComparison([id, other])));
    location.hash = formatRoute("comparison", comparison.id);
  };
  return (
    <>
      <button type="button" class="button" onClick={() => setIsChoosing(true)}>
        <Icon name="compare" /> {t("compare_with")}
      </button>
      {isChoosing && (
        <CompareDialog
          readouts={[id]}
          onChoose={(other) => void compareWith(other)}
          onClose={() => setIsChoosing(false)}
        />
      )}
    </>
  );
}
