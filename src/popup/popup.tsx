import { render } from "preact";
import { browser } from "../rpc/browser.ts";
import { initPageLanguage, useBrowserMessages } from "../rpc/load-messages.ts";
import { isInPrivateWindow } from "../rpc/private-window.ts";
import { declarePrivacy } from "../rpc/rpc.ts";
import { readSettings } from "../store/settings.ts";
import { ActivePage } from "./active-page.ts";
import { PopupApp } from "./popup-app.tsx";
import { isSidePanel } from "./popup-or-panel.ts";

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
 * Reads the page at once, and the user's language beside it; until that is known, the interface speaks the browser's
 * language, and so it does in a browser that refuses its storage.
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
