/** The changes of one article in a few words of JSON, from which they are made again: each says what it changed, and no more. */

import { soundEdits } from './sound.js';

/** @typedef {import('../types.d.ts').OpenArticle} OpenArticle */
/** @typedef {import('../changes.js').Change} Change */
/** @typedef {import('../pkg/analysis.d.ts').Edit} Edit */
/**
 * From one state of an article to another: properties with their values there, `null` where there are none; of the corrections so many stay, and those
 * that follow.
 *
 * @typedef {{set: Record<string, unknown>, keep?: number, then?: Edit[]}} Step
 */
/** @typedef {{done: Step[], undone: Step[]}} Packed `done`: back from the state that is shown; `undone`: on from there */

/**
 * @param {OpenArticle} from
 * @param {OpenArticle} to
 * @returns {Step}
 */
function step(from, to) {
  const { edits: before = [], ...old } = from;
  const { edits: after = [], ...next } = to;
  /** @type {Record<string, unknown>} */
  const set = {};
  for (const key of new Set([...Object.keys(old), ...Object.keys(next)])) {
    const [a, b] = [Reflect.get(old, key), Reflect.get(next, key)];
    if (a !== b) set[key] = b ?? null;
  }
  const differs = before.findIndex((one, n) => one !== after[n]);
  const keep = differs < 0 ? before.length : differs;
  if (keep === before.length && keep === after.length) return { set };
  return { set, keep, then: after.slice(keep) };
}

/**
 * @param {OpenArticle} from
 * @param {Step} step
 * @returns {OpenArticle}
 */
function taken(from, { set, keep, then }) {
  const next = { ...from };
  for (const [key, value] of Object.entries(set)) {
    if (key === 'id') continue;
    if (value === null) Reflect.deleteProperty(next, key);
    else Reflect.set(next, key, value);
  }
  if (keep !== undefined) {
    const edits = [...(from.edits ?? []).slice(0, keep), ...(soundEdits(then) ?? [])];
    if (edits.length > 0) next.edits = edits;
    else delete next.edits;
  }
  return next;
}

/**
 * Packs the changes of one article.
 *
 * @param {readonly Change[]} done in their order
 * @param {readonly Change[]} undone the one that is made again next at the end
 * @returns {Packed}
 */
export function packed(done, undone) {
  return {
    done: done.flatMap(({ before, after }) => (after ? [step(after, before)] : [])),
    undone: undone.flatMap(({ before, after }) => (after ? [step(before, after)] : [])),
  };
}

/**
 * Makes the changes of an article again.
 *
 * @param {OpenArticle} article as it is shown
 * @param {unknown} value what {@link packed} gave, and what was read of it
 * @returns {{done: Change[], undone: Change[]}} nothing where it is nothing of the kind
 */
export function unpacked(article, value) {
  const { done = [], undone = [] } = /** @type {Partial<Packed>} */ (value ?? {});
  if (![done, undone].every((steps) => Array.isArray(steps) && steps.every(isStep))) {
    return { done: [], undone: [] };
  }
  const { id } = article;
  /** @type {Change[]} */
  const back = [];
  let state = article;
  for (const one of [...done].reverse()) {
    const before = taken(state, one);
    back.unshift({ id, before, after: state, at: 0 });
    state = before;
  }
  /** @type {Change[]} */
  const on = [];
  state = article;
  for (const one of [...undone].reverse()) {
    const after = taken(state, one);
    on.unshift({ id, before: state, after, at: 0 });
    state = after;
  }
  return { done: back, undone: on };
}

/** @param {unknown} value @returns {boolean} */
function isStep(value) {
  const { set, keep, then } = /** @type {Partial<Step>} */ (value ?? {});
  const counted = keep === undefined || (Number.isInteger(keep) && Array.isArray(then));
  const { text } = /** @type {{text?: unknown}} */ (set ?? {});
  return (
    typeof set === 'object' && set !== null && counted && (text === undefined || typeof text === 'string')
  );
}
