/** Files that the reader brings, as articles: read one after the other, each failure a sentence of its own. */

import { isolated, t } from './i18n/index.js';
import { readFile, ReaderError } from './readers/index.js';

/** @typedef {import('./types.d.ts').Article} Article */

/** A title or byline that stands in the text stands within this many code units of its beginning. */
const HEAD = 600;

/**
 * @param {Iterable<File>} files
 * @param {(name: string) => void} begun called before each
 * @returns {Promise<{articles: Article[], problems: string[]}>}
 */
export async function bringIn(files, begun) {
  /** @type {Article[]} */
  const articles = [];
  /** @type {string[]} */
  const problems = [];
  for (const file of files) {
    const { name } = file;
    begun(name);
    try {
      articles.push(articleOf(await readFile(file), name));
    } catch (error) {
      // What the browser itself refuses is no fault of the content: a folder, a file that is gone or not to be read.
      const refused = error instanceof DOMException;
      const known = error instanceof ReaderError;
      problems.push(
        t(known ? error.key : refused ? 'readers.refused' : 'readers.broken', {
          ...(known ? error.values : {}),
          name: isolated(name),
        }),
      );
    }
  }
  return { articles, problems };
}

/**
 * What a file said of its article beside the text goes above the text, where it is read and analysed like the rest.
 *
 * @param {import('./readers/error.js').Reading} reading
 * @param {string} name of the file
 * @returns {Article}
 */
function articleOf({ text, title, byline, date, analysis, notes }, name) {
  const head = text.slice(0, HEAD);
  const missing = [title, byline].filter((line) => line && !analysis && !head.includes(line));
  const note = notes.map(({ key, values }) => t(key, values)).join(' ');
  return {
    text: [...missing, text].join('\n'),
    title,
    byline,
    date,
    dated: date ? 'file' : undefined,
    note,
    name,
  };
}
