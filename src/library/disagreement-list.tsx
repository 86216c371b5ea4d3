import { useCallback, useMemo, useRef, useState } from "preact/hooks";
import { DECIDED_ASPECTS, type DecidedAspect } from "../annotation/correction.ts";
import { type Span, textOf } from "../engine/span.ts";
import { decisionText, disagreementsCsv, type Resolution } from "../import-export/agreement-csv.ts";
import type { CodedAttribution } from "../import-export/coded-readout.ts";
import type { Agreement, Disagreement } from "../import-export/inter-annotator-agreement.ts";
import { formatDate, type MessageKey, t } from "../locale/i18n.ts";
import { resolveDisagreement } from "../store/resolve-disagreement.ts";
import { ActBadge } from "../ui/act-badge.tsx";
import { downloadFile } from "../ui/download-file.ts";
import { Icon } from "../ui/icon.tsx";
import { TagChip } from "../ui/tag-chip.tsx";
import { focusAdjacentEntry, useShortcuts } from "./keyboard-shortcuts.tsx";
import { useLibrary } from "./library-context.ts";
import { findResolution, type LibraryDecisions } from "./load-codings.ts";
import { LoadMoreButton } from "./load-more-button.tsx";
import { notifyPagesChanged } from "./note-actions.ts";
import { coderLabel } from "./progress-section.tsx";
import { formatPassage, formatRoute } from "./route.ts";

/** The number of disagreements that are shown at first, and added each time. */
const PAGE_SIZE = 30;

const ASPECT_LABELS: Readonly<Record<DecidedAspect, MessageKey>> = {
  spans: "agree_spans",
  speakers: "facet_speaker",
  act: "facet_act",
  tags: "agree_codes",
};

interface Props {
  readonly agreement: Agreement;
  /** The ids of readouts by the keys of their pages. */
  readonly ids: ReadonlyMap<string, string>;
  readonly resolutions: LibraryDecisions["resolutions"];
}

interface Listed {
  readonly disagreement: Disagreement;
  readonly resolution: Resolution | undefined;
}

/** Lists what coders do not agree on, with the decision of each beside the others and a button to choose it. */
export function DisagreementList({ agreement: { disagreements, coders, readouts }, ids, resolutions }: Props) {
  const [aspect, setAspect] = useState("");
  const [isOpenOnly, setOpenOnly] = useState(false);
  const [shown, setShown] = useState(PAGE_SIZE);
  const list = useRef<HTMLUListElement>(null);
  const more = useCallback(() => setShown((count) => count + PAGE_SIZE), []);
  const all = useMemo(
    () =>
      disagreements.map((disagreement): Listed => {
        return { disagreement, resolution: findResolution(disagreement, resolutions) };
      }),
    [disagreements, resolutions],
  );
  const found = all.filter(
    ({ disagreement, resolution }) =>
      (aspect === "" || disagreement.aspect === aspect) && !(isOpenOnly && resolution !== undefined),
  );
  useShortcuts({
    next: () => focusAdjacentEntry(list.current, 1),
    previous: () => focusAdjacentEntry(list.current, -1),
  });
  if (readouts === 0) return null;
  const save = () =>
    void downloadFile({
      name: "disagreements.csv",
      type: "text/csv;charset=utf-8",
      chunks: chunksOf(`\ufeff${disagreementsCsv(coders, found)}`),
    });
  return (
    <section class="disagreements" aria-labelledby="disagreements">
      <h2 id="disagreements">{t("disagreements")}</h2>
      <p class="found" role="status">
        {t("disagreements_count", {
          count: found.length,
          done: found.filter(({ resolution }) => resolution).length,
        })}
      </p>
      {all.length > 0 && (
        <div class="buttons">
          <select
            class="choice"
            aria-label={t("disagreements_about")}
            value={aspect}
            onChange={(event) => setAspect(event.currentTarget.value)}
          >
            <option value="">{t("disagreements_all")}</option>
            {DECIDED_ASPECTS.map((one) => (
              <option key={one} value={one}>
                {t(ASPECT_LABELS[one])}
              </option>
            ))}
          </select>
          <label class="check">
            <input
              type="checkbox"
              checked={isOpenOnly}
              onChange={(event) => setOpenOnly(event.currentTarget.checked)}
            />{" "}
            {t("disagreements_open")}
          </label>
          <button type="button" class="button" onClick={save}>
            <Icon name="save" /> {t("disagreements_save")}
          </button>
        </div>
      )}
      {found.length > 0 && <p class="message">{t("disagreements_keys")}</p>}
      <ul class="disagreement-list" ref={list}>
        {found.slice(0, shown).map((one) => (
          <DisagreementItem
            key={keyOf(one.disagreement)}
            listed={one}
            coders={coders}
            id={ids.get(one.disagreement.readout)}
          />
        ))}
      </ul>
      {found.length > shown && <LoadMoreButton onMore={more} />}
    </section>
  );
}

