import type { ComponentChildren } from "preact";
import type { ParagraphChange } from "../comparison/diff-text.ts";
import type { WordChange } from "../comparison/diff-words.ts";
import { t } from "../locale/i18n.ts";

/**
 * Shows the words of two versions of a passage: removed ones struck through and added ones underlined. Screen readers,
 * most of which do not announce these elements, read a label before them.
 */
export function WordChanges({ words }: { readonly words: readonly WordChange[] }) {
  return words.map(({ kind, text }, at) => {
    if (kind === "same") return text;
    const Element = kind === "removed" ? "del" : "ins";
    return <Element key={at}>{labelled(kind, text)}</Element>;
  });
}

function labelled(kind: "removed" | "added", words: string): ComponentChildren {
  const [before = "", after = ""] = t(`words_${kind}`).split("{words}");
  return (
    <>
      <span class="visually-hidden">{before}</span>
      {words}
      <span class="visually-hidden">{after}</span>
    </>
  );
}

/** Returns the word changes of a paragraph. All words of an added or removed paragraph count as changed. */
export function changedWords({ kind, words }: Pick<ParagraphChange, "kind" | "words">): readonly WordChange[] {
  return kind === "added" || kind === "removed" ? words.map(({ text }) => ({ kind, text })) : words;
}

/** Shows a paragraph that differs between two versions. A paragraph at another position is labelled as moved. */
export function ChangedParagraph({ change }: { readonly change: Pick<ParagraphChange, "kind" | "words"> }) {
  return (
    <>
      {change.kind.startsWith("moved") && <span class="moved-label">{t("paragraph_moved")}</span>}{" "}
      <WordChanges words={changedWords(change)} />
    </>
  );
}
