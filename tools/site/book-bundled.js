/* global __ISNAD_BOOK__ */
/** What `www/pkg/book-assets.js` is in dist/. */

/** @returns {{ source: string, type: 'module' | 'classic' }} */
export function bookScript() {
  return { source: __ISNAD_BOOK__, type: 'classic' };
}

/** @returns {string | ArrayBuffer} */
export function bookPart() {
  return new URL('./pkg/isnad_workbook_bg.wasm', import.meta.url).href;
}
