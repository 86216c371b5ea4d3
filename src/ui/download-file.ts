/** A file to be saved, piece by piece. */
interface StreamedDownload {
  readonly name: string;
  readonly type: string;
  readonly chunks: AsyncIterable<string | Uint8Array>;
}

/** Pieces are handed to the browser by some megabytes: it keeps large ones on the disk, where they are in nobody's way. */
const CHUNKS_PER_BLOB = 1 << 22;

/** How long the browser has to begin reading the file, in milliseconds. */
const URL_LIFETIME = 60_000;

/** Gathers a file as it is written and has the browser save it; nothing is saved if the writing fails. */
export async function downloadFile({ name, type, chunks }: StreamedDownload): Promise<void> {
  const parts: Blob[] = [];
  let [batch, length]: [BlobPart[], number] = [[], 0];
  for await (const chunk of chunks) {
    batch.push(chunk as BlobPart);
    length += chunk.length;
    if (length < CHUNKS_PER_BLOB) continue;
    parts.push(new Blob(batch));
    [batch, length] = [[], 0];
  }
  const url = URL.createObjectURL(new Blob([...parts, ...batch], { type }));
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), URL_LIFETIME);
}
