import type { PlacedCode } from "../annotation/code-record.ts";
import { attributes, escapeMarkup } from "./escape-xml.ts";

/**
 * Yields the elements of codes as REFI-QDA nests them, with their colours and definitions.
 * @param nameOf Returns the name that is written for a code.
 */
export function* codesXml(placed: readonly PlacedCode[], nameOf: (name: string) => string): Generator<string> {
  let open = 0;
  for (const { code, depth } of placed) {
    for (; open > depth; open--) yield "</Code>\n";
    const { id: guid, color } = code;
    yield `<Code${attributes({ guid, name: nameOf(code.name), isCodable: true, color })}>`;
    if (code.definition !== "") yield `<Description>${escapeMarkup(code.definition)}</Description>`;
    yield "\n";
    open = depth + 1;
  }
  for (; open > 0; open--) yield "</Code>\n";
}
