import { useEffect, useState } from "preact/hooks";

/** The views of the library. */
export const VIEWS = [
  "notes",
  "readouts",
  "timeline",
  "network",
  "comparison",
  "trash",
  "import-export",
  "settings",
  "readout",
] as const;

export type View = (typeof VIEWS)[number];

/** What the library shows: a view, its subject (the id of a readout or comparison, or a speaker), and a note to scroll to. */
export interface Route {
  readonly view: View;
  readonly subject: string;
  readonly note: string;
}

/** Returns the hash of a view's address. */
export function formatRoute(view: View, subject = "", note = ""): string {
  const parts = [view, subject, note].map((part) => encodeURIComponent(part.toWellFormed()));
  while (parts.at(-1) === "") parts.pop();
  return `#${parts.join("/")}`;
}

/** Returns the view that a hash describes; the notes if it names no view. */
export function parseRoute(hash: string): Route {
  const [view = "", subject = "", note = ""] = hash.replace(/^#/, "").split("/").map(decoded);
  return { view: VIEWS.find((one) => one === view) ?? "notes", subject, note };
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
