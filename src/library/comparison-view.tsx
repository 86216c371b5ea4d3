import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import {
  type Comparison,
  type ComparisonChange,
  type LinkDecision,
  updateComparison,
  withDecision,
  withRow,
  withRowComment,
} from "../annotation/comparison-record.ts";
import { filterRows, type GroupFilter, orderRows, type RowOrder } from "../comparison/arrange-rows.ts";
import type { TableClaim } from "../comparison/comparison-table.ts";
import { decideLink, refOf } from "../comparison/make-decisions.ts";
import { phraseOfClaim } from "../comparison/phrase-of-claim.ts";
import { t } from "../locale/i18n.ts";
import { editComparison } from "../store/comparisons-store.ts";
import { createSerialQueue } from "../store/local-storage.ts";
import { findReadoutDeletion } from "../store/readout-actions.ts";
import { ClaimInspector } from "../ui/claim-inspector.tsx";
import { CommentField } from "../ui/comment-field.tsx";
import { ComparisonFacts } from "../ui/comparison-facts.tsx";
import { rowLabel } from "../ui/comparison-labels.ts";
import {
  type ClaimAction,
  type ClaimKey,
  ComparisonTableView,
  claimId,
  claimKeyOf,
  isSame,
} from "../ui/comparison-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Icon } from "../ui/icon.tsx";
import { ComparedTextDialog } from "./compared-text-dialog.tsx";
import { ComparisonControls } from "./comparison-controls.tsx";
import { comparisonFactRows } from "./comparison-fact-rows.tsx";
import { ComparisonHeader } from "./comparison-header.tsx";
import { type ComparisonModel, comparisonModel } from "./comparison-model.ts";
import { useLibrary } from "./library-context.ts";
import type { LoadedComparison } from "./load-comparison.ts";
import { formatRoute } from "./route.ts";
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

/** The number of changes that can be undone. */
const MAX_UNDO = 100;

/** The part of a comparison that an undo restores. */
type Decisions = Pick<Comparison, "decisions" | "rows">;

/**
 * The current state, which actions read and change: the stored comparison and the parts that are not stored. It may be
 * newer than what is rendered.
 */
interface Now {
  loaded: LoadedComparison;
  comparison: Comparison;
  /** The decisions before each change that can be undone, the oldest first. */
  past: readonly Decisions[];
  marked: ClaimKey | undefined;
}

