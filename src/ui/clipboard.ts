/** A web custom format, which Chromium keeps on the clipboard for web applications that request it. */
const MARKDOWN_TYPE = "web text/markdown";

/** One text in the three formats that programs accept. */
interface ClipboardText {
  readonly plain: string;
  readonly html: string;
  readonly markdown: string;
}

/**
 * Copies a citation to the clipboard as plain text and HTML, and as Markdown if the browser supports it. Returns true
 * on success. In insecure contexts, and if the page blocks the Clipboard API, the older `execCommand` is used.
 */
export async function copyCitation({ plain, html, markdown }: ClipboardText): Promise<boolean> {
  const forms: Record<string, string> = { "text/plain": plain, "text/html": html };
  return (
    (await writeToClipboard({ ...forms, [MARKDOWN_TYPE]: markdown })) ||
    (await writeToClipboard(forms)) ||
    copyByCommand(forms)
  );
}

/** Copies a text to the clipboard. Returns true on success. */
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

/**
 * Copies with `execCommand`. Earlier listeners of the page may receive the copy event, but the data is set after them,
 * and later listeners do not receive the event, so the page cannot read the data.
 */
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
