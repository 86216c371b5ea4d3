import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { quoteOfNote } from "../annotation/note.ts";
import type { ReadoutRecord, ReadoutVersion } from "../annotation/readout-record.ts";
import { locate } from "../annotation/selectors.ts";
import { compareNotePassage } from "../comparison/compare-note-passage.ts";
import { compareVersions, findLastChange } from "../comparison/compare-versions.ts";
import type { ParagraphChange, TextDiff } from "../comparison/diff-text.ts";
import { formatDate, t } from "../locale/i18n.ts";
import { versionChangeLabel } from "../ui/change-labels.ts";
import { Icon } from "../ui/icon.tsx";
import { PassageVerdict } from "../ui/passage-verdict.tsx";
import { changedWords, WordChanges } from "../ui/word-changes.tsx";
import { formatRoute, formatVersions } from "./route.ts";
import { usePageNotes } from "./use-page-notes.ts";
import { VersionsTable } from "./versions-table.tsx";

interface Props {
  readonly record: ReadoutRecord;
  /** The times of the two versions, in milliseconds; empty for those of the last change. */
  readonly compared: readonly number[];
}

/** Compares two versions of a readout word by word, with what has become of each note. */
export function VersionsView({ record, compared }: Props) {
  const versions = useMemo(() => [...record.earlier, record], [record]);
  const pair = useMemo(() => pairOf(versions, compared), [versions, ...compared]);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <article class="versions-view">
      <header class="readout-header">
        <a class="link-button" href={formatRoute("readout", record.id)}>
          <Icon name="previous" /> {t("version_back_to_text")}
        </a>
        <h1 dir="auto" lang={record.language} ref={heading} tabIndex={-1}>
          {record.title}
        </h1>
        {pair && <VersionChoice record={record} versions={versions} pair={pair} />}
      </header>
      {pair ? <Differences record={record} pair={pair} /> : <p class="empty">{t("version_only_one")}</p>}
      <VersionsTable record={record} />
    </article>
  );
}

interface VersionPair {
  readonly before: ReadoutVersion;
  readonly after: ReadoutVersion;
}

/** Returns the versions to compare: the chosen ones, or those of the last change, or the last two. */
function pairOf(versions: readonly ReadoutVersion[], compared: readonly number[]): VersionPair | undefined {
  const [from, to] = compared.map((time) => versions.findIndex(({ capturedAt }) => Date.parse(capturedAt) === time));
  const last = findLastChange(versions);
  const before = versions[from ?? last?.before ?? versions.length - 2] ?? versions.at(-2);
  const after = versions[to ?? versions.length - 1] ?? versions.at(-1);
  return before && after && { before, after };
}

interface ChoiceProps {
  readonly record: ReadoutRecord;
  readonly versions: readonly ReadoutVersion[];
  readonly pair: VersionPair;
}

function VersionChoice({ record, versions, pair }: ChoiceProps) {
  const choose = (chosen: Partial<Record<keyof VersionPair, string>>) => {
    const { before, after } = { before: pair.before.capturedAt, after: pair.after.capturedAt, ...chosen };
    location.hash = formatRoute("readout", record.id, formatVersions(before, after));
  };
  return (
    <div class="version-choice">
      {(["before", "after"] as const).map((side) => (
        <label key={side}>
          {t(side === "before" ? "version_from" : "version_to")}
          <select
            class="choice"
            value={pair[side].capturedAt}
            onChange={({ currentTarget }) => choose({ [side]: currentTarget.value })}
          >
            {versions.map(({ capturedAt }) => (
              <option key={capturedAt} value={capturedAt}>
                {formatDate(capturedAt, "time")}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
}

function Differences({ record, pair }: { readonly record: ReadoutRecord; readonly pair: VersionPair }) {
  const { before, after } = pair;
  const [isShort, setIsShort] = useState(false);
  const change = useMemo(() => compareVersions(before, after), [before, after]);
  const lang = record.language;
  const shown = change.paragraphs.filter(({ kind }) => !isShort || kind !== "same");
  return (
    <>
      <h2>
        {t("versions_between", {
          from: formatDate(before.capturedAt, "time"),
          to: formatDate(after.capturedAt, "time"),
        })}
      </h2>
      <p class="version-summary" role="status">
        {versionChangeLabel(change)}
      </p>
      <p class="message">{t("version_legend")}</p>
      <label class="version-filter">
        <input type="checkbox" checked={isShort} onChange={({ currentTarget }) => setIsShort(currentTarget.checked)} />{" "}
        {t("version_hide_unchanged")}
      </label>
      <div class="version-diff">
        {shown.map((paragraph, at) => (
          <div
            key={at}
            class={`diff-paragraph is-${paragraph.kind.replaceAll(" ", "-")} part-${paragraph.part.replaceAll(" ", "-")}`}
          >
            {paragraph.kind.startsWith("moved") && (
              <p class="moved-label">
                {t("paragraph_moved_from", { number: paragraphNumber(before.text, paragraph.before) })}
              </p>
            )}
            <p dir="auto" lang={lang}>
              <WordChanges words={changedWords(paragraph)} />
            </p>
          </div>
        ))}
      </div>
      <NoteVerdicts record={record} pair={pair} diff={change} />
    </>
  );
}

/** Returns the number of the paragraph at a span, from 1. */
function paragraphNumber(text: string, span: ParagraphChange["before"]): number {
  return (
    text
      .slice(0, span?.start ?? 0)
      .split("\n")
      .filter((line) => line.trim() !== "").length + 1
  );
}

interface VerdictsProps {
  readonly record: ReadoutRecord;
  readonly pair: VersionPair;
  readonly diff: TextDiff;
}

function NoteVerdicts({ record, pair: { before, after }, diff }: VerdictsProps) {
  const notes = usePageNotes(record.url);
  const verdicts = useMemo(
    () =>
      notes.flatMap((note) => {
        const found = note.target.selector && locate(before.text, note.target.selector);
        if (!found || !("span" in found)) return [];
        return [{ note, change: compareNotePassage(before.text, after.text, found.span, diff) }];
      }),
    [notes, before, after, diff],
  );
  if (verdicts.length === 0) return null;
  return (
    <section class="version-notes">
      <h2>{t("version_notes")}</h2>
      <ul class="margin-notes">
        {verdicts.map(({ note, change }) => (
          <li key={note.id} class="margin-note">
            <blockquote class="quote" dir="auto" lang={record.language}>
              {quoteOfNote(note)}
            </blockquote>
            <p class="row-body" dir="auto">
              {note.bodyValue || t("note_without_text")}
            </p>
            <PassageVerdict change={change} since={before.capturedAt} lang={record.language} />
          </li>
        ))}
      </ul>
    </section>
  );
}
