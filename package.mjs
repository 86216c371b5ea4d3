// Writes the files that are uploaded to the stores to dist/packages: a zip for each browser, and the source archive for
// reviewers. `npm run package` prints their SHA-256 hashes. The same source gives the same bytes on every machine.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { zipSync } from "fflate";
import { build } from "./build.mjs";

const ROOT = dirname(fileURLToPath(import.meta.url));

/** What is no source: installed packages, built files, and what git and editors keep. */
const NOT_SOURCE = /^(?:node_modules|dist|\.git|\.cache)(?:\/|$)|(?:^|\/)(?:node_modules|\.DS_Store)(?:\/|$)|\.log$/;

/** The notes for reviewers, which are also the first file in the source archive. */
const BUILD_NOTES = "docs/store/build-notes.md";

/** The time of all entries. Zip files store local times, so this is a local time, the earliest that they can hold. */
const TIME = new Date(1980, 0, 1);

/** Returns the paths of all files in a folder, relative to it, with slashes, in the order of their code units. */
async function filesIn(folder, isIncluded = () => true) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, path = parentPath, name }) => join(parentPath ?? path, name).slice(folder.length + 1))
    .map((path) => path.split(sep).join("/"))
    .filter(isIncluded)
    .sort();
}

/** Returns the paths of all source files: those that git does not ignore, or all files if this is an unpacked source archive. */
async function sourceFiles() {
  if (!existsSync(join(ROOT, ".git")))
    return filesIn(ROOT, (path) => !NOT_SOURCE.test(path) && path !== "BUILD-NOTES.md");
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  return listed
    .split("\0")
    .filter((path) => path !== "" && !NOT_SOURCE.test(path) && existsSync(join(ROOT, path)))
    .sort();
}

/** Returns a zip of files, given as paths in the zip and on the disk. */
async function zipOf(files) {
  const entries = [];
  for (const [name, path] of files) entries.push([name, [await readFile(path), { mtime: TIME, level: 9 }]]);
  return zipSync(Object.fromEntries(entries));
}

/**
 * Builds the extension in a folder and writes the packages into its subfolder `packages`. Returns the name, size in
 * bytes and SHA-256 hash of each.
 */
export async function writePackages(root = join(ROOT, "dist")) {
  const { version } = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8"));
  const out = join(root, "packages");
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const [chrome, firefox] = await build(root);
  const inFolder = async (folder) => (await filesIn(folder)).map((name) => [name, join(folder, name)]);
  const source = (await sourceFiles()).map((name) => [name, join(ROOT, name)]);
  const contents = {
    chrome: await inFolder(chrome),
    firefox: await inFolder(firefox),
    source: [["BUILD-NOTES.md", join(ROOT, BUILD_NOTES)], ...source],
  };
  const written = [];
  for (const [kind, files] of Object.entries(contents)) {
    const bytes = await zipOf(files);
    const name = `note-verbale-${version}-${kind}.zip`;
    await writeFile(join(out, name), bytes);
    written.push({ name, size: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") });
  }
  return written;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , root] = process.argv;
  for (const { name, size, sha256 } of await writePackages(root)) console.log(`${sha256}  ${name}  ${size} bytes`);
}
