/** The analysis, off the page's thread. Started by `engine.js`, which see for the messages. */

import { analyzeToJson, initCore, loadEnglishModel, loadModel } from './pkg/isnad.js';
import initWorkshop, {
  comparable,
  compareAs,
  exportAll,
  exportAs,
  exportFormats,
  matchLists,
} from './pkg/workshop.js';

/** @typedef {import('./engine.js').Request} Request */

/** A longer analysis (in UTF-16 code units of its JSON) is sent in parts, so that the page never unpacks more than this at once. */
const LONG = 400_000;

/** So many findings make a part. */
const PART = 1000;

/** Layers that grow with the text. */
const LAYERS = /** @type {const} */ (['blocks', 'mentions', 'entities', 'times', 'numbers', 'quotes']);

/** Where the model for English is, once the other has come. @type {string | ArrayBuffer | undefined} */
let english;

/** So many milliseconds the model for English is waited for. */
const WAIT = 20_000;

/**
 * The analysis as JSON; the model for English is loaded when the first English comes, be it a name in an Arabic sentence. Where it cannot be had, or not soon, there are no names
 * in English, and the next text asks for it again.
 *
 * @param {Request & { type: 'analyze' }} request
 */
async function analysisOf(request) {
  const json = analyzeToJson(request.text, request);
  const wanted = english && /"languages":\[[^\]]*"en"/.test(json);
  return wanted && (await bringEnglish(request.id)) ? analyzeToJson(request.text, request) : json;
}

/**
 * Whether the model for English, which has not come yet, has come now.
 *
 * @param {number} id of the request that wants it
 */
async function bringEnglish(id) {
  if (!english) return false;
  // Meanwhile the page hears that there is somebody.
  const sign = setInterval(() => postMessage({ id, begun: true }), 1000);
  const late = new Promise((_, reject) => setTimeout(reject, WAIT));
  try {
    await Promise.race([loadEnglishModel(english), late]);
  } catch {
    return false;
  } finally {
    clearInterval(sign);
  }
  english = undefined;
  return true;
}

/** @param {Request} request */
async function answer(request) {
  const { id } = request;
  if (request.type === 'core') {
    await initCore(request.source);
    postMessage({ id });
  } else if (request.type === 'model') {
    await loadModel(request.source, (received, total) => postMessage({ id, received, total }));
    english = request.english;
    // Where it does not come now, the first English text asks again.
    if (request.inEnglish) await bringEnglish(id);
    postMessage({ id });
  } else if (request.type === 'analyze') {
    send(id, await analysisOf(request));
  } else if (request.type === 'workshop') {
    await initWorkshop(request.source);
    postMessage({ id, value: exportFormats() });
  } else if (request.type === 'match') {
    postMessage({ id, value: matchLists(request.text, request.lists) });
  } else if (request.type === 'many') {
    postMessage({ id, value: exportAll(request.format, request.articles) });
  } else if (request.type === 'compare') {
    const { form, articles, language } = request;
    postMessage({ id, value: compareAs(form, comparable(articles, language)) });
  } else {
    const { format, text, analysis, extras } = request;
    postMessage({ id, value: exportAs(format, text, analysis, extras) });
  }
}

/**
 * @param {number} id
 * @param {string} json an analysis
 */
function send(id, json) {
  if (json.length <= LONG) {
    postMessage({ id, json });
    return;
  }
  /** @type {import('./types.d.ts').Analysis} */
  const analysis = JSON.parse(json);
  for (const layer of LAYERS) {
    for (let start = 0; start < analysis[layer].length; start += PART) {
      postMessage({ id, layer, json: JSON.stringify(analysis[layer].slice(start, start + PART)) });
    }
    analysis[layer] = [];
  }
  postMessage({ id, json: JSON.stringify(analysis) });
}

addEventListener('message', (event) => {
  const request = /** @type {MessageEvent<Request>} */ (event).data;
  postMessage({ id: request.id, begun: true });
  answer(request).catch((/** @type {unknown} */ error) => {
    // A panic in the core poisons its instance; every other error is one with a message for people.
    const fatal = error instanceof WebAssembly.RuntimeError;
    postMessage({ id: request.id, error: error instanceof Error ? error.message : String(error), fatal });
  });
});
