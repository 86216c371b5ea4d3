/**
 * A painted range as rendered: the colour of its text, the nearest background, and the declarations of the style sheet.
 */
export interface PaintedHighlight {
  /** The number in the name of its highlight (see page.css). */
  readonly number: number;
  readonly highlightedText: string;
  /** The text of the range inside elements that must not be highlighted. */
  readonly apart: string;
  readonly text: string;
  readonly background: string;
  readonly tint: string;
  readonly line: string;
}

/**
 * The source of a function that finds every highlight in a page, given our style sheet and a selector of what must not
 * be highlighted. The browser itself parses the sheet, so that its media queries apply.
 */
export const PAINTED_HIGHLIGHTS_PROBE = `(css, selector) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  const said = (label, property) => {
    let value = "";
    const read = (rules) => {
      for (const rule of rules) {
        if (rule instanceof CSSMediaRule && matchMedia(rule.conditionText).matches) read(rule.cssRules);
        if (!(rule instanceof CSSStyleRule)) continue;
        if (!rule.selectorText.split(/,\\s*/).includes("::highlight(" + label + ")")) continue;
        value = rule.style.getPropertyValue(property) || value;
      }
    };
    read(sheet.cssRules);
    return value;
  };
  const backgroundOf = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (backgroundColor !== "rgba(0, 0, 0, 0)") return backgroundColor;
    }
    return "rgb(255, 255, 255)";
  };
  const apart = [...document.querySelectorAll(selector)];
  const textColors = [...CSS.highlights].filter(([label]) => label.startsWith("nv-26"));
  return [...CSS.highlights].flatMap(([label, ranges]) => [...ranges].map((range) => {
    const element = range.startContainer.parentElement;
    const textColor = textColors.find(([, some]) => some.has(range))?.[0];
    return {
      number: Number(/\\d+/.exec(label)[0]),
      highlightedText: String(range),
      apart: apart.find((one) => range.intersectsNode(one))?.textContent ?? "",
      text: (textColor && said(textColor, "color")) || getComputedStyle(element).color,
      background: backgroundOf(element),
      tint: said(label, "background-color"),
      line: said(label, "text-decoration-color"),
    };
  }));
}`;
