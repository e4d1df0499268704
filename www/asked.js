/** What an address asks for: an article of ours, or a text that a link carries, with what was set and corrected of it. */

import { place, unpack, unpackEdits, unpackTicks } from './address.js';
import { t } from './i18n/index.js';
import { later } from './parts.js';

/** @typedef {import('./types.d.ts').Article} Article */

/**
 * Reads the page's address.
 *
 * @returns {Promise<{article?: Article, problem?: string}>} neither where it asks for nothing; `problem` says why the text cannot be had
 * @throws {import('./parts.js').Absent} where it asks for one of ours, and they do not come
 */
export async function askedFor() {
  const { sample, text, date, title, byline, refused, ...rest } = place();
  /** @type {string[]} */
  const notes = [];
  if (refused) notes.push(t('readers.note.date', { date: refused }));
  const edits = await unpackEdits(rest.edits).catch(() => void notes.push(t('edits.broken')));
  /** @type {Omit<Article, 'text'>} */
  const known = { date, dated: date ? 'link' : undefined, title, byline, note: notes.join(' ') };
  if (edits) known.edits = edits;
  const checked = await unpackTicks(rest.checked);
  if (checked) known.checked = checked;
  const found = sample && (await later()).samples.find(({ id }) => id === sample);
  if (found) return { article: { ...known, text: found.text, sample: found.id } };
  if (!text) return {};
  try {
    return { article: { ...known, text: await unpack(text), packed: text } };
  } catch {
    return { problem: t(typeof DecompressionStream === 'undefined' ? 'share.unsupported' : 'share.broken') };
  }
}
