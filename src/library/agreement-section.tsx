import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { pageKey } from "../annotation/page-url.ts";
import {
  type Agreement,
  type AnnotatedReadout,
  agreementCsv,
  computeAgreement,
  type Role,
} from "../import-export/inter-annotator-agreement.ts";
import { parseImport } from "../import-export/parse-import.ts";
import { correctedAnnotation, readBackupAnnotations } from "../import-export/read-backup-annotations.ts";
import { formatNumber, language, type MessageKey, t } from "../locale/i18n.ts";
import { errorText, UserError } from "../locale/user-error.ts";
import { correctionsForPage } from "../store/corrections-store.ts";
import type { Store } from "../store/open-store.ts";
import { eachReadout } from "../store/readouts-store.ts";
import { ActBadge } from "../ui/act-badge.tsx";
import { downloadFile } from "../ui/download-file.ts";
import { Icon } from "../ui/icon.tsx";
import { FilePicker } from "./file-picker.tsx";
import { useLibrary } from "./library-context.ts";

/** One of the two files that are compared, with its readouts. */
interface Side {
  readonly name: string;
  readonly readouts: readonly AnnotatedReadout[];
}

/** Shows the agreement of two people's files of the same readouts. */
export function AgreementSection() {
  const { store } = useLibrary();
  const [sides, setSides] = useState<readonly [Side | undefined, Side | undefined]>([undefined, undefined]);
  const [fault, setFault] = useState("");
  const [first, second] = sides;
  const loadSide = async (at: 0 | 1, name: string, read: () => Promise<readonly AnnotatedReadout[]>) => {
    setFault("");
    try {
      const readouts = await read();
      if (readouts.length === 0) setFault(t("agree_nothing", { name }));
      else setSides((before) => (at === 0 ? [{ name, readouts }, before[1]] : [before[0], { name, readouts }]));
    } catch (error) {
      setFault(errorText(error));
    }
  };
  const readSide = (at: 0 | 1) => (file: File) => void loadSide(at, file.name, () => readFile(file));
  return (
    <section class="setting" aria-labelledby="agree-title">
      <h2 id="agree-title">{t("agree_title")}</h2>
      <div class="setting-body agreement">
        <p>{t("agree_text")}</p>
        <div class="side" role="group" aria-label={t("agree_first")}>
          <span class="side-name">{t("agree_first")}</span>
          <FilePicker label={t("agree_first")} onFile={readSide(0)} />
          <button
            type="button"
            class="button"
            onClick={() => void loadSide(0, t("agree_here"), () => readoutsHere(store))}
          >
            {t("agree_here")}
          </button>
          {first && <bdi class="message">{first.name}</bdi>}
        </div>
        <div class="side" role="group" aria-label={t("agree_second")}>
          <span class="side-name">{t("agree_second")}</span>
          <FilePicker label={t("agree_second")} onFile={readSide(1)} />
          {second && <bdi class="message">{second.name}</bdi>}
        </div>
        {fault && (
          <p class="message problem" role="alert">
            {fault}
          </p>
        )}
        <div role="status" class="agreement-result">
          {first && second && <AgreementReport agreement={computeAgreement(first.readouts, second.readouts)} />}
        </div>
      </div>
    </section>
  );
}

async function readFile(file: File): Promise<readonly AnnotatedReadout[]> {
  const read = parseImport(new Uint8Array(await file.arrayBuffer()), new Date(file.lastModified));
  if (!read.file) throw new UserError(read.error);
  return readBackupAnnotations(read.file);
}

async function readoutsHere(store: Store): Promise<readonly AnnotatedReadout[]> {
  const readouts: AnnotatedReadout[] = [];
  for await (const readout of eachReadout(store))
    readouts.push(correctedAnnotation(readout, await correctionsForPage(store, pageKey(readout.url))));
  return readouts;
}

