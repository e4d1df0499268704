/** What `www/i18n/tables.js` is in the page of one file: the words of both languages are there from the beginning. */

import { ar } from '../../www/i18n/ar.js';
import { en } from '../../www/i18n/en.js';
import { strings } from '../../www/readers/strings.js';

/** @type {Record<'ar'|'en', import('../../www/i18n/tables.js').Table>} */
export const tables = { ar: { ...ar, ...strings.ar }, en: { ...en, ...strings.en } };

/** Nothing is to be brought. */
export async function bring() {}
