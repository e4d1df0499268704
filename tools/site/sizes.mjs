/**
 * What the page weighs on the wire, compressed as GitHub Pages does, against what it may weigh. Prints a line each and fails over a limit.
 *
 * The first load is what the page asks for before the reader does anything: index.html, the style sheet and the script that it names and
 * the WebAssembly. The models and the readers come after, the model for English with the first English text; the workshop, which writes files,
 * when that is wanted; libraries of the file readers only when such a file comes.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const DIST = 'dist';
/** In bytes: the largest that may be, and what was measured when this was last looked at. */
const LIMITS = {
  // Above its aim of 480 kB: docs/figures.md says what weighs.
  'first load': { limit: 500_000, expected: 495_000 },
  model: { limit: 1_900_000, expected: 1_661_000 },
  'model for English': { limit: 800_000, expected: 744_000 },
  // What shows an article, with its styles.
  'after the first screen': { limit: 55_000, expected: 46_900 },
  readers: { limit: 40_000, expected: 28_000 },
  // Above its aim of 300 kB, by the regex crate with its tables of Unicode and by what compares articles (100, of which its counts of words are 27).
  workshop: { limit: 470_000, expected: 458_000 },
  // What is needed for many articles.
  library: { limit: 25_000, expected: 15_000 },
  // Asked for with the first workbook only.
  workbook: { limit: 385_000, expected: 370_000 },
};

/** What shows an article and the readers come once the page stands, their libraries when a file of their kind comes; the workshop when it is wanted. */
const LATER = /^(vendor\/|readers\.js|(later|compare)\.(js|css)|library\.js|pkg\/isnad_work)/;

const gzipped = (/** @type {string} */ file) =>
  gzipSync(readFileSync(path.join(DIST, file)), { level: 6 }).length;

/** The files that `start` needs at once, and those that they need. */
function reached(/** @type {string} */ start) {
  const found = new Set([start]);
  for (const file of found) {
    if (!/\.(html|js|css)$/.test(file)) continue;
    const text = readFileSync(path.join(DIST, file), 'utf8').replace(/\/\*.*?\*\//gs, '');
    const named = [
      ...text.matchAll(/\b(?:href|src)="((?:\.\/)?[\w./-]+\.(?:css|js|svg|wasm|webmanifest))(?:\?[^"]*)?"/g),
      ...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"](\.\.?\/[\w./-]+)(?:\?[^'"]*)?['"]/g),
      ...text.matchAll(/\bnew URL\(\s*['"]([\w./-]+\.(?:js|wasm))(?:\?[^'"]*)?['"]\s*,\s*import\.meta\.url/g),
      ...text.matchAll(/\burl\(['"]?(\.\.?\/[\w./-]+)/g),
    ];
    for (const [, name = ''] of named) {
      const needed = path.posix.join(path.posix.dirname(file), name);
      if (!LATER.test(needed)) found.add(needed);
    }
  }
  // A worker that keeps files is asked for after everything else.
  found.delete('sw.js');
  return [...found];
}

function main() {
  /** @type {Record<string, number>} */
  const kinds = {};
  for (const file of reached('index.html')) {
    const kind = path.extname(file).slice(1);
    kinds[kind] = (kinds[kind] ?? 0) + gzipped(file);
  }
  const parts = Object.entries(kinds).map(([kind, size]) => `${kind} ${(size / 1000).toFixed(1)}`);
  console.log(`first load by kind, kB: ${parts.join(', ')}`);
  const sizes = {
    'first load': Object.values(kinds).reduce((sum, size) => sum + size, 0),
    model: gzipped('pkg/ner.model'),
    'model for English': gzipped('pkg/ner-en.model'),
    'after the first screen': gzipped('later.js') + gzipped('later.css'),
    readers: gzipped('readers.js'),
    workshop: gzipped('pkg/isnad_workshop_bg.wasm'),
    library: gzipped('library.js'),
    workbook: gzipped('pkg/isnad_workbook_bg.wasm'),
  };
  for (const [what, size] of /** @type {[keyof typeof LIMITS, number][]} */ (Object.entries(sizes))) {
    const { limit, expected } = LIMITS[what];
    const words = `${size} bytes gzipped, expected about ${expected}, limit ${limit}`;
    console.log(`${size > limit ? 'TOO LARGE: ' : ''}${what}: ${words}`);
    if (size > limit) process.exitCode = 1;
  }
}

main();
