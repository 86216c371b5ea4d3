import { useEffect, useId, useMemo, useState } from "preact/hooks";
import { pageKey } from "../annotation/page-url.ts";
import { LOGSEQ, MARKDOWN } from "../import-export/escape-markdown.ts";
import type { ExportedPage } from "../import-export/export-model.ts";
import { exportedPage } from "../import-export/export-pages.ts";
import { logseq } from "../import-export/formats/logseq.ts";
import { markdown } from "../import-export/formats/markdown.ts";
import { PAGE_NAMES, previewTemplate, SAMPLE_PAGE } from "../import-export/page-template.ts";
import { FILTER_NAMES } from "../import-export/template.ts";
import { type MessageKey, t } from "../locale/i18n.ts";
import { correctionsForPage } from "../store/corrections-store.ts";
import { notesForPage } from "../store/notes-store.ts";
import type { Store } from "../store/open-store.ts";
import { newestReadouts } from "../store/readouts-store.ts";
import { changeSettings } from "../store/settings.ts";
import { useLibrary } from "./library-context.ts";

const WRITTEN = [markdown, logseq] as const;

/** The labels of the templates that the user can start from. */
const PRESET_LABELS: Readonly<Record<string, MessageKey>> = {
  obsidian: "option_obsidian",
  plain: "option_plain",
  logseq: "title_logseq",
};

/** Shows an editor for the user's own template, with a preview beside it. */
export function TemplateSection() {
  const [at, choose] = useState(0);
  const format = WRITTEN[at] ?? markdown;
  return (
    <section class="setting" aria-labelledby="template-title">
      <h2 id="template-title">{t("template_title")}</h2>
      <div class="setting-body">
        <p>{t("template_text")}</p>
        <fieldset class="options">
          <legend>{t("template_for")}</legend>
          {WRITTEN.map((one, index) => (
            <label key={one.id} class="check">
              <input type="radio" name="template-for" checked={at === index} onChange={() => choose(index)} />
              {t(one.title)}
            </label>
          ))}
        </fieldset>
      </div>
      <TemplateEditor key={format.id} id={format.id} starts={startsOf(format)} />
    </section>
  );
}

function startsOf({ options }: (typeof WRITTEN)[number]): Readonly<Record<string, string>> {
  const field = options.find(({ kind }) => kind === "template");
  return field?.kind === "template" ? field.presets : {};
}

interface EditorProps {
  readonly id: string;
  readonly starts: Readonly<Record<string, string>>;
}

function TemplateEditor({ id, starts }: EditorProps) {
  const library = useLibrary();
  const own = library.settings.templates[id];
  const [text, setText] = useState(own ?? Object.values(starts)[0] ?? "");
  const [isNewest, showNewest] = useState(false);
  const newest = useNewestPage(library.store, library.revision);
  const page = (isNewest && newest) || SAMPLE_PAGE;
  const dialect = id === logseq.id ? LOGSEQ : MARKDOWN;
  const preview = useMemo(() => previewTemplate(text, page, dialect), [text, page, dialect]);
  const faults = useId();
  const keep = (template: string) =>
    library.run("", async () => {
      const { templates } = library.settings;
      await changeSettings(library.area, { templates: { ...templates, [id]: template } });
      return { text: t(template ? "template_saved" : "template_was_reset") };
    });
  return (
    <div class="template">
      <div class="buttons">
        <span class="message">{t("template_begin")}</span>
        {Object.entries(starts).map(([name, start]) => (
          <button key={name} type="button" class="button" onClick={() => setText(start)}>
            {t(PRESET_LABELS[name] ?? "template_field")}
          </button>
        ))}
      </div>
      <div class="template-panes">
        <label class="field">
          {t("template_field")}
          <textarea
            rows={18}
            dir="ltr"
            spellcheck={false}
            value={text}
            aria-invalid={preview.problems.length > 0}
            aria-describedby={faults}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <label class="field">
          {t("template_preview")}
          <textarea rows={18} dir="auto" readOnly class="template-preview" value={preview.text} />
        </label>
      </div>
      <div id={faults} role="alert">
        {preview.problems.length > 0 && (
          <ul class="message problem">
            {preview.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        )}
      </div>
      {newest && (
        <label class="check">
          <input type="checkbox" checked={isNewest} onChange={(event) => showNewest(event.currentTarget.checked)} />
          {t("template_newest")}
        </label>
      )}
      <div class="buttons">
        <button
          type="button"
          class="button primary"
          disabled={preview.problems.length > 0 || text.trim() === "" || text === own}
          onClick={() => void keep(text)}
        >
          {t("template_save")}
        </button>
        {own !== undefined && (
          <button type="button" class="button" onClick={() => void keep("")}>
            {t("template_reset")}
          </button>
        )}
      </div>
      <TemplateHelp />
    </div>
  );
}

/** Returns the most recently stored page with its notes. */
function useNewestPage(store: Store, revision: number): ExportedPage | undefined {
  const [page, setPage] = useState<ExportedPage>();
  useEffect(() => {
    let isCurrent = true;
    void newestPage(store).then((read) => isCurrent && setPage(read));
    return () => {
      isCurrent = false;
    };
  }, [store, revision]);
  return page;
}

async function newestPage(store: Store): Promise<ExportedPage | undefined> {
  const [readout] = await newestReadouts(store, { limit: 1 });
  if (!readout) return undefined;
  const key = pageKey(readout.url);
  const [notes, corrections] = await Promise.all([notesForPage(store, key), correctionsForPage(store, key)]);
  return exportedPage({ notes, readout, corrections });
}

/** Examples of the template syntax, with the keys of their descriptions. */
const SYNTAX = [
  ["{{title}}", "template_value"],
  ["{{title|yaml}}", "template_filtered"],
  ["{{#notes}}…{{/notes}}", "template_each"],
  ["{{?tags}}…{{/tags}}", "template_some"],
  ["{{^body}}…{{/body}}", "template_none"],
] as const;

function TemplateHelp() {
  return (
    <details>
      <summary>{t("template_help")}</summary>
      <dl class="terms">
        {SYNTAX.map(([mark, words]) => (
          <Term key={mark} name={mark}>
            {t(words, { filters: FILTER_NAMES.join(", ") })}
          </Term>
        ))}
        {Object.entries(PAGE_NAMES).map(([name, words]) => (
          <Term key={name} name={name}>
            {t(words)}
          </Term>
        ))}
      </dl>
    </details>
  );
}

function Term({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <div>
      <dt>
        <code dir="ltr">{name}</code>
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
