import { useEffect, useId, useRef, useState } from "preact/hooks";
import {
  type Code,
  type CodeFields,
  isWithinCode,
  nextColor,
  normalizeCodeName,
  placeCodes,
} from "../annotation/code-record.ts";
import { t } from "../locale/i18n.ts";
import { runJoinCodes, runUpdateCode } from "./code-actions.ts";
import { useLibrary } from "./library-context.ts";

/** The forms to change a code and to merge it into another one. */
export function EditedCode({ code, onClose }: { readonly code: Code; readonly onClose: () => void }) {
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

/** A form with the fields of a code. */
export function CodeForm({ code, onSave, onCancel }: FormProps) {
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
