import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import { analyzeText, analyzeTextIncrementally } from "../../src/engine/analyze-text.ts";
import { findCheckableFacts } from "../../src/engine/claims/find-checkable-facts.ts";
import { finish } from "../../src/engine/slices.ts";
import { type Span, textOf } from "../../src/engine/span.ts";
import { openTagger } from "../../src/engine/tagger/tagger.ts";

const tagger = openTagger(readFileSync(join(import.meta.dirname, "../../src/engine/tagger/weights.bin")));

const LEAD =
  "Call with the President of Chile\n\nPrime Minister Ana Lund of Norway spoke today with President Diego Rojas of Chile. ";

const SPEAKERS: readonly (readonly [sentence: string, ...speakers: string[]])[] = [
  ["President Rojas thanked her for the call.", "Diego Rojas"],
  ["The Chilean President welcomed the plan.", "Diego Rojas"],
  ["The Norwegian Prime Minister welcomed the plan.", "Ana Lund"],
  ["The Prime Minister welcomed the plan.", "Ana Lund"],
  ["She welcomed the plan.", "Ana Lund"],
  ["The two leaders welcomed the plan.", "Ana Lund", "Diego Rojas"],
  ["They welcomed the plan.", "Ana Lund", "Diego Rojas"],
  ["Both sides welcomed the plan.", "Ana Lund", "Diego Rojas"],
  ["It was agreed that work will go on.", "Ana Lund", "Diego Rojas"],
  ["Her Chilean counterpart welcomed the plan.", "Diego Rojas"],
  ["The latter welcomed the plan.", "Diego Rojas"],
  ["Norway welcomed the plan.", "Norway"],
  ["The Chilean side welcomed the plan.", "Diego Rojas"],
  ["Oslo welcomed the plan.", "Norway"],
  ["A Downing Street spokesperson said the plan was welcome.", "Downing Street spokesperson"],
  ["Prime Minister Lund and President Rojas welcomed the plan.", "Ana Lund", "Diego Rojas"],
  ["President Rojas and other G7 leaders welcomed the plan.", "Diego Rojas", "G7 leaders"],
  ["Both countries welcomed the plan.", "Norway", "Chile"],
  ["The two leaders and their teams welcomed the plan.", "Ana Lund", "Diego Rojas"],
  ["The two welcomed the plan.", "Ana Lund", "Diego Rojas"],
  ["The visiting President welcomed the plan.", "Diego Rojas"],
  ["Our country welcomed the plan.", "Norway"],
  ["Analysts said the plan was late. They warned of delays.", "Analysts"],
  ["The Foreign Ministry welcomed the plan. It stressed that work will go on.", "Foreign Ministry"],
  ["A spokesperson said the plan was welcome. He added that work will go on.", "spokesperson"],
];

const NAMES: readonly (readonly [text: string, name: string])[] = [
  [
    "His Highness Sheikh Khalid bin Hamad Al Noor met the press. HH Sheikh Khalid praised the accord.",
    "Khalid bin Hamad Al Noor",
  ],
  ["Foreign Minister Tanaka Ichiro met the press. Minister Tanaka praised the accord.", "Tanaka Ichiro"],
  ["President Lin Zhao met the press. President Lin praised the accord.", "Lin Zhao"],
  [
    "H.E. Mr. Jean de la Cour, Minister of Trade, met the press. Minister de la Cour praised the accord.",
    "Jean de la Cour",
  ],
  ["President Samir al-Hadi met the press. President al-Hadi praised the accord.", "Samir al-Hadi"],
  ["President John Q. Marsh, Jr. met the press. President Marsh praised the accord.", "John Q. Marsh, Jr."],
];

