import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
};

/**
 * Serves the files of a folder on this machine only. `pages` adds pages without files, by path. `headers` adds HTTP
 * headers for either.
 */
export async function serve(folder, { port = 0, pages = new Map(), headers = new Map() } = {}) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const made = pages.get(path);
    if (made !== undefined) {
      response
        .writeHead(200, { "content-type": TYPES[extname(path)] ?? TYPES[".html"], ...headers.get(path) })
        .end(made);
      return;
    }
    const file = join(folder, normalize(path).replace(/^(\.\.[/\\])+/, ""));
    const found = await stat(file).catch(() => undefined);
    if (!found?.isFile()) {
      response.writeHead(404, { "content-type": "text/plain" }).end("Not found");
      return;
    }
    response.writeHead(200, {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      ...headers.get(path),
    });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : port}`;
  return { url, close: () => new Promise((resolve) => server.close(resolve)) };
}
