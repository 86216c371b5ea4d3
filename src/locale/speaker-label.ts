import { t } from "./i18n.ts";

/** Returns the names of the speakers, or the text of the source if the speaker is unknown. */
export function speakerLabel({ speakers, source }: { readonly speakers: readonly string[]; readonly source: string }) {
  if (speakers.length > 0) return speakers.join(", ");
  return source || t("speaker_unnamed");
}
