/** The way to the library, which is a script of its own: it comes when it is wanted. */

import { addWords } from '../i18n/index.js';
import { choice } from './keep.js';

/** @returns {Promise<typeof import('./index.js')>} rejected where it does not come; asking again tries again */
export async function library() {
  const all = await import('./index.js');
  addWords(all.words);
  return all;
}

/**
 * Keeps what is shown, where the reader wants that or it comes from the library.
 *
 * @param {import('../reading.js').Reading} reading
 * @param {string} id of its article, which is open
 */
export function keepRead(reading, id) {
  const { article } = reading;
  if (article.sample || (!choice().keep && !article.dossier)) return;
  // Where it does not come nothing is kept; the next article asks again.
  void library().then(
    (all) => all.keep({ ...article, id, checked: article.checked ?? [] }, reading),
    () => {},
  );
}
