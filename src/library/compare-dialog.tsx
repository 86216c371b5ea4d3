import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { ReadoutRecord } from "../annotation/readout-record.ts";
import { toEventCard } from "../comparison/find-pairs.ts";
import { findDoubts, type PairDoubt } from "../comparison/pair-readouts.ts";
import { formatDate, formatDay, t } from "../locale/i18n.ts";
import { suggestCounterparts } from "../store/comparisons-store.ts";
import type { Store } from "../store/open-store.ts";
import { getReadouts, newestReadouts } from "../store/readouts-store.ts";
import { formatList } from "../ui/comparison-labels.ts";
import { eventDate } from "../ui/event-date.ts";
import { useLibrary } from "./library-context.ts";
import { useLatest } from "./use-latest.ts";

interface Props {
  /** The ids of the readouts with which another one is compared. */
  readonly readouts: readonly string[];
  readonly onChoose: (readout: string) => void;
  readonly onClose: () => void;
}

/** The maximum number of readouts that can be chosen, in addition to the suggested ones. The newest are listed. */
const MAX_LISTED = 200;

/** Shows a dialog in which the user chooses a readout to compare with: suggested ones first, then the newest. */
export function CompareDialog({ readouts, onChoose, onClose }: Props) {
  const { store } = useLibrary();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [typed, setTyped] = useState("");
  // Both are loaded together, so that no readout can be chosen before the readouts to compare it with are known.
  const { listed, compared } = useLatest<Choices>(() => readChoices(store, readouts), NO_CHOICES, [store]);
  useEffect(() => dialog.current?.showModal(), []);
  const [doubted, setDoubted] = useState<Doubted>();
  const choose = (other: ReadoutRecord) => {
    const doubts = compared.map((one) => findDoubts(toEventCard(one), toEventCard(other)));
    // If there are two readouts already, it is enough that the third one fits one of them.
    const least = doubts.reduce((best, list) => (list.length < best.length ? list : best), doubts[0] ?? []);
    if (least.length > 0) setDoubted({ readout: other.id, doubts: least });
    else onChoose(other.id);
  };
  const words = typed.toLocaleLowerCase();
  const found = listed.filter(({ title, issuer }) => `${title} ${issuer ?? ""}`.toLocaleLowerCase().includes(words));
  if (doubted)
    return (
      <dialog ref={dialog} class="dialog" aria-labelledby={id} onClose={onClose}>
        <DoubtsBody
          id={id}
          doubts={doubted.doubts}
          onGoOn={() => onChoose(doubted.readout)}
          onBack={() => setDoubted(undefined)}
        />
      </dialog>
    );
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{t("compare_choose")}</h2>
      <label class="field">
        {t("compare_search")}
        <input type="search" value={typed} onInput={({ currentTarget }) => setTyped(currentTarget.value)} />
      </label>
      <ul class="choices">
        {found.map((record) => (
          <li key={record.id}>
            <button type="button" class="link-button" onClick={() => choose(record)}>
              <span dir="auto" lang={record.language}>
                {record.title}
              </span>
            </button>
            <p class="message">
              {record.issuer !== undefined && (
                <>
                  <bdi>{record.issuer}</bdi> ·{" "}
                </>
              )}
              {record.event?.day ? eventDate(record.event) : t("stored_on", { date: formatDate(record.capturedAt) })}
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

/** The readouts that can be chosen, and those with which they are compared. */
interface Choices {
  readonly listed: readonly ReadoutRecord[];
  readonly compared: readonly ReadoutRecord[];
}

const NO_CHOICES: Choices = { listed: [], compared: [] };

async function readChoices(store: Store, readouts: readonly string[]): Promise<Choices> {
  const [listed, compared] = await Promise.all([listReadouts(store, readouts), getReadouts(store, readouts)]);
  return { listed, compared };
}

/** The chosen readout, with the reasons why it is probably about another event. */
interface Doubted {
  readonly readout: string;
  readonly doubts: readonly PairDoubt[];
}

interface DoubtsProps {
  readonly id: string;
  readonly doubts: readonly PairDoubt[];
  readonly onGoOn: () => void;
  readonly onBack: () => void;
}

/** Shows why two readouts are probably not about one event, and asks whether to compare them anyway. */
function DoubtsBody({ id, doubts, onGoOn, onBack }: DoubtsProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <h2 id={id} ref={heading} tabIndex={-1}>
        {t("compare_unlikely")}
      </h2>
      <ul>
        {doubts.map((doubt) => (
          <li key={doubt.kind}>{doubtLabel(doubt)}</li>
        ))}
      </ul>
      <div class="buttons">
        <button type="button" class="button primary" onClick={onGoOn}>
          {t("compare_anyway")}
        </button>
        <button type="button" class="button" onClick={onBack}>
          {t("compare_choose_other")}
        </button>
      </div>
    </>
  );
}

function doubtLabel(doubt: PairDoubt): string {
  return doubt.kind === "people"
    ? t("compare_unlikely_people", { one: formatList(doubt.one), other: formatList(doubt.other) })
    : t("compare_unlikely_days", { one: formatDay(doubt.one), other: formatDay(doubt.other) });
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
