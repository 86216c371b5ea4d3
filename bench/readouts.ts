/**
 * Evaluates the engine on annotated readouts: `node --import tsx bench/readouts.ts FOLDER`. `--rules` and `--tagger`:
 * only one of the two; `--weights FILE`: another tagger; `--left-out FOLDER`: for each issuer the tagger ISSUER.bin,
 * trained without that issuer (`training/leave-one-state-out.sh` creates them); `--show NAME`: one text, row by row.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadShippedTagger } from "../src/cli/shipped-files.ts";
import { ACTS, type Act, type Attribution, type DiplomaticEvent } from "../src/engine/analysis.ts";
import { analyzeText } from "../src/engine/analyze-text.ts";
import { findAttributions } from "../src/engine/attribution/find-attributions.ts";
import { mergeRulesAndTagger } from "../src/engine/attribution/merge-rules-and-tagger.ts";
import { classifyClaim } from "../src/engine/claims/classify-claim.ts";
import { createDocument } from "../src/engine/document/document.ts";
import { recognizePeople } from "../src/engine/entities/recognize-people.ts";
import { detectEvent } from "../src/engine/event/detect-event.ts";
import type { PageFacts } from "../src/engine/page-facts.ts";
import { resolveSpeakers } from "../src/engine/speakers/resolve-speakers.ts";
import { openTagger, type Tagger } from "../src/engine/tagger/tagger.ts";
import { Calibration } from "./calibration.ts";

type Pair = [number, number];

/** An attribution in the format of the gold files and of `analyze`. */
interface Row {
  confidence?: number;
  rules?: readonly string[];
  sources: Pair[];
  cue: Pair | null;
  contents: Pair[];
  addressees: Pair[];
  speaker: string[];
  act: Act;
}

/** The counts for events. */
interface EventTally {
  documents: number;
  kind: number;
  issuer: number;
  date: number;
  day: number;
  /** Documents whose gold file contains the date. */
  days: number;
  /** Documents with exactly the gold's participants. */
  allParticipants: number;
  participants: { hit: number; gold: number; found: number };
}

interface Gold {
  meta: {
    readout: boolean | "borderline";
    event: string;
    participants: string[];
    issuer: string | null;
    date: string | null;
    day?: string | null;
    page?: { url?: string; siteName?: string; lang?: string; published?: string };
  };
  attributions: Row[];
}

/** The counts for one issuer. */
interface Tally {
  documents: number;
  gold: number;
  roles: Record<Role, { hit: number; gold: number; found: number }>;
  relation: number;
  found: number;
  detectedGold: number;
  detectedFound: number;
  speaker: number;
  act: number;
  matched: number;
  acts: Map<Act, { hit: number; gold: number; found: number }>;
  reliability: Calibration;
  /** How many attributions each rule took part in, and how many of them are right in every span. */
  rules: Map<string, { found: number; right: number }>;
}

const ROLES = ["sources", "cue", "contents", "addressees"] as const;
type Role = (typeof ROLES)[number];

function newTally(): Tally {
  const roles = Object.fromEntries(ROLES.map((role) => [role, { hit: 0, gold: 0, found: 0 }])) as Tally["roles"];
  return {
    documents: 0,
    gold: 0,
    roles,
    relation: 0,
    found: 0,
    detectedGold: 0,
    detectedFound: 0,
    speaker: 0,
    act: 0,
    matched: 0,
    acts: new Map(),
    reliability: new Calibration(),
    rules: new Map(),
  };
}

const args = process.argv.slice(2);
const VALUED = ["--show", "--weights", "--left-out"];
const has = (option: string): boolean => args.includes(option);
const valueAfter = (option: string): string | undefined => (has(option) ? args[args.indexOf(option) + 1] : undefined);
const weights = valueAfter("--weights");
const leftOut = valueAfter("--left-out");
const issuerOf = (name: string): string => name.replace(/-x?\d+(?:\.\w+)?$/, "");

const pair = (span: { start: number; end: number }): Pair => [span.start, span.end];

/**
 * A function that analyses the texts of an issuer: rules and tagger as shipped, the rules alone, or the tagger alone.
 */
type Analyzer = (text: string, facts: PageFacts) => readonly Attribution[];

