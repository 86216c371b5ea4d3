import { useEffect, useId, useState } from "preact/hooks";
import { parseAddressList, type RefusedLine } from "../annotation/parse-address-list.ts";
import { type MessageKey, t } from "../locale/i18n.ts";
import { useLibrary } from "./library-context.ts";
import { type AddressOutcome, type OpenedAddress, openAddresses } from "./open-addresses.ts";
import { OutcomeTable } from "./outcome-table.tsx";

const OUTCOME_LABELS: Readonly<Record<AddressOutcome, MessageKey>> = {
  kept: "outcome_kept",
  known: "outcome_known",
  failed: "outcome_not_kept",
};

/**
 * The list and its outcomes. They are kept outside the view, because the work continues while the user is in another
 * view.
 */
const work = {
  list: "",
  opened: [] as readonly OpenedAddress[],
  isRunning: false,
  onChange: (): void => undefined,
};

/** Opens the pages of a list of addresses one after another, and keeps those that are readouts. */
export function AddressesSection() {
  const library = useLibrary();
  const id = useId();
  const [, render] = useState(0);
  useEffect(() => {
    work.onChange = () => render((count) => count + 1);
    return () => {
      work.onChange = () => undefined;
    };
  }, []);
  const change = (changes: Partial<typeof work>) => {
    Object.assign(work, changes);
    work.onChange();
  };
  const { urls, refused } = parseAddressList(work.list);
  const open = () =>
    library.run(t("addresses_opening"), async ({ onProgress, signal }) => {
      change({ opened: [], isRunning: true });
      onProgress(0, urls.length);
      const onOutcome = (opened: OpenedAddress) => {
        change({ opened: [...work.opened, opened] });
        onProgress(work.opened.length, urls.length);
      };
      try {
        await openAddresses(urls, { onOutcome, signal });
      } finally {
        const done = new Set(work.opened.map(({ url }) => url));
        change({ isRunning: false, list: urls.filter((url) => !done.has(url)).join("\n") });
      }
      const count = work.opened.filter(({ outcome }) => outcome === "kept").length;
      const left = urls.length - work.opened.length;
      const text = t("readouts_kept", { count });
      return { text: left > 0 ? `${text} ${t("addresses_left", { count: left })}` : text };
    });
  return (
    <section class="setting" aria-labelledby="addresses-title">
      <h2 id="addresses-title">{t("addresses_title")}</h2>
      <div class="setting-body">
        <p id={`${id}-hint`}>{t("addresses_text")}</p>
        <label class="field wide">
          {t("addresses_label")}
          <textarea
            class="address-list"
            rows={5}
            dir="ltr"
            spellcheck={false}
            autocomplete="off"
            aria-describedby={`${id}-hint`}
            value={work.list}
            readOnly={work.isRunning}
            onInput={(event) => change({ list: event.currentTarget.value })}
          />
        </label>
        <RefusedLines refused={refused} />
        <button
          type="button"
          class="button primary"
          disabled={urls.length === 0 || work.isRunning}
          onClick={() => void open()}
        >
          {t("addresses_open", { count: urls.length })}
        </button>
        <OutcomeTable
          subject={t("column_address")}
          outcomes={work.opened.map(({ url, outcome, reason }) => ({
            subject: url,
            result: t(OUTCOME_LABELS[outcome]),
            reason,
          }))}
        />
      </div>
    </section>
  );
}

/** Shows which lines are not opened, and why. */
function RefusedLines({ refused }: { readonly refused: readonly RefusedLine[] }) {
  return (
    <div role="status">
      {refused.length > 0 && (
        <ul class="refused-lines">
          {refused.map(({ line, text, reason }) => (
            <li key={line}>
              {t(reason === "wrong" ? "address_wrong" : "address_repeated", { line })} <bdi>{text}</bdi>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
