import { expect } from "chai";
import { joinNames, type NameDecisions, separateNames } from "../../src/annotation/person-record.ts";
import { NameFactsCollector } from "../../src/comparison/collect-name-facts.ts";
import { compareWholeNames } from "../../src/comparison/compare-names.ts";
import { findRoles } from "../../src/comparison/find-roles.ts";
import type { PersonSuggestion } from "../../src/comparison/group-names.ts";
import { type NameParts, parseName } from "../../src/comparison/name-parts.ts";
import { suggestPeople } from "../../src/comparison/suggest-people.ts";
import { finish } from "../../src/engine/slices.ts";

const NONE: NameDecisions = { people: [], rejectedNames: [] };

/** A page: the names on it, its text if the test needs one, and its day. */
type Page = readonly [names: readonly string[], text?: string, day?: string];

function suggest(pages: readonly Page[], decisions = NONE): PersonSuggestion[] {
  const collector = new NameFactsCollector();
  for (const [at, [names, text, day]] of pages.entries()) collector.add({ key: String(at), names, text, day });
  return finish(suggestPeople(collector.all(), decisions));
}

/** Returns the suggestions as "other = name (kind)". */
function shown(pages: readonly Page[], decisions = NONE): string[] {
  return suggest(pages, decisions).map(({ name, other, reason }) => `${other} = ${name} (${reason.kind})`);
}

function parts(name: string): NameParts {
  const parsed = parseName(name);
  if (parsed?.kind !== "person") throw new Error(`“${name}” is not read as a person.`);
  return parsed;
}

describe("Whole names", () => {
  for (const [a, b, relation] of [
    ["Zuzana Havlová", "Zuzana Havlova", "spelling"],
    ["Badr al-Masri", "Badr El Masri", "spelling"],
    ["Cho Min-seo", "Cho Minseo", "spelling"],
    ["Cho Min-seo", "Cho Min Seo", "spelling"],
    ["Mohammed Al-Farsi", "Muhamad al Farsi", "spelling"],
    ["Volodymyr Hrytsenko", "Vladimir Hrytsenko", "spelling"],
    ["Kasım Yılmaz", "Kasim Yilmaz", "spelling"],
    ["Kaja Halvorsen", "Kaja Halvorson", "spelling"],
    ["Joseph R. Halden, Jr.", "Joseph Halden", "initial"],
    ["President Ida Lund", "Ida Lund", "spelling"],
    ["Mr. Ida Lund", "Ida K. Lund", "initial"],
    ["Joe Halden", "Joseph R. Halden, Jr.", "short"],
    ["Liz Marsh", "Elizabeth Marsh", "short"],
    ["Tanaka Hiroshi", "Hiroshi Tanaka", "order"],
    ["Luis Ortega", "Luis Gilberto Ortega", "longer"],
    ["Khalid bin Rashid", "Khalid bin Rashid Al Nuri", "longer"],
    ["Rodrigo Vargas", "Rodrigo Vargas Molina", "longer"],
  ] as const)
    it(`"${a}" and "${b}" can belong to one person (${relation})`, () => {
      expect(compareWholeNames(parts(a), parts(b))).to.equal(relation);
      expect(compareWholeNames(parts(b), parts(a))).to.equal(relation);
    });

  for (const [a, b] of [
    ["Joe Halden", "Hunter Halden"],
    ["George W. Marsh", "George H. Marsh"],
    ["Ferdinand Cruz Jr.", "Ferdinand Cruz Sr."],
    ["Karl Lund II", "Karl Lund III"],
    ["Karl Lund", "Karl Lund III"],
    ["Mohammed bin Hamad Al Nuri", "Mohammed bin Rashid Al Nuri"],
    ["Mario Ricci", "Maria Ricci"],
    ["Luis Gilberto Ortega", "Luis Fernando Ortega"],
    ["Alexander Petrov", "Alexandra Petrov"],
    ["Kim Min-jun", "Kim Min-ju"],
    ["Ida Lund", "Ida Lind"],
    ["Ana Petrova", "Ana Petrovo"],
  ] as const)
    it(`"${a}" and "${b}" do not count as one person`, () => {
      expect(compareWholeNames(parts(a), parts(b))).to.be.oneOf(["different", undefined]);
    });
});

