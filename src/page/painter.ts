import { finish, type Sliced } from "../engine/slices.ts";
import { chooseTheme, type ThemeSuffix } from "./highlight-theme.ts";
import { type ColorSampler, createColorSampler } from "./text-colors.ts";

/**
 * The roles of a painted range. Each role has one browser highlight for each kind of background, regardless of the
 * number of ranges.
 */
export const HIGHLIGHT_ROLES = [
  "source",
  "cue",
  "neutral",
  "cooperative",
  "pledge",
  "request",
  "conflict",
  "note",
  "active",
  "hover",
  "suggested source",
  "suggested cue",
  "suggested content",
  "speaker 1",
  "speaker 2",
  "speaker 3",
  "speaker 4",
  "speaker 5",
  "speaker 6",
  "speaker 7",
  "speaker 8",
  "speaker 9",
  "speaker 10",
  "speaker 11",
  "speaker 12",
] as const;

export type HighlightRole = (typeof HIGHLIGHT_ROLES)[number];

/** Highlights ranges of the page without changing its nodes. */
export interface Painter {
  /** Replaces the ranges of a role. Blocks the page until it is done. */
  paint(role: HighlightRole, ranges: readonly Range[]): void;
  /** Replaces the ranges of a role in slices, for many ranges. */
  paintIncrementally(role: HighlightRole, ranges: readonly Range[]): Sliced<void>;
  /** Removes all highlights and forgets their ranges. */
  clear(): void;
  /**
   * Paints highlights again that the page removed from the shared registry or altered there, or all of them if the
   * background has changed. Returns true if it did.
   */
  reapply(): Sliced<boolean>;
}

/** Returns true if this browser supports highlights. */
export function canPaint(): boolean {
  return typeof Highlight === "function" && typeof CSS !== "undefined" && "highlights" in CSS;
}

/** The style in which the highlight of a role is drawn. */
type HighlightStyle = "line" | "tint" | "fill";
const STYLES: Partial<Record<HighlightRole, HighlightStyle>> = {
  source: "line",
  cue: "line",
  note: "line",
  active: "line",
  hover: "fill",
  "suggested source": "line",
  "suggested cue": "line",
  "suggested content": "line",
};
const styleOfRole = (role: HighlightRole): HighlightStyle => STYLES[role] ?? "tint";

/**
 * Highlight priorities (z-order). Tints are lowest. Underlines stay visible under other highlights; text colour does
 * not: with a user style sheet, Firefox takes the text colour from the topmost highlight even if its rule sets none.
 * Highlights that set a text colour therefore have the highest priority.
 */
const PRIORITY: Partial<Record<HighlightRole, number>> = {
  "suggested content": 1,
  "suggested cue": 2,
  "suggested source": 3,
  cue: 4,
  source: 5,
  note: 6,
  active: 7,
  hover: 9,
};
const TEXT_COLOR_PRIORITY = 8;

/** Returns the number by which a role is registered. It is a number because the page can read it (see page.css). */
const numberOf = (role: HighlightRole) => HIGHLIGHT_ROLES.indexOf(role) + 1;
const TEXT_COLOR_NUMBER = HIGHLIGHT_ROLES.length + 1;

/**
 * Roles that are painted if the browser fills every highlight with its selection colour: the short ones and the current
 * attribution.
 */
const IN_FORCED_COLORS: ReadonlySet<HighlightRole> = new Set(["source", "cue", "note", "active"]);

/**
 * Returns true in Chromium with forced colours, where every highlight is filled with the selection colour and no rule
 * can prevent it. Whole paragraphs would look selected. Only Firefox supports the tested selector.
 */
function hasForcedSelectionFill(): boolean {
  return matchMedia("(forced-colors: active)").matches && !CSS.supports("selector(::-moz-range-track)");
}

