import { momentAfter } from "./moment.ts";
import { normalizeTags } from "./note.ts";
import { randomUuid } from "./uuid.ts";

/**
 * A code of the codebook: what a tag of the same name means. Codes and tags are one vocabulary, so that a tag can be
 * used without a code, and a code is applied by adding the tag of its name.
 */
export interface Code {
  readonly id: string;
  /** The name, which no other code has. */
  readonly name: string;
  /** When the code applies, or "". */
  readonly definition: string;
  /** A colour as "#1f5aa6". */
  readonly color: string;
  /** The id of the code above this one; missing at the top level. */
  readonly parent?: string;
  /** The place among the codes with the same parent, lowest first. */
  readonly order: number;
  readonly created: string;
  readonly modified: string;
}

/** A code with its place in the hierarchy. */
export interface PlacedCode {
  readonly code: Code;
  /** 0 at the top level. */
  readonly depth: number;
  /** The names from the top level down to the code itself. */
  readonly path: readonly string[];
}

/** The fields that the user edits. An undefined parent moves the code to the top level. */
export interface CodeFields {
  readonly name: string;
  readonly definition: string;
  readonly color: string;
  readonly parent: string | undefined;
}

/** Colours for new codes, which differ for most colour-blind people and are legible as a border on light and dark. */
export const CODE_COLORS = [
  "#0072b2",
  "#d55e00",
  "#009e73",
  "#cc79a7",
  "#b8860b",
  "#56b4e9",
  "#8a5bd1",
  "#7f7f7f",
  "#c0392b",
  "#5f7f00",
] as const;

/** Returns the name of a code or tag with single spaces, as it is stored, or "" if nothing is left. */
export function normalizeCodeName(name: string): string {
  return normalizeTags([name])[0] ?? "";
}

/** Returns the colour for the next code of a codebook: the one that is used least. */
export function nextColor(codes: readonly Code[]): string {
  const uses = (color: string) => codes.filter((one) => one.color === color).length;
  return CODE_COLORS.reduce((best: string, color) => (uses(color) < uses(best) ? color : best), CODE_COLORS[0]);
}

/** Returns the codes as a tree in reading order: each code directly above its children. */
export function placeCodes(codes: readonly Code[]): PlacedCode[] {
  const known = new Map(codes.map((code) => [code.id, code]));
  const children = new Map<string, Code[]>();
  for (const code of codes) {
    const parent = code.parent !== undefined && known.has(code.parent) ? code.parent : "";
    const siblings = children.get(parent);
    if (siblings) siblings.push(code);
    else children.set(parent, [code]);
  }
  const placed: PlacedCode[] = [];
  const seen = new Set<string>();
  const visit = (parent: string, depth: number, path: readonly string[]) => {
    for (const code of (children.get(parent) ?? []).sort(byOrder)) {
      if (seen.has(code.id)) continue;
      seen.add(code.id);
      const own = [...path, code.name];
      placed.push({ code, depth, path: own });
      visit(code.id, depth + 1, own);
    }
  };
  visit("", 0, []);
  // Codes of a circle, which only damaged data contains, are listed at the top level.
  for (const code of codes) if (!seen.has(code.id)) placed.push({ code, depth: 0, path: [code.name] });
  return placed;
}

function byOrder(a: Code, b: Code): number {
  return a.order - b.order || (a.name < b.name ? -1 : 1);
}

/** Returns whether a code is the given one or below it. */
export function isWithinCode(codes: readonly Code[], id: string, above: string): boolean {
  const known = new Map(codes.map((code) => [code.id, code]));
  const seen = new Set<string>();
  for (let at: string | undefined = id; at !== undefined && !seen.has(at); at = known.get(at)?.parent) {
    if (at === above) return true;
    seen.add(at);
  }
  return false;
}

/** Returns the codebook with a new code, the last of its parent's. */
export function addCode(codes: readonly Code[], fields: CodeFields, now = new Date()): readonly Code[] {
  const at = now.toISOString();
  const { parent, ...others } = fields;
  const code: Code = {
    id: randomUuid(),
    ...others,
    ...(parent !== undefined && { parent }),
    order: nextOrder(codes, parent),
    created: at,
    modified: at,
  };
  return [...codes, code];
}

