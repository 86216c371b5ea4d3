import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { CorrectionInfo } from "../annotation/apply-corrections.ts";
import { changesContent, type PageVisibleAttribution } from "../annotation/user-content.ts";
import type { CheckableKind } from "../engine/analysis.ts";
import { type MessageKey, t } from "../locale/i18n.ts";
import { speakerLabel } from "../locale/speaker-label.ts";
import { ActBadge } from "./act-badge.tsx";
import { Icon, type IconName } from "./icon.tsx";
import { ifTrusted } from "./if-trusted.ts";
import type { MessageAction } from "./message-card.tsx";

/** A position in a list, counted from 1, and the length of the list. */
export interface ListPosition {
  readonly number: number;
  readonly count: number;
}

interface Props {
  readonly attribution: PageVisibleAttribution;
  readonly position: ListPosition;
  /** The position among the claims of the same speaker. */
  readonly positionForSpeaker: ListPosition;
  /** The user's own notes and corrections, in a frame that the page cannot read. */
  readonly children?: ComponentChildren;
  /** The message about the last action or failure; `action` is what the user can do about it. */
  readonly message: string;
  readonly action?: MessageAction | undefined;
  /** The host that can be paused. `lang` is the language of the page, or "" if the page declares none. */
  readonly host: string;
  readonly lang: string;
  /**
   * Confirms that the attribution is right, or withdraws the confirmation, where this can be done. `isChecked` is missing
   * on a page, which must not learn of it.
   */
  readonly check?: { readonly isChecked?: boolean; readonly onToggle: () => void } | undefined;
  /** Opens the tags of the attribution, where this is done in an editor of its own. */
  readonly onTag?: (() => void) | undefined;
  readonly onNote: () => void;
  readonly onCopy: () => void;
  readonly onCorrect: () => void;
  readonly onDismiss: () => void;
  readonly onHide: (hidden: boolean) => void;
  readonly onRevert: () => void;
  readonly onPause: () => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly onStepSpeaker: (by: 1 | -1) => void;
  readonly onClose: () => void;
}

/**
 * Shows an attribution in the page: its speaker, the act of the claim, why it was highlighted, and what can be
 * verified. Scripts of the page can read all of it, so it contains nothing that the user wrote.
 */
export function AttributionCard(props: Props) {
  const { attribution, position, positionForSpeaker, children, message, action } = props;
  const lang = props.lang || undefined;
  return (
    <section
      class="card"
      role="dialog"
      aria-label={t("card_label", { number: position.number, total: position.count })}
      aria-describedby="claim"
      tabIndex={-1}
    >
      <header class="card-head">
        <h2 class="speaker" dir="auto" lang={attribution.speakers.length > 0 ? lang : undefined}>
          {headingText(attribution)}
        </h2>
        {attribution.act && <ActBadge act={attribution.act} />}
        <CardButton name="close" label={t("close")} onPress={props.onClose} />
      </header>
      <Claim attribution={attribution} lang={lang} />
      <Facts attribution={attribution} lang={lang} />
      {attribution.correction && <CorrectionLine mark={attribution.correction} {...props} />}
      {children}
      {message && (
        <p class="message said" role="status">
          {message} {action && <TextButton label={action.label} onPress={action.onPress} />}
        </p>
      )}
      <Actions {...props} />
      <footer class="card-steps">
        <Steps label={t("steps_text")} names={STEP_TEXT} position={position} onStep={props.onStep} />
        {positionForSpeaker.count > 1 && (
          <Steps
            label={t("steps_speaker")}
            names={STEP_SPEAKER}
            position={positionForSpeaker}
            onStep={props.onStepSpeaker}
          />
        )}
      </footer>
    </section>
  );
}

/** Returns the speakers. If the user has chosen them, returns only the text by which the page refers to them. */
function headingText(attribution: PageVisibleAttribution): string {
  const { speakers, source, correction } = attribution;
  return speakers.length === 0 && !source && correction ? t("corrected_here") : speakerLabel(attribution);
}

interface PartProps {
  readonly attribution: PageVisibleAttribution;
  readonly lang: string | undefined;
}

/** Reads the claim to screen readers. Other users see it in the page, beside the card. */
function Claim({ attribution: { contents }, lang }: PartProps) {
  return (
    <p class="visually-hidden" id="claim" dir="auto" lang={lang}>
      {contents.join(" … ")}
    </p>
  );
}

