import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Act } from "../engine/analysis.ts";
import { agreementCsv } from "../import-export/agreement-csv.ts";
import { type Coding, codingOfFile } from "../import-export/coded-readout.ts";
import {
  type Agreement,
  type AgreementScope,
  computeAgreement,
  type LabelAgreement,
} from "../import-export/inter-annotator-agreement.ts";
import { parseImport } from "../import-export/parse-import.ts";
import type { Role } from "../import-export/span-agreement.ts";
import { formatNumber, language, type MessageKey, t } from "../locale/i18n.ts";
import { errorText, UserError } from "../locale/user-error.ts";
import { ActBadge } from "../ui/act-badge.tsx";
import { downloadFile } from "../ui/download-file.ts";
import { Icon } from "../ui/icon.tsx";
import { TagChip } from "../ui/tag-chip.tsx";
import { DisagreementList } from "./disagreement-list.tsx";
import { FilePicker } from "./file-picker.tsx";
import { useLibrary } from "./library-context.ts";
import { type LibraryDecisions, loadCodings, loadDecisions } from "./load-codings.ts";
import { coderLabel } from "./progress-section.tsx";
import { useLatest, useLatestUntil } from "./use-latest.ts";

/** The agreement of the chosen coders with what is needed to show and resolve disagreements. */
interface Compared {
  readonly agreement: Agreement;
  readonly ids: ReadonlyMap<string, string>;
  /** What it was computed from. */
  readonly of: readonly unknown[];
}

const SCOPES: readonly (readonly [scope: AgreementScope, label: MessageKey])[] = [
  ["decided", "agree_scope_decided"],
  ["all", "agree_scope_all"],
];

