// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these strings are programs.
import { expect } from "chai";
import { type AnyPattern, allPatterns, readProved, SAFE_BY_REVIEW, SRC } from "./all-patterns.ts";
import { decidePattern } from "./decide-pattern.ts";
import { type Found, findPatterns, patternsOf } from "./find-patterns.ts";

const PROVE = "run node --import tsx test/build/prove-patterns.ts";

describe("The regular expressions of the source", function () {
  this.timeout(0);

  let found: Found;
  let all: AnyPattern[];
  before(async () => {
    found = await findPatterns(SRC);
    all = await allPatterns(found);
  });

  it("are built from constants only, never from external text", () => {
    expect(found.makings.filter(({ outside }) => outside.length > 0)).to.deep.equal([]);
  });

  it("are all known, including those that are built on first use", () => {
    const made = all.filter(({ file }) => file === "made of strings");
    const reviewed = Object.keys(SAFE_BY_REVIEW).length;
    expect(made.length + reviewed).to.be.at.least(new Set(found.makings.map(({ code }) => code)).size);
    expect(all.length).to.be.greaterThan(400);
  });

  it("take at most linear time, by a proof for each", () => {
    const proved = new Set(readProved());
    const unproved = all.filter(({ digest }) => !proved.has(digest));
    expect(unproved, PROVE).to.deep.equal([]);
    expect(proved.size, `${PROVE}: there are proofs of patterns that are gone`).to.equal(all.length);
  });
});

describe("findPatterns", () => {
  const outsideIn = async (code: string) => (await patternsOf("x.ts", code)).makings.flatMap(({ outside }) => outside);

  const REFUSED: readonly (readonly [why: string, code: string])[] = [
    ["a parameter", "export function f(name: string) { return new RegExp(name, 'u'); }"],
    ["a parameter in a template", "export const f = (name: string) => new RegExp(`^${name}$`);"],
    ["a local variable", "export function f() { const name = location.hash; return RegExp(name); }"],
    ["a parameter that shadows a constant", "const name = 'a'; export const f = (name: string) => new RegExp(name);"],
    ["a global", "export const f = () => new RegExp(location.hash);"],
    ["a string given to match", "export const f = (a: string, b: string) => a.match(`${b}+`);"],
    ["an alias of the constructor", "const Pattern = RegExp; export const f = (a: string) => new Pattern(a);"],
    ["a variable of the module", "let name = 'a'; export const f = () => new RegExp(name);"],
  ];
  for (const [why, code] of REFUSED) {
    it(`rejects a pattern built from ${why}`, async () => expect(await outsideIn(code)).not.to.deep.equal([]));
  }

  it("accepts patterns built from constants and from exports of modules", async () => {
    const code =
      "import { WORDS } from './words.ts'; const END = '$'; export const F = new RegExp(`^(?:${WORDS.map((word) => `${word}s`).join('|')})${END}`);";
    expect(await outsideIn(code)).to.deep.equal([]);
  });

  it("finds literals at every position", async () => {
    const code =
      "const A = /a+/u; export const f = (t: string) => t.replace(/b/g, '').split(/[c]/).some((x) => /d/i.test(x));";
    const { patterns } = await patternsOf("x.ts", code);
    expect(patterns.map(({ source, flags }) => `${source} ${flags}`)).to.deep.equal(["a+ u", "b g", "[c] ", "d i"]);
  });
});

describe("decidePattern", function () {
  this.timeout(0);

  const PROVED: readonly string[] = [
    "^a+$",
    "a{0,31}b",
    "\\bfoo\\b.{0,100}\\bbar\\b",
    "(?<!a)b(?=c)",
    "^\\s*(?:a|b)*$",
  ];
  for (const source of PROVED) {
    it(`proves /${source}/`, async () =>
      expect(await decidePattern(source, "u")).to.deep.equal({ isProved: true, words: "" }));
  }

  const REFUSED: readonly string[] = [
    "(a+)+$",
    "a+$",
    "^\\s+|\\s+$",
    "(?=.*x)a",
    "(?:a|a)*(?=b)",
    "\\s*\\n\\s*",
    "b|a+$",
    "(?:b|a+$)",
  ];
  for (const source of REFUSED) {
    it(`does not prove /${source}/`, async () => {
      expect((await decidePattern(source, "u")).isProved).to.equal(false);
    });
  }
});
