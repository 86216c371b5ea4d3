import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { ReadoutRecord } from "../annotation/readout-record.ts";
import { toEventCard } from "../comparison/find-pairs.ts";
import { formatDate, formatDay, t } from "../locale/i18n.ts";
import { suggestCounterparts } from "../store/comparisons-store.ts";
import type { Store } from "../store/open-store.ts";
import { getReadouts, newestReadouts } from "../store/readouts-store.ts";
import { useLibrary } from "./library-context.ts";
import { useLatest } from "./use-latest.ts";

interface Props {
  /** The ids of the readouts with which another one is compared. */
  readonly readouts: readonly string[];
  readonly onChoose: (readout: string) => void;
  readonly onClose: () => void;
}

/** The number of newest readouts that can be chosen besides the suggested ones. */
const MAX_LISTED = 200;

/** A dialog in which the user chooses a readout to compare with: suggested ones first, then the newest. */
export function CompareDialog({ readouts, onChoose, onClose }: Props) {
  const { store } = useLibrary();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [typed, setTyped] = useState("");
  const listed = useLatest<readonly ReadoutRecord[]>(() => listReadouts(store, readouts), [], [store]);
  useEffect(() => dialog.current?.showModal(), []);
  const words = typed.toLocaleLowerCase();
  const found = listed.filter(({ title, issuer }) => `${title} ${issuer ?? ""}`.toLocaleLowerCase().includes(words));
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{t("compare_choose")}</h2>
      <label class="field">
        {t("compare_search")}
        <input type="search" value={typed} onInput={({ currentTarget }) => setTyped(currentTarget.value)} />
      </label>
      <ul class="choices">
        {found.map(({ id: readout, title, issuer, capturedAt, event, language }) => (
          <li key={readout}>
            <button type="button" class="link-button" onClick={() => onChoose(readout)}>
              <span dir="auto" lang={language}>
                {title}
              </span>
            </button>
            <p class="message">
              {issuer !== undefined && (
                <>
                  <bdi>{issuer}</bdi> ·{" "}
                </>
              )}
              {event?.day ? formatDay(event.day) : t("stored_on", { date: formatDate(capturedAt) })}
            </p>
          </li>
        ))}
      </ul>
      <form method="dialog">
        <button type="submit" class="button">
          {t("cancel")}
        </button>
      </form>
    </dialog>
  );
}

async function listReadouts(store: Store, readouts: readonly string[]): Promise<readonly ReadoutRecord[]> {
  const [first] = await getReadouts(store, readouts.slice(0, 1));
  const suggested = first ? await suggestCounterparts(store, toEventCard(first)) : [];
  const best = await getReadouts(
    store,
    suggested.map(({ id }) => id),
  );
  const newest = await newestReadouts(store, { limit: MAX_LISTED });
  const seen = new Set(readouts);
  return [...best, ...newest].filter(({ id }) => !seen.has(id) && seen.add(id) !== undefined);
}
