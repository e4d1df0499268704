/** The library as the page uses it: what is read goes in, files come in, dossiers go out. It tells other tabs of each change. */

import { bringIn } from '../incoming.js';
import { t } from '../i18n/index.js';
import { Bench, factsOf } from './bench.js';
import { choice, choose, erase, NAME } from './keep.js';
import {
  dossierFile,
  foundIn,
  foundOn,
  freshId,
  keyOf,
  plainFacts,
  readDossierFile,
  storedOf,
} from './model.js';
import { Store } from './store.js';

/** @typedef {import('../types.d.ts').Article} Article */
/** @typedef {import('../types.d.ts').OpenArticle} OpenArticle */
/** @typedef {import('./model.js').Card} Card */
/** @typedef {import('./model.js').Dossier} Dossier */
/** @typedef {import('./model.js').Entry} Entry */
/** @typedef {{card: Card, where: 'title'|'name'|'speaker'|'text', hit: string}} Found */

/** So many articles are written at once while many come in. */
const BATCH = 20;

/** The dossier that there is before the reader has made one: in two tabs the same. */
const FIRST = 'first';

/** A file of a dossier, by its name or not, is longer than no text; more is not looked at as one. */
const LARGEST_FILE = 400e6;

export class Library {
  /** @type {Promise<Store>|undefined} */ #store;
  #tabs = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(NAME);
  /** Where each open article was kept last, by its id. @type {Map<string, {dossier: string, key: string}>} */
  #kept = new Map();
  /** One change after the other. @type {Promise<unknown>} */ #turn = Promise.resolve();

  /** @param {() => void} changed called when it is another than it was, here or in another tab */
  constructor(changed) {
    this.changed = changed;
    if (this.#tabs) this.#tabs.onmessage = () => changed();
  }

  /** @returns {Promise<Store>} */
  #open() {
    this.#store ??= Store.open()
      .then(async (store) => {
        await store.tidy();
        return store;
      })
      .catch((error) => {
        this.#store = undefined;
        throw error;
      });
    return this.#store;
  }

  /**
   * Does something with the store, once more where another tab had it closed.
   *
   * @template T
   * @param {(store: Store) => Promise<T>} act
   * @returns {Promise<T>}
   */
  async #with(act) {
    try {
      return await act(await this.#open());
    } catch (error) {
      if (!/InvalidState/.test(String(error))) throw error;
      this.#store = undefined;
      return act(await this.#open());
    }
  }

  #tell() {
    this.#tabs?.postMessage('changed');
    this.changed();
  }

  /** All there is, with what is in the bin. */
  catalogue() {
    return this.#with((store) => store.catalogue());
  }

  /**
   * The dossier that what is read goes into; it is made where there is none.
   *
   * @returns {Promise<Dossier>}
   */
  async current() {
    const { dossiers } = await this.catalogue();
    const live = dossiers.filter(({ removed }) => removed === undefined);
    const { keep, dossier: id } = choice();
    const found = live.find((one) => one.id === id) ?? live[0];
    if (found) return found;
    const changed = Math.max(Date.now(), ...dossiers.map((one) => one.changed + 1));
    const first = { id: FIRST, name: t('library.first'), changed };
    await this.#with((store) => store.putDossier(first));
    choose({ keep, dossier: FIRST });
    return first;
  }

  /**
   * Keeps an article that is shown, where the reader wants that or it comes from the library.
   *
   * @param {OpenArticle} article
   * @param {import('../reading.js').Reading} reading
   * @returns {Promise<void>} rejected as {@link Store.put}
   */
  keep(article, reading) {
    const turn = this.#turn.then(() => this.#keep(article, reading));
    this.#turn = turn.catch(() => {});
    return turn;
  }

