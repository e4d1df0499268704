/** Words compared as readers compare them, and told from addresses. */

/**
 * Small letters without vowel signs, with alef, ya and ta marbuta unified.
 *
 * @param {string} text
 * @returns {string}
 */
export function folded(text) {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Mn}\u0640\p{Cf}]/gu, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه');
}

/**
 * What is left of a line where only letters and digits count: the same for two that differ in spaces, marks or vowel signs.
 *
 * @param {string} text
 * @returns {string}
 */
export function squeezed(text) {
  return folded(text).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** @param {string} text @returns {boolean} whether it is a web address and nothing else */
export function isLink(text) {
  return text.length < 4000 && /^\s*<?(?:https?:\/\/|www\.)[^\s<>"]+>?\s*$/i.test(text);
}
