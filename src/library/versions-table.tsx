import { useMemo } from "preact/hooks";
import type { ReadoutRecord } from "../annotation/readout-record.ts";
import { compareVersions } from "../comparison/compare-versions.ts";
import { formatDate, t } from "../locale/i18n.ts";
import { versionChangeLabel } from "../ui/change-labels.ts";
import { formatRoute, formatVersions } from "./route.ts";

/** Lists the versions of a readout, newest first: when each was saved, its changes, size and SHA-256 digest. */
export function VersionsTable({ record }: { readonly record: ReadoutRecord }) {
  const rows = useMemo(() => rowsOf(record), [record]);
  return (
    <details class="versions" open={rows.length > 1}>
      <summary>{t("versions_title", { count: rows.length })}</summary>
      <div class="table-scroll">
        <table class="table versions-table">
          <thead>
            <tr>
              <th scope="col">{t("version_saved")}</th>
              <th scope="col">{t("version_changes")}</th>
              <th scope="col" class="number">
                {t("version_size")}
              </th>
              <th scope="col">SHA-256</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ capturedAt, change, comparison, bytes, sha256 }) => (
              <tr key={capturedAt}>
                <th scope="row">
                  <time dateTime={capturedAt}>{formatDate(capturedAt, "time")}</time>
                </th>
                <td>{comparison === undefined ? change : <a href={comparison}>{change}</a>}</td>
                <td class="number">{t("version_bytes", { count: bytes })}</td>
                <td>
                  <code dir="ltr">{sha256}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

interface VersionRow {
  readonly capturedAt: string;
  readonly sha256: string;
  /** The size of the text in UTF-8. */
  readonly bytes: number;
  readonly change: string;
  /** The address of the comparison with the previous version, if there is one. */
  readonly comparison: string | undefined;
}

function rowsOf(record: ReadoutRecord): VersionRow[] {
  const versions = [...record.earlier, record];
  const rows = versions.map(({ capturedAt, sha256, text }, at): VersionRow => {
    const before = versions[at - 1];
    return {
      capturedAt,
      sha256,
      bytes: new TextEncoder().encode(text).length,
      change: before ? versionChangeLabel(compareVersions(before, { text, capturedAt })) : t("version_first"),
      comparison: before && formatRoute("readout", record.id, formatVersions(before.capturedAt, capturedAt)),
    };
  });
  return rows.reverse();
}
