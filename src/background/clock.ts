import type { Clock } from "./analysis-queue.ts";

/** The real clock. */
export const CLOCK: Clock = {
  now: () => performance.now(),
  wait: (time) => new Promise((resolve) => setTimeout(resolve, time)),
};
