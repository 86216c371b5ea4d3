import { expect } from "chai";
import { noteEditor, saveEditor } from "./support/extension.ts";
import { allHighlights, highlightedTexts, waitForNoteHighlights } from "./support/highlights.ts";
import { site, testBrowser } from "./support/shared-browser.ts";
import { waitFor } from "./support/wait.ts";

/** A readout in French, which the page declares as English, as some templates do. */
const FRENCH = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Entretien téléphonique avec le président du Brésil</title>
<link rel="icon" href="data:,">
<main>
<h1>Entretien téléphonique avec le président du Brésil</h1>
<p>La ministre Solveig Aubry s’est entretenue aujourd’hui avec le président Mateus Duarte. Elle a souligné que les
routes maritimes doivent rester ouvertes, et elle l’a remercié pour l’accueil des ministres du climat.</p>
<p>Le président Duarte a exprimé sa préoccupation au sujet de la sécheresse dans le nord du pays, et il a invité la
ministre à se rendre au Brésil à l’automne. Les deux parties sont convenues de rester en contact.</p>
</main>
</html>`;

describe("A page in a language that the engine cannot analyse", () => {
  it("is named as such in the popup, is not highlighted, and accepts notes on selected text", async () => {
    const page = await testBrowser.openPage(site.add("/fr/entretien", FRENCH));
    const popup = await testBrowser.openPopup(page);
    await waitFor("the language", async () => (await popup.text()).includes("This page is in French"));
    expect(await popup.text()).not.to.include("Analyse anyway");
    expect(await allHighlights(page)).to.deep.equal([]);
    await popup.close();

    await page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector("h1") as Element));
    const over = await testBrowser.openPopup(page);
    await over.press("Note on selection");
    const frame = await noteEditor(page);
    await frame.type("textarea", "Compare with the English text.");
    await saveEditor(page, frame);
    await waitForNoteHighlights(page, 1);
    expect(await highlightedTexts(page, "note")).to.deep.equal(["Entretien téléphonique avec le président du Brésil"]);
  });
});