describe("parseName", () => {
  for (const name of [
    "foreign ministers of the Nordic countries",
    "G7 Leaders",
    "14 participating countries",
    "Ida Lund and Karl Berg",
    "Sr.",
    "Halden U.S.",
  ])
    it(`does not parse "${name}" as a person`, () => expect(parseName(name)?.kind).to.not.equal("person"));

  it("parses an office of a state, and a state", () => {
    expect(parseName("Prime Minister of Norway")).to.deep.equal({
      kind: "office",
      titles: ["prime", "minister"],
      state: "Norway",
    });
    expect(parseName("United States")).to.deep.equal({ kind: "state", state: "United States" });
  });
});

describe("The offices that a text gives to a person", () => {
  for (const [text, name, titles, state, label] of [
    [
      "He met Prime Minister of Norway Ida Lund today.",
      "Ida Lund",
      "prime minister",
      "Norway",
      "Prime Minister of Norway",
    ],
    ["He met Norwegian Prime Minister Ida Lund.", "Ida Lund", "prime minister", "Norway", "Norwegian Prime Minister"],
    ["He met President Ida Lund of Norway.", "Ida Lund", "president", "Norway", "President"],
    [
      "He met Ida Lund, Foreign Minister of Norway, today.",
      "Ida Lund",
      "foreign minister",
      "Norway",
      "Foreign Minister of Norway",
    ],
  ] as const)
    it(`are read in "${text}"`, () =>
      expect(findRoles(text, name)).to.deep.equal([{ titles: titles.split(" "), state, label }]));

  it("are not found without a title", () => expect(findRoles("Ida Lund spoke.", "Ida Lund")).to.deep.equal([]));
});

