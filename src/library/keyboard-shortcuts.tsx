import { useEffect, useRef } from "preact/hooks";
import { type MessageKey, t } from "../locale/i18n.ts";

/** The actions of the keys in a view. A key without an action is left to the browser. */
export interface ShortcutHandlers {
  readonly help?: () => void;
  readonly search?: () => void;
  readonly next?: () => void;
  readonly previous?: () => void;
  readonly note?: () => void;
  readonly choose?: () => void;
  readonly remove?: () => void;
  readonly check?: () => void;
  readonly correct?: () => void;
  readonly dismiss?: () => void;
  readonly copy?: () => void;
  readonly highlight?: () => void;
  readonly mark?: () => void;
  readonly tag?: () => void;
}

const SHORTCUTS: Readonly<Record<string, keyof ShortcutHandlers>> = {
  "?": "help",
  "/": "search",
  j: "next",
  k: "previous",
  n: "note",
  x: "choose",
  c: "check",
  e: "correct",
  d: "dismiss",
  y: "copy",
  h: "highlight",
  m: "mark",
  t: "tag",
  Delete: "remove",
};

/** Listens to single keys while the user is not typing in a field. */
export function useShortcuts(handlers: ShortcutHandlers): void {
  const latest = useRef(handlers);
  latest.current = handlers;
  useEffect(() => {
    const control = new AbortController();
    document.addEventListener("keydown", (event) => handleKey(event, latest.current), { signal: control.signal });
    return () => control.abort();
  }, []);
}

function handleKey(event: KeyboardEvent, handlers: ShortcutHandlers): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (isTextField(event.target) || document.querySelector("dialog[open]")) return;
  const name = SHORTCUTS[event.key];
  const action = name && handlers[name];
  if (!action) return;
  event.preventDefault();
  action();
}

function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button"].includes(target.type);
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/**
 * Moves the focus to the next or previous entry of a list, starting from the focused entry or from the end of the
 * list.
 */
export function focusAdjacentEntry(list: HTMLElement | null, by: 1 | -1): void {
  const entries = [...(list?.querySelectorAll<HTMLElement>("[data-entry]") ?? [])];
  const at = entries.findIndex((entry) => entry.contains(document.activeElement));
  const to = at < 0 ? (by === 1 ? 0 : entries.length - 1) : at + by;
  const entry = entries[to];
  (entry?.querySelector<HTMLElement>("[data-main]") ?? entry)?.focus();
  entry?.scrollIntoView({ block: "nearest" });
}

/** Returns the id of the focused entry. */
export function focusedEntryId(list: HTMLElement | null): string | undefined {
  return document.activeElement instanceof HTMLElement && list?.contains(document.activeElement)
    ? document.activeElement.closest<HTMLElement>("[data-entry]")?.dataset.entry
    : undefined;
}

const SHORTCUT_DESCRIPTIONS = [
  ["/", "key_search"],
  ["j", "key_next"],
  ["k", "key_previous"],
  ["Enter", "key_open"],
  ["n", "key_note"],
  ["x", "key_select"],
  ["c", "key_check"],
  ["e", "command_correct"],
  ["d", "command_dismiss"],
  ["y", "command_copy"],
  ["h", "key_highlight"],
  ["m", "command_mark"],
  ["t", "key_tag"],
  ["Delete", "key_trash"],
  ["?", "key_help"],
] as const;

/** Shows a dialog that lists the keyboard shortcuts of the library. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="keys-title" onClose={onClose}>
      <h2 id="keys-title">{t("keys_title")}</h2>
      <KeyList keys={SHORTCUT_DESCRIPTIONS} />
      <form method="dialog">
        <button type="submit" class="button primary">
          {t("close")}
        </button>
      </form>
    </dialog>
  );
}

/** Lists keys with what they do. */
export function KeyList({ keys }: { readonly keys: readonly (readonly [key: string, description: MessageKey])[] }) {
  return (
    <dl class="keys">
      {keys.map(([key, description]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{t(description)}</dd>
        </div>
      ))}
    </dl>
  );
}
