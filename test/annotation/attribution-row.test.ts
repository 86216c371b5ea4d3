import { expect } from "chai";
import {
  type AttributionReview,
  combineReviews,
  createReview,
  isEmptyReview,
  mergeReviews,
  updateReview,
} from "../../src/annotation/attribution-review.ts";
import {
  attributionIds,
  attributionRows,
  groupIdsByPage,
  listedAddressees,
  pageOfAttribution,
  type ReviewedReadout,
} from "../../src/annotation/attribution-row.ts";
import { createCorrection } from "../../src/annotation/correction.ts";
import { createNote, snapshotAttribution } from "../../src/annotation/note.ts";
import { createReadout } from "../../src/annotation/readout-record.ts";
import type { Attribution } from "../../src/engine/analysis.ts";

const URL = "https://norland.example/calls/1";
const TEXT = [
  "Minister Vale speaks with Minister Orsk",
  "Minister Vale told the envoy that herring talks go on. She thanked him for the welcome.",
].join("\n");
const DAY = new Date("2026-03-14T10:00:00.000Z");

function span(words: string, text = TEXT) {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
}

const TOLD: Attribution = {
  sources: [{ start: 40, end: 53 }],
  cue: span("told"),
  contents: [span("that herring talks go on")],
  addressees: [span("the envoy")],
  speakers: ["Ingrid Vale", "Ingrid Vale"],
  act: "state",
  checkables: [],
  confidence: 0.9,
};
const THANKED: Attribution = {
  ...TOLD,
  sources: [span("She")],
  cue: span("thanked"),
  contents: [span("for the welcome")],
  addressees: [span("him")],
  speakers: [],
  act: "courtesy",
};

function readout(given: Partial<ReviewedReadout> = {}, text = TEXT, attributions = [TOLD, THANKED]): ReviewedReadout {
  const record = createReadout({
    url: URL,
    title: "Minister Vale speaks with Minister Orsk",
    text,
    sha256: "",
    capturedAt: DAY.toISOString(),
    issuer: "Norland",
    reading: { readout: { isReadout: true, score: 1, reasons: [] }, event: undefined, attributions },
  });
  return { record, corrections: [], reviews: [], notes: [], ...given };
}

function review(attribution: Attribution, tags: readonly string[], checkedAt?: string): AttributionReview {
  const checked = checkedAt === undefined ? {} : { checked: { at: checkedAt } };
  return createReview({ url: URL, text: TEXT, attribution, tags, now: DAY, ...checked });
}

describe("The rows of attributions", () => {
  it("have the claim in its own words, its speakers without repetition, its addressees and its readout", () => {
    const [told] = attributionRows(readout());
    expect(told).to.include({ claim: "that herring talks go on", cue: "told", act: "state", issuer: "Norland" });
    expect(told?.speakers).to.deep.equal(["Ingrid Vale"]);
    expect(told?.addressees).to.deep.equal(["the envoy"]);
    expect(TEXT.slice(told?.span.start, told?.span.end)).to.equal(
      "Minister Vale told the envoy that herring talks go on",
    );
  });

  it("follow the user's corrections, and leave dismissed attributions out", () => {
    const user = { ...TOLD, speakers: ["Tomas Orsk"], act: "pledge" as const };
    const corrections = [
      createCorrection({ url: URL, text: TEXT, engine: TOLD, user }),
      createCorrection({ url: URL, text: TEXT, engine: THANKED, user: undefined }),
    ];
    const rows = attributionRows(readout({ corrections }));
    expect(rows.map(({ speakers, act }) => [speakers, act])).to.deep.equal([[["Tomas Orsk"], "pledge"]]);
  });

  it("have the tags of their reviews and notes, and the confirmation of their reviews", () => {
    const note = createNote({
      target: { source: URL },
      title: "",
      tags: ["quota"],
      attribution: snapshotAttribution(TEXT, TOLD),
    });
    const reviews = [review(TOLD, ["herring"], "2026-03-15T00:00:00.000Z")];
    const [told, thanked] = attributionRows(readout({ notes: [note], reviews }));
    expect([told?.tags, told?.checked?.at]).to.deep.equal([["herring", "quota"], "2026-03-15T00:00:00.000Z"]);
    expect([thanked?.tags, thanked?.checked]).to.deep.equal([[], undefined]);
  });

  it("keep their reviews when the text before them changes", () => {
    const text = `Press office, Harbour Street 4\n${TEXT}`;
    const moved = (attribution: Attribution): Attribution => {
      const by = text.length - TEXT.length;
      const all = (spans: Attribution["sources"]) =>
        spans.map(({ start, end }) => ({ start: start + by, end: end + by }));
      const { sources, cue, contents, addressees } = attribution;
      return {
        ...attribution,
        sources: all(sources),
        cue: cue && all([cue])[0],
        contents: all(contents),
        addressees: all(addressees),
      };
    };
    const rows = attributionRows(readout({ reviews: [review(THANKED, ["thanks"])] }, text, [TOLD, THANKED].map(moved)));
    expect(rows.map(({ tags }) => tags)).to.deep.equal([[], ["thanks"]]);
  });
});

