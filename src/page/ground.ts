import { styleOf } from "./style-of.ts";

/** Red, green and blue, each 0 to 255. */
type Color = readonly [red: number, green: number, blue: number];

/** What a text stands on and is written in, as far as styles tell: a picture behind it is not seen. */
export interface Ground {
  readonly ground: Color;
  readonly ink: Color;
}

/** Tells what a node stands on. */
export type GroundMeter = (node: Node) => Ground;

/** Measures grounds of nodes; each element is asked once in the meter's life, so that must be a short one. */
export function createGroundMeter(): GroundMeter {
  const measured = new Map<Element, Ground>();
  const layers = new Map<string, Layer>();
  const layerOf = (color: string): Layer => {
    const known = layers.get(color) ?? readColor(color);
    layers.set(color, known);
    return known;
  };
  const groundOf = (element: Element): Ground => {
    const above: { element: Element; layer: Layer; ink: Layer }[] = [];
    let ground: Color | undefined;
    // Not by recursion: a hostile page may nest deeper than the stack.
    for (let at: Element | undefined = element; at && !ground; at = elementAround(at)) {
      ground = measured.get(at)?.ground;
      if (ground) break;
      const { backgroundColor = "", color = "" } = styleOf(at) ?? {};
      const layer = layerOf(backgroundColor);
      above.push({ element: at, layer, ink: layerOf(color) });
      if (layer.alpha === 1) ground = layer.color;
    }
    ground ??= canvasOf(element.ownerDocument.documentElement);
    for (const { element: at, layer, ink } of above.reverse()) {
      ground = over(layer, ground);
      measured.set(at, { ground, ink: over(ink, ground) });
    }
    return measured.get(element) ?? UNKNOWN;
  };
  return (node) => {
    const element = node.nodeType === Node.ELEMENT_NODE ? (node as Element) : elementAround(node);
    return element ? (measured.get(element) ?? groundOf(element)) : UNKNOWN;
  };
}

const WHITE: Color = [255, 255, 255];
const UNKNOWN: Ground = { ground: WHITE, ink: [0, 0, 0] };

/** The element that a node stands in as the page shows it, across the edge of a shadow tree. */
function elementAround(node: Node): Element | undefined {
  const parent = (node as Element | Text).assignedSlot ?? node.parentNode;
  if (parent?.nodeType === Node.ELEMENT_NODE) return parent as Element;
  return parent && "host" in parent ? (parent as ShadowRoot).host : undefined;
}

/** The browser's own ground under a page without one: dark where the page lets the browser be. */
function canvasOf(root: Element): Color {
  const scheme = styleOf(root)?.colorScheme ?? "";
  const dark = /dark/.test(scheme) && (!/light/.test(scheme) || matchMedia("(prefers-color-scheme: dark)").matches);
  return dark ? [24, 24, 24] : WHITE;
}

interface Layer {
  readonly color: Color;
  readonly alpha: number;
}

function over({ color, alpha }: Layer, under: Color): Color {
  const mix = (index: 0 | 1 | 2) => color[index] * alpha + under[index] * (1 - alpha);
  return [mix(0), mix(1), mix(2)];
}

/** The parts of a computed colour. What is not in the notation of old, as oklch(), is drawn to be read. */
function readColor(color: string): Layer {
  const inside = /^rgba?\(([^)]*)\)$/.exec(color)?.[1];
  const [red = 0, green = 0, blue = 0, alpha = 1] = inside ? inside.split(/[\s,/]+/).map(Number) : drawn(color);
  return { color: [red, green, blue], alpha };
}

function drawn(color: string): number[] {
  const pen = new OffscreenCanvas(1, 1).getContext("2d");
  if (!pen) return [];
  pen.fillStyle = color;
  pen.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = pen.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

/** How light a colour is to the eye, 0 to 1 (WCAG's relative luminance). */
export function luminanceOf([red, green, blue]: Color): number {
  const linear = (channel: number) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** The contrast of two luminances, 1 to 21 (WCAG). */
export function contrastOf(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}
