import { type Code, type PlacedCode, placeCodes } from "../../annotation/code-record.ts";
import { ACTS } from "../../engine/analysis.ts";
import type { AnnotatedText } from "../annotated-text.ts";
import { oneLine } from "../bibliographic-record.ts";
import { codesXml } from "../codebook-xml.ts";
import { attributes, escapeMarkup } from "../escape-xml.ts";
import { type ExportedPage, withoutTrashed } from "../export-model.ts";
import { stableUuid } from "../stable-uuid.ts";

/** The groups of the codebook: their names, descriptions and colours. */
const GROUPS = {
  Speaker: { about: "Who says it, by the fullest name in the text", color: "#1f5aa6" },
  Act: { about: "What the claim does", color: "#8a4b08" },
  Part: { about: "The parts of an attribution", color: "#4d4d4d" },
  Topic: { about: "The user's tags", color: "#2e7d32" },
} as const;

export type CodeGroup = keyof typeof GROUPS;

const PARTS = ["source", "cue", "content", "addressee"] as const;

/** The codes in use, by group. All acts and parts are always included, so that two people's codebooks match. */
export class Codes {
  private readonly names: Readonly<Record<CodeGroup, Map<string, string>>> = {
    Speaker: new Map(),
    Act: new Map(ACTS.map((act) => [act, stableUuid("code", "Act", act)])),
    Part: new Map(PARTS.map((part) => [part, stableUuid("code", "Part", part)])),
    Topic: new Map(),
  };
  private readonly placed: readonly PlacedCode[];

  constructor(codebook: readonly Code[]) {
    this.placed = placeCodes(codebook);
    for (const { code } of this.placed) this.names.Topic.set(oneLine(code.name), code.id);
  }

  addPage(page: ExportedPage, { attributions }: AnnotatedText): void {
    for (const { speakers, tags } of attributions) {
      for (const name of speakers) this.add("Speaker", name);
      for (const tag of tags) this.add("Topic", tag);
    }
    for (const { tags } of withoutTrashed(page.notes)) for (const tag of tags) this.add("Topic", tag);
  }

  guid(group: CodeGroup, name: string): string | undefined {
    return this.names[group].get(oneLine(name));
  }

  private add(group: CodeGroup, given: string): void {
    const name = oneLine(given);
    if (name !== "" && !this.names[group].has(name)) this.names[group].set(name, stableUuid("code", group, name));
  }

  *xml(): Generator<string> {
    const fixed = [...this.names.Act.keys(), ...this.names.Part.keys()];
    const unique = uniqueCodeNames([...Object.keys(GROUPS), ...fixed]);
    yield "<Codes>\n";
    for (const [group, { about, color }] of Object.entries(GROUPS) as [CodeGroup, (typeof GROUPS)[CodeGroup]][]) {
      yield `<Code${attributes({ guid: stableUuid("group", group), name: group, isCodable: false, color })}><Description>${about}</Description>\n`;
      const isFixed = group === "Act" || group === "Part";
      const coded = group === "Topic" ? this.placed.map(({ code }) => code.id) : [];
      if (coded.length > 0) yield* codesXml(this.placed, (name) => unique(group, oneLine(name)));
      for (const [name, guid] of this.names[group]) {
        if (coded.includes(guid)) continue;
        yield `<Code${attributes({ guid, name: isFixed ? name : unique(group, name), isCodable: true, color })}/>\n`;
      }
      yield "</Code>\n";
    }
    yield "</Codes>\n";
  }
}

/**
 * Returns a function that makes the names of codes unique in the whole codebook, ignoring case: a tag that equals a
 * speaker becomes "China (topic)". QualCoder drops a second code of the same name, and the codings with it.
 */
export function uniqueCodeNames(reserved: readonly string[]): (group: string, name: string) => string {
  const taken = new Set(reserved.map(keyOf));
  return (group, name) => {
    const named = `${name} (${group.toLowerCase()})`;
    let unique = taken.has(keyOf(name)) ? named : name;
    for (let count = 2; taken.has(keyOf(unique)); count++) unique = `${named} ${count}`;
    taken.add(keyOf(unique));
    return unique;
  };
}

function keyOf(name: string): string {
  return escapeMarkup(name).normalize("NFC").toLowerCase();
}
