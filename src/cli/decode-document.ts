/** The number of bytes at the beginning of a page in which its encoding is declared. */
const HEAD_LENGTH = 4_096;

/** Byte order marks, and the beginning of an XML declaration in UTF-16, with their encodings. */
const BEGINNINGS: readonly (readonly [bytes: readonly number[], encoding: string])[] = [
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xfe, 0xff], "utf-16be"],
  [[0xff, 0xfe], "utf-16le"],
  [[0, 0x3c, 0, 0x3f], "utf-16be"],
  [[0x3c, 0, 0x3f, 0], "utf-16le"],
];

/** Characters of an encoding of one byte per character that differ from ISO 8859-1, for the bytes from `first` on. */
interface Differences {
  readonly first: number;
  readonly characters: string;
}

/**
 * Encodings that Node does not decode as browsers do: since 20.18.3 and 22.13 it decodes windows-1252 as ISO 8859-1
 * (https://github.com/nodejs/node/issues/56542), and it does not know iso-8859-16. The characters are those of the
 * Encoding Standard (https://encoding.spec.whatwg.org/#legacy-single-byte-encodings).
 */
const DIFFERENCES: ReadonlyMap<string, Differences> = new Map([
  ["windows-1252", { first: 0x80, characters: "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ" }],
  [
    "iso-8859-16",
    {
      first: 0xa1,
      characters: "ĄąŁ€„Š§š©Ș«Ź\xadźŻ°±ČłŽ”¶·žčș»ŒœŸżÀÁÂĂÄĆÆÇÈÉÊËÌÍÎÏĐŃÒÓÔŐÖŚŰÙÚÛÜĘȚßàáâăäćæçèéêëìíîïđńòóôőöśűùúûüęțÿ",
    },
  ],
]);

/**
 * Decodes a text or a page. Its encoding is that of its byte order mark, for a page the declared one, otherwise UTF-8. A
 * byte order mark stays in the text, so that offsets count it. Throws if the bytes are not in this encoding, instead of
 * returning replacement characters.
 */
export function decodeDocument(bytes: Uint8Array, isHtml: boolean): string {
  const marked = BEGINNINGS.find(([mark]) => mark.every((byte, at) => bytes[at] === byte))?.[1];
  const declared = marked === undefined && isHtml ? declaredEncodings(bytes) : [];
  const encoding = marked ?? (declared.length > 0 ? knownEncoding(declared) : "utf-8");
  const differences = DIFFERENCES.get(encoding);
  if (differences) return decodeLatin(bytes, differences);
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const place = declared.length === 0 ? "" : ", which the page declares";
    throw new Error(`not encoded in ${encoding.toUpperCase()}${place}`);
  }
}

/** Returns the standard name of the first known encoding of several. Throws if none is known. */
function knownEncoding(labels: readonly string[]): string {
  for (const label of labels) {
    // The HTML standard replaces this encoding, which `meta` elements name by mistake.
    if (label === "x-user-defined") return "windows-1252";
    if (DIFFERENCES.has(label)) return label;
    try {
      return new TextDecoder(label).encoding;
    } catch {
      // Browsers ignore an unknown encoding and go on with the next declaration.
    }
  }
  throw new Error(`the page declares an unknown encoding, "${labels[0]}"`);
}

/** Decodes bytes of an encoding that differs from ISO 8859-1 in some characters. */
function decodeLatin(bytes: Uint8Array, { first, characters }: Differences): string {
  const units = Uint16Array.from(bytes, (byte) => {
    const at = byte - first;
    return at >= 0 && at < characters.length ? characters.charCodeAt(at) : byte;
  });
  return Buffer.from(units.buffer).toString("utf16le");
}

/** Returns the encodings that an XML declaration and `meta` elements name. */
function declaredEncodings(bytes: Uint8Array): string[] {
  // The declaration is in ASCII, whatever the encoding.
  const head = withoutComments(new TextDecoder("windows-1252").decode(bytes.subarray(0, HEAD_LENGTH)));
  const lower = head.toLowerCase();
  const named = lower.startsWith("<?xml") ? valueAfter("encoding", lower.slice(0, lower.indexOf("?>"))) : undefined;
  const tags = lower
    .split("<meta")
    .slice(1)
    .map((rest) => rest.slice(0, rest.indexOf(">") + 1));
  const found = [named ?? [], ...tags.map((tag) => valueAfter("charset", tag) ?? [])].flat();
  // A declaration that can be read as ASCII is not in UTF-16. Browsers decode such a page as UTF-8.
  return found.map((label) => (label.startsWith("utf-16") ? "utf-8" : label));
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
