import { useState } from "preact/hooks";
import { type Comparison, updateComparison } from "../annotation/comparison-record.ts";
import { COMPARISON_FORMATS, type ComparisonFormatId, comparisonFile } from "../import-export/comparison-formats.ts";
import { eventKindKey } from "../locale/event-kind-key.ts";
import { t } from "../locale/i18n.ts";
import { editComparison, trashComparison } from "../store/comparisons-store.ts";
import { downloadFile } from "../ui/download-file.ts";
import { eventDate } from "../ui/event-date.ts";
import { Icon } from "../ui/icon.tsx";
import { CompareDialog } from "./compare-dialog.tsx";
import { type ComparisonModel, eventOfReadouts } from "./comparison-model.ts";
import { useLibrary } from "./library-context.ts";
import type { LoadedComparison } from "./load-comparison.ts";
import { formatRoute } from "./route.ts";

interface HeaderProps {
  readonly loaded: LoadedComparison;
  readonly model: ComparisonModel;
  readonly comparison: Comparison;
}

/** Shows the event of a comparison, and buttons to save, print, extend and delete the comparison. */
export function ComparisonHeader({ loaded, model, comparison }: HeaderProps) {
  const library = useLibrary();
  const [isAdding, setIsAdding] = useState(false);
  const [format, setFormat] = useState<ComparisonFormatId>("html");
  const event = eventOfReadouts(loaded.sides.map(({ record }) => record));
  const people = event?.participants ?? [];
  const facts = [event && event.kind !== "other" && t(eventKindKey(event.kind)), event && eventDate(event)];
  const save = () =>
    void library.run(t("exporting"), async () => {
      const file = comparisonFile(model.table, format, new Date().toISOString());
      await downloadFile(file);
      return { text: t("exported", { name: file.name }) };
    });
  const remove = () =>
    void library.run(t("deleting"), async () => {
      await trashComparison(library.store, comparison.id);
      location.hash = formatRoute("comparison");
      return { text: t("compare_deleted") };
    });
  const add = (readout: string) => {
    setIsAdding(false);
    void editComparison(library.store, comparison.id, (before) =>
      updateComparison(before, { readouts: [...new Set([...before.readouts, readout])] }),
    );
  };
  return (
    <header class="readout-header">
      <a class="link-button" href={formatRoute("comparison")}>
        <Icon name="previous" /> {t("compare_back")}
      </a>
      <h1 dir="auto">{people.length > 0 ? people.join(" · ") : loaded.sides[0]?.record.title}</h1>
      <p class="readout-facts">{facts.map((fact) => fact && <bdi key={fact}>{fact}</bdi>)}</p>
      <div class="buttons">
        <select
          class="choice"
          aria-label={t("compare_save_as")}
          value={format}
          onChange={({ currentTarget: { value } }) =>
            setFormat(COMPARISON_FORMATS.find(({ id }) => id === value)?.id ?? "html")
          }
        >
          {COMPARISON_FORMATS.map(({ id, title }) => (
            <option key={id} value={id}>
              {t(title)}
            </option>
          ))}
        </select>
        <button type="button" class="button" onClick={save}>
          <Icon name="save" /> {t("compare_save")}
        </button>
        <button type="button" class="button" onClick={() => print()}>
          {t("compare_print")}
        </button>
        <button type="button" class="button" onClick={() => setIsAdding(true)}>
          {t("compare_add")}
        </button>
        <button type="button" class="button" onClick={remove}>
          <Icon name="remove" /> {t("compare_delete")}
        </button>
      </div>
      {isAdding && <CompareDialog readouts={comparison.readouts} onChoose={add} onClose={() => setIsAdding(false)} />}
    </header>
  );
}
