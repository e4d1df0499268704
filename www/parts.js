/**
 * What the first screen can do without: the view of an article with all that works on it, the dialogs, the samples, and the words of these. It is
 * a script and a style sheet of their own, which come once the page stands. Whoever needs them waits: what is pressed before they are there is
 * done when they are.
 */

import { addWords, translate } from './i18n/index.js';
import { comparisonStyles, laterStyles } from './pkg/assets.js';

/** @typedef {typeof import('./later.js')} Later */

/** What was asked for did not come. */
export class Absent extends Error {}

/** @type {Promise<Later>|undefined} */
let coming;

/** @type {Promise<typeof import('./compare/index.js')>|undefined} */
let comparing;

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

/**
 * The comparison of articles, which comes when it is first opened.
 *
 * @returns {Promise<typeof import('./compare/index.js')>} rejected as {@link later}
 */
export function comparison() {
  comparing ??= Promise.all([import('./compare/index.js'), styled(comparisonStyles())])
    .then(([all]) => {
      addWords(all.words);
      return all;
    })
    .catch((error) => {
      comparing = undefined;
      throw new Absent(String(error));
    });
  return comparing;
}

async function fetched() {
  const [all] = await Promise.all([import('./later.js'), styled(laterStyles())]);
  addWords(all.words);
  translate(document);
  return all;
}

/** Puts a style sheet into the page. @param {string|undefined} href none where it lies there */
async function styled(href) {
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
