import type { VersionChange } from "../comparison/compare-versions.ts";
import { isLost } from "../comparison/text-verdict.ts";
import { formatDate, language, t } from "../locale/i18n.ts";

type Change = Pick<VersionChange, "verdict" | "counts">;

/** Returns a label for the changes, such as "2 sentences were changed, 1 sentence was removed". */
function changesLabel({ verdict, counts: { changed, added, removed, moved } }: Change): string {
  if (verdict === "date line") return t("date_line_changed");
  const parts = [
    changed > 0 && t("sentences_changed", { count: changed }),
    added > 0 && t("sentences_added", { count: added }),
    removed > 0 && t("sentences_removed", { count: removed }),
    moved > 0 && t("passages_moved", { count: moved }),
  ].filter((one) => one !== false);
  return new Intl.ListFormat(language(), { type: "unit" }).format(parts);
}

/** Returns a sentence about the changes since a version of a page was saved. */
export function changesSince(change: Change, since: string): string {
  const date = formatDate(since);
  if (isLost(change.verdict)) return t(`page_text_${change.verdict === "gone" ? "gone" : "replaced"}`, { date });
  return t("changes_since", { changes: changesLabel(change), date });
}

/** Returns a short label for the changes between two versions of a page. */
export function versionChangeLabel(change: Change): string {
  if (isLost(change.verdict)) return t("version_replaced");
  return changesLabel(change) || t("version_unchanged");
}
