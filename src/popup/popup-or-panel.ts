import { browser } from "../rpc/browser.ts";

/** Whether this is the panel beside the page, and not the popup over it; the page that was loaded says so. */
export function isSidePanel(): boolean {
  return document.documentElement.classList.contains("panel");
}

/** Closes the popup, which lies over what the reader is to see next; the panel stays. */
export function closePopup(): void {
  if (!isSidePanel()) close();
}

interface SidePanel {
  open(options: { readonly windowId: number }): Promise<void>;
}

interface Sidebar {
  open(): Promise<void>;
}

const { sidePanel, sidebarAction } = browser as unknown as { sidePanel?: SidePanel; sidebarAction?: Sidebar };

/** Chromium's own object has the side panel; the polyfill does not know it. */
function sidePanelOf(): SidePanel | undefined {
  return sidePanel ?? (globalThis as { chrome?: { sidePanel?: SidePanel } }).chrome?.sidePanel;
}

/** Whether this browser has a panel beside the page. */
export function canOpenPanel(): boolean {
  return sidebarAction !== undefined || sidePanelOf() !== undefined;
}

/**
 * Opens the panel of this window. Firefox wants the call within the press itself, so nothing is waited for before it; for
 * Chromium the window's number is known by then.
 */
export async function openPanel(): Promise<void> {
  if (sidebarAction) await sidebarAction.open();
  else {
    const window = await browser.windows.getCurrent();
    if (window.id !== undefined) await sidePanelOf()?.open({ windowId: window.id });
  }
  close();
}

/** Opens a page in a tab. A private window of Firefox keeps nothing, so from there it is opened in an ordinary one. */
async function openInOrdinaryWindow(url: string): Promise<void> {
  if (browser.extension.inIncognitoContext) await browser.windows.create({ url, incognito: false });
  else await browser.tabs.create({ url });
}

/** Opens the library, or comes back to the tab in which it is open; at one of its views where one is named. */
export async function openLibrary(view = ""): Promise<void> {
  const url = browser.runtime.getURL("library.html");
  const known = ((await browser.runtime.getContexts?.({ contextTypes: ["TAB"] })) ?? []).find(({ documentUrl }) =>
    documentUrl?.startsWith(url),
  );
  if (known && known.tabId >= 0) {
    await browser.tabs.update(known.tabId, { active: true, ...(view && { url: `${url}#${view}` }) });
    await browser.windows.update(known.windowId, { focused: true });
  } else await openInOrdinaryWindow(view ? `${url}#${view}` : url);
  closePopup();
}
