import { isLost } from "../comparison/text-verdict.ts";
import { formatDate, t } from "../locale/i18n.ts";
import type { PageChanges } from "../rpc/rpc-contract.ts";
import { changesSince } from "../ui/change-labels.ts";
import { Icon } from "../ui/icon.tsx";
import { ChangedParagraph } from "../ui/word-changes.tsx";
import { openLibrary } from "./popup-or-panel.ts";
import type { RunAction } from "./run-action.ts";
import type { StoredText } from "./use-page-changes.ts";

/** The number of changed paragraphs that are shown. */
const MAX_SHOWN = 6;

interface Props {
  readonly stored: StoredText | undefined;
  /** The language of the page; "" if it is unknown. */
  readonly lang: string;
  readonly run: RunAction;
}

/** Shows what has changed in the page since its text was saved. Nothing is shown if only boilerplate has changed. */
export function ChangesSection({ stored, lang, run }: Props) {
  const { changes, savedAt } = stored ?? {};
  return (
    <div role="status" aria-busy={stored === undefined}>
      {savedAt !== undefined && <p class="empty">{t("translated_kept", { date: formatDate(savedAt) })}</p>}
      {changes && <Changes changes={changes} lang={lang} run={run} />}
    </div>
  );
}

function Changes({
  changes,
  lang,
  run,
}: { readonly changes: PageChanges; readonly lang: string } & Pick<Props, "run">) {
  const { readoutId, verdict, since, isStored, paragraphs } = changes;
  const hasComparison = isStored || !isLost(verdict);
  const view = `readout/${encodeURIComponent(readoutId)}${hasComparison ? "/versions" : ""}`;
  const hidden = paragraphs.length - MAX_SHOWN;
  return (
    <section class="changes" aria-label={t("changes_title")}>
      <h2 class="section-head">{t("changes_title")}</h2>
      <p class="changes-summary">{changesSince(changes, since)}</p>
      {paragraphs.length > 0 && (
        <ul class="changed-paragraphs">
          {paragraphs.slice(0, MAX_SHOWN).map((change, at) => (
            <li key={at} dir="auto" lang={lang || undefined}>
              <ChangedParagraph change={change} />
            </li>
          ))}
        </ul>
      )}
      {hidden > 0 && <p class="message">{t("changes_more", { count: hidden })}</p>}
      <button type="button" class="button" onClick={() => run(() => openLibrary(view))}>
        <Icon name={hasComparison ? "compare" : "library"} />{" "}
        {t(hasComparison ? "compare_versions" : "open_saved_text")}
      </button>
    </section>
  );
}
