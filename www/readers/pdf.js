/** PDF files, through pdf.js. */
import { pdfWorker } from '../pkg/assets.js';
import { squeezed } from './compare.js';
import { direction, mirrored, turned } from './direction.js';
import { ReaderError } from './error.js';
import { nameOf } from './head.js';
import { pagesText, rowsOf } from './pages.js';
import { ownScript } from '../trusted.js';

/** @typedef {import('./error.js').Reading} Reading */
/** @typedef {import('./error.js').Note} Note */

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string} name of the file
 * @param {AbortSignal} [signal]
 * @returns {Promise<Reading>}
 */
export async function readPdf(bytes, name, signal) {
  const { library, thread, port } = await load();
  const worker = library.PDFWorker.create({ port: /** @type {any} */ (thread), verbosity: 0 });
  try {
    const task = library.getDocument({
      data: bytes.slice(),
      worker,
      disableFontFace: true,
      useSystemFonts: false,
      useWorkerFetch: false,
      useWasm: false,
      isEvalSupported: false,
      stopAtErrors: false,
      verbosity: 0,
    });
    return await reading(await task.promise, name, signal);
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof ReaderError) throw error;
    const locked = error instanceof Error && error.name === 'PasswordException';
    throw new ReaderError(locked ? 'readers.locked' : 'readers.broken', { name }, error);
  } finally {
    worker.destroy();
    thread.terminate();
    URL.revokeObjectURL(port);
  }
}

/** The library and its worker, which is made from a blob: so the page's policy holds in it too. */
async function load() {
  try {
    const library = await import('../vendor/pdf.js');
    const response = await fetch(pdfWorker());
    if (!response.ok) throw new Error(`${response.status}`);
    const port = URL.createObjectURL(new Blob([await response.text()], { type: 'text/javascript' }));
    return { library, port, thread: new Worker(ownScript(port), { type: 'module' }) };
  } catch (error) {
    throw new ReaderError('readers.noReader', { kind: 'PDF' }, error);
  }
}

/**
 * @param {import('pdfjs-dist').PDFDocumentProxy} file
 * @param {string} name
 * @param {AbortSignal} [signal]
 * @returns {Promise<Reading>}
 */
async function reading(file, name, signal) {
  /** @type {import('./pages.js').Row[][]} */
  const pages = [];
  /** @type {number[]} */
  const bare = [];
  for (let number = 1; number <= file.numPages; number++) {
    signal?.throwIfAborted();
    const page = await file.getPage(number);
    const { items } = await page.getTextContent({ disableNormalization: true });
    const pieces = items.flatMap((item) => {
      if (!('str' in item)) return [];
      const [a = 0, b = 0, , , x = 0, y = 0] = item.transform;
      return [{ text: item.str, x, y, width: item.width, size: Math.hypot(a, b) || item.height }];
    });
    const rows = rowsOf(pieces);
    if (rows.length === 0) bare.push(number);
    else pages.push(rows);
    page.cleanup();
  }
  if (pages.length === 0) throw new ReaderError('readers.scanned', { name });
  /** @type {Note[]} */
  const notes = [];
  if (bare.length > 0) notes.push({ key: 'readers.note.pdfPages', values: { pages: bare.join(', ') } });
  let text = whole(pagesText(pages));
  const lost = text.split('\uFFFD').length - 1;
  if (lost > 0) notes.push({ key: 'readers.note.replaced', values: { count: lost } });
  if (isUnreadable(text)) notes.push({ key: 'readers.note.pdfLetters', values: {} });
  const found = direction(text);
  if (found === 'backwards') {
    text = turned(text);
    notes.push({ key: 'readers.note.pdfReversed', values: {} });
  } else if (found === 'unknown' && /[\u0621-\u064A]{3}/.test(text)) {
    notes.push({ key: 'readers.note.pdfOrder', values: {} });
  }
  text = mirrored(text);
  const { info } = await file.getMetadata();
  const said = /** @type {Record<string, unknown>} */ (info);
  const string = (/** @type {string} */ key) =>
    typeof said[key] === 'string' && said[key] !== '' ? said[key] : undefined;
  // Programs put their own words there; and the day on which a file was made is not that of the article.
  const title = string('Title');
  const named =
    title &&
    !/^(about:|https?:|untitled|microsoft (word|powerpoint)|powerpoint )|\.(docx?|pptx?|html?|pdf|indd)$/i.test(
      title,
    );
  return { text, title: named ? title : undefined, byline: bylineOf(string('Author'), text), notes };
}

/** The name of a file's author is a byline where the article has it too, near its beginning. @param {string|undefined} author @param {string} text */
function bylineOf(author, text) {
  const name = nameOf(author, []);
  return name && squeezed(text.slice(0, 600)).includes(squeezed(name)) ? name : undefined;
}

/**
 * Letters as they are written: presentation forms as the letters that they show, and the lam and alef of one glyph, which come apart, as one
 * word.
 *
 * @param {string} text
 */
function whole(text) {
  return (
    text
      .replace(/[\uFB00-\uFB06\uFB50-\uFDFF\uFE70-\uFEFC]+/g, (part) => part.normalize('NFKC'))
      .normalize('NFC')
      // A letter that the file says is none.
      .replaceAll('\0', '\uFFFD')
      // No word is one alef.
      .replace(/(?<=\u0644\p{M}*) (?=[اأإآ]\p{M}*(?![\p{L}\p{M}]))/gu, '')
  );
}

/** Letters of a file that does not say what its shapes mean: signs of no script, or Latin ones in no order of words. @param {string} text */
function isUnreadable(text) {
  const signs = [...text.replace(/\s+/g, '')];
  const unknown = signs.filter((sign) => /[\p{Co}\p{Cn}\p{Cc}\uFFFD]/u.test(sign)).length;
  if (unknown * 20 > signs.length) return true;
  const words = text.match(/[A-Za-z]{4,}/g) ?? [];
  const sound = words.filter((word) => /^([A-Z]?[a-z]+|[A-Z]+)$/.test(word) && /[aeiouy]/i.test(word));
  const most = words.join('').length * 2 > signs.length;
  return most && words.length > 20 && sound.length * 2 < words.length;
}
