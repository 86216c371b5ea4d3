/** The part of a file, in bytes, in which HTML declares its encoding. */
const DECLARATION_LENGTH = 2_048;

const DECLARED_ENCODING = /<meta[^>]{0,200}charset\s{0,9}=\s{0,9}["']?([\w-]{1,40})/i;

/**
 * Returns the text of a file: in the encoding of its byte order mark, in UTF-8 or, for HTML, in the encoding that it
 * declares. Returns undefined if none of these fits, or if the file is not text.
 */
export function decodeFile(bytes: Uint8Array, isHtml: boolean): string | undefined {
  const marked = [0xfffe, 0xfeff].indexOf(((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0));
  const declared = isHtml ? DECLARED_ENCODING.exec(asLatin1(bytes.subarray(0, DECLARATION_LENGTH)))?.[1] : undefined;
  const encodings = marked >= 0 ? [["utf-16le", "utf-16be"][marked]] : ["utf-8", declared];
  for (const encoding of encodings) {
    const text = encoding === undefined ? undefined : decode(bytes, encoding);
    if (text !== undefined && !text.includes("\0")) return text;
  }
  return undefined;
}

function asLatin1(bytes: Uint8Array): string {
  return new TextDecoder("latin1").decode(bytes);
}

/** Returns undefined if the encoding is unknown or the bytes are invalid in it. */
function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
