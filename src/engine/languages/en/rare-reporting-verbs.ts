import type { Act } from "../../analysis.ts";
import type { ReportingVerb, VerbFrame } from "./reporting-verb.ts";

/** A family of less frequent verbs that have the same act and frames. */
interface VerbFamily {
  readonly verbs: string;
  readonly act: Act;
  readonly reliability: number;
  readonly frames: readonly VerbFrame[];
  readonly contentPrepositions?: string;
}

const FAMILIES: readonly VerbFamily[] = [
  {
    verbs: "intimate surmise postulate insinuate attest avouch quip joke muse riposte",
    act: "state",
    reliability: 0.8,
    frames: ["clause", "quotation", "participle"],
  },
  { verbs: "relate", act: "state", reliability: 0.6, frames: ["clause"] },
  {
    verbs: "canvass dissect scrutinise ventilate evoke tackle",
    act: "consult",
    reliability: 0.75,
    frames: ["noun"],
  },
  {
    verbs: "enunciate delineate explicate itemize adumbrate chronicle narrate",
    act: "state",
    reliability: 0.75,
    frames: ["noun", "participle"],
  },
  { verbs: "weigh", act: "consult", reliability: 0.6, frames: ["noun"] },
  { verbs: "rue bewail", act: "accuse", reliability: 0.75, frames: ["clause", "noun", "participle"] },
  {
    verbs: "lambast excoriate upbraid chastise admonish",
    act: "accuse",
    reliability: 0.85,
    frames: ["noun", "addressee", "participle"],
    contentPrepositions: "for over",
  },
  { verbs: "disavow disclaim discount gainsay", act: "reject", reliability: 0.75, frames: ["noun", "participle"] },
  { verbs: "champion espouse vindicate", act: "support", reliability: 0.7, frames: ["noun", "participle"] },
  {
    verbs: "petition beseech adjure enjoin counsel",
    act: "request",
    reliability: 0.85,
    frames: ["addressee", "infinitive", "participle"],
    contentPrepositions: "for against",
  },
  {
    verbs: "familiarise enlighten",
    act: "consult",
    reliability: 0.8,
    frames: ["addressee", "participle"],
    contentPrepositions: "with about on",
  },
];

/** Less frequent reporting verbs. */
export const RARE_REPORTING_VERBS: readonly ReportingVerb[] = FAMILIES.flatMap(({ verbs, ...family }) =>
  verbs.split(" ").map((verb) => ({ verb, ...family })),
);
