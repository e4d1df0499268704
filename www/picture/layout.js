/** How the words of a picture are set: in lines, as large as there is room. Knows no canvas. */

/** Widths of words in the letters of a size. @typedef {(words: string, size: number) => number} Measure */
/** @typedef {{lines: string[], size: number, cut: boolean}} Setting the size of the letters in pixels; `cut` where not all could stand */

/**
 * Words in lines no wider than a box. A word that is wider by itself is broken.
 *
 * @param {string} words
 * @param {number} width
 * @param {(words: string) => number} measure
 * @returns {string[]}
 */
export function wrapped(words, width, measure) {
  /** @type {string[]} */
  const lines = [];
  let line = '';
  for (const word of words.split(/\s+/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (measure(line) > width) {
      const letters = [...line];
      let count = letters.length - 1;
      while (count > 1 && measure(letters.slice(0, count).join('')) > width) count--;
      if (count < 1) break;
      lines.push(letters.slice(0, count).join(''));
      line = letters.slice(count).join('');
    }
  }
  if (line !== '') lines.push(line);
  return lines;
}

/**
 * Words as large as they can stand in a box; where the smallest letters are too large, the first of them and `…`.
 *
 * @param {string} words
 * @param {{width: number, height: number}} box
 * @param {Measure} measure
 * @param {{largest: number, smallest: number, leading: number, end?: string}} letters `leading` from line to line, of their size; `end` stands behind what
 *   is cut
 * @returns {Setting}
 */
export function fitted(words, { width, height }, measure, { largest, smallest, leading, end = '' }) {
  for (let size = largest; size >= smallest; size -= 2) {
    const lines = wrapped(words, width, (one) => measure(one, size));
    if (lines.length * size * leading <= height) return { lines, size, cut: false };
  }
  const most = Math.max(1, Math.floor(height / (smallest * leading)));
  const lines = wrapped(words, width, (one) => measure(one, smallest)).slice(0, most);
  let last = lines.pop() ?? '';
  while (last.includes(' ') && measure(`${last}…${end}`, smallest) > width)
    last = last.slice(0, last.lastIndexOf(' '));
  return { lines: [...lines, `${last}…${end}`], size: smallest, cut: true };
}
