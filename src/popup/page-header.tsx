import { hasLanguagePack } from "../engine/languages/language-packs.ts";
import { languageName, t } from "../locale/i18n.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { EventHeader } from "../ui/event-header.tsx";
import { Icon } from "../ui/icon.tsx";
import { CounterpartLink } from "./counterpart-link.tsx";
import { FramesButton } from "./frames-button.tsx";
import type { ReadablePage, RunAction } from "./run-action.ts";

interface Props {
  readonly open: ReadablePage;
  readonly run: RunAction;
  readonly showFrame: (frameId: number) => void;
}

/** Shows the event of the page, or why nothing is highlighted in it. */
export function PageHeader({ open, run, showFrame }: Props) {
  const { view, page } = open;
  const problem = view.error && (
    <p class="empty message problem" role="alert">
      {view.error}
    </p>
  );
  if (view.status === "highlighted") {
    return (
      <>
        <EventHeader event={view.event} title={view.title} lang={view.language} />
        {view.event && <CounterpartLink url={view.url} event={view.event} run={run} />}
        {problem}
      </>
    );
  }
  const frames = <FramesButton open={open} run={run} showFrame={showFrame} />;
  if (view.status === "no text") {
    return (
      <EmptyState title={t("no_text")}>
        {problem}
        {frames}
      </EmptyState>
    );
  }
  if (view.status === "translated") {
    return (
      <EmptyState title={t("translated_title")}>
        <p>{t("translated_text")}</p>
        {problem}
      </EmptyState>
    );
  }
  if (view.status === "failed")
    return (
      <EmptyState title={t("page_failed")} isProblem>
        {problem}
      </EmptyState>
    );
  if (view.textLanguage && !hasLanguagePack(view.textLanguage)) {
    return (
      <EmptyState title={t("language_title", { language: languageName(view.textLanguage) })}>
        <p>{t("language_text")}</p>
        {problem}
        {frames}
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t("no_readout")}>
      <p>{t("no_readout_text")}</p>
      {problem}
      <button type="button" class="button" onClick={() => run(() => page.forceAnalysis())}>
        <Icon name="search" /> {t("analyse_anyway")}
      </button>
      {frames}
    </EmptyState>
  );
}
