import { useState } from "preact/hooks";
import type { ExistingRecords } from "../import-export/existing-records.ts";
import { parseImport } from "../import-export/parse-import.ts";
import { type ImportPlan, planImport, summarizePlan } from "../import-export/plan-import.ts";
import { t } from "../locale/i18n.ts";
import { errorText } from "../locale/user-error.ts";
import { getCoderDecision } from "../store/coder-decisions-store.ts";
import { listCodes } from "../store/codes-store.ts";
import { comparisonsOfReadout, getComparison, listRejectedPairs } from "../store/comparisons-store.ts";
import { getCorrection } from "../store/corrections-store.ts";
import type { StorageArea } from "../store/local-storage.ts";
import { hasUnnamedDecisions } from "../store/name-decisions.ts";
import { getNote, notesForPage } from "../store/notes-store.ts";
import type { Store } from "../store/open-store.ts";
import { readNameDecisions } from "../store/people-store.ts";
import { addPreferences, readPreferences } from "../store/preferences.ts";
import { readoutForPage } from "../store/readouts-store.ts";
import { getReview, reviewsOnPages } from "../store/reviews-store.ts";
import { listTopicTerms } from "../store/topic-terms-store.ts";
import { applyImport } from "../store/write-import.ts";
import { FilePicker } from "./file-picker.tsx";
import { useLibrary } from "./library-context.ts";
import { notifyPagesChanged } from "./note-actions.ts";

/** A file that was read, and the plan for its import. */
interface Planned {
  readonly name: string;
  readonly kind: string;
  readonly plan: ImportPlan;
}

/** The maximum number of rejected records that are listed. The total number is shown too. */
const MAX_ISSUES_SHOWN = 20;

/** Imports a file after a preview of the changes. */
export function ImportSection() {
  const library = useLibrary();
  const [planned, setPlanned] = useState<Planned>();
  const [fault, setFault] = useState("");
  const [isReading, setReading] = useState(false);
  const readAndPlan = async (file: File) => {
    setPlanned(undefined);
    setFault("");
    setReading(true);
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const read = parseImport(bytes, new Date(file.lastModified));
      if (!read.file) setFault(read.error);
      else {
        const plan = await planImport(read.file, existingRecordsIn(library.store, library.area));
        setPlanned({ name: file.name, kind: t(read.importer.title), plan });
      }
    } catch (error) {
      setFault(errorText(error));
    } finally {
      setReading(false);
    }
  };
  const importPlanned = ({ name, plan: { writes, preferences, newByKind } }: Planned) =>
    library.run(t("importing"), async (task) => {
      setPlanned(undefined);
      const { undo, urls, isComplete } = await applyImport(library.store, writes, name, task);
      if (isComplete) await addPreferences(library.area, preferences);
      await notifyPagesChanged(urls);
      const text = `${t("imported", { count: undo.count + newByKind.searches + newByKind.templates })}${isComplete ? "" : ` ${t("stopped")}`}`;
      return { text, ...(undo.count > 0 && { undo: undo.id }) };
    });
  return (
    <section class="setting" aria-labelledby="import-title">
      <h2 id="import-title">{t("import_title")}</h2>
      <div class="setting-body">
        <p>{t("import_text")}</p>
        <FilePicker label={t("import_file")} isReading={isReading} onFile={(file) => void readAndPlan(file)} />
        <div role="status">{planned && <PlanReport planned={planned} />}</div>
        {fault && (
          <p class="message problem" role="alert">
            {fault}
          </p>
        )}
        {planned && (
          <p class="buttons">
            <button
              type="button"
              class="button primary"
              disabled={!hasWrites(planned.plan)}
              onClick={() => void importPlanned(planned)}
            >
              {t("import_start")}
            </button>
            <button type="button" class="button" onClick={() => setPlanned(undefined)}>
              {t("cancel")}
            </button>
          </p>
        )}
      </div>
    </section>
  );
}

function hasWrites({ writes, newByKind, preferences }: ImportPlan): boolean {
  const hasPreferences = newByKind.searches + newByKind.templates > 0 || preferences.coder !== undefined;
  return hasPreferences || Object.values(writes).some((records) => records.length > 0);
}

function PlanReport({ planned: { name, kind, plan } }: { readonly planned: Planned }) {
  const { issues } = plan;
  return (
    <div class="plan">
      <p>
        <bdi>{name}</bdi> · {kind}
      </p>
      <p>
        <strong>{summarizePlan(plan)}</strong>
      </p>
      {issues.length > 0 && (
        <details>
          <summary>{t("import_refused", { count: issues.length })}</summary>
          <ul>
            {issues.slice(0, MAX_ISSUES_SHOWN).map(({ location, message }) => (
              <li key={location + message}>{message}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function existingRecordsIn(store: Store, area: StorageArea): ExistingRecords {
  return {
    note: (id) => getNote(store, id),
    notesOnPage: (key) => notesForPage(store, key),
    readout: (key) => readoutForPage(store, key),
    correction: (id) => getCorrection(store, id),
    review: (id) => getReview(store, id),
    reviewsOnPage: async (key) => (await reviewsOnPages(store, [key]))[0] ?? [],
    comparison: (id) => getComparison(store, id),
    comparisonsOfReadout: (id) => comparisonsOfReadout(store, id),
    rejectedPairs: () => listRejectedPairs(store),
    nameDecisions: () => readNameDecisions(store),
    preferences: () => readPreferences(area),
    topicTerms: () => listTopicTerms(store),
    codes: () => listCodes(store),
    coderDecision: (id) => getCoderDecision(store, id),
    hasUnnamedDecisions: () => hasUnnamedDecisions(store),
  };
}