/**
 * Returns the tagger's spans with the speakers and acts that the rules assign, without the spans that the rules would
 * find.
 */
function readByTagger(text: string, facts: PageFacts, tagger: Tagger): readonly Attribution[] {
  const document = createDocument(text);
  const people = recognizePeople(document);
  const ruled = findAttributions(document);
  const findings = mergeRulesAndTagger(document, ruled, tagger.tag(text, "readout"), undefined);
  const speakers = resolveSpeakers(document, findings, people, detectEvent(document, people, facts), facts);
  return findings.map((finding, i) => ({ ...finding, speakers: speakers[i] ?? [], ...classifyClaim(text, finding) }));
}

function openAnalyzer(issuer: string): Analyzer {
  if (has("--rules")) return (text, facts) => analyzeText(text, { facts }).attributions;
  const file = leftOut ? join(leftOut, `${issuer}.bin`) : weights;
  const tagger = file ? openTagger(readFileSync(file)) : loadShippedTagger();
  return has("--tagger")
    ? (text, facts) => readByTagger(text, facts, tagger)
    : (text, facts) => analyzeText(text, { tagger, facts }).attributions;
}

const ANALYZERS = new Map<string, Analyzer>();

function analyzerOf(issuer: string): Analyzer {
  const analyzer = ANALYZERS.get(issuer) ?? openAnalyzer(issuer);
  ANALYZERS.set(issuer, analyzer);
  return analyzer;
}

/** Returns the metadata of the page of a gold text, if the gold file contains it. */
function factsOf({ meta: { page } }: Gold): PageFacts {
  return page ? { url: page.url, siteName: page.siteName, lang: page.lang, publishedDay: page.published } : {};
}

function predict(text: string, issuer: string, facts: PageFacts): Row[] {
  return analyzerOf(issuer)(text, facts).map((a) => ({
    sources: a.sources.map(pair),
    cue: a.cue === undefined ? null : pair(a.cue),
    contents: a.contents.map(pair),
    addressees: a.addressees.map(pair),
    speaker: [...a.speakers],
    act: a.act,
    confidence: a.confidence,
    rules: a.rules ?? [],
  }));
}

const spansOf = (row: Row, role: Role): Pair[] => (role === "cue" ? (row.cue === null ? [] : [row.cue]) : row[role]);
const key = (spans: Pair[]): string =>
  spans
    .map((span) => span.join("-"))
    .sort()
    .join(" ");
const relationKey = (row: Row): string => ROLES.map((role) => key(spansOf(row, role))).join("|");
const overlap = (a: Pair | null, b: Pair | null): boolean => a !== null && b !== null && a[0] < b[1] && b[0] < a[1];
/**
 * Returns a name in the form that is compared. The annotators of some sets name an office without a holder with its
 * state ("Prime Minister of Australia"), those of others without it ("Prime Minister"): both count as equal.
 */
const comparedName = (name: string): string =>
  name
    .toLowerCase()
    .replace(
      /^((?:prime |foreign )?(?:minister|secretary)|president|secretary-general|(?:federal )?chancellor) of .+$/,
      "$1",
    );
const sameNames = (a: string[], b: string[]): boolean =>
  a.map(comparedName).sort().join("+") === b.map(comparedName).sort().join("+");

/** Counts a role. Shared sources count once per span, as in the published scores of the scheme. */
function countRole(tally: Tally, role: Role, gold: Row[], found: Row[]): void {
  const goldKeys = new Set(gold.flatMap((row) => spansOf(row, role).map((span) => span.join("-"))));
  const foundKeys = new Set(found.flatMap((row) => spansOf(row, role).map((span) => span.join("-"))));
  tally.roles[role].gold += goldKeys.size;
  tally.roles[role].found += foundKeys.size;
  for (const span of foundKeys) if (goldKeys.has(span)) tally.roles[role].hit++;
}

