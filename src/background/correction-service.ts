import type { Correction } from "../annotation/correction.ts";
import { pageKey } from "../annotation/page-url.ts";
import { joinNames } from "../annotation/person-record.ts";
import { wellFormed } from "../annotation/repair-record.ts";
import { t } from "../locale/i18n.ts";
import { type RpcCaller, RpcError, type RpcHandlers } from "../rpc/rpc.ts";
import type { BackgroundCalls } from "../rpc/rpc-contract.ts";
import { correctionsForPage, getCorrection, putCorrection, removeCorrection } from "../store/corrections-store.ts";
import type { Store } from "../store/open-store.ts";
import { editNameDecisions } from "../store/people-store.ts";
import { tagAtPassage, tagsAtPassage, toggleCheck } from "../store/review-at-passage.ts";
import { undoNames } from "../store/undo-action.ts";
import { assertOwnPage, assertOwnUrl } from "./sender-checks.ts";

type CorrectionCalls = Pick<
  RpcHandlers<BackgroundCalls>,
  | "correctionsOfPage"
  | "saveCorrection"
  | "removeCorrection"
  | "mergeNames"
  | "undoMerge"
  | "toggleCheck"
  | "tagsOfAttribution"
  | "tagAttribution"
>;

/**
 * What the handlers need from the note service: the open store, a check for private windows, and a function that
 * notifies all tabs of changed corrections.
 */
interface CorrectionServiceDeps {
  readonly store: () => Promise<Store>;
  /** Returns the name of the coder that is written on decisions, or "". */
  readonly coder: () => Promise<string>;
  readonly refusePrivate: (caller: RpcCaller) => Promise<void>;
  readonly changed: (url: string) => Promise<void>;
}

/** Creates the handlers of calls that store the user's corrections. A page may make these calls only for itself. */
export function createCorrectionService({
  store,
  coder,
  refusePrivate,
  changed,
}: CorrectionServiceDeps): CorrectionCalls {
  return {
    correctionsOfPage: async (url, sender) => {
      assertOwnPage(url, sender);
      return correctionsForPage(await store(), pageKey(url));
    },
    saveCorrection: async (correction, sender) => {
      assertOwnUrl(correction.target.source, sender);
      await refusePrivate(sender);
      const known = await getCorrection(await store(), correction.id);
      if (known) assertOwnPage(known.target.source, sender);
      const { coder: _, ...unsigned } = wellFormed(correction);
      const name = await coder();
      const given = { ...unsigned, ...(name !== "" && { coder: name }) };
      const saved = await putCorrection(await store(), given);
      await changed(saved.target.source);
      if (saved !== given) throw new RpcError("older", t("correction_newer"));
      return saved;
    },
    toggleCheck: async (url, passage, sender) => {
      assertOwnUrl(url, sender);
      await refusePrivate(sender);
      return toggleCheck(await store(), url, wellFormed(passage), await coder());
    },
    tagsOfAttribution: async (url, passage) => tagsAtPassage(await store(), url, passage),
    tagAttribution: async (url, passage, tag, isAdded, sender) => {
      await refusePrivate(sender);
      const given = { tag: wellFormed(tag), isAdded };
      const tags = await tagAtPassage(await store(), url, wellFormed(passage), given, await coder());
      // Notes on the attribution have lost the tag too.
      if (!isAdded) await changed(url);
      return tags;
    },
    mergeNames: async (name, other, sender) => {
      await refusePrivate(sender);
      const names = wellFormed([name, other]) as [string, string];
      const undo = await editNameDecisions(await store(), names[0], (decisions) => joinNames(decisions, names));
      return undo?.id ?? null;
    },
    undoMerge: async (id, sender) => {
      await refusePrivate(sender);
      if (!(await undoNames(await store(), id))) throw new RpcError("missing", t("undo_gone"));
    },
    removeCorrection: async (id, sender) => {
      const known = await getCorrection(await store(), id);
      if (!known) throw new RpcError("missing", t("correction_gone"));
      assertOwnPage(known.target.source, sender);
      await refusePrivate(sender);
      await removeCorrection(await store(), id);
      await changed(known.target.source);
      return known satisfies Correction;
    },
  };
}
