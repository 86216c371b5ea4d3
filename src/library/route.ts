import { useEffect, useState } from "preact/hooks";
import type { Span } from "../engine/span.ts";

/** The views of the library. */
export const VIEWS = [
  "notes",
  "readouts",
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
 * What the library shows: a view, its subject (the id of a readout or comparison, a speaker or a phrase), and the place
 * to scroll to: the id of a note, or a passage as `formatPassage` writes it.
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