/** Texts with the speakers of the last attribution, which show whom the engine considers the parties. */
const PARTIES: readonly (readonly [text: string, ...speakers: string[]])[] = [
  [
    "Visit to Chile\n\nToday I met the President of Chile, Diego Rojas. Norway is a friend, and our governments work together. I welcomed his reforms. Norway will help.",
    "Prime Minister of Norway",
  ],
  [
    "Visit to Norway\n\nToday I met the Prime Minister of Norway, Ana Lund. Chile is a friend, and our governments work together. We agreed that Chile will help.",
    "Ana Lund",
    "President of Chile",
  ],
  [
    "Visit to Chile\n\nToday I met President Diego Rojas of Chile. Norway is a friend. I welcomed his reforms. Norway will help.",
    "Norway",
  ],
  [
    "Visit to Chile\n\nToday I met President Diego Rojas of Chile on my first visit as Foreign Minister. Norway is a friend. I welcomed his reforms. Norway will help.",
    "Foreign Minister of Norway",
  ],
  [
    "Call with partners\n\nPresident Ana Lund hosted a call today with Allies and partners. The leaders welcomed the plan.\n\nJoining President Lund on the call were President Rojas of Chile, Chancellor Weber of Austria and King Tupou of Tonga.",
    "Ana Lund",
    "Rojas",
    "Weber",
    "Tupou",
  ],
  [
    "Joint Readout of a Call\n\nToday the Leaders – Prime Minister Ana Lund of Norway, President Diego Rojas of Chile, and Chancellor Eva Weber of Austria – convened. The leaders welcomed the plan.",
    "Ana Lund",
    "Diego Rojas",
    "Eva Weber",
  ],
  [
    "A meeting\n\nForeign Minister Ana Lund of Norway, Foreign Minister Diego Rojas of Chile and Foreign Minister Eva Weber of Austria met today. The need for peace was noted.",
  ],
  [
    "A meeting\n\nForeign Minister Ana Lund of Norway and Envoy Per Dahl of Norway met with Foreign Minister Diego Rojas of Chile. The representatives of Norway welcomed the plan.",
    "Ana Lund",
    "Per Dahl",
  ],
  [
    "A meeting\n\nMinister Ana Lund met with Secretary General of the Organization for Cold Seas (OCS) Diego Rojas. They welcomed the plan.",
    "Ana Lund",
    "Diego Rojas",
  ],
  [
    "A meeting\n\nForeign Minister Ana Lund met with her Australian counterparts Kate Wood and Tom Hill. Ministers Wood and Hill welcomed the plan.",
    "Kate Wood",
    "Tom Hill",
  ],
  [
    "A meeting\n\nAna Lund met with Diego Rojas, Spokesperson and Chief Adviser to the President of Chile. They welcomed the plan.",
    "Ana Lund",
    "Diego Rojas",
  ],
  [
    "A meeting\n\nPapua New Guinea’s Prime Minister Peter Sole met with Crown Prince-Prime Minister Tariq Al Noor of Bahrain. The Prime Minister of Papua New Guinea and the Crown Prince-Prime Minister welcomed the plan.",
    "Peter Sole",
    "Tariq Al Noor",
  ],
  [
    "A meeting\n\nForeign Minister Ana Lund met with a delegation of the European Parliament headed by Eva Weber. Ms. Weber welcomed the plan. They discussed trade.",
    "Ana Lund",
    "Eva Weber",
  ],
  [
    "A meeting\n\nForeign Minister Ana Lund of Norway met with Foreign Minister of Peru Diego Rojas. The head of Peruvian diplomacy welcomed the plan.",
    "Diego Rojas",
  ],
  [
    "A meeting\n\nAna Lund met with Secretary of State, Head of the Sea Bureau at the Chancellery of the President of Chile Diego Rojas. The interlocutors welcomed the plan.",
    "Ana Lund",
    "Diego Rojas",
  ],
];

/** News texts, which use surnames and roles without full names, with the speakers of the last attribution. */
const NEWS: readonly (readonly [text: string, ...speakers: string[]])[] = [
  ["The dam\n\nRenn said the dam would hold. He added that repairs were under way.", "Renn"],
  ["The dam\n\nRenn said the dam would hold. Ida Marsh said it was late. She added that it leaks.", "Ida Marsh"],
  ["The dam\n\nA spokesman said the dam would hold. He declined to say when work ends.", "spokesman"],
];

