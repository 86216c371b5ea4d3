import { expect } from "chai";
import { formatLocalDay, localDay, momentAfter, plausibleMoment } from "../../src/annotation/moment.ts";
import { inTimeZone } from "../in-time-zone.ts";

const NOW = new Date("2026-11-30T12:00:00.000Z");
const YESTERDAY = new Date("2026-11-29T00:00:00.000Z");

describe("plausibleMoment", () => {
  const rows: [what: string, given: string, expected: string][] = [
    ["keeps a time in the past", "2024-01-01T00:00:00.000Z", "2024-01-01T00:00:00.000Z"],
    ["replaces a future time with the fallback", "2026-12-01T00:00:00.000Z", "2026-11-29T00:00:00.000Z"],
    ["replaces the year 9999 with the fallback", "9999-12-31T23:59:59.999Z", "2026-11-29T00:00:00.000Z"],
    ["replaces a year of six digits with the fallback", "+010000-01-01T00:00:00.000Z", "2026-11-29T00:00:00.000Z"],
    ["replaces a negative year with 1970", "-000001-12-31T00:01:00.000Z", "1970-01-01T00:00:00.000Z"],
    ["leaves an invalid time unchanged", "yesterday", "yesterday"],
  ];
  for (const [what, given, expected] of rows) {
    it(what, () => expect(plausibleMoment(given, { now: NOW, fallback: YESTERDAY })).to.equal(expected));
  }
});

describe("momentAfter", () => {
  it("returns the present time, or a time just after the given one when the clock was set back", () => {
    expect(momentAfter("2024-01-01T00:00:00.000Z", NOW)).to.equal(NOW.toISOString());
    expect(momentAfter("2026-11-30T13:00:00.000Z", NOW)).to.equal("2026-11-30T13:00:00.001Z");
  });
});

describe("localDay", () => {
  const rows: [zone: string, day: string][] = [
    ["Pacific/Auckland", "2026-11-30"],
    ["America/Los_Angeles", "2026-11-29"],
    ["UTC", "2026-11-29"],
    ["Asia/Kathmandu", "2026-11-30"],
  ];
  for (const [zone, day] of rows) {
    it(`returns the user's local day in ${zone}`, () =>
      inTimeZone(zone, async () => expect(formatLocalDay("2026-11-29T22:45:00.000Z")).to.equal(day)));
  }

  it("returns undefined for an invalid time", () => {
    expect(localDay("soon")).to.equal(undefined);
    expect(localDay(Number.NaN)).to.equal(undefined);
    expect(formatLocalDay("soon")).to.equal("soon");
  });
});
