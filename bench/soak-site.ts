/** Serves the pages of the browsing benches: those of bench/layouts, generated readouts and an ordinary page. */
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

const LAYOUTS = new URL("layouts", import.meta.url).pathname;

/** Returns a readout with other names for each number, which continues to change after its load. */
function readout(number: number): string {
  const [first, second] = ["Minister Halla Brekke", `Minister Tomas Verin${number}`];
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Call ${number}</title><main>
<h1>Readout of Foreign ${first}’s call with Foreign ${second} of Ostrava</h1>
<p>Foreign ${first} spoke by telephone today with Foreign ${second} of Ostrava to discuss ferry line ${number}.</p>
<p>${first} thanked her counterpart for the pilots. She stressed that the strait must stay open to all ships.</p>
<p>${second} said that his government would send two tugs. He warned that delays would have consequences.</p>
<p>The two ministers agreed to meet in May and reaffirmed their commitment to the convention.</p></main>
<script>let line = 0; setInterval(() => {
  if (line > 20) return;
  history.replaceState({}, "", "#" + ++line);
  document.querySelector("main").insertAdjacentHTML("beforeend", "<p>She added that ship " + line + " had left.</p>");
}, 700);</script></html>`;
}

/** An ordinary page. */
const ORDINARY = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bread</title><main><h1>Bread with seeds</h1>
<p>Mix flour, water and salt, add the seeds, and bake the loaf for forty minutes.</p></main></html>`;

/** Starts the server. Returns its origin, the names of the layouts below `/layouts/`, and a function that stops it. */
export async function serveSoakSite(): Promise<{ site: string; layouts: readonly string[]; close(): void }> {
  const layouts = readdirSync(LAYOUTS).filter((name) => name.endsWith(".html"));
  const server = createServer((request, response) => {
    const path = (request.url ?? "").split("?", 1)[0] ?? "";
    const layout = layouts.find((name) => path === `/layouts/${name}`);
    const number = Number(/^\/call\/(\d+)$/.exec(path)?.[1]);
    const other = path === "/ordinary" ? ORDINARY : "";
    const body = layout ? readFileSync(join(LAYOUTS, layout), "utf8") : number ? readout(number) : other;
    response.writeHead(body ? 200 : 404, { "content-type": "text/html; charset=utf-8" }).end(body);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { site, layouts, close: () => void server.close() };
}
