// Measures what the test runner needs to know about the machine: the number of test processes it supports and its
// current slowness.

import { availableParallelism } from "node:os";

/** Duration of the fixed loop on the reference machine (a quiet core of a virtual machine of 2026), in milliseconds. */
const REFERENCE_TIME = 80;

/** Number of iterations of the fixed loop. */
const STEPS = 3_000_000;

/**
 * The longest wait for one condition on the reference machine, in milliseconds. Most conditions hold within two
 * seconds.
 */
const WAIT = 60_000;

/**
 * The longest time for one whole test on the reference machine, in milliseconds. A wait fails earlier, with more
 * details.
 */
const TEST = 600_000;

/**
 * Returns how many times longer a fixed loop takes now than on the reference machine, at least 1. Other busy processes
 * increase it, so every ceiling below grows with the load.
 */
export function measureSlowness() {
  const start = performance.now();
  let value = 1;
  for (let step = 0; step < STEPS; step += 1) value = (value * 1_103_515_245 + 12_345) % 2_147_483_648;
  const time = performance.now() - start;
  // Uses the value, so that no compiler can omit the loop.
  return Math.max(1, time / REFERENCE_TIME) + (value < 0 ? 1 : 0);
}

/**
 * Returns the longest wait for one condition, in milliseconds, scaled by the slowness that the runner has passed to
 * this process.
 */
export function waitCeiling() {
  return WAIT * slowness();
}

/**
 * Returns the longest time for one whole test, in milliseconds, scaled by the slowness that the runner has passed to
 * this process.
 */
export function testCeiling() {
  return TEST * slowness();
}

function slowness() {
  return Number(process.env.TEST_SLOWNESS ?? 1);
}

/**
 * Returns how many test processes run at the same time: three for two cores, because a browser under test spends part
 * of its time waiting.
 */
export function defaultJobs() {
  return Math.max(2, Math.round(availableParallelism() * 1.5));
}
