/** Where the reader is and what is open, written down in the address, the history and the tab; taken back from there; forgotten. */

import { keptIn, placeOf, setPlace } from './address.js';
import { packed, unpacked } from './edits/history.js';
import { soundEdits } from './edits/sound.js';
import { soundTicks } from './check/ticks.js';
import { Keeping } from './keeping.js';

/** @typedef {import('./types.d.ts').OpenArticle} OpenArticle */

/** Under this name the field's text is kept among those of the articles. */
const DRAFT = 'draft';

/** Under an article's id and this the changes of it are kept. */
const CHANGES = '.changes';
/** Under an article's id and this what was checked in it is kept. */
const TICKS = '.ticks';

/** What the tabs of this page tell each other. */
const FORGET = 'forget';

export class Memory {
  #keeping = new Keeping(keptIn(history.state)?.key);
  /** Where the tabs of this page hear of each other; undefined in browsers without. */
  #tabs = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('isnad');
  /** @type {OpenArticle|undefined} */ #shown;
  /** The changes of articles as they were kept last, by id. @type {Map<string, {last: unknown[], json: string}>} */ #written =
    new Map();

  /**
   * @param {import('./shelf.js').Shelf} shelf
   * @param {import('./composer.js').Composer} composer
   */
  constructor(shelf, composer) {
    this.shelf = shelf;
    this.composer = composer;
    this.#tabs?.addEventListener('message', ({ data }) => {
      if (data === FORGET) this.#forgetHere();
    });
  }

  /**
   * Writes down where the reader is.
   *
   * @param {OpenArticle|undefined} shown undefined on the start page
   * @param {{step?: boolean, select?: string, checking?: boolean, comparing?: boolean}} [options] whether it is a step of the history, what is selected, and whether its
   *   statements are being checked
   */
  note(shown, { step, select, checking, comparing } = {}) {
    this.#shown = shown;
    const open = this.shelf.articles.map(({ id }) => id);
    const where = { key: this.#keeping.written, open, shown: shown?.id };
    const kept = { ...where, ...(checking && { checking }), ...(comparing && { comparing }) };
    setPlace(shown ? placeOf(shown, select) : {}, { kept, step });
    this.keep();
  }

  /** Keeps what is open, the shown article first, and what stands in the field and nowhere else. */
  keep() {
    const { articles } = this.shelf;
    const { draft } = this.composer;
    /** @type {Map<string, unknown>} */
    const values = new Map();
    if (this.#shown) values.set(this.#shown.id, this.#shown);
    if (draft && articles.every(({ text }) => text !== draft.text)) values.set(DRAFT, JSON.stringify(draft));
    for (const one of [...articles].reverse()) values.set(one.id, one);
    // Apart from the article, which is long and stays as it is.
    for (const { id, checked = [] } of articles) {
      if (checked.length > 0) values.set(id + TICKS, JSON.stringify(checked));
    }
    // Where there is no room, what can be undone goes before what is there.
    for (const { id } of [...articles].reverse()) {
      const changes = this.#changesOf(id);
      if (changes) values.set(id + CHANGES, changes);
    }
    void this.#keeping.keep(values);
  }

  /**
   * The changes of an article as they are kept, made anew only where there are others.
   *
   * @param {string} id
   * @returns {string|undefined} undefined where there are none
   */
  #changesOf(id) {
    const { done, undone } = this.shelf.changesOf(id);
    if (done.length + undone.length === 0) return undefined;
    const last = [done.length, done[done.length - 1], undone[undone.length - 1]];
    const known = this.#written.get(id);
    if (known && last.every((one, n) => one === known.last[n])) return known.json;
    const json = JSON.stringify(packed(done, undone));
    this.#written.set(id, { last, json });
    return json;
  }

  /**
   * Takes back what was open in this tab before this document.
   *
   * @returns {Promise<boolean>} whether everything was forgotten just before
   */
  async takeBack() {
    const kept = keptIn(history.state);
    if (!kept) return Keeping.wasForgotten();
    const found = await Promise.all(kept.open.map((id) => this.#keeping.restored(id)));
    const articles = found.filter(isArticle);
    // What was told of a file is not told again.
    for (const one of articles) {
      one.note = undefined;
      one.edits = soundEdits(one.edits);
      const ticks = await this.#keeping.restored(one.id + TICKS);
      one.checked = soundTicks(typeof ticks === 'string' ? JSON.parse(ticks) : undefined) ?? [];
    }
    this.shelf.articles = [...articles, ...this.shelf.articles];
    for (const one of articles) {
      const changes = await this.#keeping.restored(one.id + CHANGES);
      if (typeof changes === 'string') this.shelf.restore(unpacked(one, JSON.parse(changes)));
    }
    const draft = await this.#keeping.restored(DRAFT);
    if (typeof draft === 'string' && !this.composer.draft) {
      const { text, edited } = JSON.parse(draft);
      this.composer.edit({ text }, this.shelf.byId(edited));
    }
    return false;
  }

  /** Forgets every text, here and in the other tabs that have this page open, which then start anew. */
  forget() {
    this.#tabs?.postMessage(FORGET);
    this.#forgetHere();
  }

  #forgetHere() {
    this.#keeping.forget();
    history.replaceState(null, '', location.pathname + location.search);
    location.reload();
  }
}

/**
 * @param {unknown} value
 * @returns {value is OpenArticle}
 */
function isArticle(value) {
  const { id, text } = /** @type {Partial<OpenArticle>} */ (value ?? {});
  return typeof id === 'string' && typeof text === 'string';
}
