import { useEffect, useState } from "preact/hooks";
import { t } from "../locale/i18n.ts";
import { browser } from "../rpc/browser.ts";
import { lostNotes } from "../store/lost-notes.ts";

/** Shows that notes were lost, in the place where the user looks for them. The notice is dismissed in the library. */
export function LostNotesNotice({ onImport }: { readonly onImport: () => void }) {
  const [count, setCount] = useState(0);
  useEffect(() => {
    lostNotes(browser.storage.local).then(setCount, () => undefined);
  }, []);
  if (count === 0) return null;
  return (
    <div class="empty" role="alert">
      <p class="message problem">{t("lost", { count })}</p>
      <button type="button" class="button" onClick={onImport}>
        {t("lost_import")}
      </button>
    </div>
  );
}
