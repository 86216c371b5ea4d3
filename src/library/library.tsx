import { render } from "preact";
import { direction, language, say } from "../locale/say.ts";
import { browser } from "../messages/browser.ts";
import { loadWords } from "../messages/load-words.ts";
import { wordsOf } from "../messages/words-of.ts";
import { whileRoom } from "../store/local-area.ts";
import { openStore } from "../store/open-store.ts";
import { readSettings } from "../store/settings.ts";
import { Notice } from "../ui/notice.tsx";
import { LibraryApp } from "./library-app.tsx";

/** Opens the library: store and words at once; a store that cannot be opened says why in place of the library. */
async function open(root: HTMLElement): Promise<void> {
  const area = whileRoom(browser.storage.local);
  const opening = openStore({ onClose: () => showReplaced(root) });
  // Why it could not be opened is said below, when the words are there.
  opening.catch(() => undefined);
  const settings = await readSettings(area);
  await loadWords(settings.language);
  try {
    const store = await opening;
    render(<LibraryApp store={store} area={area} settings={settings} key={language()} />, root);
  } catch (error) {
    render(<Problem words={wordsOf(error)} />, root);
  }
}

/** A newer version of Note Verbale wants the store: this tab has let it go and can only be loaded again. */
function showReplaced(root: HTMLElement): void {
  render(<Problem words="" />, root);
}

function Problem({ words }: { readonly words: string }) {
  return (
    <main class="alone" dir={direction()}>
      <Notice title={words ? say("library_closed") : say("library_replaced")} isProblem>
        {words && <p>{words}</p>}
        <p>{say("library_safe")}</p>
        <button type="button" class="button primary" onClick={() => location.reload()}>
          {say("reload")}
        </button>
      </Notice>
    </main>
  );
}

const root = document.getElementById("root");
if (root) void open(root);
