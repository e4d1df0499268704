/**
 * The analysis as promises over a worker. The latest request wins: an older one that has not been answered is dropped with a
 * {@link Superseded} error, and where the worker is busy with a long text it is stopped and another takes its place.
 */

import { ownScript } from './trusted.js';

/** @typedef {import('./types.d.ts').Analysis} Analysis */
/** @typedef {import('./pkg/workshop.js').Format} Format */
/** @typedef {import('./pkg/workshop.js').Extras} Extras */
/** @typedef {import('./pkg/workshop.js').Compared} Compared */
/** @typedef {import('./pkg/analysis.d.ts').List} List */
/**
 * Day of publication, `YYYY-MM-DD` or empty; least confidence of names; title, byline and corrections where they are given.
 *
 * @typedef {{date: string, threshold: number, title?: string, byline?: string, edits?: readonly import('./types.d.ts').Edit[]}} Options
 */
/**
 * What is asked of the worker.
 *
 * @typedef {{type: 'core', source: WebAssembly.Module} | {type: 'workshop', source: WebAssembly.Module}
 *   | {type: 'model', source: string|ArrayBuffer, english: string|ArrayBuffer, inEnglish: boolean}
 *   | {type: 'analyze', text: string} & Options
 *   | {type: 'match', text: string, lists: List[]}
 *   | {type: 'compare', form: string, articles: Compared[], language: 'ar'|'en'}
 *   | {type: 'export', format: string, text: string, analysis: string, extras: Extras}
 *   | {type: 'many', format: string, articles: string}} Question
 */
/** @typedef {Question & {id: number}} Request */
/**
 * What it answers: that it has begun, progress or parts first, then a value, as it is or as JSON, or an error.
 *
 * @typedef {{id: number, begun?: true, value?: unknown, json?: string, error?: string, fatal?: boolean, layer?: string,
 *   received?: number, total?: number}} Reply
 */
/**
 * Where the engine's own parts come from.
 *
 * @typedef {object} Parts
 * @property {() => {source: string, type: 'module'|'classic'}} workerScript
 * @property {() => {wasm: string|ArrayBuffer, model: string|ArrayBuffer, english: string|ArrayBuffer}} engineParts
 * @property {() => string|ArrayBuffer} workshopPart
 */
/** @typedef {(received: number, total: number|undefined) => void} Progress */
/**
 * @typedef {object} Waiting
 * @property {(value: unknown) => void} resolve
 * @property {(error: Error) => void} reject
 * @property {Record<string, unknown[]>} parts
 * @property {Progress|undefined} progress
 * @property {number} patience seconds for which nothing need be heard
 * @property {number} whenBegun the same, once the worker has begun with it
 * @property {number} silent seconds since something was heard
 * @property {boolean} reading whether the worker is at this text, and answers nothing else meanwhile
 */

/** The answer is no longer wanted. */
export class Superseded extends Error {}

/** The worker died over this text, and another has taken its place. */
export class Crashed extends Error {}

/** The worker gave no sign any more, as one that the system has ended; another has taken its place, and the text may be read again. */
export class Silent extends Crashed {}

/** The program did not come, or does not start. Asking again ({@link Engine.retry}) may help. */
export class Missing extends Error {}

/** The browser lacks what the message names, without which there is no analysis. */
export class Unsupported extends Error {}

/** Longer texts than this (in UTF-16 code units) are worth stopping a busy worker for; shorter ones are done before it would stop. */
const LONG = 100_000;

/**
 * So many seconds without a sign a worker is waited for: until it has begun with a question (it may be at another, which is not long), and
 * while it reads a text, on a device many times slower than any that was measured.
 */
const PATIENCE = { begin: 10, load: 60, read: 15, perCharacter: 0.000_15 };

export class Engine {
  /** @type {Worker|undefined} */ #worker;
  /** @type {Map<number, Waiting>} */ #waiting = new Map();
  /** @type {string|ArrayBuffer} */ #wasm;
  /** Fetched and compiled while the worker starts, and kept for the next. @type {Promise<WebAssembly.Module>} */ #core;
  /** The program that writes exports, once it was asked for. @type {Promise<WebAssembly.Module>|undefined} */ #workshop;
  /** What it can write, once the worker at hand has it. @type {Promise<Format[]>|undefined} */ #formats;
  /** Whether the worker has answered anything: one that never did would be restarted for ever. */
  #answered = false;
  /** @type {{id: number, length: number}|undefined} */ #running;
  #hasModel = false;
  #last = 0;
  #generation = 0;
  /** The watch over a worker that is asked something, an interval's number. */
  #watch = 0;

  /** Resolves once texts can be analysed. @type {Promise<unknown>} */
  ready = Promise.resolve();

