import { useMemo, useState } from "preact/hooks";
import { filterRows, type GroupFilter, orderRows, type RowOrder } from "../comparison/arrange-rows.ts";
import type { TableClaim } from "../comparison/comparison-table.ts";
import { phraseOfClaim } from "../comparison/phrase-of-claim.ts";
import { t } from "../locale/i18n.ts";
import { findReadoutDeletion } from "../store/readout-actions.ts";
import { isSameClaim } from "../ui/claim-focus.ts";
import { ClaimInspector } from "../ui/claim-inspector.tsx";
import { CommentField } from "../ui/comment-field.tsx";
import { ComparisonFacts } from "../ui/comparison-facts.tsx";
import { ComparisonTableView } from "../ui/comparison-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Icon } from "../ui/icon.tsx";
import { claimOf, topicOfClaim } from "./claims-in-rows.ts";
import { ComparedTextDialog } from "./compared-text-dialog.tsx";
import { ComparisonControls } from "./comparison-controls.tsx";
import { comparisonFactRows } from "./comparison-fact-rows.tsx";
import { ComparisonHeader } from "./comparison-header.tsx";
import { KeyList } from "./keyboard-shortcuts.tsx";
import { useLibrary } from "./library-context.ts";
import type { LoadedComparison } from "./load-comparison.ts";
import { formatRoute } from "./route.ts";
import { useClaimActions } from "./use-claim-actions.ts";
import { type ComparisonProgress, useComparison } from "./use-comparison.ts";
import { useGrowingRows } from "./use-growing-rows.ts";
import { useLatest } from "./use-latest.ts";
import { useNarrow } from "./use-narrow.ts";

/** Shows one comparison: facts about the texts, and their claims side by side. */
export function ComparisonView({ id }: { readonly id: string }) {
  const { store, revision } = useLibrary();
  const [attempt, setAttempt] = useState(0);
  const { loaded, progress, isStopped, stop } = useComparison(id, [store, id, revision, attempt]);
  if (loaded === undefined && isStopped) {
    return (
      <EmptyState title={t("compare_stopped")}>
        <button type="button" class="button" onClick={() => setAttempt(attempt + 1)}>
          {t("compare_again")}
        </button>
      </EmptyState>
    );
  }
  if (loaded === undefined) return <AligningState progress={progress} onStop={stop} />;
  if (loaded === null) return <EmptyState title={t("compare_gone")} />;
  if (loaded.sides.length < 2) return <EmptyState title={t("compare_too_few")} />;
  return <LoadedView loaded={loaded} />;
}

/**
 * Shows the progress of the comparison, and a button to stop it. Short texts are compared before any progress is shown.
 */
function AligningState({
  progress,
  onStop,
}: {
  readonly progress: ComparisonProgress | undefined;
  readonly onStop: () => void;
}) {
  return (
    <>
      <EmptyState title={t("compare_aligning")} />
      {progress && (
        <p class="comparison-progress">
          <progress aria-label={t("compare_aligning")} value={progress.done} max={Math.max(1, progress.total)} />
          <span class="count">{t("done_of", { ...progress })}</span>
          <button type="button" class="button" onClick={onStop}>
            {t("cancel")}
          </button>
        </p>
      )}
    </>
  );
}

/**
 * Shows that a side is missing because its readout was deleted, and a button that undoes the deletion if that is still
 * possible.
 */
function DeletedSide({ loaded: { comparison, sides } }: { readonly loaded: LoadedComparison }) {
  const { store, revision, undo } = useLibrary();
  const missing = comparison.readouts.filter((id) => !sides.some((side) => side.id === id)).join(" ");
  const deletion = useLatest<string | undefined>(
    async () => (missing === "" ? undefined : findReadoutDeletion(store, missing.split(" "))),
    undefined,
    [store, revision, missing],
  );
  return (
    <div role="status">
      {missing !== "" && (
        <p class="banner">
          {t("compare_side_deleted")}{" "}
          {deletion !== undefined && (
            <button type="button" class="button" onClick={() => undo(deletion)}>
              <Icon name="undo" /> {t("undo")}
            </button>
          )}
        </p>
      )}
    </div>
  );
}

function LoadedView({ loaded }: { readonly loaded: LoadedComparison }) {
  const isNarrow = useNarrow();
  const actions = useClaimActions(loaded);
  const { comparison, model, selected, marked } = actions;
  const [filter, setFilter] = useState<GroupFilter>({ kind: "all" });
  const [order, setOrder] = useState<RowOrder>(0);
  const [looked, setLooked] = useState<{ readonly side: number; readonly claim: TableClaim }>();
  const { table, sideNames, byOther } = model;
  const rows = useMemo(() => orderRows(filterRows(table.rows, filter, byOther), order), [model, filter, order]);
  const shown = useGrowingRows(rows);
  const sides = useMemo(
    () =>
      loaded.sides.map(({ text, attributions, record }, at) => ({
        name: sideNames[at] ?? "",
        lang: record.language ?? "",
        text,
        attributions,
      })),
    [loaded.sides],
  );

  const claim = selected && claimOf(table.rows, selected);
  return (
    <article class="comparison-view">
      <ComparisonHeader loaded={loaded} model={model} comparison={comparison} />
      <DeletedSide loaded={loaded} />
      <ComparisonFacts sideNames={sideNames} facts={comparisonFactRows(loaded, model)} isNarrow={isNarrow} />
      <CommentField label={t("compare_comment")} text={comparison.comment} onSave={actions.comment} />
      <ComparisonControls model={model} filter={filter} order={order} onFilter={setFilter} onOrder={setOrder} />
      <p class="comparison-status" role="status">
        {actions.status}
      </p>
      <ComparisonTableView
        rows={shown}
        sides={sides}
        isNarrow={isNarrow}
        selected={selected}
        marked={marked}
        onSelect={actions.select}
        onAction={actions.onAction}
        onRowComment={actions.commentOnRow}
        onLook={(side, one) => setLooked({ side, claim: one })}
      />
      <footer class="comparison-foot">
        <p class="message">{t("compare_confirmed", { confirmed: table.confirmed, links: table.links })}</p>
        {model.lost > 0 && <p class="message">{t("compare_lost", { count: model.lost })}</p>}
        <p class="message">{t("compare_help")}</p>
        <details class="comparison-keys">
          <summary>{t("compare_keys")}</summary>
          <KeyList keys={KEYS} />
        </details>
      </footer>
      <ClaimInspector
        table={table}
        sideNames={sideNames}
        claim={claim}
        row={selected && topicOfClaim(table.rows, selected)}
        hasMark={marked !== undefined && !isSameClaim(marked, selected)}
        moveRequests={actions.moveRequests}
        onLink={actions.link}
        onSeparate={actions.separate}
        onMark={actions.mark}
        onMove={actions.move}
        onUndo={actions.undo}
        earlierUses={
          claim
            ? formatRoute("phrases", phraseOfClaim(claim.claim.content), loaded.sides[claim.side]?.record.issuer)
            : formatRoute("phrases")
        }
      />
      {looked && (
        <ComparedTextDialog
          loaded={loaded}
          side={looked.side}
          name={sideNames[looked.side] ?? ""}
          claim={looked.claim.claim.content}
          onClose={() => setLooked(undefined)}
        />
      )}
    </article>
  );
}

const KEYS = [
  ["← ↑ → ↓", "compare_key_arrows"],
  ["m", "compare_key_m"],
  ["c", "compare_key_c"],
  ["u", "compare_key_u"],
  ["1–5", "compare_key_digits"],
  ["t", "compare_key_t"],
  ["z", "compare_key_z"],
] as const;
