/**
 * The page's scripts as few: `www/` is many small modules, which a browser would ask for one by one. What the first screen can do without is a script
 * of its own, which takes from the first what both need, and so is what is needed for many articles. The readers of files and pastes are
 * a script of their own, which comes once the page stands; what only some of them need, the libraries of `vendor/`, stays apart and is
 * loaded when it is wanted.
 */
import path from 'node:path';
import * as esbuild from 'esbuild';

/** @type {esbuild.BuildOptions} */
const COMMON = {
  bundle: true,
  minify: true,
  // The oldest that run the page. What they would not even parse, as an expression that looks behind, is then asked of them where it is needed.
  target: ['chrome94', 'firefox93', 'safari15'],
  charset: 'utf8',
  legalComments: 'none',
  external: ['node:*'],
  write: false,
  logLevel: 'error',
};

/** A script that is not told otherwise would look for its files beside itself, and a script in a page of one file has none. */
const NOWHERE = { 'import.meta.url': '"file:///isnad.html"' };

/**
 * Puts a file of ours in the place of each module whose name ends so.
 *
 * @param {Record<string, string>} places
 * @returns {esbuild.Plugin}
 */
function placed(places) {
  return {
    name: 'placed',
    setup(build) {
      for (const [name, file] of Object.entries(places)) {
        const filter = new RegExp(`/${name.replace('.', '\\.')}$`);
        build.onResolve({ filter }, () => ({ path: path.resolve(file) }));
      }
    },
  };
}

/** What stands for `www/pkg/assets.js` in dist/. */
const ASSETS = 'tools/site/assets-bundled.js';

/** What stands for `www/pkg/book-assets.js`. */
const BOOK = 'tools/site/book-bundled.js';

/** The modules in whose place they stand. @type {Record<string, string>} */
const WRITTEN = { [ASSETS]: 'www/pkg/assets.js', [BOOK]: 'www/pkg/book-assets.js' };

/** Libraries are asked for by their addresses beside the script. @type {esbuild.Plugin} */
const apart = {
  name: 'apart',
  setup(build) {
    build.onResolve({ filter: /\/vendor\/[\w.-]+$/ }, ({ path: name }) => ({
      path: `./vendor/${path.basename(name)}`,
      external: true,
    }));
  },
};

/** So are the readers. @type {esbuild.Plugin} */
const readersApart = {
  name: 'readers-apart',
  setup(build) {
    build.onResolve({ filter: /\/readers\/index\.js$/ }, () => ({ path: './readers.js', external: true }));
  },
};

/** So is what comes after the first screen, and after that what is needed for many articles, and to compare them. @type {esbuild.Plugin} */
const laterApart = {
  name: 'later-apart',
  setup(build) {
    build.onResolve({ filter: /\.\/later\.js$/ }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: './later.js', external: true },
    );
    build.onResolve({ filter: /\.\/compare\/index\.js$/ }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: './compare.js', external: true },
    );
    build.onResolve({ filter: /\.\/index\.js$/ }, ({ kind, importer }) =>
      kind === 'dynamic-import' && /\/library\/door\.js$/.test(importer)
        ? { path: './library.js', external: true }
        : undefined,
    );
  },
};

/**
 * Takes modules from scripts that are there.
 *
 * @param {Record<string, Exports>} scripts what each exports, by its name
 * @returns {esbuild.Plugin}
 */
function fromScripts(scripts) {
  /** @type {Map<string, {script: string, names: [string, string][]}>} */
  const there = new Map();
  for (const [script, exports] of Object.entries(scripts)) {
    for (const { module, names } of exports)
      there.set(path.resolve(WRITTEN[module] ?? module), { script, names });
  }
  return {
    name: 'from-scripts',
    setup(build) {
      build.onResolve({ filter: /^\.\.?\// }, ({ path: name, resolveDir, namespace }) => {
        if (namespace === 'from-scripts') return { path: name, external: true };
        const file = path.resolve(resolveDir, name);
        return there.has(file) ? { path: file, namespace: 'from-scripts' } : undefined;
      });
      build.onLoad({ filter: /./, namespace: 'from-scripts' }, ({ path: file }) => {
        const { script, names } = /** @type {{script: string, names: [string, string][]}} */ (
          there.get(file)
        );
        const pairs = names.map(([name, short]) => `${short} as ${name}`);
        return { contents: `export { ${pairs.join(', ')} } from './${script}.js';` };
      });
    },
  };
}

/** Of each entry the module alone. @type {esbuild.Plugin} */
const alone = {
  name: 'alone',
  setup(build) {
    build.onResolve({ filter: /./ }, ({ kind, path: name }) =>
      kind === 'entry-point' ? undefined : { path: name, external: true },
    );
  },
};

/** In the page of one file there are none: asking for one fails as a missing file does. @type {esbuild.Plugin} */
const absent = {
  name: 'absent',
  setup(build) {
    build.onResolve({ filter: /\/vendor\/[\w.-]+$/ }, ({ path: name }) => ({
      path: name,
      namespace: 'absent',
    }));
    build.onLoad({ filter: /.*/, namespace: 'absent' }, ({ path: name }) => ({
      contents: `throw new Error(${JSON.stringify(`${name} is not part of the one-file page`)}); export default undefined;`,
    }));
  },
};

/** @param {esbuild.BuildOptions} options */
async function built(options) {
  const { outputFiles } = await esbuild.build({ ...COMMON, ...options });
  return outputFiles?.[0]?.text ?? '';
}

