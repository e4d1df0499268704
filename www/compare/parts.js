/** What the parts of the comparison share: how an article and a source is called, what leads to a place in a text. */

import { drawKnot, knotOf } from '../article/knots.js';
import { el } from '../dom.js';
import { isolated, t } from '../i18n/index.js';

/** @typedef {import('../pkg/comparison.d.ts').Comparison} Comparison */
/** @typedef {import('../pkg/comparison.d.ts').Voice & {hue: import('../hues.js').Hue}} Voice */
/** @typedef {import('../types.d.ts').OpenArticle} OpenArticle */
/** @typedef {import('../types.d.ts').Analysis} Analysis */
/**
 * What is shown: the articles with their names, the comparison, the sources by id, and what goes to a place.
 *
 * @typedef {object} Scene
 * @property {readonly OpenArticle[]} articles
 * @property {readonly Analysis[]} analyses
 * @property {readonly string[]} names
 * @property {Comparison} comparison
 * @property {Map<string, Voice>} voices
 * @property {(article: number, key?: string) => void} go
 */

/** The longest excerpt of a sentence, in UTF-16 code units. */
const EXCERPT = 90;

/** @param {Voice|undefined} voice */
export function nameOf(voice) {
  return voice?.name || t('compare.nobody');
}

/**
 * @param {Voice} voice
 * @returns {HTMLElement} its knot and name in its hue
 */
export function named(voice) {
  return el(
    'span',
    { class: `voice ${voice.hue}` },
    drawKnot(knotOf(voice.sort)),
    el('bdi', {}, nameOf(voice)),
  );
}

/**
 * What leads to a place of an article.
 *
 * @param {Scene} scene
 * @param {number} article
 * @param {string|undefined} key
 * @param {Record<string, unknown>} attributes
 * @param {...import('../dom.js').Child} children
 */
export function link(scene, article, key, attributes, ...children) {
  return el('button', { type: 'button', ...attributes, onclick: () => scene.go(article, key) }, ...children);
}

/**
 * A stretch of an article, cut at a word where it is long.
 *
 * @param {Scene} scene
 * @param {number} article
 * @param {readonly [number, number]} span
 * @param {number} [around] what of it has to be seen
 */
export function excerpt(scene, article, [start, end], around = start) {
  const text = scene.articles[article]?.text ?? '';
  if (end - start <= EXCERPT) return text.slice(start, end);
  const from = Math.max(start, Math.min(around - EXCERPT / 3, end - EXCERPT));
  const to = Math.min(end, from + EXCERPT);
  const first = from > start ? text.indexOf(' ', from) + 1 || from : from;
  const last = to < end ? Math.max(text.lastIndexOf(' ', to), first) : to;
  return `${from > start ? '…' : ''}${text.slice(first, last)}${to < end ? '…' : ''}`;
}

/** @param {Scene} scene @param {number} article @returns {string|undefined} as an element's `lang` says it */
export function langOf(scene, article) {
  const language = scene.comparison.articles[article]?.language;
  return language === 'und' ? undefined : language;
}

/** @param {Scene} scene @param {number} article */
export function isolatedName(scene, article) {
  return isolated(scene.names[article] ?? '');
}

/**
 * A section with its heading.
 *
 * @param {string} title
 * @param {string|false} lead
 * @param {...import('../dom.js').Child} children
 */
export function section(title, lead, ...children) {
  return el('section', {}, el('h2', {}, title), lead && el('p', { class: 'lead' }, lead), ...children);
}

/** What is wider than its place is scrolled by itself, by keys too. @param {string} label @param {Element} content */
export function scrolled(label, content) {
  return el('div', { class: 'scrolled', role: 'region', tabindex: 0, 'aria-label': label }, content);
}
