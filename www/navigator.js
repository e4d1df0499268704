/** What is selected: its marks lit up in the article, walked from one to the next with buttons or with n and p. */

import { byId, isLaidOut, painted } from './dom.js';
import { t } from './i18n/index.js';
import { announce } from './notices.js';
import { addShortcuts } from './shortcuts.js';

/** @typedef {import('./types.d.ts').Selection} Selection */

/** Up to so many heights of the window the page glides to a mark; farther it jumps. */
const GLIDE = 2;

/** For so many frames it is held where it jumped to. */
const STEADY = 4;

export class Navigator {
  /** @type {Selection|undefined} */ #selection;
  #at = 0;
  #bar = byId('navigator', HTMLElement);

  /**
   * @param {import('./article/render.js').Renderer} renderer
   * @param {{changed: (key: string|undefined) => void, moved: (mark: string) => void, reveal: () => void, link: () => void,
   *   words: (source: string) => void}} actions `moved` is called with the mark that is gone to, `words` where those of a source are asked for
   */
  constructor(renderer, actions) {
    this.renderer = renderer;
    this.actions = actions;
    byId('next', HTMLButtonElement).addEventListener('click', () => this.move(1));
    byId('previous', HTMLButtonElement).addEventListener('click', () => this.move(-1));
    byId('clear', HTMLButtonElement).addEventListener('click', () => this.clear());
    byId('navigator-words', HTMLButtonElement).addEventListener('click', () => {
      const { speaks } = this.#selection ?? {};
      if (speaks) actions.words(speaks.source);
    });
    byId('link', HTMLButtonElement).addEventListener('click', () => actions.link());
    document.addEventListener('keydown', (event) => this.#key(event));
    const walk = (/** @type {number} */ by) => (this.#selection ? this.move(by) : false);
    addShortcuts(
      { keys: ['KeyN'], told: 'keys.next', act: () => walk(1) },
      { keys: ['KeyP'], told: 'keys.previous', act: () => walk(-1) },
    );
  }

  /** The key of what is selected. */
  get key() {
    return this.#selection?.key;
  }

  /**
   * Lights a selection up and stands at its first mark, or at the one given.
   *
   * @param {Selection} selection
   * @param {{mark?: string, scroll: boolean}} options the key of the mark to stand at, and whether to bring it into view
   */
  async select(selection, { mark, scroll }) {
    this.#dim();
    this.#selection = selection;
    this.#at = Math.max(0, mark ? selection.keys.indexOf(mark) : 0);
    this.#bar.hidden = selection.keys.length === 0;
    byId('navigator-label', HTMLElement).textContent = selection.label;
    this.actions.changed(selection.key);
    this.#draw();
    await this.renderer.done;
    if (this.#selection !== selection) return;
    this.#light();
    this.#go(scroll);
  }

  #light() {
    for (const key of this.#selection?.keys ?? []) {
      for (const element of this.renderer.elements(key)) element.classList.add('lit');
    }
  }

  /**
   * Holds on to what is selected when its article has been analysed anew: the keys may be others, the places are the same.
   *
   * @param {import('./reading.js').Reading} before
   * @param {import('./reading.js').Reading} now
   */
  renew(before, now) {
    const old = before.byKey.get(this.#selection?.keys[this.#at] ?? '');
    if (!this.#selection || !old) return;
    const layer = old.key.charAt(0);
    const mark = now.marks.find((one) => one.start === old.start && one.key.startsWith(layer));
    const said = this.#selection.key.startsWith('said-') && now.quotes.get(mark?.key ?? '');
    const source = said && now.sourceOf(said);
    const several = source ? `said-${source.id}` : mark?.key;
    const selection = several === undefined ? undefined : now.selection(several);
    if (!selection || !mark) {
      this.clear();
      return;
    }
    this.#selection = selection;
    this.#at = Math.max(0, selection.keys.indexOf(mark.key));
    this.actions.changed(selection.key);
    this.#draw();
    void this.renderer.done.then(() => {
      if (this.#selection !== selection) return;
      this.#light();
      this.#go(false);
    });
  }

  clear() {
    if (!this.#selection) return;
    this.#dim();
    this.#selection = undefined;
    this.#bar.hidden = true;
    this.actions.changed(undefined);
  }

  /** @param {number} by 1 to the next mark, -1 to the one before */
  move(by) {
    const count = this.#selection?.keys.length ?? 0;
    if (count === 0) return;
    this.#at = (this.#at + by + count) % count;
    this.#go(true);
    this.#draw();
    this.actions.moved(this.#selection?.keys[this.#at] ?? '');
    announce(t('navigator.place', { at: this.#at + 1, count }));
  }

  #draw() {
    const count = this.#selection?.keys.length ?? 0;
    byId('navigator-place', HTMLElement).textContent = t('navigator.place', { at: this.#at + 1, count });
    const { speaks } = this.#selection ?? {};
    const words = byId('navigator-words', HTMLButtonElement);
    words.hidden = speaks === undefined;
    words.textContent = speaks ? t('navigator.words', { count: speaks.count }) : '';
    for (const id of ['next', 'previous']) byId(id, HTMLButtonElement).hidden = count < 2;
  }

  /** @param {boolean} scroll */
  #go(scroll) {
    const held = document.activeElement;
    if (scroll) this.actions.reveal();
    for (const old of this.renderer.host.querySelectorAll('.current')) old.classList.remove('current');
    const elements = this.renderer.elements(this.#selection?.keys[this.#at] ?? '');
    for (const element of elements) element.classList.add('current');
    const [first] = elements;
    if (!first || !scroll) return;
    const fold = first.closest('details');
    if (fold) fold.open = true;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    // On a long way the parts of the article that are laid out meanwhile would move what it leads to.
    const { top } = first.getBoundingClientRect();
    const far = Math.abs(top - innerHeight / 2) > innerHeight * GLIDE;
    first.scrollIntoView({ block: 'center', behavior: calm || far ? 'instant' : 'smooth' });
    if (far) void this.#hold(first);
    // Where the list has made room for the article, what was pressed is not there to hold the focus.
    if (held instanceof HTMLElement && !isLaidOut(held)) first.focus({ preventScroll: true });
  }

  /**
   * Keeps in view what the page has jumped to: the parts around it are laid out only then, and may be higher than was thought.
   *
   * @param {HTMLElement} element
   */
  async #hold(element) {
    for (let n = 0; n < STEADY; n++) {
      await painted();
      const { top, bottom } = element.getBoundingClientRect();
      if (top > innerHeight * 0.2 && bottom < innerHeight * 0.9) continue;
      if (!element.classList.contains('current')) return;
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
    }
  }

  #dim() {
    for (const element of this.renderer.host.querySelectorAll('.lit, .current'))
      element.classList.remove('lit', 'current');
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (!this.#selection || event.key !== 'Escape' || document.querySelector('dialog[open]')) return;
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
    if (byId('card', HTMLElement).hidden) this.clear();
  }
}
