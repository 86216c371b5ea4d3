import type { AttributionReview } from "../annotation/attribution-review.ts";
import type { Code } from "../annotation/code-record.ts";
import type { CoderDecision } from "../annotation/coder-decision.ts";
import type { Comparison, RejectedPair } from "../annotation/comparison-record.ts";
import type { Correction } from "../annotation/correction.ts";
import type { Note } from "../annotation/note.ts";
import type { NameDecisions } from "../annotation/person-record.ts";
import type { Preferences } from "../annotation/preferences.ts";
import type { ReadoutRecord } from "../annotation/readout-record.ts";
import type { TopicTerm } from "../annotation/topic-term.ts";

/** The stored records that an import is compared with. Records in the trash are included. */
export interface ExistingRecords {
  note(id: string): Promise<Note | undefined> | Note | undefined;
  /** Returns all notes on the page with this key (see `pageKey`). */
  notesOnPage(key: string): Promise<readonly Note[]> | readonly Note[];
  /** Returns the readout on the page with this key. */
  readout(key: string): Promise<ReadoutRecord | undefined> | ReadoutRecord | undefined;
  /** Returns the correction with this id. Missing in a store without corrections. */
  correction?(id: string): Promise<Correction | undefined> | Correction | undefined;
  /** Returns the review of an attribution with this id. Missing in a store without reviews. */
  review?(id: string): Promise<AttributionReview | undefined> | AttributionReview | undefined;
  /** Returns all reviews of attributions on the page with this key. */
  reviewsOnPage?(key: string): Promise<readonly AttributionReview[]> | readonly AttributionReview[];
  /** Returns the comparison with this id. Missing in a store without comparisons. */
  comparison?(id: string): Promise<Comparison | undefined> | Comparison | undefined;
  /** Returns the comparisons that contain a readout, without those in the trash. */
  comparisonsOfReadout?(id: string): Promise<readonly Comparison[]> | readonly Comparison[];
  rejectedPairs?(): Promise<readonly RejectedPair[]> | readonly RejectedPair[];
  /** Returns all decisions about names. Missing in a store without people. */
  nameDecisions?(): Promise<NameDecisions> | NameDecisions;
  /** Returns the preferences that are stored. Missing in a store without preferences. */
  preferences?(): Promise<Preferences> | Preferences;
  topicTerms?(): Promise<readonly TopicTerm[]> | readonly TopicTerm[];
  codes?(): Promise<readonly Code[]> | readonly Code[];
  /** Returns the decision with this id that is kept beside the user's own. */
  coderDecision?(id: string): Promise<CoderDecision | undefined> | CoderDecision | undefined;
  /** Returns whether there are decisions of the user without the name of a coder. */
  hasUnnamedDecisions?(): Promise<boolean> | boolean;
}
