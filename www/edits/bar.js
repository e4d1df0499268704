/** What a selected stretch of the article can be said to be: a bar of buttons, beside the selection or at the foot of the window. */

import { byId, el } from '../dom.js';
import { t } from '../i18n/index.js';
import { selectedIn } from './place.js';

/** @typedef {import('../pkg/analysis.d.ts').Act} Act */

/** Milliseconds for which a selection must stay the same. */
const CALM = 150;

/** What a stretch can be, in the order of the buttons. @type {readonly {key: string, act: Act, single?: boolean}[]} */
const CHOICES = [
  { key: 'kind.PER', act: { act: 'entity', type: 'PER' } },
  { key: 'kind.ORG', act: { act: 'entity', type: 'ORG' } },
  { key: 'kind.LOC', act: { act: 'entity', type: 'LOC' } },
  { key: 'kind.NORP', act: { act: 'entity', type: 'NORP' } },
  { key: 'kind.MISC', act: { act: 'entity', type: 'MISC' } },
  { key: 'edits.time', act: { act: 'time' } },
  { key: 'edits.number', act: { act: 'number' } },
  { key: 'quoteKinds.direct', act: { act: 'quote', type: 'direct' }, single: true },
  { key: 'titleLabel', act: { act: 'block', role: 'title' }, single: true },
  { key: 'edits.notArticle', act: { act: 'block', role: 'furniture' }, single: true },
];

/**
 * The buttons that say what a stretch is.
 *
 * @param {(act: Act, single: boolean) => void} chosen `single` where it is never said of all places at once
 * @returns {HTMLElement[]}
 */
export function choices(chosen) {
  return CHOICES.map(({ key, act, single = false }) =>
    el('button', { type: 'button', class: 'plain', onclick: () => chosen(act, single) }, t(key)),
  );
}

export class SelectionBar {
  #timer = 0;
  #host = el('div', { id: 'edit-bar', role: 'toolbar', hidden: true });

  /**
   * @param {HTMLElement} article
   * @param {{text: () => string|undefined, mark: (act: Act, stretch: import('./place.js').Stretch, everywhere: boolean) => void,
   *   there: (stretch: import('./place.js').Stretch) => (() => void)|undefined}} actions
   *   `text` is the article's as it is shown; `there` gives what opens all that can be said of a mark in a stretch
   */
  constructor(article, actions) {
    this.article = article;
    this.actions = actions;
    byId('main', HTMLElement).append(this.#host);
    document.addEventListener('selectionchange', () => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => this.#follow(), CALM);
    });
    // The selection must not go when a button is pressed.
    this.#host.addEventListener('pointerdown', (event) => {
      if (!(event.target instanceof HTMLInputElement)) event.preventDefault();
    });
    document.addEventListener('keydown', (event) => {
      if (this.#host.hidden || event.key !== 'Escape') return;
      this.close();
      getSelection()?.removeAllRanges();
      event.stopImmediatePropagation();
    });
    addEventListener('scroll', () => this.#place(), { passive: true });
    addEventListener('resize', () => this.#place());
  }

  close() {
    clearTimeout(this.#timer);
    this.#host.hidden = true;
  }

  /** @returns {boolean} whether it is there, and now has the focus */
  enter() {
    this.#follow();
    const first = this.#host.querySelector('button');
    if (this.#host.hidden || !first) return false;
    first.focus();
    return true;
  }

  #follow() {
    if (this.#host.contains(document.activeElement)) return;
    const text = this.actions.text();
    const stretch = text === undefined ? undefined : selectedIn(this.article, text);
    if (!stretch) {
      this.#host.hidden = true;
      return;
    }
    const check = el('input', { type: 'checkbox' });
    check.checked = true;
    const open = this.actions.there(stretch);
    const press = () => {
      this.close();
      open?.();
    };
    const more = open
      ? [el('button', { type: 'button', class: 'plain', onclick: press }, t('edits.wrong'))]
      : [];
    this.#host.setAttribute('aria-label', t('edits.bar'));
    this.#host.replaceChildren(
      ...choices((act, single) => {
        this.close();
        getSelection()?.removeAllRanges();
        this.actions.mark(act, stretch, !single && check.checked);
      }),
      ...more,
      el('label', {}, check, ' ', t('edits.everywhere')),
    );
    this.#host.hidden = false;
    this.#place();
  }

  #place() {
    const selection = getSelection();
    if (this.#host.hidden || !selection?.rangeCount) return;
    const { top, bottom, left, right } = selection.getRangeAt(0).getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.#host;
    // Under it, where the handles of a touched selection are not; above it where there is no room.
    const under = bottom + 10;
    const y = under + height > innerHeight ? Math.max(8, top - height - 10) : under;
    const x = this.article.dir === 'rtl' ? right - width : left;
    this.#host.style.setProperty('left', `${Math.max(8, Math.min(x, innerWidth - width - 8))}px`);
    this.#host.style.setProperty('top', `${y}px`);
  }
}
