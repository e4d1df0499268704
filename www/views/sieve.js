/** What of a list is looked at: words that are searched for, its order, one source alone. Over each list, the field and the buttons for it. */

import { el } from '../dom.js';
import { finds } from '../folding.js';
import { isolated, t } from '../i18n/index.js';

/** @typedef {import('../reading.js').Reading} Reading */

/** In which orders a view can be, the first by default. @type {Record<string, readonly string[]>} */
const ORDERS = { said: ['share', 'text'], people: ['count', 'text'] };

/** The views in which words can be searched for. */
const SEARCHED = new Set(['said', 'people', 'timeline', 'numbers']);

export class Sieve {
  query = '';
  /** Whether the list is in the order of the text. */
  inOrder = false;
  /** The id of the source whose words alone are looked at. @type {string|undefined} */ source;
  /** What must be in the list, however long it is: a key. @type {string|undefined} */ wanted;

  /** @param {readonly (string|undefined)[]} texts @returns {boolean} whether they hold what is searched for */
  finds(...texts) {
    return finds(this.query, texts);
  }

  /** Whether it lets everything through. */
  get isOpen() {
    return this.query.trim() === '' && this.source === undefined;
  }

  /**
   * So many of a list are to be shown at least: up to what is wanted.
   *
   * @template T
   * @param {readonly T[]} items
   * @param {(item: T) => boolean} isWanted
   * @param {number} first so many otherwise
   */
  reach(items, isWanted, first) {
    return this.wanted === undefined ? first : Math.max(first, items.findIndex(isWanted) + 1);
  }
}

/** The field and the buttons over a list. */
export class SieveBar {
  node = el('div', { id: 'sieve' });
  #field = el('input', { type: 'search', autocomplete: 'off', dir: 'auto' });
  #buttons = el('div', { class: 'orders' });
  /** @type {Sieve|undefined} */ #sieve;

  /** @param {{changed: () => void, select: (key: string) => void}} actions */
  constructor(actions) {
    this.actions = actions;
    this.node.append(this.#field, this.#buttons);
    this.#field.addEventListener('input', () => {
      if (!this.#sieve) return;
      this.#sieve.query = this.#field.value;
      actions.changed();
    });
  }

  /**
   * @param {string} view
   * @param {Sieve} sieve
   * @param {Reading|undefined} reading
   */
  show(view, sieve, reading) {
    this.#sieve = sieve;
    this.node.hidden = !SEARCHED.has(view) || reading === undefined;
    this.#field.placeholder = t(`lists.search.${view}`);
    this.#field.setAttribute('aria-label', t(`lists.search.${view}`));
    if (this.#field.value !== sieve.query) this.#field.value = sieve.query;
    const held =
      document.activeElement instanceof HTMLElement ? document.activeElement.dataset.order : undefined;
    const source = sieve.source === undefined ? undefined : reading?.source(sieve.source);
    const buttons = source ? this.#alone(sieve, source) : this.#orders(view, sieve);
    this.#buttons.replaceChildren(...buttons);
    this.#buttons.hidden = buttons.length === 0;
    buttons.find((button) => button.dataset.order === held)?.focus();
  }

  /**
   * @param {string} view
   * @param {Sieve} sieve
   */
  #orders(view, sieve) {
    return (ORDERS[view] ?? []).map((order) => {
      const inOrder = order === 'text';
      const act = () => {
        sieve.inOrder = inOrder;
        this.actions.changed();
      };
      return button(`lists.order.${order}`, act, {
        'data-order': order,
        'aria-pressed': String(sieve.inOrder === inOrder),
      });
    });
  }

  /**
   * One source alone: back to all, or on to checking what it says.
   *
   * @param {Sieve} sieve
   * @param {import('../reading.js').Source} source
   */
  #alone(sieve, source) {
    const all = () => {
      sieve.source = undefined;
      this.actions.changed();
      this.#field.focus();
    };
    const name = isolated(source.name || t('voices.nobody'));
    return [
      button('lists.everyone', all, { 'data-order': 'everyone' }),
      button('lists.check', () => this.actions.select(`check-source-${source.id}`), {
        'data-order': 'check',
        'aria-label': t('lists.checkOf', { name }),
      }),
    ];
  }
}

/**
 * @param {string} label
 * @param {() => void} act
 * @param {Record<string, string>} attributes
 */
function button(label, act, attributes) {
  return el('button', { type: 'button', onclick: act, ...attributes }, t(label));
}
