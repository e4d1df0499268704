/**
 * Puts dist/ together: the page's scripts and styles as one file each, the WebAssembly, the entity model, the readers' libraries and the
 * analysis and the exports for other programs (pkg/isnad.js, pkg/workshop.js, pkg/workbook.js); then isnad.html and the documents (docs/).
 *
 * One version token, a hash of everything, names each script, style sheet, WebAssembly and model that the page asks for (`?v=…`), so
 * that a browser never mixes two versions out of its cache. In scripts, `__ISNAD_VERSION__` stands for the token; in the service worker,
 * `'__ISNAD_FILES__'` for a JSON array of all other files as the page asks for them, with their hashes.
 */
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { pageModules, readersModule, styleSheet } from './bundle.mjs';
import { withIntegrity } from './kept.mjs';
import { renderDocuments } from './docs.mjs';
import { modelFile } from './model.mjs';
import { noticeText } from './notice.mjs';
import { singleFile } from './single.mjs';

const DIST = 'dist';

/** The analysis and the exports for other programs. */
const OURS = ['pkg/isnad.js', 'pkg/workshop.js', 'pkg/workbook.js', 'pkg/request.js'];

/** What of www/ is there as it is; everything else is bundled. */
const AS_IT_IS = ['fonts', 'icons', 'manifest.webmanifest', ...OURS, 'sw.js'];

/** The service worker. */
const WORKER = 'sw.js';

const SQUEEZED = new Set([
  WORKER,
  ...OURS,
  'pkg/isnad_core.js',
  'pkg/isnad_workshop.js',
  'pkg/isnad_workbook.js',
]);

const isText = (/** @type {string} */ file) => /\.(html|css|js|mjs|svg|json|webmanifest|txt)$/.test(file);
const isStamped = (/** @type {string} */ file) => /\.(css|js|mjs|wasm|model|woff2)$/.test(file);

/** @returns {Promise<string[]>} the files under `folder`, relative to it, sorted */
async function filesUnder(/** @type {string} */ folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name))).sort();
}

/**
 * Adds `?v=TOKEN` to every relative address of a stamped file: in HTML attributes, import specifiers and `new URL(…, import.meta.url)`.
 */
function stamp(/** @type {string} */ text, /** @type {string} */ token) {
  const query = `?v=${token}`;
  return text
    .replace(/(\b(?:href|src)=")((?:\.\/)?[\w./-]+\.(?:css|js|mjs|wasm|model))(")/g, `$1$2${query}$3`)
    .replace(/(\b(?:from|import)\s*\(?\s*['"])(\.\.?\/[\w./-]+\.m?js)(['"])/g, `$1$2${query}$3`)
    .replace(
      /(\bnew URL\(\s*['"])([\w./-]+\.(?:css|js|mjs|wasm|model|woff2))(['"]\s*,\s*import\.meta\.url)/g,
      `$1$2${query}$3`,
    );
}

/** A script that is not bundled, without comments and white space. */
async function squeeze(/** @type {string} */ script) {
  const options = /** @type {const} */ ({ minifyWhitespace: true, charset: 'utf8', target: 'es2022' });
  return (await esbuild.transform(script, options)).code;
}

/** The page's HTML with one style sheet in place of its several, whose names it gives too, those apart that come after the first screen. */
function withOneSheet(/** @type {string} */ html) {
  const link = /[^\S\n]*<link rel="stylesheet" href="([^"]+)"(?: data-(later|compare))? \/>\n/g;
  const all = [...html.matchAll(link)];
  const sheets = (/** @type {string|undefined} */ part) =>
    all.filter(([, , mark]) => mark === part).map(([, name = '']) => path.join('www', name));
  let first = true;
  const page = html.replace(link, (tag, name) => {
    const kept = first ? tag.replace(name, 'style.css') : '';
    first = false;
    return kept;
  });
  return { page, first: sheets(undefined), later: sheets('later'), compare: sheets('compare') };
}

async function main() {
  await rm(DIST, { recursive: true, force: true });
  await mkdir(path.join(DIST, 'pkg'), { recursive: true });
  const isShipped = (/** @type {string} */ source) => !/(\.d\.ts|bundled\.json)$/.test(source);
  for (const name of AS_IT_IS) await cp(path.join('www', name), path.join(DIST, name), { recursive: true });
  await cp('target/page', DIST, { recursive: true, filter: isShipped });
  const [model, english] = await Promise.all([modelFile(), readFile('data/ner-en.model')]);
  const { page, first, later, compare } = withOneSheet(await readFile('www/index.html', 'utf8'));
  const { app, later: rest, library, compare: comparing } = await pageModules();
  await writeFile(path.join(DIST, 'pkg/ner.model'), model);
  await writeFile(path.join(DIST, 'pkg/ner-en.model'), english);
  await writeFile(path.join(DIST, 'index.html'), page);
  await writeFile(path.join(DIST, 'style.css'), await styleSheet(first));
  await writeFile(path.join(DIST, 'later.css'), await styleSheet(later));
  await writeFile(path.join(DIST, 'compare.css'), await styleSheet(compare));
  await writeFile(path.join(DIST, 'app.js'), app);
  await writeFile(path.join(DIST, 'later.js'), rest);
  await writeFile(path.join(DIST, 'library.js'), library);
  await writeFile(path.join(DIST, 'compare.js'), comparing);
  const notice = await noticeText();
  await writeFile(path.join(DIST, 'NOTICE.txt'), notice);
  await writeFile(path.join(DIST, 'readers.js'), await readersModule());

  const files = await filesUnder(DIST);
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(await readFile(path.join(DIST, file)));
  const token = hash.digest('hex').slice(0, 12);
  // The list of files comes last: it holds the hashes of all others.
  const others = files.filter((file) => file !== WORKER);
  for (const file of [...others.filter(isText), WORKER]) {
    const text = await readFile(path.join(DIST, file), 'utf8');
    let stamped = stamp(text, token).replaceAll('__ISNAD_VERSION__', token);
    if (file === WORKER) {
      const asked = others.map((one) => (isStamped(one) ? `${one}?v=${token}` : one));
      const addresses = asked.map((one) => (one === 'index.html' ? './' : one));
      const list = JSON.stringify(await withIntegrity(DIST, addresses));
      stamped = stamped.replaceAll('__ISNAD_FILES__', list);
    }
    const small = SQUEEZED.has(file) ? await squeeze(stamped) : stamped;
    if (small !== text) await writeFile(path.join(DIST, file), small);
  }
  const style = await styleSheet([...first, ...later, ...compare]);
  await writeFile(path.join(DIST, 'isnad.html'), await singleFile(page, style, model, english, notice));
  // No part of the page: neither kept for use without a network nor asked for.
  const documents = await renderDocuments();
  console.log(`dist/ holds version ${token}, ${files.length} files; dist/docs/ ${documents} documents`);
}

await main();
