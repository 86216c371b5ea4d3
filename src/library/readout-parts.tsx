import { useState } from "preact/hooks";
import type { Note } from "../annotation/note.ts";
import { t } from "../locale/i18n.ts";
import { errorText } from "../locale/user-error.ts";
import { AttributionCard } from "../ui/attribution-card.tsx";
import { CorrectionEditor } from "../ui/correction-editor.tsx";
import { NoteEditor } from "../ui/note-editor.tsx";
import { SelectionBar } from "../ui/selection-bar.tsx";
import { UserContentView } from "../ui/user-content.tsx";
import { notesAt, type ReadoutModel, shownIndexes } from "./readout-model.ts";
import type { OpenCard, OpenCorrection, OpenPart, ReadoutActions } from "./use-readout-actions.ts";

interface Props {
  readonly model: ReadoutModel;
  readonly actions: ReadoutActions;
  readonly part: OpenPart;
  readonly knownTags: readonly string[];
  /** Goes to an attribution and opens its card. */
  readonly onGoTo: (index: number) => void;
  readonly onEditNote: (note: Note) => void;
}

/** The card, the selection bar or an editor beside the text of a stored readout, as on a page. */
export function ReadoutPart(props: Props) {
  const { part, actions, knownTags } = props;
  switch (part.kind) {
    case "card":
      return <Card {...props} card={part} />;
    case "bar":
      return (
        <SelectionBar
          onNote={() => actions.note(part.span)}
          onHighlight={() => actions.highlight(part.span)}
          onCopy={() => void actions.copyPassage(part.span).then(actions.close)}
          onMarkAttribution={() => actions.correct(part.span)}
          onClose={actions.close}
        />
      );
    case "note":
      return (
        <section class="note-box" role="dialog" aria-label={t("note_new")}>
          <NoteEditor
            key={part.note.id}
            heading="h2"
            quote={part.quote}
            speaker={part.speaker}
            initial=""
            saved=""
            isStored={false}
            tags=""
            knownTags={knownTags}
            onDraft={(text, tags) => actions.saveDraft(part, text, tags)}
            onSave={(text, tags) => actions.saveNote(part, text, tags)}
            onClose={async () => actions.close()}
          />
        </section>
      );
    case "correction":
      return <Correction key={part.id} part={part} actions={actions} />;
  }
}

function Card({ model, actions, card, onGoTo, onEditNote }: Props & { readonly card: OpenCard }) {
  const { index } = card;
  const view = model.views[index];
  if (!view) return null;
  const bySpeaker = shownIndexes(model, view);
  const notes = notesAt(model, index);
  const row = model.rows[index];
  const stepAmong = (indexes: readonly number[]) => (by: 1 | -1) => {
    const next = by === 1 ? indexes.find((one) => one > index) : indexes.findLast((one) => one < index);
    onGoTo(next ?? indexes.at(by === 1 ? 0 : -1) ?? index);
  };
  return (
    <AttributionCard
      key={index}
      attribution={view}
      position={{ number: index + 1, count: model.views.length }}
      positionForSpeaker={{ number: bySpeaker.indexOf(index) + 1, count: bySpeaker.length }}
      message={card.message ?? ""}
      action={card.action}
      host=""
      lang={model.record.language ?? ""}
      check={row && { isChecked: row.checked !== undefined, onToggle: () => actions.check(index) }}
      onNote={() => actions.note(index)}
      onCopy={() => void actions.copy(index)}
      onCorrect={() => actions.correct(index)}
      onDismiss={() => actions.dismiss(index)}
      onHide={(hidden) => actions.hide(index, hidden)}
      onRevert={() => view.correction && actions.revert(view.correction.id)}
      onPause={() => undefined}
      onStep={stepAmong(shownIndexes(model))}
      onStepSpeaker={stepAmong(bySpeaker)}
      onClose={actions.close}
    >
      {notes.length > 0 && <UserContentView content={{ notes, correction: null }} onEdit={onEditNote} />}
    </AttributionCard>
  );
}

interface CorrectionProps {
  readonly part: OpenCorrection;
  readonly actions: ReadoutActions;
}

function Correction({ part, actions }: CorrectionProps) {
  const [problem, setProblem] = useState("");
  const tryTo = (work: Promise<unknown>) =>
    void work.then(
      () => setProblem(""),
      (error: unknown) => setProblem(errorText(error)),
    );
  return (
    <section class="correction-box" role="dialog" aria-label={t(part.draft.isAdded ? "mark_title" : "correct_title")}>
      <CorrectionEditor
        heading="h2"
        draft={part.draft}
        before={part.before}
        error={problem}
        onStep={(step) => tryTo(actions.step(step))}
        onSave={(speakers, scope) => tryTo(actions.saveCorrection(part, speakers, scope))}
        onClose={actions.close}
      />
    </section>
  );
}
