import { expect } from "chai";
import type { Day } from "../../src/annotation/moment.ts";
import { parseDays } from "../../src/import-export/written-days.ts";
import { exportToText } from "./export-to-bytes.ts";
import { documentOf, PAGE } from "./samples.ts";

function written(day: Day | undefined): string {
  return Object.values(day ?? {}).join(" ");
}

describe("parseDays", () => {
  const rows: readonly (readonly [text: string, first: string, last?: string])[] = [
    ["2 April 2024", "2024 4 2"],
    ["Tuesday, April 2nd, 2024", "2024 4 2"],
    ["on the 2nd of Apr. 2024", "2024 4 2"],
    ["2024-04-02", "2024 4 2"],
    ["2024-04-02T10:30:00Z", "2024 4 2"],
    ["02.04.2024", "2024 4 2"],
    ["17:30, 7 October 2026", "2026 10 7"],
    ["August 24-26, 2026", "2026 8 24", "2026 8 26"],
    ["August 24 – 26, 2026", "2026 8 24", "2026 8 26"],
    ["24-26 August 2026", "2026 8 24", "2026 8 26"],
    ["24th and 25th August 2026", "2026 8 24", "2026 8 25"],
    ["August 30 to September 2, 2026", "2026 8 30", "2026 9 2"],
    ["30 August - 2 September 2026", "2026 8 30", "2026 9 2"],
    ["December 30 – January 2, 2027", "2026 12 30", "2027 1 2"],
    ["December 30, 2026 – January 2, 2027", "2026 12 30", "2027 1 2"],
    ["from Monday 24 to Wednesday 26 August 2026", "2026 8 24", "2026 8 26"],
    ["2026-08-24/2026-08-26", "2026 8 24", "2026 8 26"],
    ["26-24 August 2026", "2026 8 26"],
    ["2 avril 2024", "2024 4 2"],
    ["1er avril 2024", "2024 4 1"],
    ["le 2 mai 2024", "2024 5 2"],
    ["14 juill. 2024", "2024 7 14"],
    ["14 juillet 2024", "2024 7 14"],
    ["3 août 2024", "2024 8 3"],
    ["5 févr. 2024", "2024 2 5"],
    ["du 24 au 26 décembre 2026", "2026 12 24", "2026 12 26"],
    ["2 de abril de 2024", "2024 4 2"],
    ["1.º de mayo del 2024", "2024 5 1"],
    ["del 24 al 26 de agosto de 2026", "2026 8 24", "2026 8 26"],
    ["2 апреля 2024 года", "2024 4 2"],
    ["7 мая 2024 г.", "2024 5 7"],
    ["24–26 августа 2026 г.", "2026 8 24", "2026 8 26"],
    ["с 30 мая по 2 июня 2026 года", "2026 5 30", "2026 6 2"],
    ["2024年4月2日", "2024 4 2"],
    ["２０２４年４月２日", "2024 4 2"],
    ["2026年8月24日至26日", "2026 8 24", "2026 8 26"],
    ["2026年8月30日至9月2日", "2026 8 30", "2026 9 2"],
    ["2 أبريل 2024", "2024 4 2"],
    ["٢ أبريل ٢٠٢٤", "2024 4 2"],
    ["2 أبريل/نيسان 2024", "2024 4 2"],
    ["15 كانون الثاني 2024", "2024 1 15"],
    ["15 تشرين الأول/أكتوبر 2024", "2024 10 15"],
    ["9 جويلية 2024", "2024 7 9"],
    ["من 24 إلى 26 أغسطس 2026", "2026 8 24", "2026 8 26"],
    ["February 31, 2024", ""],
    ["29 February 2023", ""],
    ["29 February 2024", "2024 2 29"],
    ["2/4/2024", ""],
    ["Friday", ""],
    ["August 24", ""],
    ["2 Smarch 2024", ""],
    ["", ""],
  ];
  for (const [text, first, last = ""] of rows) {
    it(`parses ${JSON.stringify(text)}`, () => {
      const days = parseDays(text);
      expect([written(days?.first), written(days?.last)]).to.deep.equal([first, last]);
    });
  }

  it("uses a year that is known from elsewhere for a date without one", () => {
    expect(written(parseDays("August 24-26", 2026)?.last)).to.equal("2026 8 26");
    expect(written(parseDays("24 août", 2026)?.first)).to.equal("2026 8 24");
    expect(written(parseDays("24 August 2025", 2026)?.first)).to.equal("2025 8 24");
  });
});

describe("The day of the event in references", () => {
  const exportedAs = (format: string, date: string, day?: string) => {
    const event = {
      kind: "visit",
      participants: [],
      issuer: undefined,
      date,
      ...(day !== undefined && { day }),
    } as const;
    return exportToText(format, documentOf({ ...PAGE, event }));
  };

  it("is a period if the text names one", async () => {
    expect(JSON.parse(await exportedAs("csl", "August 24-26, 2026"))[0].issued).to.deep.equal({
      "date-parts": [
        [2026, 8, 24],
        [2026, 8, 26],
      ],
    });
    expect(await exportedAs("bibtex", "August 24-26, 2026")).to.include("  date = {2026-08-24/2026-08-26},\n");
    expect(await exportedAs("ris", "August 24-26, 2026")).to.include("DA  - 2026/08/24/\r\n");
    expect(await exportedAs("citations", "August 24-26, 2026")).to.include(", 24–26 August 2026, https://");
  });

  it("is the period that contains the calculated day, and that day alone if the text names another one", async () => {
    expect(await exportedAs("bibtex", "August 24-26", "2026-08-25")).to.include("date = {2026-08-24/2026-08-26}");
    expect(await exportedAs("bibtex", "2 August 2019", "2026-08-25")).to.include("date = {2026-08-25}");
    expect(await exportedAs("bibtex", "Tuesday", "2026-08-25")).to.include("date = {2026-08-25}");
  });

  it("is read in every language of the interface", async () => {
    for (const date of ["2 avril 2024", "2 de abril de 2024", "2 апреля 2024 года", "2024年4月2日", "2 أبريل 2024"])
      expect(JSON.parse(await exportedAs("csl", date))[0].issued, date).to.deep.equal({ "date-parts": [[2024, 4, 2]] });
  });
});
