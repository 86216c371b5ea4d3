/** A file to save, whose content is produced in chunks. */
interface StreamedDownload {
  readonly name: string;
  readonly type: string;
  readonly chunks: AsyncIterable<string | Uint8Array>;
}

/** The minimum size of a Blob, in bytes or UTF-16 units. The browser keeps large Blobs on disk instead of in memory. */
const MIN_BLOB_SIZE = 1 << 22;

/** The time, in milliseconds, that the browser has to start reading the file. */
const URL_LIFETIME = 60_000;

/** Collects a file while it is written, then has the browser save it. Nothing is saved if writing fails. */
export async function downloadFile({ name, type, chunks }: StreamedDownload): Promise<void> {
  const parts: Blob[] = [];
  let [batch, length]: [BlobPart[], number] = [[], 0];
  for await (const chunk of chunks) {
    batch.push(chunk as BlobPart);
    length += chunk.length;
    if (length < MIN_BLOB_SIZE) continue;
    parts.push(new Blob(batch));
    [batch, length] = [[], 0];
  }
  const url = URL.createObjectURL(new Blob([...parts, ...batch], { type }));
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), URL_LIFETIME);
}
