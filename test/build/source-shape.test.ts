import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { measureFunctions } from "./complexity.ts";

const SOURCE = join(import.meta.dirname, "../../src");
const MOST_COMPLEX = 15;
/** The engine's rules are read by people who look for one of them, so that its files are shorter. */
const MOST_LINES = { engine: 300, others: 400 };
/** Files that are a table of data, which is not easier to read in parts. */
const DATA_TABLES: ReadonlySet<string> = new Set(["comparison/topic-lexicon.ts"]);

const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => /\.tsx?$/.test(file));
const read = (file: string): string => readFileSync(join(SOURCE, file), "utf8");

describe("the source", () => {
  it(`has no file of more than ${MOST_LINES.engine} lines in the engine, and ${MOST_LINES.others} elsewhere`, () => {
    const most = (file: string) => (file.startsWith("engine/") ? MOST_LINES.engine : MOST_LINES.others);
    const long = files.filter((file) => read(file).split("\n").length - 1 > most(file));
    expect(long).to.deep.equal([...DATA_TABLES]);
  });

  it(`has no function of a cyclomatic complexity over ${MOST_COMPLEX}`, () => {
    const complex = files.flatMap((file) =>
      measureFunctions(read(file), file.endsWith(".tsx") ? "tsx" : "ts")
        .filter(({ complexity }) => complexity > MOST_COMPLEX)
        .map(({ name, complexity }) => `${file} ${name} ${complexity}`),
    );
    expect(complex).to.deep.equal([]);
  });

  it("counts the branches of functions, methods and components", () => {
    const script = "class A { m(a) { return a ? 1 : a && 2; } } const f = (x) => { for (const y of x) if (y) g(); };";
    expect(measureFunctions(script, "ts")).to.deep.equal([
      { name: "m", complexity: 3 },
      { name: "f", complexity: 3 },
    ]);
    const component = "function C({ a }: P) { return <p>{a ? <b>{a && 1}</b> : null}</p>; }";
    expect(measureFunctions(component, "tsx")).to.deep.equal([{ name: "C", complexity: 3 }]);
  });
});
