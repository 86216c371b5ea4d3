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

  /** Offers of a tab at some moments; gives the moments at which one was taken, each with that of its offer. */
  async function taken(tab: number, moments: readonly number[]): Promise<{ offered: number; taken: number }[]> {
    const all: { offered: number; taken: number }[] = [];
    for (const offered of moments) {
      clock.at(offered, () => {
        void gate.admit(tab).then((isTaken) => isTaken && all.push({ offered, taken: clock.now() }));
      });
    }
    await clock.run();
    return all;
  }

  it("takes the first offers of a tab at once", async () => {
    const all = await taken(1, [0, 700, 1_500]);
    expect(all.map(({ taken: at }) => at)).to.deep.equal([0, 700, 1_500]);
  });

  it("takes one in three seconds of a tab that offers every 0.3, and at last the newest", async () => {
    const moments = Array.from({ length: 200 }, (_, index) => index * 300);
    const all = await taken(1, moments);
    expect(all.length).to.be.within(20, 25);
    expect(all.at(-1)?.offered).to.equal(moments.at(-1));
    for (const { offered, taken: at } of all.slice(3)) expect(at - offered).to.be.at.most(300);
  });

  it("takes offers of other tabs at once meanwhile", async () => {
    for (let time = 0; time < 30_000; time += 300) clock.at(time, () => void gate.admit(1));
    const all = await taken(2, [5_000, 15_000, 25_000]);
    expect(all.map(({ taken: at }) => at)).to.deep.equal([5_000, 15_000, 25_000]);
  });

  it("takes offers at once again after a while", async () => {
    const all = await taken(1, [0, 0, 0, 60_000, 60_100, 60_200]);
    expect(all.map(({ taken: at }) => at)).to.deep.equal([0, 0, 0, 60_000, 60_100, 60_200]);
  });
});
