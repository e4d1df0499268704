/** The strip of sources over the article: each as wide as its share of the words, with its name. Pressing one leaves it alone. */

import { drawKnot, knotOf } from './article/knots.js';
import { el } from './dom.js';
import { percent, t } from './i18n/index.js';
import { stripOf } from './strip.js';

/** @typedef {import('./reading.js').Reading} Reading */
/** A part of the strip: one source, or several told as one. @typedef {{key: string, ids: string[], name: string, hue: string, knot: import('./article/knots.js').Knot, words: number, own: boolean}} Part */

/** So many rows of names at most. */
const ROWS = 2;

export class Voices {
  /** @type {Part[]} */ #parts = [];
  #total = 1;

  /**
   * `choose` is called with the key of what is pressed, `over` with the ids of the sources that are pointed at, `more` where the list is
   * asked for.
   *
   * @param {HTMLElement} host
   * @param {{choose: (key: string) => void, over: (ids: string[]|undefined) => void, more: () => void}} actions
   */
  constructor(host, actions) {
    this.host = host;
    this.actions = actions;
    let width = 0;
    new ResizeObserver(([entry]) => {
      if (!entry || entry.contentRect.width === width) return;
      width = entry.contentRect.width;
      this.#fit();
    }).observe(host);
  }

  /** @param {Reading} reading */
  show(reading) {
    this.#parts = partsOf(reading);
    this.#total = Math.max(
      reading.sources.reduce((sum, one) => sum + one.words, 0),
      1,
    );
    this.host.hidden = this.#parts.length === 0;
    const { lang } = reading;
    const bar = stripOf(this.#parts.map(({ hue, knot, words }) => [`${hue} ${knot}`, words / this.#total]));
    for (const [n, { ids }] of this.#parts.entries()) {
      bar.children[n]?.setAttribute('data-source', ids.join(' '));
    }
    const names = this.#parts.map((part) => this.#name(part, lang));
    const more = el('button', {
      type: 'button',
      class: 'rest',
      onclick: () => this.actions.more(),
      hidden: true,
    });
    this.host.replaceChildren(bar, el('div', { class: 'strip-names' }, ...names, more));
    this.#fit();
  }

  /**
   * @param {Part} part
   * @param {string|undefined} lang of the article
   */
  #name({ key, ids, name, hue, knot, words, own }, lang) {
    const lit = () => this.actions.over(ids);
    const out = () => this.actions.over(undefined);
    return el(
      'button',
      {
        type: 'button',
        class: hue,
        'data-source': ids.join(' '),
        'data-select': key,
        'aria-pressed': 'false',
        onclick: () => this.actions.choose(key),
        onpointerenter: (/** @type {PointerEvent} */ event) => event.pointerType === 'mouse' && lit(),
        onpointerleave: out,
        onfocus: (/** @type {FocusEvent} */ event) =>
          event.target instanceof Element && event.target.matches(':focus-visible') && lit(),
        onblur: out,
      },
      drawKnot(knot),
      el('bdi', { class: 'who', lang: own ? lang : undefined }, name),
      ' ',
      el('span', { class: 'count' }, percent(words / this.#total)),
    );
  }

  /** @param {string|undefined} key what is selected */
  mark(key) {
    for (const button of this.host.querySelectorAll('[data-select]')) {
      button.setAttribute('aria-pressed', String(button.getAttribute('data-select') === key));
    }
  }

  /** Leaves away the names that find no room in the rows, and says how many they are. */
  #fit() {
    const list = this.host.querySelector('.strip-names');
    const names = list ? [...list.children].filter((one) => one instanceof HTMLElement) : [];
    const more = names.pop();
    const [first] = names;
    if (!more || !first) return;
    for (const one of names) one.hidden = false;
    more.hidden = false;
    more.textContent = t('voices.more', { count: names.length });
    const limit = first.offsetTop + first.offsetHeight * (ROWS - 0.5);
    const tops = names.map((one) => one.offsetTop);
    let shown = tops.findIndex((top) => top > limit);
    if (shown < 0) {
      more.hidden = true;
      return;
    }
    for (; shown > 1; shown--) {
      names.forEach((one, n) => (one.hidden = n >= shown));
      more.textContent = t('voices.more', { count: names.length - shown });
      if (more.offsetTop <= limit) break;
    }
  }
}

/**
 * The parts of the strip, the widest first: a source each, but the unnamed as one, those without a hue as one, and nobody last.
 *
 * @param {Reading} reading
 * @returns {Part[]}
 */
function partsOf({ sources }) {
  /** @type {Part[]} */
  const parts = [];
  /** What has no words of its own, since they stand in another's, is in the list alone. */
  const together = (
    /** @type {typeof sources} */ ones,
    /** @type {string} */ key,
    /** @type {string} */ name,
  ) => {
    const [first] = ones;
    if (!first) return;
    const words = ones.reduce((sum, one) => sum + one.words, 0);
    if (words === 0) return;
    const alone = ones.length === 1 && first.name !== '';
    const { hue, sort } = first;
    const ids = ones.map(({ id }) => id);
    const part = { ids, hue, knot: knotOf(sort), words, own: alone };
    parts.push(alone ? { ...part, key: `said-${first.id}`, name: first.name } : { ...part, key, name });
  };
  for (const one of sources) if (/^s\d/.test(one.hue)) together([one], '', '');
  const unnamed = sources.filter(({ sort }) => sort === 'anonymous');
  const unknown = sources.filter(({ sort }) => sort === 'unknown');
  const others = sources.filter(({ hue, sort }) => hue === 'sx' && sort !== 'unknown');
  together(unnamed, 'sort-anonymous', t('voices.unnamed', { count: unnamed.length }));
  parts.sort((a, b) => b.words - a.words);
  together(others, 'sort-others', t('voices.others', { count: others.length }));
  together(unknown, 'said-s0', t('voices.nobody'));
  return parts;
}
