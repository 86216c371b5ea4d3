import { Fragment } from "preact";
import type { AttributionCheck } from "../annotation/attribution-review.ts";
import type { AttributionRow } from "../annotation/attribution-row.ts";
import type { Act } from "../engine/analysis.ts";
import { formatDate, formatNumber, formatPeriod, t } from "../locale/i18n.ts";
import { speakerLabel } from "../locale/speaker-label.ts";
import type { AttributionGroup, AttributionGrouping, AttributionResult } from "../store/search/search-attributions.ts";
import { ActBadge } from "../ui/act-badge.tsx";
import { actLabel } from "../ui/act-labels.ts";
import { eventDate } from "../ui/event-date.ts";
import { Icon } from "../ui/icon.tsx";
import { TagChip } from "../ui/tag-chip.tsx";
import { HighlightedText } from "./highlighted-text.tsx";
import { focusAdjacentEntry } from "./keyboard-shortcuts.tsx";
import { formatPassage, formatRoute } from "./route.ts";
import type { RenderedRows } from "./use-attribution-results.ts";
import { useNarrow } from "./use-narrow.ts";
import type { RowWindow } from "./use-row-window.ts";

/** The callbacks of a row. */
interface RowActions {
  readonly onChoose: (id: string) => void;
  readonly onCheck: (row: AttributionRow) => void;
}

interface Props extends RowActions {
  readonly rendered: RenderedRows;
  readonly found: AttributionResult | undefined;
  readonly grouping: AttributionGrouping;
  readonly rowWindow: RowWindow;
  readonly chosen: ReadonlySet<string>;
}

/** The width of the window, in pixels, up to which all facts of an attribution are in one column. */
const STACKED_WIDTH = 1120;

const ONE_GROUP: readonly AttributionGroup[] = [{ value: "", from: 0, count: Number.POSITIVE_INFINITY }];

/**
 * Shows the table of attributions. Only the rows near the visible ones are rendered; empty space above and below stands
 * for the others. The arrow keys move between rows.
 */
