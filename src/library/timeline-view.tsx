import { useEffect, useMemo, useState } from "preact/hooks";
import { toAttributionView } from "../annotation/attribution-view.ts";
import type { Note } from "../annotation/note.ts";
import { pageKey } from "../annotation/page-url.ts";
import type { ReadoutRecord } from "../annotation/readout-record.ts";
import type { Act } from "../engine/analysis.ts";
import { formatDate, formatDay, formatNumber, t } from "../locale/i18n.ts";
import { notesWithFacet } from "../store/notes-store.ts";
import { readoutsWithFacet } from "../store/readouts-store.ts";
import type { SearchQuery } from "../store/search/search-segments.ts";
import { ActBadge } from "../ui/act-badge.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { useLibrary } from "./library-context.ts";
import { passageLink } from "./links.ts";
import { formatRoute } from "./route.ts";

const READ_ALL: SearchQuery = { words: "", facets: {}, sort: "newest" };

/** The maximum number of pages shown for one speaker. The other views can filter the rest. */
const MAX_PAGES = 200;

/** The maximum number of names that are suggested. */
const MAX_NAMES_SHOWN = 500;

/** Shows what one speaker said, by the day of the event: the claims in stored readouts, and the notes on them. */
export function TimelineView({ speaker }: { readonly speaker: string }) {
  const speakers = useSpeakers();
  const pages = usePages(speaker);
  const [act, chooseAct] = useState<Act>();
  const counts = useMemo(() => countActs(pages ?? []), [pages]);
  return (
    <div class="narrow">
      <h1>{t("nav_timeline")}</h1>
      <SpeakerField key={speaker} speaker={speaker} speakers={speakers} />
      {speaker && counts.length > 0 && (
        <div class="chips" role="group" aria-label={t("facet_act")}>
          {counts.map(([one, count]) => (
            <button
              key={one}
              type="button"
              class="chip"
              aria-pressed={act === one}
              onClick={() => chooseAct(act === one ? undefined : one)}
            >
              <ActBadge act={one} /> <span class="count">{formatNumber(count)}</span>
            </button>
          ))}
        </div>
      )}
      {!speaker && <FirstNames speakers={speakers} />}
      {speaker && pages?.length === 0 && <p class="empty">{t("timeline_empty")}</p>}
      <ol class="timeline">
        {pages?.map((page) => (
          <TimelinePage key={page.key} page={page} act={act} />
        ))}
      </ol>
    </div>
  );
}

interface SpeakersProps {
  readonly speakers: readonly (readonly [name: string, count: number])[];
}

function FirstNames({ speakers }: SpeakersProps) {
  if (speakers.length === 0) {
    return (
      <EmptyState title={t("timeline_none")}>
        <p>{t("timeline_none_text")}</p>
      </EmptyState>
    );
  }
  return (
    <ul class="names">
      {speakers.slice(0, 12).map(([name, count]) => (
        <li key={name}>
          <a href={formatRoute("timeline", name)}>
            <bdi>{name}</bdi>
          </a>
          <span class="count">{t("readouts", { count })}</span>
        </li>
      ))}
    </ul>
  );
}

