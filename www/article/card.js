/** The card of a mark: what it is, on hover, on focus and on a tap. It stays while the pointer is on it and goes with Escape. */

import { el } from '../dom.js';
import { t } from '../i18n/index.js';
import { describe } from './card-body.js';

/** @typedef {import('../reading.js').Reading} Reading */

/** Milliseconds before a card opens under a resting pointer, and before it goes when the pointer has left. */
const OPEN = 180;
const CLOSE = 260;

/** From this width on the card stands in the panel's column; below, one that was tapped for lies at the foot. `style/adapt.css` has the same. */
const wide = matchMedia('(min-width: 68.8125rem)');

/** Pixels that the card keeps from the top of the window, and from its line to its own edge. */
const TOP = 56;
const ABOVE = 14;

/** So many CSS pixels stay free between a card at the foot and what it is about. */
const CLEAR = 14;

export class Card {
  /** @type {Reading|undefined} */ reading;
  /** @type {HTMLElement|undefined} */ #anchor;
  /** What the pointer is on. @type {HTMLElement|null} */ #under = null;
  #timer = 0;
  #pinned = false;

  /**
   * @param {HTMLElement} host
   * @param {HTMLElement} article
   * @param {HTMLElement} panel beside which, or over which, it stands
   * @param {{select: (key: string) => void, correct: (key: string) => HTMLElement}} actions `correct` gives what offers to correct a mark
   */
  constructor(host, article, panel, actions) {
    this.host = host;
    this.panel = panel;
    this.article = article;
    this.actions = actions;
    // Not on pointerover: a page that moves under a resting pointer asks for no card.
    article.addEventListener('pointermove', (event) => {
      const mark = markOf(event.target);
      if (event.pointerType !== 'mouse' || mark === this.#under) return;
      this.#under = mark;
      if (mark && !this.#pinned) this.#later(OPEN, () => this.#open(mark));
    });
    article.addEventListener('pointerout', () => {
      this.#under = null;
      this.#leave();
    });
    host.addEventListener('pointerover', () => clearTimeout(this.#timer));
    host.addEventListener('pointerleave', () => this.#leave());
    article.addEventListener('focusin', (event) => {
      const mark = markOf(event.target);
      if (mark?.matches(':focus-visible')) this.#open(mark);
    });
    article.addEventListener('focusout', (event) => {
      if (event.relatedTarget instanceof Node && host.contains(event.relatedTarget)) return;
      if (!this.#pinned) this.close();
    });
    article.addEventListener('click', (event) => {
      const mark = markOf(event.target);
      // A click that ends a selection of text is none on the mark.
      if (!mark || getSelection()?.toString()) return;
      this.#open(mark);
      this.#pinned = true;
      this.#place();
      this.#uncover();
    });
    document.addEventListener('pointerdown', (event) => {
      if (event.target instanceof Node && !host.contains(event.target)) this.close();
    });
    document.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || host.hidden) return;
      if (host.contains(document.activeElement)) this.#anchor?.focus();
      this.close();
      // What is selected stays so until the next Escape.
      event.stopImmediatePropagation();
    });
    addEventListener('resize', () => this.close());
    addEventListener('scroll', () => this.#place(), { passive: true });
  }

  close() {
    clearTimeout(this.#timer);
    this.#anchor?.removeAttribute('aria-describedby');
    this.#anchor = undefined;
    this.#pinned = false;
    this.host.hidden = true;
  }

  /** Moves the focus into the open card, to its first control. */
  enter() {
    const first = this.host.querySelector('button, a');
    if (!this.host.hidden && first instanceof HTMLElement) first.focus();
  }

  /**
   * @param {number} delay
   * @param {() => void} act
   */
  #later(delay, act) {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(act, delay);
  }

  #leave() {
    if (this.#pinned) clearTimeout(this.#timer);
    else this.#later(CLOSE, () => this.close());
  }

  /** @param {HTMLElement} mark */
  #open(mark) {
    const { reading } = this;
    if (!reading || mark === this.#anchor) {
      clearTimeout(this.#timer);
      return;
    }
    this.close();
    const sections = [];
    let spoken = false;
    for (
      let one = /** @type {HTMLElement|null} */ (mark);
      one && sections.length < 3;
      one = markOf(one.parentElement)
    ) {
      // The chain of the innermost statement tells of those around it.
      if (spoken && one.classList.contains('QUOTE')) continue;
      spoken ||= one.classList.contains('QUOTE');
      const key = one.dataset.key ?? '';
      const section = describe(reading, key, this.actions.select);
      if (!section) continue;
      if (reading.isCorrected(key)) section.append(el('p', { class: 'note' }, t('edits.byYou')));
      section.append(this.actions.correct(key));
      sections.push(section);
    }
    this.host.replaceChildren(...sections);
    this.host.hidden = false;
    this.#anchor = mark;
    mark.setAttribute('aria-describedby', this.host.id);
    this.#place();
  }

  /** Scrolls what a card at the foot is about above it; of what is higher than the room there, the beginning. */
  #uncover() {
    const lines = this.#anchor?.getClientRects();
    const [first] = lines ?? [];
    const last = lines?.[lines.length - 1];
    if (!first || !last || !this.host.classList.contains('foot')) return;
    const { top } = this.host.getBoundingClientRect();
    const by = Math.min(last.bottom - top + CLEAR, first.top - CLEAR);
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (by > 0) scrollBy({ top: by, behavior: calm ? 'instant' : 'smooth' });
  }

  #place() {
    const { style } = this.host;
    const foot = this.#pinned && !wide.matches;
    this.host.classList.toggle('foot', foot);
    this.host.classList.toggle('beside', wide.matches);
    if (!this.#anchor || foot) return;
    const lines = this.#anchor.getClientRects();
    const first = lines[0];
    const last = lines[lines.length - 1];
    if (!first || !last) return;
    if (wide.matches) {
      // A slip laid beside its line, over the panel: never over what it explains.
      const { left, width } = this.panel.getBoundingClientRect();
      const line = first.top + first.height / 2;
      style.setProperty('left', `${left}px`);
      style.setProperty('inline-size', `${width}px`);
      const y = Math.max(Math.min(first.top - ABOVE, innerHeight - this.host.offsetHeight - 8), TOP);
      style.setProperty('top', `${y}px`);
      this.host.classList.toggle('tied', line > y && line < y + this.host.offsetHeight);
      style.setProperty('--line', `${line - y}px`);
      return;
    }
    style.removeProperty('inline-size');
    const { offsetWidth: width, offsetHeight: height } = this.host;
    const x = this.article.dataset.direction === 'rtl' ? first.right - width : first.left;
    // Under the first line of a long quotation, not far below at its end.
    const under = lines.length > 2 ? first : last;
    const below = under.bottom + 8;
    const y = below + height > innerHeight && first.top - height - 8 > 0 ? first.top - height - 8 : below;
    style.setProperty('left', `${Math.min(Math.max(x, 8), innerWidth - width - 8)}px`);
    style.setProperty('top', `${y}px`);
  }
}

/**
 * The innermost mark that holds a node.
 *
 * @param {EventTarget|null} target
 * @returns {HTMLElement|null}
 */
export function markOf(target) {
  return target instanceof Element ? target.closest('mark') : null;
}
