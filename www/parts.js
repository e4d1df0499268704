/**
 * What the first screen can do without: the view of an article with all that works on it, the dialogs, the samples, and the words of these. It is
 * a script and a style sheet of their own, which come once the page stands. Whoever needs them waits: what is pressed before they are there is
 * done when they are.
 */

import { addWords, translate } from './i18n/index.js';
import { laterStyles } from './pkg/assets.js';

/** @typedef {typeof import('./later.js')} Later */

/** What was asked for did not come. */
export class Absent extends Error {}

/** @type {Promise<Later>|undefined} */
let coming;

/**
 * The rest of the page. Its words are known, and stand in the page, before it is there.
 *
 * @returns {Promise<Later>} rejected with {@link Absent} where it does not come; asking again tries again
 */
export function later() {
  coming ??= fetched().catch((error) => {
    coming = undefined;
    throw new Absent(String(error));
  });
  return coming;
}

async function fetched() {
  const [all] = await Promise.all([import('./later.js'), styled()]);
  addWords(all.words);
  translate(document);
  return all;
}

/** Puts the style sheet of the rest into the page, where it does not lie there. */
async function styled() {
  const href = laterStyles();
  if (href === undefined) return;
  const sheet = document.createElement('link');
  sheet.rel = 'stylesheet';
  sheet.href = href;
  await new Promise((resolve, reject) => {
    sheet.onload = resolve;
    sheet.onerror = () => {
      sheet.remove();
      reject(new Error(`no ${href}`));
    };
    document.head.append(sheet);
  });
}
