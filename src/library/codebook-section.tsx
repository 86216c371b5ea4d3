import { useEffect, useId, useMemo, useRef, useState } from "preact/hooks";
import {
  type Code,
  type CodeFields,
  isWithinCode,
  nextColor,
  normalizeCodeName,
  type PlacedCode,
  placeCodes,
} from "../annotation/code-record.ts";
import { codebookCsv } from "../import-export/codebook-csv.ts";
import { codebookXml } from "../import-export/formats/refi-qda.ts";
import { parseImport } from "../import-export/parse-import.ts";
import { planImport } from "../import-export/plan-import.ts";
import { formatNumber, t } from "../locale/i18n.ts";
import { errorText } from "../locale/user-error.ts";
import { browser } from "../rpc/browser.ts";
import { countTagUses } from "../store/codes-store.ts";
import { applyImport } from "../store/write-import.ts";
import { downloadFile } from "../ui/download-file.ts";
import { Icon } from "../ui/icon.tsx";
import { ColorSwatch } from "../ui/tag-chip.tsx";
import { runAddCode, runJoinCodes, runMoveCode, runRemoveCode, runUpdateCode } from "./code-actions.ts";
import { FilePicker } from "./file-picker.tsx";
import { useLibrary } from "./library-context.ts";
import { formatRoute } from "./route.ts";
import { useLatest } from "./use-latest.ts";

const NO_USES: ReadonlyMap<string, number> = new Map();

