import { useEffect, useState } from "preact/hooks";
import type { DiplomaticEvent } from "../engine/analysis.ts";
import { t } from "../locale/i18n.ts";
import { background, type Counterpart } from "../rpc/rpc-contract.ts";
import { Icon } from "../ui/icon.tsx";
import { openLibrary } from "./popup-or-panel.ts";
import type { RunAction } from "./run-action.ts";

interface Props {
  readonly url: string;
  readonly event: DiplomaticEvent;
  readonly run: RunAction;
}

/**
 * Shows a button that opens the other side's account of the event, if one is stored. It asks the background after the
 * popup is shown, so that it does not delay the popup.
 */
export function CounterpartLink({ url, event, run }: Props) {
  const [counterpart, setCounterpart] = useState<Counterpart | null>(null);
  const about = JSON.stringify([url, event]);
  useEffect(() => {
    let isCurrent = true;
    background
      .findCounterpart(url, event)
      .catch(() => null)
      .then((found) => isCurrent && setCounterpart(found));
    return () => {
      isCurrent = false;
    };
  }, [about]);
  if (!counterpart) return null;
  return (
    <p class="counterpart">
      <button type="button" class="button" onClick={() => run(() => openLibrary(viewOf(counterpart)))}>
        <Icon name="compare" /> {t("compare_counterpart")}
      </button>
    </p>
  );
}

function viewOf(counterpart: Counterpart): string {
  if (counterpart.kind === "suggestion") return "comparison";
  return `${counterpart.kind}/${encodeURIComponent(counterpart.id)}`;
}
