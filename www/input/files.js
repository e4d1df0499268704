/** Files to articles: the kind by name and content, the size, and a sentence for whatever cannot be read. */

import { t } from '../i18n/index.js';
import { decode } from './encoding.js';

/** @typedef {import('../types.d.ts').Article} Article */

/** Megabytes that are read of one file. */
const LIMIT = 30;

/** A problem with a file, as a sentence for its reader. */
export class FileProblem extends Error {}

/**
 * Reads files one after the other.
 *
 * @param {File[]} files
 * @param {(name: string) => void} begun called before each
 * @returns {Promise<{found: Article[], problems: string[]}>}
 */
export async function readFiles(files, begun) {
  /** @type {Article[]} */
  const found = [];
  /** @type {string[]} */
  const problems = [];
  for (const file of files) {
    begun(file.name);
    try {
      const article = await readFile(file);
      if (article.text.trim() === '') throw new FileProblem(t('files.noText', { name: file.name }));
      found.push({ name: file.name, ...article });
    } catch (error) {
      problems.push(error instanceof FileProblem ? error.message : t('files.broken', { name: file.name }));
    }
  }
  return { found, problems };
}

/**
 * @param {File} file
 * @returns {Promise<Article>}
 */
async function readFile(file) {
  const { name } = file;
  if (file.size > LIMIT * 1e6) throw new FileProblem(t('files.tooLarge', { name, size: LIMIT }));
  const bytes = new Uint8Array(await file.arrayBuffer());
  const decoded = decode(bytes);
  if (!decoded) throw new FileProblem(t('files.binary', { name }));
  const plain = ['utf-8', 'utf-16le'].includes(decoded.encoding);
  return {
    text: decoded.text,
    note: plain ? undefined : t('files.encoding', { name, encoding: decoded.encoding }),
  };
}
