import { expect } from "chai";
import { notedReadouts } from "./support/backups.ts";
import { LibraryPage } from "./support/library-page.ts";
import { site, testBrowser } from "./support/shared-browser.ts";
import { waitFor } from "./support/wait.ts";

/** A template that writes the title and the speakers. */
const TEMPLATE = "# {{title}}\n{{#attributions}}\n* {{speaker}}\n{{/attributions}}\n";

/** Text that the built-in Markdown template writes for an attribution. */
const BUILT_IN = "[!quote]";

async function openTemplate(): Promise<LibraryPage> {
  const { readouts, notes } = notedReadouts();
  await testBrowser.store({ readouts, notes });
  const library = await LibraryPage.open("import-export");
  await library.waitForElement(".template textarea");
  return library;
}

async function waitForPreview(library: LibraryPage, what: string, isThere: (text: string) => boolean): Promise<void> {
  await waitFor(`${what} in the preview`, async () =>
    isThere(await library.page.$eval(".template-preview", (field) => (field as HTMLTextAreaElement).value)),
  );
}

async function useTemplate(library: LibraryPage): Promise<void> {
  await library.fill(".template textarea", TEMPLATE);
  await library.press("Use this template");
  await library.waitForText(".toast", "Template saved.");
}

describe("The user's Markdown template", () => {
  it("cannot be used while it contains an unknown name, which is shown with its line", async () => {
    const library = await openTemplate();
    await library.fill(".template textarea", "{{titel}}");
    await library.waitForTexts(".template .problem", ["Line 1: Unknown name: “titel”."]);
    await library.waitForElement(".template .primary:disabled");
  });

  it("is previewed during editing with an example page or the newest readout", async () => {
    const library = await openTemplate();
    await library.fill(".template textarea", TEMPLATE);
    await waitForPreview(library, "the example page", (text) =>
      text.startsWith("# Readout of the call with the Prime Minister"),
    );
    await library.tick("Preview with your newest readout", ".template");
    await waitForPreview(library, "the newest readout", (text) => text.includes("Astrid Halvorsen"));
  });

  it("is used for exports from the library until the user restores the built-in template", async () => {
    const library = await openTemplate();
    await useTemplate(library);
    await library.waitForText(".export-form", "Use custom template");
    await library.exportAll("markdown", "One file");
    expect(await testBrowser.savedFile(".md"))
      .to.contain("\n* Astrid Halvorsen\n")
      .and.not.to.contain(BUILT_IN);

    await library.press("Reset to default");
    await library.waitForText(".toast", "reset to default");
    await waitFor("no choice of a template", async () => {
      const choices = await library.texts(".export-form label");
      return choices.length > 0 && !choices.includes("Use custom template");
    });
    await library.exportAll("markdown");
    expect(await testBrowser.savedFile(".md")).to.contain(BUILT_IN);
  });

  it("is used for exports from the popup", async () => {
    await useTemplate(await openTemplate());
    const page = await testBrowser.openPage(site.url("/demo/oslo.html"));
    const popup = await testBrowser.openPopup(page);
    await popup.export("page");
    expect(await testBrowser.savedFile(".md")).to.match(/^# Prime Minister Halvorsen speaks/);
  });
});
