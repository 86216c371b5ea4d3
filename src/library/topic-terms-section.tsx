import { useId, useRef, useState } from "preact/hooks";
import type { TopicTerm } from "../annotation/topic-term.ts";
import { parseOwnTerm, type TermProblem } from "../comparison/parse-own-term.ts";
import { type MessageKey, t } from "../locale/i18n.ts";
import { deleteTopicTerm, listTopicTerms, putTopicTerm } from "../store/topic-terms-store.ts";
import { rowLabel, topicChoices } from "../ui/comparison-labels.ts";
import { Icon } from "../ui/icon.tsx";
import { useLibrary } from "./library-context.ts";
import { useLatest } from "./use-latest.ts";

const PROBLEMS: Readonly<Record<TermProblem, MessageKey>> = {
  empty: "set_terms_empty",
  "too short": "set_terms_short",
  "too long": "set_terms_long",
};

/** The maximum length of the name of a topic, in characters. */
const MAX_TOPIC_LENGTH = 100;

/** An error message for a field of the form. */
interface FieldProblem {
  readonly field: "term" | "topic";
  readonly text: string;
}

/** Shows the user's own terms of topics, with a form to add one. */
export function TopicTerms() {
  const { store, revision } = useLibrary();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [problem, setProblem] = useState<FieldProblem>();
  const [status, setStatus] = useState("");
  const terms = useLatest<readonly TopicTerm[]>(() => listTopicTerms(store), [], [store, revision]);
  const choices = topicChoices();
  const add = async (typedTerm: string, typedTopic: string) => {
    const checked = checkTerm(typedTerm, typedTopic, terms);
    if ("field" in checked) {
      setProblem(checked);
      form.current?.querySelector<HTMLInputElement>(`[name="${checked.field}"]`)?.focus();
      return;
    }
    setProblem(undefined);
    const topic = choices.find(({ label }) => label === typedTopic.trim())?.topic ?? typedTopic.trim();
    await putTopicTerm(store, { term: checked.term, topic, at: new Date().toISOString() });
    form.current?.reset();
    form.current?.querySelector<HTMLInputElement>('[name="term"]')?.focus();
    setStatus(t("set_terms_added", { term: checked.term }));
  };
  const remove = async (term: string) => {
    await deleteTopicTerm(store, term);
    form.current?.querySelector<HTMLInputElement>('[name="term"]')?.focus();
    setStatus(t("set_terms_deleted", { term }));
  };
  const described = (field: FieldProblem["field"]) => ({
    "aria-invalid": problem?.field === field,
    "aria-describedby": problem?.field === field ? `${id}-problem` : undefined,
  });
  return (
    <>
      <form
        ref={form}
        class="topic-term-form"
        onSubmit={(event) => {
          event.preventDefault();
          const data = new FormData(event.currentTarget);
          void add(String(data.get("term") ?? ""), String(data.get("topic") ?? ""));
        }}
      >
        <label class="field">
          {t("set_terms_term")}
          <input type="text" name="term" dir="auto" autocomplete="off" spellcheck={false} {...described("term")} />
        </label>
        <label class="field">
          {t("set_terms_topic")}
          <input
            type="text"
            name="topic"
            dir="auto"
            autocomplete="off"
            maxLength={MAX_TOPIC_LENGTH}
            list={`${id}-topics`}
            {...described("topic")}
          />
        </label>
        <datalist id={`${id}-topics`}>
          {choices.map(({ topic, label }) => (
            <option key={topic} value={label} />
          ))}
        </datalist>
        <button type="submit" class="button">
          {t("set_terms_add")}
        </button>
      </form>
      {problem && (
        <p id={`${id}-problem`} class="message problem" role="alert">
          {problem.text}
        </p>
      )}
      <p class="message" role="status">
        {status}
      </p>
      {terms.length > 0 && (
        <ul class="sites">
          {terms.map(({ term, topic }) => (
            <li key={term}>
              <span>
                <bdi>{term}</bdi> → <bdi>{rowLabel(topic)}</bdi>
              </span>
              <button
                type="button"
                class="icon-button"
                aria-label={t("set_terms_delete", { term })}
                title={t("set_terms_delete", { term })}
                onClick={() => void remove(term)}
              >
                <Icon name="remove" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function checkTerm(
  typedTerm: string,
  typedTopic: string,
  known: readonly TopicTerm[],
): { readonly term: string } | FieldProblem {
  const parsed = parseOwnTerm(typedTerm);
  if ("problem" in parsed) return { field: "term", text: t(PROBLEMS[parsed.problem]) };
  const same = known.find(({ term }) => term === parsed.term);
  if (same) return { field: "term", text: t("set_terms_known", { term: same.term, topic: rowLabel(same.topic) }) };
  return typedTopic.trim() === "" ? { field: "topic", text: t("set_terms_no_topic") } : parsed;
}