const ACTS: readonly (readonly [sentence: string, act: string])[] = [
  ["She said that the sea is cold.", "state"],
  ["They discussed fisheries.", "consult"],
  ["They agreed to meet again.", "agree"],
  ["She reaffirmed Norway's commitment to peace.", "pledge"],
  ["She said that Norway is ready to send aid.", "pledge"],
  ["She looked forward to the summit.", "pledge"],
  ["She urged all sides to show restraint.", "request"],
  ["She stressed that Chile must end the blockade.", "request"],
  ["She praised the reforms.", "support"],
  ["She stressed Norway's support for the reforms.", "support"],
  ["She thanked him for the welcome.", "courtesy"],
  ["She conveyed her condolences on the loss of life.", "courtesy"],
  ["She admitted that talks were slow.", "concede"],
  ["She voiced concern about the attacks.", "accuse"],
  ["She condemned the attacks.", "accuse"],
  ["She rejected the claims.", "reject"],
  ["She warned against further attacks.", "threaten"],
];

const CHECKABLE: readonly (readonly [content: string, ...details: string[]])[] = [
  ["that trade reached 2,500 tons", "number: 2,500 tons"],
  ["the 50th anniversary of ties", "date: the 50th anniversary"],
  ["that 65 years of ties matter", "number: 65 years"],
  ["that Chile was the first country to help", "superlative: the first"],
  ["the Minsk Agreements", "agreement: Minsk Agreements"],
  ["that both signed the paper in 1998", "past event: signed", "date: in 1998"],
  ["that ties of the two countries matter"],
  ["that 40 countries joined", "number: 40 countries"],
  ["the visit in the first half of the year"],
  ["that friendship matters"],
];

function lastSpeakers(text: string): readonly string[] {
  return analyzeText(text).attributions.at(-1)?.speakers ?? [];
}

describe("analyzeText", () => {
  describe("speakers", () => {
    for (const [sentence, ...speakers] of SPEAKERS) {
      it(`finds the speaker of “${sentence}”`, () => expect(lastSpeakers(LEAD + sentence)).to.deep.equal(speakers));
    }
    for (const [text, name] of NAMES) {
      it(`finds the full name in “${text}”`, () => expect(lastSpeakers(`A meeting\n${text}`)).to.deep.equal([name]));
    }
  });

  describe("parties", () => {
    for (const [text, ...speakers] of [...PARTIES, ...NEWS]) {
      it(`finds the last speaker of “${text}”`, () => expect(lastSpeakers(text)).to.deep.equal(speakers));
    }
  });

  describe("acts", () => {
    for (const [sentence, act] of ACTS) {
      it(`classifies “${sentence}” as ${act}`, () =>
        expect(analyzeText(LEAD + sentence).attributions.at(-1)?.act).to.equal(act));
    }
  });

  describe("checkable details", () => {
    for (const [content, ...details] of CHECKABLE) {
      it(`finds the checkable facts in “${content}”`, () => {
        const found = findCheckableFacts(content, [{ start: 0, end: content.length }]);
        expect(found.map(({ reason, span }) => `${reason}: ${textOf(content, span)}`)).to.deep.equal(details);
      });
    }
  });

  it("finds the kind, participants, issuer and date of the event", () => {
    expect(analyzeText(LEAD).event).to.deep.equal({
      kind: "call",
      participants: ["Ana Lund", "Diego Rojas"],
      issuer: "Norway",
      date: "today",
    });
  });

  it("uses a title that is given separately from the text", () => {
    const { event, attributions } = analyzeText("President Lind met with Prime Minister Rossi. They discussed trade.", {
      title: "Meeting with Prime Minister Rossi",
    });
    expect(event?.kind).to.equal("meeting");
    expect(attributions.map(({ speakers }) => speakers)).to.deep.equal([["Lind", "Rossi"]]);
  });

  it("finds neither attributions nor an event in an empty text", () => {
    expect(analyzeText("").attributions).to.deep.equal([]);
    expect(analyzeText("").event).to.equal(undefined);
  });

  it("lowers the confidence for vague speakers", () => {
    const sure = analyzeText(`${LEAD}President Rojas said that the sea is cold.`).attributions.at(-1)?.confidence ?? 0;
    const vague = analyzeText(`${LEAD}Analysts expected growth in May.`).attributions.at(-1)?.confidence ?? 0;
    expect(sure).to.be.above(0.9);
    expect(vague).to.be.below(0.5);
  });
});

