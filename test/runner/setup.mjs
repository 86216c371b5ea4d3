// Prepares a new machine: installs the project's packages and the browsers. It needs nothing but Node.

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findBrowser } from "./find-browsers.mjs";
import { ROOT } from "./paths.mjs";

/** Debian's package for each browser. */
const PACKAGES = { chromium: "chromium", firefox: "firefox-esr" };

/**
 * Installs the locked packages and the packages of missing browsers. If that fails, exits the process with one line of
 * advice.
 * @param {("chromium" | "firefox")[]} browsers
 */
export function setup(browsers) {
  checkNode();
  installPackages();
  return installBrowsers(browsers);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    exitWith(`Node 20.19 or newer is needed; this is ${process.versions.node}.`);
}

function installPackages() {
  if (areInstalled()) return;
  console.log("Installing the project's packages…");
  if (run("npm", ["ci", "--no-audit", "--no-fund"]) !== 0) exitWith("npm ci did not succeed: see above.");
}

/**
 * Returns whether npm has installed the exact versions in package-lock.json. Packages for other systems may be missing.
 */
function areInstalled() {
  const installed = packagesOf(join(ROOT, "node_modules", ".package-lock.json"));
  const locked = packagesOf(join(ROOT, "package-lock.json"));
  return Object.entries(locked).every(
    ([path, { version, optional }]) =>
      path === "" || (installed[path] ?? (optional && { version }))?.version === version,
  );
}

/** Returns the packages of a lock file by their paths, or none if the file does not exist. */
function packagesOf(lockFile) {
  return existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, "utf8")).packages : {};
}

function installBrowsers(names) {
  const missing = names.filter((name) => !findBrowser(name));
  if (missing.length > 0 && canUseApt()) {
    console.log(`Installing ${missing.join(" and ")} from Debian's packages…`);
    run("apt-get", ["update", "-qq"]);
    run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...missing.map((name) => PACKAGES[name])]);
  }
  const absent = names.filter((name) => !findBrowser(name));
  if (absent.length > 0) {
    exitWith(
      `Please install ${absent.join(" and ")} (or set ${absent.map((name) => `${name.toUpperCase()}_PATH`).join(" and ")}), then run this again.`,
    );
  }
  return Object.fromEntries(names.map((name) => [name, findBrowser(name)]));
}

function canUseApt() {
  return process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
}

function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const { status } = spawnSync(command, args, { cwd: ROOT, stdio: "inherit", env });
  return status;
}

/** Exits the process with one line for the user. */
function exitWith(message) {
  console.error(message);
  process.exit(1);
}
