// Builds dist/chrome, dist/firefox and the command dist/cli from manifest.json and the entry points in src. `node build.mjs` builds once;
// `node build.mjs --watch` builds again after each change.

import { chmod, cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const ROOT = dirname(fileURLToPath(import.meta.url));
const BROWSERS = ["chrome", "firefox"];

/** The scripts that a browser loads, by the names that the manifest and the HTML pages use. */
const SCRIPTS = {
  background: "src/background/background.ts",
  early: "src/content-script/early-listeners.ts",
  "noted-site": "src/detector/mark-noted-site.ts",
  detector: "src/detector/detector.ts",
  "content-script": "src/content-script/content-script.ts",
  "page-ui": "src/content-script/ui-bundle.ts",
  "editor-frame": "src/editor-frame/editor-frame.tsx",
  popup: "src/popup/popup.tsx",
  library: "src/library/library.tsx",
  "analysis-worker": "src/library/analysis-worker.ts",
  "first-run": "src/first-run/first-run.tsx",
};

/** A script that returns a value to the background: that of its last expression, which is its export `facts`. */
const SCRIPT_WITH_RESULT = {
  entryPoints: { "page-facts": "src/content-script/page-facts.ts" },
  globalName: "noteVerbale",
  footer: { js: "noteVerbale.facts;" },
};

/** The scripts of the command line, and the data files that they read. */
const COMMAND_SCRIPTS = { "note-verbale": "src/cli/cli.ts", worker: "src/cli/worker.ts" };
const COMMAND_FILES = {
  "weights.bin": "src/engine/tagger/weights.bin",
  "word-table.bin": "src/comparison/word-table.bin",
  "README.md": "docs/command-line.md",
  LICENSE: "LICENSE",
};

/** Files that are copied without change. */
const FILES = {
  "popup.html": "src/popup/popup.html",
  "popup.css": "src/popup/popup.css",
  "panel.html": "src/popup/panel.html",
  "library.html": "src/library/library.html",
  "library.css": "src/library/library.css",
  "first-run.html": "src/first-run/first-run.html",
  "first-run.css": "src/first-run/first-run.css",
  "highlighted-readout.css": "src/ui/highlighted-readout.css",
  "editor-frame.html": "src/editor-frame/editor-frame.html",
  // The editor frame as a page for its own window: in Chromium, an extension page that web pages may frame under a
  // changing address (`use_dynamic_url`) cannot be opened in a window.
  "editor-window.html": "src/editor-frame/editor-frame.html",
  "editor-frame.css": "src/editor-frame/editor-frame.css",
  "editor.css": "src/ui/editor.css",
  "card.css": "src/ui/card.css",
  "tags.css": "src/ui/tags.css",
  "theme.css": "src/ui/theme.css",
  "weights.bin": "src/engine/tagger/weights.bin",
  "word-table.bin": "src/comparison/word-table.bin",
};

/** Returns the manifest for one browser, without the keys and values about which that browser would warn. */
function manifestFor(browser, source, version) {
  const manifest = structuredClone(source);
  manifest.version = version;
  if (browser === "chrome") {
    delete manifest.browser_specific_settings;
    delete manifest.background.scripts;
    delete manifest.action.theme_icons;
    delete manifest.sidebar_action;
    return manifest;
  }
  delete manifest.minimum_chrome_version;
  delete manifest.background.service_worker;
  delete manifest.side_panel;
  manifest.permissions = manifest.permissions.filter((name) => name !== "sidePanel");
  for (const resource of manifest.web_accessible_resources) delete resource.use_dynamic_url;
  return manifest;
}

/**
 * Removes Preact's `dangerouslySetInnerHTML` from the build. The extension never uses text as markup, and store
 * reviewers need not check this. Fails if Preact's code no longer contains exactly the one assignment that is
 * replaced.
 */
const withoutInnerHtml = {
  name: "without-inner-html",
  setup(build) {
    build.onLoad({ filter: /preact[\\/]dist[\\/]preact\.mjs$/ }, async ({ path }) => {
      const code = await readFile(path, "utf8");
      const found = code.match(/\.innerHTML\b/g)?.length ?? 0;
      if (found !== 2) throw new Error(`preact has ${found} uses of innerHTML, 2 were expected: look at build.mjs`);
      return { contents: code.replaceAll(".innerHTML", ".textContent"), loader: "js" };
    });
  },
};

const TARGET = ["chrome134", "firefox149"];

/** Returns a minified style sheet. */
async function smallCss(path) {
  const { code } = await esbuild.transform(await readFile(path, "utf8"), {
    loader: "css",
    minify: true,
    target: TARGET,
  });
  return code;
}

/** Style sheets that scripts insert into a page are included as text, so they are minified here. */
const withSmallCss = {
  name: "with-small-css",
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => ({ contents: await smallCss(path), loader: "text" }));
  },
};

function options(outdir) {
  return {
    absWorkingDir: ROOT,
    entryPoints: SCRIPTS,
    outdir,
    bundle: true,
    format: "iife",
    target: TARGET,
    // esbuild rewrites patterns with Unicode properties, which all supported browsers know.
    supported: { "regexp-unicode-property-escapes": true },
    minify: true,
    legalComments: "none",
    loader: { ".bin": "binary" },
    plugins: [withoutInnerHtml, withSmallCss],
    jsx: "automatic",
    jsxImportSource: "preact",
    logLevel: "warning",
  };
}