  /** @param {Parts} parts */
  constructor(parts) {
    this.parts = parts;
    const { wasm } = parts.engineParts();
    this.#wasm = wasm;
    this.#core = this.#fetch();
    this.#start();
  }

  /** Asks once more for a program that did not come. */
  retry() {
    this.#core = this.#fetch();
    this.#worker?.terminate();
    this.#start();
  }

  #fetch() {
    const core = compiled(this.#wasm).catch((error) => {
      throw error instanceof Unsupported ? error : new Missing(String(error));
    });
    // Whoever awaits `ready` hears of a failure.
    core.catch(() => {});
    return core;
  }

  /** Whether the entity model has been read. */
  get hasModel() {
    return this.#hasModel;
  }

  /**
   * Loads the entity model; analyses made afterwards use it.
   *
   * @param {Progress} progress
   */
  async loadModel(progress) {
    await this.ready;
    await this.#ask(this.#models(), progress);
    this.#hasModel = true;
  }

  /**
   * @param {string} text
   * @param {Options} options
   * @returns {Promise<Analysis>}
   */
  async analyze(text, options) {
    this.cancel();
    const generation = this.#generation;
    await this.ready;
    if (generation !== this.#generation) throw new Superseded();
    this.#running = { id: this.#last + 1, length: text.length };
    return /** @type {Promise<Analysis>} */ (this.#ask({ type: 'analyze', text, ...options }));
  }

  /** The question that brings the models: that for English at once where the page is in English, else with the first English text. */
  #models() {
    const { model, english } = this.parts.engineParts();
    const inEnglish = document.documentElement.lang === 'en';
    return /** @type {const} */ ({ type: 'model', source: model, english, inEnglish });
  }

  /** Drops the analysis under way. */
  cancel() {
    this.#generation++;
    const running = this.#running;
    this.#running = undefined;
    const waiting = running && this.#waiting.get(running.id);
    if (!running || !waiting) return;
    this.#waiting.delete(running.id);
    waiting.reject(new Superseded());
    if (running.length > LONG) this.#restart(new Superseded());
  }

  /**
   * What an analysis can be written as. The program that does it comes when this is first asked.
   *
   * @returns {Promise<Format[]>} rejected with {@link Missing} where it does not come; asking again may help
   */
  formats() {
    this.#formats ??= this.#bringWorkshop().catch((error) => {
      this.#formats = undefined;
      throw error;
    });
    return this.#formats;
  }

  async #bringWorkshop() {
    this.#workshop ??= compiled(this.parts.workshopPart());
    try {
      const [source] = await Promise.all([this.#workshop, this.ready]);
      return /** @type {Format[]} */ (await this.#ask({ type: 'workshop', source }));
    } catch (error) {
      this.#workshop = undefined;
      throw error instanceof Crashed ? error : new Missing(String(error));
    }
  }

  /**
   * Writes an analysis as a file of one of the {@link formats}.
   *
   * @param {string} format its name
   * @param {string} text
   * @param {Analysis} analysis of that text, as it is shown
   * @param {Extras} [extras]
   * @returns {Promise<string>} the file's content
   */
  async exportAs(format, text, analysis, extras = {}) {
    await this.formats();
    const question = { type: /** @type {const} */ ('export'), format, text, extras };
    return /** @type {Promise<string>} */ (this.#ask({ ...question, analysis: JSON.stringify(analysis) }));
  }

  /**
   * Writes several articles as one file.
   *
   * @param {string} format a name of {@link formats}, of those that can hold several
   * @param {string} articles as `articlesJson` of `pkg/request.js` gives them
   * @returns {Promise<string>} the file's content
   */
  async exportAll(format, articles) {
    await this.formats();
    return /** @type {Promise<string>} */ (this.#ask({ type: 'many', format, articles }));
  }

  /** Ends the worker. Nothing can be asked any more. */
  end() {
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  /**
   * Looks for the reader's own lists in a text.
   *
   * @param {string} text
   * @param {List[]} lists
   * @returns {Promise<ReturnType<typeof import('./pkg/workshop.js').matchLists>>}
   */
  async match(text, lists) {
    await this.formats();
    return /** @type {any} */ (await this.#ask({ type: 'match', text, lists }));
  }

  /**
   * Compares articles.
   *
   * @param {string} form of what comes, as `compareAs` in `pkg/workshop.js` has it
   * @param {Compared[]} articles
   * @param {'ar'|'en'} language of headings
   * @returns {Promise<string>}
   */
  async compare(form, articles, language) {
    await this.formats();
    return /** @type {any} */ (await this.#ask({ type: 'compare', form, articles, language }));
  }

  #start() {
    this.#answered = false;
    this.#formats = undefined;
    this.#worker = undefined;
    try {
      this.#begin();
    } catch (error) {
      const lacking = typeof Worker === 'undefined' ? new Unsupported('Worker') : new Missing(String(error));
      this.ready = Promise.reject(lacking);
    }
    // Whoever awaits it hears of the failure; nobody need.
    this.ready.catch(() => {});
  }

  #begin() {
    const script = this.parts.workerScript();
    // A worker from a blob is bound by the page's content security policy, one from an address is not.
    const url = URL.createObjectURL(new Blob([script.source], { type: 'text/javascript' }));
    const worker = new Worker(ownScript(url), { type: script.type, name: 'isnad' });
    worker.addEventListener('message', (event) => {
      URL.revokeObjectURL(url);
      if (worker !== this.#worker) return;
      const { begun, error } = /** @type {Reply} */ (event.data);
      if (!begun && error === undefined) this.#answered = true;
      this.#receive(event.data);
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      if (worker === this.#worker) this.#restart(new Crashed(event.message));
    });
    this.#worker = worker;
    const loaded = this.#core.then((source) =>
      this.#ask({ type: 'core', source }).catch((/** @type {Error} */ error) => {
        throw error instanceof Crashed ? error : new Missing(error.message);
      }),
    );
    this.ready = this.#hasModel ? loaded.then(() => this.#ask(this.#models())) : loaded;
  }

  /** @param {Error} reason given to those who wait */
  #restart(reason) {
    this.#worker?.terminate();
    this.#worker = undefined;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    const starts = this.#answered;
    if (starts) this.#start();
    for (const one of waiting) one.reject(starts ? reason : new Missing('the worker does not start'));
  }

  /**
   * @param {Question} question
   * @param {Progress} [progress]
   * @returns {Promise<unknown>}
   */
  #ask(question, progress) {
    const id = ++this.#last;
    const worker = this.#worker;
    if (!worker) return Promise.reject(new Missing('the worker does not start'));
    return new Promise((resolve, reject) => {
      const { begin, load, read, perCharacter } = PATIENCE;
      const text = 'text' in question ? question.text : undefined;
      this.#waiting.set(id, {
        resolve,
        reject,
        parts: {},
        progress,
        patience: text === undefined ? load : begin,
        whenBegun: text === undefined ? load : read + text.length * perCharacter,
        silent: 0,
        reading: false,
      });
      this.#watch ||= window.setInterval(() => this.#look(), 1000);
      worker.postMessage({ ...question, id });
    });
  }

  /**
   * Takes a worker that has long given no sign for dead. Seconds are counted, not measured: while a device sleeps, or a page that nobody
   * looks at is slowed down, the worker's time stands as well.
   */
  #look() {
    if (this.#waiting.size === 0) {
      clearInterval(this.#watch);
      this.#watch = 0;
    }
    for (const one of this.#waiting.values()) {
      if (++one.silent > one.patience) {
        this.#restart(new Silent('the worker gives no sign'));
        return;
      }
      // What is asked after a text waits for it.
      if (one.reading) return;
    }
  }

  /** @param {Reply} reply */
  #receive(reply) {
    for (const one of this.#waiting.values()) one.silent = 0;
    const waiting = this.#waiting.get(reply.id);
    if (!waiting) return;
    if (reply.begun) {
      waiting.patience = waiting.whenBegun;
      waiting.reading = waiting.patience !== PATIENCE.load;
    } else if (reply.received !== undefined) {
      waiting.progress?.(reply.received, reply.total);
    } else if (reply.layer && reply.json) {
      (waiting.parts[reply.layer] ??= []).push(...JSON.parse(reply.json));
    } else {
      this.#waiting.delete(reply.id);
      if (reply.error === undefined) {
        waiting.resolve(reply.json ? Object.assign(JSON.parse(reply.json), waiting.parts) : reply.value);
      } else if (reply.fatal) {
        waiting.reject(new Crashed(reply.error));
        this.#restart(new Crashed(reply.error));
      } else {
        waiting.reject(new Error(reply.error));
      }
    }
  }
}

/**
 * The program, compiled off the page's thread while it is still coming.
 *
 * @param {string|ArrayBuffer} source
 * @returns {Promise<WebAssembly.Module>}
 */
async function compiled(source) {
  if (typeof WebAssembly === 'undefined') throw new Unsupported('WebAssembly');
  if (typeof source !== 'string') return WebAssembly.compile(source);
  const response = await fetch(source);
  if (!response.ok) throw new Error(`${source}: ${response.status}`);
  // Some servers do not know the type, without which it cannot be compiled on the way.
  const known = response.headers.get('content-type') === 'application/wasm';
  const streams = typeof WebAssembly.compileStreaming === 'function';
  return known && streams
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}
