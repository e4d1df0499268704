/**
 * The page as one file that works from a double click: `file://` allows neither modules nor fetches, so the scripts are bundled into
 * classic ones and everything they would fetch lies in the page, as data blocks (which no policy counts as scripts).
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { modelFile } from './model.mjs';

/** @type {esbuild.Plugin} */
const inlined = {
  name: 'inlined',
  setup(build) {
    build.onResolve({ filter: /\/assets\.js$/ }, () => ({
      path: path.resolve('tools/site/assets-inline.js'),
    }));
    // The readers' libraries stay out: asking for one fails as a missing file does.
    build.onResolve({ filter: /\/vendor\/[\w.-]+$/ }, ({ path: name }) => ({
      path: name,
      namespace: 'absent',
    }));
    build.onLoad({ filter: /.*/, namespace: 'absent' }, ({ path: name }) => ({
      contents: `throw new Error(${JSON.stringify(`${name} is not part of the one-file page`)}); export default undefined;`,
    }));
    build.onResolve({ filter: /\/isnad_core\.js$/ }, () => ({
      path: path.resolve('target/page/pkg/isnad_core.js'),
    }));
  },
};

/** @returns {Promise<string>} a classic script */
async function bundle(/** @type {string} */ entry, /** @type {string} */ token) {
  const result = await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    minifySyntax: true,
    minifyWhitespace: true,
    write: false,
    external: ['node:*'],
    // The addresses that the modules would build from their own are never asked for here.
    define: { 'import.meta.url': '"file:///isnad.html"' },
    plugins: [inlined],
    logLevel: 'error',
  });
  return result.outputFiles[0].text
    .replaceAll('__ISNAD_VERSION__', token)
    .replaceAll('__ISNAD_FILES__', '[]');
}

const sha256 = (/** @type {string} */ text) =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * The whole page.
 *
 * @param {string} token the version
 * @returns {Promise<string>}
 */
export async function singleFile(token) {
  let html = (await readFile('www/index.html', 'utf8')).replaceAll('__ISNAD_VERSION__', token);
  /** @type {string[]} */
  const styles = [];
  /** @type {string[]} */
  const scripts = [];
  html = await replaceEach(html, /<link\b[^>]*\brel="stylesheet"[^>]*>/g, async (tag) => {
    const style = (await readFile(path.join('www', attribute(tag, 'href')), 'utf8')).replaceAll(
      '</style',
      '<\\/style',
    );
    styles.push(style);
    return `<style>${style}</style>`;
  });
  html = await replaceEach(html, /<script\b[^>]*\bsrc="[^"]*"[^>]*><\/script>\s*/g, async (tag) => {
    scripts.push(await bundle(path.join('www', attribute(tag, 'src')), token));
    return '';
  });
  // Installing and icons need files of their own.
  html = html.replace(
    /<link\b[^>]*\brel="(?:manifest|icon|apple-touch-icon|modulepreload|preload)"[^>]*>\s*/g,
    '',
  );
  const blocks = [
    block('isnad-worker', 'text/plain', await bundle('www/worker.js', token)),
    block('isnad-wasm', 'application/wasm', await base64('target/page/pkg/isnad_core_bg.wasm')),
  ];
  const model = Buffer.from(await modelFile()).toString('base64');
  blocks.push(block('isnad-model', 'application/octet-stream', model));
  const policy = [
    "default-src 'none'",
    `script-src ${scripts.map(sha256).join(' ')} 'wasm-unsafe-eval'`,
    `style-src ${styles.map(sha256).join(' ')}`,
    'worker-src blob:',
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  html = html.replace(
    /(<meta\b[^>]*http-equiv="Content-Security-Policy"[^>]*content=")[^"]*(")/,
    (_, before, after) => {
      return before + policy + after;
    },
  );
  const code = scripts.map((script) => `<script>${script}</script>`);
  return html.replace('</body>', () => [...blocks, ...code, '</body>'].join('\n'));
}

/** A script element of a type that is not run. */
function block(/** @type {string} */ id, /** @type {string} */ type, /** @type {string} */ content) {
  return `<script type="${type}" id="${id}">${content}</script>`;
}

async function base64(/** @type {string} */ file) {
  return (await readFile(file)).toString('base64');
}

function attribute(/** @type {string} */ tag, /** @type {string} */ name) {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}

/**
 * @param {string} text
 * @param {RegExp} pattern
 * @param {(match: string) => Promise<string>} replacement
 */
async function replaceEach(text, pattern, replacement) {
  const parts = [];
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    parts.push(text.slice(at, match.index), await replacement(match[0]));
    at = match.index + match[0].length;
  }
  return parts.join('') + text.slice(at);
}
