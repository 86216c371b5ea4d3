// Runs test files in several worker processes.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { ROOT } from "./paths.mjs";

/**
 * Returns a lane: a worker process that takes files from a queue until it is empty. Other lanes may share the queue.
 * @param {{ name: string, env?: Record<string, string>, queue: string[], isAlone: boolean }} lane
 * @param {import("./report.mjs").Report} report
 */
export async function runLane({ name, env = {}, queue, isAlone }, report) {
  while (queue.length > 0) {
    const files = isAlone ? queue.splice(0, 1) : queue;
    await runWorker(name, env, files, report);
  }
}

/** Starts one worker and gives it files until none are left. A worker that exits earlier has failed its file. */
function runWorker(name, env, files, report) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["--import", "tsx", "test/runner/mocha-worker.mjs"], {
      cwd: ROOT,
      env: { ...process.env, NO_COLOR: "1", ...env },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    let current;
    const giveNext = () => {
      current = files.shift();
      if (current !== undefined) report.fileStarts(name, current);
      child.send(current === undefined ? {} : { file: current });
    };
    child.on("message", (message) => {
      if (message.type === "ready") giveNext();
      else if (message.type === "file") {
        report.fileEnds(name, message);
        giveNext();
      } else report.record(name, message);
    });
    for (const stream of [child.stdout, child.stderr]) {
      createInterface(stream).on("line", (line) => report.log(name, line));
    }
    child.on("error", (error) => report.log(name, String(error)));
    child.on("close", (status, signal) => {
      if (current !== undefined || status !== 0) {
        const file = current ?? "end of the test process";
        const error = `The test process ended with status ${status ?? signal}.`;
        report.record(name, { type: "test", file, title: `${file} ran to its end`, state: "failed", time: 0, error });
        if (current !== undefined) report.fileEnds(name, { file, time: 0 });
      }
      resolve();
    });
  });
}