function count(tally: Tally, gold: Row[], found: Row[]): void {
  tally.documents++;
  tally.gold += gold.length;
  tally.found += found.length;
  for (const role of ROLES) countRole(tally, role, gold, found);
  const relations = new Set(gold.map(relationKey));
  tally.relation += found.filter((row) => relations.has(relationKey(row))).length;
  tally.detectedGold += gold.filter((row) => found.some((other) => overlap(row.cue, other.cue))).length;
  tally.detectedFound += found.filter((row) => gold.some((other) => overlap(row.cue, other.cue))).length;
  for (const row of found) {
    const cue = key(spansOf(row, "cue"));
    const isCueRight = gold.some((other) => key(spansOf(other, "cue")) === cue);
    tally.reliability.add({
      confidence: row.confidence ?? 1,
      isCueRight,
      isWholeRight: relations.has(relationKey(row)),
    });
  }
  for (const row of found)
    for (const rule of row.rules ?? []) {
      const counted = tally.rules.get(rule) ?? { found: 0, right: 0 };
      counted.found++;
      if (relations.has(relationKey(row))) counted.right++;
      tally.rules.set(rule, counted);
    }
  for (const row of gold)
    countMatch(
      tally,
      row,
      found.find((other) => overlap(row.cue, other.cue)),
    );
}

function countMatch(tally: Tally, gold: Row, found: Row | undefined): void {
  if (found === undefined) return;
  tally.matched++;
  if (sameNames(gold.speaker, found.speaker)) tally.speaker++;
  if (gold.act === found.act) tally.act++;
  for (const act of ACTS) {
    const entry = tally.acts.get(act) ?? { hit: 0, gold: 0, found: 0 };
    if (gold.act === act) entry.gold++;
    if (found.act === act) entry.found++;
    if (gold.act === act && found.act === act) entry.hit++;
    tally.acts.set(act, entry);
  }
}

/** Counts an event. Names and dates are compared without regard to case. */
function countEvent(tally: EventTally, { meta }: Gold, event: DiplomaticEvent | undefined): void {
  const fold = (word: string | null | undefined): string => (word ?? "").toLowerCase();
  const gold = new Set(meta.participants.map(fold));
  const found = new Set((event?.participants ?? []).map(fold));
  tally.documents++;
  // Texts annotated before video calls were a separate kind label them as calls.
  if (meta.event === event?.kind || (meta.event === "call" && event?.kind === "video call")) tally.kind++;
  if (meta.day !== undefined) {
    tally.days++;
    if ((meta.day ?? undefined) === event?.day) tally.day++;
  }
  if (sameNames(meta.participants, [...(event?.participants ?? [])])) tally.allParticipants++;
  if (fold(meta.issuer) === fold(event?.issuer)) tally.issuer++;
  if (fold(meta.date) === fold(event?.date)) tally.date++;
  tally.participants.gold += gold.size;
  tally.participants.found += found.size;
  for (const name of found) if (gold.has(name)) tally.participants.hit++;
}

function printEvents(tally: EventTally): void {
  const { documents, kind, issuer, date, day, days, allParticipants } = tally;
  const { hit, gold, found } = tally.participants;
  const shares = [kind, issuer, date, allParticipants].map((right) => percent(right, documents).trim());
  console.log(
    `events: kind ${shares[0]}, issuer ${shares[1]}, date ${shares[2]} % right; day ${percent(day, days).trim()} % of ${days}; participants F1 ${f1(hit, gold, found).trim()}, exact ${shares[3]} %`,
  );
}

const percent = (part: number, whole: number): string =>
  (whole === 0 ? "-" : ((100 * part) / whole).toFixed(1)).padStart(5);
const f1 = (hit: number, gold: number, found: number): string => percent(2 * hit, gold + found);

function macro(tally: Tally): string {
  const present = [...tally.acts.values()].filter((entry) => entry.gold > 0);
  const sum = present.reduce((total, entry) => total + (2 * entry.hit) / (entry.gold + entry.found), 0);
  return percent(sum, present.length);
}

function line(name: string, tally: Tally): string {
  const { roles } = tally;
  const exact = ROLES.map((role) => f1(roles[role].hit, roles[role].gold, roles[role].found));
  const detected = f1((tally.detectedGold + tally.detectedFound) / 2, tally.gold, tally.found);
  const cells = [
    exact[0],
    exact[1],
    exact[2],
    exact[3],
    f1(tally.relation, tally.gold, tally.found),
    detected,
    percent(tally.detectedFound, tally.found),
    percent(tally.detectedGold, tally.gold),
    percent(tally.speaker, tally.matched),
    percent(tally.act, tally.matched),
    macro(tally),
  ];
  return `${name.padEnd(20)} ${String(tally.documents).padStart(4)} ${String(tally.gold).padStart(5)} ${cells.join("  ")}`;
}

