/**
 * Where the page's worker finds its script, the program and the model. In the page of many modules they are addresses. The build puts
 * `tools/site/assets-bundled.js` in this file's place, and `tools/site/assets-inline.js` in `isnad.html`, where everything is in the page.
 */

/** Whether the page is one file: it then has no readers that are loaded when needed, and no service worker. */
export const singleFile = false;

/**
 * The source of the worker's script, to be started from a `blob:` address: such a worker is bound by the page's content security
 * policy, one from a file is not.
 *
 * @returns {{ source: string, type: 'module' | 'classic' }}
 */
export function workerScript() {
  const url = new URL('../worker.js', import.meta.url);
  return { source: `import ${JSON.stringify(url.href)};`, type: 'module' };
}

/**
 * What `initCore` and `loadModel` are to load: posted to the worker, since a `blob:` script has no address of its own to start from.
 *
 * @returns {{ wasm: string | ArrayBuffer, model: string | ArrayBuffer, english: string | ArrayBuffer }}
 */
export function engineParts() {
  const wasm = new URL('./isnad_core_bg.wasm', import.meta.url);
  const model = new URL('./ner.model', import.meta.url);
  const english = new URL('./ner-en.model', import.meta.url);
  return { wasm: wasm.href, model: model.href, english: english.href };
}

/** @returns {string | ArrayBuffer} what `workshop.js` is to load, likewise */
export function workshopPart() {
  return new URL('./isnad_workshop_bg.wasm', import.meta.url).href;
}

/** @returns {string | ArrayBuffer} the face of the page, or its address */
export function faceFile() {
  return new URL('../fonts/markazi-text.woff2', import.meta.url).href;
}

/** @returns {string|undefined} the address of the style sheet of what comes after the first screen; undefined where the page has its styles */
export function laterStyles() {
  return undefined;
}

/** @returns {string|undefined} the same of the comparison of articles */
export function comparisonStyles() {
  return undefined;
}

/** @returns {string} the address of the sources and licences of all that the page is made of */
export function noticeAddress() {
  return new URL('../NOTICE.txt', import.meta.url).href;
}

/** @returns {URL} where the worker of the PDF reader's library is */
export function pdfWorker() {
  return new URL('../vendor/pdf.worker.js', import.meta.url);
}

/** @returns {URL} where the library of Word documents is, which runs in a worker of its own */
export function docxLibrary() {
  return new URL('../vendor/mammoth.js', import.meta.url);
}

/** @returns {URL} where the library of e-mail is, which runs in a worker of its own */
export function mailLibrary() {
  return new URL('../vendor/postal-mime.js', import.meta.url);
}
