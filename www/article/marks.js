/** A stretch of text with its marks as nested elements, made of text nodes and `<mark>` alone. */

/** @typedef {import('../reading.js').Mark} Mark */

/** Deeper than any article nests; a text of nothing but opening marks must not nest elements without end. */
const DEPTH = 12;

/**
 * Appends `text.slice(from, to)` to a parent. Marks that cross are split so that elements nest.
 *
 * @param {Element} parent
 * @param {string} text
 * @param {number} from
 * @param {number} to
 * @param {readonly Mark[]} marks those that touch the stretch, as `Reading.marks` orders them
 * @param {(mark: Mark, element: HTMLElement, ends: boolean) => void} made called for every element, before it is filled; `ends` says whether the mark ends with it
 * @param {number} [depth]
 */
export function appendMarked(parent, text, from, to, marks, made, depth = 0) {
  let position = from;
  const queue = [...marks];
  for (let n = 0; n < queue.length; n++) {
    const mark = /** @type {Mark} */ (queue[n]);
    const start = Math.max(mark.start, position);
    const end = Math.min(mark.end, to);
    if (start >= end) continue;
    if (start > position) parent.append(text.slice(position, start));
    /** @type {Mark[]} */
    const inner = [];
    let next = n + 1;
    for (; next < queue.length; next++) {
      const other = /** @type {Mark} */ (queue[next]);
      if (other.start >= end) break;
      inner.push(other);
    }
    // What reaches past this mark's end goes on behind it.
    const rest = inner
      .filter((other) => other.end > end && end < to)
      .map((other) => ({ ...other, start: end, opens: false }));
    queue.splice(n + 1, inner.length, ...rest);
    const element = document.createElement('mark');
    element.className = mark.look;
    element.dataset.key = mark.key;
    element.dataset.kind = mark.detail;
    element.tabIndex = -1;
    made(mark, element, end === mark.end);
    let [first, last] = [start, end];
    if (mark.opens && start === mark.start) element.append(sign(text.charAt(first++)));
    const closes = mark.closes && end === mark.end && first < end;
    if (closes) last--;
    if (depth < DEPTH) appendMarked(element, text, first, last, inner, made, depth + 1);
    else element.append(text.slice(first, last));
    if (closes) element.append(sign(text.charAt(last)));
    parent.append(element);
    position = end;
  }
  if (position < to) parent.append(text.slice(position, to));
}

/** @param {string} letter a mark of quotation */
function sign(letter) {
  const element = document.createElement('b');
  element.append(letter);
  return element;
}