  /** @param {OpenArticle} article @param {import('../reading.js').Reading} reading */
  async #keep(article, reading) {
    const { keep } = choice();
    const last = this.#kept.get(article.id);
    if (!keep && !article.dossier && !last) return;
    const { cards, dossiers } = await this.catalogue();
    const at = (/** @type {string|undefined} */ dossier, /** @type {string} */ key) =>
      cards.find((one) => one.dossier === dossier && one.key === key);
    const key = keyOf(article.text);
    // Where it was moved meanwhile it is kept now.
    const home = last?.dossier ?? article.dossier;
    const dossier = at(home, last?.key ?? key)?.moved ?? home ?? (await this.current()).id;
    const before = at(dossier, last?.key ?? key);
    // What the reader deleted while it was open is not put back.
    if (last && (!before || before.removed !== undefined)) return;
    if (!keep && !before) return;
    if (dossiers.find(({ id }) => id === dossier)?.removed !== undefined) return;
    const stored = storedOf(article);
    const there = at(dossier, key);
    const [old] = there ? await this.#articles([there]) : [];
    this.#kept.set(article.id, { dossier, key });
    const facts = factsOf(reading);
    const same = old && JSON.stringify(old.article) === JSON.stringify(stored);
    if (same && there?.removed === undefined && there?.names.length === facts.names.length) return;
    const changed = Math.max(Date.now(), (there?.changed ?? 0) + 1);
    await this.#with((store) => store.put([{ card: { dossier, key, changed, ...facts }, article: stored }]));
    // Its text was edited: what it was before goes.
    if (before && before.key !== key) await this.#remove([before]);
    this.#tell();
  }

  /**
   * @param {readonly Card[]} cards
   * @returns {Promise<Entry[]>} those that can be read
   */
  async #articles(cards) {
    const store = await this.#open();
    /** @type {Entry[]} */
    const entries = [];
    for await (const { card, article } of store.articles(cards)) if (article) entries.push({ card, article });
    return entries;
  }

  /**
   * Articles of the library, to be shown.
   *
   * @param {readonly Card[]} cards
   * @returns {Promise<Article[]>} without those that cannot be read
   */
  async bring(cards) {
    const entries = await this.#articles(cards);
    return entries.map(({ card, article }) => ({ ...article, dossier: card.dossier }));
  }

  /** @param {string} name @returns {Promise<Dossier>} */
  async make(name) {
    const dossier = { id: freshId(), name, changed: Date.now() };
    await this.#with((store) => store.putDossier(dossier));
    this.#tell();
    return dossier;
  }

  /**
   * @param {Dossier} dossier
   * @param {Partial<Dossier>} change its name, or when it was deleted
   */
  async amend(dossier, change) {
    const next = { ...dossier, ...change, changed: Math.max(Date.now(), dossier.changed + 1) };
    if (next.removed === undefined) delete next.removed;
    await this.#with((store) => store.putDossier(next));
    this.#tell();
  }

  /** @param {readonly Card[]} cards @param {string} [moved] where they are now */
  #remove(cards, moved) {
    return this.#with((store) =>
      store.amend(cards, (card) => ({ ...card, removed: Date.now(), ...(moved !== undefined && { moved }) })),
    );
  }

  /** @param {readonly Card[]} cards go into the bin */
  async remove(cards) {
    await this.#remove(cards);
    this.#tell();
  }

  /** @param {readonly Card[]} cards come out of the bin */
  async restore(cards) {
    await this.#with((store) =>
      store.amend(cards, (card) => {
        const next = { ...card };
        delete next.removed;
        delete next.moved;
        return next;
      }),
    );
    this.#tell();
  }

  /** @param {readonly Card[]} cards @param {string} to the id of a dossier */
  async move(cards, to) {
    const entries = await this.#articles(cards);
    const moved = entries.map(({ card, article }) => {
      const next = { ...card, dossier: to, changed: Math.max(Date.now(), card.changed + 1) };
      delete next.removed;
      delete next.moved;
      return { card: next, article };
    });
    // First there, then away: what fails between leaves both.
    await this.#with((store) => store.put(moved));
    await this.#remove(
      entries.map(({ card }) => card),
      to,
    );
    this.#tell();
  }

  /** Takes away for good what is in the bin. */
  async empty() {
    await this.#with((store) => store.empty());
    this.#tell();
  }

  /** Erases everything. */
  async erase() {
    const store = await this.#store?.catch(() => undefined);
    store?.close();
    this.#store = undefined;
    this.#kept.clear();
    await erase();
    this.#tell();
  }

  /**
   * Looks for words: on the cards first, then in the texts.
   *
   * @param {string} query
   * @param {readonly Card[]} cards
   * @param {AbortSignal} signal
   * @returns {AsyncGenerator<Found>}
   */
  async *search(query, cards, signal) {
    const rest = [];
    for (const card of cards) {
      const found = foundOn(query, card);
      if (found) yield { card, ...found };
      else rest.push(card);
    }
    const store = await this.#open();
    for await (const { card, article } of store.articles(rest)) {
      if (signal.aborted) return;
      const hit = article && foundIn(query, article.text);
      if (hit) yield { card, where: 'text', hit };
    }
  }

  /**
   * A dossier as a file.
   *
   * @param {Dossier} dossier
   * @param {readonly Card[]} cards of it
   * @returns {Promise<Blob>}
   */
  async file(dossier, cards) {
    const pieces = dossierFile(dossier, await this.#articles(cards));
    return new Blob(pieces, { type: 'application/json' });
  }

  /**
   * Brings files in: what articles they hold into a dossier, and files of dossiers as the dossiers that they are. Each batch is there when the next
   * begins, so that nothing is lost where it is stopped.
   *
   * @param {readonly File[]} files
   * @param {Dossier} into
   * @param {{progress: (done: number, total: number) => void, signal: AbortSignal}} options `done` of `total`, of articles once they are read
   * @returns {Promise<{count: number, problems: string[], stopped: boolean, dossier: Dossier|undefined}>} `dossier` the last that came as a file
   */
  async importFiles(files, into, { progress, signal }) {
    /** @type {Entry[]} */
    const entries = [];
    /** @type {string[]} */
    const problems = [];
    /** @type {File[]} */
    const others = [];
    /** @type {Dossier|undefined} */
    let last;
    for (const file of files) {
      const own =
        /\.json$/i.test(file.name) && file.size < LARGEST_FILE && readDossierFile(await file.text());
      if (!own) {
        others.push(file);
        continue;
      }
      last = await this.#cameWith(own.dossier);
      entries.push(...own.entries);
      if (own.damaged > 0) problems.push(t('library.damagedFile', { count: own.damaged, name: file.name }));
    }
    const brought = await bringIn(others, { begun: (_, share) => progress(share ?? 0, 1), signal });
    problems.push(...brought.problems);
    const { cards } = await this.catalogue();
    const live = new Map(cards.map((card) => [`${card.dossier}/${card.key}`, card]));
    for (const article of brought.articles) {
      const key = keyOf(article.text);
      const old = live.get(`${into.id}/${key}`);
      // A file that is brought once more is there already, with what the reader has done of it.
      if (old && old.removed === undefined && !article.edits && !article.checked) continue;
      const changed = Math.max(Date.now(), (old?.changed ?? 0) + 1);
      const card = { dossier: into.id, key, changed, ...plainFacts(article) };
      entries.push({ card, article: storedOf(article) });
    }
    const { count, stopped } = await this.#putAll(entries, { progress, signal });
    return { count, problems, stopped: stopped || brought.stopped, dossier: last };
  }

  /** @param {Dossier} dossier of a file @returns {Promise<Dossier>} as it is now; one in the bin comes out of it */
  async #cameWith(dossier) {
    const { dossiers } = await this.catalogue();
    const before = dossiers.find(({ id }) => id === dossier.id);
    if (!before) await this.#with((store) => store.putDossier(dossier));
    else if (before.removed !== undefined) await this.amend(before, { removed: undefined });
    return before ?? dossier;
  }

  /**
   * @param {readonly Entry[]} entries
   * @param {{progress: (done: number, total: number) => void, signal: AbortSignal}} options
   * @returns {Promise<{count: number, stopped: boolean}>}
   */
  async #putAll(entries, { progress, signal }) {
    if (entries.length === 0) return { count: 0, stopped: false };
    const { cards } = await this.catalogue();
    const there = new Map(cards.map((card) => [`${card.dossier}/${card.key}`, card]));
    const bench = new Bench();
    /** @type {Entry[]} */
    let batch = [];
    let count = 0;
    const flush = async () => {
      const [ready, all] = [batch, this];
      batch = [];
      await all.#with((store) => store.put(ready));
      count += ready.length;
    };
    try {
      for (const [n, { card, article }] of entries.entries()) {
        if (signal.aborted) break;
        progress(n, entries.length);
        const old = there.get(`${card.dossier}/${card.key}`);
        if (old && old.changed >= card.changed) continue;
        batch.push({ card: { ...card, ...(await factsWith(bench, article)) }, article });
        if (batch.length === BATCH) await flush();
      }
      if (batch.length > 0) await flush();
      return { count, stopped: signal.aborted };
    } finally {
      bench.end();
      if (count > 0) this.#tell();
    }
  }
}

/**
 * @param {Bench} bench
 * @param {Article} article
 * @returns {Promise<import('./model.js').Facts>} those of the text alone where it cannot be analysed
 */
async function factsWith(bench, article) {
  try {
    return factsOf(await bench.read(article));
  } catch {
    return plainFacts(article);
  }
}