describe("The ids of attributions", () => {
  it("name page and passage, sort in the order of the text, and differ for equal passages", () => {
    const ids = attributionIds(`${URL}?utm_source=x`, [
      { start: 5, end: 9 },
      { start: 1000, end: 1200 },
      { start: 1000, end: 1200 },
    ]);
    expect(ids.map(pageOfAttribution)).to.deep.equal([URL, URL, URL]);
    expect([...ids].sort()).to.deep.equal(ids);
    expect(new Set(ids).size).to.equal(3);
    expect([...groupIdsByPage(ids)].map(([key, some]) => [key, some.size])).to.deep.equal([[URL, 3]]);
  });
});

describe("Reviews of an attribution", () => {
  it("are combined: all tags, and the latest confirmation", () => {
    const [one, other] = [
      review(TOLD, ["a"], "2026-03-15T00:00:00.000Z"),
      review(TOLD, ["b", "a"], "2026-03-16T00:00:00.000Z"),
    ];
    expect(combineReviews([one, other])).to.deep.equal({
      checked: { at: "2026-03-16T00:00:00.000Z" },
      tags: ["a", "b"],
    });
    expect(mergeReviews(one, other))
      .to.include({ id: one.id })
      .and.to.deep.include({ tags: ["a", "b"] });
    expect(mergeReviews(other, one)).to.equal(other);
  });

  it("are changed with a later time, even if the clock was set back, and are empty without tags and confirmation", () => {
    const before = review(TOLD, [" a "], "2026-03-15T00:00:00.000Z");
    const after = updateReview(before, { tags: [] }, "", new Date("2025-01-01T00:00:00.000Z"));
    expect(after.modified > before.modified).to.equal(true);
    expect(before.tags).to.deep.equal(["a"]);
    expect([isEmptyReview(before), isEmptyReview(after)]).to.deep.equal([false, true]);
  });
});

describe("The addressees of an attribution are listed", () => {
  const PARTICIPANTS = ["Ingrid Vale", "Marta Orsk"];
  const CASES: readonly (readonly [why: string, words: string, speakers: readonly string[], ...names: string[]])[] = [
    [
      "by the full name of the participant whose last name they contain",
      "Minister Orsk",
      ["Ingrid Vale"],
      "Marta Orsk",
    ],
    ["by the only other participant for a pronoun", "her", ["Ingrid Vale"], "Marta Orsk"],
    ["by their words if no participant is named", "the envoy", ["Ingrid Vale"], "the envoy"],
    ["not at all for a pronoun without a known speaker", "them", []],
    ["not at all for a pronoun of several", "them", PARTICIPANTS],
  ];
  for (const [why, words, speakers, ...names] of CASES)
    it(why, () => expect(listedAddressees([words], speakers, PARTICIPANTS)).to.deep.equal(names));
});
