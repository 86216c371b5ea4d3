import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";

const ROOT = join(import.meta.dirname, "..", "..");

/** The exports of the build script that this test uses. */
interface Build {
  licencesOf(inputs: readonly string[]): Promise<string>;
}

/** Returns the packages that the extension's own code imports. */
function importedPackages(): string[] {
  const files = readdirSync(join(ROOT, "src"), { recursive: true }).map(String);
  const code = files
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(ROOT, "src", name), "utf8"));
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  return Object.keys(dependencies).filter((name) => code.some((text) => text.includes(`from "${name}`)));
}

describe("The built extension", () => {
  it("contains the licence of every bundled package and no path of the build machine", async () => {
    const { licencesOf } = (await import(pathToFileURL(join(ROOT, "build.mjs")).href)) as Build;
    const names = importedPackages();
    const inputs = names.flatMap((name) => [`node_modules/${name}/one.js`, `node_modules/${name}/two.js`]);
    const text = await licencesOf(["src/popup/popup.tsx", ...inputs]);
    expect(names).to.include.members(["preact", "idb", "valibot"]);
    for (const name of names) {
      const { version, license } = JSON.parse(readFileSync(join(ROOT, "node_modules", name, "package.json"), "utf8"));
      expect(text.split(`${name} ${version} (${license})\n\n`)).to.have.length(2);
    }
    expect(text).to.match(/Permission is hereby granted/);
    expect(text).not.to.include(ROOT);
  });
});
