import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { t } from "../locale/i18n.ts";
import { type BackupState, getBackupState } from "../store/backup-reminder.ts";
import { dismissLoss, lostNotes } from "../store/lost-notes.ts";
import { hasUnnamedDecisions } from "../store/name-decisions.ts";
import { changeSettings } from "../store/settings.ts";
import { clearUpdateNotice, getPendingUpdateNotice } from "../store/update-notice.ts";
import { Icon } from "../ui/icon.tsx";
import { CoderNameForm } from "./coder-name-form.tsx";
import type { LibraryContext } from "./library-context.ts";
import { formatRoute, type View } from "./route.ts";
import { useLatest, useStored } from "./use-latest.ts";

/** The views in which attributions are coded. */
const CODING_VIEWS: ReadonlySet<View> = new Set<View>(["attributions", "coding", "readout"]);

interface NoticesProps {
  readonly library: LibraryContext;
  readonly view: View;
}

/** Shows notices above the view: notes were lost, a backup is due, or the extension was updated. */
export function NoticeBanners({ library, view }: NoticesProps) {
  return (
    <>
      <LossBanner library={library} />
      <UpdateBanner library={library} />
      {CODING_VIEWS.has(view) && <CoderBanner library={library} />}
      <BackupBanner library={library} />
    </>
  );
}

function BackupBanner({ library: { store, area, revision, notes } }: { readonly library: LibraryContext }) {
  const [isHidden, hide] = useState(false);
  const total = notes.index?.liveCount;
  const state = useLatest<BackupState | undefined>(
    async () => (total === undefined ? undefined : getBackupState(store, area, total)),
    undefined,
    [store, area, revision, total],
  );
  if (!state?.isDue || isHidden) return null;
  const message = t(state.last ? "backup_since" : "backup_never", { count: state.changed });
  return (
    <Banner label={t("backup_label")} message={message} onDismiss={() => hide(true)}>
      <a class="button" href={formatRoute("import-export")}>
        <Icon name="save" /> {t("backup_now")}
      </a>
    </Banner>
  );
}

/** Asks for the user's name once, after the first decision about an attribution. */
function CoderBanner({ library: { store, area, settings, revision } }: { readonly library: LibraryContext }) {
  const isWanted = settings.coder === "" && !settings.isCoderAsked;
  const isDue = useLatest(async () => isWanted && (await hasUnnamedDecisions(store)), false, [
    store,
    isWanted,
    revision,
  ]);
  if (!isWanted || !isDue) return null;
  const dismiss = () => void changeSettings(area, { isCoderAsked: true });
  return (
    <Banner label={t("set_coder")} message={t("coder_ask")} onDismiss={dismiss}>
      <CoderNameForm />
    </Banner>
  );
}

function LossBanner({ library: { area } }: { readonly library: LibraryContext }) {
  const count = useStored("lostNotes", () => lostNotes(area), 0);
  if (count === 0) return null;
  const read = () => void dismissLoss(area).catch(() => undefined);
  return (
    <Banner label={t("lost_label")} message={t("lost", { count })} onDismiss={read}>
      <a class="button" href={formatRoute("import-export")}>
        {t("lost_import")}
      </a>
    </Banner>
  );
}

function UpdateBanner({ library: { area } }: { readonly library: LibraryContext }) {
  const version = useStored("updatedTo", () => getPendingUpdateNotice(area), "");
  if (!version) return null;
  const read = () => void clearUpdateNotice(area).catch(() => undefined);
  return (
    <Banner label={t("release_notes_title")} message={t("update_notice", { version })} onDismiss={read}>
      <a class="button" href={formatRoute("settings")} onClick={read}>
        {t("release_notes_title")}
      </a>
    </Banner>
  );
}

interface Props {
  readonly label: string;
  readonly message: string;
  readonly onDismiss: () => void;
  /** The actions that the notice offers. */
  readonly children: ComponentChildren;
}

function Banner({ label, message, onDismiss, children }: Props) {
  return (
    <aside class="banner" aria-label={label}>
      <span>{message}</span>
      {children}
      <button type="button" class="icon-button" aria-label={t("dismiss")} onClick={onDismiss}>
        <Icon name="close" />
      </button>
    </aside>
  );
}
