import { useCallback, useMemo, useState } from "preact/hooks";
import type { PersonNames } from "../annotation/person-record.ts";
import type { NameFacts } from "../comparison/collect-name-facts.ts";
import { t } from "../locale/i18n.ts";
import type { SearchQuery } from "../store/search/search-segments.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { useShortcuts } from "./keyboard-shortcuts.tsx";
import { type LibraryContext, useLibrary } from "./library-context.ts";
import { LoadMoreButton } from "./load-more-button.tsx";
import { matchesName } from "./match-name.ts";
import { NameSearch } from "./name-search.tsx";
import { PeopleSuggestions } from "./people-suggestions.tsx";
import { formatRoute } from "./route.ts";
import { useNameFacts } from "./use-name-facts.ts";

const READ_ALL: SearchQuery = { words: "", facets: {}, sort: "newest" };

/** The number of names that are shown at first, and added each time. */
const AT_ONCE = 50;

/** A speaker by the shown name. */
interface Speaker {
  readonly name: string;
  /** All names, by which a search finds the speaker. */
  readonly names: readonly string[];
  /** The number of pages on which the speaker is quoted; undefined until they are counted. */
  readonly pages: number | undefined;
}

/** Shows all speakers of the library, and names that may belong to one person. */
export function SpeakersView() {
  const library = useLibrary();
  const { facts, suggestions } = useNameFacts(library.store, library.decisions);
  const [words, setWords] = useState("");
  const [shown, setShown] = useState(AT_ONCE);
  const speakers = useSpeakers(library, facts);
  const found = useMemo(
    () => speakers.filter(({ names }) => names.some((name) => matchesName(name, words))),
    [speakers, words],
  );
  const more = useCallback(() => setShown((count) => count + AT_ONCE), []);
  useShortcuts({ search: () => document.querySelector<HTMLElement>("[data-search]")?.focus() });
  if (facts && speakers.length === 0) {
    return (
      <EmptyState title={t("timeline_none")}>
        <p>{t("timeline_none_text")}</p>
      </EmptyState>
    );
  }
  return (
    <div class="narrow">
      <h1 tabIndex={-1}>{t("nav_timeline")}</h1>
      <NameSearch
        label={t("people_search")}
        words={words}
        onType={(typed) => {
          setWords(typed);
          setShown(AT_ONCE);
        }}
      />
      {words === "" && <PeopleSuggestions suggestions={suggestions} />}
      <p class="found" role="status">
        {facts ? t("people_found", { count: found.length }) : t("loading")}
      </p>
      <ul class="names" aria-label={t("nav_timeline")}>
        {found.slice(0, shown).map(({ name, pages }) => (
          <li key={name}>
            <a href={formatRoute("timeline", name)}>
              <bdi>{name}</bdi>
            </a>
            {pages !== undefined && <span class="count">{t("people_pages", { count: pages })}</span>}
          </li>
        ))}
      </ul>
      {found.length > shown && <LoadMoreButton onMore={more} />}
    </div>
  );
}

/**
 * Returns the speakers, those on most pages first. Until all texts are read, the search index gives the names without
 * the number of pages: it counts readouts and notes, and a page can have both.
 */
function useSpeakers({ readouts, notes, people }: LibraryContext, facts: readonly NameFacts[] | undefined): Speaker[] {
  return useMemo(() => {
    if (facts) return countPages(facts, people);
    const names = [readouts, notes].flatMap(({ index }) =>
      (index?.search(READ_ALL).counts.get("speaker") ?? []).map(([name]) => name),
    );
    return [...new Set(names)].map((name) => ({ name, names: people.namesOf(name), pages: undefined }));
  }, [facts, people, readouts.index, notes.index, readouts.revision, notes.revision]);
}

function countPages(facts: readonly NameFacts[], people: PersonNames): Speaker[] {
  const pagesOf = new Map<string, Set<number>>();
  for (const { name, spoken } of facts) {
    if (spoken.size === 0) continue;
    const shown = people.shownName(name);
    const pages = pagesOf.get(shown) ?? new Set();
    pagesOf.set(shown, pages);
    for (const page of spoken) pages.add(page);
  }
  return [...pagesOf]
    .map(([name, pages]) => ({ name, names: people.namesOf(name), pages: pages.size }))
    .sort((a, b) => b.pages - a.pages || a.name.localeCompare(b.name));
}
