/** The library as a dialog: whether what is read is kept, dossiers, what is in them, what is searched for, and the bin. */

import { el } from '../dom.js';
import { shortDay } from '../format.js';
import { isolated, number, t } from '../i18n/index.js';
import { saved } from '../saving.js';
import { choice, choose } from './keep.js';
import { articleRow, binRow, button, foundRow } from './rows.js';
import { NoRoom, Refused } from './store.js';

/** @typedef {import('./model.js').Card} Card */
/** @typedef {import('./model.js').Dossier} Dossier */
/** @typedef {{dossiers: Dossier[], cards: Card[], damaged: number}} Catalogue */

/** So many articles can be open at once. */
const MOST_OPEN = 30;

/** So many milliseconds after a key was pressed it is searched. */
const PAUSE = 200;

/** So many articles that were found are shown. */
const MOST_FOUND = 200;

export class LibraryDialog {
  #dialog = el('dialog', { id: 'library-dialog', 'aria-labelledby': 'library-title' });
  #close = button('✕', () => this.#dialog.close(), { class: 'plain icon close' });
  /** What is told, and what can be done about it. */
  #outcome = el('div', { class: 'outcome', role: 'status' });
  #progress = el('div', { class: 'library-progress', hidden: true });
  #body = el('div');
  #search = el('input', { type: 'search' });
  #results = el('div', { role: 'region' });
  /** @type {Catalogue} */ #all = { dossiers: [], cards: [], damaged: 0 };
  /** The dossier that is looked at. @type {string|undefined} */ #chosen = choice().dossier;
  #searching = new AbortController();
  #timer = 0;

