import { expect } from "chai";
import { runLane } from "./run-files.mjs";

/** Runs files of `fixtures/` in one lane, and returns what is reported about their tests and about files that end. */
async function run(...names) {
  const [tests, ended] = [[], []];
  const report = {
    fileStarts: () => undefined,
    fileEnds: (_lane, { file }) => ended.push(nameOf(file)),
    log: () => undefined,
    record: (_lane, { type, file, title, state, error }) => {
      if (type === "test") tests.push({ file: nameOf(file), title, state, error });
    },
  };
  // The processes of this lane must not inherit the user's choice of tests and order.
  const env = { TEST_GREP: "", TEST_SEED: "", BROWSER: "" };
  const queue = names.map((name) => `test/runner/fixtures/${name}.mjs`);
  await runLane({ name: "node", env, queue, isAlone: false }, report);
  return { ended, tests, states: tests.map(({ file, title, state }) => `${file}: ${title}: ${state}`) };
}

function nameOf(file) {
  return file.replace(/^.*\/|\.mjs$/g, "");
}

describe("runLane", () => {
  it("attributes an uncaught error to the right test of a later file and continues with the next test", async () => {
    const { ended, states, tests } = await run("passes", "throws-late");
    expect(states).to.deep.equal([
      "passes: a file passes: passed",
      "throws-late: another file fails by an error that nothing catches: failed",
      "throws-late: another file passes after that: passed",
    ]);
    expect(tests[1].error).to.contain("thrown outside of the test");
    expect(ended).to.deep.equal(["passes", "throws-late"]);
  });

  it("fails a file that cannot be loaded and continues with the next file", async () => {
    const { ended, states, tests } = await run("cannot-be-loaded", "passes");
    expect(states).to.deep.equal([
      "cannot-be-loaded: test/runner/fixtures/cannot-be-loaded.mjs could be loaded: failed",
      "passes: a file passes: passed",
    ]);
    expect(tests[0].error).to.contain("thrown while the file is loaded");
    expect(ended).to.deep.equal(["cannot-be-loaded", "passes"]);
  });

  it("fails a file that exits its process and continues with the next file in another process", async () => {
    const { ended, states, tests } = await run("ends-process", "passes");
    expect(states).to.deep.equal([
      "ends-process: test/runner/fixtures/ends-process.mjs ran to its end: failed",
      "passes: a file passes: passed",
    ]);
    expect(tests[0].error).to.equal("The test process ended with status 3.");
    expect(ended).to.deep.equal(["ends-process", "passes"]);
  });
});
