import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

interface Props {
  readonly label: string;
  readonly text: string;
  readonly onSave: (text: string) => void;
  readonly hasFocus?: boolean;
}

/** Milliseconds after the last key until the text is saved. */
const SAVE_DELAY = 500;

/** Shows a text field that saves what the user types after a pause, when it loses the focus, and when it is removed. */
export function CommentField({ label, text, onSave, hasFocus = false }: Props) {
  const [typed, setTyped] = useState<string>();
  const field = useRef<HTMLTextAreaElement>(null);
  const pending = useRef<{ readonly save: () => void; readonly timer: number }>(undefined);
  const flush = () => {
    if (!pending.current) return;
    clearTimeout(pending.current.timer);
    pending.current.save();
    pending.current = undefined;
  };
  useEffect(() => {
    if (hasFocus) field.current?.focus();
  }, [hasFocus]);
  useLayoutEffect(() => flush, []);
  return (
    <label class="field comment-field">
      {label}
      <textarea
        ref={field}
        rows={2}
        dir="auto"
        value={typed ?? text}
        onInput={({ currentTarget: { value } }) => {
          setTyped(value);
          clearTimeout(pending.current?.timer);
          pending.current = { save: () => onSave(value), timer: window.setTimeout(flush, SAVE_DELAY) };
        }}
        onBlur={() => {
          flush();
          setTyped(undefined);
        }}
      />
    </label>
  );
}
