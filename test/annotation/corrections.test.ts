import { expect } from "chai";
import { applyCorrections } from "../../src/annotation/apply-corrections.ts";
import { type Correction, createCorrection, isEmptyCorrection } from "../../src/annotation/correction.ts";
import { applyStep, attributionFromSpan, roleTexts } from "../../src/annotation/correction-draft.ts";
import type { Attribution } from "../../src/engine/analysis.ts";
import { textOf } from "../../src/engine/span.ts";

const TEXT = [
  "Minister Vale speaks with Minister Orsk",
  "Minister Vale stressed that herring talks go on until 1 May. She thanked him for the welcome.",
  "Minister Orsk agreed to reopen the strait. Both harbours stay open, he added.",
].join("\n");

function span(words: string, from = 0) {
  const start = TEXT.indexOf(words, from);
  if (start < 0) throw new Error(`“${words}” is not in the text.`);
  return { start, end: start + words.length };
}

function attribution(source: string, cue: string, content: string, given: Partial<Attribution> = {}): Attribution {
  const cueSpan = span(cue);
  return {
    sources: [span(source, Math.max(0, cueSpan.start - 20))],
    cue: cueSpan,
    contents: [span(content)],
    addressees: [],
    speakers: ["Ingrid Vale"],
    act: "state",
    checkables: [],
    confidence: 0.7,
    ...given,
  };
}

const STRESSED = attribution("Minister Vale", "stressed", "that herring talks go on until 1 May");
const THANKED = attribution("She", "thanked", "for the welcome", { act: "courtesy" });
const AGREED = attribution("Minister Orsk", "agreed", "to reopen the strait", {
  speakers: ["Tomas Orsk"],
  act: "agree",
});
const READ = [STRESSED, THANKED, AGREED];
const url = "https://norland.example/calls/1";

function corrected(engine: Attribution, change: Partial<Attribution>): Correction {
  return createCorrection({ url, text: TEXT, engine, user: { ...engine, ...change } });
}

const words = (text: string, attributions: readonly Attribution[]) =>
  attributions.map(({ cue, contents, speakers, act }) => [
    cue && textOf(text, cue),
    contents.map((one) => textOf(text, one)).join(" … "),
    speakers.join(", "),
    act,
  ]);

describe("applyCorrections", () => {
  it("changes nothing when there are no corrections", () => {
    expect(applyCorrections(TEXT, READ, []).attributions).to.equal(READ);
  });

  it("corrects speakers, act and spans, and reports which of them changed", () => {
    const content = span("that herring talks go on");
    const correction = corrected(STRESSED, { speakers: ["Astrid Berg"], act: "pledge", contents: [content] });
    const [first, ...others] = applyCorrections(TEXT, READ, [correction]).attributions;
    expect(words(TEXT, [first as Attribution])).to.deep.equal([
      ["stressed", "that herring talks go on", "Astrid Berg", "pledge"],
    ]);
    expect(first?.correction).to.deep.equal({
      id: correction.id,
      changed: ["speakers", "act", "contents"],
      isAdded: false,
      isHidden: false,
    });
    expect(first?.confidence).to.equal(1);
    expect(others).to.deep.equal([THANKED, AGREED]);
  });

  it("finds checkable details in the corrected content", () => {
    const short = corrected(STRESSED, { contents: [span("that herring talks go on")] });
    expect(applyCorrections(TEXT, READ, [short]).attributions[0]?.checkables).to.deep.equal([]);
    const whole = corrected({ ...STRESSED, contents: [span("that herring")] }, { contents: STRESSED.contents });
    const [first] = applyCorrections(TEXT, READ, [whole]).attributions;
    expect(first?.checkables.map((one) => textOf(TEXT, one.span))).to.deep.equal(["1 May"]);
  });

  it("keeps what the user did not correct as the engine returns it, including later improvements", () => {
    const correction = corrected(STRESSED, { speakers: ["Astrid Berg"] });
    const better = { ...STRESSED, contents: [span("herring talks go on")], act: "pledge" } as const;
    const [first] = applyCorrections(TEXT, [better, THANKED], [correction]).attributions;
    expect(words(TEXT, [first as Attribution])).to.deep.equal([
      ["stressed", "herring talks go on", "Astrid Berg", "pledge"],
    ]);
  });

  it("removes a dismissed attribution and lists it among the dismissals", () => {
    const dismissal = createCorrection({ url, text: TEXT, engine: THANKED, user: undefined });
    const { attributions, dismissals } = applyCorrections(TEXT, READ, [dismissal]);
    expect(attributions).to.deep.equal([STRESSED, AGREED]);
    expect(dismissals).to.deep.equal([dismissal]);
  });

  it("flags a hidden attribution as hidden and keeps its status as a suggestion", () => {
    const hiding = createCorrection({ url, text: TEXT, engine: THANKED, user: THANKED, hidden: true });
    const hidden = applyCorrections(TEXT, READ, [hiding]).attributions[1];
    expect(hidden?.correction).to.deep.include({ isHidden: true, changed: [] });
    expect(hidden?.confidence).to.equal(0.7);
    expect(isEmptyCorrection(hiding)).to.equal(false);
    expect(isEmptyCorrection(createCorrection({ url, text: TEXT, engine: THANKED, user: THANKED }))).to.equal(true);
  });

  it("inserts an attribution that the user added, in text order", () => {
    const user = {
      ...attributionFromSpan(span("Both harbours stay open")),
      cue: span("added"),
      speakers: ["Tomas Orsk"],
    };
    const addition = createCorrection({ url, text: TEXT, engine: undefined, user });
    const { attributions } = applyCorrections(TEXT, READ, [addition]);
    expect(words(TEXT, attributions).map(([cue]) => cue)).to.deep.equal(["stressed", "thanked", "agreed", "added"]);
    expect(attributions[3]?.correction?.isAdded).to.equal(true);
  });

  it("finds the passages of corrections in a text that was edited around and within them", () => {
    const correction = corrected(STRESSED, { act: "pledge", contents: [span("that herring talks go on")] });
    const dismissal = createCorrection({ url, text: TEXT, engine: AGREED, user: undefined });
    const edited = `Updated on Friday\n${TEXT.replace("Both harbours stay open", "Both harbours remain open")}`;
    const moved = (one: Attribution): Attribution => {
      const by = "Updated on Friday\n".length;
      const shift = ({ start, end }: { start: number; end: number }) => ({ start: start + by, end: end + by });
      return {
        ...one,
        sources: one.sources.map(shift),
        cue: one.cue && shift(one.cue),
        contents: one.contents.map(shift),
      };
    };
    const { attributions, orphaned } = applyCorrections(edited, READ.map(moved), [correction, dismissal]);
    expect(words(edited, attributions)).to.deep.equal([
      ["stressed", "that herring talks go on", "Ingrid Vale", "pledge"],
      ["thanked", "for the welcome", "Ingrid Vale", "courtesy"],
    ]);
    expect(orphaned).to.deep.equal([]);
  });

  it("reports corrections whose passage is gone and applies them nowhere else", () => {
    const user = { ...attributionFromSpan(span("Both harbours stay open")), speakers: ["Tomas Orsk"] };
    const addition = createCorrection({ url, text: TEXT, engine: undefined, user });
    const other = "Quite another text about the weather of the north, and nothing of ports or persons at all in it.";
    const { attributions, orphaned } = applyCorrections(other, [], [addition]);
    expect(attributions).to.deep.equal([]);
    expect(orphaned).to.deep.equal([addition]);
  });

  it("keeps the id of a correction that is edited again and gives it a later time, even after the clock was set back", () => {
    const previous = corrected(STRESSED, { act: "pledge" });
    const now = new Date(Date.parse(previous.modified) - 60_000);
    const again = createCorrection({ url, text: TEXT, engine: STRESSED, user: STRESSED, previous, now });
    expect(again.id).to.equal(previous.id);
    expect(again.created).to.equal(previous.created);
    expect(again.modified > previous.modified).to.equal(true);
  });
});