describe("Suggested merges", () => {
  it("join all names of a person with the one on most pages", () => {
    const pages: Page[] = [
      [["Joseph R. Halden, Jr."], "President Joseph R. Halden, Jr. spoke."],
      [["Joseph R. Halden, Jr."]],
      [["Joe Halden"]],
      [["Halden"], "President Halden spoke."],
      [["Joseph R. Halden Jr."]],
    ];
    expect(shown(pages)).to.have.members([
      "Joe Halden = Joseph R. Halden, Jr. (short)",
      "Joseph R. Halden Jr. = Joseph R. Halden, Jr. (spelling)",
      "Halden = Joseph R. Halden, Jr. (title)",
    ]);
  });

  it("join a bare surname with its only bearer", () =>
    expect(shown([[["Kaja Halvorsen"]], [["Halvorsen"]]])).to.deep.equal(["Halvorsen = Kaja Halvorsen (surname)"]));

  it("leave a bare surname alone if two persons bear it", () =>
    expect(shown([[["Kaja Halvorsen"]], [["Erik Halvorsen"]], [["Halvorsen"]]])).to.deep.equal([]));

  it("join a surname with the only bearer of the same title", () =>
    expect(
      shown([
        [["Kaja Halvorsen"], "Prime Minister Kaja Halvorsen spoke."],
        [["Erik Halvorsen"], "Foreign Minister Erik Halvorsen spoke."],
        [["Halvorsen"], "Prime Minister Halvorsen spoke."],
      ]),
    ).to.deep.equal(["Halvorsen = Kaja Halvorsen (title)"]));

  for (const [why, pages] of [
    [
      "the title is another one",
      [
        [["Kaja Halvorsen"], "Prime Minister Kaja Halvorsen spoke."],
        [["Halvorsen"], "Defence Minister Halvorsen spoke."],
      ],
    ],
    [
      "the title is of another state",
      [
        [["Kaja Halvorsen"], "Norwegian President Kaja Halvorsen spoke."],
        [["Halvorsen"], "Danish President Halvorsen spoke."],
      ],
    ],
    [
      "the texts are of another time",
      [
        [["Kaja Halvorsen"], undefined, "2014-03-01"],
        [["Halvorsen"], undefined, "2024-03-01"],
      ],
    ],
    ["both names are on one page", [[["Kaja Halvorsen", "Halvorsen"]]]],
    [
      "the name has another title in itself",
      [[["Kaja Francis"], "Foreign Minister Kaja Francis spoke."], [["Pope Francis"]]],
    ],
  ] as readonly (readonly [string, readonly Page[]])[])
    it(`leave a bare surname alone if ${why}`, () => expect(shown(pages)).to.deep.equal([]));

  it("never join two given names of one family", () =>
    expect(shown([[["Joe Halden"]], [["Hunter Halden"]], [["Jill Halden"]]])).to.deep.equal([]));

  it("leave a short name alone that fits two persons", () =>
    expect(
      shown([[["Mohammed bin Hamad Al Nuri"]], [["Mohammed bin Rashid Al Nuri"]], [["Mohammed Al Nuri"]]]),
    ).to.deep.equal([]));

  it("join an office with the only person who holds it at that time", () =>
    expect(
      shown([
        [["Ida Lund"], "Norwegian Prime Minister Ida Lund spoke.", "2026-03-01"],
        [["Prime Minister of Norway"], "The Prime Minister of Norway spoke.", "2026-03-20"],
      ]),
    ).to.deep.equal(["Prime Minister of Norway = Ida Lund (office)"]));

  for (const [why, pages] of [
    [
      "two persons hold it at different times",
      [
        [["Ida Lund"], "Norwegian Prime Minister Ida Lund spoke.", "2026-03-01"],
        [["Erik Dahl"], "Norwegian Prime Minister Erik Dahl spoke.", "2022-03-01"],
        [["Prime Minister of Norway"], "", "2026-03-20"],
      ],
    ],
    [
      "the text on the office is of another time",
      [
        [["Ida Lund"], "Norwegian Prime Minister Ida Lund spoke.", "2026-03-01"],
        [["Prime Minister of Norway"], "", "2019-03-20"],
      ],
    ],
    [
      "no day is known",
      [
        [["Ida Lund"], "Norwegian Prime Minister Ida Lund spoke."],
        [["Prime Minister of Norway"], ""],
      ],
    ],
    [
      "the office is of another state",
      [
        [["Ida Lund"], "Norwegian Prime Minister Ida Lund spoke.", "2026-03-01"],
        [["Prime Minister of Denmark"], "", "2026-03-01"],
      ],
    ],
    [
      "it is a deputy's",
      [
        [["Ida Lund"], "Norwegian Deputy Prime Minister Ida Lund spoke.", "2026-03-01"],
        [["Prime Minister of Norway"], "", "2026-03-01"],
      ],
    ],
  ] as readonly (readonly [string, readonly Page[]])[])
    it(`leave an office alone if ${why}`, () => expect(shown(pages)).to.deep.equal([]));

  it("join the names of one state", () =>
    expect(shown([[["Turkey"]], [["Turkey"]], [["Türkiye"]]])).to.deep.equal(["Türkiye = Turkey (state)"]));

  it("end with the user's decision, also for other names of the person", () => {
    const pages: Page[] = [[["Joseph Halden"]], [["Joe Halden"]], [["Joseph R. Halden"]]];
    const joined = joinNames(NONE, ["Joseph Halden", "Joe Halden"]);
    expect(shown(pages, joined)).to.deep.equal(["Joseph R. Halden = Joseph Halden (initial)"]);
    const rejected = separateNames(joined, ["Joe Halden", "Joseph R. Halden"]);
    expect(shown(pages, rejected)).to.deep.equal([]);
  });
});
