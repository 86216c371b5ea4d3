import { RARE_REPORTING_VERBS } from "./rare-reporting-verbs.ts";
import type { ReportingVerb } from "./reporting-verb.ts";
import { VERBS_A_TO_C } from "./reporting-verbs-a-to-c.ts";
import { VERBS_D_TO_H } from "./reporting-verbs-d-to-h.ts";
import { VERBS_I_TO_Z } from "./reporting-verbs-i-to-z.ts";

/** All reporting verbs: the tables in alphabetical order, and then the less frequent verbs by family. */
export const REPORTING_VERBS: readonly ReportingVerb[] = [
  ...VERBS_A_TO_C,
  ...VERBS_D_TO_H,
  ...VERBS_I_TO_Z,
  ...RARE_REPORTING_VERBS,
];
