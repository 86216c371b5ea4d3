import { expect } from "chai";
import fc from "fast-check";
import { shuffleBy, shuffleSuite } from "./shuffle.mjs";

const TWENTY = Array.from({ length: 20 }, (_, index) => index);

describe("shuffleBy", () => {
  it("returns the same orders for the same seed, for a sequence of lists", () => {
    fc.assert(
      fc.property(fc.nat(), fc.array(fc.array(fc.integer())), (seed, lists) => {
        expect(lists.map(shuffleBy(seed))).to.deep.equal(lists.map(shuffleBy(seed)));
      }),
    );
  });

  it("returns each entry once and does not change the original list", () => {
    fc.assert(
      fc.property(fc.nat(), fc.array(fc.integer()), (seed, list) => {
        const before = [...list];
        const byNumber = (a, b) => a - b;
        expect(shuffleBy(seed)(list).sort(byNumber)).to.deep.equal([...list].sort(byNumber));
        expect(list).to.deep.equal(before);
      }),
    );
  });

  it("returns another order for another seed", () => {
    const orders = new Set(Array.from({ length: 1000 }, (_, seed) => shuffleBy(seed)(TWENTY).join()));
    expect(orders.size).to.equal(1000);
  });

  it("returns another order for the same list a second time", () => {
    const shuffle = shuffleBy(1);
    expect(shuffle(TWENTY)).not.to.deep.equal(shuffle(TWENTY));
  });

  it("returns every order of three entries about equally often", () => {
    const shuffle = shuffleBy(7);
    const counts = new Map();
    for (let time = 0; time < 6000; time += 1) {
      const order = shuffle(["a", "b", "c"]).join("");
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).to.equal(6);
    for (const [order, count] of counts) expect(count, order).to.be.within(850, 1150);
  });
});

describe("shuffleSuite", () => {
  /** Returns a suite of nested suites and tests, all named by their positions. */
  function suiteOf(name, depth) {
    const suites = depth === 0 ? [] : TWENTY.slice(0, 5).map((n) => suiteOf(`${name}.${n}`, depth - 1));
    return { name, tests: TWENTY.map((n) => `${name} test ${n}`), suites };
  }

  function* testsIn({ tests, suites }) {
    yield* tests;
    for (const suite of suites) yield* testsIn(suite);
  }

  it("shuffles tests and suites at every depth and keeps each test in its suite", () => {
    const [ordered, shuffled] = [suiteOf("root", 2), suiteOf("root", 2)];
    shuffleSuite(shuffled, shuffleBy(3));
    const [before, after] = [ordered, shuffled].map((suite) => [...testsIn(suite)]);
    expect(after).not.to.deep.equal(before);
    expect([...after].sort()).to.deep.equal([...before].sort());
    const check = ({ name, tests, suites }) => {
      expect(tests).not.to.deep.equal(TWENTY.map((n) => `${name} test ${n}`));
      for (const test of tests) expect(test.startsWith(`${name} test `)).to.equal(true);
      for (const suite of suites) expect(suite.name.startsWith(`${name}.`)).to.equal(true);
      suites.forEach(check);
    };
    check(shuffled);
  });

  it("produces the same order for the same seed", () => {
    const [one, other] = [suiteOf("root", 2), suiteOf("root", 2)];
    for (const suite of [one, other]) shuffleSuite(suite, shuffleBy(3));
    expect(one).to.deep.equal(other);
  });
});