/** Shows the agreement of coders, who are chosen among those of the library and of backup files. */
export function AgreementSection() {
  const { store, people, revision } = useLibrary();
  const decisions = useLatest<LibraryDecisions | undefined>(() => loadDecisions(store), undefined, [store, revision]);
  const [files, setFiles] = useState<readonly Coding[]>([]);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [scope, setScope] = useState<AgreementScope>("decided");
  const [fault, setFault] = useState("");
  const inLibrary = useMemo(() => (decisions ? [...decisions.byCoder.keys()].sort() : []), [decisions]);
  const chosen = inLibrary.filter((coder) => !left.has(coder));
  const chosenFiles = files.filter(({ coder }) => !left.has(`file ${coder}`));
  const choice = [scope, left, files];
  const latest = useLatestUntil<Compared | undefined>(
    async (signal) => {
      if (!decisions || chosen.length + chosenFiles.length < 2) return undefined;
      const { codings, ids } = await loadCodings(store, decisions, chosen, scope, people, signal);
      const named = codings.map(({ coder, readouts }) => ({ coder: coderLabel(coder), readouts }));
      return { agreement: computeAgreement([...named, ...chosenFiles], scope), ids, of: choice };
    },
    undefined,
    [decisions, ...choice, people],
  );
  // The figures of an earlier choice would be taken for those of the present one.
  const compared = latest?.of.every((one, at) => one === choice[at]) ? latest : undefined;
  const addFile = async (file: File) => {
    setFault("");
    try {
      const coding = await readFile(file, (speaker) => people.shownName(speaker));
      if (coding.readouts.length === 0) setFault(t("agree_nothing", { name: file.name }));
      else setFiles((before) => [...before.filter(({ coder }) => coder !== coding.coder), coding]);
    } catch (error) {
      setFault(errorText(error));
    }
  };
  const toggle = (key: string) =>
    setLeft((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  return (
    <>
      <p>{t("agree_text")}</p>
      <fieldset class="coders">
        <legend>{t("agree_coders")}</legend>
        {inLibrary.map((coder) => (
          <Choice key={coder} label={coderLabel(coder)} isOn={!left.has(coder)} onChange={() => toggle(coder)} />
        ))}
        {files.map(({ coder }) => (
          <Choice
            key={`file ${coder}`}
            label={t("agree_file", { name: coder })}
            isOn={!left.has(`file ${coder}`)}
            onChange={() => toggle(`file ${coder}`)}
          />
        ))}
        <FilePicker isLabelShown label={t("agree_add_file")} onFile={(file) => void addFile(file)} />
      </fieldset>
      {fault && (
        <p class="message problem" role="alert">
          {fault}
        </p>
      )}
      <fieldset class="coders">
        <legend>{t("agree_scope")}</legend>
        {SCOPES.map(([value, label]) => (
          <label key={value} class="check">
            <input
              type="radio"
              name="agreement-scope"
              value={value}
              checked={scope === value}
              onChange={() => setScope(value)}
            />
            {t(label)}
          </label>
        ))}
      </fieldset>
      <p class="found" role="status">
        {chosen.length + chosenFiles.length < 2
          ? t("agree_choose")
          : compared
            ? t("agree_readouts", { count: compared.agreement.readouts })
            : t("loading")}
      </p>
      {compared && decisions && (
        <>
          <AgreementReport agreement={compared.agreement} />
          <DisagreementList agreement={compared.agreement} ids={compared.ids} resolutions={decisions.resolutions} />
        </>
      )}
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: () => void;
}

function Choice({ label, isOn, onChange }: ChoiceProps) {
  return (
    <label class="check">
      <input type="checkbox" checked={isOn} onChange={onChange} /> <bdi>{label}</bdi>
    </label>
  );
}

async function readFile(file: File, nameOf: (speaker: string) => string): Promise<Coding> {
  const read = parseImport(new Uint8Array(await file.arrayBuffer()), new Date(file.lastModified));
  if (!read.file) throw new UserError(read.error);
  return codingOfFile(file.name, read.file, nameOf);
}

function AgreementReport({ agreement }: { readonly agreement: Agreement }) {
  const { readouts, differing, unpaired, matched } = agreement;
  const [isSaving, setSaving] = useState(false);
  useEffect(() => setSaving(false), [agreement]);
  const save = async () => {
    setSaving(true);
    const chunks = chunksOf(`\ufeff${agreementCsv(agreement)}`);
    await downloadFile({ name: "agreement.csv", type: "text/csv;charset=utf-8", chunks });
    setSaving(false);
  };
  return (
    <div class="agreement-result">
      {differing.length > 0 && (
        <Titles summary={t("agree_differing", { count: differing.length })} titles={differing} />
      )}
      {unpaired.length > 0 && <Titles summary={t("agree_unpaired", { count: unpaired.length })} titles={unpaired} />}
      {readouts > 0 && (
        <>
          <p>{t("agree_matched", { count: matched })}</p>
          <LabelTable agreement={agreement} caption="agree_labels" isShown={({ of }) => of === ""} />
          <LabelTable
            agreement={agreement}
            caption="agree_acts"
            isShown={({ aspect, of }) => aspect === "act" && of !== ""}
          />
          <LabelTable
            agreement={agreement}
            caption="agree_codes"
            isShown={({ aspect, of }) => aspect === "tags" && of !== ""}
          />
          <SpanTable agreement={agreement} />
          <p class="message">{t("agree_measures")}</p>
          <button type="button" class="button" disabled={isSaving} onClick={() => void save()}>
            <Icon name="save" /> {t("agree_save")}
          </button>
        </>
      )}
    </div>
  );
}

async function* chunksOf(text: string): AsyncGenerator<string> {
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

interface TableProps {
  readonly agreement: Agreement;
  readonly caption: MessageKey;
  readonly isShown: (one: LabelAgreement) => boolean;
}

/** The agreement on labels. The table of single acts or codes also has the number of each coder's choices. */
function LabelTable({ agreement: { labels, coders }, caption, isShown }: TableProps) {
  const rows = labels.filter(isShown);
  if (rows.length === 0) return null;
  const hasCounts = rows.some(({ counts }) => counts.length > 0);
  return (
    <Table caption={t(caption)}>
      <Head
        columns={[
          t("agree_what"),
          ...(hasCounts ? coders : []),
          t("agree_units"),
          t("agree_percent"),
          t("agree_kappa"),
          t("agree_alpha"),
        ]}
      />
      <tbody>
        {rows.map((one) => (
          <tr key={`${one.aspect} ${one.of}`}>
            <th scope="row">
              <LabelName {...one} />
            </th>
            <Numbers
              values={[
                ...(hasCounts ? coders.map((_, at) => formatNumber(one.counts[at] ?? 0)) : []),
                formatNumber(one.units),
                percent(one.agreement),
                figure(one.kappa),
                figure(one.alpha),
              ]}
            />
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

const ASPECT_LABELS: Readonly<Record<LabelAgreement["aspect"], MessageKey>> = {
  speakers: "facet_speaker",
  act: "facet_act",
  tags: "agree_all_codes",
};

function LabelName({ aspect, of }: Pick<LabelAgreement, "aspect" | "of">) {
  if (of === "") return <>{t(ASPECT_LABELS[aspect])}</>;
  return aspect === "act" ? <ActBadge act={of as Act} /> : <TagChip tag={of} />;
}

const ROLE_LABELS: Readonly<Record<Role, MessageKey>> = {
  source: "role_sources",
  cue: "role_cue",
  content: "role_contents",
  addressee: "agree_addressee",
};

function SpanTable({ agreement: { spans, coders } }: { readonly agreement: Agreement }) {
  return (
    <Table caption={t("agree_spans")}>
      <Head columns={[t("agree_part"), ...coders, t("agree_exact"), t("agree_overlap"), t("agree_characters")]} />
      <tbody>
        {spans.map(({ role, counts, exactF1, overlapF1, characterF1 }) => (
          <tr key={role}>
            <th scope="row">{t(ROLE_LABELS[role])}</th>
            <Numbers
              values={[
                ...coders.map((_, at) => formatNumber(counts[at] ?? 0)),
                ...[exactF1, overlapF1, characterF1].map(figure),
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

function Head({ columns: [first, ...others] }: { readonly columns: readonly string[] }) {
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        {others.map((one) => (
          <th key={one} scope="col" class="number">
            <bdi>{one}</bdi>
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

/** Returns a measure with three decimal places, or a dash if it is undefined. */
function figure(value: number | undefined): string {
  if (value === undefined) return "–";
  return value.toLocaleString(language(), { minimumFractionDigits: 3, maximumFractionDigits: 3 });
}

function percent(value: number | undefined): string {
  if (value === undefined) return "–";
  return value.toLocaleString(language(), { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 });
}
