import { accessSync, constants } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

/** Where each browser is searched: an environment variable, names in PATH, then fixed locations. */
const PLACES = {
  chromium: {
    variable: "CHROMIUM_PATH",
    names: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"],
    files: [
      "/usr/bin/chromium",
      "/usr/bin/chromium-browser",
      "/usr/lib64/chromium-browser/chromium-browser",
      "/usr/bin/google-chrome",
      "/usr/bin/google-chrome-stable",
      "/opt/google/chrome/chrome",
      "/snap/bin/chromium",
      "/var/lib/flatpak/exports/bin/org.chromium.Chromium",
      "/Applications/Chromium.app/Contents/MacOS/Chromium",
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      join(homedir(), "Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
      "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
      "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
    ],
  },
  firefox: {
    variable: "FIREFOX_PATH",
    names: ["firefox", "firefox-esr", "firefox-developer-edition"],
    files: [
      "/usr/bin/firefox",
      "/usr/bin/firefox-esr",
      "/usr/lib/firefox/firefox",
      "/usr/lib64/firefox/firefox",
      "/opt/firefox/firefox",
      "/snap/bin/firefox",
      "/Applications/Firefox.app/Contents/MacOS/firefox",
      join(homedir(), "Applications/Firefox.app/Contents/MacOS/firefox"),
      "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
    ],
  },
};

/**
 * Returns the executable of a browser, or undefined if none is found. A path from the environment is returned unchecked,
 * so that a wrong path fails visibly instead of silently testing another browser.
 * @param {"chromium" | "firefox"} name
 * @returns {string | undefined}
 */
export function findBrowser(name) {
  const { variable, names, files } = PLACES[name];
  const given = process.env[variable];
  if (given) return given;
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const inPath = names.flatMap((program) => folders.map((folder) => join(folder, program)));
  return [...inPath, ...files].find(isExecutable);
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
