/** Where a correction belongs: its words and some before and after, as many as tell it from the same words elsewhere. */

/** @typedef {import('../pkg/analysis.d.ts').Edit['at']} Anchor */

/** So many UTF-16 code units are told on either side; where that is not enough, more, up to what the core compares. */
const AROUND = 24;
const MOST = 60;

/** So many occurrences are looked at: a word that stands more often is told by its nearest neighbours. */
const OCCURRENCES = 2000;

/**
 * The anchor of a stretch of a text.
 *
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @returns {Anchor}
 */
export function anchorOf(text, start, end) {
  const exact = text.slice(start, end);
  let around = AROUND;
  while (around < MOST && !isAlone(text, start, end, around)) around += AROUND / 2;
  const prefix = text.slice(whole(text, Math.max(0, start - around)), start);
  const suffix = text.slice(end, whole(text, Math.min(text.length, end + around)));
  return { exact, ...(prefix && { prefix }), ...(suffix && { suffix }) };
}

/**
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @param {number} around
 * @returns {boolean} whether these words stand between these neighbours once
 */
function isAlone(text, start, end, around) {
  const exact = text.slice(start, end);
  const before = text.slice(Math.max(0, start - around), start);
  const after = text.slice(end, end + around);
  let at = text.indexOf(exact);
  for (let seen = 0; at >= 0 && seen < OCCURRENCES; seen++) {
    const same = text.endsWith(before, at) && text.startsWith(after, at + exact.length);
    if (at !== start && same) return false;
    at = text.indexOf(exact, at + 1);
  }
  return true;
}

/**
 * @param {string} text
 * @param {number} at
 * @returns {number} the same, or one more where that is between the two halves of a character
 */
function whole(text, at) {
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) && /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) ? at + 1 : at;
}
