/**
 * Many articles analysed one after the other, in a worker of their own: the reader's article is never waited for. For files over several
 * articles, and for what is brought into the library.
 */

import { checkedIds, statementsOf } from '../check/statements.js';
import { optionsOf } from '../corrections.js';
import { Engine } from '../engine.js';
import { keptLists } from '../lists/store.js';
import * as parts from '../pkg/assets.js';
import { bookPart, bookScript } from '../pkg/book-assets.js';
import { articlesJson } from '../pkg/request.js';
import { Reading } from '../reading.js';
import { settings, THRESHOLDS } from '../settings.js';
import { ownScript } from '../trusted.js';
import { plainFacts } from './model.js';

/** @typedef {import('../types.d.ts').Article} Article */
/** @typedef {(done: number, total: number) => void} Progress */

export class Bench {
  #engine = new Engine(parts);
  /** Where the model does not come there are no names, and the rest is. */
  #ready = this.#engine.loadModel(() => {}).catch(() => {});

  /** Ends its worker. */
  end() {
    this.#engine.end();
  }

  /**
   * @param {Article} article
   * @returns {Promise<Reading>}
   */
  async read(article) {
    await this.#ready;
    const analysis = await this.#engine.analyze(
      article.text,
      optionsOf(article, THRESHOLDS[settings.threshold]),
    );
    return Reading.of(article, analysis, this.#engine.hasModel);
  }

  /**
   * Several articles as one file.
   *
   * @param {readonly Article[]} articles
   * @param {string} format a name of the engine's formats, or `xlsx`
   * @param {{progress: Progress, signal: AbortSignal}} options
   * @returns {Promise<string|Uint8Array<ArrayBuffer>>} the file's content
   */
  async file(articles, format, { progress, signal }) {
    const lists = keptLists();
    const given = [];
    /** Documents of our own format, which holds ticks as they are kept. @type {string[]} */
    const own = [];
    for (const [n, article] of articles.entries()) {
      signal.throwIfAborted();
      progress(n, articles.length);
      const reading = await this.read(article);
      const { text } = article;
      const user = lists.length > 0 && (await this.#engine.match(text, lists)).user;
      const { analysis } = reading;
      const options = { ...analysis.options, lists };
      const extras = article.checked?.length ? { checked: checkedIds(statementsOf(reading)) } : {};
      const shown = user ? { ...analysis, options, user } : analysis;
      if (format === 'json') {
        const content = await this.#engine.exportAs(format, text, shown, extras);
        const ticks = JSON.stringify(article.checked ?? []);
        own.push(ticks === '[]' ? content.trimEnd() : content.replace(/\}\s*$/, `,"checked":${ticks}}`));
      } else {
        given.push({ name: reading.title || article.name || String(n + 1), text, analysis: shown, extras });
      }
    }
    signal.throwIfAborted();
    if (format === 'json') return `[${own.join(',\n')}]\n`;
    const json = articlesJson(given);
    return format === 'xlsx' ? workbookOf(json, signal) : this.#engine.exportAll(format, json);
  }
}

/**
 * @param {string} articles JSON
 * @param {AbortSignal} signal
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
function workbookOf(articles, signal) {
  const script = bookScript();
  const url = URL.createObjectURL(new Blob([script.source], { type: 'text/javascript' }));
  const worker = new Worker(ownScript(url), { type: script.type, name: 'isnad-book' });
  const answer = new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
    worker.onerror = (event) => {
      event.preventDefault();
      reject(new Error(event.message));
    };
    worker.onmessage = ({ data: { bytes, error } }) => (bytes ? resolve(bytes) : reject(new Error(error)));
    worker.postMessage({ source: bookPart(), articles });
  });
  return answer.finally(() => {
    worker.terminate();
    URL.revokeObjectURL(url);
  });
}

/**
 * What the library notes of an article that was analysed.
 *
 * @param {Reading} reading
 * @returns {import('./model.js').Facts}
 */
export function factsOf(reading) {
  const { article, analysis, sources } = reading;
  const statements = statementsOf(reading);
  const names = analysis.entities.flatMap(({ name, aliases, gloss }) => [
    name,
    ...aliases,
    ...(gloss ? [gloss] : []),
  ]);
  const speakers = sources.flatMap(({ name, sort }) => (name && sort !== 'unknown' ? [name] : []));
  const { title, outlet } = plainFacts({ ...article, title: reading.title, byline: reading.byline });
  return {
    title,
    outlet,
    date: analysis.document.date ?? '',
    language: analysis.document.language,
    sources: sources.filter(({ sort }) => sort !== 'unknown').length,
    statements: statements.length,
    checked: statements.filter(({ tick }) => tick).length,
    names: [...new Set(names)],
    speakers: [...new Set(speakers)],
  };
}
