import { computedStyleOf } from "./computed-style.ts";

/** Red, green and blue, each from 0 to 255. */
type Color = readonly [red: number, green: number, blue: number];

/** Computed background and text colour. Background images are ignored. */
export interface TextColors {
  readonly background: Color;
  readonly color: Color;
}

/** Returns the colours at a node. */
export type ColorSampler = (node: Node) => TextColors;

/**
 * Creates a sampler of background and text colours. It caches the result for each element, so it must be short-lived.
 */
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
    // No recursion: a hostile page may nest deeper than the stack.
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

/** Returns a node's parent element as displayed, across shadow roots. */
function parentElementOf(node: Node): Element | undefined {
  const parent = (node as Element | Text).assignedSlot ?? node.parentNode;
  if (parent?.nodeType === Node.ELEMENT_NODE) return parent as Element;
  return parent && "host" in parent ? (parent as ShadowRoot).host : undefined;
}

/** Returns the browser's default background, which is dark if the page supports the dark colour scheme. */
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

/** Parses a computed colour. A notation other than rgb(), such as oklch(), is drawn on a canvas and read back. */
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

/** Returns the relative luminance of a colour, from 0 to 1 (WCAG). */
export function relativeLuminance([red, green, blue]: Color): number {
  const linear = (channel: number) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Returns the contrast ratio of two luminances, from 1 to 21 (WCAG). */
export function contrastRatio(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}
