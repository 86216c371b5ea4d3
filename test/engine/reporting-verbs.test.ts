import { expect } from "chai";
import { CUE_PHRASES } from "../../src/engine/languages/en/cue-phrases.ts";
import { inflect } from "../../src/engine/languages/en/inflect-verb.ts";
import { LIGHT_VERB_NOUNS } from "../../src/engine/languages/en/light-verb-nouns.ts";
import type { ReportingVerb } from "../../src/engine/languages/en/reporting-verb.ts";
import { REPORTING_VERBS } from "../../src/engine/languages/en/reporting-verbs.ts";
import { VERBS_A_TO_C } from "../../src/engine/languages/en/reporting-verbs-a-to-c.ts";
import { VERBS_D_TO_H } from "../../src/engine/languages/en/reporting-verbs-d-to-h.ts";
import { VERBS_I_TO_Z } from "../../src/engine/languages/en/reporting-verbs-i-to-z.ts";

const TABLES: Readonly<Record<string, readonly ReportingVerb[]>> = {
  "a to c": VERBS_A_TO_C,
  "d to h": VERBS_D_TO_H,
  "i to z": VERBS_I_TO_Z,
};

/** Forms, separated by spaces, that a base must have. */
const FORMS: Readonly<Record<string, string>> = {
  flag: "flag flags flagged flagging",
  prod: "prodded prodding",
  quip: "quipped quipping",
  pin: "pinned pinning",
  plan: "planned planning",
  shed: "shed shedding",
  run: "ran run running",
  let: "let letting",
  lend: "lent lending",
  throw: "threw thrown throwing",
  deal: "dealt dealing",
  cast: "cast casting",
  signal: "signalled signalling signaled signaling",
  label: "labelled labelling labeled labeling",
  spell: "spelt spelled spelling",
  dwell: "dwelt dwelled dwelling",
  vow: "vows vowed vowing",
  relay: "relays relayed relaying",
  credit: "credited crediting",
  remember: "remembered remembering",
  call: "called calling",
  emphasise: "emphasised emphasizing",
};

const repeated = (words: readonly string[]): string[] => words.filter((word, i) => words.indexOf(word) !== i);

describe("the lexicon of reporting verbs", () => {
  it("contains each form of a verb in one row only", () => {
    expect(repeated(REPORTING_VERBS.flatMap(({ verb }) => [...new Set(inflect(verb).map(({ form }) => form))]))).to.be
      .empty;
  });

  it("contains each cue of several words in one row only", () => {
    expect(repeated(CUE_PHRASES.map(({ verb }) => verb))).to.be.empty;
  });

  for (const [name, table] of Object.entries(TABLES))
    it(`is in alphabetical order from ${name}`, () => {
      const verbs = table.map(({ verb }) => verb);
      expect(verbs).to.deep.equal([...verbs].sort());
    });

  it("has no form with a single consonant after a short vowel, such as “flaged”", () => {
    const bases = [
      ...REPORTING_VERBS.map(({ verb }) => verb),
      ...CUE_PHRASES.map(({ verb }) => verb.split(" ")[0] ?? ""),
      ...LIGHT_VERB_NOUNS.flatMap(({ verbs }) => verbs.split(" ")),
    ];
    const forms = bases.filter((base) => !base.endsWith("e")).flatMap((base) => inflect(base).map(({ form }) => form));
    expect(forms.filter((form) => /^[^aeiou]+[aeiou][bdgkmnprt](?:ed|ing)$/.test(form))).to.be.empty;
  });
});

describe("inflect", () => {
  for (const [base, forms] of Object.entries(FORMS))
    it(`gives “${base}” the forms ${forms}`, () =>
      expect(inflect(base).map(({ form }) => form)).to.include.members(forms.split(" ")));
});
