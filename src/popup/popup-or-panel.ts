import { browser } from "../rpc/browser.ts";

/** Returns whether this document is the side panel and not the popup. The HTML file that was loaded determines it. */
export function isSidePanel(): boolean {
  return document.documentElement.classList.contains("panel");
}

/** Closes the popup, which covers what the user should see next. The side panel stays open. */
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

/** Returns Chromium's native side panel object, which the polyfill does not provide. */
function sidePanelOf(): SidePanel | undefined {
  return sidePanel ?? (globalThis as { chrome?: { sidePanel?: SidePanel } }).chrome?.sidePanel;
}

/** Returns whether this browser has a side panel. */
export function canOpenPanel(): boolean {
  return sidebarAction !== undefined || sidePanelOf() !== undefined;
}

/**
 * Opens the side panel of this window. Firefox requires the call within the user's click, so nothing is awaited
 * before it. The window id that Chromium needs is already known by then.
 */
export async function openPanel(): Promise<void> {
  if (sidebarAction) await sidebarAction.open();
  else {
    const window = await browser.windows.getCurrent();
    if (window.id !== undefined) await sidePanelOf()?.open({ windowId: window.id });
  }
  close();
}

/**
 * Opens a page in a tab. Private windows of Firefox store nothing, so the page is opened in an ordinary window from
 * there.
 */
async function openInOrdinaryWindow(url: string): Promise<void> {
  if (browser.extension.inIncognitoContext) await browser.windows.create({ url, incognito: false });
  else await browser.tabs.create({ url });
}

/** Opens the library, or activates the tab in which it is open, and shows the given view if there is one. */
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
