/** What the readers give and how they fail. */
import { day } from '../day.js';

/**
 * A remark about a reading, to be put into words by `strings.js`.
 *
 * @typedef {{ key: string, values: Record<string, string | number> }} Note
 */

/**
 * An article as it was read.
 *
 * @typedef {object} Reading
 * @property {string} text lines end in `\n`
 * @property {string} [title]
 * @property {string} [byline]
 * @property {string} [date] the day of publication, YYYY-MM-DD
 * @property {import('../types.d.ts').Edit[]} [edits] what a reader has corrected, in our own export
 * @property {Record<string, unknown>} [analysis] of our own export: everything but its text
 * @property {string} [whole] the text of the whole page, where the article was taken out of a pasted one
 * @property {Note[]} notes
 */

/** A file that cannot be read; `key` and `values` give the sentence that says why. */
export class ReaderError extends Error {
  /**
   * @param {string} key
   * @param {Record<string, string | number>} [values]
   * @param {unknown} [cause]
   */
  constructor(key, values = {}, cause = undefined) {
    super(key, { cause });
    this.name = 'ReaderError';
    this.key = key;
    this.values = values;
  }
}

/**
 * The day of publication as a file gives it, with a remark where it gives one that no calendar has.
 *
 * @param {unknown} written undefined or empty where the file gives none
 * @returns {{ date: string | undefined, notes: Note[] }}
 */
export function dated(written) {
  const date = day(written);
  const shown = typeof written === 'string' ? written.trim().slice(0, 40) : '';
  const notes = date || !shown ? [] : [{ key: 'readers.note.date', values: { date: shown } }];
  return { date, notes };
}
