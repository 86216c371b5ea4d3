import { expect } from "chai";
import { decodeFile } from "../../src/page/decode-file.ts";
import { readSavedPage } from "../../src/page/read-saved-page.ts";

const PACE = { pause: () => Promise.resolve() };

const read = (html: string, url?: string, limit = 1_000) => readSavedPage(html, url, limit, PACE);

const PAGE = `<!doctype html><html lang="en"><head><title>Site</title>
  <link rel="canonical" href="https://example.org/call">
  <meta property="og:site_name" content="Government of Norland"></head><body>
  <nav><a href="/">Home</a><a href="/news">News</a></nav>
  <main><h1>Readout of the call of the Prime Minister with the President of Sudland</h1>
  <p>The Prime Minister spoke with the President of Sudland about the fisheries of the two countries today.</p>
  <p>The Prime Minister said that the quota would be kept for the whole of the next season, and thanked him.</p></main>
  <script>document.body.textContent = "run"; globalThis.hasRun = true;</script>
  <img src="https://example.org/picture.png" onerror="globalThis.hasRun = true"></body></html>`;

describe("readSavedPage", () => {
  it("returns the main text, the headline and what the page declares", async () => {
    const page = await read(PAGE);
    expect(page?.title).to.equal("Readout of the call of the Prime Minister with the President of Sudland");
    expect(page?.text).to.match(/^Readout of the call.*thanked him\.$/s);
    expect(page?.text).not.to.contain("News");
    expect(page?.facts).to.include({
      siteName: "Government of Norland",
      lang: "en",
      url: "https://example.org/call",
    });
  });

  it("prefers the address from which the page was saved", async () => {
    expect((await read(PAGE, "https://example.org/saved"))?.facts.url).to.equal("https://example.org/saved");
  });

  it("runs no script of the page and loads nothing", async () => {
    const before = performance.getEntriesByType("resource").length;
    await read(PAGE);
    expect(globalThis).not.to.have.property("hasRun");
    expect(performance.getEntriesByType("resource").length).to.equal(before);
  });

  it("returns at most as much text as asked for, and nothing once it is stopped", async () => {
    expect((await read(PAGE, undefined, 20))?.text.length).to.equal(20);
    const stopped = await readSavedPage(PAGE, undefined, 20, { ...PACE, signal: AbortSignal.abort() });
    expect(stopped).to.equal(undefined);
  });
});

describe("decodeFile", () => {
  const bytes = (...parts: (string | readonly number[])[]) =>
    new Uint8Array(parts.flatMap((part) => (typeof part === "string" ? [...new TextEncoder().encode(part)] : part)));

  it("reads UTF-8 with and without a byte order mark", () => {
    expect(decodeFile(bytes("Jänner"), false)).to.equal("Jänner");
    expect(decodeFile(bytes([0xef, 0xbb, 0xbf], "Jänner"), false)).to.equal("Jänner");
  });

  it("reads UTF-16 with a byte order mark", () => {
    expect(decodeFile(bytes([0xff, 0xfe, 0x4a, 0, 0xe4, 0]), false)).to.equal("Jä");
    expect(decodeFile(bytes([0xfe, 0xff, 0, 0x4a, 0, 0xe4]), false)).to.equal("Jä");
  });

  it("reads HTML in the encoding that it declares", () => {
    const html = '<meta charset="windows-1252"><p>J';
    expect(decodeFile(bytes(html, [0xe4]), true)).to.equal(`${html}ä`);
  });

  it("refuses text in an unknown encoding, and what is not text", () => {
    expect(decodeFile(bytes("J", [0xe4]), false)).to.equal(undefined);
    expect(decodeFile(bytes('<meta charset="no-such"><p>J', [0xe4]), true)).to.equal(undefined);
    expect(decodeFile(bytes("GIF", [0, 1, 2]), false)).to.equal(undefined);
  });
});
