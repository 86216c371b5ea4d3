import { Icon } from "../ui/icon.tsx";

interface Props {
  readonly label: string;
  readonly words: string;
  readonly onType: (words: string) => void;
}

/** Shows a field for the words of a search. `onType` is called while the user types. */
export function SearchField({ label, words, onType }: Props) {
  return (
    <div class="search-field">
      <Icon name="search" />
      <input
        type="search"
        data-search
        aria-label={label}
        placeholder={label}
        value={words}
        autocomplete="off"
        spellcheck={false}
        dir="auto"
        onInput={(event) => onType(event.currentTarget.value)}
      />
    </div>
  );
}
