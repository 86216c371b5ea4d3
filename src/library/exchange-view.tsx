import { useRef, useState } from "preact/hooks";
import { completeOptions, type Format, type FormatOptions, type OptionField } from "../exchange/format.ts";
import { FORMATS, formatOf } from "../exchange/formats.ts";
import { describePlan, type ImportPlan, planImport } from "../exchange/plan-import.ts";
import { readImport } from "../exchange/read-import.ts";
import { say } from "../locale/say.ts";
import { importMany } from "../store/bulk.ts";
import { getNote, notesForPage } from "../store/notes-store.ts";
import type { Store } from "../store/open-store.ts";
import { readoutForPage } from "../store/readouts-store.ts";
import { announce } from "../store/watch-store.ts";
import { Icon } from "../ui/icon.tsx";
import { useDesk } from "./desk.ts";
import { BACKUP, exportAll } from "./export-notes.ts";
import { tellPages } from "./note-work.ts";

/** Saving everything in a file, and taking a file in after seeing what it would do. */
export function ExchangeView() {
  return (
    <div class="narrow">
      <h1>{say("nav_exchange")}</h1>
      <BackupSection />
      <ExportSection />
      <ImportSection />
    </div>
  );
}

function BackupSection() {
  const desk = useDesk();
  return (
    <section class="setting" aria-labelledby="backup-title">
      <h2 id="backup-title">{say("backup_title")}</h2>
      <div class="setting-body">
        <p>{say("backup_words")}</p>
        <button type="button" class="button primary" onClick={() => void exportAll(desk, BACKUP)}>
          <Icon name="save" /> {say("backup_now")}
        </button>
      </div>
    </section>
  );
}

function ExportSection() {
  const desk = useDesk();
  const [id, setId] = useState<string>("markdown");
  const [given, setGiven] = useState<FormatOptions>({});
  const format: Format = formatOf(id) ?? FORMATS[0];
  const options = completeOptions(format, given);
  return (
    <section class="setting" aria-labelledby="export-title">
      <h2 id="export-title">{say("export_title")}</h2>
      <div class="setting-body">
        <label class="field">
          {say("export_format")}
          <select class="choice" value={id} onChange={(event) => setId(event.currentTarget.value)}>
            {FORMATS.map((one) => (
              <option key={one.id} value={one.id}>
                {say(one.title)}
              </option>
            ))}
          </select>
        </label>
        <p class="message">{say(format.purpose)}</p>
        {format.options.map((field) => (
          <OptionControl
            key={field.name}
            field={field}
            value={options[field.name] ?? field.initial}
            onChange={(value) => setGiven({ ...given, [field.name]: value })}
          />
        ))}
        <button type="button" class="button" onClick={() => void exportAll(desk, id, options)}>
          <Icon name="save" /> {say("export_all")}
        </button>
      </div>
    </section>
  );
}

interface OptionProps {
  readonly field: OptionField;
  readonly value: string | boolean;
  readonly onChange: (value: string | boolean) => void;
}

function OptionControl({ field, value, onChange }: OptionProps) {
  if (field.kind === "switch") {
    return (
      <label class="check">
        <input type="checkbox" checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />
        {say(field.label)}
      </label>
    );
  }
  if (field.kind === "choice") {
    return (
      <label class="field">
        {say(field.label)}
        <select class="choice" value={String(value)} onChange={(event) => onChange(event.currentTarget.value)}>
          {field.choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {say(choice.label)}
            </option>
          ))}
        </select>
      </label>
    );
  }
  const isLong = field.initial.includes("\n");
  const change = (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value);
  return isLong ? (
    <label class="field">
      {say(field.label)}
      <textarea rows={6} value={String(value)} onInput={change} />
    </label>
  ) : (
    <label class="field">
      {say(field.label)}
      <input type="text" value={String(value)} onInput={change} />
    </label>
  );
}

/** A file that was read, and what taking it in would do. */
interface Planned {
  readonly name: string;
  readonly kind: string;
  readonly plan: ImportPlan;
}

/** Refused records shown; the count tells of the rest. */
const MOST_REFUSALS = 20;

function ImportSection() {
  const desk = useDesk();
  const picker = useRef<HTMLInputElement>(null);
  const [planned, setPlanned] = useState<Planned>();
  const [fault, setFault] = useState("");
  const [isReading, setReading] = useState(false);
  const look = async (file: File) => {
    setPlanned(undefined);
    setFault("");
    setReading(true);
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const read = readImport(bytes, new Date(file.lastModified));
      if (!read.file) setFault(read.fault);
      else {
        const plan = await planImport(read.file, lookupIn(desk.store));
        setPlanned({ name: file.name, kind: say(read.importer.title), plan });
      }
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
    } finally {
      setReading(false);
    }
  };
  const take = ({ name, plan: { writes } }: Planned) =>
    desk.run(say("importing"), async (task) => {
      setPlanned(undefined);
      const { undo, urls, isWhole } = await importMany(desk.store, writes, name, task);
      await tellPages(urls);
      announce("readouts");
      const words = `${say("imported", { count: undo.count })}${isWhole ? "" : ` ${say("stopped")}`}`;
      return { words, ...(undo.count > 0 && { undo: undo.id }) };
    });
  return (
    <section class="setting" aria-labelledby="import-title">
      <h2 id="import-title">{say("import_title")}</h2>
      <div class="setting-body">
        <p>{say("import_words")}</p>
        <input
          ref={picker}
          type="file"
          class="visually-hidden"
          tabIndex={-1}
          aria-label={say("import_file")}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            event.currentTarget.value = "";
            if (file) void look(file);
          }}
        />
        <button type="button" class="button" disabled={isReading} onClick={() => picker.current?.click()}>
          {isReading ? say("import_reading") : say("import_choose")}
        </button>
        <div role="status">{planned && <PlanReport planned={planned} />}</div>
        {fault && (
          <p class="message problem" role="alert">
            {fault}
          </p>
        )}
        {planned && (
          <p class="buttons">
            <button
              type="button"
              class="button primary"
              disabled={planned.plan.writes.notes.length + planned.plan.writes.readouts.length === 0}
              onClick={() => void take(planned)}
            >
              {say("import_take")}
            </button>
            <button type="button" class="button" onClick={() => setPlanned(undefined)}>
              {say("cancel")}
            </button>
          </p>
        )}
      </div>
    </section>
  );
}

function PlanReport({ planned: { name, kind, plan } }: { readonly planned: Planned }) {
  const { refusals } = plan;
  return (
    <div class="plan">
      <p>
        <bdi>{name}</bdi> · {kind}
      </p>
      <p>
        <strong>{describePlan(plan)}</strong>
      </p>
      {refusals.length > 0 && (
        <details>
          <summary>{say("import_refused", { count: refusals.length })}</summary>
          <ul>
            {refusals.slice(0, MOST_REFUSALS).map(({ place, message }) => (
              <li key={place + message}>{message}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function lookupIn(store: Store): Parameters<typeof planImport>[1] {
  return {
    note: (id) => getNote(store, id),
    notesOnPage: (key) => notesForPage(store, key),
    readout: (key) => readoutForPage(store, key),
  };
}
