/**
 * What is needed only once there is an analysis, a program of its own: exports, and the reader's own lists and patterns.
 *
 *     import init, { analyze } from './pkg/isnad.js';
 *     import initWorkshop, { exportAs } from './pkg/workshop.js';
 *     await Promise.all([init(), initWorkshop()]);
 *     exportAs('tei', text, analyze(text))
 *
 * It runs wherever the analysis runs, and needs neither it nor the models. After an error that is not an `IsnadError` (a
 * `WebAssembly.RuntimeError`) the instance must not be used again: start a new worker.
 */
import initGlue, * as glue from './isnad_workshop.js';
import { analysisJson, articlesJson, misuse, Program } from './request.js';

/** @typedef {import('./analysis.d.ts').Analysis} Analysis */

/**
 * A format, and with it one file, whose name is `STEM.suffix`; `many` says whether one file can hold several articles.
 *
 * @typedef {{ name: string, suffix: string, mediaType: string, many: boolean }} Format
 */

/**
 * What the reader has noted beside the analysis.
 *
 * @typedef {object} Extras
 * @property {string[]} [checked] the ids of the quotations that were checked, where any were: tables of quotations then say of each whether it was
 */

const program = new Program(initGlue);

/**
 * Loads the program. Calling it again is free.
 *
 * @param {URL | string | ArrayBuffer | WebAssembly.Module} [source] the WebAssembly, if it is not the file beside this one
 * @returns {Promise<void>} rejected with an `Error` where the file cannot be had or read
 */
export default function init(source = new URL('./isnad_workshop_bg.wasm', import.meta.url)) {
  return program.load(source);
}

/**
 * The formats of `exportAs`.
 *
 * @returns {Format[]}
 */
export function exportFormats() {
  check();
  return glue.exportFormats();
}

/**
 * Writes a text and its analysis, whatever has been changed in it, in an export format.
 *
 * @param {string} format a name of `exportFormats()`
 * @param {string} text
 * @param {Analysis | string} analysis the analysis of that text, or its JSON
 * @param {Extras} [extras]
 * @returns {string} a file's content
 * @throws {Error} named `IsnadError` where `format` is no format's name, or where the analysis is none
 */
export function exportAs(format, text, analysis, extras = {}) {
  check();
  return glue.exportAs(format, text, analysisJson(text, analysis), extras);
}

/**
 * Writes several articles into one file.
 *
 * @param {string} format a name of `exportFormats()`, of one that can hold several
 * @param {readonly import('./request.js').Given[] | string} articles or what `articlesJson` makes of them
 * @returns {string} a file's content
 * @throws {Error} named `IsnadError` where `format` is no such name, or where the articles are none
 */
export function exportAll(format, articles) {
  check();
  return glue.exportAll(format, typeof articles === 'string' ? articles : articlesJson(articles));
}

/**
 * What is wrong with a pattern, and where in it, in UTF-16 code units.
 *
 * @typedef {object} PatternError
 * @property {'group'|'class'|'repetition'|'escape'|'unsupported'|'tooLarge'|'other'} code
 * @property {number} start
 * @property {number} end
 */

/**
 * Looks for the reader's lists in a text. To have them in the exports, put the matches into the analysis as `user`, and the lists into its `options`.
 *
 * @param {string} text
 * @param {import('./analysis.d.ts').List[]} lists
 * @returns {{user: import('./analysis.d.ts').UserMention[], errors: (PatternError|null)[]}} an error for each list whose pattern cannot be read
 * @throws {Error} named `IsnadError` where the lists are none
 */
export function matchLists(text, lists) {
  check();
  const found = glue.matchLists(text, lists);
  for (const mention of found.user) mention.text = text.slice(mention.start, mention.end);
  return found;
}

/**
 * An article to compare: its text, the analysis of that or its JSON, and what it is called where that is not its title.
 *
 * @typedef {{text: string, analysis: Analysis | string, name?: string}} Compared
 */

/**
 * Sets articles side by side.
 *
 * @param {Compared[]} articles
 * @returns {import('./comparison.d.ts').Comparison}
 * @throws {Error} named `IsnadError` where an analysis is none
 */
export function compare(articles) {
  return JSON.parse(compareAs('json', comparable(articles)));
}

/**
 * Sets an original beside its translation.
 *
 * @param {Compared} original
 * @param {Compared} translation
 * @returns {import('./comparison.d.ts').Confrontation}
 * @throws {Error} named `IsnadError` where an analysis is none
 */
export function confront(original, translation) {
  return JSON.parse(compareAs('translation', comparable([original, translation])));
}

/**
 * What {@link compareAs} takes.
 *
 * @param {Compared[]} articles
 * @param {'ar'|'en'} [language] of the headings of a brief
 * @returns {string} JSON
 */
export function comparable(articles, language = 'en') {
  const each = articles.map(({ text, analysis, name }) => {
    const whole = JSON.stringify(text.replace(/\p{Cs}/gu, '\ufffd'));
    return `{"text":${whole},"analysis":${analysisJson(text, analysis)},"name":${JSON.stringify(name ?? null)}}`;
  });
  return `{"language":"${language}","articles":[${each.join(',')}]}`;
}

/**
 * A comparison as text.
 *
 * @param {string} form `json`, `markdown`, `csv`, or `translation` of two articles
 * @param {string} articles as {@link comparable} writes them
 * @returns {string}
 * @throws {Error} named `IsnadError` where it cannot be made
 */
export function compareAs(form, articles) {
  check();
  return glue.compare(articles, form);
}

function check() {
  if (!program.ready) throw misuse('the exports are not loaded yet: await init() first');
}