function AgreementReport({ agreement }: { readonly agreement: Agreement }) {
  const { readouts, differing, unpaired, attributions } = agreement;
  const save = () =>
    downloadFile({ name: "agreement.csv", type: "text/csv;charset=utf-8", chunks: inputOf(agreementCsv(agreement)) });
  return (
    <>
      <p>
        <strong>{t("agree_readouts", { count: readouts })}</strong>
      </p>
      {differing.length > 0 && (
        <Titles summary={t("agree_differing", { count: differing.length })} titles={differing} />
      )}
      {unpaired.length > 0 && <Titles summary={t("agree_unpaired", { count: unpaired.length })} titles={unpaired} />}
      {readouts > 0 && (
        <>
          <p>{t("agree_matched", attributions)}</p>
          <ActTable agreement={agreement} />
          <SpanTable agreement={agreement} />
          <button type="button" class="button" onClick={() => void save()}>
            <Icon name="save" /> {t("agree_save")}
          </button>
        </>
      )}
    </>
  );
}

async function* inputOf(text: string): AsyncGenerator<string> {
  yield text;
}

function Titles({ summary, titles }: { readonly summary: string; readonly titles: readonly string[] }) {
  return (
    <details>
      <summary>{summary}</summary>
      <ul>
        {titles.map((title, index) => (
          <li key={`${index} ${title}`}>
            <bdi>{title}</bdi>
          </li>
        ))}
      </ul>
    </details>
  );
}

function ActTable({ agreement: { acts, kappa, attributions } }: { readonly agreement: Agreement }) {
  return (
    <Table caption={t("agree_acts")}>
      <Head columns={["agree_act", "agree_first", "agree_second", "agree_both", "agree_kappa"]} />
      <tbody>
        {acts
          .filter(({ first, second }) => first + second > 0)
          .map(({ act, first, second, both, kappa: of }) => (
            <tr key={act}>
              <th scope="row">
                <ActBadge act={act} />
              </th>
              <Numbers values={[formatNumber(first), formatNumber(second), formatNumber(both), figure(of)]} />
            </tr>
          ))}
        <tr>
          <th scope="row">{t("agree_all")}</th>
          <Numbers values={["", "", formatNumber(attributions.matched), figure(kappa)]} />
        </tr>
      </tbody>
    </Table>
  );
}

const ROLE_LABELS: Readonly<Record<Role, MessageKey>> = {
  source: "role_sources",
  cue: "role_cue",
  content: "role_contents",
  addressee: "agree_addressee",
};

function SpanTable({ agreement: { spans } }: { readonly agreement: Agreement }) {
  return (
    <Table caption={t("agree_spans")}>
      <Head columns={["agree_part", "agree_first", "agree_second", "agree_same", "agree_exact", "agree_characters"]} />
      <tbody>
        {spans.map(({ role, first, second, exact, exactF1, characterF1 }) => (
          <tr key={role}>
            <th scope="row">{t(ROLE_LABELS[role])}</th>
            <Numbers
              values={[
                formatNumber(first),
                formatNumber(second),
                formatNumber(exact),
                figure(exactF1),
                figure(characterF1),
              ]}
            />
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/**
 * Shows a table in a scroll container. The container can have the keyboard focus, so that arrow keys scroll it in a
 * narrow window.
 */
function Table({ caption, children }: { readonly caption: string; readonly children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key
    <section class="table-scroll" aria-label={caption} tabIndex={0}>
      <table class="table">
        <caption>{caption}</caption>
        {children}
      </table>
    </section>
  );
}

function Head({ columns: [first, ...others] }: { readonly columns: readonly [MessageKey, ...MessageKey[]] }) {
  return (
    <thead>
      <tr>
        <th scope="col">{t(first)}</th>
        {others.map((one) => (
          <th key={one} scope="col" class="number">
            {t(one)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Numbers({ values }: { readonly values: readonly string[] }) {
  return (
    <>
      {values.map((value, index) => (
        <td key={String(index)} class="number">
          {value}
        </td>
      ))}
    </>
  );
}

/** Returns a measure with two decimal places, or a dash if it is undefined. */
function figure(value: number | undefined): string {
  if (value === undefined) return "–";
  return value.toLocaleString(language(), { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
