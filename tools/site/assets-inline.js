/** What `www/pkg/assets.js` is in the page of one file: everything lies in the page's data blocks. */

export const singleFile = true;

/** @returns {{ source: string, type: 'module' | 'classic' }} */
export function workerScript() {
  return { source: block('isnad-worker'), type: 'classic' };
}

/** @returns {{ wasm: string | ArrayBuffer, model: string | ArrayBuffer, english: string | ArrayBuffer }} */
export function engineParts() {
  return { wasm: bytes('isnad-wasm'), model: bytes('isnad-model'), english: bytes('isnad-english') };
}

/** @returns {string | ArrayBuffer} */
export function workshopPart() {
  return bytes('isnad-workshop');
}

/** @returns {string | ArrayBuffer} */
export function faceFile() {
  return bytes('isnad-face');
}

/** @returns {string|undefined} */
export function laterStyles() {
  return undefined;
}

/** @returns {string|undefined} */
export function comparisonStyles() {
  return undefined;
}

/** @returns {string} */
export function noticeAddress() {
  return URL.createObjectURL(new Blob([block('isnad-notice')], { type: 'text/plain;charset=utf-8' }));
}

/** @returns {URL} */
export function pdfWorker() {
  throw new Error('the PDF reader is not part of the one-file page');
}

/** @returns {URL} */
export function docxLibrary() {
  throw new Error('the reader of Word documents is not part of the one-file page');
}

/** @returns {URL} */
export function mailLibrary() {
  throw new Error('the reader of e-mail is not part of the one-file page');
}

/** @param {string} id of a data block of the page @returns {string} what is in it */
export function block(id) {
  const text = document.getElementById(id)?.textContent;
  if (!text) throw new Error(`the page lacks its part ${id}: download it again`);
  return text;
}

/** @param {string} id of a data block of the page @returns {ArrayBuffer} the bytes that it stands for */
export function bytes(id) {
  const binary = atob(block(id));
  const array = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i += 1) array[i] = binary.charCodeAt(i);
  return array.buffer;
}
