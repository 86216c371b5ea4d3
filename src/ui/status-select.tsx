import { READOUT_STATUSES, type ReadoutStatus } from "../annotation/readout-record.ts";
import { t } from "../locale/i18n.ts";

interface Props {
  readonly label: string;
  readonly value: ReadoutStatus;
  readonly onChange: (status: ReadoutStatus) => void;
}

/** Shows a list in which the user sets the status of a readout in the reading list. */
export function StatusSelect({ label, value, onChange }: Props) {
  return (
    <select
      class={`choice status-select status-${value}`}
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value as ReadoutStatus)}
    >
      {READOUT_STATUSES.map((status) => (
        <option key={status} value={status}>
          {t(`status_${status}`)}
        </option>
      ))}
    </select>
  );
}
