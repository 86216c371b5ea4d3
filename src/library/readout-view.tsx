import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { ReviewedReadout } from "../annotation/attribution-row.ts";
import { pageKey } from "../annotation/page-url.ts";
import { type ReadoutRecord, statusOf } from "../annotation/readout-record.ts";
import type { Attribution } from "../engine/analysis.ts";
import type { Span } from "../engine/span.ts";
import { eventKindKey } from "../locale/event-kind-key.ts";
import { formatDate, t } from "../locale/i18n.ts";
import { hasRoomBeside } from "../page/position-popover.ts";
import { reviewedReadouts } from "../store/attributions-store.ts";
import { facetValues } from "../store/notes-store.ts";
import type { Store } from "../store/open-store.ts";
import { getReadout } from "../store/readouts-store.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { eventDate } from "../ui/event-date.ts";
import { HighlightedReadout, type NoteAnchor } from "../ui/highlighted-readout.tsx";
import { Icon } from "../ui/icon.tsx";
import { rangeOfSpan } from "../ui/readout-ranges.ts";
import { StatusSelect } from "../ui/status-select.tsx";
import { CompareButton } from "./compare-button.tsx";
import { ExportButton } from "./export-button.tsx";
import { focusAdjacentEntry, focusedEntryId, useShortcuts } from "./keyboard-shortcuts.tsx";
import { useLibrary } from "./library-context.ts";
import { isWebUrl } from "./links.ts";
import { runSetReadoutStatus } from "./note-actions.ts";
import { MarginAttributions, MarginNotes, ReadoutKeys, UnsavedNotes, UnshownCorrections } from "./readout-margin.tsx";
import { buildReadoutModel, type ReadoutModel, shownIndexes } from "./readout-model.ts";
import { ReadoutPart } from "./readout-parts.tsx";
import { ReadoutPopover } from "./readout-popover.tsx";
import { ReadoutLinks } from "./readouts-view.tsx";
import { formatRoute, parsePassage, parseVersions } from "./route.ts";
import { ShareButton } from "./share-button.tsx";
import { useLatest } from "./use-latest.ts";
import { type OpenPart, type ShownDraft, useReadoutActions } from "./use-readout-actions.ts";
import { useTextPointer } from "./use-text-pointer.ts";
import { VersionsTable } from "./versions-table.tsx";
import { VersionsView } from "./versions-view.tsx";

interface Props {
  readonly id: string;
  /** The place to scroll to: the id of a note, a passage (see `formatPassage`), or "". */
  readonly place: string;
}

/** Shows a stored readout with its highlights and notes, which can be changed here even if the page no longer exists. */
export function ReadoutView({ id, place }: Props) {
  const { store, revision } = useLibrary();
  const reviewed = useLatest<ReviewedReadout | null | undefined>(() => readReviewed(store, id), undefined, [
    store,
    id,
    revision,
  ]);
  if (reviewed === undefined) return <EmptyState title={t("loading")} />;
  if (reviewed === null) return <EmptyState title={t("readout_gone")} />;
  const compared = parseVersions(place);
  if (compared) return <VersionsView record={reviewed.record} compared={compared} />;
  return <Readout reviewed={reviewed} place={place} />;
}

async function readReviewed(store: Store, id: string): Promise<ReviewedReadout | null> {
  const record = await getReadout(store, id);
  const [reviewed] = record ? await reviewedReadouts(store, [pageKey(record.url)]) : [];
  return reviewed ?? null;
}

