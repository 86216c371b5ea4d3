import { t } from "../locale/i18n.ts";

/** A line at the foot of the popup: what was done, and how to undo it. */
export interface ToastMessage {
  readonly text: string;
  readonly isProblem?: boolean;
  readonly undo?: (() => void) | undefined;
}

/** Shows what was done, or what went wrong. */
export function Toast({ toast }: { readonly toast: ToastMessage }) {
  return (
    <div class={toast.isProblem ? "toast problem" : "toast"} role={toast.isProblem ? "alert" : "status"}>
      <span>{toast.text}</span>
      {toast.undo && (
        <button type="button" class="button" onClick={toast.undo}>
          {t("undo")}
        </button>
      )}
    </div>
  );
}
