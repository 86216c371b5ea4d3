import type { AttributionView } from "../annotation/attribution-view.ts";
import type { Note } from "../annotation/note.ts";
import { withoutUserContent } from "../annotation/user-content.ts";
import { t } from "../locale/i18n.ts";
import { browser } from "../rpc/browser.ts";
import { formatEditorHash } from "../rpc/editor-hash.ts";
import type { EditorAddress } from "../rpc/rpc-contract.ts";
import { AttributionCard, type ListPosition } from "../ui/attribution-card.tsx";
import { ifTrusted } from "../ui/if-trusted.ts";
import { KeyboardLostCover } from "../ui/keyboard-lost-cover.tsx";
import { type MessageAction, MessageCard } from "../ui/message-card.tsx";
import { NotesCard } from "../ui/notes-card.tsx";
import { SelectionBar } from "../ui/selection-bar.tsx";
import type { UserContentFrame } from "./user-content-frames.ts";

/** What stands over the page at one time, and beside which box of the viewport. */
export type OverlayContent =
  | {
      readonly kind: "card";
      readonly attribution: AttributionView;
      readonly among: ListPosition;
      /** Its place among the claims of the same speaker. */
      readonly bySpeaker: ListPosition;
      /** The frame with what the user has written and corrected here, where there is any. */
      readonly frame: UserContentFrame | undefined;
      readonly message: string;
      /** What can be done about what the message says. */
      readonly answer?: MessageAction | undefined;
      readonly beside: DOMRect;
    }
  | { readonly kind: "notes"; readonly frame: UserContentFrame; readonly beside: DOMRect }
  | { readonly kind: "bar"; readonly beside: DOMRect }
  | {
      readonly kind: "editor";
      readonly editor: EditorAddress;
      readonly beside: DOMRect;
      /** Called when the browser has loaded the frame, whether or not its script may run. */
      readonly onLoad: () => void;
    }
  | {
      readonly kind: "message";
      readonly message: string;
      readonly answer?: MessageAction | undefined;
      readonly beside: DOMRect;
    };

/** What the reader does in the overlay. */
export interface OverlayActions {
  readonly note: () => void;
  readonly edit: (note: Note) => void;
  readonly copy: () => void;
  readonly correct: () => void;
  readonly dismiss: () => void;
  readonly hide: (hidden: boolean) => void;
  readonly revert: () => void;
  readonly pause: () => void;
  readonly step: (by: 1 | -1) => void;
  readonly stepSpeaker: (by: 1 | -1) => void;
  readonly close: () => void;
  /** Goes on in an editor whose keyboard the page had taken, or in a window of its own. */
  readonly continueEditing: () => void;
  readonly openWindow: () => void;
}

/**
 * In a page that is isolated from other origins (COEP), Chromium loads no frame of an extension but one without
 * credentials, and ours has no use for any. Preact's types do not know the attribute.
 */
const IFRAME_ATTRIBUTES = { credentialless: true };

const FRAME_CLASSES = { note: "editor", correction: "editor tall", card: "own-frame" } as const;

interface FrameProps {
  readonly editor: EditorAddress;
  readonly height?: number;
  /** Whether the frame lies under a cover, where it cannot have the keyboard. */
  readonly isCovered?: boolean;
  readonly onLoad: () => void;
}

/** A frame of the extension, whose words the page cannot read. */
function EditorFrame({ editor, height, isCovered = false, onLoad }: FrameProps) {
  const src = `${browser.runtime.getURL("editor-frame.html")}${formatEditorHash(editor)}`;
  const { kind, id } = editor;
  return (
    <iframe
      key={id}
      title={t(`frame_${kind}`)}
      class={FRAME_CLASSES[kind]}
      height={height}
      inert={isCovered}
      src={src}
      onLoad={onLoad}
      {...IFRAME_ATTRIBUTES}
    />
  );
}

/** The heights of what can stand in a card's frame, in pixels. They tell the page nothing of how much is written there. */
const FRAME_HEIGHTS = { correction: 64, note: 76, most: 200 };

/** How many notes there are, and the frame with their words; where the page keeps that from working, a button for each note. */
function UserContentSection({
  frame,
  onEdit,
}: {
  readonly frame: UserContentFrame;
  readonly onEdit: (note: Note) => void;
}) {
  const { notes, correction } = frame.content;
  const wanted = notes.length * FRAME_HEIGHTS.note + (correction ? FRAME_HEIGHTS.correction : 0);
  return (
    <section class="own">
      {notes.length > 0 && <p class="message">{t("stored_notes", { count: notes.length })}</p>}
      {frame.isBlocked ? (
        notes.map((note) => (
          <button key={note.id} type="button" class="button" onClick={ifTrusted(() => onEdit(note))}>
            {t("edit_note")}
          </button>
        ))
      ) : (
        <EditorFrame editor={frame.editor} height={Math.min(wanted, FRAME_HEIGHTS.most)} onLoad={frame.onLoad} />
      )}
    </section>
  );
}

/** The browser closes a modal dialog at Escape; ours is closed by its editor. */
function preventClose(event: Event): void {
  event.preventDefault();
}

interface ContentProps {
  readonly shown: OverlayContent;
  readonly isCovered: boolean;
  readonly actions: OverlayActions;
}

/** The card, the bar, the editor or the words that stand over the page. */
export function OverlayView({ shown, isCovered, actions }: ContentProps) {
  if (shown.kind === "bar") {
    return <SelectionBar onNote={actions.note} onMarkAttribution={actions.correct} onClose={actions.close} />;
  }
  if (shown.kind === "message") {
    return <MessageCard message={shown.message} action={shown.answer} onClose={actions.close} />;
  }
  if (shown.kind === "editor") {
    return (
      <dialog class="editor-box" open aria-label={t(`frame_${shown.editor.kind}`)} onCancel={preventClose}>
        <EditorFrame key={shown.editor.id} editor={shown.editor} isCovered={isCovered} onLoad={shown.onLoad} />
        {isCovered && <KeyboardLostCover onContinue={actions.continueEditing} onOpenWindow={actions.openWindow} />}
      </dialog>
    );
  }
  const userPart = shown.frame && <UserContentSection key="own" frame={shown.frame} onEdit={actions.edit} />;
  if (shown.kind === "notes") return <NotesCard onClose={actions.close}>{userPart}</NotesCard>;
  return (
    <AttributionCard
      key={shown.attribution.index}
      attribution={withoutUserContent(shown.attribution)}
      position={shown.among}
      positionForSpeaker={shown.bySpeaker}
      message={shown.message}
      action={shown.answer}
      host={location.host}
      lang={document.documentElement.lang}
      onNote={actions.note}
      onCopy={actions.copy}
      onCorrect={actions.correct}
      onDismiss={actions.dismiss}
      onHide={actions.hide}
      onRevert={actions.revert}
      onPause={actions.pause}
      onStep={actions.step}
      onStepSpeaker={actions.stepSpeaker}
      onClose={actions.close}
    >
      {userPart}
    </AttributionCard>
  );
}
