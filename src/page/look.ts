import { contrastOf, type Ground, luminanceOf } from "./ground.ts";

/** The ending of a highlight's name, which says for which ground its colours are (see page.css). */
export type Ending = "" | "d" | "t";

/** How marks look on one ground. */
export interface Look {
  readonly lines: Ending;
  readonly tints: "" | "d";
  /** Whether the text's own colour would be lost on the tints, so that they bring one. */
  readonly inked: boolean;
}

/** Luminances of page.css: the darkest light tint and the lightest dark one, the palest dark line and the dullest light one. */
export const LEAST_LIGHT_TINT = 0.61;
export const MOST_DARK_TINT = 0.085;
export const MOST_DARK_LINE = 0.16;
export const LEAST_LIGHT_LINE = 0.36;

/** What WCAG asks of text, and of lines that carry meaning. */
const TEXT_CONTRAST = 4.5;
const LINE_CONTRAST = 3;

/** Above this luminance a ground is nearer to white than to black. */
const MIDDLE = 0.18;

/** The look for a measured ground. */
export function lookOn({ ground, ink }: Ground): Look {
  const onGround = luminanceOf(ground);
  const letters = luminanceOf(ink);
  const fits = {
    "": contrastOf(letters, LEAST_LIGHT_TINT) >= TEXT_CONTRAST && letters < LEAST_LIGHT_TINT,
    d: contrastOf(letters, MOST_DARK_TINT) >= TEXT_CONTRAST && letters > MOST_DARK_TINT,
  };
  const [like, unlike] = onGround > MIDDLE ? (["", "d"] as const) : (["d", ""] as const);
  const inked = !fits[""] && !fits.d;
  return { lines: linesOn(onGround), tints: fits[like] || inked ? like : unlike, inked };
}

function linesOn(ground: number): Ending {
  if (ground > MOST_DARK_LINE && contrastOf(ground, MOST_DARK_LINE) >= LINE_CONTRAST) return "";
  return ground < LEAST_LIGHT_LINE && contrastOf(ground, LEAST_LIGHT_LINE) >= LINE_CONTRAST ? "d" : "t";
}
