/** The number of bytes at the beginning of a page in which its encoding is declared. */
const HEAD_LENGTH = 4_096;

/** Byte order marks with their encodings. */
const MARKS: readonly (readonly [bytes: readonly number[], encoding: string])[] = [
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xfe, 0xff], "utf-16be"],
  [[0xff, 0xfe], "utf-16le"],
];

/**
 * Decodes a text or a page. Its encoding is that of its byte order mark, for a page the declared one, otherwise UTF-8. A
 * byte order mark stays in the text, so that offsets count it. Throws if the bytes are not in this encoding, instead of
 * returning replacement characters.
 */
export function decodeDocument(bytes: Uint8Array, isHtml: boolean): string {
  const marked = MARKS.find(([mark]) => mark.every((byte, at) => bytes[at] === byte))?.[1];
  const declared = marked === undefined && isHtml ? declaredEncoding(bytes) : undefined;
  const decoder = decoderOf(marked ?? declared ?? "utf-8");
  try {
    return decoder.decode(bytes);
  } catch {
    const place = declared === undefined ? "" : ", which the page declares";
    throw new Error(`not encoded in ${decoder.encoding.toUpperCase()}${place}`);
  }
}

function decoderOf(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  } catch {
    throw new Error(`the page declares an unknown encoding, "${encoding}"`);
  }
}

/** Returns the encoding that an XML declaration or a `meta` element names. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  // The declaration is in ASCII, whatever the encoding.
  const head = withoutComments(new TextDecoder("windows-1252").decode(bytes.subarray(0, HEAD_LENGTH)));
  const lower = head.toLowerCase();
  const named = lower.startsWith("<?xml") ? valueAfter("encoding", lower.slice(0, lower.indexOf("?>"))) : undefined;
  const tags = lower
    .split("<meta")
    .slice(1)
    .map((rest) => rest.slice(0, rest.indexOf(">") + 1));
  const found = named ?? tags.flatMap((tag) => valueAfter("charset", tag) ?? [])[0];
  // A declaration that can be read as ASCII is not in UTF-16. Browsers decode such a page as UTF-8.
  return found?.startsWith("utf-16") ? "utf-8" : found;
}

function withoutComments(html: string): string {
  const [first = "", ...rest] = html.split("<!--");
  return first + rest.map((part) => part.split("-->").slice(1).join("-->")).join("");
}

const VALUE = /^\s{0,9}=\s{0,9}["']?\s{0,9}([a-z\d_:.()-]{1,40})/;

function valueAfter(name: string, tag: string): string | undefined {
  const at = tag.indexOf(name);
  return at < 0 ? undefined : VALUE.exec(tag.slice(at + name.length, at + name.length + 80))?.[1];
}
