/**
 * The source of a function that finds, in a document or a shadow root, text that the user cannot see completely: text
 * that overflows a box or the window, and options and placeholders longer than their field. It is injected as text into
 * pages of every kind. A page's own text may be shortened with an ellipsis, and so may text to which the user can
 * scroll.
 */
export const CLIPPED_TEXT_PROBE = `(root) => {
  const SLACK = 1.5;
  const pen = document.createElement("canvas").getContext("2d");
  const found = [];
  const tell = (element, what, text) => {
    const name = element.tagName.toLowerCase() + [...element.classList].map((one) => "." + one).join("");
    found.push(name + " " + what + ": " + text.trim().slice(0, 60));
  };
  const isSeen = (element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true })
      && !element.closest(".visually-hidden, .skip, script, style, noscript, option");
  const isCutByDesign = (element, style) =>
    style.webkitLineClamp !== "none"
      || (style.textOverflow === "ellipsis" && (element.closest("bdi, [dir=auto]") ?? element.querySelector("bdi, [dir=auto]")));
  const isOut = (inner, outer, from, to) => inner[from] < outer[from] - SLACK || inner[to] > outer[to] + SLACK;

  const lookAtText = (node) => {
    const words = node.data;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      if (rect.width < 1) continue;
      for (let box = node.parentElement; box; box = box.parentElement) {
        const style = getComputedStyle(box);
        if (isCutByDesign(box, style)) return undefined;
        if (style.display.startsWith("inline") && !/inline-/.test(style.display) || style.display === "contents") continue;
        const outer = box.getBoundingClientRect();
        if (isOut(rect, outer, "left", "right")) return tell(box, "too narrow", words);
        if (/hidden|clip/.test(style.overflowY) && isOut(rect, outer, "top", "bottom")) return tell(box, "too low", words);
        if (box.matches("svg")) break;
        if (style.position === "fixed") break;
      }
      if (isOut(rect, { left: 0, right: innerWidth }, "left", "right")) return tell(node.parentElement, "out of the window", words);
    }
  };
  const lookAtField = (field, texts) => {
    const style = getComputedStyle(field);
    const outer = field.parentElement.getBoundingClientRect();
    if (isOut(field.getBoundingClientRect(), outer, "left", "right")) tell(field, "out of its place", texts[0] ?? "");
    pen.font = style.font;
    const inset = parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
    const room = field.clientWidth - inset - (field.tagName === "SELECT" && style.appearance !== "none" ? 16 : 0);
    for (const text of texts) {
      const width = pen.measureText(text).width;
      if (width > room + SLACK) tell(field, "too narrow by " + Math.ceil(width - room), text);
    }
  };

  const walker = document.createTreeWalker(root.body ?? root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (node.data.trim() && isSeen(node.parentElement)) lookAtText(node);
  for (const field of root.querySelectorAll("select"))
    if (isSeen(field)) lookAtField(field, [...field.options].map(({ text }) => text));
  for (const field of root.querySelectorAll("input[placeholder]"))
    if (isSeen(field)) lookAtField(field, [field.placeholder]);
  const { scrollWidth } = document.documentElement;
  if (root === document && scrollWidth > innerWidth) found.push("the page is " + scrollWidth + " wide");
  return found;
}`;