export function AttributionTable({ rendered, found, grouping, rowWindow, chosen, onChoose, onCheck }: Props) {
  const isStacked = useNarrow(STACKED_WIDTH);
  const { from, rows } = rendered;
  const to = from + rows.length;
  const { before, after } = rowWindow.space({ from, to });
  const isGrouped = found !== undefined && found.groups.length > 0;
  const groups = isGrouped ? found.groups : ONE_GROUP;
  const columns = isStacked ? 2 : COLUMNS.length + 2;
  return (
    <>
      <div style={{ height: `${before}px` }} />
      <table
        class={isStacked ? "attribution-table is-stacked" : "attribution-table"}
        ref={rowWindow.list}
        aria-rowcount={isGrouped || !found ? undefined : found.total + 1}
        onKeyDown={(event) => {
          const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : undefined;
          if (by === undefined || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
          event.preventDefault();
          focusAdjacentEntry(event.currentTarget, by);
        }}
      >
        <TableHead isStacked={isStacked} />
        {groups
          .filter((group) => group.from < to && group.from + group.count > from)
          .map((group) => (
            <tbody key={group.value}>
              {isGrouped && (
                <tr class="group-head">
                  <th colSpan={columns} scope="rowgroup">
                    <bdi>{groupLabel(grouping, group.value)}</bdi>{" "}
                    <span class="count">{formatNumber(group.count)}</span>
                  </th>
                </tr>
              )}
              {rows.slice(Math.max(0, group.from - from), group.from + group.count - from).map((row, at) => {
                const position = Math.max(group.from, from) + at;
                const isChosen = chosen.has(row.id);
                return (
                  <tr
                    key={row.id}
                    class={isChosen ? "is-chosen" : undefined}
                    data-entry={row.id}
                    data-position={position}
                    aria-rowindex={isGrouped || !found ? undefined : position + 2}
                  >
                    <td>
                      <input
                        type="checkbox"
                        class="row-check"
                        aria-label={t("select_attribution", { claim: row.claim.slice(0, 60) })}
                        checked={isChosen}
                        onChange={() => onChoose(row.id)}
                      />
                    </td>
                    <RowCells row={row} terms={found?.terms ?? []} isStacked={isStacked} onCheck={onCheck} />
                  </tr>
                );
              })}
            </tbody>
          ))}
      </table>
      <div style={{ height: `${after}px` }} />
    </>
  );
}

const COLUMNS = ["column_claim", "facet_speaker", "facet_act", "facet_issuer", "facet_date"] as const;

function TableHead({ isStacked }: { readonly isStacked: boolean }) {
  return (
    <thead class={isStacked ? "visually-hidden" : undefined}>
      <tr>
        <th scope="col">
          <span class="visually-hidden">{t("column_select")}</span>
        </th>
        {COLUMNS.slice(0, isStacked ? 1 : COLUMNS.length).map((key) => (
          <th key={key} scope="col" class={key}>
            {t(key)}
          </th>
        ))}
        {!isStacked && (
          <th scope="col">
            <span class="visually-hidden">{t("facet_checked")}</span>
          </th>
        )}
      </tr>
    </thead>
  );
}

function groupLabel(grouping: AttributionGrouping, value: string): string {
  if (grouping === "act") return actLabel(value as Act);
  if (grouping === "month") return value === "" ? t("date_unknown") : formatPeriod(value);
  return value === "" ? t("speaker_unnamed") : value;
}

interface RowProps {
  readonly row: AttributionRow;
  readonly terms: readonly string[];
  readonly isStacked: boolean;
  readonly onCheck: (row: AttributionRow) => void;
}

function RowCells({ row, terms, isStacked, onCheck }: RowProps) {
  const { act, issuer, event } = row;
  const speaker = (
    <bdi class="row-speaker">
      <HighlightedText text={speakerLabel(row)} terms={terms} />
    </bdi>
  );
  const addressee = row.addressees.length > 0 && <Addressee row={row} terms={terms} />;
  const day = event && eventDate(event);
  const check = <CheckButton row={row} onCheck={onCheck} />;
  if (isStacked)
    return (
      <td>
        <div class="row-head">
          {speaker}
          <ActBadge act={act} />
          {check}
        </div>
        <Claim row={row} terms={terms} />
        <p class="row-source">
          {[addressee, issuer && <bdi>{issuer}</bdi>, day].filter(Boolean).map((fact, at) => (
            <Fragment key={at}>
              {at > 0 && " · "}
              {fact}
            </Fragment>
          ))}
        </p>
        <Source row={row} terms={terms} />
      </td>
    );
  return (
    <>
      <td>
        <Claim row={row} terms={terms} />
        <Source row={row} terms={terms} />
      </td>
      <td>
        {speaker}
        {addressee && <p class="row-source">{addressee}</p>}
      </td>
      <td>
        <ActBadge act={act} />
      </td>
      <td>{issuer && <bdi>{issuer}</bdi>}</td>
      <td>{day}</td>
      <td>{check}</td>
    </>
  );
}

function Addressee({ row, terms }: Pick<RowProps, "row" | "terms">) {
  return (
    <>
      <span aria-hidden="true">→ </span>
      <span class="visually-hidden">{t("facet_addressee")}</span>{" "}
      <bdi>
        <HighlightedText text={row.addressees.join(", ")} terms={terms} />
      </bdi>
    </>
  );
}

function Claim({ row: { readout, span, claim, language }, terms }: Pick<RowProps, "row" | "terms">) {
  return (
    <a
      class="claim-link"
      data-main
      dir="auto"
      lang={language}
      href={formatRoute("readout", readout, formatPassage(span))}
    >
      <HighlightedText text={claim} terms={terms} />
    </a>
  );
}

/** Shows the title of the readout, and the tags. */
function Source({ row: { readout, title, url, tags }, terms }: Pick<RowProps, "row" | "terms">) {
  return (
    <p class="row-source">
      <a href={formatRoute("readout", readout)} dir="auto">
        {title || url}
      </a>
      {tags.map((tag) => (
        <TagChip key={tag} tag={tag}>
          <HighlightedText text={tag} terms={terms} />
        </TagChip>
      ))}
    </p>
  );
}

/** Returns when an attribution was confirmed, and by whom if that is known. */
export function checkedText({ at, coder }: AttributionCheck): string {
  const date = formatDate(at, "time");
  return coder ? t("checked_by", { coder, date }) : t("checked_on", { date });
}

function CheckButton({ row, onCheck }: Pick<RowProps, "row" | "onCheck">) {
  const { checked } = row;
  return (
    <button
      type="button"
      class="icon-button check-button"
      aria-label={t("checked_yes")}
      title={checked ? checkedText(checked) : t("check_attribution")}
      aria-pressed={checked !== undefined}
      onClick={() => onCheck(row)}
    >
      <Icon name="check" />
    </button>
  );
}
