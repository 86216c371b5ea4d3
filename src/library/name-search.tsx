interface Props {
  readonly label: string;
  readonly words: string;
  readonly onType: (words: string) => void;
}

/** Shows a field in which the user searches a list of names. `onType` is called while the user types. */
export function NameSearch({ label, words, onType }: Props) {
  return (
    <label class="field">
      {label}
      <input
        type="search"
        data-search
        dir="auto"
        value={words}
        onInput={(event) => onType(event.currentTarget.value)}
      />
    </label>
  );
}