function show(folder: string, file: string): void {
  const base = file.replace(/\.(?:txt|json)$/, "");
  const text = readFileSync(join(folder, `${base}.txt`), "utf8");
  const gold = JSON.parse(readFileSync(join(folder, `${base}.json`), "utf8")) as Gold;
  const facts = factsOf(gold);
  const found = predict(text, issuerOf(base), facts);
  const { event } = analyzeText(text, { facts });
  console.log(`# ${base}\n${JSON.stringify(gold.meta)}\n${JSON.stringify(event)}`);
  for (const row of gold.attributions)
    showPair(
      text,
      row,
      found.find((other) => overlap(row.cue, other.cue)),
    );
  for (const row of found)
    if (!gold.attributions.some((other) => overlap(row.cue, other.cue))) console.log(`+ ${describe(text, row)}`);
}

function showPair(text: string, gold: Row, found: Row | undefined): void {
  if (found === undefined) console.log(`- ${describe(text, gold)}`);
  else if (relationKey(gold) === relationKey(found) && gold.act === found.act && sameNames(gold.speaker, found.speaker))
    console.log(`= ${describe(text, gold)}`);
  else console.log(`~ ${describe(text, gold)}\n~>${describe(text, found)}`);
}

function describe(text: string, row: Row): string {
  const said = (spans: Pair[]): string => spans.map(([start, end]) => text.slice(start, end)).join(" ||| ");
  return [
    said(row.sources),
    said(spansOf(row, "cue")),
    said(row.contents),
    said(row.addressees) || "-",
    row.speaker.join(" + ") || "-",
    row.act,
  ].join(" | ");
}

const folder = args.find((arg, i) => !arg.startsWith("--") && !VALUED.includes(args[i - 1] ?? "")) ?? ".";
const file = valueAfter("--show");
if (file !== undefined) {
  const files = readdirSync(folder).filter(
    (name) => name.endsWith(".txt") && name.startsWith(file.replace(/\.txt$/, "")),
  );
  for (const name of files) show(folder, name);
} else {
  const tallies = new Map<string, Tally>();
  const all = newTally();
  const events: EventTally = {
    documents: 0,
    kind: 0,
    issuer: 0,
    date: 0,
    day: 0,
    days: 0,
    allParticipants: 0,
    participants: { hit: 0, gold: 0, found: 0 },
  };
  let characters = 0;
  const started = performance.now();
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith(".txt"))
    .sort()) {
    const text = readFileSync(join(folder, name), "utf8");
    const gold = JSON.parse(readFileSync(join(folder, name.replace(/txt$/, "json")), "utf8")) as Gold;
    const issuer = issuerOf(name);
    const tally = tallies.get(issuer) ?? newTally();
    tallies.set(issuer, tally);
    const facts = factsOf(gold);
    const found = predict(text, issuer, facts);
    characters += text.length;
    count(tally, gold.attributions, found);
    count(all, gold.attributions, found);
    countEvent(events, gold, analyzeText(text, { facts }).event);
  }
  const took = performance.now() - started;
  console.log(`${new Date().toISOString().slice(0, 10)}  node --import tsx bench/readouts.ts ${args.join(" ")}`);
  console.log(
    "Exact F1 of spans; relation: all spans of an attribution; detected: cues overlap (F1, precision, recall); speaker, act: share of detected",
  );
  console.log(
    `${"issuer".padEnd(20)} docs  gold source  cue    cont.  addr.  relat. det.F1 det.P  det.R  speak. act    macro`,
  );
  for (const [issuer, tally] of tallies) console.log(line(issuer, tally));
  console.log(line("all", all));
  printEvents(events);
  all.reliability.print();
  console.log("rule            found  whole right");
  for (const [rule, { found, right }] of [...all.rules].sort((a, b) => b[1].found - a[1].found))
    console.log(`${rule.padEnd(15)} ${String(found).padStart(5)}  ${percent(right, found)} %`);
  console.log(`${characters} characters in ${took.toFixed(0)} ms`);
}
