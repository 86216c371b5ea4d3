import { readFileSync } from "node:fs";

/** Returns the content of the main element of a demonstration page. */
function mainOf(file: string): string {
  const html = readFileSync(`${import.meta.dirname}/../../demo/${file}`, "utf8");
  const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1];
  if (!main) throw new Error(`${file} has no main element.`);
  return main;
}

/** An article that is a readout, one of another call, and one that is not a readout. */
export const READOUT_ARTICLE = mainOf("oslo.html");
export const OTHER_READOUT_ARTICLE = mainOf("brasilia.html");
export const ORDINARY_ARTICLE = mainOf("ordinary.html") + paragraphs(2_000);

/** Returns a page around an article, with an input field and a script of its own. */
export function pageWith(main: string, script = ""): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Test page</title>
<link rel="icon" href="data:,">
<body>
<input aria-label="Search">
<main>${main}</main>
${script && `<script>${script}</script>`}
</body>
</html>`;
}

/** Returns about `length` characters of ordinary paragraphs, each different. */
export function paragraphs(length: number): string {
  const [, ...models] = mainOf("ordinary.html").split("<p>");
  let html = "";
  for (let number = 1; html.length < length; number += 1) {
    html += `<p>${models[number % models.length]?.replace("</p>", ` This was evening ${number}.</p>`)}`;
  }
  return html;
}

/** The strictest content security policy: nothing may be loaded, framed or run, and no string becomes markup. */
export const STRICT = {
  "content-security-policy":
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  "x-frame-options": "DENY",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
};
