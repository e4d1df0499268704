/** What the reader has opened, and the bar that goes from one article to another. */

import { byId, el } from './dom.js';
import { isolated, t } from './i18n/index.js';

/** @typedef {import('./types.d.ts').Article} Article */

/** So many articles are open at most; the oldest make room. */
const MOST = 30;

/** In UTF-16 code units of text: more than this is not kept with an entry of the history. */
const KEPT = 600_000;

/** The longest label, in UTF-16 code units. */
const LABEL = 60;

export class Shelf {
  /** @type {Article[]} */ articles = [];
  /** The titles that were found in the texts. @type {WeakMap<Article, string>} */ #titles = new WeakMap();
  #bar = byId('documents', HTMLElement);

  /**
   * `close` is called with an article that is gone and the one that stood beside it.
   *
   * @param {{show: (article: Article) => void, close: (gone: Article, beside: Article|undefined) => void}} actions
   */
  constructor(actions) {
    this.actions = actions;
  }

  /**
   * Takes articles in. A text that is open already is not there twice.
   *
   * @param {readonly Article[]} fresh at least one
   * @param {Article} [edited] the open article that the first of them is an edition of
   * @returns {Article} the one to show
   */
  add(fresh, edited) {
    const [first] = /** @type {[Article]} */ (fresh);
    const same = this.articles.find((one) => one.text === first.text);
    // Nothing new is known of it: what the reader has set of it holds.
    if (same && fresh.length === 1 && Object.keys(first).length === 1) return same;
    if (edited && this.articles.includes(edited)) {
      this.replace(edited, first);
      return first;
    }
    const texts = new Set(fresh.map((one) => one.text));
    this.articles = [...this.articles.filter((one) => !texts.has(one.text)), ...fresh].slice(-MOST);
    return first;
  }

  /**
   * @param {Article|undefined} old
   * @param {Article} next stands in its place
   */
  replace(old, next) {
    this.articles = this.articles.map((one) => (one === old ? next : one));
  }

  /**
   * @param {Article} article
   * @param {string} title that its analysis found
   */
  name(article, title) {
    if (title) this.#titles.set(article, title);
  }

  /**
   * What an entry of the history holds of it.
   *
   * @param {Article|undefined} shown
   * @returns {import('./address.js').Kept}
   */
  kept(shown) {
    let room = KEPT - (shown?.text.length ?? 0);
    const articles = this.articles.filter(
      (one) => (one === shown && one.text.length <= KEPT) || (room -= one.text.length) >= 0,
    );
    // What was told of a file is not told again.
    return {
      articles: articles.map((one) => ({ ...one, note: undefined })),
      shown: shown ? articles.indexOf(shown) : -1,
    };
  }

  /**
   * Takes back what an entry of the history held.
   *
   * @param {import('./address.js').Kept} kept
   * @returns {Article|undefined} the one that was shown
   */
  restore({ articles, shown }) {
    if (this.articles.length === 0) this.articles = articles;
    const target = articles[shown];
    if (!target) return undefined;
    return this.articles.find((one) => one.text === target.text) ?? this.add([target]);
  }

  /** @param {Article} one */
  #label(one) {
    const line = one.text.trimStart().split('\n', 1)[0] ?? '';
    return one.title || this.#titles.get(one) || one.name || line.slice(0, LABEL).trimEnd() || t('untitled');
  }

  /** @param {Article} one */
  #close(one) {
    const at = this.articles.indexOf(one);
    this.articles = this.articles.filter((other) => other !== one);
    this.actions.close(one, this.articles[at] ?? this.articles[at - 1]);
  }

  /**
   * Draws the bar: where several are open, and on the start page, to go back to one.
   *
   * @param {Article|undefined} shown
   */
  draw(shown) {
    this.#bar.hidden = this.articles.length < (shown ? 2 : 1);
    const items = this.articles.map((one) => {
      const label = this.#label(one);
      return el(
        'li',
        { class: one === shown ? 'shown' : null },
        el(
          'button',
          {
            type: 'button',
            class: 'document',
            title: one.name,
            'aria-current': one === shown ? 'true' : null,
            onclick: () => this.actions.show(one),
          },
          el('bdi', {}, label),
        ),
        el(
          'button',
          {
            type: 'button',
            class: 'shut',
            'aria-label': t('closeDocument', { name: isolated(label) }),
            title: t('close'),
            onclick: () => this.#close(one),
          },
          '✕',
        ),
      );
    });
    const held = this.#bar.contains(document.activeElement);
    const list = el('ul', { role: 'list' }, ...items);
    this.#bar.replaceChildren(list);
    const current = list.querySelector('button[aria-current]');
    if (held) list.querySelector('button')?.focus();
    if (!(current instanceof HTMLElement)) return;
    if (held) current.focus({ preventScroll: true });
    // Along the bar alone: the page stays where it is.
    const { left, right } = current.getBoundingClientRect();
    const frame = list.getBoundingClientRect();
    if (left < frame.left || right > frame.right) list.scrollLeft += left - frame.left;
  }
}
