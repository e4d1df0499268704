/**
 * The page's scripts as one: `www/` is many small modules, which a browser would ask for one by one. The readers of files and pastes are
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

/** @returns {Promise<string>} the page as a module, with the worker in it, for dist/ */
export async function pageModule() {
  return built({
    entryPoints: ['www/app.js'],
    format: 'esm',
    define: { __ISNAD_WORKER__: JSON.stringify(await workerScript()) },
    plugins: [placed({ 'assets.js': 'tools/site/assets-bundled.js' }), readersApart],
  });
}

/** @returns {Promise<string>} the readers of files and pastes as a module, for dist/ */
export function readersModule() {
  return built({
    entryPoints: ['www/readers/index.js'],
    format: 'esm',
    plugins: [placed({ 'assets.js': 'tools/site/assets-bundled.js' }), apart],
  });
}

/** @returns {Promise<string>} the page as a classic script, for a page that has everything else in itself */
export function pageScript() {
  return built({
    entryPoints: ['www/app.js'],
    format: 'iife',
    define: NOWHERE,
    plugins: [placed({ 'assets.js': 'tools/site/assets-inline.js' }), absent],
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
