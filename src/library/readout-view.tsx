import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { toAttributionView } from "../annotation/attribution-view.ts";
import { buildTextFragmentUrl } from "../annotation/build-text-fragment.ts";
import { createNote, type Note, quoteOfNote, snapshotAttribution } from "../annotation/note.ts";
import { passageSpan } from "../annotation/passage-span.ts";
import { type ReadoutRecord, type ReadoutVersion, statusOf } from "../annotation/readout-record.ts";
import { describe, locate, solePlace } from "../annotation/selectors.ts";
import { indexText } from "../annotation/text-index.ts";
import { phraseOfClaim } from "../comparison/phrase-of-claim.ts";
import type { Span } from "../engine/span.ts";
import { eventKindKey } from "../locale/event-kind-key.ts";
import { formatDate, t } from "../locale/i18n.ts";
import { background } from "../rpc/rpc-contract.ts";
import { facetValues } from "../store/notes-store.ts";
import { getReadout } from "../store/readouts-store.ts";
import { ActBadge } from "../ui/act-badge.tsx";
import { speakerLabel } from "../ui/attribution-card.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { eventDate } from "../ui/event-date.ts";
import { HighlightedReadout, type NoteAnchor } from "../ui/highlighted-readout.tsx";
import { Icon } from "../ui/icon.tsx";
import { NoteEditor } from "../ui/note-editor.tsx";
import { StatusSelect } from "../ui/status-select.tsx";
import { CompareButton } from "./compare-button.tsx";
import { ExportButton } from "./export-button.tsx";
import { focusAdjacentEntry, focusedEntryId, useShortcuts } from "./keyboard-shortcuts.tsx";
import { useLibrary } from "./library-context.ts";
import { isWebUrl, passageLink } from "./links.ts";
import { runSetReadoutStatus, saveDraft, saveNoteEdit } from "./note-actions.ts";
import { ReadoutLinks } from "./readouts-view.tsx";
import { formatRoute, parsePassage, parseVersions } from "./route.ts";
import { ShareButton } from "./share-button.tsx";
import { TagList } from "./tag-list.tsx";
import { useLatest } from "./use-latest.ts";
import { usePageNotes } from "./use-page-notes.ts";
import { VersionsTable } from "./versions-table.tsx";
import { VersionsView } from "./versions-view.tsx";

interface Props {
  readonly id: string;
  /** The place to scroll to: the id of a note, a passage (see `formatPassage`), or "". */
  readonly place: string;
}

/** Shows a stored readout with its highlights and notes, even if the page no longer exists. */
export function ReadoutView({ id, place }: Props) {
  const { store, revision } = useLibrary();
  const record = useLatest<ReadoutRecord | null | undefined>(
    async () => (await getReadout(store, id)) ?? null,
    undefined,
    [store, id, revision],
  );
  if (record === undefined) return <EmptyState title={t("loading")} />;
  if (record === null) return <EmptyState title={t("readout_gone")} />;
  const compared = parseVersions(place);
  if (compared) return <VersionsView record={record} compared={compared} />;
  return <Readout record={record} place={place} />;
}

