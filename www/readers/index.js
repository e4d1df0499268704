/**
 * Files and pastes to articles. The readers are a script of their own, which the page loads once it stands; each kind's library is loaded
 * from our own files, and only when such a file comes.
 */
import { readEpub, readOdt } from './books.js';
import { isLink } from './compare.js';
import { declaredInHtml, decode } from './encoding.js';
import { ReaderError } from './error.js';
import { readHtml } from './html.js';
import { readJson } from './json.js';
import { kindOf } from './kinds.js';
import { LIMITS } from './limits.js';
import { readMarkdown } from './markdown.js';
import { readPaste } from './paste.js';
import { readPlain } from './plain.js';
import { entriesOf, unpack } from './zip.js';

export { ReaderError } from './error.js';
export { readPaste } from './paste.js';
export { strings } from './strings.js';

/** @typedef {import('./error.js').Reading} Reading */
/** @typedef {import('./kinds.js').Kind} Kind */

/** The largest archive of articles, in megabytes, and how many files of it are read. */
const ARCHIVE = { size: 200, files: 500 };

/**
 * What is known of the reading of a file while it goes on.
 *
 * @typedef {object} Options
 * @property {AbortSignal} [signal] stops it: the reading then rejects with the signal's reason
 * @property {(done: number, total: number) => void} [progress] called where a file holds several articles
 */

/** An article, or what kept one from being read, with the name of its file. @typedef {{ name: string, reading: Reading } | { name: string, problem: unknown }} Outcome */

/**
 * Reads one file; of a file that holds several articles the first.
 *
 * @param {File} file
 * @param {Options} [options]
 * @returns {Promise<Reading>}
 * @throws {ReaderError} where it is too large, of another kind, damaged or without text
 */
export async function readFile(file, options) {
  for await (const outcome of articlesIn(file, options)) {
    if ('problem' in outcome) throw outcome.problem;
    return outcome.reading;
  }
  throw new ReaderError('readers.empty', { name: file.name });
}

/**
 * Reads a file: an archive gives many articles, and a problem for each file of it that cannot be read.
 *
 * @param {File} file
 * @param {Options} [options]
 * @returns {AsyncGenerator<Outcome>}
 */
export async function* articlesIn(file, options = {}) {
  const { name } = file;
  if (file.size > ARCHIVE.size * 1e6) {
    yield { name, problem: new ReaderError('readers.tooLarge', { name, limit: ARCHIVE.size }) };
    return;
  }
  yield* outcomesOf(new Uint8Array(await file.arrayBuffer()), name, options);
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string} name
 * @param {Options} options
 * @param {boolean} [inside] an archive
 * @returns {AsyncGenerator<Outcome>}
 */
async function* outcomesOf(bytes, name, options, inside = false) {
  try {
    const found = kindOf(bytes, name);
    if ('foreign' in found) throw new ReaderError(`readers.${found.help}`, { name, kind: found.foreign });
    const { kind } = found;
    if (kind === 'zip' && !inside) {
      yield* unpacked(bytes, name, options);
      return;
    }
    if (kind === 'zip') throw new ReaderError('readers.other', { name, kind: 'ZIP' });
    if (bytes.length > LIMITS.binary * 1e6)
      throw new ReaderError('readers.tooLarge', { name, limit: LIMITS.binary });
    if (kind === 'mbox') {
      yield* messages(bytes, name, options);
      return;
    }
    const readings = await byKind(kind, bytes, name, options.signal);
    const sound = readings.filter(({ text }) => text.trim() !== '');
    if (sound.length === 0) throw new ReaderError('readers.empty', { name });
    for (const [n, reading] of sound.entries()) yield { name, reading: counted(reading, n, sound.length) };
  } catch (error) {
    options.signal?.throwIfAborted();
    yield { name, problem: error };
  }
}

/**
 * The articles of an archive, in the order of their names.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string} name
 * @param {Options} options
 * @returns {AsyncGenerator<Outcome>}
 */
