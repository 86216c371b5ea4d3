import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Found, findPatterns } from "./find-patterns.ts";

export const SRC = join(import.meta.dirname, "..", "..", "src");

/** The patterns that are proved, by their digests; `node --import tsx test/build/prove-patterns.ts` writes it. */
export const PROVED = join(import.meta.dirname, "proved-patterns.json");

/**
 * Patterns that cannot be proved by themselves, by the beginning of their source, and what holds them instead. The checker
 * asks how long a search lasts that finds nothing; a pattern that matches at every visible letter never searches.
 */
export const HELD_OTHERWISE: Readonly<Record<string, string>> = {
  "[\\p{Script=Han}": "test/text/tokens.test.ts: one token after the other, each letter in one",
};

/** A pattern of the source, with its digest. */
export interface AnyPattern {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
  readonly digest: string;
}

/** Returns every pattern of the source that is to be proved once, those that are made of strings among them. */
export async function allPatterns(found?: Found): Promise<AnyPattern[]> {
  const { patterns, makings } = found ?? (await findPatterns(SRC));
  const files = [...new Set(makings.map(({ file }) => file))];
  const script = join(import.meta.dirname, "list-made-patterns.ts");
  const output = execFileSync(process.execPath, ["--import", "tsx", script, SRC, ...files], { encoding: "utf8" });
  const made = JSON.parse(output) as [string, string][];
  const all = [
    ...patterns.map(({ file, source, flags }) => ({ file, source, flags, digest: digestOf(source, flags) })),
    ...made.map(([source, flags]) => ({ file: "made of strings", source, flags, digest: digestOf(source, flags) })),
  ];
  const toProve = all.filter(({ source }) => !Object.keys(HELD_OTHERWISE).some((start) => source.startsWith(start)));
  return [...new Map(toProve.map((one) => [one.digest, one])).values()];
}

export function readProved(): string[] {
  return JSON.parse(readFileSync(PROVED, "utf8")) as string[];
}

function digestOf(source: string, flags: string): string {
  return createHash("sha256").update(`/${source}/${flags}`).digest("hex").slice(0, 16);
}
