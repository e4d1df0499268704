/**
 * The findings of many articles as a workbook for spreadsheets (`.xlsx`), a program of its own.
 *
 *     import init, { analyze } from './pkg/isnad.js';
 *     import initWorkbook, { workbook } from './pkg/workbook.js';
 *     await Promise.all([init(), initWorkbook()]);
 *     workbook([{ name: 'one', text, analysis: analyze(text) }])
 *
 * After an error that is not an `IsnadError` (a `WebAssembly.RuntimeError`) the instance must not be used again: start a new worker.
 */
import initGlue, * as glue from './isnad_workbook.js';
import { articlesJson, misuse, Program } from './request.js';

const program = new Program(initGlue);

/**
 * Loads the program. Calling it again is free.
 *
 * @param {URL | string | ArrayBuffer | WebAssembly.Module} [source] the WebAssembly, if it is not the file beside this one
 * @returns {Promise<void>} rejected with an `Error` where the file cannot be had or read
 */
export default function init(source = new URL('./isnad_workbook_bg.wasm', import.meta.url)) {
  return program.load(source);
}

/**
 * A workbook over several articles: a sheet for the articles, one each for who says what, names, times and numbers.
 *
 * @param {readonly import('./request.js').Given[] | string} articles or what `articlesJson` makes of them
 * @returns {Uint8Array<ArrayBuffer>} the bytes of a file
 * @throws {Error} named `IsnadError` where the articles are none, or are more than a sheet can hold
 */
export function workbook(articles) {
  if (!program.ready) throw misuse('what writes workbooks is not loaded yet: await init() first');
  const json = typeof articles === 'string' ? articles : articlesJson(articles);
  return /** @type {Uint8Array<ArrayBuffer>} */ (glue.workbook(json));
}
