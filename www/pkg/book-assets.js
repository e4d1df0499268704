/**
 * Where the worker that writes workbooks finds its script and its program: as `assets.js`, for what comes with the library. The build puts
 * `tools/site/book-bundled.js` in this file's place, and `tools/site/book-inline.js` in `isnad.html`.
 */

/** @returns {{ source: string, type: 'module' | 'classic' }} the source of the worker's script */
export function bookScript() {
  const url = new URL('../library/book-worker.js', import.meta.url);
  return { source: `import ${JSON.stringify(url.href)};`, type: 'module' };
}

/** @returns {string | ArrayBuffer} what `workbook.js` is to load */
export function bookPart() {
  return new URL('./isnad_workbook_bg.wasm', import.meta.url).href;
}