function nextOrder(codes: readonly Code[], parent: string | undefined): number {
  return codes.filter((one) => one.parent === parent).reduce((most, { order }) => Math.max(most, order + 1), 0);
}

/** Returns the codebook with other fields of one code. A code never comes below itself. */
export function updateCode(
  codes: readonly Code[],
  id: string,
  fields: Partial<CodeFields>,
  now = new Date(),
): readonly Code[] {
  return codes.map((code) => {
    if (code.id !== id) return code;
    const { parent: before, ...kept } = code;
    const { parent: given, ...others } = fields;
    const wanted = "parent" in fields ? given : before;
    const parent = wanted !== undefined && isWithinCode(codes, wanted, id) ? before : wanted;
    const order = parent === before ? code.order : nextOrder(codes, parent);
    const next = { ...kept, ...others, ...(parent !== undefined && { parent }), order };
    const isSame =
      JSON.stringify(next) === JSON.stringify({ ...kept, ...(before !== undefined && { parent: before }) });
    return isSame ? code : { ...next, modified: momentAfter(code.modified, now) };
  });
}

/** Returns the codebook with a code moved before the previous or after the next code of the same parent. */
export function moveCode(codes: readonly Code[], id: string, by: 1 | -1, now = new Date()): readonly Code[] {
  const moved = codes.find((one) => one.id === id);
  const siblings = codes.filter(({ parent }) => parent === moved?.parent).sort(byOrder);
  const from = siblings.findIndex((one) => one.id === id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= siblings.length) return codes;
  const [code] = siblings.splice(from, 1);
  if (code) siblings.splice(to, 0, code);
  const orders = new Map(siblings.map((one, order) => [one.id, order]));
  return codes.map((one) => {
    const order = orders.get(one.id);
    if (order === undefined || order === one.order) return one;
    return { ...one, order, modified: momentAfter(one.modified, now) };
  });
}

/** Returns the codebook without a code. The codes below it come to its place. */
export function removeCode(codes: readonly Code[], id: string, now = new Date()): readonly Code[] {
  const removed = codes.find((one) => one.id === id);
  if (!removed) return codes;
  const below = codes.filter(({ parent }) => parent === id).map((one) => one.id);
  const raised = below.reduce((all, one) => updateCode(all, one, { parent: removed.parent }, now), codes);
  return raised.filter((one) => one.id !== id);
}

/**
 * Returns the codebook in which one code has taken another's place: the codes below the other one come below it, and it
 * takes its definition if it has none. The uses of the other's tag are not changed here.
 */
export function joinCodes(codes: readonly Code[], from: string, into: string, now = new Date()): readonly Code[] {
  const [gone, kept] = [from, into].map((id) => codes.find((one) => one.id === id));
  if (!gone || !kept || gone === kept) return codes;
  // A code that is below the one that goes takes its place first.
  const lifted = isWithinCode(codes, into, from) ? updateCode(codes, into, { parent: gone.parent }, now) : codes;
  const below = lifted.filter(({ parent, id }) => parent === from && id !== into).map(({ id }) => id);
  const moved = below.reduce((all, id) => updateCode(all, id, { parent: into }, now), lifted);
  const definition = kept.definition === "" ? gone.definition : kept.definition;
  return updateCode(moved, into, { definition }, now).filter(({ id }) => id !== from);
}

/**
 * Returns the codebook with a code of a file. A code with the same id is replaced if the file's is newer; one with the
 * same name is kept and takes the file's definition if it has none. Returns the same object if nothing changes.
 */
export function addImportedCode(codes: readonly Code[], given: Code): readonly Code[] {
  const known = codes.find(({ id }) => id === given.id);
  const named = codes.find(({ name, id }) => name === given.name && id !== given.id);
  if (named) {
    if (named.definition !== "" || given.definition === "") return codes;
    return updateCode(codes, named.id, { definition: given.definition }, new Date(given.modified));
  }
  if (!known) return [...codes, given];
  if (given.modified <= known.modified) return codes;
  return codes.map((one) => (one === known ? given : one));
}
