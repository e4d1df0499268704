/** The tables of words that have come: the page's own language with the program, the other when it is switched to. */

import { strings } from '../readers/strings.js';
import { settings } from '../settings.js';

/** @typedef {string | Partial<Record<Intl.LDMLPluralRule, string>> & {other: string}} Message */
/** @typedef {Record<string, Message>} Table */

/** @type {Partial<Record<'ar'|'en', Table>>} */
export const tables = {};

/**
 * Resolves once the words of a language are there; rejects where they cannot be had.
 *
 * @param {'ar'|'en'} language
 */
export async function bring(language) {
  if (tables[language]) return;
  const table = language === 'ar' ? (await import('./ar.js')).ar : (await import('./en.js')).en;
  tables[language] = { ...table, ...strings[language] };
}

await bring(settings.language);
