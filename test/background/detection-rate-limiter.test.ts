import { expect } from "chai";
import { DetectionRateLimiter } from "../../src/background/detection-rate-limiter.ts";
import { FakeClock } from "./fake-clock.ts";

describe("DetectionRateLimiter", () => {
  let clock: FakeClock;
  let gate: DetectionRateLimiter;
  beforeEach(() => {
    clock = new FakeClock();
    gate = new DetectionRateLimiter(clock);
  });

  /**
   * Submits offers of a tab at the given times. Returns the time at which each accepted offer was accepted, with the
   * time at which it was made.
   */
  async function submitOffers(
    tab: number,
    moments: readonly number[],
  ): Promise<{ offered: number; accepted: number }[]> {
    const all: { offered: number; accepted: number }[] = [];
    for (const offered of moments) {
      clock.at(offered, () => {
        void gate.admit(tab).then((isAccepted) => isAccepted && all.push({ offered, accepted: clock.now() }));
      });
    }
    await clock.run();
    return all;
  }

  it("accepts the first offers of a tab without delay", async () => {
    const all = await submitOffers(1, [0, 700, 1_500]);
    expect(all.map(({ accepted: at }) => at)).to.deep.equal([0, 700, 1_500]);
  });

  it("accepts one offer in three seconds from a tab that sends one every 0.3 seconds, and finally the newest", async () => {
    const moments = Array.from({ length: 200 }, (_, index) => index * 300);
    const all = await submitOffers(1, moments);
    expect(all.length).to.be.within(20, 25);
    expect(all.at(-1)?.offered).to.equal(moments.at(-1));
    for (const { offered, accepted: at } of all.slice(3)) expect(at - offered).to.be.at.most(300);
  });

  it("accepts offers of other tabs without delay meanwhile", async () => {
    for (let time = 0; time < 30_000; time += 300) clock.at(time, () => void gate.admit(1));
    const all = await submitOffers(2, [5_000, 15_000, 25_000]);
    expect(all.map(({ accepted: at }) => at)).to.deep.equal([5_000, 15_000, 25_000]);
  });

  it("accepts offers without delay again after a quiet period", async () => {
    const all = await submitOffers(1, [0, 0, 0, 60_000, 60_100, 60_200]);
    expect(all.map(({ accepted: at }) => at)).to.deep.equal([0, 0, 0, 60_000, 60_100, 60_200]);
  });
});
