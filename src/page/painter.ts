/** What a painted range is. Each role has one highlight of the browser, whatever the number of its ranges. */
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
] as const;

export type PaintedRole = (typeof PAINTED_ROLES)[number];

/** Paints ranges of the page without touching its nodes. */
export interface Painter {
  /** Replaces the ranges of a role. */
  paint(role: PaintedRole, ranges: readonly Range[]): void;
  /** Takes all paint off; what was painted is forgotten. */
  clear(): void;
  /** Paints again what the page has wiped from the shared registry; true when there was something to mend. */
  mend(): boolean;
}

/** Light or dark: which of the two sets of tints the page's ground asks for. */
export type Tone = "light" | "dark";

/** The registered name of a role: a number, because the page can read it (see page.css). */
function nameOf(role: PaintedRole, tone: Tone): string {
  return `nv-${PAINTED_ROLES.indexOf(role) + 1}${tone === "dark" ? "d" : ""}`;
}

/** Whether this browser can paint at all. */
export function canPaint(): boolean {
  return typeof Highlight === "function" && typeof CSS !== "undefined" && "highlights" in CSS;
}

/** A painter for the page's ground; notes lie over contents, the attribution in hand over all tints. */
export function createPainter(tone: Tone): Painter {
  const painted = new Map<PaintedRole, readonly Range[]>();

  const register = (role: PaintedRole, ranges: readonly Range[]) => {
    const highlight = new Highlight(...ranges.slice(0, SPREAD));
    for (const range of ranges.slice(SPREAD)) highlight.add(range);
    highlight.priority = PRIORITY[role];
    CSS.highlights.set(nameOf(role, tone), highlight);
  };

  return {
    paint(role, ranges) {
      if (ranges.length === 0) {
        painted.delete(role);
        CSS.highlights.delete(nameOf(role, tone));
        return;
      }
      painted.set(role, ranges);
      register(role, ranges);
    },
    clear() {
      for (const role of painted.keys()) CSS.highlights.delete(nameOf(role, tone));
      painted.clear();
    },
    mend() {
      const wiped = [...painted].filter(([role]) => !CSS.highlights.has(nameOf(role, tone)));
      for (const [role, ranges] of wiped) register(role, ranges);
      return wiped.length > 0;
    },
  };
}

/** How many ranges go to the constructor at once: argument lists of a hundred thousand overflow the stack. */
const SPREAD = 1000;

const PRIORITY: Record<PaintedRole, number> = {
  neutral: 0,
  cooperative: 0,
  pledge: 0,
  request: 0,
  conflict: 0,
  active: 1,
  cue: 2,
  source: 3,
  note: 4,
};

/** The tone of the ground behind an element: the first opaque background above it, else the page's colour scheme. */
export function toneBehind(element: Element): Tone {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const [red, green, blue, alpha = 1] = channelsOf(getComputedStyle(at).backgroundColor);
    if (red === undefined || green === undefined || blue === undefined || alpha < 0.5) continue;
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 110 ? "dark" : "light";
  }
  const scheme = getComputedStyle(document.documentElement).colorScheme;
  const dark = /dark/.test(scheme) && (!/light/.test(scheme) || matchMedia("(prefers-color-scheme: dark)").matches);
  return dark ? "dark" : "light";
}

/** Red, green, blue (0–255) and alpha of a computed colour; empty for one in another notation. */
function channelsOf(color: string): number[] {
  const inside = /^rgba?\(([^)]*)\)$/.exec(color)?.[1];
  return inside ? inside.split(/[\s,/]+/).map(Number) : [];
}
