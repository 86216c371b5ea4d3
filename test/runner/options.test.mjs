import { expect } from "chai";
import { BROWSERS, HELP, parseOptions } from "./options.mjs";

/** Returns the message of the error that a command line is refused with. */
function refusalOf(...args) {
  try {
    parseOptions(args);
  } catch (error) {
    return error.message;
  }
  throw new Error(`${args.join(" ")} was accepted.`);
}

describe("parseOptions", () => {
  it("runs everything in both browsers, in the same order each time, when nothing is given", () => {
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

  it("takes paths, before, between and after options", () => {
    const args = ["test/store", "--quick", "test/ui", "--jobs", "2", "test/e2e/library.test.ts"];
    expect(parseOptions(args).paths).to.deep.equal(["test/store", "test/ui", "test/e2e/library.test.ts"]);
  });

  for (const name of ["quick", "alone", "verbose", "help"]) {
    it(`takes --${name}, which has no value`, () => {
      const options = parseOptions([`--${name}`, "test/engine"]);
      expect(options).to.deep.include({ [name]: true, paths: ["test/engine"] });
    });

    it(`refuses a value of --${name}, and names the option`, () => {
      expect(refusalOf(`--${name}=yes`)).to.contain(`--${name}`);
    });
  }

  for (const browser of BROWSERS) {
    it(`takes --browser ${browser}, and uses no other`, () => {
      expect(parseOptions(["--browser", browser]).browsers).to.deep.equal([browser]);
      expect(parseOptions([`--browser=${browser}`]).browsers).to.deep.equal([browser]);
    });
  }

  it("refuses another browser, and names those that there are", () => {
    expect(refusalOf("--browser", "safari")).to.equal('--browser takes chromium or firefox, not "safari".');
    expect(refusalOf("--browser=")).to.equal('--browser takes chromium or firefox, not "".');
  });

  it("takes --grep with words that hold spaces and signs", () => {
    expect(parseOptions(["--grep", "the index (of a text)"]).grep).to.equal("the index (of a text)");
    expect(parseOptions(["--grep=--alone"]).grep).to.equal("--alone");
  });

  for (const option of ["--grep", "--browser", "--jobs"]) {
    it(`refuses ${option} without a value, also before another option, and names it`, () => {
      expect(refusalOf(option)).to.contain(option);
      expect(refusalOf(option, "--quick")).to.contain(option);
    });
  }

  it("takes --jobs with a number", () => {
    expect(parseOptions(["--jobs", "3"]).jobs).to.equal(3);
    expect(parseOptions(["--jobs=12"]).jobs).to.equal(12);
  });

  for (const value of ["0", "-1", "1.5", "two", "", "3x", " 3", "03"]) {
    it(`refuses --jobs=${JSON.stringify(value)}`, () => {
      expect(refusalOf(`--jobs=${value}`)).to.equal(`--jobs takes a whole number from 1, not "${value}".`);
    });
  }

  it("takes --random with a seed", () => {
    expect(parseOptions(["--random", "42"]).seed).to.equal(42);
    expect(parseOptions(["--random=42", "test/engine"])).to.deep.include({ seed: 42, paths: ["test/engine"] });
  });

  it("draws a seed for --random where none is given, also before a path or another option", () => {
    for (const args of [["--random"], ["--random", "test/engine"], ["--random", "--quick"]]) {
      const { seed } = parseOptions(args);
      expect(seed).to.satisfy(Number.isInteger).and.to.be.within(1, 1_000_000);
    }
    expect(parseOptions(["--random", "test/engine"]).paths).to.deep.equal(["test/engine"]);
    expect(parseOptions(["--random", "--quick"]).quick).to.equal(true);
  });

  it("draws a seed that it takes when given, at every moment", () => {
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
    it(`refuses --random=${value}`, () => {
      expect(refusalOf(`--random=${value}`)).to.equal(`--random takes a whole number from 1, not "${value}".`);
    });
  }

  it("refuses an option that there is not, and names it", () => {
    expect(refusalOf("--browsers", "chromium")).to.contain("--browsers");
    expect(refusalOf("-q")).to.contain("-q");
  });
});

describe("HELP", () => {
  it("names every option, and no other", () => {
    const named = [...HELP.matchAll(/^(--[a-z]+)/gm)].map(([, option]) => option);
    expect(named.sort()).to.deep.equal(
      ["alone", "browser", "grep", "help", "jobs", "quick", "random", "verbose"].map((name) => `--${name}`),
    );
  });
});
