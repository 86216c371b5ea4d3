import { expect } from "chai";
import fc from "fast-check";
import { LOGSEQ_TEMPLATES } from "../../src/import-export/formats/logseq.ts";
import { MARKDOWN_TEMPLATES } from "../../src/import-export/formats/markdown.ts";
import { PAGE_NAMES, previewTemplate } from "../../src/import-export/page-template.ts";
import { compileTemplate } from "../../src/import-export/template.ts";
import { t } from "../../src/locale/i18n.ts";
import { setEnglish } from "../set-english.ts";

setEnglish();

const NAMES = new Set(["a", "b", "list", "it"]);

function fill(
  template: string,
  data: Parameters<Extract<ReturnType<typeof compileTemplate>, { render: unknown }>["render"]>[0],
): string {
  const read = compileTemplate(template, NAMES);
  if (!("render" in read)) throw new Error(read.errors.join(" "));
  return read.render(data);
}

describe("compileTemplate", () => {
  const rows: [string, string, string][] = [
    ["a value as plain text", "x {{a}} y", "x \\*1\\* y"],
    ["a value as YAML", "{{a|yaml}}", '"*1*"'],
    ["a list", "{{#list}}[{{it}}]{{/list}}", "[p][q]"],
    ["a list as a whole", "{{?list}}{{list|join}}{{/list}}", "p, q"],
    ["a block of an outline with the given indentation", "{{a|indent:2}}", "\\*1\\*"],
    ["tags in a form that both programs accept", "{{list|tags}} {{a|tags}}", "p, q n1"],
    ["a section of a value that is set", "{{#a}}yes{{/a}}{{^a}}no{{/a}}", "yes"],
    ["a section of a value that is empty", "{{#b}}yes{{/b}}{{^b}}no{{/b}}", "no"],
    ["tags alone on a line, and removes the line", "1\n{{#list}}\n{{it}}\n{{/list}}\n2\n", "1\np\nq\n2\n"],
    ["tags within a line, and keeps the line", "1 {{#a}}x{{/a}} 2", "1 x 2"],
  ];
  for (const [name, template, filled] of rows) {
    it(`fills in ${name}`, () => expect(fill(template, { a: "*1*", b: "", list: ["p", "q"] })).to.equal(filled));
  }

  const faults: [string, string][] = [
    ["one\n{{c}}", "Line 2: Unknown name: “c”."],
    [
      "{{a|shout}}",
      "Line 1: Unknown filter: “shout”. Available filters: line, block, quote, indent, markdown, yaml, link, target, date, join, property, tags, id.",
    ],
    ["{{a|markdown}}", "Line 1: “a” cannot be inserted as Markdown. Only your own text can: b."],
    ["\n{{#a}}", "Line 2: “a” is opened but not closed."],
    ["{{/a}}", "Line 1: “a” is closed but was not opened here."],
    ["{{#a}}{{#b}}{{/a}}{{/b}}", "Line 1: “a” is closed but was not opened here."],
    [
      "{{a|constructor}}",
      "Line 1: Unknown filter: “constructor”. Available filters: line, block, quote, indent, markdown, yaml, link, target, date, join, property, tags, id.",
    ],
  ];
  for (const [template, problem] of faults) {
    it(`reports the error in ${JSON.stringify(template)}`, () => {
      expect(compileTemplate(template, NAMES, new Set(["b"])).errors[0]).to.equal(problem);
    });
  }

  it("never throws for any template and value", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("{{", "}}", "#", "/", "?", "^", "a", "|", "list", "\n", " ")),
        fc.string(),
        (parts, a) => {
          const read = compileTemplate(parts.join(""), NAMES);
          if ("render" in read) expect(read.render({ a, list: [a] })).to.be.a("string");
          else expect(read.errors.length).to.be.greaterThan(0);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe("previewTemplate", () => {
  it("renders an invented page with the template", () => {
    expect(
      previewTemplate("{{title}}: {{#attributions}}{{speaker}} {{cue}} {{content}}{{/attributions}}"),
    ).to.deep.equal({
      text: "Readout of the call with the Prime Minister: Rudolf V underscored that the bridge at Zenda must stay open",
      problems: [],
    });
    expect(previewTemplate("{{titel}}").problems).to.deep.equal(["Line 1: Unknown name: “titel”."]);
  });

  it("knows and documents every name in the built-in templates", () => {
    for (const template of Object.values({ ...MARKDOWN_TEMPLATES, ...LOGSEQ_TEMPLATES }))
      expect(previewTemplate(template).problems).to.deep.equal([]);
    for (const [name, key] of Object.entries(PAGE_NAMES)) expect(t(key), name).to.match(/\S \S/);
  });
});
