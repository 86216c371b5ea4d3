import type { Act } from "../analysis.ts";
import {
  INVITED_GUEST,
  JOINT_SOURCE,
  NEGATED_CUE,
  VERB_ACT_ROWS,
  type VerbActRow,
} from "../languages/en/verb-act-rows.ts";
import type { ClaimToClassify } from "./claim-to-classify.ts";
import { clauseAct, isActor, isOthersDoing } from "./clause-acts.ts";
import { firstWords, nounActOrWorry } from "./phrase-acts.ts";

/** Acts that become a rejection when their verb is negated. */
const REJECTED_WITH_NOT: ReadonlySet<Act> = new Set(["support", "agree", "pledge", "concede"]);

const ROWS = groupByVerb(VERB_ACT_ROWS);

/** The conditions of a row. Each holds if the row does not state it. */
const CONDITIONS: readonly ((row: VerbActRow, claim: ClaimToClassify) => boolean)[] = [
  ({ content }, claim) => content?.test(claim.content) ?? true,
  ({ unless }, claim) => !unless?.test(claim.content),
  ({ written }, claim) => written?.test(claim.written) ?? true,
  ({ head }, claim) => head?.test(firstWords(claim.content)) ?? true,
  ({ cue }, claim) => cue?.test(claim.cue) ?? true,
  ({ noun }, claim) => noun === undefined || noun === nounActOrWorry(claim.content),
  ({ negated }, claim) => negated === undefined || negated === NEGATED_CUE.test(claim.cue),
  ({ joint }, claim) => joint === undefined || joint === JOINT_SOURCE.test(claim.source),
  ({ passive }, { finding }) => passive === undefined || passive === finding.passive,
  ({ infinitive }, { finding }) => infinitive === undefined || infinitive === (finding.kind === "infinitive"),
  ({ othersDoing }, claim) => othersDoing === undefined || othersDoing === isOthersDoing(claim.written),
  ({ invited }, claim) => invited === undefined || invited === isInvited(claim.written),
];

/**
 * Returns the act of a verb that determines it alone or with words of its content. Returns undefined if the content
 * determines the act.
 */
export function actOfVerb(claim: ClaimToClassify): Act | undefined {
  const { verb } = claim.finding;
  const negated = NEGATED_CUE.test(claim.cue) ? actOfNegated(verb.act) : undefined;
  for (const row of ROWS.get(verb.verb) ?? []) {
    if (negated !== undefined && !row.negated) continue;
    if (!CONDITIONS.every((holds) => holds(row, claim))) continue;
    if (row.act === "content") return undefined;
    const act = actOfRow(row.act, claim);
    if (act !== undefined) return act;
  }
  return negated ?? (verb.act === "state" ? undefined : verb.act);
}

function actOfNegated(act: Act): Act | undefined {
  if (act === "reject") return "state";
  return REJECTED_WITH_NOT.has(act) ? "reject" : undefined;
}

function actOfRow(
  act: Exclude<VerbActRow["act"], "content">,
  { finding, content, written }: ClaimToClassify,
): Act | undefined {
  switch (act) {
    case "verb":
      return finding.verb.act;
    case "noun":
      return nounActOrWorry(content);
    case "clause":
      return clauseAct(written) ?? "state";
    default:
      return act;
  }
}

function isInvited(written: string): boolean {
  const guest = INVITED_GUEST.exec(written)?.[1];
  return guest !== undefined && isActor(guest.trim());
}

function groupByVerb(rows: readonly VerbActRow[]): ReadonlyMap<string, readonly VerbActRow[]> {
  const byVerb = new Map<string, VerbActRow[]>();
  for (const row of rows)
    for (const verb of row.verbs.split(", ")) byVerb.set(verb, [...(byVerb.get(verb) ?? []), row]);
  return byVerb;
}
