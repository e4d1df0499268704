/** The notes of the margin, as elements: what stands beside a paragraph depends on what is looked for. */

import { el, svg } from '../dom.js';
import { timeWords } from '../format.js';
import { t } from '../i18n/index.js';
import { chainOf, howOf } from './chain.js';

/** @typedef {import('../reading.js').Reading} Reading */
/**
 * A note, and the mark at whose line it stands.
 *
 * @typedef {object} Note
 * @property {HTMLElement} mark
 * @property {HTMLElement} element
 * @property {HTMLElement|undefined} last the line of it that stands at the mark's line; the first where there is none
 * @property {import('./knots.js').Knot|'small'} knot `small` where only the kind of a statement changes
 * @property {string} hue
 * @property {string} source its id, where it is of one that speaks
 */

/** Arrows are drawn: the face has none. */
const DOWN = 'M0-6V6M-4 2 0 6 4 2';

/**
 * The notes of a paragraph.
 *
 * @param {HTMLElement} para
 * @param {Reading} reading
 * @param {string} preset
 * @returns {Note[]}
 */
export function notesOf(para, reading, preset) {
  if (preset === 'names') return [...names(para, reading)];
  if (preset === 'times') return [...times(para, reading)];
  return [...chains(para, reading)];
}

/**
 * The first element of each mark in a paragraph.
 *
 * @param {HTMLElement} para
 * @param {string} selector
 * @returns {Generator<HTMLElement, void>}
 */
function* firsts(para, selector) {
  const seen = new Set();
  for (const mark of para.querySelectorAll(selector)) {
    if (!(mark instanceof HTMLElement) || seen.has(mark.dataset.key)) continue;
    seen.add(mark.dataset.key);
    yield mark;
  }
}

/**
 * The chain of each statement. The same chain again is not told again: only how it is given, where that changes.
 *
 * @param {HTMLElement} para
 * @param {Reading} reading
 * @returns {Generator<Note, void>}
 */
function* chains(para, reading) {
  /** What was told last. @type {{whose: string, how: string}} */
  let told = { whose: '', how: '' };
  /** The notes of statements that hold others. @type {Map<string, HTMLElement>} */
  const hows = new Map();
  for (const mark of firsts(para, 'mark:is(.verbatim, .sense)')) {
    const quote = reading.quotes.get(mark.dataset.key ?? '');
    const own = quote && reading.sourceOf(quote);
    if (!quote || !own) continue;
    const chain = chainOf(reading, quote);
    const outer = hows.get(quote.within ?? '');
    if (chain.hops.length === 0) {
      // Its own words inside what it is said to have said: one note for both.
      const words = t(`hows.${quote.kind}`);
      if (outer && !outer.textContent?.includes(words)) outer.append(t('comma'), words);
      continue;
    }
    const whose = `${chain.hops.map(({ id }) => id).join()} ${chain.doubtful}`;
    const again = whose === told.whose;
    const how = el('span', { class: 'how' }, howOf(quote, chain.doubtful));
    hows.set(quote.id, how);
    const known = told;
    if (quote.within === undefined) told = { whose, how: how.textContent ?? '' };
    if (again && known.how === how.textContent) continue;
    const element = el('div', { class: `note ${own.hue}`, 'data-key': quote.id, 'data-source': own.id });
    if (again) {
      element.classList.add('again');
      element.append(how);
      yield { mark, element, last: undefined, knot: 'small', hue: own.hue, source: own.id };
      continue;
    }
    const hops = chain.hops.map((hop, n) =>
      hopLine(hop, n === chain.hops.length - 1, chain.doubtful, reading),
    );
    element.append(...hops, how);
    yield { mark, element, last: hops.at(-1), knot: chain.knot, hue: own.hue, source: own.id };
  }
}

/**
 * @param {import('./chain.js').Hop} hop
 * @param {boolean} last
 * @param {boolean} doubtful
 * @param {Reading} reading
 */
function hopLine(hop, last, doubtful, reading) {
  const name = el('bdi', { lang: hop.sort === 'unknown' ? undefined : reading.lang }, hop.name);
  if (!last) return el('span', { class: `hop via ${hop.hue}` }, name, ' ', arrow());
  const ask = doubtful && el('span', { class: 'ask' }, t('hows.mark'));
  return el('span', { class: `hop last ${hop.hue}` }, name, ask);
}

function arrow() {
  return svg(
    'svg',
    { class: 'arrow', viewBox: '-6 -8 12 16', 'aria-hidden': 'true' },
    svg('path', { d: DOWN }),
  );
}

/**
 * Where somebody or something is first named: who or what that is.
 *
 * @param {HTMLElement} para
 * @param {Reading} reading
 * @returns {Generator<Note, void>}
 */
function* names(para, reading) {
  for (const mark of firsts(para, 'mark:is(.PER, .ORG, .LOC):not(.again)')) {
    const entity = reading.entityOf(mark.dataset.key ?? '');
    if (!entity) continue;
    const { lang } = reading;
    const what = entity.title ? el('bdi', { lang }, entity.title) : t(`kind.${entity.type}`);
    const count = entity.mentions > 1 && ` · ${t('mentions', { count: entity.mentions })}`;
    const hue = [...mark.classList].find((name) => /^s[1-7u]$/.test(name)) ?? '';
    const last = el('span', { class: 'hop last', lang, dir: 'auto' }, entity.name);
    const element = el(
      'div',
      { class: `note ${hue}`, 'data-key': mark.dataset.key },
      last,
      el('span', { class: 'how' }, what, count),
    );
    yield { mark, element, last, knot: 'via', hue, source: '' };
  }
}

/**
 * What each time means, in the calendars that the reader wants.
 *
 * @param {HTMLElement} para
 * @param {Reading} reading
 * @returns {Generator<Note, void>}
 */
function* times(para, reading) {
  let told = '';
  for (const mark of firsts(para, 'mark.TIME')) {
    const time = reading.time(mark.dataset.key ?? '');
    const [first, ...others] = time ? timeWords(time, 'long') : [];
    if (!time || !first || first === told) continue;
    told = first;
    const open = first === t('unresolved');
    const last = el(
      'span',
      { class: 'hop last' },
      open ? el('span', { class: 'ask' }, t('date.ask')) : first,
    );
    const lines = others.map((line) => el('span', { class: 'how' }, line));
    const element = el(
      'div',
      { class: 'note', 'data-key': mark.dataset.key, 'data-asks': open },
      last,
      ...lines,
    );
    yield { mark, element, last, knot: 'via', hue: '', source: '' };
  }
}

/**
 * Puts what each time means behind its words, where there is no margin for it.
 *
 * @param {HTMLElement} para
 * @param {Reading} reading
 */
export function meanTimes(para, reading) {
  for (const { mark, last } of times(para, reading)) mark.dataset.means = last?.textContent ?? '';
}
