/**
 * Serves dist/ on this machine alone: `serve.mjs [PORT]` (8000, or the next that is free). Files are compressed as GitHub Pages does.
 */
import { createServer } from 'node:http';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

/** @type {Record<string, string>} */
const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/**
 * A server of a folder, or of several as if they were one: a file is looked for in the first, then in the next.
 *
 * @param {string|readonly string[]} folders
 * @param {{ base?: string, pages?: boolean }} [options] `base`: the path under which the folder lies, as a project's Pages do; `pages`: browsers
 *   are told to keep every file for ten minutes, as GitHub Pages does
 */
export function fileServer(folders, { base = '/', pages = false } = {}) {
  const roots = [folders].flat().map((folder) => path.resolve(folder));
  /** Compressed once, not at every request. @type {Map<string, { from: Buffer<ArrayBuffer>, to: Buffer<ArrayBuffer> }>} */
  const compressed = new Map();
  const compress = (/** @type {string} */ file, /** @type {Buffer<ArrayBuffer>} */ body) => {
    const kept = compressed.get(file);
    if (kept?.from.equals(body)) return kept.to;
    const to = gzipSync(body, { level: 6 });
    compressed.set(file, { from: body, to });
    return to;
  };
  return createServer(async (request, response) => {
    try {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
      if (!pathname.startsWith(base)) throw new Error('outside the base path');
      const name = decodeURIComponent(pathname.slice(base.length));
      const files = roots.map((root) => fileIn(root, name));
      const file = files.find((one) => existsSync(one)) ?? files[0] ?? '';
      let body = await readFile(file);
      /** @type {Record<string, string>} */
      const headers = {
        'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
        // A file that its version names never changes.
        'cache-control': pages || searchParams.has('v') ? 'max-age=600' : 'no-cache',
      };
      if (/\bgzip\b/.test(String(request.headers['accept-encoding'])) && path.extname(file) !== '.png') {
        body = compress(file, body);
        headers['content-encoding'] = 'gzip';
      }
      response.writeHead(200, headers).end(body);
    } catch {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('There is no such file.\n');
    }
  });
}

/**
 * @param {string} root
 * @param {string} name as it was asked for
 */
function fileIn(root, name) {
  const file = path.join(root, name);
  if (file !== root && !file.startsWith(root + path.sep)) throw new Error('outside the folder');
  return file === root || name.endsWith('/') ? path.join(file, 'index.html') : file;
}

/**
 * Starts a server on the loopback address.
 *
 * @param {import('node:http').Server} server
 * @param {number} port 0: any free one
 * @returns {Promise<number>} its port
 */
export function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

async function main() {
  const asked = Number(process.argv[2] ?? 8000);
  for (let port = asked; ; port += 1) {
    try {
      const bound = await listen(fileServer('dist'), port);
      console.log(`Isnad is at http://localhost:${bound}/ (Ctrl-C stops it)`);
      return;
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!taken || port > asked + 20) throw error;
    }
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