function Readout({ record, place }: { readonly record: ReadoutRecord; readonly place: string }) {
  const library = useLibrary();
  const [version, setVersion] = useState(record.earlier.length);
  const capture: ReadoutVersion = record.earlier[version] ?? record;
  const [chosen, choose] = useState<number>();
  const [writing, setWriting] = useState(false);
  const notes = usePageNotes(record.url);
  const knownTags = useKnownTags();
  const anchored = useMemo(() => anchorNotes(capture.text, notes), [capture.text, notes]);
  const margin = useRef<HTMLUListElement>(null);
  const text = useRef<HTMLDivElement>(null);

  const goTo = (selector: string) => {
    const element = text.current?.querySelector(selector);
    element?.scrollIntoView({ block: "center", behavior: hasMotion() ? "smooth" : "instant" });
  };
  const pick = (index: number) => {
    choose(index);
    setWriting(false);
    goTo(`[data-attribution="${index}"]`);
  };
  const isReady = anchored.length > 0;
  const isCurrent = version === record.earlier.length;
  const passage = useMemo(() => (isCurrent ? parsePassage(place) : undefined), [isCurrent, place]);
  useEffect(() => {
    if (passage) goTo(".hl-match");
    else if (place && isReady) goTo(`[data-note="${place}"]`);
  }, [isReady, place, passage]);
  useShortcuts({
    next: () => focusAdjacentEntry(margin.current, 1),
    previous: () => focusAdjacentEntry(margin.current, -1),
    note: () => {
      const index = Number(focusedEntryId(margin.current)?.split("-")[1]);
      if (Number.isInteger(index)) choose(index);
      setWriting(true);
    },
  });
  const attribution = chosen === undefined ? undefined : capture.reading.attributions[chosen];
  const save = async (bodyValue: string, tags: readonly string[]) => {
    const span = attribution && passageSpan(attribution);
    await background.saveNote(
      createNote({
        target: { source: record.url, ...(span && { selector: describe(capture.text, span) }) },
        title: record.title,
        bodyValue,
        tags,
        issuer: record.issuer,
        ...(attribution && { attribution: snapshotAttribution(capture.text, attribution) }),
      }),
    );
    setWriting(false);
    await library.run("", async () => ({ text: t("note_saved") }));
  };
  return (
    <article class="readout-view">
      <ReadoutHeader record={record} version={version} onVersion={setVersion} />
      <div class="readout-text" ref={text}>
        <HighlightedReadout
          text={capture.text}
          lang={record.language ?? ""}
          attributions={capture.reading.attributions}
          notes={anchored.flatMap(({ note, span }) => (span ? [{ ...span, id: note.id } satisfies NoteAnchor] : []))}
          matches={passage ? [passage] : []}
          selected={chosen}
          onSelect={pick}
        />
      </div>
      <aside class="margin" aria-label={t("margin_label")}>
        {writing && (
          <div class="margin-note">
            <NoteEditor
              quote={attribution ? toAttributionView(capture.text, attribution, 0).contents.join(" … ") : ""}
              speaker={attribution?.speakers.join(", ") ?? ""}
              initial=""
              saved=""
              isStored={false}
              tags=""
              knownTags={knownTags}
              onDraft={async () => undefined}
              onSave={save}
              onClose={async () => setWriting(false)}
            />
          </div>
        )}
        <MarginNotes placed={anchored} onGoTo={(one) => goTo(`[data-note="${one.id}"]`)} />
        <h2 class="margin-head">
          {t("attributions", { count: capture.reading.attributions.length })}
          <button type="button" class="button" onClick={() => setWriting(true)}>
            <Icon name="note" /> {t(chosen === undefined ? "note_on_readout" : "note_on_attribution")}
          </button>
        </h2>
        <ul class="margin-list" ref={margin}>
          {capture.reading.attributions.map((one, index) => {
            const view = toAttributionView(capture.text, one, index);
            return (
              <li key={index} data-entry={`attribution-${index}`}>
                <button type="button" data-main aria-pressed={chosen === index} onClick={() => pick(index)}>
                  <span class="attribution-head">
                    <bdi class="attribution-speaker">{speakerLabel(view)}</bdi>
                    <ActBadge act={one.act} />
                  </span>
                  <span class="margin-words" dir="auto">
                    {view.contents.join(" … ")}
                  </span>
                </button>
                {chosen === index && (
                  <a
                    class="button"
                    href={formatRoute("phrases", phraseOfClaim(view.contents.join(" ")), record.issuer)}
                  >
                    <Icon name="search" /> {t("phrases_said_before")}
                  </a>
                )}
                {chosen === index && isWebUrl(record.url) && (
                  <a
                    class="button"
                    href={buildTextFragmentUrl(record.url, view.selectors)}
                    target="_blank"
                    rel="noreferrer"
                  >
                    <Icon name="open" /> {t("open_passage")}
                  </a>
                )}
              </li>
            );
          })}
        </ul>
      </aside>
    </article>
  );
}

function hasMotion(): boolean {
  return !matchMedia("(prefers-reduced-motion: reduce)").matches;
}

interface HeadProps {
  readonly record: ReadoutRecord;
  readonly version: number;
  readonly onVersion: (version: number) => void;
}