function SpeakerField({ speaker, speakers }: SpeakersProps & { readonly speaker: string }) {
  const go = (name: string) => {
    if (name.trim()) location.hash = formatRoute("timeline", name.trim());
  };
  return (
    <label class="field">
      {t("facet_speaker")}
      <input
        type="text"
        list="speakers"
        data-search
        value={speaker}
        placeholder={t("timeline_choose")}
        dir="auto"
        onChange={(event) => go(event.currentTarget.value)}
      />
      <datalist id="speakers">
        {speakers.slice(0, MAX_NAMES_SHOWN).map(([name]) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </label>
  );
}

function useSpeakers(): SpeakersProps["speakers"] {
  const { readouts, notes } = useLibrary();
  return useMemo(() => {
    const counts = new Map<string, number>();
    for (const { index } of [readouts, notes]) {
      for (const [name, count] of index?.search(READ_ALL).counts.get("speaker") ?? []) {
        counts.set(name, (counts.get(name) ?? 0) + count);
      }
    }
    return [...counts].sort((a, b) => b[1] - a[1]);
  }, [readouts.index, notes.index, readouts.revision, notes.revision]);
}

/** A claim of the speaker. */
interface Claim {
  readonly act: Act;
  readonly cue: string;
  readonly text: string;
}

/** The claims of the speaker on one page, and the notes on them. */
interface TimelineEntry {
  readonly key: string;
  /** The day of the event as "2026-03-14", if it is known. */
  readonly day?: string | undefined;
  /** The moment at which the page was saved. */
  readonly savedAt: string;
  readonly title: string;
  readonly issuer: string;
  readonly href: string;
  readonly claims: readonly Claim[];
  readonly notes: readonly Note[];
}

function usePages(speaker: string): readonly TimelineEntry[] | undefined {
  const { store, revision } = useLibrary();
  const [pages, setPages] = useState<readonly TimelineEntry[]>();
  useEffect(() => {
    let isCurrent = true;
    if (!speaker) setPages(undefined);
    else {
      void Promise.all([
        readoutsWithFacet(store, ["speaker", speaker], { limit: MAX_PAGES }),
        notesWithFacet(store, ["speaker", speaker], { limit: MAX_PAGES }),
      ]).then(([readouts, notes]) => isCurrent && setPages(joinPages(speaker, readouts, notes)));
    }
    return () => {
      isCurrent = false;
    };
  }, [store, speaker, revision]);
  return pages;
}

function joinPages(speaker: string, readouts: readonly ReadoutRecord[], notes: readonly Note[]): TimelineEntry[] {
  const byKey = new Map<string, Note[]>();
  for (const note of notes) {
    const key = pageKey(note.target.source);
    byKey.set(key, [...(byKey.get(key) ?? []), note]);
  }
  const pages = readouts.map((readout): TimelineEntry => {
    const key = pageKey(readout.url);
    const own = byKey.get(key) ?? [];
    byKey.delete(key);
    return { ...pageOfReadout(speaker, readout), key, notes: own };
  });
  for (const [key, own] of byKey) pages.push(pageOfNotes(key, own));
  return pages.sort((a, b) => (sortKey(a) < sortKey(b) ? 1 : -1));
}

/** Returns the day of the event, or the moment of saving if the day is unknown; the order of these is that of time. */
function sortKey({ day, savedAt }: TimelineEntry): string {
  return day === undefined ? savedAt : `${day}T12`;
}

function pageOfReadout(speaker: string, readout: ReadoutRecord): Omit<TimelineEntry, "key" | "notes"> {
  const { text, reading, capturedAt, title, issuer, event, id } = readout;
  const claims = reading.attributions
    .map((one, index) => toAttributionView(text, one, index))
    .filter(({ speakers }) => speakers.includes(speaker))
    .map(({ act, cue, contents }) => ({ act, cue, text: contents.join(" … ") }));
  return {
    day: event?.day,
    savedAt: capturedAt,
    title,
    issuer: issuer ?? "",
    href: formatRoute("readout", id),
    claims,
  };
}

function pageOfNotes(key: string, notes: readonly Note[]): TimelineEntry {
  const [newest] = notes as [Note];
  const claims = notes.flatMap(({ attribution }) =>
    attribution ? [{ act: attribution.act, cue: attribution.cue ?? "", text: attribution.contents.join(" … ") }] : [],
  );
  const { created, title, issuer = "" } = newest;
  return { key, savedAt: created, title, issuer, href: passageLink(newest), claims, notes };
}

function TimelinePage({ page, act }: { readonly page: TimelineEntry; readonly act: Act | undefined }) {
  const claims = page.claims.filter((claim) => act === undefined || claim.act === act);
  if (claims.length === 0) return null;
  return (
    <li class="timeline-page">
      <time dateTime={page.day ?? page.savedAt}>
        {page.day ? formatDay(page.day) : t("stored_on", { date: formatDate(page.savedAt) })}
      </time>
      <h2>
        <a href={page.href} dir="auto">
          {page.title}
        </a>
        {page.issuer && <bdi class="message">{page.issuer}</bdi>}
      </h2>
      <ul>
        {claims.map((claim) => (
          <li key={`${claim.cue} ${claim.text}`} class="claim">
            <ActBadge act={claim.act} />
            <span dir="auto">
              <em class="cue">{claim.cue === ":" ? "" : claim.cue}</em> {claim.text}
            </span>
          </li>
        ))}
      </ul>
      {page.notes
        .filter(({ bodyValue }) => bodyValue)
        .map(({ id, bodyValue }) => (
          <p key={id} class="timeline-note" dir="auto">
            {bodyValue}
          </p>
        ))}
    </li>
  );
}

function countActs(pages: readonly TimelineEntry[]): [Act, number][] {
  const counts = new Map<Act, number>();
  for (const { claims } of pages) for (const { act } of claims) counts.set(act, (counts.get(act) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
