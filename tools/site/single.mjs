/**
 * The page as one file that works from a double click: `file://` allows neither modules nor fetches, so its script is a classic one and
 * everything that it would fetch lies in the page, as data blocks (which no policy counts as scripts).
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { bookScript, pageScript, workerScript } from './bundle.mjs';

const sha256 = (/** @type {string} */ text) =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** What is text in an element must not end it. */
const inside = (/** @type {string} */ text) => text.replace(/<\/(?=script|style)/gi, '<\\/');

/**
 * The whole page.
 *
 * @param {string} page its HTML, with one style sheet
 * @param {string} sheet
 * @param {Uint8Array} model
 * @param {Uint8Array} english the model for English
 * @param {string} notice of the licences
 * @returns {Promise<string>}
 */
export async function singleFile(page, sheet, model, english, notice) {
  const style = inside(sheet);
  const script = inside(await pageScript());
  const policy = [
    "default-src 'none'",
    `script-src ${sha256(script)} 'wasm-unsafe-eval'`,
    `style-src ${sha256(style)}`,
    'worker-src blob:',
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types isnad',
  ].join('; ');
  const base64 = (/** @type {Uint8Array} */ bytes) => Buffer.from(bytes).toString('base64');
  const program = async (/** @type {string} */ name) =>
    base64(await readFile(`target/page/pkg/isnad_${name}_bg.wasm`));
  const end = [
    block('isnad-worker', 'text/plain', inside(await workerScript())),
    block('isnad-wasm', 'application/wasm', await program('core')),
    block('isnad-workshop', 'application/wasm', await program('workshop')),
    block('isnad-book', 'text/plain', inside(await bookScript())),
    block('isnad-workbook', 'application/wasm', await program('workbook')),
    block('isnad-model', 'application/octet-stream', base64(model)),
    block('isnad-english', 'application/octet-stream', base64(english)),
    block('isnad-face', 'font/woff2', base64(await readFile('www/fonts/markazi-text.woff2'))),
    block('isnad-notice', 'text/plain', inside(notice)),
    `<script>${script}</script>`,
    '</body>',
  ];
  return (
    page
      .replace(/(http-equiv="Content-Security-Policy"\s+content=")[^"]*/, (_, before) => before + policy)
      .replace(/<link\b[^>]*\brel="stylesheet"[^>]*>/, () => `<style>${style}</style>`)
      .replace(/<script\b[^>]*\bsrc="[^"]*"[^>]*><\/script>\s*/, '')
      // It is itself what is to be opened from a folder.
      .replace(/<span class="served"[\s\S]*?<\/span\s*>/g, '')
      // Installing, icons and what is asked for early need files of their own.
      .replace(/<link\b[^>]*\brel="(?:manifest|icon|modulepreload|preload)"[^>]*>\s*/g, '')
      .replace('</body>', () => end.join('\n'))
  );
}

/** A script element of a type that is not run. */
function block(/** @type {string} */ id, /** @type {string} */ type, /** @type {string} */ content) {
  return `<script type="${type}" id="${id}">${content}</script>`;
}
