/**
 * Returns a function that returns a shuffled copy of a list. The same seed gives the same orders (mulberry32 with a
 * Fisher-Yates shuffle).
 * @param {number} seed
 */
export function shuffleBy(seed) {
  let state = seed >>> 0;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return (list) => {
    const copy = [...list];
    for (let last = copy.length - 1; last > 0; last -= 1) {
      const other = Math.floor(random() * (last + 1));
      [copy[last], copy[other]] = [copy[other], copy[last]];
    }
    return copy;
  };
}

/**
 * Shuffles the tests of a Mocha suite and of the suites inside it.
 * @param {{ tests: unknown[], suites: any[] }} suite
 * @param {(list: any[]) => any[]} shuffle
 */
export function shuffleSuite(suite, shuffle) {
  suite.tests = shuffle(suite.tests);
  suite.suites = shuffle(suite.suites);
  for (const inner of suite.suites) shuffleSuite(inner, shuffle);
}