/**
 * Returns the page's style sheet with all highlight styles on the root element alone, from which all other elements
 * inherit them. Chromium computes every highlight for every element that a rule matches, which takes 75 microseconds
 * per element (4.5 s for 60,000 elements); with inheritance it takes a fourteenth of that. Chromium inherits these
 * styles since version 134. Firefox does not inherit them and does not have this cost.
 */
function inheritedFromRoot(css) {
  return css.replaceAll("::highlight(", ":root::highlight(");
}

async function copyFiles(outdir, browser) {
  const source = JSON.parse(await readFile(join(ROOT, "manifest.json"), "utf8"));
  const { version } = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8"));
  const manifest = manifestFor(browser, source, version);
  await writeFile(join(outdir, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  await Promise.all(Object.entries(FILES).map(([to, from]) => cp(join(ROOT, from), join(outdir, to))));
  const pageCss = await smallCss(join(ROOT, "src/page/page.css"));
  await writeFile(join(outdir, "page.css"), browser === "chrome" ? inheritedFromRoot(pageCss) : pageCss);
  await cp(join(ROOT, "src", "_locales"), join(outdir, "_locales"), { recursive: true });
  await cp(join(ROOT, "icons"), join(outdir, "icons"), { recursive: true, filter: (path) => !path.endsWith(".svg") });
  await cp(join(ROOT, "LICENSE"), join(outdir, "LICENSE"));
}

async function buildFor(browser, root = join(ROOT, "dist")) {
  const outdir = join(root, browser);
  await rm(outdir, { recursive: true, force: true });
  await mkdir(outdir, { recursive: true });
  await copyFiles(outdir, browser);
  return outdir;
}

/** Returns the folder of the npm package that a bundled file belongs to, or undefined for our own files. */
function packageOf(input) {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
}

/** The licences of the data from which `word-table.bin` is derived. They must be part of every copy. */
const DATA_LICENCES = join(ROOT, "src/comparison/word-table.licence.txt");

/**
 * Returns the name, version and licence of each package whose code is in the bundles, in alphabetical order, and the
 * licences of the data.
 */
export async function licencesOf(inputs) {
  const folders = [...new Set(inputs.map(packageOf).filter(Boolean))].sort();
  const texts = await Promise.all(
    folders.map(async (folder) => {
      const { name, version, license } = JSON.parse(await readFile(join(ROOT, folder, "package.json"), "utf8"));
      const file = (await readdir(join(ROOT, folder))).find((one) => /^licen[cs]e(?:\.\w+)?$/i.test(one));
      if (!file) throw new Error(`${name} comes without the text of its licence: look at build.mjs`);
      const text = await readFile(join(ROOT, folder, file), "utf8");
      return `${name} ${version} (${license})\n\n${text.trim()}\n`;
    }),
  );
  texts.push(await readFile(DATA_LICENCES, "utf8"));
  return `Note Verbale contains code of these packages, and data.\n\n${texts.join(`\n${"-".repeat(80)}\n\n`)}`;
}

/** Writes the unpacked extensions into two folders of `root`. Returns these folders, Chromium's first. */
export async function build(root = join(ROOT, "dist")) {
  const outdirs = [];
  for (const browser of BROWSERS) {
    const outdir = await buildFor(browser, root);
    const { metafile } = await esbuild.build({ ...options(outdir), metafile: true });
    await esbuild.build({ ...options(outdir), ...SCRIPT_WITH_RESULT });
    await writeFile(join(outdir, "LICENSES-OF-PACKAGES.txt"), await licencesOf(Object.keys(metafile.inputs)));
    outdirs.push(outdir);
  }
  return outdirs;
}

/** Writes the command line as an npm package into a folder. Returns the folder. */
export async function buildCommand(outdir = join(ROOT, "dist", "cli")) {
  await rm(outdir, { recursive: true, force: true });
  const { metafile } = await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: COMMAND_SCRIPTS,
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    // HTML is parsed by jsdom, which is installed with the package and loaded only for HTML.
    external: ["jsdom"],
    legalComments: "none",
    logLevel: "warning",
    metafile: true,
  });
  const { version, license, engines, devDependencies } = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8"));
  const manifest = {
    name: "note-verbale",
    version,
    description: "Finds who says what in diplomatic readouts, from the command line.",
    license,
    type: "module",
    engines,
    bin: { "note-verbale": "note-verbale.mjs" },
    dependencies: { jsdom: devDependencies.jsdom },
  };
  await writeFile(join(outdir, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  await Promise.all(Object.entries(COMMAND_FILES).map(([to, from]) => cp(join(ROOT, from), join(outdir, to))));
  await writeFile(join(outdir, "LICENSES-OF-PACKAGES.txt"), await licencesOf(Object.keys(metafile.inputs)));
  await chmod(join(outdir, "note-verbale.mjs"), 0o755);
  return outdir;
}

async function watch() {
  for (const browser of BROWSERS) {
    const outdir = await buildFor(browser);
    for (const scripts of [{}, SCRIPT_WITH_RESULT]) {
      const context = await esbuild.context({ ...options(outdir), ...scripts, minify: false, logLevel: "info" });
      await context.watch();
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes("--watch")) await watch();
  else for (const outdir of [...(await build()), await buildCommand()]) console.log(`built ${outdir}`);
}
