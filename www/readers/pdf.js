/** PDF files, through pdf.js. */
import { pdfWorker } from '../pkg/assets.js';
import { ReaderError } from './error.js';
import { direction, mirrored, pageText, turned } from './lines.js';

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
    return { library, port, thread: new Worker(port, { type: 'module' }) };
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
  /** @type {string[]} */
  const pages = [];
  /** @type {number[]} */
  const bare = [];
  for (let number = 1; number <= file.numPages; number++) {
    signal?.throwIfAborted();
    const page = await file.getPage(number);
    const { items } = await page.getTextContent();
    const pieces = items.flatMap((item) => {
      if (!('str' in item)) return [];
      const [a = 0, b = 0, , , x = 0, y = 0] = item.transform;
      return [{ text: item.str, x, y, width: item.width, size: Math.hypot(a, b) || item.height }];
    });
    const text = pageText(pieces);
    if (text === '') bare.push(number);
    else pages.push(text);
    page.cleanup();
  }
  if (pages.length === 0) throw new ReaderError('readers.scanned', { name });
  /** @type {Note[]} */
  const notes = [];
  if (bare.length > 0) notes.push({ key: 'readers.note.pdfPages', values: { pages: bare.join(', ') } });
  let text = pages
    .join('\n\n')
    .normalize('NFC')
    .replace(/[\uFB50-\uFDFF\uFE70-\uFEFC]+/g, (part) => part.normalize('NFKC'));
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
  const named = title && !/^(about:|https?:|untitled|microsoft word)|\.(docx?|html?|pdf|indd)$/i.test(title);
  return { text, title: named ? title : undefined, byline: string('Author'), notes };
}
