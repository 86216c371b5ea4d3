/** An element of an XML document. Text directly inside it is joined. */
export interface XmlElement {
  /** The name without the prefix of its namespace. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

interface OpenElement extends XmlElement {
  readonly children: XmlElement[];
  text: string;
}

/** The largest depth of elements, which no codebook reaches. */
const MAX_DEPTH = 200;

/**
 * Returns the outermost element of an XML document, or undefined if the document is not well-formed. Document types are
 * refused, so that no entity is defined by the file. Comments and processing instructions are left out.
 */
export function readXml(source: string): XmlElement | undefined {
  const stack: OpenElement[] = [{ name: "", attributes: new Map(), children: [], text: "" }];
  let at = 0;
  while (at < source.length) {
    const open = stack.at(-1) as OpenElement;
    const from = source.indexOf("<", at);
    open.text += decodeXml(source.slice(at, from < 0 ? source.length : from));
    if (from < 0) break;
    const kind = MARKUP.find(({ start }) => source.startsWith(start, from)) ?? TAG;
    const end = source.indexOf(kind.end, from);
    if (end < 0 || source.startsWith("<!DOCTYPE", from)) return undefined;
    at = end + kind.end.length;
    const inner = source.slice(from + kind.start.length, end);
    if (kind === CDATA) open.text += inner;
    else if (kind === TAG && !addTag(stack, open, inner)) return undefined;
  }
  return stack.length === 1 ? stack[0]?.children[0] : undefined;
}

/** Opens or closes an element. Returns false if the tag does not fit the elements that are open, or is too deep. */
function addTag(stack: OpenElement[], open: OpenElement, tag: string): boolean {
  if (tag.startsWith("/")) {
    if (stack.length < 2 || localName(tag.slice(1).trim()) !== open.name) return false;
    stack.pop();
    return true;
  }
  const isEmpty = tag.endsWith("/");
  const element = readTag(isEmpty ? tag.slice(0, -1) : tag);
  open.children.push(element);
  if (!isEmpty) stack.push(element);
  return stack.length <= MAX_DEPTH;
}

const TAG = { start: "<", end: ">" };
const CDATA = { start: "<![CDATA[", end: "]]>" };

/** What begins with "<" without being a tag. */
const MARKUP = [{ start: "<!--", end: "-->" }, CDATA, { start: "<?", end: "?>" }];

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function readTag(tag: string): OpenElement {
  const [name = ""] = tag.split(/\s/, 1);
  const attributes = new Map<string, string>();
  for (let at = name.length; at < tag.length; ) {
    const equals = tag.indexOf("=", at);
    let from = equals + 1;
    while (tag[from] === " " || tag[from] === "\n" || tag[from] === "\t" || tag[from] === "\r") from++;
    const quote = tag[from];
    const end = quote === '"' || quote === "'" ? tag.indexOf(quote, from + 1) : -1;
    if (equals < 0 || end < 0) break;
    attributes.set(localName(tag.slice(at, equals).trim()), decodeXml(tag.slice(from + 1, end)));
    at = end + 1;
  }
  return { name: localName(name), attributes, children: [], text: "" };
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Replaces the references to characters in a text. Others are left as they are. */
function decodeXml(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(#?\w{1,8});/g, (whole, name: string) => {
    if (!name.startsWith("#")) return NAMED[name] ?? whole;
    const isHex = name[1] === "x" || name[1] === "X";
    const point = Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