/** The codebook: the codes as a tree, with forms to add, change, move, merge and delete them, and its files. */
export function CodebookSection() {
  const library = useLibrary();
  const { codes, store, revision } = library;
  const placed = useMemo(() => placeCodes(codes), [codes]);
  const uses = useLatest(() => countTagUses(store), NO_USES, [store, revision]);
  const [edited, edit] = useState("");
  const table = useRef<HTMLTableElement>(null);
  /** The code and the button that have the focus when the table is rendered again. */
  const focused = useRef<{ readonly id: string; readonly name: string }>(undefined);
  useEffect(() => {
    const { id, name } = focused.current ?? {};
    const row = id === undefined ? null : table.current?.querySelector(`[data-entry="${id}"]`);
    const button = row?.querySelector<HTMLButtonElement>(`[name="${name}"]:not(:disabled)`);
    (button ?? row?.querySelector<HTMLButtonElement>("button:not(:disabled)"))?.focus();
    focused.current = undefined;
  }, [codes, edited]);
  const others = [...uses].filter(([tag]) => !codes.some(({ name }) => name === tag)).sort((a, b) => b[1] - a[1]);
  return (
    <>
      <p>{t("codebook_text")}</p>
      <p class="found" role="status">
        {t("codes_count", { count: codes.length })}
      </p>
      {placed.length > 0 && (
        <section class="table-scroll">
          <table class="table codebook" ref={table}>
            <caption class="visually-hidden">{t("coding_codebook")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("code_name")}</th>
                <th scope="col">{t("code_definition")}</th>
                <th scope="col" class="number">
                  {t("code_uses")}
                </th>
                <th scope="col">
                  <span class="visually-hidden">{t("code_actions")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {placed.map((one) =>
                edited === one.code.id ? (
                  <tr key={one.code.id} data-entry={one.code.id}>
                    <td colSpan={4}>
                      <EditedCode
                        code={one.code}
                        onClose={() => {
                          focused.current = { id: one.code.id, name: "edit" };
                          edit("");
                        }}
                      />
                    </td>
                  </tr>
                ) : (
                  <CodeRow
                    key={one.code.id}
                    placed={one}
                    uses={uses.get(one.code.name) ?? 0}
                    onEdit={() => edit(one.code.id)}
                    onMove={(by) => {
                      focused.current = { id: one.code.id, name: by === 1 ? "down" : "up" };
                      void runMoveCode(library, one.code, by);
                    }}
                  />
                ),
              )}
            </tbody>
          </table>
        </section>
      )}
      <section class="setting" aria-labelledby="new-code">
        <h2 id="new-code">{t("code_new")}</h2>
        <div class="setting-body">
          <CodeForm key={codes.length} code={undefined} onSave={(fields) => void runAddCode(library, fields)} />
        </div>
      </section>
      {others.length > 0 && (
        <section class="setting" aria-labelledby="other-tags">
          <h2 id="other-tags">{t("tags_without_code")}</h2>
          <ul class="setting-body other-tags">
            {others.slice(0, MAX_OTHER_TAGS).map(([tag, count]) => (
              <li key={tag}>
                <bdi>{tag}</bdi> <span class="count">{formatNumber(count)}</span>
                <button
                  type="button"
                  class="button"
                  aria-label={t("code_from_tag", { tag })}
                  onClick={() =>
                    void runAddCode(library, { name: tag, definition: "", color: nextColor(codes), parent: undefined })
                  }
                >
                  {t("code_make")}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <CodebookFiles />
    </>
  );
}

/** The number of tags without a code that are listed, the most frequent ones first. */
const MAX_OTHER_TAGS = 30;

interface RowProps {
  readonly placed: PlacedCode;
  readonly uses: number;
  readonly onEdit: () => void;
  readonly onMove: (by: 1 | -1) => void;
}

function CodeRow({ placed: { code, depth }, uses, onEdit, onMove }: RowProps) {
  const library = useLibrary();
  const { name, definition, color } = code;
  const siblings = placeCodes(library.codes).filter((one) => one.code.parent === code.parent);
  const at = siblings.findIndex((one) => one.code.id === code.id);
  return (
    <tr data-entry={code.id}>
      <th scope="row" style={{ paddingInlineStart: `${depth * 20}px` }}>
        <ColorSwatch color={color} /> <bdi>{name}</bdi>
      </th>
      <td dir="auto">{definition}</td>
      <td class="number">
        {uses > 0 ? (
          <a href={formatRoute("attributions", new URLSearchParams({ tag: name }).toString())}>{formatNumber(uses)}</a>
        ) : (
          formatNumber(0)
        )}
      </td>
      <td class="code-buttons">
        <button type="button" name="edit" class="icon-button" aria-label={t("code_edit", { name })} onClick={onEdit}>
          <Icon name="edit" />
        </button>
        <button
          type="button"
          name="up"
          class="icon-button up"
          aria-label={t("code_up", { name })}
          disabled={at <= 0}
          onClick={() => onMove(-1)}
        >
          <Icon name="previous" />
        </button>
        <button
          type="button"
          name="down"
          class="icon-button down"
          aria-label={t("code_down", { name })}
          disabled={at >= siblings.length - 1}
          onClick={() => onMove(1)}
        >
          <Icon name="next" />
        </button>
        <button
          type="button"
          name="delete"
          class="icon-button"
          aria-label={t("code_delete", { name })}
          onClick={() => void runRemoveCode(library, code, uses)}
        >
          <Icon name="remove" />
        </button>
      </td>
    </tr>
  );
}

/** The forms to change a code and to merge it into another one. */
function EditedCode({ code, onClose }: { readonly code: Code; readonly onClose: () => void }) {
  const library = useLibrary();
  const id = useId();
  const others = placeCodes(library.codes).filter((one) => one.code.id !== code.id);
  const [into, setInto] = useState(others[0]?.code.id ?? "");
  const target = library.codes.find((one) => one.id === into);
  return (
    <div class="edited-code">
      <CodeForm
        code={code}
        onSave={(fields) => {
          onClose();
          void runUpdateCode(library, code, fields);
        }}
        onCancel={onClose}
      />
      {others.length > 0 && (
        <p class="tool">
          <label for={id}>{t("code_merge_into")}</label>
          <select id={id} class="choice" value={into} onChange={(event) => setInto(event.currentTarget.value)}>
            {others.map(({ code: one, path }) => (
              <option key={one.id} value={one.id}>
                {path.join(" › ")}
              </option>
            ))}
          </select>
          <button
            type="button"
            class="button"
            disabled={!target}
            onClick={() => {
              onClose();
              if (target) void runJoinCodes(library, code, target);
            }}
          >
            {t("code_merge")}
          </button>
        </p>
      )}
    </div>
  );
}

interface FormProps {
  /** The code that is changed; undefined for a new one. */
  readonly code: Code | undefined;
  readonly onSave: (fields: CodeFields) => void;
  readonly onCancel?: () => void;
}

function CodeForm({ code, onSave, onCancel }: FormProps) {
  const { codes } = useLibrary();
  const id = useId();
  const [problem, setProblem] = useState("");
  const name = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (code) name.current?.focus();
  }, [code]);
  const parents = placeCodes(codes).filter((one) => !code || !isWithinCode(codes, one.code.id, code.id));
  const submit = (data: FormData) => {
    const typed = normalizeCodeName(String(data.get("name") ?? ""));
    const isTaken = codes.some((one) => one.name === typed && one.id !== code?.id);
    setProblem(typed === "" ? t("code_no_name") : isTaken ? t("code_taken", { name: typed }) : "");
    if (typed === "" || isTaken) {
      name.current?.focus();
      return;
    }
    const parent = String(data.get("parent") ?? "");
    onSave({
      name: typed,
      definition: String(data.get("definition") ?? "").trim(),
      color: String(data.get("color") ?? ""),
      parent: parent === "" ? undefined : parent,
    });
  };
  return (
    <form
      class="code-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit(new FormData(event.currentTarget));
      }}
    >
      <label class="field">
        {t("code_name")}
        <input
          ref={name}
          type="text"
          name="name"
          dir="auto"
          autocomplete="off"
          defaultValue={code?.name ?? ""}
          aria-invalid={problem !== ""}
          aria-describedby={problem === "" ? undefined : `${id}-problem`}
        />
      </label>
      <label class="field">
        {t("code_color")}
        <input type="color" name="color" defaultValue={code?.color ?? nextColor(codes)} />
      </label>
      <label class="field">
        {t("code_parent")}
        <select class="choice" name="parent" defaultValue={code?.parent ?? ""}>
          <option value="">{t("code_top")}</option>
          {parents.map(({ code: one, path }) => (
            <option key={one.id} value={one.id} selected={one.id === code?.parent}>
              {path.join(" › ")}
            </option>
          ))}
        </select>
      </label>
      <label class="field definition">
        {t("code_definition")}
        <textarea name="definition" dir="auto" rows={2} defaultValue={code?.definition ?? ""} />
      </label>
      {problem && (
        <p id={`${id}-problem`} class="message problem" role="alert">
          {problem}
        </p>
      )}
      <p class="buttons">
        <button type="submit" class={code ? "button primary" : "button"}>
          {t(code ? "save" : "code_add")}
        </button>
        {onCancel && (
          <button type="button" class="button" onClick={onCancel}>
            {t("cancel")}
          </button>
        )}
      </p>
    </form>
  );
}

/** Buttons that save the codebook in a file, and a field for a file that is added to it. */
function CodebookFiles() {
  const library = useLibrary();
  const { codes, store } = library;
  const [fault, setFault] = useState("");
  const save = (name: string, type: string, text: string) =>
    void downloadFile({ name, type: `${type};charset=utf-8`, chunks: chunksOf(text) });
  const importFile = async (file: File) => {
    setFault("");
    try {
      const read = parseImport(new Uint8Array(await file.arrayBuffer()), new Date(file.lastModified));
      const found = read.file?.codes ?? [];
      if (!read.file || found.length === 0) {
        setFault(read.file ? t("fault_codebook") : read.error);
        return;
      }
      const { issues } = read.file;
      const only = { notes: [], readouts: [], corrections: [], codes: found, issues };
      const { writes } = await planImport(only, {
        note: () => undefined,
        notesOnPage: () => [],
        readout: () => undefined,
        codes: () => codes,
      });
      await library.run(t("importing"), async (task) => {
        const { undo } = await applyImport(store, writes, file.name, task);
        const refused = issues.length > 0 ? ` ${t("import_refused", { count: issues.length })}` : "";
        return { text: t("imported", { count: undo.count }) + refused, ...(undo.count > 0 && { undo: undo.id }) };
      });
    } catch (error) {
      setFault(errorText(error));
    }
  };
  return (
    <section class="setting" aria-labelledby="codebook-files">
      <h2 id="codebook-files">{t("codebook_files")}</h2>
      <div class="setting-body">
        <p>{t("codebook_files_text")}</p>
        <p class="buttons">
          <button
            type="button"
            class="button"
            disabled={codes.length === 0}
            onClick={() => save("codebook.qdc", "application/xml", codebookXml(codes, versionOfExtension()))}
          >
            <Icon name="save" /> {t("codebook_save_qdc")}
          </button>
          <button
            type="button"
            class="button"
            disabled={codes.length === 0}
            onClick={() => save("codebook.csv", "text/csv", `\ufeff${codebookCsv(codes)}`)}
          >
            <Icon name="save" /> {t("codebook_save_csv")}
          </button>
        </p>
        <FilePicker isLabelShown label={t("codebook_import")} onFile={(file) => void importFile(file)} />
        {fault && (
          <p class="message problem" role="alert">
            {fault}
          </p>
        )}
      </div>
    </section>
  );
}

function versionOfExtension(): string {
  return browser.runtime.getManifest().version;
}

async function* chunksOf(text: string): AsyncGenerator<string> {
  yield text;
}
