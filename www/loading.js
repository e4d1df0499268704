/** What the page says and does while the program and its model come, or do not. */

import { Unsupported } from './engine.js';
import { t } from './i18n/index.js';
import { quiet, tell } from './notices.js';
import { later } from './parts.js';
import { settings } from './settings.js';

/** @typedef {import('./engine.js').Engine} Engine */

/** So often the samples are read; more makes no article faster. */
const PRACTICE = 4;

/**
 * Has the analysis read something, until the reader's article comes: what has run before runs several times faster. English only where the
 * page is in English: its model comes with the first English text.
 *
 * @param {Engine} engine
 * @param {() => boolean} idle whether no article has come
 */
export async function practise(engine, idle) {
  try {
    const { samples } = await later();
    // What is asked last is what is answered.
    if (!idle()) return;
    const read = samples.filter(({ id }) => id !== 'english' || settings.language === 'en');
    const text = read.map((sample) => sample.text).join('\n');
    for (let n = 0; n < PRACTICE; n++) await engine.analyze(text, { date: '', threshold: 0 });
  } catch {
    // An article has come; or something is wrong, which will be told when one comes.
  }
}

/**
 * Tells that there is no analysis, and where that may help offers to try again.
 *
 * @param {unknown} error
 * @param {() => void} again
 */
export function tellOfCore(error, again) {
  if (error instanceof Unsupported) tell(t('unsupported', { what: error.message }));
  else tell(t('coreFailed'), retrying(again));
}

/**
 * Tells that there are no names, and how there may be some.
 *
 * @param {() => void} again
 */
export function tellOfModel(again) {
  tell(t('modelFailed'), retrying(again));
}

/**
 * Tells that something of the page did not come, and offers to try again.
 *
 * @param {() => void} again
 */
export function tellOfPart(again) {
  tell(t('partFailed'), retrying(again));
}

/** @param {() => void} again */
function retrying(again) {
  const act = () => {
    quiet();
    again();
  };
  return { label: t('retry'), act };
}
