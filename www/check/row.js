/** A row of the checklist: through whom a statement came and whose it is, its words in their line, what is to be asked of it and done about it. */

import { chainOf } from '../article/chain.js';
import { drawKnot } from '../article/knots.js';
import { appendMarked } from '../article/marks.js';
import { el, svg } from '../dom.js';
import { isolated, t } from '../i18n/index.js';
import { settings } from '../settings.js';
import { ASPECTS } from './statements.js';

/** @typedef {import('../reading.js').Reading} Reading */
/** @typedef {import('./statements.js').Statement} Statement */
/**
 * What can be done about a statement. `correct` and `remove` are absent where there is nothing that could do it.
 *
 * @typedef {object} Deeds
 * @property {(statement: Statement) => void} tick checks it, or takes the tick away
 * @property {((statement: Statement) => void)|undefined} correct asks who says it instead
 * @property {((statement: Statement) => void)|undefined} remove says that it is no statement
 * @property {(statement: Statement) => void} copy
 * @property {(statement: Statement) => void} read goes to it in the article
 */

/** Longer statements are cut; the article has them whole. */
const LONGEST = 1500;

/** What is asked of a statement that stands for a doubt about it. */
const ASKS = new Set(['nobody', 'inferred', 'doubtful', 'repaired']);

/**
 * @param {Reading} reading
 * @param {Statement} statement
 * @param {Deeds} deeds
 * @returns {HTMLLIElement}
 */
export function rowOf(reading, statement, deeds) {
  const { quote } = statement;
  const id = `check-${quote.id}`;
  const item = el(
    'li',
    {
      class: `frame item ${reading.sourceOf(quote)?.hue ?? 'sx'}`,
      'data-quote': quote.id,
      tabindex: -1,
      'aria-labelledby': `${id}-whose ${id}-words`,
    },
    whose(reading, statement, `${id}-whose`),
    words(reading, statement, `${id}-words`),
    el('div', { class: 'side' }, el('p', { class: 'state' }), buttons(statement, deeds)),
  );
  renew(reading, item, statement);
  return item;
}

/**
 * Shows on a row what has been decided about its statement.
 *
 * @param {Reading} reading
 * @param {HTMLElement} item
 * @param {Statement} statement
 */
export function renew(reading, item, { quote, aspects, tick, stale }) {
  item.classList.toggle('checked', tick !== undefined);
  item.querySelector('[data-deed=tick]')?.setAttribute('aria-pressed', String(tick !== undefined));
  const parts = [];
  if (stale)
    parts.push(
      el('span', { class: 'asks' }, t('check.stale', { name: isolated(stale.who || t('sorts.unknown')) })),
    );
  for (const aspect of ASPECTS) {
    // The margin says by itself how words are given.
    if (aspect === 'open' || aspect === 'sense' || !aspects.has(aspect)) continue;
    const verb = aspect === 'loaded' && quote.cue ? `: ${isolated(quote.cue.text)}` : '';
    const asks = ASKS.has(aspect) && !tick;
    parts.push(el('span', { class: asks ? 'asks' : null }, `${t(`check.${aspect}`)}${verb}`));
  }
  if (reading.isCorrected(quote.id)) parts.unshift(el('span', {}, t('check.corrected')));
  const between = parts.flatMap((part, n) => (n > 0 ? [' · ', part] : [part]));
  item.querySelector('.state')?.replaceChildren(...between);
}

/**
 * @param {Reading} reading
 * @param {Statement} statement
 * @param {string} id
 */
function whose(reading, { quote }, id) {
  const { hops, how, doubtful, knot } = chainOf(reading, quote);
  const { lang } = reading;
  const own = reading.sourceOf(quote);
  // What stands in a statement of the same source is told there; alone, it is theirs all the same.
  const links =
    hops.length > 0 ? hops : [{ id: own?.id ?? '', name: own?.name ?? '', hue: own?.hue ?? 'sx', sort: '' }];
  return el(
    'div',
    { class: 'whose', id },
    drawKnot(knot),
    ...links.map((hop, n) => {
      const last = n === links.length - 1;
      const look = last ? `last ${hop.hue}` : hop.sort === 'via' ? 'via' : hop.hue;
      return el(
        'span',
        { class: `hop ${look}` },
        el('bdi', { lang: hop.id && hop.id !== 's0' ? lang : undefined }, hop.name),
        last && doubtful && el('span', { class: 'asks', 'aria-hidden': 'true' }, t('hows.mark')),
        !last && el('span', { class: 'on', 'aria-hidden': 'true' }, arrow()),
        ' ',
      );
    }),
    el('span', { class: 'how' }, how),
  );
}

/**
 * @param {Reading} reading
 * @param {Statement} statement
 * @param {string} id
 */
function words(reading, { marks }, id) {
  const { text } = reading.article;
  const [own] = marks;
  const { start = 0, end = 0 } = own ?? {};
  const { before, after } = reading.around({ start, end });
  const said = el('span', { id });
  const cut =
    end - start > LONGEST ? Math.max(text.lastIndexOf(' ', start + LONGEST), start + LONGEST / 2) : end;
  appendMarked(said, text, start, cut, marks, () => {});
  if (cut < end) said.append('…');
  const line = el('p', { dir: 'auto', lang: reading.lang }, el('span', { class: 'around' }, before), said);
  if (cut === end) line.append(el('span', { class: 'around' }, after));
  return el('div', { class: 'leaf' }, line);
}

/**
 * @param {Statement} statement
 * @param {Deeds} deeds
 */
function buttons(statement, { tick, correct, remove, copy, read }) {
  return el(
    'div',
    { class: 'deeds' },
    button('tick', 'Enter', () => tick(statement), sign('M1.5 6.500 4.500 9.500 10.500 2.500')),
    correct && button('correct', 'E', () => correct(statement)),
    remove && button('remove', 'X', () => remove(statement)),
    button('copy', 'C', () => copy(statement)),
    button('read', 'O', () => read(statement)),
  );
}

/**
 * @param {string} deed
 * @param {string} key
 * @param {() => void} act
 * @param {Node} [picture]
 */
function button(deed, key, act, picture) {
  return el(
    'button',
    { type: 'button', class: 'plain strong', 'data-deed': deed, 'aria-keyshortcuts': key, onclick: act },
    picture,
    t(`check.deeds.${deed}`),
    settings.shortcuts && el('kbd', { 'aria-hidden': 'true' }, key),
  );
}

/** @param {string} path */
function sign(path) {
  return svg('svg', { viewBox: '0 0 12 12', 'aria-hidden': 'true' }, svg('path', { d: path }));
}

/** Turned by the style for the direction of the page. */
function arrow() {
  return svg(
    'svg',
    { viewBox: '0 0 12 12', class: 'turns', 'aria-hidden': 'true' },
    svg('path', { d: 'M1 6H11M7 2.500 11 6 7 9.500' }),
  );
}