function ReadoutHeader({ record, version, onVersion }: HeadProps) {
  const library = useLibrary();
  const { id, title, event, issuer, url, earlier, capturedAt } = record;
  const versions = [...earlier.map((one) => one.capturedAt), capturedAt];
  const facts = [
    event && t(eventKindKey(event.kind)),
    event?.participants.join(" · "),
    event && eventDate(event),
    issuer && t("account_of", { issuer }),
  ].filter((one) => one !== undefined && one !== "");
  return (
    <header class="readout-header">
      <a class="link-button" href={formatRoute("readouts")}>
        <Icon name="previous" /> {t("back_to_readouts")}
      </a>
      <h1 dir="auto" lang={record.language}>
        {title}
      </h1>
      {facts.length > 0 && (
        <p class="readout-facts">
          {facts.map((fact) => (
            <bdi key={fact}>{fact}</bdi>
          ))}
        </p>
      )}
      <div class="buttons">
        <StatusSelect
          label={t("facet_status")}
          value={statusOf(record)}
          onChange={(status) => void runSetReadoutStatus(library, [id], status)}
        />
        {isWebUrl(url) && <ReadoutLinks url={url} hasWords />}
        <ExportButton kind="readouts" ids={() => [id]} />
        <ShareButton selection={() => ({ kind: "readouts", ids: [id] })} />
        <CompareButton id={id} />
        {earlier.length > 0 ? (
          <select
            class="choice"
            aria-label={t("version_label")}
            value={version}
            onChange={(change) => onVersion(Number(change.currentTarget.value))}
          >
            {versions.map((moment, n) => (
              <option key={moment} value={n}>
                {t(n === versions.length - 1 ? "version_current" : "version_earlier", {
                  date: formatDate(moment, "time"),
                })}
              </option>
            ))}
          </select>
        ) : (
          <span class="message">{t("stored_on", { date: formatDate(capturedAt, "time") })}</span>
        )}
      </div>
      <VersionsTable record={record} />
    </header>
  );
}

/** A note and its span in the text; the span is undefined if the passage is not found. */
interface AnchoredNote {
  readonly note: Note;
  readonly span: Span | undefined;
}

function useKnownTags(): readonly string[] {
  const { store, revision } = useLibrary();
  return useLatest<readonly string[]>(() => facetValues(store, "tag"), [], [store, revision]);
}

/** Returns the notes in the order of the text. Page notes and notes whose passage is not found come last. */
function anchorNotes(text: string, notes: readonly Note[]): AnchoredNote[] {
  const index = indexText(text);
  const anchored = notes.map((note) => {
    const { selector } = note.target;
    return { note, span: selector && solePlace(locate(index, selector)) };
  });
  const at = ({ span }: AnchoredNote) => span?.start ?? Number.POSITIVE_INFINITY;
  return anchored.sort((a, b) => (at(a) === at(b) ? 0 : at(a) - at(b)));
}

interface MarginProps {
  readonly placed: readonly AnchoredNote[];
  readonly onGoTo: (note: Note) => void;
}

function MarginNotes({ placed: anchored, onGoTo }: MarginProps) {
  const library = useLibrary();
  const [editing, setEditing] = useState("");
  const knownTags = useKnownTags();
  if (anchored.length === 0) return null;
  return (
    <>
      <h2 class="margin-head">{t("found_notes", { count: anchored.length })}</h2>
      <ul class="margin-notes">
        {anchored.map(({ note, span }) => (
          <li key={note.id} class="margin-note">
            {editing === note.id ? (
              <NoteEditor
                quote={quoteOfNote(note)}
                speaker=""
                initial={note.bodyValue}
                saved={note.bodyValue}
                isStored={true}
                tags={note.tags.join(", ")}
                knownTags={knownTags}
                onDraft={(text) => saveDraft(note, text)}
                onSave={async (text, tags) => {
                  await saveNoteEdit(library, note, text, tags);
                  setEditing("");
                }}
                onClose={async () => setEditing("")}
              />
            ) : (
              <>
                {note.target.selector && (
                  <blockquote class="quote margin-words" dir="auto">
                    {quoteOfNote(note)}
                  </blockquote>
                )}
                <p class="row-body" dir="auto">
                  {note.bodyValue || t("note_without_text")}
                </p>
                <TagList tags={note.tags} />
                {!span && note.target.selector && <p class="message">{t("not_in_this_text")}</p>}
                <p class="margin-foot">
                  <time class="message" dateTime={note.created}>
                    {formatDate(note.created)}
                  </time>
                  {span && (
                    <button type="button" class="icon-button" title={t("show_in_text")} onClick={() => onGoTo(note)}>
                      <Icon name="goto" />
                    </button>
                  )}
                  {isWebUrl(note.target.source) && (
                    <a
                      class="icon-button"
                      href={passageLink(note)}
                      target="_blank"
                      rel="noreferrer"
                      title={t("open_passage")}
                    >
                      <Icon name="open" />
                    </a>
                  )}
                  <button type="button" class="icon-button" title={t("edit_note")} onClick={() => setEditing(note.id)}>
                    <Icon name="edit" />
                  </button>
                </p>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
