import type { ComponentChildren } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { TableClaim, TableGroup, TableRow } from "../comparison/comparison-table.ts";
import type { Attribution } from "../engine/analysis.ts";
import { t } from "../locale/i18n.ts";
import { ActBadge } from "./act-badge.tsx";
import { actLabel } from "./act-labels.ts";
import { type ClaimKey, claimId, claimKeyOf, isSameClaim, keyOfElement, targetOf } from "./claim-focus.ts";
import { ClaimText } from "./claim-text.tsx";
import { CommentField } from "./comment-field.tsx";
import { claimSpeaker, rowLabel, stateLabel, stateSymbol } from "./comparison-labels.ts";
import { Icon } from "./icon.tsx";

/** A side of the table as it is shown. */
export interface ShownSide {
  readonly name: string;
  /** The language of the text, or "". */
  readonly lang: string;
  readonly text: string;
  readonly attributions: readonly Attribution[];
}

/** An action of a key on the focused claim. A number chooses the possible counterpart at that place, from 1. */
export type ClaimAction = "mark" | "separate" | "confirm" | "move" | "undo" | number;

interface Props {
  readonly rows: readonly TableRow[];
  readonly sides: readonly ShownSide[];
  /** Whether the sides are stacked in lists, for narrow windows. */
  readonly isNarrow: boolean;
  readonly selected: ClaimKey | undefined;
  readonly marked: ClaimKey | undefined;
  readonly onSelect: (key: ClaimKey) => void;
  readonly onAction: (action: ClaimAction, key: ClaimKey) => void;
  readonly onRowComment: (row: string, text: string) => void;
  /** Called when the user wants to look for a claim in the text of a side that has no counterpart. */
  readonly onLook: (side: number, claim: TableClaim) => void;
}

const ACTION_KEYS: Readonly<Record<string, ClaimAction>> = {
  m: "mark",
  u: "separate",
  c: "confirm",
  t: "move",
  z: "undo",
  "1": 1,
  "2": 2,
  "3": 3,
  "4": 4,
  "5": 5,
};

/**
 * Shows claims in rows by topic and in columns by side, or in stacked lists in a narrow window. One claim can be focused
 * with Tab; arrow keys go to the others, and single keys act on the focused claim only.
 */
export function ComparisonTableView(props: Props) {
  const { rows, sides, isNarrow, selected, onAction } = props;
  const root = useRef<HTMLDivElement>(null);
  const shown = rows.flatMap(({ groups }) => groups);
  const all = shown.flatMap(({ cells }) => cells.flat());
  const isShown = all.some((one) => isSameClaim(claimKeyOf(one), selected));
  const focusable = isShown ? selected : all[0] && claimKeyOf(all[0]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const key = keyOfElement(event.target);
    if (!key) return;
    const to = targetOf(event.key, key, shown, sides.length);
    const action = ACTION_KEYS[event.key.toLowerCase()];
    if (to) root.current?.querySelector<HTMLElement>(`[data-claim="${claimId(to)}"]`)?.focus();
    else if (action !== undefined) onAction(action, key);
    else return;
    event.preventDefault();
  };
  const latest = useRef(onKeyDown);
  latest.current = onKeyDown;
  useLayoutEffect(() => {
    const control = new AbortController();
    root.current?.addEventListener("keydown", (event) => latest.current(event), { signal: control.signal });
    return () => control.abort();
  }, []);
  const parts = { ...props, focusable };
  return (
    <div ref={root} class="comparison">
      {rows.length === 0 && <p class="empty">{t("compare_nothing_shown")}</p>}
      {rows.length > 0 && (isNarrow ? <StackedRows {...parts} /> : <TableRows {...parts} />)}
    </div>
  );
}

interface PartProps extends Props {
  readonly focusable: ClaimKey | undefined;
}

