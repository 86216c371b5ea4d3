import { useRef } from "preact/hooks";
import { t } from "../locale/i18n.ts";
import { Icon } from "../ui/icon.tsx";
import type { LibraryContext, Task, TaskResult } from "./library-context.ts";

/** A message at the bottom: what was done and how to undo it, or what went wrong. */
export interface StatusMessage extends TaskResult {
  readonly isProblem?: boolean;
}

interface Props {
  readonly toast: StatusMessage | undefined;
  readonly task: Task | undefined;
  readonly library: LibraryContext;
  readonly onClose: () => void;
}

/** Shows the progress of a long task, and the result of the last action. */
export function StatusBar({ toast, task, library, onClose }: Props) {
  const { notes, readouts, attributions } = library;
  const { progress: indexing, stop } = [notes, readouts].find(({ progress }) => progress) ?? attributions;
  const isIndexing = indexing && indexing.done < indexing.total;
  const shown = task ?? (isIndexing ? { label: t("indexing"), ...indexing, cancel: stop } : undefined);
  return (
    <div class="status-bar">
      <div role="status" aria-live="polite">
        {toast && !toast.isProblem && <Toast toast={toast} library={library} onClose={onClose} />}
      </div>
      <div role="alert">{toast?.isProblem && <Toast toast={toast} library={library} onClose={onClose} />}</div>
      {shown && <TaskProgress task={shown} />}
    </div>
  );
}

/** Shows the result of an action, with a button that undoes the action if possible. */
function Toast({
  toast,
  library,
  onClose,
}: {
  readonly toast: StatusMessage;
  readonly library: LibraryContext;
  readonly onClose: () => void;
}) {
  const { undo } = toast;
  return (
    <div class={toast.isProblem ? "toast problem" : "toast"}>
      <span>{toast.text}</span>
      {undo && (
        <button type="button" class="button" onClick={() => library.undo(undo)}>
          <Icon name="undo" /> {t("undo")}
        </button>
      )}
      <button type="button" class="icon-button" aria-label={t("dismiss")} onClick={onClose}>
        <Icon name="close" />
      </button>
    </div>
  );
}

/** Shows the progress of a long task, with a button that stops it: a landmark, as all content outside live regions. */
function TaskProgress({ task: { label, done, total, cancel } }: { readonly task: Task }) {
  const id = useRef(`task-${Math.random().toString(36).slice(2)}`);
  return (
    <section class="toast task" aria-labelledby={id.current}>
      <span id={id.current}>{label}</span>
      <progress aria-labelledby={id.current} value={done} max={Math.max(1, total)} />
      <span class="count">{t("done_of", { done, total })}</span>
      <button type="button" class="button" onClick={cancel}>
        {t("cancel")}
      </button>
    </section>
  );
}
