/** JSON: our own export, or any object with a `text`. */
import { ReaderError } from './error.js';

/**
 * @param {string} source
 * @param {string} name of the file
 * @returns {{ text: string, title?: string, byline?: string, date?: string, analysis?: Record<string, unknown> }}
 */
export function readJson(source, name) {
  /** @type {unknown} */
  let value;
  try {
    value = JSON.parse(source.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new ReaderError('readers.broken', { name }, error);
  }
  if (typeof value !== 'object' || value === null || !('text' in value) || typeof value.text !== 'string') {
    throw new ReaderError('readers.json', { name });
  }
  const { text, ...rest } = /** @type {Record<string, unknown> & { text: string }} */ (value);
  const string = (/** @type {string} */ key) => (typeof rest[key] === 'string' ? rest[key] : undefined);
  const own = Array.isArray(rest['mentions']) && Array.isArray(rest['entities']);
  const date = /^\d{4}-\d{2}-\d{2}/.exec(string('date') ?? '')?.[0];
  return { text, title: string('title'), byline: string('byline'), date, analysis: own ? rest : undefined };
}
