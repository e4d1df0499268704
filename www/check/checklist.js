/** The checklist: every statement in the order of the text, to be looked at one by one and ticked; what is to be asked of them as filters. */

import { byId, el, inFrames, isLaidOut, svg } from '../dom.js';
import { isolated, number, t } from '../i18n/index.js';
import { announce } from '../notices.js';
import { settings } from '../settings.js';
import { addShortcuts } from '../shortcuts.js';
import { rowOf, renew } from './row.js';
import { whole } from '../views/parts.js';
import { ASPECTS, isWanted, statementsOf, whoOf } from './statements.js';
import { tickFor } from './ticks.js';

/** @typedef {import('../reading.js').Reading} Reading */
/** @typedef {import('./statements.js').Statement} Statement */
/** @typedef {import('./statements.js').Filter} Filter */
/**
 * What the page does for the list: see `row.js`; `ticked` is called after the list of ticks has changed.
 *
 * @typedef {object} Actions
 * @property {() => void} ticked
 * @property {((key: string) => void)|undefined} correct
 * @property {((key: string) => void)|undefined} remove
 * @property {(quote: import('../types.d.ts').Quote) => void} copy
 * @property {(key: string) => void} read
 */

/** So many rows are made at once; the next come when they are asked for, or come to. */
const ROWS = 100;

/** So many CSS pixels of the window may lie under the head of the page. */
const HEAD = 60;

/** Up to so many statements each have a dot in the head. */
const DOTS = 60;

export class Checklist {
  /** @type {Reading|undefined} */ #reading;
  /** The id of its article. */
  #id = '';
  /** @type {Statement[]} */ #statements = [];
  /** Those that the filter leaves. @type {Statement[]} */ #wanted = [];
  /** @type {Filter} */ #filter = {};
  /** The statement in hand. @type {Statement|undefined} */ #hand;
  #generation = 0;
  /** Whether a pointer is down: a row that grows then would take what it is on away from under it. */
  #pressing = false;
  #open = false;
  #list = el('ol', { class: 'items', role: 'list' });
  #progress = el('div', { class: 'progress' });
  #filters = el('div', { class: 'filters', role: 'group' });
  #search = el('input', { type: 'search', autocomplete: 'off', dir: 'auto' });
  #hint = el('p', { class: 'hint' });
  #title = el('h1', { id: 'check-title', dir: 'auto' });

