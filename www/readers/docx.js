/** Word documents, through mammoth, which runs beside the page's thread. */
import { docxLibrary } from '../pkg/assets.js';
import { aside, isAbsent, scriptOf } from './aside.js';
import { ReaderError } from './error.js';
import { parse, textOf } from './markup.js';

/** @typedef {import('./error.js').Reading} Reading */

/** What the worker does: the document as HTML, its pictures left out. */
const CONVERT = `async ({ default: mammoth }, arrayBuffer) => {
  const ignored = mammoth.images.imgElement(async () => ({ src: '' }));
  return (await mammoth.convertToHtml({ arrayBuffer }, { convertImage: ignored })).value;
}`;

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string} name of the file
 * @param {AbortSignal} [signal]
 * @returns {Promise<Reading>}
 */
export async function readDocx(bytes, name, signal) {
  /** @type {string} */
  let html;
  try {
    html = await aside(scriptOf(docxLibrary(), CONVERT), bytes.slice().buffer, signal);
  } catch (error) {
    signal?.throwIfAborted();
    if (isAbsent(error)) throw new ReaderError('readers.noReader', { kind: 'DOCX' }, error);
    throw new ReaderError('readers.broken', { name }, error);
  }
  const { body } = parse(html);
  const title = body.querySelector('h1')?.textContent?.trim() || undefined;
  return { text: textOf(body), title, notes: [] };
}
