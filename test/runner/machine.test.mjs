import { availableParallelism } from "node:os";
import { expect } from "chai";
import { defaultJobs, measureSlowness, testCeiling, waitCeiling } from "./machine.mjs";

/** Runs `work` with the slowness that the runner passes to its processes, or with none. */
function withSlowness(slowness, work) {
  const { TEST_SLOWNESS } = process.env;
  try {
    if (slowness === undefined) delete process.env.TEST_SLOWNESS;
    else process.env.TEST_SLOWNESS = String(slowness);
    return work();
  } finally {
    if (TEST_SLOWNESS === undefined) delete process.env.TEST_SLOWNESS;
    else process.env.TEST_SLOWNESS = TEST_SLOWNESS;
  }
}

describe("measureSlowness", () => {
  it("returns a number of at least 1, even on a fast machine", () => {
    expect(measureSlowness()).to.be.a("number").and.to.satisfy(Number.isFinite).and.to.be.at.least(1);
  });

  it("grows with the time that the machine takes", () => {
    const { now } = performance;
    try {
      const slownessIn = (time) => {
        const moments = [0, time];
        performance.now = () => moments.shift();
        return measureSlowness();
      };
      expect([1, 80, 160, 800].map(slownessIn)).to.deep.equal([1, 1, 2, 10]);
    } finally {
      performance.now = now;
    }
  });
});

describe("The time limit", () => {
  for (const [name, ceiling] of [
    ["waitCeiling", waitCeiling],
    ["testCeiling", testCeiling],
  ]) {
    it(`${name} grows with TEST_SLOWNESS`, () => {
      const base = withSlowness(1, ceiling);
      expect(base).to.be.greaterThan(0);
      for (const slowness of [1.5, 2, 10]) expect(withSlowness(slowness, ceiling)).to.equal(base * slowness);
    });

    it(`${name} is that of the reference machine when TEST_SLOWNESS is not set`, () => {
      expect(withSlowness(undefined, ceiling)).to.equal(withSlowness(1, ceiling));
    });
  }

  it("of a test allows for several waits, so that a wait fails first and names its condition", () => {
    for (const slowness of [1, 7]) {
      expect(withSlowness(slowness, testCeiling)).to.be.at.least(5 * withSlowness(slowness, waitCeiling));
    }
  });
});

describe("defaultJobs", () => {
  it("returns a whole number of at least two, and at least one for each processor core", () => {
    expect(defaultJobs()).to.satisfy(Number.isInteger).and.to.be.at.least(Math.max(2, availableParallelism()));
  });
});
