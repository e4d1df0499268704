/* global __ISNAD_WORKER__ */
/** What `www/pkg/assets.js` is in dist/, where the scripts are bundled: the worker's lies in the page's, addresses are beside it. */

export const singleFile = false;

/** @returns {{ source: string, type: 'module' | 'classic' }} */
export function workerScript() {
  return { source: __ISNAD_WORKER__, type: 'classic' };
}

/** @returns {{ wasm: string | ArrayBuffer, model: string | ArrayBuffer, english: string | ArrayBuffer }} */
export function engineParts() {
  const wasm = new URL('./pkg/isnad_core_bg.wasm', import.meta.url);
  const model = new URL('./pkg/ner.model', import.meta.url);
  const english = new URL('./pkg/ner-en.model', import.meta.url);
  return { wasm: wasm.href, model: model.href, english: english.href };
}

/** @returns {string | ArrayBuffer} */
export function workshopPart() {
  return new URL('./pkg/isnad_workshop_bg.wasm', import.meta.url).href;
}

/** @returns {string | ArrayBuffer} */
export function faceFile() {
  return new URL('./fonts/markazi-text.woff2', import.meta.url).href;
}

/** @returns {string|undefined} */
export function laterStyles() {
  return new URL('./later.css', import.meta.url).href;
}

/** @returns {string|undefined} */
export function comparisonStyles() {
  return new URL('./compare.css', import.meta.url).href;
}

/** @returns {string} */
export function noticeAddress() {
  return new URL('./NOTICE.txt', import.meta.url).href;
}

/** @returns {URL} */
export function pdfWorker() {
  return new URL('./vendor/pdf.worker.js', import.meta.url);
}

/** @returns {URL} */
export function docxLibrary() {
  return new URL('./vendor/mammoth.js', import.meta.url);
}

/** @returns {URL} */
export function mailLibrary() {
  return new URL('./vendor/postal-mime.js', import.meta.url);
}
