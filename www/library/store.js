/** The library on the device: dossiers, cards and texts in IndexedDB. It knows nothing of the page. */

import { NAME } from './keep.js';
import { isOver, newer, newerEntry, soundArticle, soundCard, soundDossier } from './model.js';

/** @typedef {import('./model.js').Dossier} Dossier */
/** @typedef {import('./model.js').Card} Card */
/** @typedef {import('./model.js').Entry} Entry */
/** @typedef {import('../types.d.ts').Article} Article */

/** So many texts are read at once. */
const BATCH = 50;

/** The device has no room for more. Nothing of what was to be written is there, everything else is as it was. */
export class NoRoom extends Error {}

/** The browser gives the page no storage, or none that can be read. */
export class Refused extends Error {}

export class Store {
  /** @type {IDBDatabase} */ #database;

  /**
   * Use {@link Store.open}.
   *
   * @param {IDBDatabase} database
   */
  constructor(database) {
    this.#database = database;
    // Another tab erases it, or is of a later version: it is not kept waiting.
    database.onversionchange = () => database.close();
  }

  /**
   * Opens the library, and makes it where there is none.
   *
   * @param {IDBFactory} [factory]
   * @param {string} [name]
   * @returns {Promise<Store>} rejected with {@link Refused}
   */
  static async open(factory, name = NAME) {
    try {
      // Where storage is forbidden the very word can throw.
      const request = (factory ?? indexedDB).open(name, 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore('dossiers', { keyPath: 'id' });
        request.result.createObjectStore('cards', { keyPath: ['dossier', 'key'] });
        request.result.createObjectStore('texts', { keyPath: ['dossier', 'key'] });
      };
      return new Store(await asked(request));
    } catch (error) {
      throw new Refused(String(error), { cause: error });
    }
  }

  close() {
    this.#database.close();
  }