function LoadedView({ loaded }: { readonly loaded: LoadedComparison }) {
  const library = useLibrary();
  const isNarrow = useNarrow();
  const [written, setWritten] = useState<Comparison>();
  // The result of a write is shown at once. The store reports it later.
  const isNewer = written?.id === loaded.comparison.id && written.modified >= loaded.comparison.modified;
  const comparison = isNewer ? written : loaded.comparison;
  const model = comparisonModel(loaded, comparison);
  const [filter, setFilter] = useState<GroupFilter>({ kind: "all" });
  const [order, setOrder] = useState<RowOrder>(0);
  const [selected, setSelected] = useState<ClaimKey>();
  const [marked, setMarked] = useState<ClaimKey>();
  const [status, setStatus] = useState("");
  const [moveRequests, setMoveRequests] = useState(0);
  const [looked, setLooked] = useState<{ readonly side: number; readonly claim: TableClaim }>();
  const refocus = useRef<ClaimKey>(undefined);
  // A decision can move a claim to another place in the table, where it is rendered again and has lost the focus.
  useLayoutEffect(() => {
    const key = refocus.current;
    refocus.current = undefined;
    if (!key) return;
    const claim = document.querySelector<HTMLElement>(`[data-claim="${claimId(key)}"]`);
    // The filter may no longer show the claim.
    (claim ?? document.querySelector<HTMLElement>('.compared-claim[tabindex="0"]'))?.focus();
  }, [model]);
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

  // Keys may be pressed faster than a decision is written and rendered. So each action waits for the one before it, and
  // acts on what is stored then, not on what was rendered when the key was pressed.
  const [runInSequence] = useState(createSerialQueue);
  const now = useRef<Now>({ loaded, comparison, past: [], marked: undefined });
  now.current.loaded = loaded;
  if (comparison.modified >= now.current.comparison.modified) now.current.comparison = comparison;
  const tableNow = () => comparisonModel(now.current.loaded, now.current.comparison).table;

  const edit = async (change: (before: Comparison) => ComparisonChange) => {
    const edited = await editComparison(library.store, comparison.id, (before) => {
      return updateComparison(before, change(before));
    });
    if (!edited || edited.modified < now.current.comparison.modified) return;
    now.current.comparison = edited;
    setWritten(edited);
  };
  /** Writes a change of decisions, which can be undone, and announces it. */
  const decide = async (key: ClaimKey, change: (before: Decisions) => ComparisonChange, message: string) => {
    let past: Decisions | undefined;
    refocus.current = key;
    await edit((before) => {
      past = before;
      return change(before);
    });
    if (past) now.current.past = [...now.current.past, past].slice(-MAX_UNDO);
    setStatus(message);
  };
  const decideAll = (
    pairs: readonly (readonly [ClaimKey, ClaimKey])[],
    verdict: LinkDecision["verdict"],
    message: string,
  ) => {
    const [[key] = []] = pairs;
    if (!key) return setStatus(t("compare_nothing_to_separate"));
    return decide(
      key,
      (before) => {
        const at = new Date().toISOString();
        const added = pairs.flatMap(([one, other]) => decisionOn(now.current.loaded, one, other, verdict, at));
        return { decisions: added.reduce(withDecision, before.decisions) };
      },
      message,
    );
  };
  const undo = async (key: ClaimKey) => {
    const last = now.current.past.at(-1);
    if (!last) return setStatus(t("compare_nothing_to_undo"));
    now.current.past = now.current.past.slice(0, -1);
    refocus.current = key;
    await edit(() => ({ decisions: last.decisions, rows: last.rows }));
    setStatus(t("compare_did_undo"));
  };
  const setMark = (key: ClaimKey | undefined) => {
    now.current.marked = key;
    setMarked(key);
  };
  const mark = async (key: ClaimKey) => {
    const before = now.current.marked;
    if (!before) {
      setMark(key);
      return setStatus(t("compare_did_mark"));
    }
    if (isSame(before, key)) {
      setMark(undefined);
      return setStatus(t("compare_did_unmark"));
    }
    if (before.side === key.side) return setStatus(t("compare_same_side"));
    setMark(undefined);
    await decideAll([[key, before]], "linked", t("compare_did_link"));
  };
  const move = async (key: ClaimKey, row: string) => {
    const at = new Date().toISOString();
    // All claims of a group are in one row, so the row is chosen for all of them.
    const keys = groupOf(tableNow().rows, key).map(claimKeyOf);
    await decide(
      key,
      (before) => ({
        rows: keys.flatMap((one) => rowOf(now.current.loaded, one, row, at)).reduce(withRow, before.rows),
      }),
      t("compare_did_move", { row: rowLabel(row) }),
    );
  };
  const act = async (action: ClaimAction, key: ClaimKey) => {
    const claim = claimOf(tableNow().rows, key);
    if (!claim) return;
    const partners = claim.pairs.filter(({ candidate }) => candidate.state === "likely");
    const withPartners = partners.map((pair) => [key, otherOf(pair)] as const);
    if (action === "undo") return undo(key);
    if (action === "mark") return mark(key);
    if (action === "move") return setMoveRequests((count) => count + 1);
    if (typeof action === "number") return choose(claim, action);
    if (action === "separate") return decideAll(withPartners, "separate", t("compare_did_separate"));
    const [best] = claim.pairs.filter(({ candidate }) => candidate.state === "unsure");
    const confirmed = partners.length > 0 || !best ? withPartners : [[key, otherOf(best)] as const];
    return decideAll(confirmed, "linked", t("compare_did_confirm"));
  };
  /** Links the n-th possible counterpart, and separates those before it, which were suggested wrongly. */
  const choose = async (claim: TableClaim, n: number) => {
    const chosen = claim.pairs[n - 1];
    if (!chosen) return setStatus(t("compare_no_such_candidate"));
    const key = claimKeyOf(claim);
    const passed = claim.pairs
      .slice(0, n - 1)
      .filter(({ candidate, side }) => candidate.verdict !== "linked" && side === chosen.side);
    const at = new Date().toISOString();
    await decide(
      key,
      (before) => {
        const added = [
          ...passed.flatMap((pair) => decisionOn(now.current.loaded, key, otherOf(pair), "separate", at)),
          ...decisionOn(now.current.loaded, key, otherOf(chosen), "linked", at),
        ];
        return { decisions: added.reduce(withDecision, before.decisions) };
      },
      t("compare_did_link"),
    );
  };
  const onAction = (action: ClaimAction, key: ClaimKey) => {
    setSelected(key);
    void runInSequence(async () => act(action, key));
  };
  /** Runs an action of the inspector on the selected claim. */
  const onSelected = (action: (key: ClaimKey) => unknown) => {
    if (selected) void runInSequence(async () => action(selected));
  };

  const claim = selected && claimOf(table.rows, selected);
  return (
    <article class="comparison-view">
      <ComparisonHeader loaded={loaded} model={model} comparison={comparison} />
      <DeletedSide loaded={loaded} />
      <ComparisonFacts sideNames={sideNames} facts={comparisonFactRows(loaded, model)} isNarrow={isNarrow} />
      <CommentField
        label={t("compare_comment")}
        text={comparison.comment}
        onSave={(text) => void edit(() => ({ comment: text }))}
      />
      <ComparisonControls model={model} filter={filter} order={order} onFilter={setFilter} onOrder={setOrder} />
      <p class="comparison-status" role="status">
        {status}
      </p>
      <ComparisonTableView
        rows={shown}
        sides={sides}
        isNarrow={isNarrow}
        selected={selected}
        marked={marked}
        onSelect={setSelected}
        onAction={onAction}
        onRowComment={(row, text) =>
          void edit(({ rowComments }) => ({
            rowComments: withRowComment(rowComments, { row, text, at: new Date().toISOString() }),
          }))
        }
        onLook={(side, one) => setLooked({ side, claim: one })}
      />
      <footer class="comparison-foot">
        <p class="message">{t("compare_confirmed", { confirmed: table.confirmed, links: table.links })}</p>
        {model.lost > 0 && <p class="message">{t("compare_lost", { count: model.lost })}</p>}
        <p class="message">{t("compare_help")}</p>
        <KeyList />
      </footer>
      <ClaimInspector
        table={table}
        sideNames={sideNames}
        claim={claim}
        row={selected && rowOfClaim(table.rows, selected)}
        hasMark={marked !== undefined && !isSame(marked, selected)}
        moveRequests={moveRequests}
        onLink={(other) => onSelected((key) => decideAll([[key, other]], "linked", t("compare_did_link")))}
        onSeparate={(other) => onSelected((key) => decideAll([[key, other]], "separate", t("compare_did_separate")))}
        onMark={() => onSelected(mark)}
        onMove={(row) => onSelected((key) => move(key, row))}
        onUndo={() => onSelected(undo)}
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

function otherOf({ side, index }: ClaimKey): ClaimKey {
  return { side, index };
}

/**
 * Returns a list with the decision about two claims of different sides, or an empty list if one of them does not exist.
 */
function decisionOn(
  { sides }: LoadedComparison,
  one: ClaimKey,
  other: ClaimKey,
  verdict: LinkDecision["verdict"],
  at: string,
): LinkDecision[] {
  const [a, b] = one.side < other.side ? [one, other] : [other, one];
  const [sideA, sideB] = [sides[a.side], sides[b.side]];
  return sideA && sideB ? [decideLink(sideA, sideB, { a: a.index, b: b.index }, verdict, at)] : [];
}

function rowOf({ sides }: LoadedComparison, { side, index }: ClaimKey, row: string, at: string) {
  const readout = sides[side];
  return readout ? [{ claim: refOf(readout, index), row, at }] : [];
}

type Rows = ComparisonModel["table"]["rows"];

function claimOf(rows: Rows, key: ClaimKey): TableClaim | undefined {
  return groupOf(rows, key).find((one) => isSame(claimKeyOf(one), key));
}

/** Returns the claims of all sides in the group of a claim. */
function groupOf(rows: Rows, key: ClaimKey): readonly TableClaim[] {
  const groups = rows.flatMap((row) => row.groups.map(({ cells }) => cells.flat()));
  return groups.find((claims) => claims.some((one) => isSame(claimKeyOf(one), key))) ?? [];
}

function rowOfClaim(rows: Rows, key: ClaimKey): string | undefined {
  return rows.find((row) => row.groups.some(({ cells }) => cells.flat().some((one) => isSame(claimKeyOf(one), key))))
    ?.topic;
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

function KeyList() {
  return (
    <details class="comparison-keys">
      <summary>{t("compare_keys")}</summary>
      <dl class="keys">
        {KEYS.map(([key, words]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(words)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
