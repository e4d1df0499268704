/** The reader's own lists and patterns, kept on this device. */

/** @typedef {import('../pkg/analysis.d.ts').List} List */

const KEY = 'isnad:lists';

/**
 * @param {unknown} value
 * @param {number} place among others, from which a list without an id has one
 * @returns {List[]} the list, or none
 */
function listOf(value, place) {
  const { id, name, names, pattern } = Object(value);
  if (typeof name !== 'string') return [];
  const list = { id: typeof id === 'string' && id ? id : `l${place + 1}`, name };
  if (typeof names === 'string') return [{ ...list, names }];
  return typeof pattern === 'string' ? [{ ...list, pattern }] : [];
}

/**
 * Those of some values that are lists.
 *
 * @param {unknown} values
 * @returns {List[]}
 */
export function sound(values) {
  if (!Array.isArray(values)) return [];
  return values.flatMap(listOf);
}

/** @returns {List[]} */
export function keptLists() {
  try {
    return sound(JSON.parse(localStorage.getItem(KEY) ?? '[]'));
  } catch {
    // Storage may be switched off, or hold what is none of ours.
    return [];
  }
}

/**
 * @param {List[]} lists
 * @returns {boolean} whether they will be there again
 */
export function keepLists(lists) {
  try {
    localStorage.setItem(KEY, JSON.stringify(lists));
    return true;
  } catch {
    return false;
  }
}
