/** One timeline with a lane an article, numbers and days that differ, and what only one article names. */

import { el } from '../dom.js';
import { days as inWords, shortDay } from '../format.js';
import { t } from '../i18n/index.js';
import { excerpt, isolatedName, langOf, link, scrolled, section } from './parts.js';

/** @typedef {import('./parts.js').Scene} Scene */
/** @typedef {import('../pkg/comparison.d.ts').Day} Day */
/** @typedef {import('../pkg/comparison.d.ts').Told} Told */

/** So many days stand side by side, those of most articles; the others are asked for. */
const DAYS = 12;

/** So many names of one article are there at once. */
const NAMES = 24;

/** @param {Scene} scene */
export function timeline(scene) {
  const { articles } = scene.comparison;
  const all = scene.comparison.days;
  const published = new Set(articles.flatMap(({ date }) => date ?? []));
  if (all.length + published.size === 0)
    return section(t('compare.timeline'), false, el('p', {}, t('compare.noDays')));
  const weight = (/** @type {Day} */ { places }, /** @type {number} */ n) => [
    new Set(places.map(({ article }) => article)).size,
    places.length,
    n,
  ];
  const ranked = all.map((day, n) => ({ day, by: weight(day, n) }));
  ranked.sort(
    (a, b) =>
      (b.by[0] ?? 0) - (a.by[0] ?? 0) || (b.by[1] ?? 0) - (a.by[1] ?? 0) || (b.by[2] ?? 0) - (a.by[2] ?? 0),
  );
  const host = el('div', {});
  const draw = (/** @type {number} */ count) => {
    const chosen = new Set(ranked.slice(0, count).map(({ day }) => day));
    host.replaceChildren(
      scrolled(
        t('compare.timeline'),
        lanes(
          scene,
          all.filter((day) => chosen.has(day)),
          published,
        ),
      ),
    );
    const rest = all.length - chosen.size;
    if (rest > 0) {
      host.append(
        el(
          'button',
          { type: 'button', class: 'plain', onclick: () => draw(all.length) },
          t('compare.earlier', { count: rest }),
        ),
      );
    }
  };
  draw(DAYS);
  return section(t('compare.timeline'), t('compare.timelineHint'), host);
}

/**
 * @param {Scene} scene
 * @param {readonly Day[]} days
 * @param {ReadonlySet<string>} published the days of publication
 */
function lanes(scene, days, published) {
  const lacking = [...published].filter((one) => !days.some(({ from, to }) => from === one && to === one));
  /** @type {Day[]} */
  const empty = lacking.map((one) => ({ from: one, to: one, places: [] }));
  const columns = [...days, ...empty];
  columns.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.to < b.to ? -1 : 1));
  const label = (/** @type {{from: string, to: string}} */ { from, to }) =>
    from === to ? shortDay(from) : (inWords(from, to, 'long')[0] ?? from);
  const head = columns.map((day) => el('th', { scope: 'col' }, label(day)));
  const rows = scene.comparison.articles.map(({ date }, n) => {
    const cells = columns.map((day) => {
      const own = day.from === date && day.to === date;
      const told = day.places.filter(({ article }) => article === n).map((one) => place(scene, one, 't'));
      return el('td', { class: own ? 'own' : null }, own && el('small', {}, t('compare.published')), ...told);
    });
    return el('tr', {}, el('th', { scope: 'row' }, el('bdi', {}, scene.names[n] ?? '')), ...cells);
  });
  const corner = el('th', { scope: 'col' }, el('span', { class: 'unseen' }, t('compare.article')));
  return el(
    'table',
    { class: 'lanes' },
    el('thead', {}, el('tr', {}, corner, ...head)),
    el('tbody', {}, ...rows),
  );
}

/**
 * @param {Scene} scene
 * @param {Told} told
 * @param {'t'|'n'} layer of times or of numbers
 */
function place(scene, { article, index, sentence, source }, layer) {
  const hue = scene.voices.get(source ?? '')?.hue ?? '';
  const { times, numbers } = scene.analyses[article] ?? {};
  const start = (layer === 't' ? times : numbers)?.[index]?.start ?? sentence[0];
  const words = excerpt(scene, article, sentence, start);
  return link(
    scene,
    article,
    `${layer}${index + 1}`,
    { class: `place ${hue}`, lang: langOf(scene, article), dir: 'auto' },
    words,
  );
}

/** @param {Scene} scene */
export function differing(scene) {
  const { numbers, dates } = scene.comparison;
  const groups = [
    ...numbers.map((one) => values(scene, one, 'n')),
    ...dates.map((one) => values(scene, one, 't')),
  ];
  const none = groups.length === 0 && el('p', {}, t('compare.noneDiffer'));
  return section(t('compare.differ'), false, none, ...groups);
}

/**
 * @param {Scene} scene
 * @param {import('../pkg/comparison.d.ts').Disagreement} one
 * @param {'t'|'n'} layer
 */
function values(scene, one, layer) {
  const rows = one.values.flatMap(({ text, places }) =>
    places.map((told, n) =>
      el(
        'tr',
        {},
        el('th', { scope: 'row' }, n === 0 && el('bdi', {}, layer === 't' ? shortDay(text) : text)),
        el('td', {}, el('bdi', {}, scene.names[told.article] ?? '')),
        el('td', {}, place(scene, told, layer)),
      ),
    ),
  );
  return el('table', { class: 'values' }, el('tbody', {}, ...rows));
}

/** @param {Scene} scene */
export function alone(scene) {
  const { articles, entities } = scene.comparison;
  const byId = new Map(entities.map((one) => [one.id, one]));
  const lists = articles.flatMap(({ only }, n) => {
    if (only.length === 0) return [];
    const names = only.slice(0, NAMES).map((id) => {
      const thing = byId.get(id);
      return el('li', {}, link(scene, n, thing?.places[0]?.id, {}, el('bdi', {}, thing?.name ?? '')));
    });
    const more =
      only.length > NAMES &&
      el('li', { class: 'soft' }, t('compare.moreNames', { count: only.length - NAMES }));
    return [el('dt', {}, isolatedName(scene, n)), el('dd', {}, el('ul', { role: 'list' }, ...names, more))];
  });
  if (lists.length === 0) return section(t('compare.only'), false, el('p', {}, t('compare.noneOnly')));
  return section(t('compare.only'), false, el('dl', { class: 'alone' }, ...lists));
}
