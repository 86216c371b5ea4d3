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
import { documentLanguage } from "./document-language.ts";
import type { UserContentFrame } from "./user-content-frames.ts";

/** The content of the overlay. `beside` is the box, in viewport coordinates, next to which it is placed. */
export type OverlayContent =
  | {
      readonly kind: "card";
      readonly attribution: AttributionView;
      readonly among: ListPosition;
      /** Position among the claims of the same speaker. */
      readonly bySpeaker: ListPosition;
      /** The frame with the user's notes and correction for this place, if there are any. */
      readonly frame: UserContentFrame | undefined;
      readonly message: string;
      /** The action that the message offers to the user. */
      readonly answer?: MessageAction | undefined;
      readonly beside: DOMRect;
    }
  | { readonly kind: "notes"; readonly frame: UserContentFrame; readonly beside: DOMRect }
  | { readonly kind: "bar"; readonly beside: DOMRect }
  | {
      readonly kind: "editor";
      readonly editor: EditorAddress;
      readonly beside: DOMRect;
      /** Called when the browser has loaded the frame, even if its script is blocked. */
      readonly onLoad: () => void;
    }
  | {
      readonly kind: "message";
      readonly message: string;
      readonly answer?: MessageAction | undefined;
      readonly beside: DOMRect;
    };

/** The user's actions in the overlay. */
export interface OverlayActions {
  readonly note: () => void;
  readonly edit: (note: Note) => void;
  readonly copy: () => void;
  readonly check: () => void;
  readonly tag: () => void;
  readonly copySelection: () => void;
  readonly highlight: () => void;
  readonly correct: () => void;
  readonly dismiss: () => void;
  readonly hide: (hidden: boolean) => void;
  readonly revert: () => void;
  readonly pause: () => void;
  readonly step: (by: 1 | -1) => void;
  readonly stepSpeaker: (by: 1 | -1) => void;
  readonly close: () => void;
  /** Continue in an editor after the page had taken the keyboard, or in a separate window. */
  readonly continueEditing: () => void;
  readonly openWindow: () => void;
}

/**
 * In a cross-origin isolated page (COEP), Chromium loads an extension's frame only with this attribute, which removes
 * credentials. The frame needs none. Preact's types do not include the attribute.
 */
const IFRAME_ATTRIBUTES = { credentialless: true };

const FRAME_CLASSES = {
  note: "editor-frame",
  correction: "editor-frame tall",
  tags: "editor-frame",
  card: "own-frame",
} as const;

interface FrameProps {
  readonly editor: EditorAddress;
  readonly height?: number;
  /** True if the frame is under a cover, where it cannot have the focus. */
  readonly isCovered?: boolean;
  readonly onLoad: () => void;
}

/** Renders a frame of the extension, whose content the page cannot read. */
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

/**
 * Heights of the items in a card's frame, in pixels. They are fixed so that they do not reveal to the page how much
 * text there is.
 */
const FRAME_HEIGHTS = { correction: 64, note: 76, max: 200 };

/**
 * Renders the number of notes and the frame with their text. If the page blocks the frame, renders a button for each
 * note.
 */
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
        <EditorFrame editor={frame.editor} height={Math.min(wanted, FRAME_HEIGHTS.max)} onLoad={frame.onLoad} />
      )}
    </section>
  );
}

/** Prevents the browser from closing a modal dialog on Escape, because the editor closes it. */
function preventClose(event: Event): void {
  event.preventDefault();
}

interface ContentProps {
  readonly shown: OverlayContent;
  readonly isCovered: boolean;
  readonly actions: OverlayActions;
}

/** Renders the card, the selection bar, the editor or the message over the page. */
export function OverlayView({ shown, isCovered, actions }: ContentProps) {
  if (shown.kind === "bar") {
    return (
      <SelectionBar
        onNote={actions.note}
        onHighlight={actions.highlight}
        onCopy={actions.copySelection}
        onMarkAttribution={actions.correct}
        onClose={actions.close}
      />
    );
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
      lang={documentLanguage()}
      onNote={actions.note}
      onCopy={actions.copy}
      check={{ onToggle: actions.check }}
      onTag={actions.tag}
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
