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
