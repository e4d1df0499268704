/** Words as they are searched for: what is written in several ways is one. */

/** @type {readonly [RegExp, string][]} */
const FOLDS = [
  // Vowel signs and the stretching of letters.
  [/[\u064b-\u0652\u0670\u0640]/g, ''],
  [/[أإآٱ]/g, 'ا'],
  [/ى/g, 'ي'],
  [/ة/g, 'ه'],
  [/ؤ/g, 'و'],
  [/ئ/g, 'ي'],
  [/\s+/g, ' '],
];

/**
 * A text as it is compared with what is searched for: without vowel signs, forms of one letter as one, small letters, Latin ones without accents,
 * digits as 0 to 9.
 *
 * @param {string} text
 * @returns {string}
 */
export function folded(text) {
  let one = text.toLowerCase();
  for (const [from, to] of FOLDS) one = one.replace(from, to);
  one = one.replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
  return one
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
}

/**
 * Whether every word that is searched for stands in one of the texts, in whatever order.
 *
 * @param {string} query as it was typed
 * @param {readonly (string|undefined)[]} texts
 * @returns {boolean} true where nothing is searched for
 */
export function finds(query, texts) {
  const words = folded(query).split(' ').filter(Boolean);
  if (words.length === 0) return true;
  const whole = folded(texts.filter(Boolean).join(' '));
  return words.every((word) => whole.includes(word));
}
