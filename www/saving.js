/** Files that the reader saves. */

import { el } from './dom.js';

/**
 * A file's name from a title: no sign that a file system forbids.
 *
 * @param {string} title
 */
function stem(title) {
  const words = title
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .slice(0, 8);
  return words.join('-').slice(0, 80) || 'isnad';
}

/**
 * Saves a file.
 *
 * @param {Blob} content
 * @param {string} title from which its name is made
 * @param {string} suffix
 * @returns {string} its name
 */
export function saved(content, title, suffix) {
  const name = `${stem(title)}.${suffix}`;
  const url = URL.createObjectURL(content);
  el('a', { href: url, download: name }).click();
  // The browser has to have begun before the address goes.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  return name;
}
