/** Corrections on the page: of what is selected, of a mark, and all of them in a list. What they do to the article is `page.js`'s. */

import { byId, el } from '../dom.js';
import { t } from '../i18n/index.js';
import { tell } from '../notices.js';
import { addShortcuts } from '../shortcuts.js';
import { anchorOf } from './anchor.js';
import { SelectionBar } from './bar.js';
import { openCorrection } from './dialog.js';
import { isUnfit, openList } from './list.js';
import { actWords, placesWords } from './words.js';

/** @typedef {import('../pkg/analysis.d.ts').Act} Act */
/** @typedef {import('../pkg/analysis.d.ts').Edit} Edit */
/** @typedef {import('../reading.js').Reading} Reading */
/** @typedef {import('../changes.js').Change} Change */
/** @typedef {{start: number, end: number}} Stretch */
/**
 * @typedef {object} Actions
 * @property {(change: (edits: readonly Edit[]) => readonly Edit[], more?: {title: undefined}) => Promise<Reading|undefined>} amend gives
 *   the article that is shown other corrections, and resolves with its reading, if it is shown then
 * @property {() => {done: Change[], undone: Change[]}} changes of the article that is shown
 * @property {() => void} undo
 * @property {() => void} redo
 * @property {(key: string) => void} select
 */

/** Milliseconds for which what was corrected can be undone in its notice. */
const OFFERED = 8000;

export class Editor {
  /** @type {Reading|undefined} */ #reading;
  #open = el('button', { type: 'button', class: 'plain', id: 'edits' });
  /** The text of which it was told last that corrections no longer fit. */
  #told = '';

  /**
   * @param {HTMLElement} article
   * @param {Actions} actions
   */
  constructor(article, actions) {
    this.article = article;
    this.actions = actions;
    this.bar = new SelectionBar(article, {
      text: () => this.#reading?.article.text,
      mark: (act, stretch, everywhere) => void this.#correct(act, stretch, everywhere),
      there: ({ start, end }) => {
        const touched = this.#reading?.marks.filter((one) => one.start < end && start < one.end) ?? [];
        // Of several the one that fits the stretch best.
        const off = (/** @type {{start: number, end: number}} */ one) =>
          Math.abs(one.start - start) + Math.abs(one.end - end);
        const [best] = touched.sort((a, b) => off(a) - off(b));
        return best && (() => this.openMark(best.key));
      },
    });
    byId('undo', HTMLButtonElement).before(this.#open);
    this.#open.addEventListener('click', () => this.openList());
    article.addEventListener('keydown', (event) => {
      const wanted = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
      if (wanted && this.enter()) event.preventDefault();
    });
    addShortcuts({ keys: ['KeyE'], told: 'keys.correct', act: () => this.enter() });
  }

  /**
   * Opens what can be said of the selection, or else of the mark that has the focus.
   *
   * @returns {boolean} whether there is something
   */
  enter() {
    if (this.bar.enter()) return true;
    const mark = document.activeElement?.closest('#article mark');
    if (!(mark instanceof HTMLElement) || !mark.dataset.key) return false;
    this.openMark(mark.dataset.key);
    return true;
  }

  /** @param {string} key of a mark, about which the reader knows better */
  openMark(key) {
    const reading = this.#reading;
    if (!reading) return;
    openCorrection(reading, key, (act, stretch, everywhere) => void this.#correct(act, stretch, everywhere));
  }

  /** @param {string} key of a statement that is none */
  remove(key) {
    const quote = this.#reading?.quotes.get(key);
    if (quote) void this.#correct({ act: 'notQuote' }, quote, false);
  }

  /** What a card offers. @param {string} key the mark's @returns {HTMLElement} */
  offer(key) {
    return el(
      'p',
      { class: 'links' },
      el('button', { type: 'button', class: 'wrong', onclick: () => this.openMark(key) }, t('edits.wrong')),
    );
  }

  openList() {
    const reading = this.#reading;
    if (!reading) return;
    const { changes, undo, redo, select } = this.actions;
    openList(
      { reading, changes: changes() },
      {
        undo,
        redo,
        withdraw: (n) => void this.actions.amend((edits) => edits.filter((_, k) => k !== n)),
        go: (n) => {
          const key = reading.keyOf(n);
          if (key) select(key);
        },
        mark: (act, words, everywhere) => {
          const start = reading.article.text.indexOf(words);
          if (start < 0) tell(t('edits.notThere', { words }));
          else void this.#correct(act, { start, end: start + words.length }, everywhere);
        },
      },
    );
  }

  /**
   * @param {Act} act
   * @param {Stretch} stretch
   * @param {boolean} everywhere
   */
  async #correct(act, { start, end }, everywhere) {
    const reading = this.#reading;
    if (!reading) return;
    /** @type {Edit} */
    const edit = { ...act, at: anchorOf(reading.article.text, start, end) };
    if (everywhere) edit.everywhere = true;
    // A title that was typed gives way to the line that is pointed at.
    const title = act.act === 'block' && act.role === 'title' ? { title: undefined } : undefined;
    const now = await this.actions.amend((edits) => [...edits, edit], title);
    const held = now?.analysis.edits?.find(({ index }) => now.article.edits?.[index] === edit);
    if (!now || !held) return;
    this.#focus(now, start, end);
    const what = actWords(edit, now.heldBy(held.index));
    const words =
      held.applied > 0
        ? t('edits.done', { what, places: placesWords(held.applied) })
        : t('edits.nothing', { what });
    tell(words, { label: t('undo'), act: this.actions.undo }, OFFERED);
  }

  /**
   * Gives the focus that went with what was drawn before to the mark that is there now, so that who works by keyboard goes on from it.
   *
   * @param {Reading} reading
   * @param {number} start
   * @param {number} end
   */
  #focus(reading, start, end) {
    if (document.activeElement !== document.body) return;
    const there = reading.marks.filter((one) => one.start < end && start < one.end);
    const [innermost] = there.sort((a, b) => a.end - a.start - (b.end - b.start));
    const marks = [...this.article.querySelectorAll('mark')];
    const mark = marks.find((one) => one.dataset.key === innermost?.key);
    (mark ?? marks.find((one) => one.tabIndex === 0))?.focus({ preventScroll: true });
  }

  /**
   * Says of a reading what of its corrections fits.
   *
   * @param {Reading} reading
   */
  show(reading) {
    this.#reading = reading;
    this.bar.close();
    const { edits = [], text } = reading.article;
    const unfit = edits.filter((_, n) => isUnfit(reading, n)).length;
    const count = edits.length;
    this.#open.textContent = count > 0 ? t('edits.count', { count }) : t('edits.title');
    if (unfit > 0)
      this.#open.append(' · ', el('span', { class: 'unfit' }, t('edits.unfit', { count: unfit })));
    if (unfit > 0 && this.#told !== text && reading.named) {
      tell(t('edits.unfit', { count: unfit }), { label: t('edits.which'), act: () => this.openList() });
    }
    this.#told = text;
  }

  /** Nothing is shown any more. */
  clear() {
    this.#reading = undefined;
    this.bar.close();
  }
}
