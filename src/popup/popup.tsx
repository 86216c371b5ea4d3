import { render } from "preact";
import { browser } from "../messages/browser.ts";
import { loadWords, speakAsBrowser } from "../messages/load-words.ts";
import { readSettings } from "../store/settings.ts";
import { Popup } from "./page-panel.tsx";
import { isPanel } from "./surface.ts";
import { openPage } from "./use-page.ts";

/** How long the popup's height stands still before it counts as all the room there is, in milliseconds. */
const SETTLED = 200;

/**
 * A browser gives a popup the height that its content asks for, but on a small screen less. Then the content shrinks to
 * the room there is, so that the foot with the export stays in view. CSS cannot: 100vh would hold the popup to the
 * height it opens with.
 */
function fitToScreen(root: HTMLElement): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const fit = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (root.offsetHeight > innerHeight) root.style.maxHeight = `${innerHeight}px`;
    }, SETTLED);
  };
  addEventListener("resize", fit);
  new ResizeObserver(fit).observe(root);
}

/**
 * Asks for the page at once, and for the reader's language beside it; until that is known, the browser's is spoken. A
 * browser that refuses its storage has no choice of the reader to tell of.
 */
async function open(root: HTMLElement): Promise<void> {
  speakAsBrowser();
  const first = openPage(0);
  const language = await readSettings(browser.storage.local).then(
    (settings) => settings.language,
    () => "",
  );
  await loadWords(language);
  render(<Popup first={first} />, root);
  if (!isPanel()) fitToScreen(root);
}

const root = document.getElementById("root");
if (root) void open(root);