  /** @param {Actions} actions */
  constructor(actions) {
    this.actions = actions;
    this.host = byId('check', HTMLElement);
    this.host.append(
      el(
        'div',
        { class: 'frame' },
        el('div', { class: 'leaf' }, this.#title, this.#progress),
        el('div', { class: 'side' }, this.#hint, this.#search),
      ),
      el('div', { class: 'frame sieve' }, el('div', { class: 'leaf' }, this.#filters)),
      this.#list,
    );
    this.#search.addEventListener('input', () => this.filter({ ...this.#filter, query: this.#search.value }));
    this.#list.addEventListener('pointerdown', () => (this.#pressing = true));
    for (const over of ['pointerup', 'pointercancel']) {
      addEventListener(over, () => (this.#pressing = false));
    }
    this.#list.addEventListener('focusin', ({ target }) => {
      if (!this.#pressing) this.#take(this.#of(target));
    });
    this.#list.addEventListener('click', ({ target }) => this.#pressed(target));
    const keyed = (/** @type {(one: Statement) => void} */ act) => (/** @type {KeyboardEvent} */ event) =>
      this.#onHand(event, act);
    addShortcuts(
      { keys: ['KeyJ'], told: 'keys.check.next', act: () => this.move(1) },
      { keys: ['KeyK'], told: 'keys.check.previous', act: () => this.move(-1) },
      { keys: ['Enter'], told: 'keys.check.tick', act: keyed((one) => this.#tick(one)) },
      {
        keys: ['KeyE'],
        told: 'keys.check.correct',
        act: keyed((one) => this.actions.correct?.(one.quote.id)),
      },
      { keys: ['KeyX'], told: 'keys.check.remove', act: keyed((one) => this.actions.remove?.(one.quote.id)) },
      { keys: ['KeyC'], told: 'keys.check.copy', act: keyed((one) => this.actions.copy(one.quote)) },
      { keys: ['KeyO'], told: 'keys.check.read', act: keyed((one) => this.actions.read(one.quote.id)) },
    );
  }

  /** How many statements there are, and how many are checked. @returns {{all: number, checked: number}} */
  get counts() {
    return { all: this.#statements.length, checked: this.#statements.filter(({ tick }) => tick).length };
  }

  get statements() {
    return this.#statements;
  }

  /**
   * @param {Reading} reading whose statements are listed from now on
   * @param {string} id of its article
   */
  show(reading, id) {
    const other = this.#id !== id;
    this.#id = id;
    const at = this.#hand?.quote.start;
    this.#reading = reading;
    this.#statements = statementsOf(reading);
    if (other) this.#filter = {};
    // A source of the last analysis may have another id in this one.
    if (this.#filter.source && !reading.source(this.#filter.source)) delete this.#filter.source;
    this.#hand = other ? undefined : this.#statements.find(({ quote }) => quote.start === at);
    if (this.#open) this.#draw();
  }

  /** Nothing is shown any more. */
  clear() {
    this.#generation++;
    this.#reading = this.#hand = undefined;
    this.#statements = [];
    this.#filter = {};
    this.#list.replaceChildren();
    this.#id = '';
    this.#open = false;
  }

  /** @param {boolean} open whether the list is looked at */
  set open(open) {
    if (this.#open === open) return;
    this.#open = open;
    if (open && this.#reading) this.#draw();
  }

  /** @param {Filter} filter */
  filter(filter) {
    this.#filter = filter;
    if (this.#open) this.#draw();
  }

  /** Draws everything anew, in the page's language. */
  translate() {
    if (this.#open && this.#reading) this.#draw();
  }

  /**
   * Takes the next statement in hand.
   *
   * @param {number} by
   * @returns {false|void} false where there is none, or the list is not looked at
   */
  move(by) {
    if (!this.#open || this.#wanted.length === 0) return false;
    const at = this.#hand ? this.#wanted.indexOf(this.#hand) : -1;
    const next = at < 0 ? this.#firstInView() : Math.min(Math.max(at + by, 0), this.#wanted.length - 1);
    this.#go(this.#wanted[next]);
  }

  /** @returns {number} the row to begin with where none is in hand: the first that can be seen */
  #firstInView() {
    const seen = [...this.#list.children].findIndex((item) => item.getBoundingClientRect().bottom > HEAD);
    return Math.min(Math.max(seen, 0), this.#wanted.length - 1);
  }

  /** @param {Statement|undefined} statement that is to be taken in hand, where the filter leaves it */
  #go(statement) {
    if (!statement) return;
    const at = this.#wanted.indexOf(statement);
    if (!this.#itemOf(statement)) this.#more(at);
    const item = this.#itemOf(statement);
    if (!item) return;
    item.focus({ preventScroll: true });
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const { top, bottom } = item.getBoundingClientRect();
    const seen = top > innerHeight * 0.15 && bottom < innerHeight * 0.8;
    if (!seen) item.scrollIntoView({ block: 'center', behavior: calm ? 'instant' : 'smooth' });
  }

  /** @param {Statement|undefined} statement @returns {HTMLElement|undefined} its row, if it is made */
  #itemOf(statement) {
    const found = statement && this.#list.querySelector(`[data-quote="${statement.quote.id}"]`);
    return found instanceof HTMLElement ? found : undefined;
  }

  /** @param {EventTarget|null} target @returns {Statement|undefined} */
  #of(target) {
    const item = target instanceof Element ? target.closest('[data-quote]') : null;
    const id = item?.getAttribute('data-quote');
    return this.#wanted.find(({ quote }) => quote.id === id);
  }

  /** @param {EventTarget|null} target */
  #pressed(target) {
    const one = this.#of(target);
    if (!one || getSelection()?.toString()) return;
    if (target instanceof Element && target.closest('button')) return;
    this.#itemOf(one)?.focus({ preventScroll: true });
    this.#take(one);
  }

  /** @param {Statement|undefined} statement from now on in hand */
  #take(statement) {
    if (!statement || statement === this.#hand) return;
    this.#release();
    this.#hand = statement;
    this.#mark();
  }

  #release() {
    const item = this.#itemOf(this.#hand);
    item?.classList.remove('now');
    item?.removeAttribute('aria-current');
    item?.setAttribute('tabindex', '-1');
  }

  /** Shows which statement is in hand. */
  #mark() {
    const item = this.#itemOf(this.#hand) ?? this.#list.querySelector('[data-quote]');
    item?.setAttribute('tabindex', '0');
    if (!this.#hand || !this.#itemOf(this.#hand)) return;
    item?.classList.add('now');
    item?.setAttribute('aria-current', 'true');
    const at = this.#statements.indexOf(this.#hand);
    for (const [n, dot] of [...this.#progress.querySelectorAll('.dot-of')].entries())
      dot.classList.toggle('now', n === at);
  }

  /**
   * @param {KeyboardEvent} event
   * @param {(one: Statement) => void} act
   * @returns {false|void} false where the key is meant for something else
   */
  #onHand({ key, target }, act) {
    const one = this.#hand;
    if (!this.#open || !one || !this.#wanted.includes(one)) return false;
    // A button that has the focus is pressed by the key itself.
    if (key === 'Enter' && target instanceof Element && target.closest('button, a, summary')) return false;
    const item = this.#itemOf(one);
    if (!item || !isLaidOut(item)) return false;
    act(one);
  }

  /** @param {Statement} one that is checked, or of which the tick is taken away; then the next that is open is taken in hand */
  #tick(one) {
    const reading = this.#reading;
    if (!reading) return;
    const ticks = (reading.article.checked ??= []);
    const { tick, stale, quote } = one;
    for (const old of [tick, stale]) {
      const at = old ? ticks.indexOf(old) : -1;
      if (at >= 0) ticks.splice(at, 1);
    }
    one.stale = undefined;
    one.tick = tick ? undefined : tickFor(reading.article.text, quote, whoOf(reading, quote));
    if (one.tick) {
      ticks.push(one.tick);
      one.aspects.delete('open');
    } else {
      one.aspects.add('open');
    }
    const item = this.#itemOf(one);
    if (item) renew(reading, item, one);
    this.#drawProgress();
    this.#drawFilters();
    this.actions.ticked();
    const { all, checked } = this.counts;
    announce(t('check.progress', { checked, all, count: all }));
    const rest = one.tick ? this.#wanted.slice(this.#wanted.indexOf(one) + 1) : [];
    const next = rest.find((other) => !other.tick);
    if (next) this.#go(next);
    else this.#take(one);
  }

  #draw() {
    const reading = this.#reading;
    if (!reading) return;
    const generation = ++this.#generation;
    this.host.setAttribute('aria-busy', 'true');
    const { title, lang } = reading;
    this.#title.textContent = title || t('untitled');
    this.#title.lang = (title && lang) || '';
    this.#hint.textContent = settings.shortcuts ? t('check.keys') : '';
    this.#search.placeholder = t('check.search');
    this.#search.setAttribute('aria-label', t('check.search'));
    if (this.#search.value !== (this.#filter.query ?? '')) this.#search.value = this.#filter.query ?? '';
    this.#filters.setAttribute('aria-label', t('check.filters'));
    this.#wanted = this.#statements.filter((one) => isWanted(reading, one, this.#filter));
    this.#drawProgress();
    this.#drawFilters();
    const held = this.#list.contains(document.activeElement);
    this.#list.replaceChildren();
    if (this.#wanted.length === 0) {
      this.#list.append(
        el(
          'li',
          { class: 'frame none' },
          el('p', { class: 'leaf nothing' }, t(this.#statements.length > 0 ? 'check.noneSuch' : 'said.none')),
        ),
      );
    }
    const last = this.#hand ? this.#wanted.indexOf(this.#hand) : 0;
    void inFrames(this.#rows(Math.max(ROWS, last + 1)), () => generation === this.#generation).then(
      (whole) => {
        if (!whole) return;
        this.host.removeAttribute('aria-busy');
        this.#mark();
        if (held) this.#itemOf(this.#hand)?.focus({ preventScroll: true });
      },
    );
  }

  /** @param {number} upTo how many rows there are to be */
  *#rows(upTo) {
    const reading = this.#reading;
    if (!reading) return;
    this.#list.querySelector('.rest')?.remove();
    const made = this.#list.querySelectorAll('[data-quote]').length;
    const { actions } = this;
    /** @type {import('./row.js').Deeds} */
    const deeds = {
      tick: (one) => this.#tick(one),
      correct: actions.correct && ((one) => actions.correct?.(one.quote.id)),
      remove: actions.remove && ((one) => actions.remove?.(one.quote.id)),
      copy: (one) => actions.copy(one.quote),
      read: (one) => actions.read(one.quote.id),
    };
    for (const one of this.#wanted.slice(made, upTo)) {
      this.#list.append(rowOf(reading, one, deeds));
      yield;
    }
    const count = this.#wanted.length;
    if (count <= upTo) return;
    const more = el(
      'button',
      { type: 'button', class: 'more', onclick: () => this.#more(made + ROWS) },
      t('showAll', { count }),
    );
    this.#list.append(el('li', { class: 'frame rest' }, el('div', { class: 'leaf' }, more)));
  }

  /** @param {number} at the place of a row that is wanted */
  #more(at) {
    this.#generation++;
    this.host.removeAttribute('aria-busy');
    // What is gone to must be there at once.
    whole(this.#rows(at + ROWS));
    this.#mark();
  }

  #drawProgress() {
    const { all, checked } = this.counts;
    const told = el('p', {}, ...split(t('check.progress', { checked, all, count: all })));
    this.#progress.hidden = all === 0;
    if (all > DOTS) {
      this.#progress.replaceChildren(
        told,
        el('progress', { max: all, value: checked, 'aria-hidden': 'true' }),
      );
      return;
    }
    const dots = this.#statements.map((one) => {
      const hue = this.#reading?.sourceOf(one.quote)?.hue ?? 'sx';
      const now = one === this.#hand ? ' now' : '';
      const dot = svg(
        'svg',
        { class: `dot-of ${hue}${one.tick ? ' done' : ''}${now}`, viewBox: '-10 -10 20 20' },
        svg('path', { d: 'M0-8.500 8.500 0 0 8.500-8.500 0z' }),
      );
      dot.addEventListener('click', () => this.#go(one));
      return dot;
    });
    this.#progress.replaceChildren(told, el('div', { class: 'dots', 'aria-hidden': 'true' }, dots));
  }

  #drawFilters() {
    const reading = this.#reading;
    if (!reading) return;
    const { aspect, source, query } = this.#filter;
    const held =
      document.activeElement instanceof HTMLElement ? document.activeElement.dataset.filter : undefined;
    const chips = [
      chip('all', t('check.all'), this.#statements.length, !aspect && !source, () => this.filter({ query })),
    ];
    const one = source && reading.source(source);
    if (one) {
      const count = this.#statements.filter((other) => isWanted(reading, other, { source })).length;
      const name = t('check.of', { name: isolated(one.name || t('sorts.unknown')) });
      chips.push(chip('source', name, count, true, () => this.filter({ query })));
    }
    for (const name of ASPECTS) {
      const count = this.#statements.filter(({ aspects }) => aspects.has(name)).length;
      const on = name === aspect;
      chips.push(
        chip(name, t(`check.${name}`), count, on, () =>
          this.filter(on ? { query } : { aspect: name, query }),
        ),
      );
    }
    this.#filters.replaceChildren(...chips);
    chips.find((one) => one.dataset.filter === held)?.focus();
  }
}

/**
 * @param {string} name
 * @param {string} label
 * @param {number} count
 * @param {boolean} pressed
 * @param {() => void} act
 */
function chip(name, label, count, pressed, act) {
  return el(
    'button',
    {
      type: 'button',
      'data-filter': name,
      'aria-pressed': String(pressed),
      disabled: count === 0 && !pressed,
      onclick: act,
    },
    label,
    ' ',
    el('span', { class: 'count' }, number(count)),
  );
}

/** A sentence with its figures set off. @param {string} sentence @returns {(Node|string)[]} */
function split(sentence) {
  const [, before = '', figures = '', after = ''] = /^(\D*?)(\d.*\d|\d)(\D*)$/.exec(sentence) ?? [];
  return figures ? [before, el('b', {}, figures), after] : [sentence];
}
