import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";

const ROOT = join(import.meta.dirname, "..", "..");
const COMMAND = ["--import", "tsx", join(ROOT, "src", "cli", "cli.ts"), "compare"];

const NORWAY = `Foreign Minister Solheim speaks with Foreign Minister Adeyemi

Foreign Minister Ingrid Solheim of Norway spoke today by telephone with Foreign Minister Tunde Adeyemi of Nigeria. Minister Solheim pledged 40 million dollars for the repair of power plants. She condemned the attacks on merchant ships. The ministers agreed to stay in touch.
`;
const NIGERIA = `<!DOCTYPE html><html lang="en"><head><title>Minister receives call</title>
<meta property="article:published_time" content="2026-03-14T18:00:00Z"></head><body><main><h1>Minister receives call</h1>
<p>Foreign Minister Tunde Adeyemi of Nigeria spoke today by telephone with Foreign Minister Ingrid Solheim of Norway.</p>
<p>Minister Adeyemi thanked Minister Solheim for $40 million for the electricity grid. He stressed that judges must be free.</p>
</main></body></html>`;

interface Answer {
  a: { attributions: object[] };
  b: { attributions: object[]; text: string; readout: { published: string | null } };
  links: { a: number; b: number; score: number; state: string; evidence: { numbers: string[] } }[];
  noneFound: { a: number[]; b: number[] };
}

describe("the command that compares two files", () => {
  let folder = "";
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "compare-"));
    writeFileSync(join(folder, "a.txt"), NORWAY);
    writeFileSync(join(folder, "b.html"), NIGERIA);
  });
  after(() => rmSync(folder, { recursive: true }));

  it("prints both readings, the links with their evidence, and what has no counterpart", () => {
    const output = execFileSync(process.execPath, [...COMMAND, join(folder, "a.txt"), join(folder, "b.html")], {
      encoding: "utf8",
      cwd: ROOT,
    });
    const { a, b, links, noneFound } = JSON.parse(output) as Answer;
    expect(b.readout.published).to.equal("2026-03-14");
    expect(b.text).to.include("electricity grid");
    const [best] = links;
    expect(best).to.include({ state: "likely" });
    expect(best?.evidence.numbers).to.deep.equal(["40000000"]);
    expect(links.map(({ score }) => score)).to.deep.equal(links.map(({ score }) => score).toSorted((p, q) => q - p));
    for (const link of links) {
      expect(link.score).to.be.within(0, 1);
      expect(["likely", "unsure"]).to.include(link.state);
      expect(a.attributions[link.a]).to.be.an("object");
      expect(b.attributions[link.b]).to.be.an("object");
    }
    expect(noneFound.b).to.have.length(1);
    expect(noneFound.b).not.to.include(best?.b);
  });

  it("names a file that cannot be read, and fails", () => {
    const { stdout, status } = spawnSync(
      process.execPath,
      [...COMMAND, join(folder, "a.txt"), join(folder, "none.txt")],
      {
        encoding: "utf8",
        cwd: ROOT,
      },
    );
    expect(status).to.equal(1);
    expect(JSON.parse(stdout)).to.deep.include({ file: join(folder, "none.txt") });
  });
});