describe("analyzeTextIncrementally", () => {
  const LEAD = "President Ana Lund of Norland spoke by phone today with Prime Minister Erik Berg of Sudland.";
  const MORE = "\n\nPresident Lund stressed that the bridge must stay open.".repeat(40);

  it("returns the attributions found so far when its time limit is reached", () => {
    const whole = analyzeText(LEAD + MORE).attributions;
    let steps = 0;
    const { attributions } = finish(analyzeTextIncrementally(LEAD + MORE, { isSpent: () => ++steps > 20 }));
    expect(attributions.length).to.be.within(10, 25);
    expect(attributions).to.deep.equal(whole.slice(0, attributions.length));
  });

  const LONG: readonly (readonly [what: string, text: string, minSteps: number])[] = [
    ["of 400 paragraphs", LEAD + MORE.repeat(10), 400],
    [
      "of one sentence with 400 reports",
      `${LEAD} The leaders said ${"that he agreed with the minister and ".repeat(400)}`,
      50,
    ],
  ];
  for (const [what, text, minSteps] of LONG) {
    it(`divides the analysis of a text ${what} into at least ${minSteps} steps`, () => {
      const analysis = analyzeTextIncrementally(text, { tagger });
      let steps = 0;
      while (analysis.next().done !== true) steps += 1;
      expect(steps).to.be.at.least(minSteps);
    });
  }
});

describe("analyzeText with arbitrary text", () => {
  const piece = fc.constantFrom(
    ..."The President|said|that|and|,|.|:|“|”|\"|discussed|with|thanked|Xi Jinping|the two sides|agreed on|adding|as|\n|it was|to|H.E.|of China|(|)|U.S.|—|according to|her|is ready|expressed|gratitude|for|\ud83d\ude00|\ud800|قال|的|'s|SAID|x".split(
      "|",
    ),
  );

  function expectInside(text: string, outer: Span): void {
    expect(outer.start).to.be.at.least(0);
    expect(outer.end).to.be.above(outer.start);
    expect(outer.end).to.be.at.most(text.length);
  }

  function expectSound(text: string): void {
    const { attributions } = analyzeText(text);
    let before = 0;
    for (const { sources, cue, contents, addressees, checkables, confidence } of attributions) {
      const spans = [
        ...sources,
        ...contents,
        ...addressees,
        ...checkables.map(({ span }) => span),
        ...(cue === undefined ? [] : [cue]),
      ];
      for (const span of spans) expectInside(text, span);
      expect(contents.length).to.be.above(0);
      expect(confidence).to.be.within(0, 1);
      expect(cue?.start ?? 0).to.be.at.least(before);
      before = cue?.start ?? 0;
    }
  }

  it("returns sorted spans inside the text for random sequences of readout words", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => expectSound(pieces.join(" "))),
      { numRuns: 400 },
    );
  });

  it("returns sorted spans inside the text for random characters", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 300 }), expectSound), { numRuns: 200 });
  });

  const HARD: readonly (readonly [name: string, unit: string])[] = [
    ["a repeated cue", "said "],
    ["a sentence that never ends", "the president of the country and the people who work there "],
    ["sentences in capitals", "PRESIDENT LIND SAID THAT THE LEADERS DISCUSSED IT. "],
    ["opening quotation marks", "“"],
    ["names", "President Ana Lund met Diego Rojas and "],
    ["commas", "President Lind, "],
    ["emoji", "😀 said "],
    ["unpaired surrogates", "\ud800 said \udc00 "],
  ];

  /** Tolerance in milliseconds: shorter times mainly measure the compilation of the code. */
  const NOISE = 500;

  /** Returns the processor time in milliseconds for a text of about this length. Other programs do not affect it. */
  const timeOf = (unit: string, length: number): number => {
    const text = unit.repeat(Math.ceil(length / unit.length));
    const before = process.cpuUsage();
    analyzeText(text);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };

  for (const [name, unit] of HARD) {
    it(`takes time proportional to the text length for ${name}`, () => {
      timeOf(unit, 20_000);
      expect(timeOf(unit, 400_000)).to.be.below(40 * timeOf(unit, 40_000) + NOISE);
    });
  }
});
