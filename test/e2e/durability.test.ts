import { expect } from "chai";
import type { Frame, Page } from "puppeteer-core";
import { serve } from "../serve.mjs";
import { Backstage } from "./backstage.ts";
import { pageWith, READOUT } from "./bad-pages.ts";
import { type BrowserName, findEditor, painted, Reader, until } from "./reader.ts";

const name = (process.env.BROWSER ?? "chromium") as BrowserName;

const TABS = 10;

/**
 * How a store fails: before it has written, for want of room; and after, when the disk gives up. Each in place of the
 * browser's own `put`, which is given back by `MEND`.
 */
const FAILURES = {
  "has no room": {
    says: "There is no room left to store notes.",
    source: `({ IDBObjectStore: { prototype }, DOMException }) => {
      prototype.realPut ??= prototype.put;
      prototype.put = () => { throw new DOMException("No room", "QuotaExceededError"); };
    }`,
  },
  "lies on a disk that fails": {
    says: "The stored notes could not be read or written.",
    source: `({ IDBObjectStore: { prototype } }) => {
      prototype.realPut ??= prototype.put;
      prototype.put = function (...given) {
        const request = this.realPut(...given);
        this.transaction.abort();
        return request;
      };
    }`,
  },
};
const MEND = `({ IDBObjectStore: { prototype } }) => { prototype.put = prototype.realPut; }`;

describe(`What is written lasts, in ${name}`, function () {
  this.timeout(180_000);
  const reader = new Reader(name);
  const backstage = new Backstage(reader);
  const pages = new Map<string, string>();
  let site: Awaited<ReturnType<typeof serve>>;

  before(async () => {
    site = await serve(`${import.meta.dirname}/../demo`, { pages });
    await reader.open();
    await backstage.open();
  });
  after(async () => {
    await reader.end();
    await site.close();
  });

  /** Opens a readout, and in it the editor for its first attribution. */
  async function openEditor(path: string): Promise<[Page, Frame]> {
    pages.set(path, pageWith(READOUT));
    const page = await reader.visit(site.url + path);
    await until("marks", async () => (await painted(page, "nv-2")) > 8);
    return [page, await backstage.openEditor(page)];
  }

  const save = (frame: Frame) =>
    frame.$eval("button[type=submit]", (button) => (button as HTMLButtonElement).click()).catch(() => undefined);
  const hasNote = (page: Page) => until("the note's mark", async () => (await painted(page, "nv-8")) === 1);

  it(`keeps the notes of ${TABS} tabs that save at the same moment`, async () => {
    const tabs: [Page, Frame][] = [];
    for (let tab = 0; tab < TABS; tab += 1) {
      const [page, frame] = await openEditor(`/tab-${tab}.html`);
      await frame.type("textarea", `From tab ${tab}`);
      tabs.push([page, frame]);
    }
    await Promise.all(tabs.map(([, frame]) => save(frame)));
    for (const [page] of tabs) {
      await page.bringToFront();
      await hasNote(page);
      await page.close();
    }
  });

  for (const [what, { source, says }] of Object.entries(FAILURES)) {
    it(`says so and loses nothing when the store ${what}`, async () => {
      const [page, frame] = await openEditor(`/${what.replaceAll(" ", "-")}.html`);
      await frame.type("textarea", "Worth keeping");
      await backstage.inBackground(source);
      await page.bringToFront();
      await save(frame);
      await until("the problem in words", async () =>
        (await frame.$eval("[role=alert]", (alert) => alert.textContent ?? "")).includes(says),
      );
      expect(await frame.$eval("textarea", (area) => area.value)).to.equal("Worth keeping");
      expect(await painted(page, "nv-8")).to.equal(0);
      await backstage.inBackground(MEND);
      await page.bringToFront();
      await save(frame);
      await hasNote(page);
      await until("the editor to close", async () => !(await findEditor(page)));
      await page.close();
    });
  }

  it("has every note after the browser was closed", async () => {
    await reader.close();
    await reader.open();
    await backstage.open();
    const stored = await backstage.evaluate<string[]>(`new Promise((done, fail) => {
      const opening = indexedDB.open("note-verbale");
      opening.onerror = fail;
      opening.onsuccess = () => {
        const all = opening.result.transaction("notes").objectStore("notes").getAll();
        all.onsuccess = () => done(all.result.map(({ bodyValue }) => bodyValue));
        all.onerror = fail;
      };
    })`);
    const typed = Array.from({ length: TABS }, (_, tab) => `From tab ${tab}`);
    expect(stored.sort()).to.deep.equal([...typed, "Worth keeping", "Worth keeping"].sort());
    const page = await reader.visit(`${site.url}/tab-3.html`);
    await hasNote(page);
  });
});
