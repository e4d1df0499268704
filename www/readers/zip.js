/** Zip archives: their directory, and what is in them, unpacked by the browser itself. */
import { ReaderError } from './error.js';

/**
 * @typedef {object} Entry
 * @property {string} name with its folders
 * @property {number} method 0: as it is, 8: deflated
 * @property {boolean} locked whether it wants a password
 * @property {number} packed its length in the archive, in bytes
 * @property {number} size in bytes, as the directory says
 * @property {number} offset where its own head begins
 */

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;

/**
 * The directory of an archive.
 *
 * @param {Uint8Array} bytes the whole archive
 * @returns {Entry[] | undefined} undefined where there is none
 */
export function entriesOf(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  // A comment of up to 65,535 bytes may follow.
  const first = Math.max(0, end - 65_535);
  while (end >= first && view.getUint32(end, true) !== END) end--;
  if (end < first) return undefined;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  /** @type {Entry[]} */
  const entries = [];
  for (let n = 0; n < count && at + 46 <= bytes.length && view.getUint32(at, true) === ENTRY; n++) {
    const flags = view.getUint16(at + 8, true);
    const length = view.getUint16(at + 28, true);
    const raw = bytes.subarray(at + 46, at + 46 + length);
    entries.push({
      name: nameOf(raw),
      method: view.getUint16(at + 10, true),
      locked: (flags & 1) === 1,
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** @param {Uint8Array} raw a name: UTF-8 in most archives, in old ones the encoding of an old system */
function nameOf(raw) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return new TextDecoder('windows-1256').decode(raw);
  }
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes the whole archive
 * @param {Entry} entry
 * @param {number} limit in bytes: what unpacks to more is not read
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 * @throws {ReaderError} where it is damaged, locked, too large, or this browser cannot unpack
 */
export async function unpack(bytes, entry, limit) {
  const name = entry.name.split('/').at(-1) ?? entry.name;
  if (entry.locked) throw new ReaderError('readers.locked', { name });
  if (entry.size > limit) throw new ReaderError('readers.tooLarge', { name, limit: limit / 1e6 });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sound = entry.offset + 30 <= bytes.length && view.getUint32(entry.offset, true) === LOCAL;
  if (!sound || (entry.method !== 0 && entry.method !== 8)) throw new ReaderError('readers.broken', { name });
  const start =
    entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const packed = bytes.slice(start, start + entry.packed);
  if (entry.method === 0) return packed;
  if (typeof DecompressionStream === 'undefined') throw new ReaderError('readers.noUnpacking', { name });
  /** @type {Uint8Array[]} */
  const parts = [];
  let size = 0;
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > limit) {
        await reader.cancel();
        throw new ReaderError('readers.tooLarge', { name, limit: limit / 1e6 });
      }
      parts.push(value);
    }
  } catch (error) {
    if (error instanceof ReaderError) throw error;
    throw new ReaderError('readers.broken', { name }, error);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
