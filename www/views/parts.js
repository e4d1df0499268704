/** What the views are made of: rows that select, strips that show where, lists that do not grow without end. */

import { el, inFrames, svg } from '../dom.js';
import { t } from '../i18n/index.js';

/** @typedef {import('../reading.js').Reading} Reading */
/** @typedef {import('./sieve.js').Sieve} Sieve */
/**
 * A view fills its host from a reading, one small piece of work a step; `select` lights up what a key names, `sieve` says what of it is looked at.
 *
 * @typedef {(host: HTMLElement, reading: Reading, select: (key: string) => void, sieve: Sieve) => Generator<undefined, void>} View
 */

/** So many bins has a distribution strip. */
const BINS = 60;

/** So many rows of a list are shown before the reader asks for more. */
export const FIRST = 40;

/**
 * A row of a list that selects something when pressed.
 *
 * @param {string} key what it selects
 * @param {(key: string) => void} select
 * @param {...import('../dom.js').Child} children
 */
export function row(key, select, ...children) {
  return el(
    'button',
    { type: 'button', class: 'row', 'data-select': key, 'aria-pressed': 'false', onclick: () => select(key) },
    ...children,
  );
}

/**
 * A word or two, in a line or below a row, that select something when pressed.
 *
 * @param {string} key what it selects; `date` asks for the day of publication
 * @param {string} words
 * @param {(key: string) => void} select
 */
export function link(key, words, select) {
  const act = () => select(key);
  return el(
    'button',
    { type: 'button', class: 'link', 'data-select': key, 'aria-pressed': 'false', onclick: act },
    words,
  );
}

/**
 * Where in the text something stands, as a strip from its beginning to its end.
 *
 * @param {Reading} reading
 * @param {readonly string[]} keys of marks
 */
export function strip(reading, keys) {
  const length = Math.max(reading.article.text.length, 1);
  const bins = new Set(keys.map((key) => Math.floor(((reading.byKey.get(key)?.start ?? 0) / length) * BINS)));
  return svg(
    'svg',
    { class: 'strip', viewBox: `0 0 ${BINS} 6`, preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    ...[...bins].map((bin) => svg('rect', { x: bin, y: 0, width: 1, height: 6 })),
  );
}

/**
 * A list whose rows after the first few come when asked for, a row a step.
 *
 * @template T
 * @param {readonly T[]} items
 * @param {(item: T) => Node} make
 * @param {number} [first] how many are shown at once
 * @returns {Generator<undefined, HTMLElement>}
 */
export function* list(items, make, first = FIRST) {
  const node = el('ul', { class: 'rows', role: 'list' });
  /** @param {readonly T[]} part */
  const add = function* (part) {
    for (const item of part) {
      node.append(el('li', {}, make(item)));
      yield;
    }
  };
  yield* add(items.slice(0, first));
  if (items.length > first) {
    const more = el('li', {});
    more.append(
      el(
        'button',
        {
          type: 'button',
          class: 'more',
          onclick: () => {
            more.remove();
            void inFrames(add(items.slice(first)), () => node.isConnected);
          },
        },
        t('showAll', { count: items.length }),
      ),
    );
    node.append(more);
  }
  return node;
}

/**
 * A sentence with the stretch that it is about set off.
 *
 * @param {Reading} reading
 * @param {{start: number, end: number}} span
 */
export function context(reading, span) {
  const { before, hit, after } = reading.around(span);
  return el('span', { class: 'context', dir: 'auto', lang: reading.lang }, before, el('b', {}, hit), after);
}

/**
 * Takes all steps at once: for what is small.
 *
 * @template T
 * @param {Generator<unknown, T>} steps
 * @returns {T}
 */
export function whole(steps) {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** @param {string} message */
export function nothing(message) {
  return el('p', { class: 'nothing' }, message);
}

/**
 * @param {string} kind a mark's kind
 * @param {string} label
 * @param {number|string} count
 */
export function heading(kind, label, count) {
  return el(
    'h3',
    {},
    el('span', { class: `dot ${kind}`, 'aria-hidden': 'true' }),
    label,
    el('span', { class: 'count' }, count),
  );
}