function TableRows(props: PartProps) {
  const { rows, sides } = props;
  return (
    <table class="comparison-table">
      <caption class="visually-hidden">{t("compare_table")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("compare_topic")}</th>
          {sides.map(({ name }, side) => (
            <th key={side} scope="col">
              <bdi>{name}</bdi>
            </th>
          ))}
        </tr>
      </thead>
      {rows.map((row) => (
        <tbody key={row.topic ?? ""}>
          {row.groups.map((group, at) => (
            <tr key={groupId(group)}>
              {at === 0 && (
                <th scope="rowgroup" rowSpan={row.groups.length}>
                  <RowHead row={row} onComment={props.onRowComment} />
                </th>
              )}
              {sides.map((_, side) => (
                <td key={side}>
                  <Cell {...props} group={group} side={side} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

function StackedRows(props: PartProps) {
  const { rows, sides } = props;
  return (
    <div class="comparison-stack">
      {rows.map((row) => (
        <section key={row.topic ?? ""}>
          <RowHead row={row} onComment={props.onRowComment} isHeading />
          {row.groups.map((group) => (
            <ul key={groupId(group)}>
              {sides.map(({ name }, side) => (
                <li key={side}>
                  <p class="side-head">
                    <bdi>{name}</bdi>
                  </p>
                  <Cell {...props} group={group} side={side} />
                </li>
              ))}
            </ul>
          ))}
        </section>
      ))}
    </div>
  );
}

interface RowHeadProps {
  readonly row: TableRow;
  readonly onComment: Props["onRowComment"];
  readonly isHeading?: boolean;
}

function RowHead({ row: { topic, comment }, onComment, isHeading = false }: RowHeadProps) {
  const [isOpen, setIsOpen] = useState(false);
  const label = rowLabel(topic);
  return (
    <>
      {isHeading ? <h2 dir="auto">{label}</h2> : <bdi>{label}</bdi>}
      {comment !== "" || isOpen ? (
        <CommentField
          label={t("compare_row_comment", { row: label })}
          text={comment}
          onSave={(text) => onComment(topic ?? "", text)}
          hasFocus={isOpen}
        />
      ) : (
        <button
          type="button"
          class="link-button"
          aria-label={t("compare_row_comment", { row: label })}
          onClick={() => setIsOpen(true)}
        >
          <Icon name="note" /> {t("compare_add_comment")}
        </button>
      )}
    </>
  );
}

interface CellProps extends PartProps {
  readonly group: TableGroup;
  readonly side: number;
}

function Cell(props: CellProps) {
  const { group, side, sides, focusable, selected, marked, onSelect } = props;
  const claims = group.cells[side] ?? [];
  if (claims.length === 0)
    return <EmptyCell {...props} claims={group.cells.flatMap((cell, at) => (at === side ? [] : cell))} />;
  return (
    <>
      {claims.map((one) => {
        const key = claimKeyOf(one);
        return (
          <ClaimEntry
            key={claimId(key)}
            group={group}
            one={one}
            shown={sides[side]}
            isFocusable={isSameClaim(key, focusable)}
            isSelected={isSameClaim(key, selected)}
            isMarked={isSameClaim(key, marked)}
            onSelect={onSelect}
          />
        );
      })}
    </>
  );
}

interface EntryProps {
  readonly group: TableGroup;
  readonly one: TableClaim;
  readonly shown: ShownSide | undefined;
  readonly isFocusable: boolean;
  readonly isSelected: boolean;
  readonly isMarked: boolean;
  readonly onSelect: Props["onSelect"];
}

/** Renders again only if one of its properties has changed: a long comparison has a thousand of these. */
function ClaimEntry(props: EntryProps) {
  const { group, one, shown, isFocusable, isSelected, isMarked, onSelect } = props;
  return useMemo(() => renderClaim(props), [group, one, shown, isFocusable, isSelected, isMarked, onSelect]);
}

function renderClaim({ group, one, shown, isFocusable, isSelected, isMarked, onSelect }: EntryProps) {
  const key = claimKeyOf(one);
  const attribution = shown?.attributions[one.claim.index];
  const counterparts = group.cells.flatMap((cell, side) =>
    side === one.side ? [] : cell.map(({ claim }) => claim.content),
  );
  const label = [claimSpeaker(one), actLabel(one.claim.act), stateLabel(one)].join("; ");
  const state = one.isDecided ? "decided" : one.state.replace(" ", "-");
  const classes = ["compared-claim", `state-${state}`];
  if (isSelected) classes.push("is-selected");
  if (isMarked) classes.push("is-marked");
  return (
    <div
      class={classes.join(" ")}
      role="group"
      aria-label={label}
      data-claim={claimId(key)}
      tabIndex={isFocusable ? 0 : -1}
      onFocus={() => onSelect(key)}
    >
      <p class="attribution-head">
        <bdi class="attribution-speaker">{claimSpeaker(one)}</bdi>
        <ActBadge act={one.claim.act} />
      </p>
      {shown && attribution && (
        <ClaimText text={shown.text} attribution={attribution} lang={shown.lang} counterparts={counterparts} />
      )}
      <p class="claim-state">
        <span aria-hidden="true">{stateSymbol(one)}</span> {stateLabel(one)}
      </p>
    </div>
  );
}

/** Shows the cell of a side without a linked claim: its unsure counterpart, or that none was found. */
function EmptyCell({ side, claims, onLook, onSelect }: CellProps & { readonly claims: readonly TableClaim[] }) {
  const unsure = claims
    .flatMap(({ pairs }) => pairs)
    .find((pair) => pair.side === side && pair.candidate.state === "unsure");
  const [first] = claims;
  const state = unsure ? "unsure" : "none found";
  const label = stateLabel({ state, isDecided: false });
  const look: ComponentChildren = first && (
    <button type="button" class="link-button" onClick={() => onLook(side, first)}>
      <Icon name="search" /> {t("compare_look")}
    </button>
  );
  return (
    <div class="absent-claim">
      <p>
        <span aria-hidden="true">{stateSymbol({ state, isDecided: false })}</span> {label}
      </p>
      {unsure && (
        <button
          type="button"
          class="link-button"
          onClick={(event) => {
            const key = { side, index: unsure.index };
            onSelect(key);
            const table = event.currentTarget.closest(".comparison");
            table?.querySelector<HTMLElement>(`[data-claim="${claimId(key)}"]`)?.focus();
          }}
        >
          <Icon name="goto" /> {t("compare_go_to_candidate")}
        </button>
      )}
      {!unsure && look}
    </div>
  );
}

function groupId({ cells }: TableGroup): string {
  return cells.flatMap((cell) => cell.map((one) => claimId(claimKeyOf(one)))).join(" ");
}