  /**
   * All dossiers and cards, with what is in the bin; `damaged` records could not be read and are left where they are.
   *
   * @returns {Promise<{dossiers: Dossier[], cards: Card[], damaged: number}>}
   */
  catalogue() {
    return this.#transaction(['dossiers', 'cards'], 'readonly', async (stores) => {
      const [first, second] = await Promise.all([
        asked(stores.dossiers.getAll()),
        asked(stores.cards.getAll()),
      ]);
      const dossiers = first.flatMap((one) => soundDossier(one) ?? []);
      const cards = second.flatMap((one) => soundCard(one) ?? []);
      const damaged = first.length + second.length - dossiers.length - cards.length;
      return { dossiers: dossiers.sort((a, b) => a.name.localeCompare(b.name)), cards, damaged };
    });
  }

  /**
   * The articles of some cards, a batch at a time.
   *
   * @param {readonly Card[]} cards
   * @returns {AsyncGenerator<{card: Card, article: Article|undefined}>} without the article where it cannot be read
   */
  async *articles(cards) {
    for (let start = 0; start < cards.length; start += BATCH) {
      const batch = cards.slice(start, start + BATCH);
      const texts = await this.#transaction(['texts'], 'readonly', (stores) =>
        Promise.all(batch.map(({ dossier, key }) => asked(stores.texts.get([dossier, key])))),
      );
      for (const [n, card] of batch.entries()) yield { card, article: soundArticle(texts[n]?.article) };
    }
  }

  /**
   * Puts articles in, all or none; where a later state of one is there, that stays.
   *
   * @param {readonly Entry[]} entries
   * @param {Dossier} [dossier] put in with them
   * @returns {Promise<void>} rejected with {@link NoRoom} or {@link Refused}
   */
  put(entries, dossier) {
    return this.#transaction(['dossiers', 'cards', 'texts'], 'readwrite', async (stores) => {
      if (dossier) await putDossier(stores.dossiers, dossier);
      for (const entry of entries) {
        const id = [entry.card.dossier, entry.card.key];
        const [card, text] = await Promise.all([asked(stores.cards.get(id)), asked(stores.texts.get(id))]);
        const [there, article] = [soundCard(card), soundArticle(text?.article)];
        const before = there && article && { card: there, article };
        if (newerEntry(before, entry) !== entry) continue;
        stores.cards.put(entry.card);
        stores.texts.put({ dossier: entry.card.dossier, key: entry.card.key, article: entry.article });
      }
    });
  }

  /**
   * Says something else of cards than they say: that they are deleted, or no longer are.
   *
   * @param {readonly Card[]} cards
   * @param {(card: Card) => Card} change
   * @returns {Promise<void>}
   */
  amend(cards, change) {
    return this.#transaction(['cards'], 'readwrite', async (stores) => {
      for (const { dossier, key } of cards) {
        const card = soundCard(await asked(stores.cards.get([dossier, key])));
        // A later change than any that it has seen.
        if (card) stores.cards.put({ ...change(card), changed: Math.max(Date.now(), card.changed + 1) });
      }
    });
  }

  /** @param {Dossier} dossier @returns {Promise<void>} */
  putDossier(dossier) {
    return this.#transaction(['dossiers'], 'readwrite', (stores) => putDossier(stores.dossiers, dossier));
  }

  /**
   * Takes away for good what is in the bin.
   *
   * @param {(one: {removed?: number}) => boolean} [which]
   * @returns {Promise<void>}
   */
  empty(which = ({ removed }) => removed !== undefined) {
    return this.#transaction(['dossiers', 'cards', 'texts'], 'readwrite', async (stores) => {
      const [dossiers, cards] = await Promise.all([
        asked(stores.dossiers.getAll()),
        asked(stores.cards.getAll()),
      ]);
      const gone = new Set(dossiers.filter(which).map(({ id }) => id));
      for (const id of gone) stores.dossiers.delete(id);
      for (const card of cards) {
        if (!gone.has(card.dossier) && !which(card)) continue;
        stores.cards.delete([card.dossier, card.key]);
        stores.texts.delete([card.dossier, card.key]);
      }
    });
  }

  /** Takes away what has been in the bin for long. @param {number} [now] */
  tidy(now = Date.now()) {
    return this.empty((one) => isOver(one, now));
  }

  /**
   * @template T
   * @param {readonly string[]} names
   * @param {IDBTransactionMode} mode
   * @param {(stores: Record<string, IDBObjectStore>) => Promise<T>} act
   * @returns {Promise<T>} once it is on the disk
   */
  async #transaction(names, mode, act) {
    /** @type {IDBTransaction|undefined} */
    let transaction;
    try {
      transaction = this.#database.transaction([...names], mode);
      const all = transaction;
      const done = new Promise((resolve, reject) => {
        all.oncomplete = resolve;
        all.onabort = () => reject(all.error ?? new Error('aborted'));
      });
      // Whoever awaits the result hears of it.
      done.catch(() => {});
      const result = await act(Object.fromEntries(names.map((name) => [name, all.objectStore(name)])));
      await done;
      return result;
    } catch (error) {
      // All or nothing, whatever failed.
      if (transaction && !transaction.error) aborted(transaction);
      const full = isFull(error) || isFull(transaction?.error);
      throw full ? new NoRoom(String(error), { cause: error }) : new Refused(String(error), { cause: error });
    }
  }
}

/** @param {IDBTransaction} transaction */
function aborted(transaction) {
  try {
    transaction.abort();
  } catch {
    // It is over already.
  }
}

/** @param {unknown} error */
const isFull = (error) => error instanceof Error && error.name === 'QuotaExceededError';

/** @param {IDBObjectStore} store @param {Dossier} dossier */
async function putDossier(store, dossier) {
  const before = soundDossier(await asked(store.get(dossier.id)));
  if (newer(before, dossier) === dossier) store.put(dossier);
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
function asked(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
