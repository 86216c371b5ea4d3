import { expect } from "chai";
import { AnalysisCancelled, AnalysisQueue, type Job, PAGE_BUDGET } from "../../src/background/analysis-queue.ts";
import { FakeClock } from "./fake-clock.ts";

/** A job that takes `time` milliseconds, in steps of ten. */
function* jobOf(clock: FakeClock, time: number): Job<number> {
  for (let done = 0; done < time; done += 10) {
    clock.work(10);
    yield;
  }
  return time;
}

/** Returns the outcome of a promise, its value or its error, and the time at which it settled. */
async function outcome(clock: FakeClock, promise: Promise<unknown>): Promise<{ value: unknown; at: number }> {
  const value = await promise.catch((error: unknown) =>
    error instanceof AnalysisCancelled ? error.kind : String(error),
  );
  return { value, at: clock.now() };
}

describe("AnalysisQueue", () => {
  let clock: FakeClock;
  let queue: AnalysisQueue;
  beforeEach(() => {
    clock = new FakeClock();
    queue = new AnalysisQueue(clock);
  });
  const add = (tab: number, time: number, frame = 0) =>
    outcome(
      clock,
      queue.add({ tab, frame }, () => jobOf(clock, time)),
    );

  it("runs a job and returns its result", async () => {
    const done = add(1, 100);
    await clock.run();
    expect(await done).to.deep.equal({ value: 100, at: 100 });
  });

  it("cancels a job when a newer one arrives for the same frame, and keeps the jobs of other frames", async () => {
    const [older, frame] = [add(1, 1_000), add(1, 100, 7)];
    const results: Promise<{ value: unknown }>[] = [];
    clock.at(50, () => results.push(add(1, 200)));
    await clock.run();
    expect((await older).value).to.equal("superseded");
    expect((await frame).value).to.equal(100);
    expect((await results[0])?.value).to.equal(200);
  });

  it("runs one job of a tab at a time", async () => {
    let [under, most] = [0, 0];
    function* counted(): Job<void> {
      under += 1;
      most = Math.max(most, under);
      yield* jobOf(clock, 100);
      under -= 1;
    }
    for (let frame = 0; frame < 5; frame += 1) void queue.add({ tab: 1, frame }, counted);
    await clock.run();
    expect(most).to.equal(1);
  });

  it("drops the running and waiting jobs of a tab that is closed", async () => {
    const [first, second, other] = [add(1, 1_000), add(1, 1_000, 7), add(2, 300)];
    clock.at(60, () => queue.cancel(1));
    await clock.run();
    expect((await first).value).to.equal("dropped");
    expect((await second).value).to.equal("dropped");
    expect((await other).value).to.equal(300);
    expect((await other).at).to.be.lessThan(500);
  });

  it("takes turns between tabs, so that a short job does not wait for long ones", async () => {
    for (let tab = 1; tab <= 4; tab += 1) void add(tab, 5_000);
    const results: Promise<{ at: number }>[] = [];
    clock.at(3_000, () => results.push(add(9, 100)));
    await clock.run();
    expect((await results[0])?.at).to.be.lessThan(3_200);
  });

  it("gives equal shares to tabs that request the same work", async () => {
    const tabs = Array.from({ length: 5 }, (_, tab) => add(tab, 1_000));
    await clock.run();
    const ends = (await Promise.all(tabs)).map(({ at }) => at);
    expect(Math.max(...ends)).to.be.lessThan(5_200);
    expect(Math.min(...ends)).to.be.greaterThan(4_500);
  });

  it("analyses another tab's page in time while one tab requests three seconds of work every 0.3 seconds", async () => {
    for (let time = 0; time < 120_000; time += 300) clock.at(time, () => void add(1, 3_000));
    const delays: Promise<number>[] = [];
    for (let time = 5_000; time < 120_000; time += 10_000) {
      clock.at(time, () => delays.push(add(2, 400).then(({ at }) => at - time)));
    }
    await clock.run();
    expect(Math.max(...(await Promise.all(delays)))).to.be.lessThan(600);
  });

  it("spends at most a quarter of the time on a tab that sends requests without end", async () => {
    let worked = 0;
    function* counted(): Job<void> {
      for (let done = 0; done < 2_000; done += 10) {
        clock.work(10);
        worked += 10;
        yield;
      }
    }
    for (let time = 0; time < 300_000; time += 300) {
      clock.at(time, () => void queue.add({ tab: 1, frame: 0 }, counted).catch(() => undefined));
    }
    await clock.run(300_000);
    expect(worked).to.be.within(20_000, 80_000);
  });

  it("starts the shortest jobs of one tab about once a second on average, and always runs the last one", async () => {
    let begun = 0;
    let last: Promise<{ value: unknown }> | undefined;
    for (let time = 0; time < 100_000; time += 50) {
      clock.at(time, () => {
        last = outcome(
          clock,
          queue.add({ tab: 1, frame: 0 }, () => {
            begun += 1;
            return jobOf(clock, 10);
          }),
        );
      });
    }
    await clock.run();
    expect(begun).to.be.within(80, 150);
    expect((await last)?.value).to.equal(10);
  });

  it("reports an error to the page that sent the request and continues with the other jobs", async () => {
    const failing = outcome(
      clock,
      // biome-ignore lint/correctness/useYield: it fails before.
      queue.add({ tab: 1, frame: 0 }, function* (): Job<void> {
        throw new Error("a bad page");
      }),
    );
    const other = add(2, 100);
    await clock.run();
    expect((await failing).value).to.equal("Error: a bad page");
    expect((await other).value).to.equal(100);
  });

  it("continues with other tabs while a job waits", async () => {
    let settle: () => void = () => undefined;
    const something = new Promise<void>((resolve) => {
      settle = resolve;
    });
    const waiting = outcome(
      clock,
      queue.add({ tab: 1, frame: 0 }, function* (): Job<string> {
        yield something;
        return "waited";
      }),
    );
    const other = add(2, 100);
    clock.at(5_000, settle);
    await clock.run();
    expect(await other).to.deep.include({ value: 100 });
    expect((await other).at).to.be.lessThan(200);
    expect(await waiting).to.deep.equal({ value: "waited", at: 5_000 });
  });

  it("tells a job that its time is over and accepts its partial result", async () => {
    const partial = outcome(
      clock,
      queue.add({ tab: 1, frame: 0 }, function* ({ isSpent }): Job<string> {
        for (let count = 0; count < 1_000_000; count += 1) {
          if (isSpent()) return "the beginning";
          clock.work(10);
          yield;
        }
        return "all";
      }),
    );
    const other = add(2, 400);
    await clock.run();
    expect((await partial).value).to.equal("the beginning");
    expect((await partial).at).to.be.lessThan(PAGE_BUDGET + 600);
    expect((await other).at).to.be.lessThan(1_000);
  });

  it("stops a job that continues after its time is over", async () => {
    const endless = add(1, 10_000_000);
    await clock.run();
    expect((await endless).value).to.equal("too long");
    expect((await endless).at).to.be.lessThan(2.1 * PAGE_BUDGET);
  });

  it("forgets tabs that were idle for a while and accepts new jobs from them", async () => {
    void add(1, 100);
    await clock.run();
    clock.work(1_000_000);
    const later = add(1, 100);
    await clock.run();
    expect((await later).value).to.equal(100);
  });
});
