/**
 * The libraries of the file readers, each as one module of our own with its licence, in target/page/vendor/; the page loads one only
 * when a file of its kind comes.
 */
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as esbuild from 'esbuild';

const OUT = 'target/page/vendor';

/** Entry: the module inside the package; types: what the module exports, for the type check. */
const LIBRARIES = [
  {
    name: 'readability',
    package: '@mozilla/readability',
    licence: 'LICENSE.md',
    source: `export { Readability } from '@mozilla/readability';`,
  },
  {
    name: 'mammoth',
    package: 'mammoth',
    licence: 'LICENSE',
    source: `export { default } from 'mammoth/mammoth.browser.js';`,
    types: `export { default } from 'mammoth';`,
  },
  {
    name: 'postal-mime',
    package: 'postal-mime',
    licence: 'LICENSE.txt',
    source: `export { default } from 'postal-mime';`,
  },
  {
    name: 'pdf',
    package: 'pdfjs-dist',
    licence: 'LICENSE',
    source: `export { getDocument, PDFWorker } from 'pdfjs-dist/build/pdf.min.mjs';`,
    types: `export { getDocument, PDFWorker } from 'pdfjs-dist';`,
  },
  {
    name: 'pdf.worker',
    package: 'pdfjs-dist',
    licence: 'LICENSE',
    source: `export { WorkerMessageHandler } from 'pdfjs-dist/build/pdf.worker.min.mjs';`,
    types: 'export {};',
  },
];

await rm(OUT, { recursive: true, force: true });
await mkdir(OUT, { recursive: true });
for (const { name, package: from, licence, source, types = source } of LIBRARIES) {
  await esbuild.build({
    stdin: { contents: source, resolveDir: '.' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    outfile: path.join(OUT, `${name}.js`),
    // Behind a test for Node.js.
    external: ['node:*', 'module', 'fs', 'url'],
    logLevel: 'error',
  });
  await writeFile(path.join(OUT, `${name}.d.ts`), `${types}\n`);
  await copyFile(path.join('node_modules', from, licence), path.join(OUT, `${name}.LICENSE.txt`));
}
