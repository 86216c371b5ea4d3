import { spawnSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { strFromU8, unzipSync } from "fflate";

const ROOT = join(import.meta.dirname, "..", "..");
const { version: VERSION } = readJson(join(ROOT, "package.json")) as { version: string };

/** All files of a package except messages and icons. */
const FILES =
  `LICENSE LICENSES-OF-PACKAGES.txt analysis-worker.js background.js card.css content-script.js detector.js early.js
  editor-frame.css editor-frame.html editor-frame.js editor-window.html editor.css first-run.css first-run.html first-run.js highlighted-readout.css
  library.css library.html library.js manifest.json noted-site.js page-facts.js page-ui.js page.css panel.html popup.css popup.html
  popup.js tags.css theme.css weights.bin word-table.bin`.split(/\s+/);
const ICONS = ["128.png", "16-for-dark.png", "16.png", "32-for-dark.png", "32.png", "48.png"];

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}

/** Runs the packaging of a source folder into another folder, in a time zone. Returns the files by kind. */
function packagesOf(source: string, out: string, timeZone: string): Map<string, Uint8Array> {
  const { status, stderr } = spawnSync(process.execPath, ["package.mjs", out], {
    cwd: source,
    encoding: "utf8",
    env: { ...process.env, TZ: timeZone },
  });
  expect(status, stderr).to.equal(0);
  const folder = join(out, "packages");
  return new Map(
    readdirSync(folder).map((name) => [
      name.replace(`note-verbale-${VERSION}-`, "").replace(".zip", ""),
      readFileSync(join(folder, name)),
    ]),
  );
}

describe("The packages for the stores", () => {
  const folder = mkdtempSync(join(tmpdir(), "packages-"));
  let packages: Map<string, Uint8Array>;
  let files: Map<string, Record<string, Uint8Array>>;

  before(() => {
    packages = packagesOf(ROOT, join(folder, "first"), "Pacific/Auckland");
    files = new Map(Array.from(packages, ([kind, bytes]) => [kind, unzipSync(bytes)]));
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const browser of ["chrome", "firefox"]) {
    it(`contain for ${browser} every file of the extension in order, and nothing else`, () => {
      const messages = readdirSync(join(ROOT, "src/_locales")).map((locale) => `_locales/${locale}/messages.json`);
      const wanted = [...FILES, ...messages, ...ICONS.map((name) => `icons/${name}`)].sort();
      expect(Object.keys(files.get(browser) ?? {})).to.deep.equal(wanted);
    });

    it(`have the version of package.json and the licences of all packages for ${browser}`, () => {
      const given = files.get(browser) ?? {};
      expect(JSON.parse(strFromU8(given["manifest.json"] ?? new Uint8Array()))).to.include({ version: VERSION });
      expect(strFromU8(given["LICENSES-OF-PACKAGES.txt"] ?? new Uint8Array())).to.match(/^preact [\d.]+ \(MIT\)$/m);
      expect(strFromU8(given["LICENSES-OF-PACKAGES.txt"] ?? new Uint8Array())).to.include("WordNet 3.1 Copyright 2011");
      for (const [name, bytes] of Object.entries(given))
        if (/\.(?:js|json|html|css|txt)$/.test(name)) expect(strFromU8(bytes), name).not.to.include(ROOT);
    });
  }

  it("have one version, which the manifest in the source does not repeat", () => {
    expect(readJson(join(ROOT, "manifest.json"))).not.to.have.property("version");
    expect(readJson(join(ROOT, "package-lock.json"))).to.include({ version: VERSION });
  });

  it("contain for reviewers the source with build notes, and no built or installed file", () => {
    const names = Object.keys(files.get("source") ?? {});
    expect(names).to.include.members([
      "BUILD-NOTES.md",
      "build.mjs",
      "package.mjs",
      "package-lock.json",
      "manifest.json",
    ]);
    expect(names.filter((name) => /(?:^|\/)(?:node_modules|dist|\.git|\.cache)\//.test(name))).to.deep.equal([]);
  });

  it("are the same bytes when they are built again from the source archive, in another time zone", () => {
    const source = join(folder, "source");
    for (const [name, bytes] of Object.entries(files.get("source") ?? {})) {
      mkdirSync(dirname(join(source, name)), { recursive: true });
      writeFileSync(join(source, name), bytes);
      utimesSync(join(source, name), 1e9, 1e9);
    }
    symlinkSync(join(ROOT, "node_modules"), join(source, "node_modules"));
    const again = packagesOf(source, join(folder, "again"), "America/Los_Angeles");
    expect([...again.keys()]).to.deep.equal(["chrome", "firefox", "source"]);
    for (const [kind, bytes] of packages)
      expect(Buffer.compare(again.get(kind) ?? new Uint8Array(), bytes), kind).to.equal(0);
  });
});
