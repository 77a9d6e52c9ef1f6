import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";

/** A folder, served. */
export interface Served {
  /** With the base, and a slash at its end. */
  readonly address: string;
  /** Bytes of the bodies that were sent, compressed where they were. */
  sent(): number;
  close(): Promise<void>;
}

/**
 * Serves a folder as GitHub Pages does: an address without an ending is that of a page, a folder's is that of its index, to
 * which one without a slash leads, what is text is compressed, and browsers keep it for ten minutes. It sends no header that
 * a page could lean on.
 */
export async function serveFolder(folder: string, base = "/"): Promise<Served> {
  let sent = 0;
  const bodies = new Map<string, Buffer>();
  const read = (file: string, isZipped: boolean): Buffer => {
    const key = `${file} ${isZipped}`;
    const plain = () => (existsSync(file) ? readFileSync(file) : Buffer.from("not found"));
    const body = bodies.get(key) ?? (isZipped ? gzipSync(plain()) : plain());
    bodies.set(key, body);
    return body;
  };
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? "/").replace(/[?#].*$/, ""));
    if (isFolder(folder, path, base) && !path.endsWith("/")) {
      response.writeHead(301, { Location: `${path}/` }).end();
      return;
    }
    const file = fileOf(folder, path, base);
    const found = file ?? join(folder, "404.html");
    const type = TYPES[extname(found)] ?? "application/octet-stream";
    const isText = /^text|javascript|json|svg|wasm/.test(type);
    const isZipped = isText && request.headers["accept-encoding"]?.includes("gzip") === true;
    const bytes = read(found, isZipped);
    sent += bytes.length;
    response.writeHead(file === undefined ? 404 : 200, {
      "Content-Type": type,
      "Cache-Control": "max-age=600",
      ...(isZipped && { "Content-Encoding": "gzip" }),
    });
    response.end(bytes);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}${base}`,
    sent: () => sent,
    close: () => {
      server.closeAllConnections();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".wasm": "application/wasm",
};

function fileOf(folder: string, path: string, base: string): string | undefined {
  if (!path.startsWith(base) || path.split("/").includes("..")) return undefined;
  const inside = path.slice(base.length);
  const candidates = inside === "" || inside.endsWith("/") ? [`${inside}index.html`] : [inside, `${inside}.html`];
  return candidates.map((name) => join(folder, name)).find((file) => existsSync(file) && statSync(file).isFile());
}

/** Of a page and a folder of one name GitHub Pages sends the page. */
function isFolder(folder: string, path: string, base: string): boolean {
  if (!path.startsWith(base)) return false;
  const place = join(folder, path.slice(base.length));
  return existsSync(place) && statSync(place).isDirectory() && !existsSync(`${place.replace(/\/$/, "")}.html`);
}
