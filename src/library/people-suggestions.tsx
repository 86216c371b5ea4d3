import { useEffect, useRef, useState } from "preact/hooks";
import type { PersonSuggestion, SamePersonReason } from "../comparison/group-names.ts";
import { t, tParts } from "../locale/i18n.ts";
import { useLibrary } from "./library-context.ts";
import { runJoinNames, runSeparateNames } from "./people-actions.ts";

/** The number of suggestions that are shown at first, and added each time. */
const AT_ONCE = 5;

/** Shows names that may belong to one person, with the reasons, for the user to decide. */
export function PeopleSuggestions({ suggestions }: { readonly suggestions: readonly PersonSuggestion[] }) {
  const library = useLibrary();
  const heading = useRef<HTMLHeadingElement>(null);
  const [shown, setShown] = useState(AT_ONCE);
  const hasDecided = useRef(false);
  // The pressed button is removed with its row, so the focus must move to another element.
  useEffect(() => {
    if (!hasDecided.current || document.activeElement !== document.body) return;
    hasDecided.current = false;
    (heading.current ?? document.querySelector<HTMLElement>("main h1"))?.focus();
  }, [suggestions]);
  const decide = (work: typeof runJoinNames, { name, other }: PersonSuggestion) => {
    hasDecided.current = true;
    void work(library, name, other);
  };
  if (suggestions.length === 0) return null;
  return (
    <section class="person-section" aria-labelledby="people-suggestions">
      <h2 id="people-suggestions" ref={heading} tabIndex={-1}>
        {t("people_suggestions")} <span class="count">{suggestions.length}</span>
      </h2>
      <p class="message">{t("people_suggestions_text")}</p>
      <ul class="names">
        {suggestions.slice(0, shown).map((suggestion) => {
          const { name, other, reason } = suggestion;
          const label = t("people_pair", { name, other });
          return (
            <li key={`${name}\n${other}`} class="suggestion">
              <p>
                <span class="pair">
                  {tParts("people_pair", { name: <bdi>{name}</bdi>, other: <bdi>{other}</bdi> })}
                </span>
                <span class="message" dir="auto">
                  {reasonText(reason)}
                </span>
              </p>
              <span class="buttons">
                <button
                  type="button"
                  class="button primary"
                  aria-label={`${t("people_same")}: ${label}`}
                  onClick={() => decide(runJoinNames, suggestion)}
                >
                  {t("people_same")}
                </button>
                <button
                  type="button"
                  class="button"
                  aria-label={`${t("people_not_same")}: ${label}`}
                  onClick={() => decide(runSeparateNames, suggestion)}
                >
                  {t("people_not_same")}
                </button>
              </span>
            </li>
          );
        })}
      </ul>
      {suggestions.length > shown && (
        <button type="button" class="button more" onClick={() => setShown(shown + AT_ONCE)}>
          {t("show_more")}
        </button>
      )}
    </section>
  );
}

function reasonText(reason: SamePersonReason): string {
  return t(`people_why_${reason.kind}`, "title" in reason ? { title: reason.title } : {});
}
