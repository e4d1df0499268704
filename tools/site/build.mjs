/**
 * Puts dist/ together: www/, the generated glue and WebAssembly, the entity model and the readers' libraries; then isnad.html.
 *
 * One version token, a hash of everything, names each script, style sheet, WebAssembly and model that the page asks for (`?v=…`), so
 * that a browser never mixes two versions out of its cache. In scripts, `__ISNAD_VERSION__` stands for the token and
 * `'__ISNAD_FILES__'` for a JSON array of all files as the page asks for them.
 */
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { modelFile } from './model.mjs';
import { singleFile } from './single.mjs';

const DIST = 'dist';

const isText = (/** @type {string} */ file) => /\.(html|css|js|mjs|svg|json|webmanifest|txt)$/.test(file);
const isStamped = (/** @type {string} */ file) => /\.(css|js|mjs|wasm|model)$/.test(file);

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
      /(\bnew URL\(\s*['"])([\w./-]+\.(?:css|js|mjs|wasm|model))(['"]\s*,\s*import\.meta\.url)/g,
      `$1$2${query}$3`,
    );
}

/**
 * Every module that `entry` imports, itself or through others, so that the browser can ask for all of them at once.
 *
 * @param {string} entry relative to dist/
 * @param {Set<string>} [found]
 * @returns {Promise<Set<string>>}
 */
async function importedBy(entry, found = new Set()) {
  const source = await readFile(path.join(DIST, entry), 'utf8');
  // Types are imported in comments.
  const text = source.replace(/\/\*[^]*?\*\//g, '');
  for (const match of text.matchAll(/\b(?:from|import)\s*['"](\.\.?\/[\w./-]+\.m?js)['"]/g)) {
    const file = path.join(path.dirname(entry), match[1] ?? '');
    if (found.has(file)) continue;
    found.add(file);
    await importedBy(file, found);
  }
  return found;
}

/** A script or style sheet without comments and white space, a third of what it weighs; names and files stay what they are. */
async function squeeze(/** @type {string} */ file, /** @type {string} */ text) {
  if (!/\.(css|js)$/.test(file) || file.startsWith('vendor/')) return text;
  const loader = file.endsWith('.css') ? 'css' : 'js';
  const { code } = await esbuild.transform(text, {
    loader,
    minifyWhitespace: true,
    charset: 'utf8',
    target: 'es2022',
  });
  return code;
}

async function main() {
  await rm(DIST, { recursive: true, force: true });
  await mkdir(DIST);
  const isSource = (/** @type {string} */ source) => !/\.d\.ts$/.test(source);
  await cp('www', DIST, { recursive: true, filter: isSource });
  await cp('target/page', DIST, { recursive: true, filter: isSource });
  await writeFile(path.join(DIST, 'pkg/ner.model'), await modelFile());

  const files = await filesUnder(DIST);
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(await readFile(path.join(DIST, file)));
  const token = hash.digest('hex').slice(0, 12);
  const asked = files.map((file) => (isStamped(file) ? `${file}?v=${token}` : file));
  // `app.js` loads `page.js` while the worker starts; other modules that are imported in code are for later.
  // The worker's come first: the analysis is what takes longest to be ready.
  const starts = ['worker.js', 'app.js', 'page.js'];
  const preloads = new Set(starts.filter((file) => file !== 'app.js'));
  for (const start of starts) for (const file of await importedBy(start)) preloads.add(file);
  const links = [...preloads].map((file) => `    <link rel="modulepreload" href="${file}" />\n`).join('');
  for (const file of files.filter(isText)) {
    let text = await readFile(path.join(DIST, file), 'utf8');
    if (file === 'index.html') text = text.replace('  </head>', () => `${links}  </head>`);
    const stamped = stamp(text, token)
      .replaceAll('__ISNAD_VERSION__', token)
      .replaceAll('__ISNAD_FILES__', JSON.stringify(asked));
    const small = await squeeze(file, stamped);
    if (small !== text) await writeFile(path.join(DIST, file), small);
  }
  if (existsSync('www/index.html')) await writeFile(path.join(DIST, 'isnad.html'), await singleFile(token));
  console.log(`dist/ holds version ${token}, ${files.length} files`);
}

await main();
