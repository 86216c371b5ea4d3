import { useMemo } from "preact/hooks";
import type { ReadoutRecord } from "../annotation/readout-record.ts";
import { findLastChange } from "../comparison/compare-versions.ts";
import { formatDate, t } from "../locale/i18n.ts";
import { versionChangeLabel } from "../ui/change-labels.ts";
import { Icon } from "../ui/icon.tsx";
import { formatRoute, LAST_CHANGE } from "./route.ts";

/** Shows that the text of a readout has changed since a visit, with a link to the comparison of the versions. */
export function ChangeSign({ record }: { readonly record: ReadoutRecord }) {
  const versions = [...record.earlier, record];
  const last = useMemo(() => findLastChange(versions), [record]);
  const before = last && versions[last.before];
  if (!before) return null;
  return (
    <p class="change-sign">
      <a href={formatRoute("readout", record.id, LAST_CHANGE)}>
        <Icon name="compare" /> {t("changed_since_visit", { date: formatDate(before.capturedAt) })}
      </a>{" "}
      <span class="message">{versionChangeLabel(last.change)}</span>
    </p>
  );
}
