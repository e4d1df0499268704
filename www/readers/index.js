/** Files and pastes to articles. Each kind's library is loaded from our own files, and only when such a file comes. */
import { declaredInHtml, decode } from './encoding.js';
import { ReaderError } from './error.js';
import { parse, readHtml, textOf } from './html.js';
import { readJson } from './json.js';
import { kindOf } from './kinds.js';
import { readMarkdown } from './markdown.js';

export { ReaderError } from './error.js';

/** @typedef {import('./error.js').Reading} Reading */

/** The largest files that are read, in megabytes: those that hold more than text, and those that are text. */
const LIMITS = { binary: 20, text: 5 };

/**
 * Reads one file.
 *
 * @param {File} file
 * @returns {Promise<Reading>}
 * @throws {ReaderError} where it is too large, of another kind, damaged or without text
 */
export async function readFile(file) {
  const { name } = file;
  if (file.size > LIMITS.binary * 1e6)
    throw new ReaderError('readers.tooLarge', { name, limit: LIMITS.binary });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const found = kindOf(bytes, name);
  if ('foreign' in found) throw new ReaderError('readers.otherKind', { name, kind: found.foreign });
  const reading = await byKind(found.kind, bytes, name);
  if (reading.text.trim() === '') throw new ReaderError('readers.empty', { name });
  return reading;
}

/**
 * Reads files one after the other.
 *
 * @param {Iterable<File>} files
 * @returns {Promise<Reading[]>}
 * @throws {ReaderError} at the first that cannot be read; to go on after one, call {@link readFile} for each
 */
export async function readFiles(files) {
  /** @type {Reading[]} */
  const readings = [];
  for (const file of files) readings.push(await readFile(file));
  return readings;
}

/**
 * Reads a paste or a drop: the HTML where it has one, else the plain text.
 *
 * @param {Pick<DataTransfer, 'getData'>} clipboard
 * @returns {Promise<Reading | null>} null where it holds no text
 */
export async function readClipboard(clipboard) {
  const html = clipboard.getData('text/html');
  const plain = clipboard.getData('text/plain').replace(/\r\n?/g, '\n');
  const rich = html === '' ? '' : textOf(parse(html).body);
  // A page that draws its text by script can leave the HTML all but empty.
  const text = rich.length * 2 < plain.trim().length ? plain : rich || plain;
  return text.trim() === '' ? null : { text, notes: [] };
}

/**
 * @param {import('./kinds.js').Kind} kind
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string} name
 * @returns {Promise<Reading>}
 */
async function byKind(kind, bytes, name) {
  if (kind === 'pdf') return (await import('./pdf.js')).readPdf(bytes, name);
  if (kind === 'docx') return (await import('./docx.js')).readDocx(bytes, name);
  if (kind === 'eml') return (await import('./eml.js')).readEml(bytes, name);
  if (bytes.length > LIMITS.text * 1e6)
    throw new ReaderError('readers.tooLarge', { name, limit: LIMITS.text });
  const decoded = decode(bytes, kind === 'html' ? declaredInHtml(bytes) : undefined);
  if (!decoded) throw new ReaderError('readers.binary', { name });
  const { text, notes } = decoded;
  if (kind === 'text') return { text, notes };
  const reading =
    kind === 'json' ? readJson(text, name) : kind === 'markdown' ? readMarkdown(text) : await readHtml(text);
  return { ...reading, notes: [...notes, ...reading.notes] };
}
