import { useLayoutEffect, useRef, useState } from "preact/hooks";
import {
  type Comparison,
  type ComparisonChange,
  type LinkDecision,
  updateComparison,
  withDecision,
  withRow,
  withRowComment,
} from "../annotation/comparison-record.ts";
import type { TableClaim } from "../comparison/comparison-table.ts";
import { t } from "../locale/i18n.ts";
import { editComparison } from "../store/comparisons-store.ts";
import { createSerialQueue } from "../store/local-storage.ts";
import { type ClaimKey, claimId, claimKeyOf, isSameClaim } from "../ui/claim-focus.ts";
import { rowLabel } from "../ui/comparison-labels.ts";
import type { ClaimAction } from "../ui/comparison-table.tsx";
import { claimOf, decisionOn, groupOf, rowDecisionOn } from "./claims-in-rows.ts";
import { type ComparisonModel, comparisonModel } from "./comparison-model.ts";
import { useLibrary } from "./library-context.ts";
import type { LoadedComparison } from "./load-comparison.ts";

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

/** A comparison with the user's latest decisions, and the actions on its claims. */
export interface ClaimActions {
  readonly comparison: Comparison;
  readonly model: ComparisonModel;
  /** The claim whose possible counterparts are shown. */
  readonly selected: ClaimKey | undefined;
  /** The claim that the next marked claim of another side is linked with. */
  readonly marked: ClaimKey | undefined;
  /** A message about the last action. */
  readonly status: string;
  /** Increased whenever the user asks for the field that moves a claim to another row. */
  readonly moveRequests: number;
  readonly select: (key: ClaimKey | undefined) => void;
  /** Runs the action of a key on a claim, and selects the claim. */
  readonly onAction: (action: ClaimAction, key: ClaimKey) => void;
  readonly comment: (text: string) => void;
  readonly commentOnRow: (row: string, text: string) => void;
  /** Link the selected claim with another one, or separate them. */
  readonly link: (other: ClaimKey) => void;
  readonly separate: (other: ClaimKey) => void;
  readonly mark: () => void;
  readonly move: (row: string) => void;
  readonly undo: () => void;
}

/** Returns the actions of the user on the claims of a comparison, and the state that they change. */
export function useClaimActions(loaded: LoadedComparison): ClaimActions {
  const library = useLibrary();
  const [written, setWritten] = useState<Comparison>();
  // The result of a write is shown at once. The store reports it later.
  const isNewer = written?.id === loaded.comparison.id && written.modified >= loaded.comparison.modified;
  const comparison = isNewer ? written : loaded.comparison;
  const model = comparisonModel(loaded, comparison);
  const [selected, setSelected] = useState<ClaimKey>();
  const [marked, setMarked] = useState<ClaimKey>();
  const [status, setStatus] = useState("");
  const [moveRequests, setMoveRequests] = useState(0);
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
    if (isSameClaim(before, key)) {
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
        rows: keys.flatMap((one) => rowDecisionOn(now.current.loaded, one, row, at)).reduce(withRow, before.rows),
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

  return {
    comparison,
    model,
    selected,
    marked,
    status,
    moveRequests,
    select: setSelected,
    onAction,
    comment: (text) => void edit(() => ({ comment: text })),
    commentOnRow: (row, text) =>
      void edit(({ rowComments }) => ({
        rowComments: withRowComment(rowComments, { row, text, at: new Date().toISOString() }),
      })),
    link: (other) => onSelected((key) => decideAll([[key, other]], "linked", t("compare_did_link"))),
    separate: (other) => onSelected((key) => decideAll([[key, other]], "separate", t("compare_did_separate"))),
    mark: () => onSelected(mark),
    move: (row) => onSelected((key) => move(key, row)),
    undo: () => onSelected(undo),
  };
}

function otherOf({ side, index }: ClaimKey): ClaimKey {
  return { side, index };
}
