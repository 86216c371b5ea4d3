import type { Citation } from "./format-citation.ts";

/** A form of text that Chromium keeps for programs of the web which ask for it. */
const MARKDOWN_TYPE = "web text/markdown";

/**
 * Puts a citation on the clipboard as plain text and HTML, and as Markdown where the browser can; true when it is there.
 * Where the page is not secure, or forbids the newer way, the older command of the browser serves.
 */
export async function copyCitation({ plain, html, markdown }: Citation): Promise<boolean> {
  const forms: Record<string, string> = { "text/plain": plain, "text/html": html };
  return (
    (await writeToClipboard({ ...forms, [MARKDOWN_TYPE]: markdown })) ||
    (await writeToClipboard(forms)) ||
    copyByCommand(forms)
  );
}

/** Puts a text on the clipboard; true when it is there. */
export async function copyText(text: string): Promise<boolean> {
  return (await writeToClipboard({ "text/plain": text })) || copyByCommand({ "text/plain": text });
}

async function writeToClipboard(forms: Readonly<Record<string, string>>): Promise<boolean> {
  try {
    const types = Object.keys(forms);
    if (types.some((type) => type.startsWith("web ") && !ClipboardItem.supports?.(type))) return false;
    const blobs = types.map((type) => [type, new Blob([forms[type] ?? ""], { type: type.replace("web ", "") })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch {
    return false;
  }
}

/** The page hears that something is copied, but what it is we set after it, and let nobody hear it. */
function copyByCommand(forms: Readonly<Record<string, string>>): boolean {
  let isSet = false;
  const set = (event: ClipboardEvent) => {
    event.stopImmediatePropagation();
    event.preventDefault();
    for (const [type, text] of Object.entries(forms)) event.clipboardData?.setData(type, text);
    isSet = event.clipboardData !== null;
  };
  addEventListener("copy", set, { capture: true });
  try {
    return document.execCommand("copy") && isSet;
  } finally {
    removeEventListener("copy", set, { capture: true });
  }
}
