import type { ComponentChildren } from "preact";
import { t } from "../locale/i18n.ts";

/** A fact about the texts: its name, and its value for each side. */
export interface FactRow {
  readonly label: string;
  readonly values: readonly ComponentChildren[];
}

interface Props {
  readonly sideNames: readonly string[];
  readonly facts: readonly FactRow[];
  /** Whether the sides are listed below each other, for narrow windows. */
  readonly isNarrow: boolean;
}

/** Shows facts about the compared texts, a column for each side. An empty value is shown as "not stated". */
export function ComparisonFacts({ sideNames, facts, isNarrow }: Props) {
  if (isNarrow) {
    return (
      <section aria-label={t("compare_facts")}>
        {sideNames.map((name, side) => (
          <dl key={side} class="side-facts">
            <div class="side-head">
              <dt>{t("facet_issuer")}</dt>
              <dd>
                <bdi>{name}</bdi>
              </dd>
            </div>
            {facts.map(({ label, values }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  <Value>{values[side]}</Value>
                </dd>
              </div>
            ))}
          </dl>
        ))}
      </section>
    );
  }
  return (
    <table class="facts-table">
      <caption class="visually-hidden">{t("compare_facts")}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span class="visually-hidden">{t("compare_facts")}</span>
          </th>
          {sideNames.map((name, side) => (
            <th key={side} scope="col">
              <bdi>{name}</bdi>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {facts.map(({ label, values }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {sideNames.map((_, side) => (
              <td key={side}>
                <Value>{values[side]}</Value>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Value({ children }: { readonly children: ComponentChildren }) {
  if (children === undefined || children === "") return <span class="not-stated">{t("compare_not_stated")}</span>;
  return <>{children}</>;
}
