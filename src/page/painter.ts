import { finish, type Sliced } from "../engine/slices.ts";
import { createGroundMeter, type GroundMeter } from "./ground.ts";
import { type Ending, lookOn } from "./look.ts";

/** What a painted range is. Each role has one highlight of the browser on each kind of ground, whatever the number of its ranges. */
export const PAINTED_ROLES = [
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

export type PaintedRole = (typeof PAINTED_ROLES)[number];

/** Paints ranges of the page without touching its nodes. */
export interface Painter {
  /** Replaces the ranges of a role; the page waits meanwhile. */
  paint(role: PaintedRole, ranges: readonly Range[]): void;
  /** The same in slices, for many ranges. */
  paintInSlices(role: PaintedRole, ranges: readonly Range[]): Sliced<void>;
  /** Takes all paint off; what was painted is forgotten. */
  clear(): void;
  /** Paints again what the page has wiped from the shared registry, and all when its ground has changed; true when it had to. */
  mend(): Sliced<boolean>;
}

/** Whether this browser can paint at all. */
export function canPaint(): boolean {
  return typeof Highlight === "function" && typeof CSS !== "undefined" && "highlights" in CSS;
}

/** What a role is drawn with. */
type Means = "line" | "tint" | "fill";
const MEANS: Partial<Record<PaintedRole, Means>> = {
  source: "line",
  cue: "line",
  note: "line",
  active: "fill",
  hover: "fill",
  "suggested source": "line",
  "suggested cue": "line",
  "suggested content": "line",
};
const meansOf = (role: PaintedRole): Means => MEANS[role] ?? "tint";

/**
 * What lies over what; tints lie under all. Lines show through what lies over them. Letters do not: under a user's sheet
 * Firefox takes the uppermost highlight's colour even where the sheet gives it none, so what is given one lies above.
 */
const PRIORITY: Partial<Record<PaintedRole, number>> = {
  "suggested content": 1,
  "suggested cue": 2,
  "suggested source": 3,
  cue: 4,
  source: 5,
  note: 6,
  hover: 8,
  active: 9,
};
const INK_PRIORITY = 7;

/** The registered name of a role: a number, because the page can read it (see page.css). */
const numberOf = (role: PaintedRole) => PAINTED_ROLES.indexOf(role) + 1;
const INK_NUMBER = PAINTED_ROLES.length + 1;

/** Roles that are painted where the browser fills every highlight with its selection colour: the short ones and what is in hand. */
const IN_FORCED_COLORS: ReadonlySet<PaintedRole> = new Set(["source", "cue", "note", "active"]);

/**
 * Chromium fills every highlight with its selection colour in forced colours, and no rule can tell it not to; whole
 * paragraphs would look selected. Only Firefox knows the other selector.
 */
function fillsAll(): boolean {
  return matchMedia("(forced-colors: active)").matches && !CSS.supports("selector(::-moz-range-track)");
}

/** A painter that measures the ground under each range. The current attribution lies over all else. */
export function createPainter(): Painter {
  const painted = new Map<PaintedRole, readonly Range[]>();
  /** What is registered for each role, "ink" beside them, by name. */
  const shown = new Map<PaintedRole | "ink", Map<string, Highlight>>();
  const inked = new Map<PaintedRole, ReadonlyMap<string, readonly Range[]>>();
  /** What the marks were chosen for, told by one of them. */
  let seen = "";
  let meter: GroundMeter | undefined;

  /** One meter for all that is painted at one time. */
  const meterNow = () => {
    if (!meter) queueMicrotask(() => (meter = undefined));
    meter ??= createGroundMeter();
    return meter;
  };
  const show = (role: PaintedRole | "ink", groups: ReadonlyMap<string, readonly Range[]>, priority: number) => {
    const highlights = new Map([...groups].map(([name, ranges]) => [name, highlightOf(ranges, priority)]));
    for (const name of shown.get(role)?.keys() ?? []) if (!highlights.has(name)) CSS.highlights.delete(name);
    for (const [name, highlight] of highlights) CSS.highlights.set(name, highlight);
    if (highlights.size > 0) shown.set(role, highlights);
    else shown.delete(role);
  };
  const showInk = () => {
    const all = new Map<string, Range[]>();
    for (const groups of inked.values()) {
      for (const [name, ranges] of groups) all.set(name, [...(all.get(name) ?? []), ...ranges]);
    }
    show("ink", all, INK_PRIORITY);
  };
  function* register(role: PaintedRole, ranges: readonly Range[]): Sliced<void> {
    const { named, ink } = fillsAll() && !IN_FORCED_COLORS.has(role) ? NOTHING : yield* sort(role, ranges, meterNow);
    show(role, named, PRIORITY[role] ?? 0);
    if (ink.size === 0 && !inked.has(role)) return;
    if (ink.size > 0) inked.set(role, ink);
    else inked.delete(role);
    showInk();
  }
  const surroundings = () => {
    const first = painted.values().next().value?.[0];
    return `${fillsAll()} ${first ? JSON.stringify(lookOn(meterNow()(first.startContainer))) : ""}`;
  };

  function* paintInSlices(role: PaintedRole, ranges: readonly Range[]): Sliced<void> {
    if (ranges.length > 0) painted.set(role, ranges);
    else painted.delete(role);
    yield* register(role, ranges);
    seen = surroundings();
  }

  return {
    paintInSlices,
    paint: (role, ranges) => finish(paintInSlices(role, ranges)),
    clear() {
      for (const highlights of shown.values()) for (const name of highlights.keys()) CSS.highlights.delete(name);
      for (const map of [painted, shown, inked]) map.clear();
    },
    *mend() {
      if (painted.size === 0) return false;
      meter = undefined;
      const now = surroundings();
      if (now !== seen) {
        seen = now;
        for (const [role, ranges] of [...painted]) yield* register(role, ranges);
        return true;
      }
      const wiped = [...shown.values()]
        .flatMap((highlights) => [...highlights])
        .filter(([name]) => !isRegistered(name));
      for (const [name, highlight] of wiped) CSS.highlights.set(name, highlight);
      return wiped.length > 0;
    },
  };
}

const isRegistered = (name: string) => CSS.highlights.has(name);

interface Sorted {
  readonly named: ReadonlyMap<string, readonly Range[]>;
  readonly ink: ReadonlyMap<string, readonly Range[]>;
}

const NOTHING: Sorted = { named: new Map(), ink: new Map() };

/** Ranges whose grounds are measured between two pauses. */
const MEASURED = 16;

/** The ranges of a role by the names that their grounds ask for; each slice has a meter of its own. */
function* sort(role: PaintedRole, ranges: readonly Range[], meter: () => GroundMeter): Sliced<Sorted> {
  const named = new Map<string, Range[]>();
  const ink = new Map<string, Range[]>();
  const add = (to: Map<string, Range[]>, number: number, ending: Ending, range: Range) => {
    const name = `nv-${number}${ending}`;
    const group = to.get(name);
    if (group) group.push(range);
    else to.set(name, [range]);
  };
  const means = meansOf(role);
  for (const [index, range] of ranges.entries()) {
    if (index % MEASURED === MEASURED - 1) yield;
    const look = lookOn(meter()(range.startContainer));
    add(named, numberOf(role), means === "line" ? look.lines : look.tints, range);
    if (means === "tint" && look.inked) add(ink, INK_NUMBER, look.tints, range);
  }
  return { named, ink };
}

/** How many ranges go to the constructor at once: argument lists of a hundred thousand overflow the stack. */
const SPREAD = 1000;

function highlightOf(ranges: readonly Range[], priority: number): Highlight {
  const highlight = new Highlight(...ranges.slice(0, SPREAD));
  for (const range of ranges.slice(SPREAD)) highlight.add(range);
  highlight.priority = priority;
  return highlight;
}
