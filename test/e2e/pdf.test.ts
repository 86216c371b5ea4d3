import { site, testBrowser } from "./support/shared-browser.ts";
import { waitFor } from "./support/wait.ts";

/** Returns a minimal PDF file with one line of text. */
function pdfWith(line: string): string {
  const content = `BT /F1 12 Tf 72 720 Td (${line}) Tj ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let file = "%PDF-1.4\n";
  const places = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return String(at).padStart(10, "0");
  });
  const table = ["0000000000 65535 f ", ...places.map((at) => `${at} 00000 n `)].join("\n");
  return `${file}xref\n0 6\n${table}\ntrailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
}

describe("A PDF file that is opened by a link", () => {
  it("is recognized by the popup, which does not suggest selecting text in it", async () => {
    const url = site.add("/statements/call.pdf", pdfWith("The minister spoke by telephone today."), {
      "content-type": "application/pdf",
    });
    const page = await testBrowser.newPage();
    // The viewers do not reliably report that they are loaded, but the tab does.
    void page.goto(url, { waitUntil: [] as never }).catch(() => undefined);
    const loaded = `chrome.tabs.query({ status: "complete" }).then((tabs) => tabs.some(({ url }) => url === "${url}"))`;
    await waitFor("the file in its tab", () => testBrowser.evaluate<boolean>(loaded));
    await page.bringToFront();
    const popup = await testBrowser.openPopup(page);
    await waitFor("the words on PDF files", async () => (await popup.text()).includes("This is a PDF file"));
    const said = await popup.text();
    if (/no text on this page|select text/i.test(said)) throw new Error(`The popup says: ${said}`);
  });
});
