/** JSON: our own export, or any object with a `text`. */
import { dated, ReaderError } from './error.js';

/** @typedef {import('./error.js').Reading} Reading */

/**
 * @param {string} source
 * @param {string} name of the file
 * @returns {Reading}
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
  const own = Array.isArray(rest['mentions']) && Array.isArray(rest['entities']);
  // Our own export says with which day, title and byline it was made.
  const options = /** @type {Record<string, unknown> | undefined} */ (own ? rest['options'] : undefined);
  const line = (/** @type {string} */ key) => {
    const value = rest[key] ?? options?.[key];
    return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : undefined;
  };
  return {
    text,
    title: line('title'),
    byline: line('byline'),
    ...dated(rest['date'] ?? options?.['date']),
    analysis: own ? rest : undefined,
  };
}
