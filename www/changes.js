/** What was changed of the open articles, in order, to be undone and done again. */

/** @typedef {import('./types.d.ts').OpenArticle} OpenArticle */
/**
 * One change of an article: it was amended, or closed.
 *
 * @typedef {object} Change
 * @property {string} id of the article
 * @property {OpenArticle} before
 * @property {OpenArticle|undefined} after undefined where it was closed
 * @property {number} at its place among the open ones
 */

/** So many closings can be undone, each of which holds a text that is open no more; amendments without limit, which share what they leave as it was. */
const MOST = 100;

export class Changes {
  /** @type {Change[]} */ #done = [];
  /** Those that were undone, the last at the end. @type {Change[]} */ #undone = [];

  /** @param {Change} change after which what was undone of the same article cannot be done again */
  record(change) {
    this.#done = [...this.#done, change];
    const closings = this.#done.filter(({ after }) => !after);
    if (closings.length > MOST) this.#done = this.#done.filter((one) => one !== closings[0]);
    this.#undone = this.#undone.filter((one) => one.id !== change.id);
  }

  /**
   * The change that is undone next where an article is shown: its own last one, or a later closing of another.
   *
   * @param {string|undefined} shown its id; undefined on the start page
   * @returns {Change|undefined}
   */
  last(shown) {
    return this.#done.filter((one) => one.id === shown || !one.after).pop();
  }

  /**
   * The change that is done again next.
   *
   * @param {string|undefined} shown
   * @returns {Change|undefined}
   */
  next(shown) {
    return this.#undone.filter((one) => one.id === shown).pop();
  }

  /** @param {Change} change that {@link last} gave and that has been taken back */
  undone(change) {
    this.#done = this.#done.filter((one) => one !== change);
    this.#undone.push(change);
  }

  /** @param {Change} change that {@link next} gave and that has been made again */
  redone(change) {
    this.#undone = this.#undone.filter((one) => one !== change);
    this.#done.push(change);
  }

  /**
   * The amendments of an article that can be undone, in order, and those that can be made again, the next at the end.
   *
   * @param {string} id
   * @returns {{done: Change[], undone: Change[]}}
   */
  of(id) {
    const its = (/** @type {Change} */ one) => one.id === id && one.after !== undefined;
    return { done: this.#done.filter(its), undone: this.#undone.filter(its) };
  }

  /** @param {{done: readonly Change[], undone: readonly Change[]}} changes of an article of which there are none yet, made before this document */
  restore({ done, undone }) {
    this.#done = [...done, ...this.#done];
    this.#undone = [...undone, ...this.#undone];
  }

  /**
   * The closing of an article, where it is not undone.
   *
   * @param {string} id
   * @returns {Change|undefined}
   */
  closing(id) {
    return this.#done.filter((one) => one.id === id && !one.after).pop();
  }
}
