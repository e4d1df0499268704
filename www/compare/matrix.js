/** Who speaks where: a row a source, a column an article, its words in each cell. */

import { el } from '../dom.js';
import { shortDay } from '../format.js';
import { number, percent, t } from '../i18n/index.js';
import { isolatedName, link, named, nameOf, scrolled, section } from './parts.js';

/** @typedef {import('./parts.js').Scene} Scene */

/** So many rows are there at once; the others are asked for. */
const ROWS = 14;

/** @param {Scene} scene */
export function matrix(scene) {
  const { articles, sources } = scene.comparison;
  const most = Math.max(1, ...sources.flatMap(({ cells }) => cells.map(({ words }) => words)));
  const head = articles.map(({ date }, n) =>
    el(
      'th',
      { scope: 'col' },
      link(
        scene,
        n,
        undefined,
        { title: t('compare.openArticle', { article: scene.names[n] ?? '' }) },
        el('bdi', {}, scene.names[n] ?? ''),
      ),
      date !== undefined && el('small', {}, shortDay(date)),
    ),
  );
  const rows = sources.map((voice) => row(scene, voice.id, most));
  const body = el('tbody', {}, ...rows.slice(0, ROWS));
  const table = el(
    'table',
    { class: 'matrix' },
    el(
      'thead',
      {},
      el('tr', {}, el('th', { scope: 'col' }, el('span', { class: 'unseen' }, t('compare.source'))), ...head),
    ),
    body,
  );
  const rest = rows.slice(ROWS);
  const more = el(
    'button',
    {
      type: 'button',
      class: 'plain',
      onclick: () => {
        body.append(...rest);
        more.remove();
        rest[0]?.querySelector('button')?.focus();
      },
    },
    t('compare.moreSources', { count: rest.length }),
  );
  return section(
    t('compare.where'),
    t('compare.hint'),
    scrolled(t('compare.where'), table),
    rest.length > 0 && more,
    el('ul', { class: 'told', role: 'list' }, ...articles.map((_, n) => rests(scene, n))),
  );
}

/**
 * @param {Scene} scene
 * @param {string} id of the source
 * @param {number} most words in any cell
 */
function row(scene, id, most) {
  const voice = /** @type {import('./parts.js').Voice} */ (scene.voices.get(id));
  const cells = scene.articles.map((_, n) => {
    const cell = voice.cells.find(({ article }) => article === n);
    if (!cell) return el('td', { class: 'none' }, '·');
    const bar = (/** @type {string} */ kind, /** @type {number} */ words) => {
      const one = el('i', { class: kind });
      one.style.inlineSize = `${((words / most) * 7).toFixed(2)}rem`;
      return words > 0 && one;
    };
    const label = t('compare.cell', {
      name: nameOf(voice),
      article: scene.names[n] ?? '',
      count: cell.words,
      verbatim: cell.verbatim,
    });
    const key = cell.sources.length === 1 ? `said-${cell.sources[0]}` : cell.quotes[0];
    const { words, verbatim } = cell;
    return el(
      'td',
      {},
      link(
        scene,
        n,
        key,
        { class: 'bars', 'aria-label': label, title: label },
        bar('verbatim', Math.min(verbatim, words)),
        bar('sense', Math.max(words - verbatim, 0)),
        number(words),
      ),
    );
  });
  return el(
    'tr',
    { class: `${voice.hue} ${voice.sort}` },
    el('th', { scope: 'row' }, named(voice)),
    ...cells,
  );
}

/** On whom an article rests, and how much of it on nobody named. @param {Scene} scene @param {number} n */
function rests(scene, n) {
  const summary = scene.comparison.articles[n];
  if (!summary?.restsOn) return '';
  const { restsOn, words, unnamed } = summary;
  const parts = [
    t('compare.rests', {
      article: isolatedName(scene, n),
      name: nameOf(scene.voices.get(restsOn.source)),
      share: percent(restsOn.words / Math.max(words, 1)),
    }),
  ];
  if (unnamed > 0) parts.push(t('compare.unnamed', { share: percent(unnamed / Math.max(words, 1)) }));
  return el('li', {}, parts.join(t('comma')));
}