function keyOf({ readout, span, aspect }: Disagreement): string {
  return `${readout} ${span.start}-${span.end} ${aspect}`;
}

async function* chunksOf(text: string): AsyncGenerator<string> {
  yield text;
}

interface ItemProps {
  readonly listed: Listed;
  readonly coders: readonly string[];
  /** The id of the readout in this library; undefined if it is only in the files. */
  readonly id: string | undefined;
}

function DisagreementItem({ listed: { disagreement, resolution }, coders, id }: ItemProps) {
  const library = useLibrary();
  const { aspect, title, text, span, marks } = disagreement;
  const choose = (mark: CodedAttribution | undefined) =>
    void library.run(t("saving"), async () => {
      const attributions = marks.flatMap((one) => one?.attribution ?? []);
      const resolved = await resolveDisagreement(library.store, {
        ...{ readout: disagreement.readout, aspect, attributions },
        chosen: mark && { attribution: mark.attribution, tags: mark.tags },
        coder: library.settings.coder,
      });
      if (!resolved) return undefined;
      await notifyPagesChanged([resolved.url]);
      return { text: t("disagreement_resolved"), undo: resolved.undo.id };
    });
  // A coder without a decision about the speaker, the act or the codes gives nothing to choose.
  const choices = marks.map((mark) => (mark !== undefined || aspect === "spans") && id !== undefined);
  return (
    <li
      data-entry={keyOf(disagreement)}
      class={resolution ? "is-resolved" : undefined}
      onKeyDown={(event) => {
        const at = Number(event.key) - 1;
        if (!choices[at] || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        choose(marks[at]);
      }}
    >
      <h3>
        {id === undefined ? (
          <span data-main tabIndex={-1} dir="auto">
            {title}
          </span>
        ) : (
          <a data-main dir="auto" href={formatRoute("readout", id, formatPassage(span))}>
            {title}
          </a>
        )}{" "}
        <span class="aspect">{t(ASPECT_LABELS[aspect])}</span>
      </h3>
      <Context text={text} span={span} />
      <ul class="choices">
        {coders.map((coder, at) => {
          const mark = marks[at];
          return (
            <li key={coder}>
              <bdi class="coder">{coder}</bdi>
              <span class="decision">
                {mark ? <Decision disagreement={disagreement} mark={mark} /> : t("disagreement_none")}
              </span>
              {choices[at] && (
                <button
                  type="button"
                  class="button"
                  aria-label={t("disagreement_choose", { coder })}
                  onClick={() => choose(mark)}
                >
                  {t("choose")} <span class="key-number">{at + 1}</span>
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {resolution && (
        <p class="message resolution">
          <Icon name="check" />{" "}
          {t("resolved_by", { coder: coderLabel(resolution.coder), date: formatDate(resolution.at, "time") })}
        </p>
      )}
    </li>
  );
}

/** The number of characters that are shown before and after a passage. */
const CONTEXT = 80;

function Context({ text, span: { start, end } }: { readonly text: string; readonly span: Span }) {
  const [from, to] = [Math.max(0, start - CONTEXT), Math.min(text.length, end + CONTEXT)];
  return (
    <blockquote class="quote" dir="auto">
      {from > 0 && "…"}
      {text.slice(from, start)}
      <mark>{text.slice(start, end)}</mark>
      {text.slice(end, to)}
      {to < text.length && "…"}
    </blockquote>
  );
}

function Decision({ disagreement, mark }: { readonly disagreement: Disagreement; readonly mark: CodedAttribution }) {
  const { aspect, text } = disagreement;
  const { attribution, tags } = mark;
  if (aspect === "act") return <ActBadge act={attribution.act} />;
  if (aspect === "tags")
    return tags.length === 0 ? t("disagreement_no_codes") : tags.map((tag) => <TagChip key={tag} tag={tag} />);
  if (aspect === "speakers") return <bdi>{decisionText(disagreement, mark) || t("speaker_unnamed")}</bdi>;
  const quote = (spans: readonly Span[]) => spans.map((one) => textOf(text, one).replace(/\s+/g, " ")).join(" … ");
  const parts = [
    ["role_sources", quote(attribution.sources)],
    ["role_cue", attribution.cue ? quote([attribution.cue]) : ""],
    ["role_contents", quote(attribution.contents)],
  ] as const;
  return (
    <>
      {parts
        .filter(([, words]) => words !== "")
        .map(([label, words]) => (
          <span key={label} class="part">
            <span class="message">{t(label)}</span> <bdi>{words}</bdi>
          </span>
        ))}
    </>
  );
}
