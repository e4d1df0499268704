/** What is needed for many articles: the library, files over several articles, pictures of statements. A script of its own. */

import { say, tell } from '../notices.js';
import { t } from '../i18n/index.js';
import { LibraryDialog } from './dialog.js';
import { Library } from './library.js';
import { NoRoom } from './store.js';
import { ar, en } from './words.js';

export { openPicture } from '../picture/dialog.js';
export { offerMany } from './many.js';

/** The words of what is here. */
export const words = { ar, en };

/** @type {LibraryDialog|undefined} */
let dialog;

const library = new Library(() => void dialog?.draw());

/** So many milliseconds after something was done of an article it is kept. */
const PAUSE = 400;

/** What is still to be kept, by the ids of articles. @type {Map<string, {timer: number, act: () => Promise<void>}>} */
const waiting = new Map();

/** Whether it was told that nothing can be kept: once is enough. */
let told = false;

/**
 * Keeps an article as it is shown.
 *
 * @param {import('../types.d.ts').OpenArticle} article
 * @param {import('../reading.js').Reading} reading
 */
export function keep(article, reading) {
  clearTimeout(waiting.get(article.id)?.timer);
  const act = async () => {
    clearTimeout(waiting.get(article.id)?.timer);
    waiting.delete(article.id);
    try {
      await library.keep(article, reading);
    } catch (error) {
      if (!told) tell(t(error instanceof NoRoom ? 'library.noRoom' : 'library.refused'));
      told = true;
    }
  };
  waiting.set(article.id, { timer: window.setTimeout(() => void act(), PAUSE), act });
}

/** Keeps at once what waits for it. */
async function keepNow() {
  await Promise.all([...waiting.values()].map(({ act }) => act()));
}

/**
 * Shows the library.
 *
 * @param {{open: (articles: import('../types.d.ts').Article[]) => void}} page
 */
export function openLibrary(page) {
  dialog ??= new LibraryDialog(library, page, say);
  void keepNow();
  void dialog.open();
}

/**
 * The articles of a dossier.
 *
 * @param {string} id
 * @returns {Promise<{name: string, articles: import('../types.d.ts').Article[]}|undefined>} undefined where there is none
 */
export async function dossierOf(id) {
  await keepNow();
  const { dossiers, cards } = await library.catalogue();
  const found = dossiers.find((one) => one.id === id && one.removed === undefined);
  if (!found) return undefined;
  const own = cards.filter(({ dossier, removed }) => dossier === id && removed === undefined);
  return { name: found.name, articles: await library.bring(own) };
}
