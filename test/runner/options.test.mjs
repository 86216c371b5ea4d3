import { expect } from "chai";
import { BROWSERS, HELP, parseOptions } from "./options.mjs";

/** Returns the message of the error with which a command line is rejected. */
function refusalOf(...args) {
  try {
    parseOptions(args);
  } catch (error) {
    return error.message;
  }
  throw new Error(`${args.join(" ")} was accepted.`);
}

describe("parseOptions", () => {
  it("selects all tests in both browsers, in a fixed order, without arguments", () => {
    expect(parseOptions([])).to.deep.include({
      paths: [],
      browsers: ["chromium", "firefox"],
      grep: "",
      seed: undefined,
      jobs: undefined,
      quick: false,
      alone: false,
      verbose: false,
      help: false,
    });
  });

  it("accepts paths before, between and after options", () => {
    const args = ["test/store", "--quick", "test/ui", "--jobs", "2", "test/e2e/library.test.ts"];
    expect(parseOptions(args).paths).to.deep.equal(["test/store", "test/ui", "test/e2e/library.test.ts"]);
  });

  for (const name of ["quick", "alone", "verbose", "help"]) {
    it(`accepts --${name}, which has no value`, () => {
      const options = parseOptions([`--${name}`, "test/engine"]);
      expect(options).to.deep.include({ [name]: true, paths: ["test/engine"] });
    });

    it(`rejects a value of --${name} and names the option`, () => {
      expect(refusalOf(`--${name}=yes`)).to.contain(`--${name}`);
    });
  }

  for (const browser of BROWSERS) {
    it(`accepts --browser ${browser} and selects no other`, () => {
      expect(parseOptions(["--browser", browser]).browsers).to.deep.equal([browser]);
      expect(parseOptions([`--browser=${browser}`]).browsers).to.deep.equal([browser]);
    });
  }

  it("rejects an unknown browser and lists the known ones", () => {
    expect(refusalOf("--browser", "safari")).to.equal('--browser takes chromium or firefox, not "safari".');
    expect(refusalOf("--browser=")).to.equal('--browser takes chromium or firefox, not "".');
  });

  it("accepts --grep with text that contains spaces and special characters", () => {
    expect(parseOptions(["--grep", "the index (of a text)"]).grep).to.equal("the index (of a text)");
    expect(parseOptions(["--grep=--alone"]).grep).to.equal("--alone");
  });

  for (const option of ["--grep", "--browser", "--jobs"]) {
    it(`rejects ${option} without a value, also before another option, and names it`, () => {
      expect(refusalOf(option)).to.contain(option);
      expect(refusalOf(option, "--quick")).to.contain(option);
    });
  }

  it("accepts --jobs with a number", () => {
    expect(parseOptions(["--jobs", "3"]).jobs).to.equal(3);
    expect(parseOptions(["--jobs=12"]).jobs).to.equal(12);
  });

  for (const value of ["0", "-1", "1.5", "two", "", "3x", " 3", "03"]) {
    it(`rejects --jobs=${JSON.stringify(value)}`, () => {
      expect(refusalOf(`--jobs=${value}`)).to.equal(`--jobs takes a whole number from 1, not "${value}".`);
    });
  }

  it("accepts --random with a seed", () => {
    expect(parseOptions(["--random", "42"]).seed).to.equal(42);
    expect(parseOptions(["--random=42", "test/engine"])).to.deep.include({ seed: 42, paths: ["test/engine"] });
  });

  it("chooses a seed for --random without one, also before a path or another option", () => {
    for (const args of [["--random"], ["--random", "test/engine"], ["--random", "--quick"]]) {
      const { seed } = parseOptions(args);
      expect(seed).to.satisfy(Number.isInteger).and.to.be.within(1, 1_000_000);
    }
    expect(parseOptions(["--random", "test/engine"]).paths).to.deep.equal(["test/engine"]);
    expect(parseOptions(["--random", "--quick"]).quick).to.equal(true);
  });

  it("always chooses a seed that it also accepts as an argument", () => {
    const { now } = Date;
    try {
      for (const moment of [0, 1, 999_999, 1_000_000, 1_999_999, 1_796_000_000_000]) {
        Date.now = () => moment;
        const { seed } = parseOptions(["--random"]);
        expect(parseOptions(["--random", String(seed)]).seed).to.equal(seed);
      }
    } finally {
      Date.now = now;
    }
  });

  for (const value of ["0", "-7", "1.5", "today"]) {
    it(`rejects --random=${value}`, () => {
      expect(refusalOf(`--random=${value}`)).to.equal(`--random takes a whole number from 1, not "${value}".`);
    });
  }

  it("rejects an unknown option and names it", () => {
    expect(refusalOf("--browsers", "chromium")).to.contain("--browsers");
    expect(refusalOf("-q")).to.contain("-q");
  });
});

describe("HELP", () => {
  it("lists every option and no other", () => {
    const named = [...HELP.matchAll(/^(--[a-z]+)/gm)].map(([, option]) => option);
    expect(named.sort()).to.deep.equal(
      ["alone", "browser", "grep", "help", "jobs", "quick", "random", "verbose"].map((name) => `--${name}`),
    );
  });
});
