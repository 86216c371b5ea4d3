import { computedStyleOf } from "./computed-style.ts";

/** Red, green and blue, each 0 to 255. */
type Color = readonly [red: number, green: number, blue: number];

/** What a text stands on and is written in, as far as styles tell: a picture behind it is not seen. */
export interface TextColors {
  readonly background: Color;
  readonly color: Color;
}

/** Tells what a node stands on. */
export type ColorSampler = (node: Node) => TextColors;

/** Measures grounds of nodes; each element is asked once in the meter's life, so that must be a short one. */
export function createColorSampler(): ColorSampler {
  const sampled = new Map<Element, TextColors>();
  const layers = new Map<string, Layer>();
  const layerOf = (color: string): Layer => {
    const known = layers.get(color) ?? parseColor(color);
    layers.set(color, known);
    return known;
  };
  const sampleColors = (element: Element): TextColors => {
    const above: { element: Element; layer: Layer; color: Layer }[] = [];
    let background: Color | undefined;
    // Not by recursion: a hostile page may nest deeper than the stack.
    for (let at: Element | undefined = element; at && !background; at = parentElementOf(at)) {
      background = sampled.get(at)?.background;
      if (background) break;
      const { backgroundColor = "", color = "" } = computedStyleOf(at) ?? {};
      const layer = layerOf(backgroundColor);
      above.push({ element: at, layer, color: layerOf(color) });
      if (layer.alpha === 1) background = layer.color;
    }
    background ??= canvasColor(element.ownerDocument.documentElement);
    for (const { element: at, layer, color } of above.reverse()) {
      background = blend(layer, background);
      sampled.set(at, { background, color: blend(color, background) });
    }
    return sampled.get(element) ?? UNKNOWN_COLORS;
  };
  return (node) => {
    const element = node.nodeType === Node.ELEMENT_NODE ? (node as Element) : parentElementOf(node);
    return element ? (sampled.get(element) ?? sampleColors(element)) : UNKNOWN_COLORS;
  };
}

const WHITE: Color = [255, 255, 255];
const UNKNOWN_COLORS: TextColors = { background: WHITE, color: [0, 0, 0] };

/** The element that a node stands in as the page shows it, across the edge of a shadow tree. */
function parentElementOf(node: Node): Element | undefined {
  const parent = (node as Element | Text).assignedSlot ?? node.parentNode;
  if (parent?.nodeType === Node.ELEMENT_NODE) return parent as Element;
  return parent && "host" in parent ? (parent as ShadowRoot).host : undefined;
}

/** The browser's own ground under a page without one: dark where the page lets the browser be. */
function canvasColor(root: Element): Color {
  const scheme = computedStyleOf(root)?.colorScheme ?? "";
  const dark = /dark/.test(scheme) && (!/light/.test(scheme) || matchMedia("(prefers-color-scheme: dark)").matches);
  return dark ? [24, 24, 24] : WHITE;
}

interface Layer {
  readonly color: Color;
  readonly alpha: number;
}

function blend({ color, alpha }: Layer, background: Color): Color {
  const mix = (index: 0 | 1 | 2) => color[index] * alpha + background[index] * (1 - alpha);
  return [mix(0), mix(1), mix(2)];
}

/** The parts of a computed colour. What is not in the notation of old, as oklch(), is drawn to be read. */
function parseColor(color: string): Layer {
  const inside = /^rgba?\(([^)]*)\)$/.exec(color)?.[1];
  const [red = 0, green = 0, blue = 0, alpha = 1] = inside ? inside.split(/[\s,/]+/).map(Number) : drawColor(color);
  return { color: [red, green, blue], alpha };
}

function drawColor(color: string): number[] {
  const pen = new OffscreenCanvas(1, 1).getContext("2d");
  if (!pen) return [];
  pen.fillStyle = color;
  pen.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = pen.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

/** How light a colour is to the eye, 0 to 1 (WCAG's relative luminance). */
export function relativeLuminance([red, green, blue]: Color): number {
  const linear = (channel: number) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** The contrast of two luminances, 1 to 21 (WCAG). */
export function contrastRatio(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}
