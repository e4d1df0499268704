/**
 * The libraries of the file readers, each as one module of our own with its licence, in target/page/vendor/; the page loads one only
 * when a file of its kind comes.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { BUNDLED } from './notice.mjs';

const OUT = 'target/page/vendor';

/**
 * Entry: the module inside the package; types: what the module exports, for the type check; changes: what we changed in the library, and
 * in which of its files.
 *
 * @typedef {{file: RegExp, from: string, to: string}} Change
 * @type {{name: string, package: string, licence: string, source: string, types?: string, changes?: Change[]}[]}
 */
const LIBRARIES = [
  {
    name: 'readability',
    package: '@mozilla/readability',
    licence: 'LICENSE.md',
    source: `export { Readability } from '@mozilla/readability';`,
    // It makes elements out of markup that it has just made out of elements: copies of these do as well, and the page's policy allows no
    // markup to come from a string.
    changes: [
      { from: 'var pageCacheHtml = page.innerHTML;', to: 'var pageCache = page.cloneNode(true);' },
      {
        from: 'page.innerHTML = pageCacheHtml;',
        to: 'page.replaceChildren(...pageCache.cloneNode(true).childNodes);',
      },
      {
        from: 'tmp.innerHTML = noscript.innerHTML;',
        to: 'tmp.replaceChildren(...noscript.cloneNode(true).childNodes);',
      },
    ].map((change) => ({ file: /Readability\.js$/, ...change })),
  },
  {
    name: 'mammoth',
    package: 'mammoth',
    licence: 'LICENSE',
    // Not its ready-made bundle: of that one could not ask what is in it.
    source: `export { default } from 'mammoth';`,
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
    source: `export { WorkerMessageHandler } from 'pdfjs-dist/build/pdf.worker.mjs';`,
    types: 'export {};',
    // The text of a line is gathered as it is seen and turned as a whole where it is Arabic: the letters of a ligature (the lam and alef of one
    // glyph) have to be turned before that.
    changes: [
      {
        file: /pdf\.worker\.mjs$/,
        from: 'textChunk.str.push(glyphUnicode);',
        to: String.raw`textChunk.str.push(/[\u0590-\u08FF]/.test(glyphUnicode) ? [...glyphUnicode].reverse().join('') : glyphUnicode);`,
      },
    ],
  },
];

await rm(OUT, { recursive: true, force: true });
await mkdir(OUT, { recursive: true });
/**
 * @param {Change[]} changes
 * @returns {esbuild.Plugin}
 */
const changed = (changes) => ({
  name: 'changed',
  setup(build) {
    build.onLoad({ filter: /\.m?js$/ }, async ({ path: file }) => {
      const here = changes.filter((change) => change.file.test(file));
      if (here.length === 0) return undefined;
      let source = await readFile(file, 'utf8');
      for (const { from, to } of here) {
        if (source.split(from).length !== 2)
          throw new Error(`${file} is another version: look at what is changed in it`);
        source = source.replace(from, () => to);
      }
      return { contents: source, loader: 'js' };
    });
  },
});

/** The folders of all packages of which something is bundled. @type {Set<string>} */
const bundled = new Set();

/**
 * @param {string} folder of a package whose file was itself put together out of others: what it depends on is in it too
 */
async function addWithNeeds(folder) {
  if (bundled.has(folder)) return;
  bundled.add(folder);
  const about = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
  // For browsers a package may have something of its own in the place of another.
  const replaced = Object.keys(about.browser ?? {});
  const needed = Object.keys(about.dependencies ?? {}).filter((name) => !replaced.includes(name));
  for (const name of needed) await addWithNeeds(path.join('node_modules', name));
}

for (const { name, package: from, licence, source, types = source, changes = [] } of LIBRARIES) {
  const { metafile } = await esbuild.build({
    metafile: true,
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
    plugins: [changed(changes)],
    logLevel: 'error',
  });
  const outputs = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
  for (const [file, { bytesInOutput }] of outputs) {
    const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
    if (!folder || bytesInOutput === 0) continue;
    if (/\/dist\/|\.min\./.test(file)) await addWithNeeds(folder);
    else bundled.add(folder);
  }
  await writeFile(path.join(OUT, `${name}.d.ts`), `${types}\n`);
  const words = await readFile(path.join('node_modules', from, licence), 'utf8');
  const note = changes.map(({ from, to }) => `This copy is changed: ${from} is ${to}\n\n`).join('');
  await writeFile(path.join(OUT, `${name}.LICENSE.txt`), note + words);
}
await writeFile(BUNDLED, JSON.stringify([...bundled].sort()));
