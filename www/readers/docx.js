/** Word documents, through mammoth. */
import { ReaderError } from './error.js';
import { parse, textOf } from './html.js';

/** @typedef {import('./error.js').Reading} Reading */

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string} name of the file
 * @returns {Promise<Reading>}
 */
export async function readDocx(bytes, name) {
  const { default: mammoth } = await import('../vendor/mammoth.js').catch((error) => {
    throw new ReaderError('readers.noReader', { kind: 'DOCX' }, error);
  });
  try {
    const ignored = mammoth.images.imgElement(async () => ({ src: '' }));
    const arrayBuffer = bytes.slice().buffer;
    const { value } = await mammoth.convertToHtml({ arrayBuffer }, { convertImage: ignored });
    const { body } = parse(value);
    const title = body.querySelector('h1')?.textContent?.trim() || undefined;
    return { text: textOf(body), title, notes: [] };
  } catch (error) {
    throw new ReaderError('readers.broken', { name }, error);
  }
}
