import { useRef } from "preact/hooks";
import type { AttributionReview } from "../annotation/attribution-review.ts";
import { type AttributionRow, attributionRows } from "../annotation/attribution-row.ts";
import type { CoderDecision } from "../annotation/coder-decision.ts";
import { pageKey } from "../annotation/page-url.ts";
import { locate } from "../annotation/selectors.ts";
import { indexText } from "../annotation/text-index.ts";
import { overlaps, type Span } from "../engine/span.ts";
import { t } from "../locale/i18n.ts";
import { reviewedReadouts } from "../store/attributions-store.ts";
import { coderDecisionsForPage } from "../store/coder-decisions-store.ts";
import { facetValues } from "../store/notes-store.ts";
import { AttributionTags } from "../ui/attribution-tags.tsx";
import { Icon } from "../ui/icon.tsx";
import { TagChip } from "../ui/tag-chip.tsx";
import { runCheck, runTagAttributions } from "./attribution-actions.ts";
import { checkedText } from "./attribution-table.tsx";
import { useShortcuts } from "./keyboard-shortcuts.tsx";
import { useLibrary } from "./library-context.ts";
import { useLatest } from "./use-latest.ts";

interface Props {
  /** The address of the stored readout. */
  readonly url: string;
  /** The passage of the attribution in the stored text. */
  readonly span: Span;
}

/** What is known of one attribution. */
interface Known {
  readonly row: AttributionRow | undefined;
  /** The decisions of other coders about it. */
  readonly others: readonly CoderDecision[];
  readonly tags: readonly string[];
}

/**
 * Shows who has checked an attribution and its codes, with a button and a key to check it, and a field and a key to tag
 * it without a note.
 */
export function AttributionCoding({ url, span }: Props) {
  const library = useLibrary();
  const { store, revision } = library;
  const form = useRef<HTMLDivElement>(null);
  const known = useLatest<Known | undefined>(
    async () => {
      const key = pageKey(url);
      const [[readout], others, tags] = await Promise.all([
        reviewedReadouts(store, [key]),
        coderDecisionsForPage(store, key),
        facetValues(store, "tag"),
      ]);
      if (!readout) return undefined;
      const rows = attributionRows(readout);
      const isSame = (one: Span) => one.start === span.start && one.end === span.end;
      const row = rows.find((one) => isSame(one.span)) ?? rows.find((one) => overlaps(one.span, span));
      const index = others.length > 0 ? indexText(readout.record.text) : undefined;
      const here = others.filter(({ isReplaced, record }) => {
        const located = index && !isReplaced ? locate(index, record.target.selector) : undefined;
        return located !== undefined && "span" in located && overlaps(located.span, span);
      });
      return { row, others: here, tags };
    },
    undefined,
    [store, revision, url, span.start, span.end],
  );
  const row = known?.row;
  const check = () => row && void runCheck(library, [row.id], row.checked === undefined);
  useShortcuts({
    check: () => void check(),
    tag: () => form.current?.querySelector<HTMLInputElement>("input")?.focus(),
  });
  if (!row) return null;
  return (
    <div class="attribution-coding" role="group" aria-label={t("coding_of_attribution")}>
      <p class="tool">
        <button type="button" class="button" aria-pressed={row.checked !== undefined} onClick={check}>
          <Icon name="check" /> {t("checked_yes")}
        </button>
        {row.checked && <span class="message">{checkedText(row.checked)}</span>}
      </p>
      <div ref={form}>
        <AttributionTags
          tags={row.tags}
          known={known.tags}
          onTag={(tag, isAdded) => void runTagAttributions(library, [row.id], tag, isAdded)}
        />
      </div>
      {known.others.length > 0 && (
        <ul class="other-coders">
          {known.others.map((one) => (
            <li key={one.id}>
              <bdi>{one.coder}</bdi> <OtherDecision decision={one} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function OtherDecision({ decision }: { readonly decision: CoderDecision }) {
  if (decision.kind === "review") return <OtherReview review={decision.record} />;
  const { reading, changed } = decision.record;
  if (!reading) return <>{t("not_attribution")}</>;
  const parts = [
    changed.includes("speakers") && reading.speakers.join(", "),
    changed.includes("act") && t(`act_${reading.act}`),
    changed.some((field) => field !== "speakers" && field !== "act") && t("other_passages"),
  ];
  return <>{parts.filter(Boolean).join(" · ")}</>;
}

function OtherReview({ review: { checked, tags } }: { readonly review: AttributionReview }) {
  return (
    <>
      {checked && t("checked_yes")}{" "}
      {tags.map((tag) => (
        <TagChip key={tag} tag={tag} />
      ))}
    </>
  );
}
