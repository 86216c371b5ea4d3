import { expect } from "chai";
import type { Page } from "puppeteer-core";
import { noteEditor } from "./support/extension.ts";
import { highlightedTexts, waitForHighlights, waitForNoteHighlights } from "./support/highlights.ts";
import { pageWith, READOUT_ARTICLE } from "./support/page-markup.ts";
import { noteOn, readoutOf } from "./support/records.ts";
import { site, testBrowser } from "./support/shared-browser.ts";
import { waitFor } from "./support/wait.ts";

/** A readout with the markup of older and newer sites: each claim has another structure. */
const SHAPES = `
  <nav><p>Minister Aune said that the menu is no claim of anyone and must not be marked as one.</p></nav>
  <h1>Foreign Minister Aune speaks with<br/>Foreign Minister Sarr of Kolvania</h1>
  <p><span style="float:left;font-size:3em">F</span>oreign Minister Berit Aune of Norland spoke by telephone today with Foreign Minister Issa Sarr of Kolvania to discuss fisheries.</p>
  <div><div><p>She stres\u00adsed that the fish\u00ade\u00adries treaty must be kept in every sea\u00adson.</p></div></div>
  <div><div><p>She underlined that the northern waters<a style="position:absolute;font-size:.6em">1</a> must stay open.</p></div></div>
  <div><div>Minister Sarr underscored that the harbours along the southern coast<br/>need new piers and cranes, and that the work on them<br/>cannot wait.</div></div>
  <div><div><p>Minister Sarr said that the ferries <span style="float:right">Ships in the harbour</span>would sail again in May.</p></div></div>
  <p>“The sea is what joins our countries,” Minister Aune said. “We have lived from it for centuries.</p>
  <p>“I ask all who fish in it to keep to the rules.”</p>
  <p>The two ministers agreed to meet again in the autumn. They welcomed the new ferry. Minister Aune thanked Minister Sarr for the call.</p>`;

const CLAIMS = [
  "that the fisheries treaty must be kept in every season",
  "that the northern waters1 must stay open",
  "that the harbours along the southern coast need new piers and cranes, and that the work on them cannot wait",
  "“The sea is what joins our countries,”",
  "“We have lived from it for centuries.",
  "“I ask all who fish in it to keep to the rules.”",
];

/** Returns the claims that the popup lists, one per entry. */
async function claimsListed(page: Page): Promise<string[]> {
  const popup = await testBrowser.openPopup(page);
  await waitFor("the list of attributions", async () => (await popup.texts(".attribution")).length >= 8);
  const claims = await popup.texts(".attribution");
  await popup.close();
  return claims.map((claim) => claim.replace(/[\u00ad\u2060]/g, "").replace(/\s+/g, " "));
}

describe("A readout whose sentences are split by markup", () => {
  beforeEach(() => testBrowser.refusePageErrors());

  it("is listed claim by claim as the user sees it, in HTML and in XML", async () => {
    const xml = `<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><head><title>News</title></head><body>${SHAPES}</body></html>`;
    const pages = [
      site.add("/shapes.html", pageWith(SHAPES)),
      site.add("/shapes.xhtml", xml, { "content-type": "application/xhtml+xml" }),
    ];
    for (const url of pages) {
      const page = await testBrowser.openPage(url);
      await waitFor("the marks", async () => (await highlightedTexts(page, "cue")).length >= 8);
      const claims = (await claimsListed(page)).join("\n");
      for (const claim of CLAIMS) expect(claims, url).to.contain(claim);
      expect(claims).not.to.contain("menu");
      expect(claims).to.match(/that the ferries would sail again in May/);
      const sources = await highlightedTexts(page, "source");
      expect(sources.join("\n")).to.match(/^Foreign\s+Minister\s+Berit\s+Aune/m);
    }
  });

  it("is detected in a shadow tree, where the user can add a note on selected text", async () => {
    const script = `customElements.define("x-article", class extends HTMLElement {
      connectedCallback() { this.attachShadow({ mode: "open" }).innerHTML = document.querySelector("template").innerHTML; }
    });`;
    const html = pageWith(`<template><main>${READOUT_ARTICLE}</main></template><x-article></x-article>`, script);
    const page = await testBrowser.openPage(site.add("/tree.html", html));
    await waitForHighlights(page);
    await page.evaluate(() => {
      const tree = document.querySelector("x-article")?.shadowRoot;
      const texts = [...(tree?.querySelectorAll("p") ?? [])].map(({ firstChild }) => firstChild as Text);
      const text = texts.find(({ data }) => data?.includes("green shipping corridors")) as Text;
      const start = text.data.indexOf("green shipping corridors");
      getSelection()?.setBaseAndExtent(text, start, text, start + 24);
    });
    const popup = await testBrowser.openPopup(page);
    await popup.press("Note on selection");
    const frame = await noteEditor(page);
    expect(await frame.$eval(".quote", (quote) => quote.textContent)).to.equal("green shipping corridors");
  });

  it("shows that the passage of a note is folded, and unfolds it", async () => {
    const [head = "", ...paragraphs] = READOUT_ARTICLE.split("<p>");
    const url = site.url("/folded.html");
    const readout = readoutOf(url, pageWith(READOUT_ARTICLE));
    const html = `${head}<p>${paragraphs[0]}<details><summary>Full text</summary><p>${paragraphs.slice(1).join("<p>")}</details>`;
    site.add("/folded.html", pageWith(html));
    await testBrowser.store({
      readouts: [readout],
      notes: [noteOn(readout, { passage: "green shipping corridors" }, "A")],
    });
    const page = await testBrowser.openPage(url);
    const popup = await testBrowser.openPopup(page);
    await waitFor("the words for it", async () => (await popup.text()).includes("in a collapsed part of the page"));
    expect(await popup.text()).not.to.contain("no longer on the page");
    await popup.press("Go to passage");
    await waitForNoteHighlights(page, 1);
    expect(await highlightedTexts(page, "note")).to.deep.equal(["green shipping corridors"]);
    expect(await page.$eval("details", ({ open }) => open)).to.equal(true);
  });
});
