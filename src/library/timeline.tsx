import { toAttributionView } from "../annotation/attribution-view.ts";
import type { Note } from "../annotation/note.ts";
import { pageKey } from "../annotation/page-url.ts";
import type { ReadoutRecord } from "../annotation/readout-record.ts";
import { findRoles, type OfficeRole } from "../comparison/find-roles.ts";
import type { Act, DayFrom } from "../engine/analysis.ts";
import { formatDate, t } from "../locale/i18n.ts";
import { notesWithFacet } from "../store/notes-store.ts";
import type { Store } from "../store/open-store.ts";
import { readoutsWithFacet } from "../store/readouts-store.ts";
import { ActBadge } from "../ui/act-badge.tsx";
import { eventDate } from "../ui/event-date.ts";
import { useLibrary } from "./library-context.ts";
import { passageLink } from "./links.ts";
import { formatRoute } from "./route.ts";
import { useLatest } from "./use-latest.ts";

/** The maximum number of readouts and of notes that are read for each name. */
const MAX_PAGES = 2_000;

/** A claim of the speaker. */
interface Claim {
  readonly act: Act;
  readonly cue: string;
  readonly text: string;
}

/** The claims of the speaker on one page, and the notes on them. */
export interface TimelineEntry {
  readonly key: string;
  /** The day of the event as "2026-03-14", if it is known. */
  readonly day?: string | undefined;
  /** How the day is known. */
  readonly dayFrom?: DayFrom | undefined;
  /** The moment at which the page was saved. */
  readonly savedAt: string;
  readonly title: string;
  readonly issuer: string;
  readonly href: string;
  readonly claims: readonly Claim[];
  /** The offices that the text gives to the speaker. */
  readonly roles: readonly OfficeRole[];
  readonly notes: readonly Note[];
}

/** Returns the pages on which a person speaks by one of several names, the last event first. */
export function useTimeline(names: readonly string[]): readonly TimelineEntry[] | undefined {
  const { store, revision } = useLibrary();
  const key = names.join("\n");
  return useLatest<readonly TimelineEntry[] | undefined>(() => readTimeline(store, key.split("\n")), undefined, [
    store,
    key,
    revision,
  ]);
}

async function readTimeline(store: Store, names: readonly string[]): Promise<TimelineEntry[]> {
  const [readouts, notes] = await Promise.all([
    Promise.all(names.map((name) => readoutsWithFacet(store, ["speaker", name], { limit: MAX_PAGES }))),
    Promise.all(names.map((name) => notesWithFacet(store, ["speaker", name], { limit: MAX_PAGES }))),
  ]);
  return joinPages(new Set(names), distinct(readouts.flat()), distinct(notes.flat()));
}

function distinct<T extends { readonly id: string }>(records: readonly T[]): T[] {
  return [...new Map(records.map((record) => [record.id, record])).values()];
}

function joinPages(
  names: ReadonlySet<string>,
  readouts: readonly ReadoutRecord[],
  notes: readonly Note[],
): TimelineEntry[] {
  const byKey = new Map<string, Note[]>();
  for (const note of notes) {
    const key = pageKey(note.target.source);
    byKey.set(key, [...(byKey.get(key) ?? []), note]);
  }
  const pages = readouts.map((readout): TimelineEntry => {
    const key = pageKey(readout.url);
    const own = byKey.get(key) ?? [];
    byKey.delete(key);
    return { ...pageOfReadout(names, readout), key, notes: own };
  });
  for (const [key, own] of byKey) pages.push(pageOfNotes(key, own));
  return pages.sort((a, b) => (sortKey(a) < sortKey(b) ? 1 : -1));
}

/** Returns a string that sorts pages by time: the day of the event, or the time of saving if the day is unknown. */
function sortKey({ day, savedAt }: TimelineEntry): string {
  return day === undefined ? savedAt : `${day}T12`;
}

function pageOfReadout(names: ReadonlySet<string>, readout: ReadoutRecord): Omit<TimelineEntry, "key" | "notes"> {
  const { text, reading, capturedAt, title, issuer, event, id } = readout;
  const claims = reading.attributions
    .map((one, index) => toAttributionView(text, one, index))
    .filter(({ speakers }) => speakers.some((name) => names.has(name)))
    .map(({ act, cue, contents }) => ({ act, cue, text: contents.join(" … ") }));
  return {
    day: event?.day,
    dayFrom: event?.dayFrom,
    savedAt: capturedAt,
    title,
    issuer: issuer ?? "",
    href: formatRoute("readout", id),
    claims,
    roles: [...names].flatMap((name) => findRoles(text, name)),
  };
}

function pageOfNotes(key: string, notes: readonly Note[]): TimelineEntry {
  const [newest] = notes as [Note];
  const claims = notes.flatMap(({ attribution }) =>
    attribution ? [{ act: attribution.act, cue: attribution.cue ?? "", text: attribution.contents.join(" … ") }] : [],
  );
  const { created, title, issuer = "" } = newest;
  return { key, savedAt: created, title, issuer, href: passageLink(newest), claims, roles: [], notes };
}

/** Shows the claims of the speaker on one page; nothing if none has the chosen act. */
export function TimelinePage({ page, act }: { readonly page: TimelineEntry; readonly act: Act | undefined }) {
  const claims = page.claims.filter((claim) => act === undefined || claim.act === act);
  if (claims.length === 0) return null;
  return (
    <li class="timeline-page">
      <time dateTime={page.day ?? page.savedAt}>
        {page.day ? eventDate({ date: undefined, ...page }) : t("stored_on", { date: formatDate(page.savedAt) })}
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

/** Returns how often each act occurs, the most frequent first. */
export function countActs(pages: readonly TimelineEntry[]): [Act, number][] {
  const counts = new Map<Act, number>();
  for (const { claims } of pages) for (const { act } of claims) counts.set(act, (counts.get(act) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
