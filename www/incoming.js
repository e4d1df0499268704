/** Files that the reader brings, as articles: read one after the other, each failure a sentence of its own. */

import { soundTicks } from './check/ticks.js';
import { addWords, isolated, t } from './i18n/index.js';
import { squeezed } from './readers/compare.js';

/** @typedef {import('./types.d.ts').Article} Article */

/**
 * A text longer than this, in UTF-16 code units, is not read: more than any article or a shelf of books has, and more than can be shown
 * without a wait.
 */
export const LONGEST = 2_000_000;

/** HTML longer than this, in code units, may take a moment to read. */
const SLOW_HTML = 200_000;

/** A title or byline that stands in the text stands within this many code units of its beginning. */
const HEAD = 600;

/** So many problems are told one by one. */
const TOLD = 8;

/** The most files of a folder that are read. */
const MOST = 500;

/** The readers, which are a script of their own and bring the words of what they tell. */
async function readers() {
  const all = await import('./readers/index.js');
  addWords(all.strings);
  return all;
}

/** Loads the readers before they are wanted. */
export function prepare() {
  // Where that fails it is told when they are wanted.
  readers().catch(() => {});
}

/**
 * Reads a paste or a drop of text.
 *
 * @param {DataTransfer} data its content is only there while its event is handled: call it then
 * @param {() => Promise<void>} begun called before what may take a moment
 * @returns {Promise<Article|undefined>} undefined where it holds no text
 */
export async function pasted(data, begun) {
  const [html, plain] = [data.getData('text/html'), data.getData('text/plain').replace(/\r\n?/g, '\n')];
  // What is told to be too long is not read first.
  if (plain.length > LONGEST) return { text: plain };
  if (html.length > SLOW_HTML) await begun();
  /** @type {import('./readers/error.js').Reading|null} */
  let reading;
  try {
    reading = await (await readers()).readPaste(html, plain);
  } catch {
    reading = plain.trim() === '' ? null : { text: plain, notes: [] };
  }
  return reading ? articleOf(reading) : undefined;
}

/**
 * What has been read of files, and what could not be; `stopped` where the reader of the page had it stopped.
 *
 * @typedef {{articles: Article[], problems: string[], stopped: boolean}} Brought
 */

/**
 * @param {Iterable<File>} files
 * @param {object} options
 * @param {(name: string, share?: number) => void} options.begun called before each file, and while one that holds several is read
 * @param {AbortSignal} [options.signal] stops it
 * @returns {Promise<Brought>}
 */
export async function bringIn(files, { begun, signal }) {
  const all = [...files];
  /** @type {Article[]} */
  const articles = [];
  /** @type {string[]} */
  const problems = [];
  const result = (/** @type {boolean} */ stopped) => ({ articles, problems: shortened(problems), stopped });
  for (const [n, file] of all.entries()) {
    const share = (/** @type {number} */ inner) =>
      all.length > 1 || inner > 0 ? (n + inner) / all.length : undefined;
    begun(file.name, share(0));
    try {
      const progress = (/** @type {number} */ done, /** @type {number} */ total) =>
        begun(file.name, share(done / total));
      const { articlesIn } = await readers();
      for await (const outcome of articlesIn(file, { signal, progress })) {
        if ('reading' in outcome) {
          const { length } = outcome.reading.text;
          if (length <= LONGEST) articles.push(articleOf(outcome.reading, outcome.name));
          else problems.push(t('readers.tooLong', { count: length, limit: LONGEST }));
        } else problems.push(told(outcome.problem, outcome.name));
      }
    } catch (error) {
      if (signal?.aborted) return result(true);
      problems.push(told(error, file.name));
    }
  }
  return result(false);
}

/** @param {string[]} problems */
function shortened(problems) {
  const more = problems.length - TOLD;
  return more > 0 ? [...problems.slice(0, TOLD), t('files.more', { count: more })] : problems;
}

/**
 * @param {unknown} error
 * @param {string} name of the file
 * @returns {string} why it could not be read
 */
function told(error, name) {
  // What the browser itself refuses is no fault of the content: a folder, a file that is gone or not to be read.
  const refused = error instanceof DOMException;
  const known = /** @type {Partial<import('./readers/error.js').ReaderError>} */ (error);
  const absent = error instanceof TypeError && /import|module/i.test(error.message);
  const key = known.key ?? (refused ? 'readers.refused' : absent ? 'readers.absent' : 'readers.broken');
  return t(key, { ...known.values, name: isolated(name) });
}

/**
 * What a file said of its article beside the text goes above the text, where it is read and analysed like the rest.
 *
 * @param {import('./readers/error.js').Reading} reading
 * @param {string} [name] of the file
 * @returns {Article}
 */
function articleOf({ text, title, byline, date, analysis, edits, whole, notes }, name) {
  const head = squeezed(text.slice(0, HEAD));
  const missing = [title, byline].filter((line) => line && !analysis && !head.includes(squeezed(line)));
  const note = notes.map(({ key, values }) => t(key, values)).join(' ');
  return {
    text: [...missing, text].join('\n'),
    title,
    byline,
    date,
    dated: date ? 'file' : undefined,
    note,
    name,
    whole,
    ...(edits && { edits }),
    checked: soundTicks(analysis?.['checked']),
  };
}

/**
 * The files of a drop, with those in its folders. Its items are only there while its event is handled: call it then.
 *
 * @param {DataTransfer} data
 * @returns {Promise<File[]>}
 */
export async function filesOf(data) {
  const files = [...data.files];
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (!entries.some((entry) => entry.isDirectory)) return files;
  /** @type {File[]} */
  const found = [];
  const waiting = entries;
  for (let entry = waiting.shift(); entry && found.length < MOST; entry = waiting.shift()) {
    // What systems put beside files.
    if (/^(\.|Thumbs\.db$|desktop\.ini$|__MACOSX$)/i.test(entry.name)) continue;
    if (entry.isFile) {
      const one = /** @type {FileSystemFileEntry} */ (entry);
      found.push(await new Promise((resolve, reject) => one.file(resolve, reject)));
    } else {
      waiting.push(...(await inFolder(/** @type {FileSystemDirectoryEntry} */ (entry))));
    }
  }
  return found;
}

/** @param {FileSystemDirectoryEntry} folder @returns {Promise<FileSystemEntry[]>} what is in it, in the order of the names */
async function inFolder(folder) {
  const reader = folder.createReader();
  /** @type {FileSystemEntry[]} */
  const all = [];
  for (;;) {
    // They come in parts, an empty one at the end.
    /** @type {FileSystemEntry[]} */
    const part = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (part.length === 0) break;
    all.push(...part);
  }
  return all.sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
}
