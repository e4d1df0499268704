/**
 * The analysis in JavaScript: `await init()` once, then `analyze(text, { date })` returns a plain object, equal to what the native
 * program prints. Positions in it are UTF-16 code units, as `String.prototype.slice` counts them.
 *
 *     import init, { analyze } from './pkg/isnad.js';
 *     await init();
 *     analyze(text, { date: '2025-02-14' }).quotes[0].speaker?.text
 *
 * Other formats than this one are a program of their own, `workshop.js`. A page that wants to show something before the entity model has come calls `initCore()`, then `loadModel()`. It runs in pages,
 * workers and Node. After an error that is not an `IsnadError` (a `WebAssembly.RuntimeError`) the instance must not be used again:
 * start a new worker.
 */
import initGlue, * as core from './isnad_core.js';
import { isWellFormed, misuse, Program, request } from './request.js';

/** @typedef {import('./analysis.d.ts').Analysis} Analysis */

/**
 * What the reader knows beside the text.
 *
 * @typedef {object} Options
 * @property {string} [date] the day of publication, `YYYY-MM-DD`; without it, or empty, it is looked for in the text
 * @property {number} [threshold] mentions less certain than this, from 0 to 1, are left out; 0 keeps all
 * @property {string} [title] the article's title, which exports tell in place of the text's own; empty where it has none
 * @property {string} [byline] who wrote it, likewise
 * @property {readonly import('./analysis.d.ts').Edit[]} [edits] what the reader has corrected, in the order in which it is to be applied
 */

/**
 * Called while something is fetched, with the bytes that have come and, where it is known, how many there are.
 *
 * @typedef {(received: number, total: number | undefined) => void} Progress
 */

const program = new Program(initGlue);
/** The models by their language. @type {Map<string, Promise<void>>} */
const models = new Map();

/**
 * Loads the program and the entity models. Calling it again is free.
 *
 * @returns {Promise<void>} rejected with an `Error` where a file cannot be had or read
 */
export default async function init() {
  await Promise.all([initCore(), loadModel(), loadEnglishModel()]);
}

/**
 * Loads the program alone: analyses then find everything but entities, which come with the model.
 *
 * @param {URL | string | ArrayBuffer | WebAssembly.Module} [source] the WebAssembly, if it is not the file beside this one
 * @returns {Promise<void>}
 */
export function initCore(source = new URL('./isnad_core_bg.wasm', import.meta.url)) {
  return program.load(source);
}

/**
 * Loads the entity model for Arabic and the names that every language needs; every later analysis uses them.
 *
 * @param {URL | string | ArrayBuffer} [source] the model, if it is not the file beside this one
 * @param {Progress} [progress]
 * @returns {Promise<void>}
 */
export function loadModel(source = new URL('./ner.model', import.meta.url), progress) {
  return load('ar', source, progress);
}

/**
 * Loads the entity model for English, which every later analysis uses once the names have come with the other.
 *
 * @param {URL | string | ArrayBuffer} [source] the model, if it is not the file beside this one
 * @param {Progress} [progress]
 * @returns {Promise<void>}
 */
export function loadEnglishModel(source = new URL('./ner-en.model', import.meta.url), progress) {
  return load('en', source, progress);
}

/**
 * @param {'ar' | 'en'} language
 * @param {URL | string | ArrayBuffer} source
 * @param {Progress} [progress]
 * @returns {Promise<void>}
 */
function load(language, source, progress) {
  const there = models.get(language);
  if (there) return there;
  const loading = (async () => {
    const bytes =
      source instanceof ArrayBuffer ? new Uint8Array(source) : await read(await request(source), progress);
    await initCore();
    core.loadModel(bytes);
  })().catch((error) => {
    // What did not come can be asked for again.
    models.delete(language);
    throw error;
  });
  models.set(language, loading);
  return loading;
}

/**
 * Analyses a text.
 *
 * @param {string} text any string
 * @param {Options} [options]
 * @returns {Analysis}
 * @throws {Error} named `IsnadError` where `date` is no date, an option is of another type or the program is not loaded yet
 */
export function analyze(text, options) {
  return JSON.parse(analyzeToJson(text, options));
}

/**
 * What `analyze` returns as JSON, which goes to another thread faster than the object.
 *
 * @param {string} text any string
 * @param {Options} [options]
 * @returns {string}
 * @throws {Error} as `analyze` does
 */
export function analyzeToJson(text, options) {
  check();
  const json = core.analyzeText(text, known(options));
  return isWellFormed(text) ? json : JSON.stringify(asWritten(text, JSON.parse(json)));
}

/**
 * The version of the program.
 *
 * @returns {string}
 */
export function version() {
  check();
  return core.version();
}

function check() {
  if (!program.ready) throw misuse('the analysis is not loaded yet: await init() first');
}

/**
 * The options that the program knows, without any that others have put beside them.
 *
 * @param {Options} [options]
 */
function known({ date = '', threshold = 0, title, byline, edits = [] } = {}) {
  return { date, threshold, title, byline, edits };
}

/**
 * A half of a surrogate pair that stands alone reaches the program as U+FFFD, one code unit like itself: positions hold, and the
 * quoted texts are taken from the text again.
 *
 * @param {string} text
 * @param {Analysis} analysis
 */
function asWritten(text, analysis) {
  const spans = [...analysis.mentions, ...analysis.times, ...analysis.numbers, ...analysis.quotes];
  const parts = analysis.quotes.flatMap((quote) => [quote.speaker, quote.cue, quote.channel]);
  for (const span of [...spans, ...parts]) {
    if (span) span.text = text.slice(span.start, span.end);
  }
  return analysis;
}

/**
 * @param {Response} response
 * @param {Progress | undefined} progress
 */
async function read(response, progress) {
  if (!progress || !response.body) return new Uint8Array(await response.arrayBuffer());
  // The stated length counts the compressed bytes where the server compresses: then the total is not known.
  const stated = Number(response.headers.get('content-length'));
  const total = stated && !response.headers.has('content-encoding') ? stated : undefined;
  const chunks = [];
  let received = 0;
  const reader = response.body.getReader();
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    chunks.push(chunk.value);
    received += chunk.value.length;
    progress(received, total);
  }
  const bytes = new Uint8Array(received);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
