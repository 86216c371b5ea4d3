import { useEffect, useRef, useState } from "preact/hooks";
import { type MessageKey, t } from "../locale/i18n.ts";
import { readoutForPage } from "../store/readouts-store.ts";
import { applyImport } from "../store/write-import.ts";
import { Analyzer } from "./analyzer.ts";
import { examineFiles, FILE_OUTCOMES, type FileOutcome, type FilesPlan, isReadable } from "./examine-files.ts";
import { canChooseFolder, FilesPicker } from "./file-picker.tsx";
import { useLibrary } from "./library-context.ts";
import { type Outcome, OutcomeTable } from "./outcome-table.tsx";

/** The types of files that can be added. */
const ACCEPTED = ".html,.htm,.xhtml,.txt,.text,text/html,text/plain";

const OUTCOME_LABELS: Readonly<Record<FileOutcome, MessageKey>> = {
  unreadable: "outcome_unreadable",
  new: "outcome_new",
  changed: "outcome_changed",
  known: "outcome_known",
  other: "outcome_other",
};

/** Adds the readouts in saved web pages and text files, after a preview of what would be added. */
export function FilesSection() {
  const library = useLibrary();
  const [plan, setPlan] = useState<FilesPlan>();
  const control = useRef<AbortController>(undefined);
  // When the section is closed, its preview is lost, so the examination of the files is stopped.
  useEffect(() => () => control.current?.abort(), []);

  const examine = (files: readonly File[], ignored = 0) =>
    library.run(t("files_reading"), async ({ onProgress, signal }) => {
      setPlan(undefined);
      control.current = new AbortController();
      const either = AbortSignal.any([signal, control.current.signal]);
      const analyzer = new Analyzer(either);
      const stored = (key: string) => readoutForPage(library.store, key);
      const examined = await examineFiles(files, ignored, { analyzer, stored, onProgress, signal: either });
      analyzer.end();
      setPlan(examined);
      return examined ? undefined : { text: t("files_stopped") };
    });
  const examineFolder = (all: readonly File[]) => {
    const files = all.filter(isReadable).sort((a, b) => (a.webkitRelativePath < b.webkitRelativePath ? -1 : 1));
    return examine(files, all.length - files.length);
  };
  const keep = ({ changes, ...rest }: FilesPlan) =>
    library.run(t("importing"), async (task) => {
      const writes = { notes: [], readouts: changes, corrections: [] };
      const { undo, isComplete } = await applyImport(library.store, writes, t("files_subject"), task);
      // If the job was stopped, the files that it has not stored stay in the preview.
      setPlan(isComplete ? undefined : { ...rest, changes: changes.slice(undo.count) });
      const text = `${t("readouts_kept", { count: undo.count })}${isComplete ? "" : ` ${t("stopped")}`}`;
      return { text, ...(undo.count > 0 && { undo: undo.id }) };
    });
  return (
    <section class="setting" aria-labelledby="files-title">
      <h2 id="files-title">{t("files_title")}</h2>
      <div class="setting-body">
        <p>{t("files_text")}</p>
        <p class="buttons">
          <FilesPicker label={t("files_choose")} accept={ACCEPTED} onFiles={(files) => void examine(files)} />
          {canChooseFolder() && (
            <FilesPicker
              label={t("files_folder")}
              isFolder
              accept={ACCEPTED}
              onFiles={(files) => void examineFolder(files)}
            />
          )}
        </p>
        {plan && (
          <>
            <Summary plan={plan} />
            <OutcomeTable subject={t("column_file")} outcomes={linesOf(plan)} />
            <p class="buttons">
              <button
                type="button"
                class="button primary"
                disabled={plan.changes.length === 0}
                onClick={() => void keep(plan)}
              >
                {t("files_keep", { count: plan.changes.length })}
              </button>
              <button type="button" class="button" onClick={() => setPlan(undefined)}>
                {t("cancel")}
              </button>
            </p>
          </>
        )}
      </div>
    </section>
  );
}

/** Returns one line for each file, the ones that cannot be read first. */
function linesOf({ files }: FilesPlan): Outcome[] {
  return FILE_OUTCOMES.flatMap((outcome) =>
    files
      .filter((file) => file.outcome === outcome)
      .map(({ name, reason }) => ({ subject: name, result: t(OUTCOME_LABELS[outcome]), reason })),
  );
}

/** Shows how many files have each outcome. */
function Summary({ plan: { files, ignored } }: { readonly plan: FilesPlan }) {
  const counts = FILE_OUTCOMES.map(
    (outcome) => [OUTCOME_LABELS[outcome], files.filter((file) => file.outcome === outcome).length] as const,
  );
  const shown = [...counts, ["outcome_ignored", ignored] as const].filter(([, count]) => count > 0);
  return (
    <p class="found" role="status">
      {shown.length === 0
        ? t("plan_nothing")
        : shown.map(([label, count]) => t("outcome_count", { outcome: t(label), number: count })).join(" · ")}
    </p>
  );
}
