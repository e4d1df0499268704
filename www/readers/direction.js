/** The order in which a PDF stores Arabic, told by the words that come out, and put right. */

const ARABIC = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;

/**
 * Whether Arabic was stored backwards: the article begins words and ta marbuta ends them, in any Arabic text.
 *
 * @param {string} text
 * @returns {'forwards' | 'backwards' | 'unknown'} unknown where there are too few such words, or as many of one as of the other
 */
export function direction(text) {
  let forwards = 0;
  let backwards = 0;
  for (const [word] of text.matchAll(/[\u0621-\u064A]{3,}/g)) {
    forwards += Number(word.startsWith('ال')) + Number(/[ةى]$/.test(word));
    backwards += Number(word.endsWith('لا')) + Number(/^[ةى]/.test(word));
  }
  if (forwards > backwards * 2) return 'forwards';
  if (backwards > forwards * 2) return 'backwards';
  return 'unknown';
}

/** @type {Map<string, string>} */
const MIRROR = new Map(Object.entries({ '(': ')', ')': '(', '[': ']', ']': '[', '«': '»', '»': '«' }));
const mirror = (/** @type {string} */ text) => text.replace(/[()[\]«»]/g, (mark) => MIRROR.get(mark) ?? mark);

/**
 * Brackets as they are meant: files can name the mark that is seen, and in Arabic the opening one looks as the closing one is named. That
 * is so where more Arabic lines begin their brackets with a closing one than with an opening one.
 *
 * @param {string} text
 */
export function mirrored(text) {
  let meant = 0;
  const lines = text.split('\n');
  for (const line of lines.filter((one) => ARABIC.test(one))) {
    const first = /[()[\]«»]/.exec(line)?.[0];
    if (first) meant += /[([«]/.test(first) ? 1 : -1;
  }
  if (meant >= 0) return text;
  return lines.map((line) => (ARABIC.test(line) ? mirror(line) : line)).join('\n');
}

/**
 * Turns each line round, and what in it is Latin or a number round again.
 *
 * @param {string} text
 */
export function turned(text) {
  const reversed = (/** @type {string} */ part) => [...part].reverse().join('');
  return text
    .split('\n')
    .map((line) => {
      if (!ARABIC.test(line)) return line;
      return mirror(reversed(line)).replace(
        /[\p{Script=Latin}\p{Nd}]([\p{Script=Latin}\p{Nd}.,:/'-]*[\p{Script=Latin}\p{Nd}])?/gu,
        reversed,
      );
    })
    .join('\n');
}
