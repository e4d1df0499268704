/** The ways of working on an article: to read it, to check what it says was said, to compare it with the others. Each is a view of its own, and keeps its place. */

import { byId, el } from '../dom.js';
import { number, t } from '../i18n/index.js';

const MODES = /** @type {const} */ (['read', 'check', 'compare']);

/** @typedef {typeof MODES[number]} Mode */

export class Modes {
  /** @type {Mode} */ #now = 'read';
  /** How far each was scrolled. @type {Partial<Record<Mode, number>>} */ #places = {};
  #nav = byId('modes', HTMLElement);
  /** How many statements there are, and are checked. */
  #counts = { all: 0, checked: 0 };

  /**
   * @param {(mode: Mode) => void} changed called before the other is shown
   * @param {() => void} gone called when the reader has gone from one to the other
   */
  constructor(changed, gone) {
    this.changed = changed;
    this.gone = gone;
  }

  get now() {
    return this.#now;
  }

  /** @param {Mode} mode */
  go(mode) {
    if (mode === this.#now) return;
    this.back(mode);
    this.gone();
  }

  /** Goes where an entry of the history was. @param {Mode} mode */
  back(mode) {
    if (mode === this.#now) return;
    this.#places[this.#now] = scrollY;
    this.#now = mode;
    this.#apply();
    scrollTo({ top: this.#places[mode] ?? 0, behavior: 'instant' });
  }

  /** Another article is shown, from its beginning. @param {boolean} stays whether the reader stays in the same way of working */
  renew(stays) {
    // The comparison is of all: it stays as it was, and whoever goes to one of them leaves it.
    const compared = this.#now === 'compare';
    this.#places = { compare: compared ? scrollY : this.#places.compare };
    if (compared || (!stays && this.#now !== 'read')) {
      this.#now = 'read';
      this.#apply();
    }
  }

  #apply() {
    this.changed(this.#now);
    document.body.classList.toggle('checking', this.#now === 'check');
    document.body.classList.toggle('comparing', this.#now === 'compare');
    byId('check', HTMLElement).hidden = this.#now !== 'check';
    byId('compare', HTMLElement).hidden = this.#now !== 'compare';
    this.draw(this.#counts);
  }

  /** @param {{all: number, checked: number}|undefined} counts of the statements; undefined where no article is shown */
  draw(counts) {
    this.#nav.hidden = counts === undefined;
    if (!counts) return;
    this.#counts = counts;
    const held = this.#nav.contains(document.activeElement);
    const { all, checked } = counts;
    const labels = {
      read: [t('modes.read')],
      check: [
        t('modes.check'),
        checked > 0 && ' ',
        checked > 0 && el('span', { class: 'count' }, `${number(checked)}/${number(all)}`),
      ],
      compare: [t('modes.compare')],
    };
    const buttons = MODES.map((mode) =>
      el(
        'button',
        {
          type: 'button',
          'data-mode': mode,
          'aria-current': mode === this.#now ? 'page' : null,
          onclick: () => this.go(mode),
        },
        ...labels[mode],
      ),
    );
    this.#nav.replaceChildren(...buttons);
    if (held) buttons.find((button) => button.dataset.mode === this.#now)?.focus();
  }
}
