import type { ComponentChildren } from "preact";
import { useEffect, useId, useState } from "preact/hooks";
import { formatBytes, type MessageKey, t } from "../locale/i18n.ts";
import { LOCALES } from "../locale/locales.ts";
import { errorText } from "../locale/user-error.ts";
import { background } from "../rpc/rpc-contract.ts";
import { measureReadouts } from "../store/readouts-store.ts";
import { changeSettings, type Settings } from "../store/settings.ts";
import { CoderNameForm } from "./coder-name-form.tsx";
import { useLibrary } from "./library-context.ts";
import { RELEASE_NOTES } from "./release-notes.ts";
import { TopicTerms } from "./topic-terms-section.tsx";
import { useLatest, useStored } from "./use-latest.ts";

/** Shows the settings: preferences, storage usage, and "Delete everything". */
export function SettingsView() {
  const { area, settings } = useLibrary();
  const [now, setNow] = useState(settings);
  useEffect(() => setNow(settings), [settings]);
  const change = async (change: Partial<Settings>) => {
    setNow(await changeSettings(area, change));
    if (change.language !== undefined) location.reload();
  };
  return (
    <div class="narrow settings">
      <h1>{t("nav_settings")}</h1>
      <HighlightsSection settings={now} onChange={(one) => void change(one)} />
      <Section title="set_language">
        <label class="field">
          {t("set_language_label")}
          <select
            class="choice"
            value={now.language}
            onChange={(event) => void change({ language: event.currentTarget.value })}
          >
            <option value="">{t("set_language_browser")}</option>
            {LOCALES.map(([folder, name]) => (
              <option key={folder} value={folder}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </Section>
      <KeepSetting isOn={now.keepReadouts} onChange={(keepReadouts) => void change({ keepReadouts })} />
      <PausedSites />
      <Section title="set_private">
        <Check
          label="set_private_label"
          hint="set_private_hint"
          isOn={now.keepPrivate}
          onChange={(keepPrivate) => void change({ keepPrivate })}
        />
      </Section>
      <Section title="set_coder" hint="set_coder_hint">
        <CoderNameForm />
      </Section>
      <Section title="set_terms" hint="set_terms_hint">
        <TopicTerms />
      </Section>
      <StorageSection />
      <ReleaseNotesSection />
      <DeleteEverything />
    </div>
  );
}

interface HighlightsProps {
  readonly settings: Settings;
  readonly onChange: (change: Partial<Settings>) => void;
}

function HighlightsSection({ settings, onChange }: HighlightsProps) {
  const { roles, colourBy, leastConfidence } = settings;
  const id = useId();
  return (
    <Section title="set_highlights" hint="set_highlights_hint">
      <fieldset class="options">
        <legend>{t("set_colour")}</legend>
        {(["act", "speaker"] as const).map((value) => (
          <label key={value} class="check">
            <input
              type="radio"
              name={`${id}-colour`}
              checked={colourBy === value}
              onChange={() => onChange({ colourBy: value })}
            />
            {t(`set_colour_${value}`)}
          </label>
        ))}
      </fieldset>
      <fieldset class="options">
        <legend>{t("set_roles")}</legend>
        {(["source", "cue", "content"] as const).map((role) => (
          <Check
            key={role}
            label={`set_role_${role}`}
            isOn={roles[role]}
            onChange={(isOn) => onChange({ roles: { ...roles, [role]: isOn } })}
          />
        ))}
      </fieldset>
      <label class="field">
        {t("set_confidence")}
        <span class="range">
          <input
            type="range"
            min="0"
            max="0.9"
            step="0.1"
            value={leastConfidence}
            aria-valuetext={confidenceLabel(leastConfidence)}
            onChange={(event) => onChange({ leastConfidence: Number(event.currentTarget.value) })}
          />
          <output>{confidenceLabel(leastConfidence)}</output>
        </span>
      </label>
    </Section>
  );
}

function confidenceLabel(least: number): string {
  return least === 0 ? t("set_confidence_all") : t("set_confidence_from", { percent: Math.round(least * 100) });
}

function PausedSites() {
  const sites = useStored<readonly string[]>("pausedSites", () => background.pausedSites(), []);
  return (
    <Section title="set_paused" hint="set_paused_hint">
      {sites.length === 0 ? (
        <p>{t("set_paused_none")}</p>
      ) : (
        <ul class="sites">
          {sites.map((host) => (
            <li key={host}>
              <bdi>{host}</bdi>
              <button type="button" class="button" onClick={() => void background.pauseSite(host, false)}>
                {t("set_paused_resume")}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** Shows the setting that keeps every readout, with the storage that the kept readouts take. */
function KeepSetting({ isOn, onChange }: { readonly isOn: boolean; readonly onChange: (isOn: boolean) => void }) {
  const { store, revision } = useLibrary();
  const stored = useLatest(() => measureReadouts(store), undefined, [store, revision]);
  return (
    <Section title="nav_readouts">
      <Check label="set_keep_label" hint="set_keep_hint" isOn={isOn} onChange={onChange} />
      {stored && <p>{t("set_keep_size", { count: stored.count, size: formatBytes(stored.bytes) })}</p>}
    </Section>
  );
}

function StorageSection() {
  const { revision } = useLibrary();
  const [estimate, setEstimate] = useState<StorageEstimate>();
  const [isSafe, setSafe] = useState<boolean>();
  useEffect(() => {
    void navigator.storage.estimate().then(setEstimate);
    void navigator.storage.persisted().then(setSafe);
  }, [revision]);
  return (
    <Section title="set_storage" hint="set_storage_hint">
      {estimate && (
        <p>
          {t("set_storage_used", {
            used: formatBytes(estimate.usage ?? 0),
            free: formatBytes(Math.max(0, (estimate.quota ?? 0) - (estimate.usage ?? 0))),
          })}
        </p>
      )}
      {isSafe === false && (
        <button type="button" class="button" onClick={() => void navigator.storage.persist().then(setSafe)}>
          {t("set_storage_keep")}
        </button>
      )}
    </Section>
  );
}

function DeleteEverything() {
  const { notes } = useLibrary();
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState("");
  const count = notes.index?.liveCount ?? 0;
  const word = t("set_delete_word");
  const isConfirmed = typed.trim().toLocaleLowerCase() === word.toLocaleLowerCase();
  const remove = async () => {
    try {
      // The background notifies every open library, including this one, which then reloads.
      await background.deleteEverything();
    } catch (error) {
      setProblem(errorText(error));
    }
  };
  return (
    <Section title="set_delete" hint="set_delete_hint">
      <form
        class="delete-all"
        onSubmit={(event) => {
          event.preventDefault();
          if (isConfirmed) void remove();
        }}
      >
        <label class="field">
          {t("set_delete_type", { word })}
          <input
            type="text"
            value={typed}
            autocomplete="off"
            spellcheck={false}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="button danger" disabled={!isConfirmed}>
          {t("set_delete_button", { count })}
        </button>
      </form>
      {problem && (
        <p class="message problem" role="alert">
          {problem}
        </p>
      )}
    </Section>
  );
}

/** Shows the current version, and the changes of each version. */
function ReleaseNotesSection() {
  return (
    <Section title="release_notes_title">
      <dl class="release-notes">
        {RELEASE_NOTES.map(([version, words]) => (
          <div key={version}>
            <dt>{version}</dt>
            <dd>{t(words)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

interface SectionProps {
  readonly title: MessageKey;
  readonly hint?: MessageKey;
  readonly children: ComponentChildren;
}

function Section({ title, hint, children }: SectionProps) {
  return (
    <section class="setting" aria-labelledby={title}>
      <h2 id={title}>{t(title)}</h2>
      <div class="setting-body">
        {children}
        {hint && <p class="message">{t(hint)}</p>}
      </div>
    </section>
  );
}

interface CheckProps {
  readonly label: MessageKey;
  readonly hint?: MessageKey;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function Check({ label, hint, isOn, onChange }: CheckProps) {
  const id = useId();
  return (
    <>
      <label class="check">
        <input
          type="checkbox"
          checked={isOn}
          aria-describedby={hint && id}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        {t(label)}
      </label>
      {hint && (
        <p id={id} class="message">
          {t(hint)}
        </p>
      )}
    </>
  );
}
