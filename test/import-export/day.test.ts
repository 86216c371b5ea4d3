import { expect } from "chai";
import { fileName } from "../../src/import-export/file-name.ts";
import { FORMATS } from "../../src/import-export/formats.ts";
import { previewTemplate } from "../../src/import-export/page-template.ts";
import { inTimeZone } from "../in-time-zone.ts";
import { setEnglish } from "../set-english.ts";
import { exportToText } from "./export-to-bytes.ts";
import { documentOf, NOTE, PAGE } from "./samples.ts";

setEnglish();

/** An evening in UTC at which the next day has begun in New Zealand. */
const EVENING = "2026-11-24T22:45:00.000Z";
const PAGE_THEN = { ...PAGE, capturedAt: EVENING, notes: [{ ...NOTE, created: EVENING, modified: EVENING }] };
const document = { ...documentOf(PAGE_THEN), exportedAt: EVENING };

/** The notation of a day in the formats that contain a day without a time. */
const DAYS: Readonly<Record<string, (day: number) => string>> = {
  citations: (day) => `read ${day} November 2026`,
  ris: (day) => `Y2  - 2026/11/${day}/`,
  bibtex: (day) => `urldate = {2026-11-${day}}`,
  csl: (day) => `"accessed":{"date-parts":[[2026,11,${day}]]}`,
  markdown: (day) => `created: 2026-11-${day}`,
  logseq: (day) => `created:: 2026-11-${day}`,
  html: (day) => `>2026-11-${day}</time>`,
};

describe("The date in an export", () => {
  for (const [format, inWords] of Object.entries(DAYS)) {
    for (const [zone, day] of [
      ["Pacific/Auckland", 25],
      ["America/Los_Angeles", 24],
    ] as const) {
      it(`is the local date of a user in ${zone} in ${format}`, () =>
        inTimeZone(zone, async () => expect(await exportToText(format, document)).to.contain(inWords(day))));
    }
  }

  it("is the user's local date in every format, except in timestamps", () =>
    inTimeZone("Pacific/Auckland", async () => {
      for (const { id } of FORMATS) {
        const text = (await exportToText(id, document)).replace(/2026-11-24[T ]22:45:00/g, "");
        expect(text, id).not.to.match(/2026[-/]11[-/]24|24 November 2026|2026,11,24/);
      }
    }));

  it("is the user's local date in the file name", () =>
    inTimeZone("Pacific/Auckland", async () => {
      expect(fileName([PAGE_THEN], 1, EVENING, "csv")).to.match(/^2026-11-25 /);
    }));

  it("is the user's local date where a template names a timestamp, and unchanged for other dates", () =>
    inTimeZone("Pacific/Auckland", async () => {
      const { text } = previewTemplate("{{read|date}} {{event_date|date}}", PAGE_THEN);
      expect(text).to.equal(`2026-11-25 ${PAGE_THEN.event?.date}`);
    }));
});