/** Shows why a passage was highlighted, the addressee, and what can be verified, one per line. */
function Facts({ attribution, lang }: PartProps) {
  const { source, cue, addressee, speakers, checkables, confidence } = attribution;
  const by = source && !speakers.includes(source) ? `${source} … ` : "";
  return (
    <dl class="facts">
      <Fact label={t("card_cue")}>
        <span dir="auto" lang={cue === ":" ? undefined : lang}>
          {t("quoted", { words: by + (cue === ":" ? t("headline") : cue || "—") })}
        </span>
        {confidence < SURE_CONFIDENCE && (
          <span class="reason"> {t(confidence < LIKELY_CONFIDENCE ? "suggestion_weak" : "suggestion")}</span>
        )}
      </Fact>
      {addressee && (
        <Fact label={t("card_to")}>
          <bdi lang={lang}>{addressee}</bdi>
        </Fact>
      )}
      {checkables.length > 0 && (
        <Fact label={t("card_verify")}>
          <ul class="checkables">
            {checkables.map(({ text, reason }) => (
              <li key={`${text} ${reason}`}>
                <bdi lang={lang}>{text}</bdi> <span class="reason">{t(REASONS[reason])}</span>
              </li>
            ))}
          </ul>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Below the first confidence the card calls the highlight a suggestion, below the second a weak one. */
const SURE_CONFIDENCE = 0.8;
const LIKELY_CONFIDENCE = 0.5;

const REASONS: Record<CheckableKind, MessageKey> = {
  number: "check_number",
  date: "check_date",
  superlative: "check_superlative",
  agreement: "check_agreement",
  "past event": "check_past",
};

/**
 * Shows that the user has corrected something, with buttons to revert it. The correction itself is shown in the
 * frame.
 */
function CorrectionLine({
  mark: info,
  onRevert,
  onHide,
}: { readonly mark: CorrectionInfo } & Pick<Props, "onRevert" | "onHide">) {
  return (
    <p class="message corrected">
      <Icon name="edit" />
      <span>
        {[changesContent(info) && t("corrected_here"), info.isHidden && t("highlights_hidden")]
          .filter(Boolean)
          .join(" · ")}
      </span>
      {info.isHidden && <TextButton label={t("show_attribution_highlights")} onPress={() => onHide(false)} />}
      {changesContent(info) && <TextButton label={t("revert")} onPress={onRevert} />}
    </p>
  );
}

function Actions(props: Props) {
  const [isOpen, open] = useState(false);
  if (isOpen) return <Dismissal {...props} onCancel={() => open(false)} />;
  return (
    <div class="card-actions">
      <button type="button" class="button primary" onClick={ifTrusted(props.onNote)}>
        <Icon name="note" /> {t("add_note")}
      </button>
      <button type="button" class="button" title={t("copy_citation")} onClick={ifTrusted(props.onCopy)}>
        <Icon name="copy" /> {t("copy")}
      </button>
      <button type="button" class="button" onClick={ifTrusted(props.onCorrect)}>
        <Icon name="edit" /> {t("correct")}
      </button>
      <span class="card-icons">
        {props.check && (
          <button
            type="button"
            class="icon-button check-button"
            title={t(props.check.isChecked === undefined ? "check_or_uncheck" : "checked_yes")}
            aria-pressed={props.check.isChecked}
            onClick={ifTrusted(props.check.onToggle)}
          >
            <Icon name="check" />
          </button>
        )}
        {props.onTag && <CardButton name="tag" label={`${t("key_tag")} (T)`} onPress={props.onTag} />}
        <button
          type="button"
          class="icon-button"
          title={t("dismiss_more")}
          aria-expanded="false"
          onClick={ifTrusted(() => open(true))}
        >
          <Icon name="hide" />
        </button>
      </span>
    </div>
  );
}

/** Shows buttons to dismiss the attribution, to hide attributions like it, and to pause the site. */
function Dismissal({
  attribution,
  host,
  onDismiss,
  onHide,
  onPause,
  onCancel,
}: Props & { readonly onCancel: () => void }) {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus({ preventScroll: true }), []);
  return (
    <div class="card-actions dismissal" role="group" aria-label={t("dismiss")}>
      <button ref={first} type="button" class="button" onClick={ifTrusted(onDismiss)}>
        {t("not_attribution")}
      </button>
      {!attribution.correction?.isHidden && (
        <button type="button" class="button" onClick={ifTrusted(() => onHide(true))}>
          {t("hide_attribution_highlights")}
        </button>
      )}
      {host && (
        <button type="button" class="button" onClick={ifTrusted(onPause)}>
          {t("pause_site")}
        </button>
      )}
      <button type="button" class="icon-button card-icons" title={t("back")} onClick={ifTrusted(onCancel)}>
        <Icon name="undo" />
      </button>
    </div>
  );
}

interface StepLabels {
  readonly previous: MessageKey;
  readonly next: MessageKey;
}

const STEP_TEXT: StepLabels = { previous: "previous_attribution", next: "next_attribution" };
const STEP_SPEAKER: StepLabels = { previous: "previous_claim", next: "next_claim" };

interface StepsProps {
  readonly label: string;
  /** The labels of the buttons. */
  readonly names: StepLabels;
  readonly position: ListPosition;
  readonly onStep: (by: 1 | -1) => void;
}

function Steps({ label, names, position: { number, count }, onStep }: StepsProps) {
  return (
    <span class="steps">
      <span class="count">
        {label} {number}/{count}
      </span>
      <CardButton name="previous" label={t(names.previous)} onPress={() => onStep(-1)} />
      <CardButton name="next" label={t(names.next)} onPress={() => onStep(1)} />
    </span>
  );
}

function CardButton({ name, label, onPress }: { name: IconName; label: string; onPress: () => void }) {
  return (
    <button type="button" class="icon-button" title={label} onClick={ifTrusted(onPress)}>
      <Icon name={name} />
    </button>
  );
}

function TextButton({ label, onPress }: { readonly label: string; readonly onPress: () => void }) {
  return (
    <button type="button" class="text-button" onClick={ifTrusted(onPress)}>
      {label}
    </button>
  );
}
