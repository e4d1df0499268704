/** Which stretch of the text is selected in the article as it is shown. */

/** @typedef {{start: number, end: number}} Stretch UTF-16 code units, half open */

const LETTER = /[\p{L}\p{M}\p{N}]/u;

/** What of a word stands before a selection that begins inside it and was meant to: proclitics and the article. */
const PROCLITICS = /^[وفبلكس]{0,3}(ال|ل)?$/;

/**
 * The stretch that is selected in an article, in whole words; undefined where none is, or only what is no word.
 *
 * @param {HTMLElement} article its lines say by `data-start` where in the text they begin
 * @param {string} text
 * @returns {Stretch|undefined}
 */
export function selectedIn(article, text) {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(article)) return undefined;
  const lines = [...article.querySelectorAll('[data-start]')].filter((line) => range.intersectsNode(line));
  const [first] = lines;
  const last = lines[lines.length - 1];
  if (!(first instanceof HTMLElement) || !(last instanceof HTMLElement)) return undefined;
  const start = first.contains(range.startContainer)
    ? offset(first, range.startContainer, range.startOffset)
    : Number(first.dataset.start);
  const end = last.contains(range.endContainer)
    ? offset(last, range.endContainer, range.endOffset)
    : Number(last.dataset.start) + (last.textContent ?? '').length;
  return wholeWords(text, start, end);
}

/**
 * @param {HTMLElement} line
 * @param {Node} container
 * @param {number} at
 */
function offset(line, container, at) {
  const before = document.createRange();
  before.selectNodeContents(line);
  before.setEnd(container, at);
  return Number(line.dataset.start) + before.toString().length;
}

/**
 * A stretch without white space around it, in whole words but for proclitics that it leaves out.
 *
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @returns {Stretch|undefined} undefined where no word is in it
 */
export function wholeWords(text, start, end) {
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  if (!LETTER.test(text.slice(start, end))) return undefined;
  const inWord = (/** @type {number} */ at) =>
    LETTER.test(text.charAt(at - 1)) && LETTER.test(text.charAt(at)) && at > 0;
  while (inWord(end)) end++;
  let from = start;
  while (inWord(from)) from--;
  return { start: PROCLITICS.test(text.slice(from, start)) ? start : from, end };
}
