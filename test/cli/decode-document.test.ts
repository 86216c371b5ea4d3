import { expect } from "chai";
import { decodeDocument } from "../../src/cli/decode-document.ts";

/** Returns the bytes of a text in which each character is one byte, as in the encodings of one byte. */
const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

const utf8 = (text: string) => new TextEncoder().encode(text);

describe("The encoding of a document", () => {
  it("is the one that the page declares, in any of the usual ways", () => {
    for (const [declaration, byte, letter] of [
      ['<meta charset="windows-1251">', "\xcf", "П"],
      ["<META CHARSET=ISO-8859-1>", "\xe9", "é"],
      ['<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">', "\xb3", "ł"],
      ['<?xml version="1.0" encoding="iso-8859-7"?>', "\xe1", "α"],
      ["<!-- <meta charset=utf-8> --><meta charset='gb18030'>", "\xc4\xfa", "您"],
    ] as const) {
      const text = decodeDocument(bytesOf(`${declaration}<p>${byte}`), true);
      expect(text, declaration).to.equal(`${declaration}<p>${letter}`);
    }
  });

  it("has the characters that browsers decode, also where Node's decoders differ", () => {
    for (const [encoding, bytes, text] of [
      ["windows-1252", "\x93It\x92s \x80 5\x94 \x96 \x8a\x9f \xe9", "“It’s € 5” – ŠŸ é"],
      ["iso-8859-1", "\x91a\x92 \x85", "‘a’ …"],
      ["us-ascii", "\x93a\x94", "“a”"],
      ["x-user-defined", "\x93a\x94", "“a”"],
      ["windows-1250", "\x84a\x94 \x9e", "„a” ž"],
      ["windows-1251", "\x93\xcf\x94", "“П”"],
      ["windows-1253", "\x93\xe1\x94", "“α”"],
      ["iso-8859-9", "\x93\xfe\x94", "“ş”"],
      ["windows-1255", "\x93\xe0\x94", "“א”"],
      ["windows-1256", "\x93\xc7\x94", "“ا”"],
      ["windows-1257", "\x93\xf0\x94", "“š”"],
      ["windows-1258", "\x93\xfe\x94", "“₫”"],
      ["windows-874", "\x93\xa1\x94", "“ก”"],
      ["iso-8859-15", "\xa4 \xa6", "€ Š"],
      ["iso-8859-16", "\xa5a\xb5 \xaa\xba \xfe", "„a” Șș ț"],
      ["koi8-u", "\xf7", "В"],
    ] as const) {
      const declaration = `<meta charset="${encoding}">`;
      expect(decodeDocument(bytesOf(declaration + bytes), true), encoding).to.equal(declaration + text);
    }
  });

  it("is the first known one of several declarations", () => {
    const html = '<meta charset="x-unknown"><meta charset=windows-1251><p>';
    expect(decodeDocument(bytesOf(`${html}\xcf`), true)).to.equal(`${html}П`);
  });

  it("is UTF-16 without a byte order mark if an XML declaration is in it", () => {
    const xml = '<?xml version="1.0" encoding="utf-16"?><p>é';
    const codes = [...xml].map((letter) => letter.charCodeAt(0));
    expect(decodeDocument(Uint8Array.from(codes.flatMap((code) => [code, 0])), true)).to.equal(xml);
    expect(decodeDocument(Uint8Array.from(codes.flatMap((code) => [0, code])), true)).to.equal(xml);
  });

  it("is UTF-8 without a declaration, and if a page in ASCII declares UTF-16", () => {
    expect(decodeDocument(utf8("<p>é"), true)).to.equal("<p>é");
    expect(decodeDocument(utf8("<meta charset=utf-16><p>é"), true)).to.include("é");
    expect(decodeDocument(utf8("<meta charset=windows-1251>é"), false)).to.include("é");
  });

  it("is that of a byte order mark, which is kept because offsets count it", () => {
    expect(decodeDocument(bytesOf("\xff\xfeP\x00\xe9\x00"), false)).to.equal("\ufeffPé");
    expect(decodeDocument(bytesOf("\xfe\xff\x00P\x00\xe9"), true)).to.equal("\ufeffPé");
    expect(decodeDocument(utf8("\ufeff<meta charset=windows-1251>é"), true)).to.include("é");
  });

  it("causes an error if the bytes are not in it, or if it is unknown", () => {
    const decode = (text: string, isHtml: boolean) => () => decodeDocument(bytesOf(text), isHtml);
    expect(decode("<p>\xe9", true)).to.throw("not encoded in UTF-8");
    expect(decode("<meta charset=utf-8>\xe9", true)).to.throw("not encoded in UTF-8, which the page declares");
    expect(decode("<meta charset=klingon>", true)).to.throw('the page declares an unknown encoding, "klingon"');
  });
});
