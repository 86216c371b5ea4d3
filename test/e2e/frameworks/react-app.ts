import { createElement as h, type ReactNode, StrictMode, useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { createRoot, hydrateRoot, type Root } from "react-dom/client";
import { type App, START, type State } from "./state.ts";

function Article({ state: { title, paragraphs, points, reads } }: { readonly state: State }) {
  return h(
    "main",
    null,
    h("h1", null, title),
    paragraphs.map(({ key, words }) => h("p", { key }, words)),
    h(
      "ul",
      null,
      points.map(({ key, words }) => h("li", { key }, words)),
    ),
    h("footer", null, "Read ", reads, " times"),
  );
}

let change: (state: State) => void;
let tellLive: () => void;

function Live() {
  const [state, setState] = useState(START);
  useEffect(() => {
    change = setState;
    tellLive();
  }, []);
  return h(Article, { state });
}

/** Returns the content of an element or, as in some frameworks, of the whole document. */
function shownIn(place: Element | Document): ReactNode {
  return h(StrictMode, null, place instanceof Document ? wholePage() : h(Live));
}

/** Returns the elements that the server renders, so that the page can be hydrated. */
export const articleOnServer = () => h(StrictMode, null, h(Live));
export const pageOnServer = () => h(StrictMode, null, wholePage());

function wholePage(): ReactNode {
  return h(
    "html",
    { lang: "en" },
    h(
      "head",
      null,
      h("meta", { charSet: "utf-8" }),
      h("title", null, START.title),
      h("link", { rel: "icon", href: "data:," }),
      h("script", { src: "/react.js", async: true }),
    ),
    h("body", null, h(Live)),
  );
}

/** Opens an app in an element or in the document. */
export function openApp(place: Element | Document): App {
  let root: Root;
  const live = (begin: () => void) =>
    new Promise<void>((resolve) => {
      tellLive = resolve;
      begin();
    });
  return {
    enter: () =>
      live(() => {
        root = createRoot(place);
        root.render(shownIn(place));
      }),
    hydrate: () =>
      live(() => {
        root = hydrateRoot(place, shownIn(place));
      }),
    async show(state) {
      flushSync(() => change(state));
    },
    async leave() {
      root.unmount();
    },
  };
}
