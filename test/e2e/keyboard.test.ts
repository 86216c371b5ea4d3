import { expect } from "chai";
import type { Page } from "puppeteer-core";
import { serve } from "../serve.mjs";
import { Backstage } from "./backstage.ts";
import { type BrowserName, editorFrame, findEditor, type Popup, painted, Reader, until } from "./reader.ts";

const name = (process.env.BROWSER ?? "chromium") as BrowserName;

/** More presses of Tab than any list here has controls. */
const MANY = 120;

describe(`Without a mouse, in ${name}`, function () {
  this.timeout(120_000);
  const reader = new Reader(name);
  const backstage = new Backstage(reader);
  let site: Awaited<ReturnType<typeof serve>>;
  let page: Page;

  before(async () => {
    site = await serve(`${import.meta.dirname}/../demo`);
    await reader.open();
    await backstage.open();
    page = await reader.visit(`${site.url}/oslo.html`);
    await until("marks", async () => (await painted(page, "nv-2")) > 8);
  });
  after(async () => {
    await reader.end();
    await site.close();
  });

  async function openPopup(): Promise<Popup> {
    const popup = await reader.openPopup(page);
    await until("the list", async () => (await popup.texts(".attribution")).length > 8);
    return popup;
  }

  /** Presses Tab until the control that has the keyboard is the wanted one. */
  async function tabTo(popup: Popup, wanted: RegExp): Promise<void> {
    for (let presses = 0; presses < MANY; presses += 1) {
      await popup.key("Tab");
      if (wanted.test(await popup.focused())) return;
    }
    throw new Error(`${wanted} cannot be reached by Tab.`);
  }

  const cards = () => backstage.overlay(page, ".card");

  it("reaches every control of the popup by Tab", async () => {
    const popup = await openPopup();
    const names = await popup.texts("button:not(:disabled)");
    const reached = new Set<string>();
    for (let presses = 0; presses < MANY; presses += 1) {
      await popup.key("Tab");
      reached.add(await popup.focused());
    }
    expect(names.filter((one) => one.trim() !== "" && !reached.has(one.trim()))).to.deep.equal([]);
    expect([...reached]).to.include.members(["Highlights", "Format", "Add note on attribution 1"]);
    await popup.close();
  });

  it("narrows the list, goes to an attribution and opens the editor by Tab and Enter", async () => {
    const popup = await openPopup();
    const all = (await popup.texts(".attribution")).length;
    await tabTo(popup, /^Mateus Duarte\s*\d+$/);
    await popup.key("Enter");
    await until("a shorter list", async () => (await popup.texts(".attribution")).length < all);
    await tabTo(popup, /invited/);
    await popup.key("Enter");
    await until("the card", async () => (await cards())[0]?.text.includes("invited"));
    expect(await painted(page, "nv-9")).to.be.greaterThan(0);
    await tabTo(popup, /^Add note on attribution/);
    await popup.key("Enter").catch(() => undefined);
    const frame = await editorFrame(page);
    await frame.waitForSelector("textarea");
    await until("the field to have the keyboard", () =>
      frame.evaluate(() => document.activeElement?.tagName === "TEXTAREA"),
    );
  });

  it("writes, saves and leaves a note by keys alone", async () => {
    await page.bringToFront();
    const frame = await editorFrame(page);
    await page.keyboard.type("By keys alone");
    await until("the words", () => frame.$eval("textarea", (area) => area.value === "By keys alone"));
    await page.keyboard.down("Control");
    await page.keyboard.press("Enter");
    await page.keyboard.up("Control");
    await until("the note's mark", async () => (await painted(page, "nv-8")) === 1);
    await until("the editor to close", async () => !(await findEditor(page)));
  });

  it("reaches the card by the command for the next attribution, and closes it by Escape", async () => {
    await backstage.command(page, "next-attribution");
    await until("the card with the keyboard", async () => (await cards())[0]?.hasFocus);
    const [first] = await cards();
    await backstage.command(page, "next-attribution");
    await until("the next card", async () => {
      const [card] = await cards();
      return card && card.text !== first?.text && card.hasFocus;
    });
    await backstage.command(page, "previous-attribution");
    await until("the first card", async () => (await cards())[0]?.text === first?.text);
    await page.keyboard.press("Escape");
    await until("no card", async () => (await cards()).length === 0);
    expect(await painted(page, "nv-9")).to.equal(0);
  });

  it("works the card's buttons by Tab and Enter", async () => {
    await backstage.command(page, "next-attribution");
    await until("the card with the keyboard", async () => (await cards())[0]?.hasFocus);
    for (let presses = 0; presses < 10; presses += 1) {
      await page.keyboard.press("Tab");
      const focused = (await backstage.overlay(page, "button")).find(({ hasFocus }) => hasFocus);
      if (focused?.text.trim() === "Add note") break;
    }
    await page.keyboard.press("Enter");
    const frame = await editorFrame(page);
    await frame.waitForSelector("textarea");
    await page.keyboard.press("Escape");
    await until("the editor to close", async () => !(await findEditor(page)));
  });
});