async function* unpacked(bytes, name, { signal, progress }) {
  const all = entriesOf(bytes);
  if (!all) throw new ReaderError('readers.broken', { name });
  // Folders, and what systems put beside files.
  const files = all.filter(
    (entry) => !/\/$|(^|\/)(__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/i.test(entry.name),
  );
  if (files.length === 0) throw new ReaderError('readers.empty', { name });
  const wanted = files.sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
  for (const [n, entry] of wanted.slice(0, ARCHIVE.files).entries()) {
    signal?.throwIfAborted();
    progress?.(n, Math.min(wanted.length, ARCHIVE.files));
    const own = entry.name.split('/').at(-1) ?? entry.name;
    try {
      yield* outcomesOf(await unpack(bytes, entry, LIMITS.binary * 1e6), own, { signal }, true);
    } catch (problem) {
      signal?.throwIfAborted();
      yield { name: own, problem };
    }
  }
  if (wanted.length > ARCHIVE.files) {
    yield {
      name,
      problem: new ReaderError('readers.many', { name, limit: ARCHIVE.files, count: wanted.length }),
    };
  }
}

/**
 * The messages of a mailbox, each an article.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string} name
 * @param {Options} options
 * @returns {AsyncGenerator<Outcome>}
 */
async function* messages(bytes, name, { signal, progress }) {
  const { messagesOf, readEml } = await import('./eml.js');
  const all = messagesOf(bytes);
  if (all.length === 0) throw new ReaderError('readers.empty', { name });
  for (const [n, message] of all.slice(0, ARCHIVE.files).entries()) {
    progress?.(n, all.length);
    try {
      const reading = await readEml(message, name, signal);
      if (reading.text.trim() === '') throw new ReaderError('readers.empty', { name });
      yield { name, reading: counted(reading, n, all.length) };
    } catch (problem) {
      signal?.throwIfAborted();
      yield { name, problem };
    }
  }
}

/**
 * The first of several articles says how many there are.
 *
 * @param {Reading} reading
 * @param {number} n
 * @param {number} count
 * @returns {Reading}
 */
function counted(reading, n, count) {
  if (n > 0 || count < 2) return reading;
  return { ...reading, notes: [...reading.notes, { key: 'readers.note.several', values: { count } }] };
}

/**
 * Reads a paste or a drop: the HTML where it has one, else the plain text.
 *
 * @param {Pick<DataTransfer, 'getData'>} clipboard
 * @returns {Promise<Reading | null>} null where it holds no text
 */
export async function readClipboard(clipboard) {
  return readPaste(clipboard.getData('text/html'), clipboard.getData('text/plain').replace(/\r\n?/g, '\n'));
}

/**
 * @param {Exclude<Kind, 'zip' | 'mbox'>} kind
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string} name
 * @param {AbortSignal} [signal]
 * @returns {Promise<Reading[]>}
 */
async function byKind(kind, bytes, name, signal) {
  if (kind === 'pdf') return [await (await import('./pdf.js')).readPdf(bytes, name, signal)];
  if (kind === 'docx') return [await (await import('./docx.js')).readDocx(bytes, name, signal)];
  if (kind === 'eml') return [await (await import('./eml.js')).readEml(bytes, name, signal)];
  if (kind === 'mht') return [await (await import('./eml.js')).readMht(bytes, name, signal)];
  if (kind === 'webarchive') return [await (await import('./webarchive.js')).readWebarchive(bytes, name)];
  if (kind === 'odt') return [await readOdt(bytes, name)];
  if (kind === 'epub') return [await readEpub(bytes, name)];
  if (bytes.length > LIMITS.text * 1e6)
    throw new ReaderError('readers.tooLarge', { name, limit: LIMITS.text });
  if (kind === 'rtf') return [(await import('./rtf.js')).readRtf(bytes)];
  const marked = kind === 'html' || kind === 'feed';
  const decoded = decode(bytes, marked ? declaredInHtml(bytes) : undefined);
  if (!decoded) throw new ReaderError('readers.binary', { name });
  const { text, notes } = decoded;
  if (kind === 'link' || isLink(text)) throw new ReaderError('readers.link', { name });
  const readings = await ofText(kind, text, name);
  return readings.map((reading) => ({ ...reading, notes: [...notes, ...reading.notes] }));
}

/**
 * @param {Kind} kind
 * @param {string} text
 * @param {string} name
 * @returns {Promise<Reading[]>}
 */
async function ofText(kind, text, name) {
  if (kind === 'json') return readJson(text, name);
  if (kind === 'markdown') return [readMarkdown(text)];
  if (kind === 'feed') return (await import('./feed.js')).readFeed(text, name);
  if (kind === 'html') return [await readHtml(text)];
  return [readPlain(text)];
}
