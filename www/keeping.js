/**
 * What of the texts outlives the document: nothing that can be read. Each open article lies enciphered (AES-GCM) in the session storage of
 * its tab, from where a reload, a step back or a browser that had let the page go takes it again; the key is in the entries of the tab's
 * history alone. The browser writes both to the disk, in different files; when the tab is closed it deletes them, and what it leaves of
 * the storage's file is cipher. Where a browser has no cipher (on an address without TLS) or no storage, texts are in memory alone.
 */

import { inSlices } from './dom.js';

/** @typedef {import('./types.d.ts').Article} Article */

/** The origin may be shared by other pages. */
const PREFIX = 'isnad:kept:';

/** Under this name one document tells the next that everything was forgotten. */
const FORGOTTEN = 'isnad:forgotten';

/** The length of the number that each cipher needs anew, in bytes. */
const NONCE = 12;

const BYTES = 32;

export class Keeping {
  /** The key as an entry of the history holds it. @type {string} */ written;
  /** @type {Promise<CryptoKey|undefined>} */ #key;
  /** What was kept of each id. @type {Map<string, unknown>} */ #kept = new Map();
  /** One after the other. @type {Promise<void>} */ #work = Promise.resolve();
  #over = false;

  /** @param {string} [written] the key of an earlier document of this tab */
  constructor(written) {
    this.written = written ?? text(crypto.getRandomValues(new Uint8Array(BYTES)));
    this.#key = imported(this.written);
  }

  /**
   * Keeps values, and of others with the same prefix nothing more.
   *
   * @param {ReadonlyMap<string, unknown>} values by id, the weightiest first: where there is no room the others go
   * @returns {Promise<void>}
   */
  keep(values) {
    this.#work = this.#work.then(() => this.#write(values)).catch(() => {});
    return this.#work;
  }

  /** @param {ReadonlyMap<string, unknown>} values */
  async #write(values) {
    const key = await this.#key;
    if (!key) return;
    for (const id of this.#kept.keys()) {
      if (values.has(id)) continue;
      sessionStorage.removeItem(PREFIX + id);
      this.#kept.delete(id);
    }
    for (const [id, value] of values) {
      if (this.#kept.get(id) === value) continue;
      const cipher = await enciphered(key, JSON.stringify(value));
      if (this.#over) return;
      this.#kept.delete(id);
      const lighter = [...values.keys()].reverse();
      while (!stored(PREFIX + id, cipher)) {
        const other = lighter.shift();
        if (other === undefined || other === id) break;
        sessionStorage.removeItem(PREFIX + other);
        this.#kept.delete(other);
      }
      if (sessionStorage.getItem(PREFIX + id) !== null) this.#kept.set(id, value);
    }
  }

  /**
   * What was kept under an id.
   *
   * @param {string} id
   * @returns {Promise<unknown>} undefined where there is nothing, or nothing that this key opens
   */
  async restored(id) {
    try {
      const key = await this.#key;
      const cipher = sessionStorage.getItem(PREFIX + id);
      if (!key || cipher === null) return undefined;
      const value = JSON.parse(await deciphered(key, cipher));
      this.#kept.set(id, value);
      return value;
    } catch {
      return undefined;
    }
  }

  /** Takes away all that this page has put into the tab's storage. Nothing is kept any more. */
  forget() {
    this.#over = true;
    try {
      const names = Array.from({ length: sessionStorage.length }, (_, n) => sessionStorage.key(n) ?? '');
      for (const name of names.filter((one) => one.startsWith(PREFIX))) sessionStorage.removeItem(name);
      sessionStorage.setItem(FORGOTTEN, '');
    } catch {
      // Where storage is forbidden there is nothing in it.
    }
  }

  /** Whether the document before this one has forgotten everything. True once. */
  static wasForgotten() {
    try {
      const forgotten = sessionStorage.getItem(FORGOTTEN) !== null;
      sessionStorage.removeItem(FORGOTTEN);
      return forgotten;
    } catch {
      return false;
    }
  }
}

/**
 * @param {string} name
 * @param {string} value
 * @returns {boolean} whether there was room
 */
function stored(name, value) {
  try {
    sessionStorage.setItem(name, value);
    return true;
  } catch {
    sessionStorage.removeItem(name);
    return false;
  }
}

/** @param {string} written @returns {Promise<CryptoKey|undefined>} */
async function imported(written) {
  try {
    return await crypto.subtle.importKey('raw', bytes(written), 'AES-GCM', false, ['encrypt', 'decrypt']);
  } catch {
    return undefined;
  }
}

/**
 * @param {CryptoKey} key
 * @param {string} plain
 * @returns {Promise<string>} a byte a letter, the number first
 */
async function enciphered(key, plain) {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE));
  const cipher = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(plain));
  return text(iv) + (await inPieces(new Uint8Array(cipher)));
}

/**
 * @param {CryptoKey} key
 * @param {string} cipher
 * @returns {Promise<string>}
 */
async function deciphered(key, cipher) {
  const iv = bytes(cipher.slice(0, NONCE));
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes(cipher.slice(NONCE)));
  return new TextDecoder('utf-8').decode(plain);
}

/** So many bytes are made letters at once. */
const PIECE = 32_768;

/**
 * As {@link text}, with breaths: for a long article it takes a tenth of a second.
 *
 * @param {Uint8Array} array
 * @returns {Promise<string>}
 */
async function inPieces(array) {
  /** @type {string[]} */
  const pieces = [];
  const steps = function* () {
    for (let start = 0; start < array.length; start += PIECE) {
      pieces.push(text(array.subarray(start, start + PIECE)));
      yield;
    }
  };
  await inSlices(steps());
  return pieces.join('');
}

/** @param {Uint8Array} array @returns {string} */
function text(array) {
  let letters = '';
  for (let start = 0; start < array.length; start += 8192) {
    letters += String.fromCharCode(...array.subarray(start, start + 8192));
  }
  return letters;
}

/** @param {string} letters @returns {Uint8Array<ArrayBuffer>} */
function bytes(letters) {
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
}
