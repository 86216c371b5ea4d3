import { useEffect, useRef, useState } from "preact/hooks";
import type { ClaimPair, ComparisonTable, TableClaim } from "../comparison/comparison-table.ts";
import { t } from "../locale/i18n.ts";
import type { ClaimKey } from "./claim-focus.ts";
import { claimSpeaker, evidenceLabel, rowLabel, stateLabel, stateSymbol, topicChoices } from "./comparison-labels.ts";
import { Icon } from "./icon.tsx";

interface Props {
  readonly table: ComparisonTable;
  readonly sideNames: readonly string[];
  readonly claim: TableClaim | undefined;
  /** The row in which the claim is. */
  readonly row: string | undefined;
  readonly hasMark: boolean;
  /** Increased when the field for the row should get the focus. */
  readonly moveRequests: number;
  readonly onLink: (other: ClaimKey) => void;
  readonly onSeparate: (other: ClaimKey) => void;
  readonly onMark: () => void;
  readonly onMove: (row: string) => void;
  readonly onUndo: () => void;
  /** The address of the earlier uses of the claim's words by its side. */
  readonly earlierUses: string;
}

/** The number of possible counterparts that are listed and that have keys. */
const MAX_CANDIDATES = 5;

/** Shows the possible counterparts of the selected claim with the evidence, and the actions on it. */
export function ClaimInspector(props: Props) {
  const { claim, hasMark, onMark, onUndo, earlierUses } = props;
  return (
    <section class="inspector" aria-label={t("compare_selected")}>
      {claim ? (
        <>
          <p class="inspector-head">
            <bdi class="attribution-speaker">{claimSpeaker(claim)}</bdi>{" "}
            <q dir="auto">{claim.claim.content.replace(/\s+/g, " ")}</q>
          </p>
          <Candidates {...props} claim={claim} />
          <div class="buttons">
            <button type="button" class="button" onClick={onMark}>
              <Icon name="link" /> {t(hasMark ? "compare_link_marked" : "compare_mark")}
            </button>
            <RowForm {...props} />
            <button type="button" class="button" onClick={onUndo}>
              <Icon name="undo" /> {t("undo")}
            </button>
            <a class="button" href={earlierUses}>
              <Icon name="search" /> {t("phrases_said_before")}
            </a>
          </div>
        </>
      ) : (
        <p class="message">{t("compare_select")}</p>
      )}
    </section>
  );
}

function Candidates(props: Props & { readonly claim: TableClaim }) {
  const pairs = props.claim.pairs.slice(0, MAX_CANDIDATES);
  if (pairs.length === 0) return <p class="message">{t("compare_no_candidates")}</p>;
  return (
    <>
      <h2 class="margin-head">{t("compare_candidates")}</h2>
      <ol class="candidates">
        {pairs.map((pair) => (
          <CandidateEntry key={`${pair.side} ${pair.index}`} {...props} pair={pair} />
        ))}
      </ol>
    </>
  );
}

function CandidateEntry({ pair, table, sideNames, onLink, onSeparate }: Props & { readonly pair: ClaimPair }) {
  const { candidate, side, index } = pair;
  const other = table.sides[side]?.claims[index];
  const state = { state: candidate.state ?? ("none found" as const), isDecided: candidate.verdict === "linked" };
  const isLinked = candidate.state === "likely";
  const key = { side, index };
  return (
    <li>
      <div>
        <p>
          <bdi class="side-name">{sideNames[side]}</bdi> <q dir="auto">{other?.content.replace(/\s+/g, " ")}</q>
        </p>
        <p class="message">
          {candidate.state !== undefined && `${stateSymbol(state)} ${stateLabel(state)} · `}
          {evidenceLabel(candidate.evidence)}
        </p>
      </div>
      <span class="candidate-actions">
        {candidate.verdict !== "linked" && (
          <button type="button" class="button" onClick={() => onLink(key)}>
            {t(isLinked ? "compare_confirm" : "compare_link")}
          </button>
        )}
        {candidate.state !== undefined && (
          <button type="button" class="button" onClick={() => onSeparate(key)}>
            {t("compare_separate")}
          </button>
        )}
      </span>
    </li>
  );
}

function RowForm({ row, moveRequests, onMove }: Props) {
  const label = rowLabel(row);
  const [typed, setTyped] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (moveRequests > 0) field.current?.select();
  }, [moveRequests]);
  useEffect(() => setTyped(undefined), [row]);
  const choices = topicChoices();
  return (
    <form
      class="tool"
      onSubmit={(event) => {
        event.preventDefault();
        const name = (typed ?? label).trim();
        if (name !== "") onMove(choices.find((one) => one.label === name)?.topic ?? name);
      }}
    >
      <input
        ref={field}
        list="compare-topics"
        aria-label={t("compare_row")}
        value={typed ?? label}
        dir="auto"
        onInput={({ currentTarget: { value } }) => setTyped(value)}
      />
      <datalist id="compare-topics">
        {choices.map(({ topic, label }) => (
          <option key={topic} value={label} />
        ))}
      </datalist>
      <button type="submit" class="button">
        {t("compare_move")}
      </button>
    </form>
  );
}