function Readout({ reviewed, place }: { readonly reviewed: ReviewedReadout; readonly place: string }) {
  const { store } = useLibrary();
  const { record } = reviewed;
  const [version, setVersion] = useState(record.earlier.length);
  const model = useMemo(() => buildReadoutModel(reviewed, version), [reviewed, version]);
  const actions = useReadoutActions(model, async () => {
    const stored = await readReviewed(store, record.id);
    return stored ? buildReadoutModel(stored, version) : undefined;
  });
  const { open } = actions;
  const [chosen, choose] = useState<number>();
  const [editing, setEditing] = useState("");
  const knownTags = useKnownTags();
  const list = useRef<HTMLUListElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const popover = useRef<HTMLDivElement>(null);

  const goTo = (selector: string) => {
    const element = text.current?.querySelector(selector);
    element?.scrollIntoView({ block: "center", behavior: hasMotion() ? "smooth" : "instant" });
  };
  const showCard = (index: number, x?: number) => {
    choose(index);
    actions.show({ kind: "card", index, isPinned: true, x });
  };
  const openCard = (index: number) => {
    goTo(`[data-attribution="${index}"]`);
    showCard(index);
    // The card is rendered first.
    setTimeout(() => popover.current?.querySelector<HTMLElement>('[role="dialog"]')?.focus({ preventScroll: true }));
  };
  const isEditing = open?.kind === "note" || open?.kind === "correction";
  const isPinned = isEditing || open?.kind === "bar" || (open?.kind === "card" && open.isPinned);
  useTextPointer(text, {
    onHover: (index, x) => {
      if (!isPinned && model.views[index]) actions.show({ kind: "card", index, isPinned: false, x });
    },
    onLeave: () => {
      if (open && !isPinned) actions.close();
    },
    onSelection: (span) => {
      if (isEditing) return;
      if (span) actions.show({ kind: "bar", span });
      else if (open?.kind === "bar") actions.close();
    },
  });
  useEscape(open && !isEditing ? actions.close : undefined);

  const isCurrent = version === record.earlier.length;
  const passage = useMemo(() => (isCurrent ? parsePassage(place) : undefined), [isCurrent, place]);
  const isReady = model.notes.length > 0;
  useEffect(() => {
    if (passage) goTo(".hl-match");
    else if (place && isReady) goTo(`[data-note="${place}"]`);
  }, [isReady, place, passage]);

  const editNote = (id: string) => {
    actions.close();
    setEditing(id);
  };
  const focusedEntry = () => Number(focusedEntryId(list.current)?.split("-")[1] ?? Number.NaN);
  const current = () => {
    if (open?.kind === "card") return open.index;
    const focused = focusedEntry();
    return Number.isInteger(focused) ? focused : chosen;
  };
  const withCurrent = (work: (index: number) => void) => () => {
    const index = current();
    if (index !== undefined && model.views[index] && !isEditing) work(index);
  };
  const withSelection = (work: (span: Span) => void) => () => {
    if (open?.kind === "bar") work(open.span);
  };
  const step = (by: 1 | -1) => () => {
    if (open?.kind !== "card") return focusAdjacentEntry(list.current, by);
    const indexes = shownIndexes(model);
    const { index } = open;
    const next = by === 1 ? indexes.find((one) => one > index) : indexes.findLast((one) => one < index);
    openCard(next ?? indexes.at(by === 1 ? 0 : -1) ?? index);
  };
  useShortcuts({
    next: step(1),
    previous: step(-1),
    note: () => {
      if (!isEditing) actions.note(open?.kind === "bar" ? open.span : current());
    },
    check: withCurrent(actions.check),
    correct: withCurrent(actions.correct),
    dismiss: withCurrent(actions.dismiss),
    copy: () => {
      if (open?.kind === "bar") void actions.copyPassage(open.span);
      else withCurrent((index) => void actions.copy(index))();
    },
    highlight: withSelection(actions.highlight),
    mark: withSelection(actions.correct),
  });

  const beside = () =>
    open && text.current ? boxBeside(text.current, spanOf(model, open), pointerX(open)) : undefined;
  return (
    <article class="readout-view">
      <ReadoutHeader record={record} version={version} onVersion={setVersion} />
      <div class="readout-text" ref={text}>
        <HighlightedReadout
          text={model.text}
          lang={record.language ?? ""}
          attributions={shownAttributions(model, actions.draft)}
          notes={model.notes.flatMap(({ note, span }) => (span ? [{ ...span, id: note.id } satisfies NoteAnchor] : []))}
          matches={passage ? [passage] : []}
          selected={open?.kind === "card" ? open.index : (actions.draft?.index ?? chosen)}
          onSelect={(index, { clientX }) => {
            if (!isEditing && model.views[index]) showCard(index, clientX);
          }}
          onSelectNote={(id) => {
            if (!isEditing) document.querySelector(`[data-margin-note="${id}"]`)?.scrollIntoView({ block: "center" });
          }}
        />
      </div>
      <aside class="margin" aria-label={t("margin_label")}>
        <UnsavedNotes url={record.url} isWriting={isEditing} />
        <MarginNotes
          placed={model.notes}
          knownTags={knownTags}
          editing={editing}
          onEdit={setEditing}
          onGoTo={(id) => goTo(`[data-note="${id}"]`)}
        />
        <MarginAttributions model={model} actions={actions} chosen={chosen} list={list} onGoTo={openCard} />
        <UnshownCorrections model={model} actions={actions} />
        <ReadoutKeys />
      </aside>
      {open && (
        <div ref={popover}>
          <ReadoutPopover key={open.kind} beside={beside} isMoving={!isEditing}>
            <ReadoutPart
              model={model}
              actions={actions}
              part={open}
              knownTags={knownTags}
              onGoTo={openCard}
              onEditNote={({ id }) => editNote(id)}
            />
          </ReadoutPopover>
        </div>
      )}
    </article>
  );
}

/** Returns the attributions as the text shows them: without hidden ones, and with the open correction in its place. */
function shownAttributions({ attributions }: ReadoutModel, draft: ShownDraft | undefined): readonly Attribution[] {
  const shown = attributions.map((one, index) => {
    if (draft?.index === index) return draft.attribution;
    return one.correction?.isHidden ? { ...one, sources: [], cue: undefined, contents: [] } : one;
  });
  return draft && draft.index === undefined ? [...shown, draft.attribution] : shown;
}

/** Returns the passage that the open part is about; undefined for a note on the whole readout. */
function spanOf({ views }: ReadoutModel, open: OpenPart): Span | undefined {
  return open.kind === "card" ? views[open.index]?.span : open.span;
}

function pointerX(open: OpenPart): number | undefined {
  return open.kind === "card" ? open.x : undefined;
}

/** Returns the box that a popover must not cover: the passage or, if it is too tall, its first line. */
function boxBeside(text: HTMLElement, span: Span | undefined, x: number | undefined): DOMRect | undefined {
  const range = span && rangeOfSpan(text, span);
  const box = range?.getBoundingClientRect();
  if (!range || !box) return undefined;
  const { top, height } = hasRoomBeside(box, innerHeight) ? box : (range.getClientRects()[0] ?? box);
  return x === undefined ? new DOMRect(box.left, top, box.width, height) : new DOMRect(x, top, 1, height);
}

/** Calls a function when the user presses Escape. */
function useEscape(onEscape: (() => void) | undefined): void {
  useEffect(() => {
    if (!onEscape) return;
    const control = new AbortController();
    const pressed = (event: KeyboardEvent) => event.key === "Escape" && onEscape();
    document.addEventListener("keydown", pressed, { signal: control.signal });
    return () => control.abort();
  }, [onEscape]);
}

function hasMotion(): boolean {
  return !matchMedia("(prefers-reduced-motion: reduce)").matches;
}

function useKnownTags(): readonly string[] {
  const { store, revision } = useLibrary();
  return useLatest<readonly string[]>(() => facetValues(store, "tag"), [], [store, revision]);
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