/** @returns {Promise<string>} the worker as a classic script, which can be started from a string */
export function workerScript() {
  return built({
    entryPoints: ['www/worker.js'],
    format: 'iife',
    define: NOWHERE,
    plugins: [
      placed({
        'isnad_core.js': 'target/page/pkg/isnad_core.js',
        'isnad_workshop.js': 'target/page/pkg/isnad_workshop.js',
      }),
    ],
  });
}

/** @returns {Promise<string>} the worker that writes workbooks, likewise */
export function bookScript() {
  return built({
    entryPoints: ['www/library/book-worker.js'],
    format: 'iife',
    define: NOWHERE,
    plugins: [placed({ 'isnad_workbook.js': 'target/page/pkg/isnad_workbook.js' })],
  });
}

/** The page up to the first screen, what comes after it (`www/parts.js`), and what is needed for many articles (`www/library/door.js`). */
export const ENTRIES = /** @type {const} */ ({
  app: 'www/app.js',
  later: 'www/later.js',
  library: 'www/library/index.js',
  compare: 'www/compare/index.js',
});

/** @returns {Promise<string[]>} the modules that one of them is made of, without those that come later */
export async function modulesOf(/** @type {string} */ entry) {
  const { metafile } = await esbuild.build({
    ...COMMON,
    entryPoints: [entry],
    format: 'esm',
    metafile: true,
    define: { __ISNAD_WORKER__: '""', __ISNAD_BOOK__: '""' },
    plugins: [placed({ 'assets.js': ASSETS, 'book-assets.js': BOOK }), readersApart, laterApart],
  });
  return Object.keys(metafile.inputs);
}

/** What modules export, and under which names the script of the page does. @typedef {{module: string, names: [string, string][]}[]} Exports */

/**
 * @param {readonly string[]} modules
 * @param {string} prefix of the names under which a script exports what they do
 * @returns {Promise<Exports>}
 */
async function exportsOf(modules, prefix) {
  if (modules.length === 0) return [];
  const { metafile } = await esbuild.build({
    ...COMMON,
    entryPoints: [...modules],
    outdir: 'unwritten',
    format: 'esm',
    metafile: true,
    define: { __ISNAD_WORKER__: '""', __ISNAD_BOOK__: '""' },
    plugins: [alone],
  });
  let count = 0;
  return Object.values(metafile.outputs).map(({ entryPoint = '', exports }) => ({
    module: entryPoint,
    names: exports.map((name) => [name, `${prefix}${(count++).toString(36)}`]),
  }));
}

/**
 * The page as four modules, the first with the worker in it, for dist/. What several are made of is in the first of them, which exports it: a first
 * visit asks for one script, and no module is there twice.
 *
 * @returns {Promise<{app: string, later: string, library: string, compare: string}>}
 */
export async function pageModules() {
  const [first, second, third, fourth, worker, book] = await Promise.all([
    modulesOf(ENTRIES.app),
    modulesOf(ENTRIES.later),
    modulesOf(ENTRIES.library),
    modulesOf(ENTRIES.compare),
    workerScript(),
    bookScript(),
  ]);
  const [inApp, inLater] = await Promise.all([
    exportsOf(
      first.filter((module) => [second, third, fourth].some((others) => others.includes(module))),
      '_',
    ),
    exportsOf(
      second.filter(
        (module) => !first.includes(module) && (third.includes(module) || fourth.includes(module)),
      ),
      '$',
    ),
  ]);
  const entry = (/** @type {string} */ module, /** @type {Exports} */ exports) => {
    const all = exports.map(({ module: from, names }) => {
      const pairs = names.map(([name, short]) => `${name} as ${short}`);
      return `export { ${pairs.join(', ')} } from './${from}';`;
    });
    return { contents: [`export * from './${module}';`, ...all].join('\n'), resolveDir: '.' };
  };
  const assets = placed({ 'assets.js': ASSETS, 'book-assets.js': BOOK });
  const define = { __ISNAD_WORKER__: JSON.stringify(worker), __ISNAD_BOOK__: JSON.stringify(book) };
  const common = /** @type {const} */ ({ format: 'esm', define });
  const [app, later, library, compare] = await Promise.all([
    built({ ...common, stdin: entry(ENTRIES.app, inApp), plugins: [assets, readersApart, laterApart] }),
    built({
      ...common,
      stdin: entry(ENTRIES.later, inLater),
      plugins: [fromScripts({ app: inApp }), assets, laterApart],
    }),
    built({
      ...common,
      entryPoints: [ENTRIES.library],
      plugins: [fromScripts({ app: inApp, later: inLater }), assets],
    }),
    built({
      ...common,
      entryPoints: [ENTRIES.compare],
      plugins: [fromScripts({ app: inApp, later: inLater }), assets],
    }),
  ]);
  return { app, later, library, compare };
}

/** @returns {Promise<string>} the readers of files and pastes as a module, for dist/ */
export function readersModule() {
  return built({
    entryPoints: ['www/readers/index.js'],
    format: 'esm',
    plugins: [placed({ 'assets.js': ASSETS }), apart],
  });
}

/** @returns {Promise<string>} the page as a classic script, for a page that has everything else in itself */
export function pageScript() {
  return built({
    entryPoints: ['www/app.js'],
    format: 'iife',
    define: NOWHERE,
    plugins: [
      placed({ 'assets.js': 'tools/site/assets-inline.js', 'book-assets.js': 'tools/site/book-inline.js' }),
      absent,
    ],
  });
}

/**
 * Style sheets as one.
 *
 * @param {readonly string[]} files in the order in which the page names them
 * @returns {Promise<string>}
 */
export function styleSheet(files) {
  const contents = files.map((file) => `@import ${JSON.stringify(`./${file}`)};`).join('\n');
  return built({ stdin: { contents, loader: 'css', resolveDir: '.' } });
}
