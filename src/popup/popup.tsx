import { render } from "preact";
import { browser } from "../rpc/browser.ts";
import { initPageLanguage, useBrowserMessages } from "../rpc/load-messages.ts";
import { isInPrivateWindow } from "../rpc/private-window.ts";
import { declarePrivacy } from "../rpc/rpc.ts";
import { readSettings } from "../store/settings.ts";
import { ActivePage } from "./active-page.ts";
import { PopupApp } from "./popup-app.tsx";
import { isSidePanel } from "./popup-or-panel.ts";

/**
 * The time, in milliseconds, for which the size of the popup must not change before it counts as the available size.
 */
const SETTLED = 200;

/** The width, in pixels, below which a popup is still opening. */
const MIN_WIDTH = 160;

/**
 * Shrinks the content to the available size. A browser gives a popup the size of its content, but less on a small screen
 * or when it is magnified to more than 200 %, where the export bar at the bottom must stay visible and lines must not
 * be cut off. CSS cannot do this: 100vh would fix the popup at the height with which it opens.
 */
function fitToScreen(root: HTMLElement): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const fit = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const { body } = document;
      if (body.offsetWidth > innerWidth && innerWidth >= MIN_WIDTH) body.style.width = `${innerWidth}px`;
      if (root.offsetHeight > innerHeight) root.style.maxHeight = `${innerHeight}px`;
    }, SETTLED);
  };
  addEventListener("resize", fit);
  new ResizeObserver(fit).observe(root);
}

/**
 * Reads the page and the user's language at the same time. Until the language is known, or if storage is unavailable,
 * the interface uses the browser's language.
 */
async function open(root: HTMLElement): Promise<void> {
  useBrowserMessages();
  declarePrivacy(isInPrivateWindow());
  const follower = new ActivePage(isSidePanel(), new AbortController().signal);
  const language = await readSettings(browser.storage.local).then(
    (settings) => settings.language,
    () => "",
  );
  await initPageLanguage(language);
  render(<PopupApp follower={follower} />, root);
  if (!isSidePanel()) fitToScreen(root);
}

const root = document.getElementById("root");
if (root) void open(root);
