import type { AttributionView } from "../annotation/attribution-view.ts";
import { textFragmentUrl } from "../annotation/text-fragment.ts";
import { speakerWords } from "../ui/attribution-card.tsx";

/** A claim as one pastes it into a text: speaker, words, page, passage link and the day it was read. */
export function citationOf(view: AttributionView, title: string, url: string, today: Date): string {
  const words = view.contents.join(" … ");
  const read = today.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  return `${speakerWords(view)} ${view.cue === ":" ? "said:" : view.cue} ${words} (“${title}”, ${textFragmentUrl(url, view.selectors)}, read ${read})`;
}
