import { expect } from "chai";
import { runCommand } from "./support/extension.ts";
import { site, testBrowser } from "./support/shared-browser.ts";
import { waitFor } from "./support/wait.ts";

/** Returns a PDF file of one page with one line of text. */
function pdf(): string {
  const parts = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 144] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    "<< /Length 44 >>\nstream\nBT /F1 18 Tf 20 100 Td (The minister spoke) Tj ET\nendstream",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let text = "%PDF-1.4\n";
  const places = parts.map((part, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${part}\nendobj\n`;
    return `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const table = text.length;
  text += `xref\n0 ${parts.length + 1}\n0000000000 65535 f \n${places.join("")}`;
  return `${text}trailer << /Size ${parts.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
}

describe("A PDF file in the browser's viewer", () => {
  it("is recognized by the popup, which does not suggest selecting text", async () => {
    const page = await testBrowser.newPage();
    const url = site.add("/statements/call.pdf", pdf(), { "content-type": "application/pdf" });
    await page.goto(url, { waitUntil: [] as never });
    const popup = await testBrowser.openPopup(page);
    await waitFor("the words", async () => (await popup.text()).includes("This is a PDF file"));
    expect(await popup.text()).not.to.match(/no text|Select text|Analyse anyway/);
  });

  if (testBrowser.name === "chromium") {
    it("is recognized without a file extension in its address, and on the toolbar button when the user presses the key for a note", async () => {
      const page = await testBrowser.newPage();
      const url = site.add("/download", pdf(), { "content-type": "application/pdf" });
      await page.goto(url, { waitUntil: [] as never });
      const popup = await testBrowser.openPopup(page);
      await waitFor("the words", async () => (await popup.text()).includes("This is a PDF file"));
      await popup.close();
      await runCommand(page, "note-selection");
      const title = `chrome.tabs.query({}).then((tabs) => tabs.find(({ url }) => url === "${url}"))
        .then(({ id }) => chrome.action.getTitle({ tabId: id }))`;
      await waitFor("the reason", async () => (await testBrowser.evaluate<string>(title)).includes("not PDF files"));
    });
  }
});

describe("A drawing that is opened by itself", () => {
  it("is read, and the popup offers a note on the page", async () => {
    const drawing = `<svg xmlns="http://www.w3.org/2000/svg"><text y="20">Harbour</text></svg>`;
    const page = await testBrowser.openPage(site.add("/map.svg", drawing, { "content-type": "image/svg+xml" }));
    const popup = await testBrowser.openPopup(page);
    await waitFor("the button for a note", async () => (await popup.text()).includes("Note on page"));
  });
});
