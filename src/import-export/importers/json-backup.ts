import * as v from "valibot";
import type { AttributionReview } from "../../annotation/attribution-review.ts";
import type { Code } from "../../annotation/code-record.ts";
import type { CoderDecision } from "../../annotation/coder-decision.ts";
import type { Comparison, RejectedPair } from "../../annotation/comparison-record.ts";
import type { Correction } from "../../annotation/correction.ts";
import type { Note } from "../../annotation/note.ts";
import type { PersonRecord, RejectedNames } from "../../annotation/person-record.ts";
import { parsePreferences } from "../../annotation/preferences.ts";
import type { ReadoutRecord } from "../../annotation/readout-record.ts";
import type { TopicTerm } from "../../annotation/topic-term.ts";
import { t } from "../../locale/i18n.ts";
import { BACKUP_FORMAT, BACKUP_VERSION } from "../formats/json-backup.ts";
import { asArray, ownField } from "../import-helpers.ts";
import {
  ImportError,
  type ImportedFile,
  type Importer,
  type ImportIssue,
  type LocatedRecord,
} from "../import-types.ts";
import { isIssue, parseRecord, reject } from "../parse-record.ts";
import {
  coderDecisionSchema,
  codeSchema,
  comparisonSchema,
  correctionSchema,
  noteSchema,
  personSchema,
  readoutSchema,
  rejectedNamesSchema,
  rejectedPairSchema,
  reviewSchema,
  topicTermSchema,
} from "../record-schemas.ts";

const HEAD = v.looseObject({
  format: v.literal(BACKUP_FORMAT),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
});

/**
 * Reads our own backups of all versions. Version 1 has no stored readouts and no corrections, versions 1 and 2 have no
 * comparisons, and versions before 4 have no people, no preferences, no reviews of attributions and no status of
 * readouts. Versions before 5 have no codes and no coders.
 */
export const jsonBackupImporter: Importer = {
  id: "json",
  title: "title_backup",
  canRead: ({ json }) => typeof json === "object" && json !== null && "format" in json && json.format === BACKUP_FORMAT,
  read({ json }) {
    const head = v.safeParse(HEAD, json);
    if (!head.success) throw new ImportError(t("fault_no_backup"));
    if (head.output.version > BACKUP_VERSION) {
      throw new ImportError(t("fault_newer"));
    }
    const { pages, comparisons, rejectedPairs, people, rejectedNames, preferences, topicTerms } = head.output;
    const { codes, coderDecisions } = head.output;
    if (!Array.isArray(pages)) throw new ImportError(t("fault_no_pages"));
    const records = readRecords(pages, asArray(comparisons), asArray(rejectedPairs), asArray(topicTerms));
    const decisions = readNameDecisions(asArray(people), asArray(rejectedNames));
    const coding = readCoding(asArray(codes), asArray(coderDecisions));
    return {
      ...records,
      ...decisions,
      ...coding,
      preferences: parsePreferences(preferences),
      issues: [...records.issues, ...decisions.issues, ...coding.issues],
    };
  },
};

function readRecords(
  pages: readonly unknown[],
  givenComparisons: readonly unknown[],
  givenPairs: readonly unknown[],
  givenTerms: readonly unknown[],
): ImportedFile {
  const notes: LocatedRecord<Note>[] = [];
  const readouts: LocatedRecord<ReadoutRecord>[] = [];
  const corrections: LocatedRecord<Correction>[] = [];
  const reviews: LocatedRecord<AttributionReview>[] = [];
  const comparisons: LocatedRecord<Comparison>[] = [];
  const rejectedPairs: LocatedRecord<RejectedPair>[] = [];
  const topicTerms: LocatedRecord<TopicTerm>[] = [];
  const issues: ImportIssue[] = [];
  const take = createTaker(issues);
  for (const [index, given] of pages.entries()) {
    const page = index + 1;
    const list = ownField(given, "notes");
    if (!Array.isArray(list)) {
      const isPage = typeof given === "object" && given !== null;
      issues.push(
        reject(t("location_page", { page }), isPage ? "notes" : "", list === undefined ? "missing" : "wrong"),
      );
    }
    for (const [at, note] of asArray(list).entries())
      take(notes, noteSchema, note, t("location_note", { number: at + 1, page }));
    const readout = ownField(given, "readout");
    if (readout !== undefined) take(readouts, readoutSchema, readout, t("location_readout", { page }));
    for (const [at, correction] of asArray(ownField(given, "corrections")).entries()) {
      take(corrections, correctionSchema, correction, t("location_correction", { number: at + 1, page }));
    }
    for (const [at, review] of asArray(ownField(given, "reviews")).entries()) {
      take(reviews, reviewSchema, review, t("location_review", { number: at + 1, page }));
    }
  }
  for (const [at, given] of givenComparisons.entries())
    take(comparisons, comparisonSchema, given, t("location_comparison", { number: at + 1 }));
  for (const [at, given] of givenPairs.entries())
    take(rejectedPairs, rejectedPairSchema, given, t("location_rejected_pair", { number: at + 1 }));
  for (const [at, given] of givenTerms.entries())
    take(topicTerms, topicTermSchema, given, t("location_topic_term", { number: at + 1 }));
  return { notes, readouts, corrections, reviews, comparisons, rejectedPairs, topicTerms, issues };
}

/** Returns the user's decisions about names in a backup, and the reasons for rejecting the others. */
function readNameDecisions(
  givenPeople: readonly unknown[],
  givenPairs: readonly unknown[],
): Required<Pick<ImportedFile, "people" | "rejectedNames" | "issues">> {
  const people: LocatedRecord<PersonRecord>[] = [];
  const rejectedNames: LocatedRecord<RejectedNames>[] = [];
  const issues: ImportIssue[] = [];
  const take = createTaker(issues);
  for (const [at, given] of givenPeople.entries())
    take(people, personSchema, given, t("location_person", { number: at + 1 }));
  for (const [at, given] of givenPairs.entries())
    take(rejectedNames, rejectedNamesSchema, given, t("location_rejected_names", { number: at + 1 }));
  return { people, rejectedNames, issues };
}

/** Returns the codebook and the decisions of other coders in a backup, and the reasons for rejecting the others. */
function readCoding(
  givenCodes: readonly unknown[],
  givenDecisions: readonly unknown[],
): Required<Pick<ImportedFile, "codes" | "coderDecisions" | "issues">> {
  const codes: LocatedRecord<Code>[] = [];
  const coderDecisions: LocatedRecord<CoderDecision>[] = [];
  const issues: ImportIssue[] = [];
  const take = createTaker(issues);
  for (const [at, given] of givenCodes.entries())
    take(codes, codeSchema, given, t("location_code", { number: at + 1 }));
  for (const [at, given] of givenDecisions.entries())
    take(coderDecisions, coderDecisionSchema, given, t("location_decision", { number: at + 1 }));
  return { codes, coderDecisions, issues };
}

/** Returns a function that adds a valid record to a list, and for an invalid one adds the reason to the issues. */
function createTaker(issues: ImportIssue[]) {
  return <T extends object>(
    list: LocatedRecord<T>[],
    schema: v.GenericSchema<unknown, T>,
    data: unknown,
    location: string,
  ): void => {
    const read = parseRecord(schema, data, location);
    if (isIssue(read)) issues.push(read);
    else list.push({ location, record: read });
  };
}
