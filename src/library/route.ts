import { useEffect, useState } from "preact/hooks";
import type { Span } from "../engine/span.ts";
import { FACETS, type Facet } from "../store/facets.ts";

/** The views of the library. */
export const VIEWS = [
  "notes",
  "readouts",
  "attributions",
  "coding",
  "timeline",
  "network",
  "comparison",
  "phrases",
  "trash",
  "import-export",
  "settings",
  "readout",
] as const;

export type View = (typeof VIEWS)[number];

/**
 * What the library shows: a view, its subject (the id of a readout or comparison, a speaker, a phrase, a part of the
 * coding, or a search for attributions as `formatAttributionQuery` writes it), and the place to scroll to: the id of a note, or a passage as
 * `formatPassage` writes it. The subject of the readouts can be "changed", and the place in a readout two versions as
 * `formatVersions` writes them. The readouts can also have a facet as their subject, with its
 * value as the place. The place of a phrase is the issuer whose readouts are searched.
 */
export interface Route {
  readonly view: View;
  readonly subject: string;
  readonly place: string;
}

/** Returns the hash of a view's address. */
export function formatRoute(view: View, subject = "", place = ""): string {
  const parts = [view, subject, place].map((part) => encodeURIComponent(part.toWellFormed()));
  while (parts.at(-1) === "") parts.pop();
  return `#${parts.join("/")}`;
}

/** Returns the view that a hash describes; the notes if it names no view. */
export function parseRoute(hash: string): Route {
  const [view = "", subject = "", place = ""] = hash.replace(/^#/, "").split("/").map(decoded);
  return { view: VIEWS.find((one) => one === view) ?? "notes", subject, place };
}

/** Returns a span of a readout's text as the place of a route. */
export function formatPassage({ start, end }: Span): string {
  return `${start}-${end}`;
}

/** Returns the span that the place of a route describes, or undefined if it is the id of a note. */
export function parsePassage(place: string): Span | undefined {
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(place) ?? [];
  return start === undefined || end === undefined ? undefined : { start: Number(start), end: Number(end) };
}

/** The place of a readout's route that compares the versions of its last change. */
export const LAST_CHANGE = "versions";

/** Returns two versions of a readout, given by the times at which they were saved, as the place of a route. */
export function formatVersions(before: string, after: string): string {
  return `${LAST_CHANGE}-${Date.parse(before)}-${Date.parse(after)}`;
}

/**
 * Returns the times of the versions, in milliseconds, that the place of a route compares: none for those of the last
 * change. Returns undefined if the place compares no versions.
 */
export function parseVersions(place: string): readonly number[] | undefined {
  if (place === LAST_CHANGE) return [];
  const [, before, after] = /^versions-(\d{1,15})-(\d{1,15})$/.exec(place) ?? [];
  return before === undefined ? undefined : [Number(before), Number(after)];
}

/** Returns the address of the list of readouts with one value of a facet. */
export function formatFacet([name, value]: Facet): string {
  return formatRoute("readouts", name, value);
}

/** Returns the facet by which a route narrows the list of readouts, if it does. */
export function facetOfRoute({ subject, place }: Route): Facet | undefined {
  const name = FACETS.find((one) => one === subject);
  return name === undefined || place === "" ? undefined : [name, place];
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Returns the current route, and renders again when it changes. */
export function useRoute(): Route {
  const [route, setRoute] = useState(() => parseRoute(location.hash));
  useEffect(() => {
    const control = new AbortController();
    addEventListener("hashchange", () => setRoute(parseRoute(location.hash)), { signal: control.signal });
    return () => control.abort();
  }, []);
  return route;
}

/**
 * Replaces the address by that of another route. `useRoute` returns the new route before anything is rendered again: the
 * browser's own event comes later, and a field rendered in between would lose what the user has just typed.
 */
export function replaceRoute(address: string): void {
  location.replace(address);
  dispatchEvent(new HashChangeEvent("hashchange"));
}
