/** What `www/pkg/book-assets.js` is in the page of one file. */

import { block, bytes } from './assets-inline.js';

/** @returns {{ source: string, type: 'module' | 'classic' }} */
export function bookScript() {
  return { source: block('isnad-book'), type: 'classic' };
}

/** @returns {string | ArrayBuffer} */
export function bookPart() {
  return bytes('isnad-workbook');
}
