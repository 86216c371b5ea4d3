import { useState } from "preact/hooks";
import { t } from "../locale/i18n.ts";

/** The outcome for a file or an address. */
export interface Outcome {
  readonly subject: string;
  readonly result: string;
  /** Details of the outcome, such as an error, or "". */
  readonly reason: string;
}

interface Props {
  /** The heading of the first column. */
  readonly subject: string;
  readonly outcomes: readonly Outcome[];
}

/** The number of lines that are shown until the user chooses to show all. */
const LINES_SHOWN = 100;

/** Shows one line for each file or address with its outcome. */
export function OutcomeTable({ subject: heading, outcomes }: Props) {
  const [isWhole, showAll] = useState(false);
  if (outcomes.length === 0) return null;
  const hidden = isWhole ? 0 : Math.max(0, outcomes.length - LINES_SHOWN);
  return (
    <>
      <table class="table outcomes">
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            <th scope="col">{t("column_result")}</th>
          </tr>
        </thead>
        <tbody>
          {outcomes.slice(0, outcomes.length - hidden).map(({ subject, result, reason }, at) => (
            <tr key={`${at} ${subject}`}>
              <td>
                <bdi>{subject}</bdi>
              </td>
              <td>{reason ? t("outcome_reason", { outcome: result, reason }) : result}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {hidden > 0 && (
        <button type="button" class="link-button" onClick={() => showAll(true)}>
          {t("more_values", { count: hidden })}
        </button>
      )}
    </>
  );
}
