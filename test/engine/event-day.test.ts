import { expect } from "chai";
import { analyzeText } from "../../src/engine/analyze-text.ts";
import { isoDay } from "../../src/engine/event/event-day.ts";
import type { PageFacts } from "../../src/engine/page-facts.ts";

const MEETING = "President Diego Rojas of Chile met Prime Minister Ana Lund of Norway";
const FRIDAY: PageFacts = { publishedDay: "2031-05-09" };

/** The condition, the text, the facts of its page, the expected day and how it is known. */
const DAYS: readonly (readonly [
  why: string,
  text: string,
  facts: PageFacts,
  day?: string | undefined,
  dayFrom?: string | undefined,
])[] = [
  ["a complete date", `A meeting\n\n${MEETING} on 3 May 2031.`, {}, "2031-05-03", "stated"],
  ["a date without a year", `A meeting\n\n${MEETING} on 3 May.`, FRIDAY, "2031-05-03", "stated"],
  [
    "a date in the previous year",
    `A meeting\n\n${MEETING} on 30 December.`,
    { publishedDay: "2031-01-02" },
    "2030-12-30",
    "stated",
  ],
  [
    "a date without a year and without a day of publication",
    `A meeting\n\n${MEETING} on 3 May.`,
    {},
    undefined,
    undefined,
  ],
  ["“today”", `A meeting\n\n${MEETING} today.`, FRIDAY, "2031-05-09", "relative"],
  ["“yesterday”", `A meeting\n\n${MEETING} yesterday.`, FRIDAY, "2031-05-08", "relative"],
  ["a weekday", `A meeting\n\n${MEETING} on Tuesday evening.`, FRIDAY, "2031-05-06", "relative"],
  ["the weekday of publication", `A meeting\n\n${MEETING} on Friday.`, FRIDAY, "2031-05-09", "relative"],
  ["“last week”, which is not a single day", `A meeting\n\n${MEETING} last week.`, FRIDAY, undefined, undefined],
  ["“today” after a dateline", `A meeting\n\nOSLO, 3 May 2031 – ${MEETING} today.`, FRIDAY, "2031-05-03", "stated"],
  ["a text without a date", `A meeting\n\n${MEETING}.`, FRIDAY, "2031-05-09", "published"],
  ["a text without a date or day of publication", `A meeting\n\n${MEETING}.`, {}, undefined, undefined],
  [
    "a date in the page's address",
    `A meeting\n\n${MEETING}.`,
    { url: "https://a.example/2031/05/07/x" },
    "2031-05-07",
    "published",
  ],
  ["a time before the date", `A meeting\n\n17:30, 7 October 2031\n\n${MEETING} today.`, {}, "2031-10-07", "stated"],
  ["a day and month in brackets", `A meeting\n\n${MEETING} in Oslo (04/05).`, FRIDAY, "2031-05-04", "stated"],
  ["a weekday with day and month", `A meeting\n\n${MEETING}, Sunday (04/05).`, FRIDAY, "2031-05-04", "stated"],
  [
    "a weekday after a dateline in brackets",
    `A meeting\n\n(Secretariat of the Forum, Suva – Friday, May 9) ${MEETING} on Wednesday.`,
    FRIDAY,
    "2031-05-07",
    "relative",
  ],
  [
    "a text without headline",
    `Oslo, May 9, 2031 – On Wednesday ${MEETING}, for a conversation about mackerel and the cod of the northern seas.\n\nThey agreed to meet.`,
    FRIDAY,
    "2031-05-07",
    "relative",
  ],
  [
    "“today” below a headline with the days of a visit",
    `Visit of President Rojas, 7 to 10 May 2031\n\n${MEETING} today.`,
    FRIDAY,
    "2031-05-09",
    "relative",
  ],
  ["a numeric date", `A meeting\n\nBern, 12.03.2031 – ${MEETING} today.`, {}, "2031-03-12", "stated"],
  [
    "an update after the day of publication",
    `A meeting\n\nLast updated: 20 May 2031\n\n${MEETING} today.`,
    FRIDAY,
    "2031-05-09",
    "relative",
  ],
  [
    "a text that mentions an anniversary",
    `A meeting\n\n${MEETING} to mark the anniversary of 4 May 1976.`,
    FRIDAY,
    "2031-05-09",
    "published",
  ],
];

const WRITTEN: readonly (readonly [words: string, day: string | undefined])[] = [
  ["2 April 2031", "2031-04-02"],
  ["April 2nd, 2031", "2031-04-02"],
  ["Thursday, 22 of October 2031", "2031-10-22"],
  ["2031-03-14T23:30:00+09:00", "2031-03-14"],
  ["14/03/2031", "2031-03-14"],
  ["03/14/2031", "2031-03-14"],
  ["31 February 2031", undefined],
  ["August 24-26, 2031", "2031-08-24"],
  ["Friday", undefined],
];

describe("findEventDay", () => {
  for (const [why, text, facts, day, dayFrom] of DAYS)
    it(`returns the day for ${why}`, () => {
      const { event } = analyzeText(text, { facts });
      expect([event?.day, event?.dayFrom]).to.deep.equal([day, dayFrom]);
    });

  for (const [words, day] of WRITTEN)
    it(`isoDay converts “${words}” to ${day ?? "no day"}`, () => expect(isoDay(words)).to.equal(day));
});
