// Counts test results and prints the progress of the run.

/** Interval between two progress lines, in milliseconds. */
const PROGRESS_EVERY = 20_000;

/** Number of slow tests printed at the end. */
const SLOWEST = 10;

/** Counts and prints the results of all lanes (see run-files.mjs). */
export class Report {
  passed = 0;
  failed = 0;
  skipped = 0;
  #start = performance.now();
  #tests = [];
  #failures = [];
  /**
   * The current state of each lane: its file and test, the start time, and the number of completed tests of the file.
   */
  #running = new Map();
  #timer;
  #isVerbose;

  constructor({ isVerbose = false } = {}) {
    this.#isVerbose = isVerbose;
    this.#timer = setInterval(() => this.#printProgress(), PROGRESS_EVERY);
    this.#timer.unref();
  }

  fileStarts(lane, file) {
    this.#running.set(lane, { file, title: "", since: performance.now(), done: 0, failed: 0 });
  }

  /** Records that a test started or ended, or prints a log line. */
  record(lane, message) {
    if (message.type === "log") this.log(lane, message.text);
    else if (message.type === "start") {
      const { done = 0, failed = 0 } = this.#running.get(lane) ?? {};
      this.#running.set(lane, { file: message.file, title: message.title, since: performance.now(), done, failed });
    } else this.#count(lane, message);
  }

  fileEnds(lane, { file, time }) {
    const { done = 0, failed = 0 } = this.#running.get(lane) ?? {};
    this.#running.delete(lane);
    const sign = failed > 0 ? "✘" : "✔";
    console.log(`${this.#clock()} ${sign} ${lane}: ${file} (${done} tests, ${seconds(time)})`);
  }

  /** Counts a check, such as the linter, as one test. */
  check(title, isPassed, time, output) {
    this.#count("checks", {
      title,
      file: "checks",
      state: isPassed ? "passed" : "failed",
      time,
      ...(!isPassed && { error: output }),
    });
    this.#running.delete("checks");
    if (isPassed) console.log(`${this.#clock()} ✔ ${title} (${seconds(time)})`);
  }

  log(lane, line) {
    console.log(`${lane}: ${line}`);
  }

  /** Prints the failures again, the counts by folder, the slowest tests, and the last line. */
  end() {
    clearInterval(this.#timer);
    this.#printSlowest();
    this.#printFolders();
    for (const failure of this.#failures) printFailure(failure);
    const skipped = this.skipped > 0 ? ` ${this.skipped} were skipped in a browser that they are not for.` : "";
    console.log(`\nThe tests took ${seconds(performance.now() - this.#start)}.${skipped}`);
    console.log(`${this.passed} passed, ${this.failed} failed`);
  }

  #count(lane, { file, title, state, time, error }) {
    this[state] += 1;
    this.#tests.push({ lane, file, title, state, time });
    const running = this.#running.get(lane) ?? { file, title: "", since: 0, done: 0, failed: 0 };
    const failed = running.failed + (state === "failed" ? 1 : 0);
    this.#running.set(lane, { ...running, title: "", since: performance.now(), done: running.done + 1, failed });
    if (state === "failed") {
      const failure = { lane, file, title, error };
      this.#failures.push(failure);
      printFailure(failure);
    } else if (this.#isVerbose)
      console.log(`${this.#clock()} ${state === "passed" ? "✔" : "–"} ${lane}: ${title} (${seconds(time)})`);
  }

  #printProgress() {
    const now = performance.now();
    const lanes = [...this.#running].map(([lane, { file, title, since, done }]) => {
      const what = title ? `"${title}" for ${seconds(now - since)}` : "between two tests";
      return `\n    ${lane}: ${file}, ${done} done, ${what}`;
    });
    console.log(`${this.#clock()} … ${this.passed} passed, ${this.failed} failed so far${lanes.join("")}`);
  }

  #printSlowest() {
    const slowest = this.#tests.toSorted((a, b) => b.time - a.time).slice(0, SLOWEST);
    console.log(`\nThe ${slowest.length} slowest tests:`);
    for (const { lane, title, time } of slowest) console.log(`  ${seconds(time).padStart(7)}  ${lane}: ${title}`);
  }

  #printFolders() {
    const counts = new Map();
    for (const { lane, file, time } of this.#tests) {
      const folder = /^test\/[^/]+/.exec(file)?.[0] ?? file;
      const key = `${folder} (${lane.split(" ")[0]})`;
      const { count = 0, total = 0 } = counts.get(key) ?? {};
      counts.set(key, { count: count + 1, total: total + time });
    }
    console.log("\nTests by folder:");
    for (const [key, { count, total }] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
      console.log(`  ${String(count).padStart(5)}  ${key}, ${seconds(total)} in tests`);
  }

  #clock() {
    return `[${String(Math.round((performance.now() - this.#start) / 1000)).padStart(4)} s]`;
  }
}

function printFailure({ lane, file, title, error }) {
  console.log(`\n✘ ${lane}: ${title}\n  in ${file}\n${String(error).replace(/^/gm, "    ")}\n`);
}

function seconds(time) {
  return time < 10_000 ? `${(time / 1000).toFixed(1)} s` : `${Math.round(time / 1000)} s`;
}
