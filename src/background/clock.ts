import type { Clock } from "./analysis-queue.ts";

/** The background's own time. */
export const CLOCK: Clock = {
  now: () => performance.now(),
  wait: (time) => new Promise((resolve) => setTimeout(resolve, time)),
};
