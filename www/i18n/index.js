/** The page's words: one table a language, plural forms by `Intl.PluralRules`, numbers in the reader's digits. */

import { settings } from '../settings.js';
import { ar } from './first-ar.js';
import { en } from './first-en.js';

/** @typedef {string | Partial<Record<Intl.LDMLPluralRule, string>> & {other: string}} Message */
/** @typedef {Record<string, Message>} Table */

/** The words of the first screen, and of what has come since. @type {Record<'ar'|'en', Table>} */
const tables = { ar: { ...ar }, en: { ...en } };

/**
 * Takes in the words of a part of the page that has come.
 *
 * @param {Record<'ar'|'en', Table>} more
 */
export function addWords(more) {
  Object.assign(tables.ar, more.ar);
  Object.assign(tables.en, more.en);
}

/** The reader's language with their digits, for `Intl`. */
export function locale() {
  // Day before month in both.
  return `${settings.language === 'ar' ? 'ar' : 'en-GB'}-u-nu-${settings.digits}`;
}

/** Formatters are dear to make and are asked for by the thousand. @type {Map<string, unknown>} */
const kept = new Map();

/**
 * A formatter of `Intl` for the reader's language and digits, made once for the same options.
 *
 * @template Formatter
 * @template {object} Options
 * @param {new (locale: string, options: Options) => Formatter} type
 * @param {NoInfer<Options>} options
 * @returns {Formatter}
 */
export function intl(type, options) {
  const key = `${type.name} ${locale()} ${JSON.stringify(options)}`;
  const found = /** @type {Formatter|undefined} */ (kept.get(key)) ?? new type(locale(), options);
  kept.set(key, found);
  return found;
}

/**
 * @param {number} value
 * @param {Intl.NumberFormatOptions} [options]
 * @returns {string}
 */
export function number(value, options = {}) {
  return intl(Intl.NumberFormat, options).format(value);
}

/**
 * @param {number} share 0 to 1
 * @returns {string}
 */
export function percent(share) {
  return number(share, { style: 'percent', maximumFractionDigits: share > 0 && share < 0.01 ? 1 : 0 });
}

/**
 * The message of that key in the page's language. `{name}` is replaced by the parameter of that name, numbers in the reader's digits;
 * `count` chooses the plural form. A key that no table has is returned as it is.
 *
 * @param {string} key
 * @param {Record<string, string|number>} [parameters]
 * @returns {string}
 */
export function t(key, parameters = {}) {
  const message = tables[settings.language][key] ?? key;
  const { count } = parameters;
  const text =
    typeof message === 'string'
      ? message
      : (message[intl(Intl.PluralRules, {}).select(typeof count === 'number' ? count : 0)] ?? message.other);
  return text.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = parameters[name];
    return typeof value === 'number' ? number(value) : (value ?? whole);
  });
}

/**
 * A name of either direction, to stand in a sentence of the page's: what is around it keeps its order.
 *
 * @param {string} name
 */
export function isolated(name) {
  return `\u2068${name}\u2069`;
}

/**
 * Puts the page's language into what the HTML holds: `data-t` names the text, `data-t-NAME` an attribute's.
 *
 * @param {ParentNode} root
 */
export function translate(root) {
  for (const element of root.querySelectorAll('[data-t]')) {
    if (element instanceof HTMLElement) element.textContent = t(element.dataset.t ?? '');
  }
  for (const attribute of ['aria-label', 'placeholder', 'title']) {
    for (const element of root.querySelectorAll(`[data-t-${attribute}]`)) {
      element.setAttribute(attribute, t(element.getAttribute(`data-t-${attribute}`) ?? ''));
    }
  }
}
