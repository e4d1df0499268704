/**
 * What the reader knows better of an article: its day of publication, its title, who wrote it, and what is marked in it (see `edits/`). The
 * text is never touched.
 */

/** @typedef {import('./types.d.ts').Article} Article */

/**
 * What can be corrected; undefined leaves it to what the text says, an empty title or byline says that there is none.
 *
 * @typedef {{date: string|undefined} | {title: string|undefined} | {byline: string|undefined}
 *   | {edits: readonly import('./types.d.ts').Edit[]|undefined, title?: undefined}} Correction
 */

/**
 * The article with something of it corrected.
 *
 * @template {Article} T
 * @param {T} article
 * @param {Correction} correction
 * @returns {T} the same where nothing changes
 */
export function corrected(article, correction) {
  const next = { ...article, ...correction, note: undefined };
  if ('edits' in correction) return next;
  if ('date' in correction) {
    if (correction.date === article.date) return article;
    // The reader has set it, whatever it came from before.
    return { ...next, dated: undefined };
  }
  const [what] = /** @type {('title'|'byline')[]} */ (Object.keys(correction));
  return what && next[what] === article[what] ? article : next;
}

/**
 * What the analysis is to know of an article beside its text.
 *
 * @param {Article} article
 * @param {number} threshold the least confidence of names
 * @returns {import('./engine.js').Options}
 */
export function optionsOf({ date = '', title, byline, edits }, threshold) {
  return { date, threshold, title, byline, edits };
}
