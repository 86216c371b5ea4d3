import { useMemo, useState } from "preact/hooks";
import { assignSpeakerColors } from "../annotation/speaker-colors.ts";
import { t } from "../locale/i18n.ts";
import { speakerLabel } from "../locale/speaker-label.ts";
import type { PageView } from "../rpc/rpc-contract.ts";
import { ACT_FAMILIES } from "../ui/act-labels.ts";
import { AttributionList } from "../ui/attribution-list.tsx";
import { ColorLegend } from "../ui/color-legend.tsx";
import { SpeakerChips } from "../ui/speaker-chips.tsx";
import { closePopup } from "./popup-or-panel.ts";
import type { ReadablePage, RunAction } from "./run-action.ts";
import { useHighlightSettings } from "./use-highlight-settings.ts";

/** Shows the attributions of the page, all or those of one speaker. */
export function AttributionsSection({
  open: { view, page },
  run,
}: {
  readonly open: ReadablePage;
  readonly run: RunAction;
}) {
  const [chosen, choose] = useState("");
  const speakers = useMemo(() => countSpeakers(view), [view]);
  const { colourBy } = useHighlightSettings();
  const colors = useMemo(() => assignSpeakerColors(view.attributions), [view]);
  const families = useMemo(() => [...new Set(view.attributions.map(({ act }) => ACT_FAMILIES[act]))], [view]);
  if (view.status !== "highlighted") return null;
  const listed = view.attributions.filter((one) => !chosen || namesOf(one).includes(chosen));
  return (
    <section aria-label={t("attributions_title")}>
      <SpeakerChips
        speakers={speakers}
        selected={chosen}
        {...(colourBy === "speaker" && { colors })}
        onSelect={choose}
      />
      {colourBy === "act" && families.length > 0 && <ColorLegend families={families} />}
      <h2 class="section-head">
        {chosen
          ? t("attributions_of", { listed: listed.length, count: view.attributions.length })
          : listed.length === 0
            ? t("attributions_none")
            : t("attributions", { count: listed.length })}
      </h2>
      {listed.length === 0 && <p class="empty">{t("attributions_nobody")}</p>}
      <AttributionList
        attributions={listed}
        lang={view.language}
        noteCounts={countNotes(view)}
        onGoTo={(index) => run(() => page.goTo({ attribution: index }))}
        onNote={(index) => run(() => page.openNoteEditor({ attribution: index }).then(closePopup))}
      />
    </section>
  );
}

function namesOf(one: PageView["attributions"][number]): readonly string[] {
  return one.speakers.length > 0 ? one.speakers : [speakerLabel(one)];
}

function countSpeakers(view: PageView): [string, number][] {
  const counts = new Map<string, number>();
  for (const one of view.attributions) for (const name of namesOf(one)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

function countNotes(view: PageView): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { attribution } of view.notes)
    if (attribution !== null) counts.set(attribution, (counts.get(attribution) ?? 0) + 1);
  return counts;
}