/** Creates a painter that measures the background of each range. */
export function createPainter(): Painter {
  const painted = new Map<HighlightRole, readonly Range[]>();
  /** The registered highlights of each role by name. "text colour" is the highlight that sets the text colour. */
  const shown = new Map<HighlightRole | "text colour", Map<string, ShownHighlight>>();
  const textColorRanges = new Map<HighlightRole, ReadonlyMap<string, readonly Range[]>>();
  /** The forced-colours state and the theme of the first range when the highlights were last painted. */
  let lastContext = "";
  let sampler: ColorSampler | undefined;

  /** Returns one sampler for everything that is painted in the same task. */
  const currentSampler = () => {
    if (!sampler) queueMicrotask(() => (sampler = undefined));
    sampler ??= createColorSampler();
    return sampler;
  };
  const show = (
    role: HighlightRole | "text colour",
    groups: ReadonlyMap<string, readonly Range[]>,
    priority: number,
  ) => {
    const highlights = new Map([...groups].map(([name, ranges]) => [name, showHighlight(name, ranges, priority)]));
    for (const name of shown.get(role)?.keys() ?? []) if (!highlights.has(name)) CSS.highlights.delete(name);
    if (highlights.size > 0) shown.set(role, highlights);
    else shown.delete(role);
  };
  const showTextColors = () => {
    const all = new Map<string, Range[]>();
    for (const groups of textColorRanges.values()) {
      for (const [name, ranges] of groups) all.set(name, [...(all.get(name) ?? []), ...ranges]);
    }
    show("text colour", all, TEXT_COLOR_PRIORITY);
  };
  function* register(role: HighlightRole, ranges: readonly Range[]): Sliced<void> {
    const { named, textColor } =
      hasForcedSelectionFill() && !IN_FORCED_COLORS.has(role)
        ? NO_RANGES
        : yield* groupByHighlight(role, ranges, currentSampler);
    show(role, named, PRIORITY[role] ?? 0);
    if (textColor.size === 0 && !textColorRanges.has(role)) return;
    if (textColor.size > 0) textColorRanges.set(role, textColor);
    else textColorRanges.delete(role);
    showTextColors();
  }
  const colorContext = () => {
    const first = painted.values().next().value?.[0];
    return `${hasForcedSelectionFill()} ${first ? JSON.stringify(chooseTheme(currentSampler()(first.startContainer))) : ""}`;
  };

  function* paintIncrementally(role: HighlightRole, ranges: readonly Range[]): Sliced<void> {
    if (ranges.length > 0) painted.set(role, ranges);
    else painted.delete(role);
    yield* register(role, ranges);
    lastContext = colorContext();
  }

  return {
    paintIncrementally,
    paint: (role, ranges) => finish(paintIncrementally(role, ranges)),
    clear() {
      for (const highlights of shown.values()) for (const name of highlights.keys()) CSS.highlights.delete(name);
      for (const map of [painted, shown, textColorRanges]) map.clear();
    },
    *reapply() {
      if (painted.size === 0) return false;
      sampler = undefined;
      const now = colorContext();
      if (now !== lastContext) {
        lastContext = now;
        for (const [role, ranges] of [...painted]) yield* register(role, ranges);
        return true;
      }
      let hasChanged = false;
      for (const [role, highlights] of [...shown]) {
        for (const [name, one] of [...highlights]) {
          // During a pause the role may have been painted again.
          if ((yield* isAsShown(name, one)) || shown.get(role) !== highlights) continue;
          highlights.set(name, showHighlight(name, one.ranges, one.priority));
          hasChanged = true;
        }
      }
      return hasChanged;
    },
  };
}

/** A highlight in the shared registry, and how it was painted. The page can change the highlight itself. */
interface ShownHighlight {
  readonly highlight: Highlight;
  readonly ranges: readonly Range[];
  /** The number of different ranges. */
  readonly size: number;
  readonly priority: number;
}

function showHighlight(name: string, ranges: readonly Range[], priority: number): ShownHighlight {
  const highlight = createHighlight(ranges, priority);
  CSS.highlights.set(name, highlight);
  return { highlight, ranges, size: highlight.size, priority };
}

/** Ranges looked up between two pauses. */
const LOOKUPS_PER_STEP = 1000;

/** Returns true if a highlight is registered with the ranges and the priority with which it was painted. */
function* isAsShown(name: string, { highlight, ranges, size, priority }: ShownHighlight): Sliced<boolean> {
  if (CSS.highlights.get(name) !== highlight) return false;
  if (highlight.size !== size || highlight.priority !== priority) return false;
  for (const [index, range] of ranges.entries()) {
    if (index % LOOKUPS_PER_STEP === LOOKUPS_PER_STEP - 1) yield;
    if (!highlight.has(range)) return false;
  }
  return true;
}

interface RangesByHighlight {
  readonly named: ReadonlyMap<string, readonly Range[]>;
  readonly textColor: ReadonlyMap<string, readonly Range[]>;
}

const NO_RANGES: RangesByHighlight = { named: new Map(), textColor: new Map() };

/** Ranges whose backgrounds are measured between two pauses. */
const SAMPLES_PER_STEP = 16;

/**
 * Groups the ranges of a role by the highlight names that their backgrounds require. Each slice has its own sampler.
 */
function* groupByHighlight(
  role: HighlightRole,
  ranges: readonly Range[],
  sampler: () => ColorSampler,
): Sliced<RangesByHighlight> {
  const named = new Map<string, Range[]>();
  const textColor = new Map<string, Range[]>();
  const add = (to: Map<string, Range[]>, number: number, suffix: ThemeSuffix, range: Range) => {
    const name = `nv-${number}${suffix}`;
    const group = to.get(name);
    if (group) group.push(range);
    else to.set(name, [range]);
  };
  const style = styleOfRole(role);
  for (const [index, range] of ranges.entries()) {
    if (index % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
    const theme = chooseTheme(sampler()(range.startContainer));
    add(named, numberOf(role), style === "line" ? theme.lines : theme.tints, range);
    if (style === "tint" && theme.setsTextColor) add(textColor, TEXT_COLOR_NUMBER, theme.tints, range);
  }
  return { named, textColor };
}

/**
 * Maximum number of ranges passed to the constructor at once. An argument list of a hundred thousand would overflow the
 * stack.
 */
const MAX_ARGUMENTS = 1000;

function createHighlight(ranges: readonly Range[], priority: number): Highlight {
  const highlight = new Highlight(...ranges.slice(0, MAX_ARGUMENTS));
  for (const range of ranges.slice(MAX_ARGUMENTS)) highlight.add(range);
  highlight.priority = priority;
  return highlight;
}
