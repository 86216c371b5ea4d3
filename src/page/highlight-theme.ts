import { contrastRatio, relativeLuminance, type TextColors } from "./text-colors.ts";

/** The suffix of a highlight name, which says for which background its colours are made (see page.css). */
export type ThemeSuffix = "" | "d" | "t";

/** The appearance of highlights on one background. */
export interface HighlightTheme {
  readonly lines: ThemeSuffix;
  readonly tints: "" | "d";
  /** True if the text's own colour would be unreadable on the tints, so that they set one. */
  readonly setsTextColor: boolean;
}

/**
 * Luminances of the colours in page.css: the darkest light tint and the lightest dark tint, the palest dark line and
 * the dullest light line.
 */
export const MIN_LIGHT_FILL_LUMINANCE = 0.61;
export const MAX_DARK_FILL_LUMINANCE = 0.085;
export const MAX_DARK_LINE_LUMINANCE = 0.16;
export const MIN_LIGHT_LINE_LUMINANCE = 0.36;

/** Minimum contrast that WCAG requires for text and for lines that carry meaning. */
const MIN_TEXT_CONTRAST = 4.5;
const MIN_LINE_CONTRAST = 3;

/** A background with a luminance above this is closer to white than to black. */
const MIDDLE_LUMINANCE = 0.18;

/** Returns the theme for a measured background and text colour. */
export function chooseTheme({ background, color }: TextColors): HighlightTheme {
  const backgroundLuminance = relativeLuminance(background);
  const textLuminance = relativeLuminance(color);
  const fits = {
    "":
      contrastRatio(textLuminance, MIN_LIGHT_FILL_LUMINANCE) >= MIN_TEXT_CONTRAST &&
      textLuminance < MIN_LIGHT_FILL_LUMINANCE,
    d:
      contrastRatio(textLuminance, MAX_DARK_FILL_LUMINANCE) >= MIN_TEXT_CONTRAST &&
      textLuminance > MAX_DARK_FILL_LUMINANCE,
  };
  const [matching, opposite] = backgroundLuminance > MIDDLE_LUMINANCE ? (["", "d"] as const) : (["d", ""] as const);
  const setsTextColor = !fits[""] && !fits.d;
  return {
    lines: linesOn(backgroundLuminance),
    tints: fits[matching] || setsTextColor ? matching : opposite,
    setsTextColor,
  };
}

function linesOn(background: number): ThemeSuffix {
  if (background > MAX_DARK_LINE_LUMINANCE && contrastRatio(background, MAX_DARK_LINE_LUMINANCE) >= MIN_LINE_CONTRAST)
    return "";
  return background < MIN_LIGHT_LINE_LUMINANCE &&
    contrastRatio(background, MIN_LIGHT_LINE_LUMINANCE) >= MIN_LINE_CONTRAST
    ? "d"
    : "t";
}
