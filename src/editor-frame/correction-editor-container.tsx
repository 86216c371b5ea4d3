import { useState } from "preact/hooks";
import type { CorrectionDraft, CorrectionStep, SpeakerScope } from "../annotation/correction-draft.ts";
import { errorText } from "../rpc/reload-hint.ts";
import { background, type EditorAddress } from "../rpc/rpc-contract.ts";
import { CorrectionEditor } from "../ui/correction-editor.tsx";
import { saveCorrectionDraft } from "../ui/save-correction-draft.ts";
import { closeEditor } from "./close-editor.ts";

interface Props {
  readonly editor: EditorAddress;
  readonly initial: CorrectionDraft;
}

/**
 * Renders a working correction editor. Each step is applied and painted in the page; the result is saved in the store.
 */
export function CorrectionEditorContainer({ editor, initial }: Props) {
  const [work, setWork] = useState(initial);
  const [problem, setProblem] = useState("");
  const step = async (next: CorrectionStep) => {
    const now = await background.applyStep(editor, next);
    setWork(now);
    return now;
  };
  const trying = (doing: Promise<unknown>) =>
    doing.then(
      () => setProblem(""),
      (error: unknown) => setProblem(errorText(error)),
    );
  const save = async (speakers: readonly string[], scope: SpeakerScope) => {
    const merge = await saveCorrectionDraft(
      {
        step,
        save: (one) => background.saveCorrection(one),
        mergeNames: async (name, other) => (await background.mergeNames(name, other)) ?? undefined,
      },
      initial.speakers,
      speakers,
      scope,
    );
    await closeEditor(editor, merge === undefined ? "saved" : { merge });
  };
  return (
    <CorrectionEditor
      draft={work}
      before={initial.speakers}
      error={problem}
      onStep={(next) => void trying(step(next))}
      onSave={(speakers, scope) => void trying(save(speakers, scope))}
      onClose={() => void closeEditor(editor, "closed")}
    />
  );
}
