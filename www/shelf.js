/** What the reader has opened, every change of it, and the bar that goes from one article to another. */

import { Changes } from './changes.js';
import { byId, el } from './dom.js';
import { isolated, t } from './i18n/index.js';

/** @typedef {import('./types.d.ts').Article} Article */
/** @typedef {import('./types.d.ts').OpenArticle} OpenArticle */

/** So many articles are open at most; the oldest make room. */
const MOST = 30;

/** The longest label, in UTF-16 code units. */
const LABEL = 60;

export class Shelf {
  /** Each has an id, which it keeps through every change. @type {readonly OpenArticle[]} */ articles = [];
  /** The titles that were found in the texts. @type {WeakMap<OpenArticle, string>} */ #titles =
    new WeakMap();
  #changes = new Changes();
  #bar = byId('documents', HTMLElement);

  /**
   * `closed` is called with an article that the reader has closed and the one that stood beside it.
   *
   * @param {{show: (article: OpenArticle) => void, closed: (gone: OpenArticle, beside: OpenArticle|undefined) => void}} actions
   */
  constructor(actions) {
    this.actions = actions;
  }

  /**
   * Takes articles in. A text that is open already is not there twice.
   *
   * @param {readonly Article[]} fresh at least one
   * @param {OpenArticle} [edited] the open article that the first of them is an edition of
   * @returns {{first: OpenArticle, gone: OpenArticle[]}} the one to show, and those that made room
   */
  add(fresh, edited) {
    const [first] = /** @type {[Article]} */ (fresh);
    const same = this.articles.find((one) => one.text === first.text);
    // Nothing new is known of it: what the reader has set of it holds.
    if (same && fresh.length === 1 && Object.keys(first).length === 1) return { first: same, gone: [] };
    if (edited && this.byId(edited.id)) {
      const next = { ...first, id: edited.id };
      this.amend(next);
      return { first: next, gone: [] };
    }
    /** @type {OpenArticle[]} */
    const added = [];
    for (const one of fresh) {
      const old = this.articles.find(({ text }) => text === one.text);
      // What the reader has corrected of it holds, unless what comes says otherwise.
      const edits = one.edits ?? old?.edits;
      // So do ticks.
      const checked = one.checked ?? old?.checked ?? [];
      const next = { ...one, ...(edits && { edits }), checked, id: old?.id ?? freshId() };
      if (old) {
        this.amend(next);
        this.articles = this.articles.filter((other) => other !== next);
      }
      added.push(next);
    }
    const gone = this.articles.slice(0, Math.max(0, this.articles.length + added.length - MOST));
    for (const one of gone) this.#take(one);
    this.articles = [...this.articles, ...added].slice(-MOST);
    return { first: /** @type {OpenArticle} */ (added[0]), gone };
  }

  /** @param {string|undefined} id @returns {OpenArticle|undefined} the open article of that id */
  byId(id) {
    return this.articles.find((one) => one.id === id);
  }

  /** @param {OpenArticle} next stands where the one of its id stood, without a change that could be undone */
  put(next) {
    this.articles = this.articles.map((one) => (one.id === next.id ? next : one));
  }

  /** @param {OpenArticle} next an open article with something of it changed */
  amend(next) {
    const before = this.byId(next.id);
    if (!before || before === next) return;
    this.#changes.record({ id: before.id, before, after: next, at: this.articles.indexOf(before) });
    this.put(next);
  }

  /**
   * @param {OpenArticle} article
   * @param {string} title that its analysis found
   */
  name(article, title) {
    if (title) this.#titles.set(article, title);
  }

  /** @param {string|undefined} shown the id of the article that is shown */
  canUndo(shown) {
    return this.#changes.last(shown) !== undefined;
  }

  /** @param {string|undefined} shown */
  canRedo(shown) {
    return this.#changes.next(shown) !== undefined;
  }

  /** @param {string} id of an open article @returns {ReturnType<Changes['of']>} its changes */
  changesOf(id) {
    return this.#changes.of(id);
  }

  /** @param {ReturnType<Changes['of']>} changes of an open article, made before this document */
  restore(changes) {
    this.#changes.restore(changes);
  }

  /**
   * Takes the last change back.
   *
   * @param {string|undefined} shown the id of the article that is shown: of others only closings are undone
   * @returns {OpenArticle|undefined} the article as it was before; undefined where there is nothing to undo
   */
  undo(shown) {
    const change = this.#changes.last(shown);
    if (!change) return undefined;
    this.#changes.undone(change);
    const { before, after, at } = change;
    if (after) this.put(before);
    else this.articles = [...this.articles.slice(0, at), before, ...this.articles.slice(at)];
    return before;
  }

  /**
   * Makes the last change again that was taken back.
   *
   * @param {string|undefined} shown
   * @returns {{before: OpenArticle, after: OpenArticle|undefined, beside: OpenArticle|undefined}|undefined} `after` is undefined where it was closed
   *   again, `beside` is then the one that stood beside it
   */
  redo(shown) {
    const change = this.#changes.next(shown);
    if (!change) return undefined;
    this.#changes.redone(change);
    const { before, after } = change;
    if (after) this.put(after);
    return { before, after, beside: after ? undefined : this.#remove(before) };
  }

  /**
   * Opens an article again that was closed.
   *
   * @param {string} id
   * @returns {OpenArticle|undefined} undefined where it was not, or is no longer known
   */
  reopen(id) {
    const change = this.#changes.closing(id);
    if (!change || this.byId(id)) return undefined;
    this.#changes.undone(change);
    const { before, at } = change;
    this.articles = [...this.articles.slice(0, at), before, ...this.articles.slice(at)];
    return before;
  }

  /** @param {OpenArticle} one */
  label(one) {
    const line = one.text.trimStart().split('\n', 1)[0] ?? '';
    return one.title || this.#titles.get(one) || one.name || line.slice(0, LABEL).trimEnd() || t('untitled');
  }

  /** @param {OpenArticle} one */
  #take(one) {
    this.#changes.record({ id: one.id, before: one, after: undefined, at: this.articles.indexOf(one) });
  }

  /** @param {OpenArticle} one @returns {OpenArticle|undefined} the one that stood beside it */
  #remove(one) {
    const at = this.articles.findIndex(({ id }) => id === one.id);
    this.articles = this.articles.filter(({ id }) => id !== one.id);
    return this.articles[at] ?? this.articles[at - 1];
  }

  /** @param {OpenArticle} one */
  #close(one) {
    this.#take(one);
    this.actions.closed(one, this.#remove(one));
  }

  /**
   * Draws the bar: where several are open, and on the start page, to go back to one.
   *
   * @param {OpenArticle|undefined} shown
   */
  draw(shown) {
    this.#bar.hidden = this.articles.length < (shown ? 2 : 1);
    document.body.classList.toggle('several', this.articles.length > 1);
    const items = this.articles.map((one) => {
      const label = this.label(one);
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

/** @returns {string} that says nothing of what it names */
function freshId() {
  return [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16)).join('');
}