  /**
   * @param {import('./library.js').Library} library
   * @param {{open: (articles: import('../types.d.ts').Article[]) => void}} page
   * @param {(text: string) => void} say
   */
  constructor(library, page, say) {
    this.library = library;
    this.page = page;
    this.say = say;
    document.body.append(this.#dialog);
    this.#search.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => void this.#find(), PAUSE);
    });
  }

  async open() {
    this.#outcome.replaceChildren();
    this.#close.setAttribute('aria-label', t('close'));
    this.#search.setAttribute('aria-label', t('library.search'));
    this.#search.setAttribute('placeholder', t('library.search'));
    this.#results.setAttribute('aria-label', t('library.found'));
    this.#dialog.replaceChildren(
      el('header', {}, el('h2', { id: 'library-title' }, t('library.title')), this.#close),
      this.#body,
      this.#progress,
      this.#outcome,
    );
    if (!this.#dialog.open) this.#dialog.showModal();
    await this.draw();
  }

  /** Draws what there is, where it is looked at. */
  async draw() {
    if (!this.#dialog.open) return;
    try {
      this.#all = await this.library.catalogue();
    } catch {
      this.#body.replaceChildren(el('p', { class: 'warning' }, t('library.refused')), this.#erasing());
      return;
    }
    const held = document.activeElement?.getAttribute('data-held');
    const live = this.#live();
    const chosen = live.find(({ id }) => id === this.#chosen) ?? live[0];
    this.#chosen = chosen?.id;
    const { damaged } = this.#all;
    const something = this.#all.dossiers.length > 0;
    this.#body.replaceChildren(
      ...this.#keeping(),
      damaged > 0 ? el('p', { class: 'warning' }, t('library.damaged', { count: damaged })) : '',
      something ? this.#search : '',
      this.#results,
      this.#dossiers(live, chosen),
      chosen ? this.#dossier(chosen) : '',
      this.#bin(),
      something ? this.#erasing() : '',
    );
    this.#results.hidden = this.#search.value.trim() === '';
    const again = held && this.#dialog.querySelector(`[data-held="${CSS.escape(held)}"]`);
    if (again instanceof HTMLElement) again.focus();
    else if (held) this.#close.focus();
    if (!this.#results.hidden) void this.#find();
  }

  /** The dossiers that are not in the bin. */
  #live() {
    return this.#all.dossiers.filter(({ removed }) => removed === undefined);
  }

  /** @param {string} dossier its id @returns {Card[]} its articles, the last changed first */
  #cardsOf(dossier) {
    const own = this.#all.cards.filter((card) => card.dossier === dossier && card.removed === undefined);
    return own.sort((a, b) => b.changed - a.changed);
  }

  /** The switch, and what it means. */
  #keeping() {
    const { keep } = choice();
    const input = el('input', { type: 'checkbox', checked: keep, id: 'library-keep', 'data-held': 'keep' });
    input.addEventListener('change', () => void this.#keep(input));
    return [
      el('label', { class: 'check' }, input, el('span', {}, t('library.keep'))),
      el('p', { class: 'hint' }, t('library.kept')),
    ];
  }

  /** @param {HTMLInputElement} input */
  async #keep(input) {
    await this.#try(async () => {
      const { dossier } = choice();
      const done = choose({ keep: input.checked, ...(dossier && { dossier }) });
      if (!done) throw new Refused();
      if (!input.checked) return;
      this.#chosen = (await this.library.current()).id;
      // The browser may else take it away when it wants room.
      await navigator.storage?.persist?.().catch(() => false);
    });
    await this.draw();
  }

  /**
   * @param {readonly Dossier[]} live
   * @param {Dossier|undefined} chosen
   */
  #dossiers(live, chosen) {
    const items = live.map((one) => {
      const count = this.#cardsOf(one.id).length;
      const show = () => {
        this.#chosen = one.id;
        // What is read goes into the one that is looked at.
        choose({ ...choice(), dossier: one.id });
        void this.draw();
      };
      return el(
        'li',
        {},
        button(el('bdi', {}, one.name), show, {
          class: 'document',
          'aria-current': one === chosen ? 'true' : null,
          'data-held': `dossier-${one.id}`,
        }),
        ' ',
        el('span', { class: 'count' }, number(count)),
      );
    });
    const make = async () => {
      const names = new Set(live.map(({ name }) => name));
      let n = live.length + 1;
      while (names.has(t('library.new', { number: n }))) n++;
      const made = await this.#try(() => this.library.make(t('library.new', { number: n })));
      if (!made) return;
      this.#chosen = made.id;
      choose({ ...choice(), dossier: made.id });
      await this.draw();
      const name = this.#dialog.querySelector('.dossier-name');
      if (name instanceof HTMLInputElement) name.select();
    };
    return el(
      'nav',
      { class: 'dossiers', 'aria-label': t('library.dossiers') },
      el('ul', { role: 'list' }, ...items),
      button(t('library.make'), () => void make(), { class: 'plain strong', 'data-held': 'make' }),
    );
  }

  /** @param {Dossier} dossier */
  #dossier(dossier) {
    const cards = this.#cardsOf(dossier.id);
    const name = el('input', {
      type: 'text',
      class: 'dossier-name',
      value: dossier.name,
      maxlength: 120,
      dir: 'auto',
      'aria-label': t('library.name'),
      'data-held': 'name',
    });
    name.addEventListener('change', () => {
      const next = name.value.trim();
      if (next) void this.#try(() => this.library.amend(dossier, { name: next }));
      else name.value = dossier.name;
    });
    const input = el('input', { type: 'file', multiple: true, hidden: true, id: 'library-files' });
    const folder = el('input', { type: 'file', webkitdirectory: true, hidden: true, id: 'library-folder' });
    for (const one of [input, folder]) {
      one.addEventListener('change', () => {
        const files = [...(one.files ?? [])];
        one.value = '';
        void this.#bring(files, dossier);
      });
    }
    const acts = [
      cards.length > 0 &&
        button(t('library.openAll'), () => void this.#open(cards), {
          class: 'plain strong',
          'data-held': 'open-all',
        }),
      button(t('library.addFiles'), () => input.click(), { class: 'plain', 'data-held': 'files' }),
      'webkitdirectory' in folder &&
        button(t('library.addFolder'), () => folder.click(), { class: 'plain', 'data-held': 'folder' }),
      cards.length > 0 &&
        button(t('library.export'), () => void this.#export(dossier, cards), {
          class: 'plain',
          'data-held': 'export',
        }),
      button(t('library.delete'), () => void this.#deleteDossier(dossier), {
        class: 'plain',
        'data-held': 'delete',
      }),
    ];
    const others = this.#live().filter(({ id }) => id !== dossier.id);
    const rows = cards.map((card) =>
      articleRow(card, others, {
        open: () => void this.#open([card]),
        remove: () => void this.#delete(card),
        move: (to) => void this.#move(card, to),
      }),
    );
    return el(
      'section',
      { class: 'dossier', 'aria-label': dossier.name },
      name,
      el('div', { class: 'row-of-buttons' }, ...acts, input, folder),
      rows.length > 0
        ? el('ul', { class: 'articles', role: 'list' }, ...rows)
        : el('p', { class: 'hint' }, t('library.empty')),
    );
  }

  #bin() {
    const dossiers = this.#all.dossiers.filter(({ removed }) => removed !== undefined);
    const gone = new Set(dossiers.map(({ id }) => id));
    const cards = this.#all.cards.filter(
      ({ removed, moved, dossier }) => removed !== undefined && moved === undefined && !gone.has(dossier),
    );
    const count = dossiers.length + cards.length;
    if (count === 0) return '';
    const back = (/** @type {() => Promise<unknown>} */ act) => () => void this.#try(act);
    const until = (/** @type {number} */ at) =>
      t('library.deleted', { date: shortDay(new Date(at).toISOString().slice(0, 10)) });
    const rows = [
      ...dossiers.map((one) =>
        binRow(
          one.id,
          one.name,
          until(one.removed ?? 0),
          back(() => this.library.amend(one, { removed: undefined })),
        ),
      ),
      ...cards.map((one) =>
        binRow(
          `${one.dossier}-${one.key}`,
          one.title,
          until(one.removed ?? 0),
          back(() => this.library.restore([one])),
        ),
      ),
    ];
    const empty = this.#twice('library.emptyBin', 'library.sure', () =>
      this.#try(() => this.library.empty()),
    );
    const open = this.#dialog.querySelector('.bin')?.hasAttribute('open') ?? false;
    return el(
      'details',
      { class: 'bin', open },
      el('summary', { 'data-held': 'bin' }, t('library.bin', { count })),
      el('p', { class: 'hint' }, t('library.binHint')),
      el('ul', { role: 'list' }, ...rows),
      empty,
    );
  }

  #erasing() {
    return this.#twice('library.erase', 'library.eraseSure', async () => {
      await this.#try(() => this.library.erase());
      this.#chosen = undefined;
      this.#search.value = '';
      this.#tell(t('library.erased'));
    });
  }

  /**
   * A button of what cannot be undone: it takes a second press.
   *
   * @param {string} label
   * @param {string} sure
   * @param {() => Promise<unknown>} act
   */
  #twice(label, sure, act) {
    let asked = false;
    const one = button(
      t(label),
      () => {
        if (asked) void act();
        asked = true;
        one.textContent = t(sure);
      },
      { class: 'plain strong', 'data-held': label },
    );
    one.addEventListener('blur', () => {
      asked = false;
      one.textContent = t(label);
    });
    return one;
  }

  /** @param {readonly Card[]} cards */
  async #open(cards) {
    const articles = await this.#try(() => this.library.bring(cards.slice(0, MOST_OPEN)));
    if (!articles) return;
    if (articles.length === 0) {
      this.#tell(t('library.damaged', { count: cards.length }));
      return;
    }
    this.#dialog.close();
    this.page.open(articles);
    if (cards.length > MOST_OPEN) this.say(t('library.tooMany', { count: MOST_OPEN }));
  }

  /** @param {Card} card */
  async #delete(card) {
    await this.#try(() => this.library.remove([card]));
    this.#tell(t('library.removed', { name: isolated(card.title) }), () => this.library.restore([card]));
  }

  /** @param {Card} card @param {string} to */
  async #move(card, to) {
    const name = this.#live().find(({ id }) => id === to)?.name ?? '';
    await this.#try(() => this.library.move([card], to));
    const back = () => this.library.move([{ ...card, dossier: to }], card.dossier);
    this.#tell(t('library.moved', { name: isolated(card.title), to: isolated(name) }), back);
  }

  /** @param {Dossier} dossier */
  async #deleteDossier(dossier) {
    await this.#try(() => this.library.amend(dossier, { removed: Date.now() }));
    const back = async () => {
      const gone = this.#all.dossiers.find(({ id }) => id === dossier.id);
      if (gone) await this.library.amend(gone, { removed: undefined });
      this.#chosen = dossier.id;
    };
    this.#tell(t('library.removed', { name: isolated(dossier.name) }), back);
  }

  /** @param {Dossier} dossier @param {readonly Card[]} cards */
  async #export(dossier, cards) {
    const blob = await this.#try(() => this.library.file(dossier, cards));
    if (blob) this.#tell(t('take.saved', { name: saved(blob, dossier.name, 'isnad-dossier.json') }));
  }

  /** @param {readonly File[]} files @param {Dossier} into */
  async #bring(files, into) {
    const stop = new AbortController();
    const bar = el('progress', { max: 1, 'aria-label': t('progress') });
    const words = el('span', {}, t('library.bringing'));
    this.#progress.replaceChildren(
      words,
      bar,
      button(t('cancel'), () => stop.abort(), { class: 'plain strong' }),
    );
    this.#progress.hidden = false;
    this.#outcome.replaceChildren();
    const progress = (/** @type {number} */ done, /** @type {number} */ total) => {
      bar.value = done / total;
      if (total > 1) words.textContent = t('library.progress', { done, total });
    };
    const result = await this.#try(() =>
      this.library.importFiles(files, into, { progress, signal: stop.signal }),
    );
    this.#progress.hidden = true;
    if (!result) return;
    const { count, problems, stopped, dossier } = result;
    if (dossier) this.#chosen = dossier.id;
    this.#tell([t(stopped ? 'library.stopped' : 'library.brought', { count }), ...problems]);
    await this.draw();
  }

  async #find() {
    this.#searching.abort();
    const searching = new AbortController();
    this.#searching = searching;
    const query = this.#search.value.trim();
    this.#results.hidden = query === '';
    if (query === '') {
      this.#results.replaceChildren();
      return;
    }
    const dossiers = new Map(this.#live().map(({ id, name }) => [id, name]));
    const cards = this.#all.cards.filter((card) => card.removed === undefined && dossiers.has(card.dossier));
    const list = el('ul', { class: 'articles', role: 'list' });
    let count = 0;
    await this.#try(async () => {
      for await (const found of this.library.search(query, cards, searching.signal)) {
        if (searching.signal.aborted) return;
        count++;
        if (count > MOST_FOUND) continue;
        list.append(
          foundRow(found, dossiers.get(found.card.dossier) ?? '', () => void this.#open([found.card])),
        );
      }
    });
    if (searching.signal.aborted) return;
    this.#results.replaceChildren(
      el('p', { class: 'hint', role: 'status' }, t('library.count', { count })),
      list,
    );
  }

  /**
   * @template T
   * @param {() => Promise<T>} act
   * @returns {Promise<T|undefined>} undefined where it failed, which is told
   */
  async #try(act) {
    try {
      return await act();
    } catch (error) {
      this.#tell(t(error instanceof NoRoom ? 'library.noRoom' : 'library.refused'));
      return undefined;
    }
  }

  /**
   * @param {string|readonly string[]} lines
   * @param {() => Promise<unknown>} [undo]
   */
  #tell(lines, undo) {
    const words = [lines].flat().map((line) => el('p', { dir: 'auto' }, line));
    const back = async () => {
      this.#outcome.replaceChildren();
      await this.#try(/** @type {() => Promise<unknown>} */ (undo));
      await this.draw();
    };
    const act = undo && button(t('undo'), () => void back(), { class: 'plain strong', id: 'library-undo' });
    this.#outcome.replaceChildren(...words, act ?? '');
  }
}
