import { useEffect, useRef } from "preact/hooks";
import type { CorrectionStep, EditableRole, RoleText } from "../annotation/correction-draft.ts";
import type { Boundary } from "../annotation/move-span-boundary.ts";
import { type MessageKey, t } from "../locale/i18n.ts";
import { Icon, type IconName } from "./icon.tsx";
import { textDirection } from "./text-direction.ts";

/** The parts that are optional in an attribution, with the labels of the buttons that add and remove them. */
const OPTIONAL_PARTS: readonly {
  readonly part: EditableRole;
  readonly add: MessageKey;
  readonly remove: MessageKey;
}[] = [
  { part: "sources", add: "add_source", remove: "remove_source" },
  { part: "cue", add: "add_cue", remove: "remove_cue" },
];

interface StepProps {
  readonly onStep: (step: CorrectionStep) => void;
}

/** Shows the spans of the attribution, and buttons that add the optional ones that it lacks. */
export function RoleRows({ parts: roleTexts, onStep }: { readonly parts: readonly RoleText[] } & StepProps) {
  const rows = useRef<HTMLFieldSetElement>(null);
  const count = useRef(roleTexts.length);
  // When the focused row or button is removed, the focus moves to the element that replaces it.
  useEffect(() => {
    if (count.current === roleTexts.length) return;
    count.current = roleTexts.length;
    const lost = document.activeElement === document.body;
    if (lost) rows.current?.querySelector<HTMLElement>(".role-row.new button, .adds button, .role-row button")?.focus();
  }, [roleTexts.length]);
  const known = useRef(new Set(roleTexts.map(({ role }) => role)));
  const lacks = OPTIONAL_PARTS.filter(({ part }) => !roleTexts.some((one) => one.role === part));
  return (
    <fieldset ref={rows}>
      <legend>{t("text_in_page")}</legend>
      <p class="message" id="how-to-move">
        {t("move_hint")}
      </p>
      {roleTexts.map((one) => (
        <RoleRow key={`${one.role} ${one.index}`} roleText={one} isNew={!known.current.has(one.role)} onStep={onStep} />
      ))}
      <div class="adds">
        {lacks.map(({ part: role, add }) => (
          <button key={role} type="button" class="button" onClick={() => onStep({ kind: "add", role })}>
            {t(add)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

interface RoleRowProps extends StepProps {
  readonly roleText: RoleText;
  /** Whether the user has added this row. */
  readonly isNew: boolean;
}

/** Shows one span of the attribution. The row handles the arrow keys, and its buttons do the same for a pointer. */
function RoleRow({ roleText: { role, index: at, text }, isNew, onStep }: RoleRowProps) {
  const label = t(`role_${role}`);
  const spare = OPTIONAL_PARTS.find((one) => one.part === role);
  const move = (boundary: Boundary, by: 1 | -1) => onStep({ kind: "move", role, index: at, boundary, by });
  // Right-to-left text ends on the left, so the arrow keys are swapped.
  const dir = textDirection(text);
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    const onwards = dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    move(event.shiftKey ? "start" : "end", event.key === onwards ? 1 : -1);
  };
  return (
    <div class={isNew ? "role-row new" : "role-row"} role="group" aria-label={label} onKeyDown={pressed}>
      <div class="role-head">
        <span class={`role-label role-${role}`}>{label}</span>
        <BoundaryButtons label={label} boundary="start" dir={dir} onMove={move} />
        <BoundaryButtons label={label} boundary="end" dir={dir} onMove={move} />
        {spare && (
          <SmallButton
            icon="close"
            name={t(spare.remove)}
            onPress={() => onStep({ kind: "remove", role, index: at })}
          />
        )}
      </div>
      <p class="role-text" dir="auto" aria-live="polite">
        {text}
      </p>
    </div>
  );
}

interface BoundaryProps {
  readonly label: string;
  readonly boundary: Boundary;
  /** The direction of the text, which determines where the arrows point. */
  readonly dir: "ltr" | "rtl";
  readonly onMove: (edge: Boundary, by: 1 | -1) => void;
}

const BOUNDARIES: Record<Boundary, { readonly earlier: MessageKey; readonly later: MessageKey }> = {
  start: { earlier: "start_earlier", later: "start_later" },
  end: { earlier: "end_earlier", later: "end_later" },
};

function BoundaryButtons({ label, boundary, dir, onMove }: BoundaryProps) {
  return (
    <span class="boundary">
      <span aria-hidden="true">{t(`boundary_${boundary}`)}</span>
      <span class="boundary-arrows" dir={dir}>
        <SmallButton
          icon="previous"
          name={t(BOUNDARIES[boundary].earlier, { part: label })}
          onPress={() => onMove(boundary, -1)}
        />
        <SmallButton
          icon="next"
          name={t(BOUNDARIES[boundary].later, { part: label })}
          onPress={() => onMove(boundary, 1)}
        />
      </span>
    </span>
  );
}

function SmallButton({
  icon,
  name,
  onPress,
}: {
  readonly icon: IconName;
  readonly name: string;
  readonly onPress: () => void;
}) {
  return (
    <button type="button" class="icon-button" title={name} onClick={onPress}>
      <Icon name={icon} />
    </button>
  );
}
