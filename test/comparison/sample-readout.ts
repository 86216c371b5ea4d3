import type { Claim, ReadoutClaims } from "../../src/comparison/claim.ts";
import type { Act } from "../../src/engine/analysis.ts";

/** Returns a side with claims given as speaker, act and content; participants and issuer are invented. */
export function sideOf(
  issuer: string,
  rows: readonly (readonly [speaker: string, act: Act, content: string])[],
): ReadoutClaims {
  const claims: Claim[] = [];
  let start = 0;
  for (const [index, [speaker, act, content]] of rows.entries()) {
    const speakers = speaker.split("+");
    claims.push({
      index,
      source: speaker,
      cue: "said",
      content,
      addressee: "",
      frame: "",
      speakers,
      act,
      start,
      end: start + content.length,
      contentSpan: { start, end: start + content.length },
    });
    start += content.length + 1;
  }
  return { claims, participants: ["Ingrid Solheim", "Pavel Orlenko"], issuer };
}