describe("applyStep", () => {
  const texts = (attribution: Attribution) =>
    Object.fromEntries(roleTexts(TEXT, attribution).map(({ role, index, text: said }) => [`${role} ${index}`, said]));
  const move = (role: "sources" | "cue" | "contents", boundary: "start" | "end", by: 1 | -1) =>
    ({ kind: "move", role, index: 0, boundary, by }) as const;

  const CASES = [
    [
      "the end of a content back by one word",
      move("contents", "end", -1),
      "contents 0",
      "that herring talks go on until 1",
    ],
    [
      "the end of a content forward to include the full stop",
      move("contents", "end", 1),
      "contents 0",
      "that herring talks go on until 1 May.",
    ],
    [
      "the start of a content forward by one word",
      move("contents", "start", 1),
      "contents 0",
      "herring talks go on until 1 May",
    ],
    ["the start of a source back across a line break", move("sources", "start", -1), "sources 0", "Orsk Minister Vale"],
    ["no boundary past the only word of a cue", move("cue", "end", -1), "cue 0", "stressed"],
  ] as const;
  for (const [what, step, part, said] of CASES) {
    it(`moves ${what}`, () => expect(texts(applyStep(TEXT, STRESSED, step))[part]).to.equal(said));
  }

  it("adds a cue and a source next to a passage and removes them again, but never removes the last content", () => {
    let made = attributionFromSpan(span("Both harbours stay open"));
    made = applyStep(TEXT, made, { kind: "add", role: "cue" });
    made = applyStep(TEXT, made, { kind: "add", role: "sources" });
    expect(texts(made)).to.deep.equal({
      "sources 0": "the",
      "cue 0": "strait",
      "contents 0": "Both harbours stay open",
    });
    made = applyStep(TEXT, made, { kind: "remove", role: "cue", index: 0 });
    made = applyStep(TEXT, made, { kind: "remove", role: "contents", index: 0 });
    expect(texts(made)).to.deep.equal({ "sources 0": "the", "contents 0": "Both harbours stay open" });
  });

  it("moves by a dictionary word in a script without spaces between words", () => {
    const text = "双方强调将继续合作。";
    const made = attributionFromSpan({ start: 4, end: 7 });
    const longer = applyStep(text, made, move("contents", "end", 1));
    const [said] = roleTexts(text, longer);
    expect(said?.text).to.equal("将继续合作");
  });
});
