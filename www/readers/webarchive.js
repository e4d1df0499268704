/** Safari's web archives: a binary property list (Apple's bplist00) that holds the page's bytes. */
import { ReaderError } from './error.js';
import { declaredInHtml, decode } from './encoding.js';
import { readHtml } from './html.js';

/** Values within values deeper than this are not of such a file. */
const DEEPEST = 16;

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string} name of the file
 * @returns {Promise<import('./error.js').Reading>}
 */
export async function readWebarchive(bytes, name) {
  /** @type {any} */
  let archive;
  try {
    archive = propertyList(bytes);
  } catch (error) {
    throw new ReaderError('readers.broken', { name }, error);
  }
  const main = archive?.WebMainResource;
  const data = main?.WebResourceData;
  if (!(data instanceof Uint8Array)) throw new ReaderError('readers.broken', { name });
  const found = decode(data, main.WebResourceTextEncodingName ?? declaredInHtml(data));
  if (!found) throw new ReaderError('readers.binary', { name });
  const reading = await readHtml(found.text);
  return { ...reading, notes: [...found.notes, ...reading.notes] };
}

/**
 * The value that a binary property list holds.
 *
 * @param {Uint8Array} bytes
 * @returns {unknown} dictionaries as objects, data as bytes
 * @throws {RangeError} where it is damaged
 */
function propertyList(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const number = (/** @type {number} */ at, /** @type {number} */ size) => {
    let value = 0;
    for (let n = 0; n < size; n++) value = value * 256 + view.getUint8(at + n);
    return value;
  };
  const tail = bytes.length - 32;
  const [offsetSize, referenceSize] = [view.getUint8(tail + 6), view.getUint8(tail + 7)];
  const [top, table] = [number(tail + 16, 8), number(tail + 24, 8)];
  const read = (/** @type {number} */ object, /** @type {number} */ depth) => {
    if (depth > DEEPEST) throw new RangeError('too deep');
    let at = number(table + object * offsetSize, offsetSize);
    const mark = view.getUint8(at++);
    const kind = mark >> 4;
    let length = mark & 15;
    // A length that does not fit is a number of its own.
    if (length === 15 && kind >= 4) {
      const size = 1 << (view.getUint8(at++) & 15);
      length = number(at, size);
      at += size;
    }
    if (kind === 1) return number(at, 1 << length);
    if (kind === 4) return bytes.slice(at, at + length);
    if (kind === 5) return new TextDecoder('latin1').decode(bytes.subarray(at, at + length));
    if (kind === 6) return new TextDecoder('utf-16be').decode(bytes.subarray(at, at + length * 2));
    // What the page is made of beside its own bytes is not wanted.
    if (kind !== 13) return undefined;
    /** @type {Record<string, unknown>} */
    const values = {};
    for (let n = 0; n < length; n++) {
      const key = read(number(at + n * referenceSize, referenceSize), depth + 1);
      const wanted =
        typeof key === 'string' && /^Web(MainResource|ResourceData|ResourceTextEncodingName)$/.test(key);
      if (wanted) values[key] = read(number(at + (length + n) * referenceSize, referenceSize), depth + 1);
    }
    return values;
  };
  return read(top, 0);
}
