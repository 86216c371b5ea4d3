import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { type AttributionView, toAttributionView } from "../annotation/attribution-view.ts";
import type { Analysis } from "../engine/analysis.ts";
import { direction, language, type MessageKey, t } from "../locale/i18n.ts";
import { speakerLabel } from "../locale/speaker-label.ts";
import { browser } from "../rpc/browser.ts";
import { initPageLanguage, useBrowserMessages } from "../rpc/load-messages.ts";
import { errorText } from "../rpc/reload-hint.ts";
import { background } from "../rpc/rpc-contract.ts";
import { readSettings } from "../store/settings.ts";
import { ActBadge } from "../ui/act-badge.tsx";
import { ColorLegend } from "../ui/color-legend.tsx";
import { ViewBoundary } from "../ui/error-boundary.tsx";
import { HighlightedReadout } from "../ui/highlighted-readout.tsx";
import { Icon } from "../ui/icon.tsx";
import { DEMO_READOUTS } from "./demo-readouts.ts";

/**
 * Shows the page that is opened after installation: what the extension does, where data is stored, and the keyboard
 * shortcuts.
 */
function FirstRun() {
  return (
    <main class="first">
      <header>
        <p class="wordmark">Note Verbale</p>
        <h1>{t("first_title")}</h1>
        <p class="lead">{t("first_lead")}</p>
        <p class="highlighted-text legend">
          <span>
            <span class="hl-source">{t("first_legend_source")}</span>
          </span>
          <span>
            <span class="hl-cue">{t("first_legend_cue")}</span>
          </span>
          <span>
            <span class="hl-content act-cooperative">{t("first_legend_content")}</span>
          </span>
        </p>
        <div class="tints">
          <span class="message">{t("first_tints")}</span>
          <ColorLegend />
        </div>
        <p class="lead">{t("first_try")}</p>
      </header>
      <div class="pair">
        {DEMO_READOUTS.map((one) => (
          <DemoReadout key={one.title} {...one} />
        ))}
      </div>
      <div class="facts">
        <section aria-labelledby="start-title">
          <h2 id="start-title">{t("first_start")}</h2>
          <p>{t(isChromium() ? "first_pin_chromium" : "first_pin_firefox")}</p>
          <p>{t("first_start_text")}</p>
          <p class="buttons">
            <a class="button primary" href="library.html">
              <Icon name="library" /> {t("first_library")}
            </a>
            <a class="button" href="library.html#settings">
              <Icon name="settings" /> {t("first_settings")}
            </a>
          </p>
        </section>
        <section aria-labelledby="stored-title">
          <h2 id="stored-title">{t("first_stored")}</h2>
          <p>{t("first_stored_none")}</p>
          <p>{t("first_stored_notes")}</p>
          <p>{t("first_stored_private")}</p>
        </section>
        <section aria-labelledby="keys-title">
          <h2 id="keys-title">{t("first_keys")}</h2>
          <Shortcuts />
        </section>
      </div>
    </main>
  );
}

interface DemoProps {
  readonly title: string;
  readonly issuer: string;
  readonly text: string;
}

/** Resolves when the analysis that was requested last is over. */
let lastAnalysis: Promise<unknown> = Promise.resolve();

/** Analyses the texts of this page one after another, because the background drops a text when the page sends another. */
function analyzeInTurn(text: string, title: string): ReturnType<typeof background.analyzeText> {
  const analysis = lastAnalysis.then(() => background.analyzeText(text, title, true, false));
  lastAnalysis = analysis.catch(() => undefined);
  return analysis;
}

function DemoReadout({ title, issuer, text }: DemoProps) {
  const [reading, setReading] = useState<Analysis>();
  const [problem, setProblem] = useState("");
  useEffect(() => {
    analyzeInTurn(text, title).then(
      (read) => setReading(read.reading),
      (error: unknown) => setProblem(errorText(error)),
    );
  }, [text, title]);
  const attributions = reading?.attributions ?? [];
  const count = reading?.attributions.length;
  const [chosen, choose] = useState<number>();
  const shown = chosen === undefined ? undefined : attributions[chosen];
  return (
    <article class="demo" lang="en" dir="ltr">
      <p class="issuer">
        {issuer}
        <span class="message" role="status" lang={language()} dir={direction()}>
          {problem || (count === undefined ? t("first_reading") : t("attributions", { count }))}
        </span>
      </p>
      <HighlightedReadout text={text} lang="en" attributions={attributions} selected={chosen} onSelect={choose} />
      <div class="demo-card" role="status" lang={language()} dir={direction()}>
        {shown && <DemoCard view={toAttributionView(text, shown, 0)} />}
      </div>
      {attributions.length > 0 && (
        <button
          type="button"
          class="button"
          lang={language()}
          dir={direction()}
          onClick={() => choose(((chosen ?? -1) + 1) % attributions.length)}
        >
          <Icon name="next" /> {t("next_attribution")}
        </button>
      )}
    </article>
  );
}

/** Shows what the card of an attribution shows in a page. */
function DemoCard({ view }: { readonly view: AttributionView }) {
  return (
    <>
      <p class="demo-speaker">
        <strong lang="en">{speakerLabel(view)}</strong> <ActBadge act={view.act} />
      </p>
      <blockquote lang="en">
        {view.cue !== ":" && <em>{view.cue}</em>} {view.contents.join(" … ")}
      </blockquote>
      <p class="message">{t("first_card_where")}</p>
    </>
  );
}

function isChromium(): boolean {
  return browser.runtime.getURL("").startsWith("chrome-extension:");
}

/** The description of each command in the user's language. The browser knows only the keys. */
const COMMANDS: readonly (readonly [name: string, words: MessageKey])[] = [
  ["_execute_action", "command_popup"],
  ["note-selection", "command_note"],
  ["next-attribution", "command_next"],
  ["previous-attribution", "command_previous"],
];

function Shortcuts() {
  const [bound, setBound] = useState<ReadonlyMap<string, string>>();
  useEffect(() => {
    void browser.commands
      .getAll()
      .then((all) => setBound(new Map(all.map((one) => [one.name ?? "", one.shortcut ?? ""]))));
  }, []);
  return (
    <>
      <dl class="keys">
        {COMMANDS.map(([name, words]) => (
          <div key={name}>
            <dt>{t(words)}</dt>
            <dd>
              {bound?.get(name) ? <kbd>{bound.get(name)}</kbd> : <span class="message">{t("first_key_none")}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <ChangeKeys />
    </>
  );
}

/**
 * Explains how to change the shortcuts. Firefox has a function for this; Chromium has a page that only the user can
 * open.
 */
function ChangeKeys() {
  const { openShortcutSettings } = browser.commands as { openShortcutSettings?: () => Promise<void> };
  if (!openShortcutSettings && !isChromium()) return <p class="message">{t("first_keys_change_text")}</p>;
  const open = () =>
    openShortcutSettings ? openShortcutSettings() : browser.tabs.create({ url: "chrome://extensions/shortcuts" });
  return (
    <button type="button" class="button" onClick={() => void open()}>
      {t("first_keys_change")}
    </button>
  );
}

async function open(root: HTMLElement): Promise<void> {
  useBrowserMessages();
  const settings = await readSettings(browser.storage.local).catch(() => undefined);
  await initPageLanguage(settings?.language ?? "");
  document.title = `${t("first_title")} – Note Verbale`;
  render(
    <ViewBoundary>
      <FirstRun />
    </ViewBoundary>,
    root,
  );
}

const root = document.getElementById("root");
if (root) void open(root);
