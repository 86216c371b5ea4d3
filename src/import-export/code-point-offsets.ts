/**
 * Returns a function that converts offsets in UTF-16 units, which JavaScript uses, to offsets in code points, which
 * Python, brat, doccano, REFI-QDA and W3C annotations use. The two differ after characters outside the Basic Multilingual Plane, such
 * as emoji and rare Chinese characters.
 */
export function codePointOffsets(text: string): (offset: number) => number {
  if (!/[\ud800-\udbff][\udc00-\udfff]/.test(text)) return (offset) => offset;
  const counts = new Uint32Array(text.length + 1);
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    counts[at] = count;
    const isPair = /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(at, at + 2));
    if (isPair) counts[++at] = count;
    count++;
  }
  counts[text.length] = count;
  return (offset) => counts[Math.min(offset, text.length)] ?? count;
}
