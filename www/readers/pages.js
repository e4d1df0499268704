/** The lines of PDF pages, put together to paragraphs: columns, page edges, hyphens. */
import { ARABIC, lineText, rtlTest, withSigns } from './lines.js';

/** @typedef {import('./lines.js').Piece} Piece */

/**
 * A line of a page.
 *
 * @typedef {object} Row
 * @property {string} text
 * @property {number} left edge, in points
 * @property {number} right edge
 * @property {number} y its baseline, upwards
 * @property {number} size of its letters
 */

/** Lines further apart than this, in sizes of their letters, are rarely of one paragraph. */
const LOOSE = 2;

/** How many lines at the upper and at the lower edge of a page may be furniture. */
const EDGE = 3;

/** And how long such a line is at most. */
const LONGEST_EDGE = 80;

/** A browser's stamp on what it prints: the time, and the address with the number of the page. */
const STAMP = /\d{1,4}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d{2}(?: ?[AP]M| ?[صم])?/;
const ADDRESS = /^(?:about:|https?:|file:)\S*(?:\s+\d+\s?(?:\/|of|من)\s?\d+)?$|^\d+\s?(?:of|\/|من)\s?\d+\s/;

/**
 * The text of a page.
 *
 * @param {Piece[]} pieces in the order of the file
 * @returns {string} a line for each paragraph, an empty one between them
 */
export function pageText(pieces) {
  return pagesText([rowsOf(pieces)]);
}

/**
 * The text of pages: what repeats at their edges is left out, and a paragraph goes on from one to the next.
 *
 * @param {Row[][]} pages
 * @returns {string}
 */
export function pagesText(pages) {
  return withoutFurniture(pages)
    .map(paragraphs)
    .filter((page) => page !== '')
    .reduce((text, page) => {
      if (text === '') return page;
      const open = /[\p{L}\p{Nd},،;؛-]$/u.test(text) && /^[\p{Ll}\u0621-\u064A]/u.test(page);
      // Headlines end without a full stop too: only a long paragraph goes on.
      const last = text.slice(text.lastIndexOf('\n') + 1);
      return open && last.length > 120 ? `${text} ${page}` : `${text}\n\n${page}`;
    }, '');
}

/**
 * The lines of a page in the order of the file.
 *
 * @param {Piece[]} pieces
 * @returns {Row[]}
 */
export function rowsOf(pieces) {
  /** @type {Piece[][]} */
  const lines = [];
  for (const piece of withSigns(pieces).filter(({ text }) => text.trim() !== '')) {
    // Pieces come mostly in the order of lines, so that the line of a piece is most often the last one; an earlier one is it where it stands
    // beside it, and is not of another column.
    const line = lines.slice(-3).findLast((one, n, { length }) => {
      const [first] = one;
      if (!first || Math.abs(first.y - piece.y) >= Math.min(first.size, piece.size) * 0.5) return false;
      return n === length - 1 || one.some((other) => gap(other, piece) < piece.size * BESIDE);
    });
    if (line) line.push(piece);
    else lines.push([piece]);
  }
  const isRtl = rtlTest(pieces.map(({ text }) => text).join(' '));
  return lines.map((line) => ({
    text: lineText(line, isRtl),
    left: Math.min(...line.map(({ x }) => x)),
    right: Math.max(...line.map((piece) => piece.x + piece.width)),
    y: line[0]?.y ?? 0,
    size: line[0]?.size ?? 0,
  }));
}

/** Pieces of one line stand closer than this, in sizes of their letters: columns are further apart. */
const BESIDE = 1.2;

/** @param {Piece} a @param {Piece} b @returns {number} of the space between them */
function gap(a, b) {
  return Math.max(a.x - b.x - b.width, b.x - a.x - a.width);
}

/**
 * @param {Row[]} rows of a page
 * @returns {string}
 */
function paragraphs(rows) {
  const columns = columnsOf(rows);
  const steps = rows.slice(1).map(({ y }, n) => (rows[n]?.y ?? 0) - y);
  const down = steps.filter((step) => step > 0).sort((a, b) => a - b);
  const usual = down[Math.floor((down.length - 1) / 2)] ?? 0;
  return rows.reduce((text, row, n) => {
    const before = rows[n - 1];
    if (!before) return row.text;
    const step = before.y - row.y;
    const ends = /[.!?؟…:]["'»”)\]]*$/.test(before.text);
    const together = step > 0 && step < usual * 1.3 && (step <= row.size * LOOSE || !ends);
    const [column, next] = [columns[n - 1], columns[n]];
    if (!column || !next) return `${text}\n\n${row.text}`;
    // A paragraph goes on in the same column, in letters of the same size, or from the foot of one to the head of the next, after a line into
    // which no word more would have gone.
    const foot =
      step <= 0 && !ends && column !== next && isAlike(column, next) && Math.abs(before.size - row.size) < 1;
    const goesOn = (together && column === next) || foot;
    return goesOn && isFull(before, row, column) ? withoutHyphen(text, row.text) : `${text}\n\n${row.text}`;
  }, '');
}

/** @typedef {{ left: number, right: number }} Column */

/** @param {Column} a @param {Column} b @returns {boolean} whether they are about as wide */
function isAlike(a, b) {
  const [narrow, wide] = [a.right - a.left, b.right - b.left].sort((x, y) => x - y);
  return (narrow ?? 0) > (wide ?? 0) * 0.8;
}

/**
 * The column of each line: lines one below the other in letters of the same size with one edge in common.
 *
 * @param {Row[]} rows
 * @returns {Column[]} as many; lines of one column share one
 */
function columnsOf(rows) {
  /** @type {Column[]} */
  const columns = [];
  rows.forEach((row, n) => {
    const before = rows[n - 1];
    const column = columns[n - 1];
    const near = (/** @type {number} */ a, /** @type {number} */ b) => Math.abs(a - b) < row.size * 2.5;
    const below = before && column && before.y > row.y && Math.abs(before.size - row.size) < 1;
    const rtl = ARABIC.test(row.text);
    if (below && (rtl ? near(column.right, row.right) : near(column.left, row.left))) {
      column.left = Math.min(column.left, row.left);
      column.right = Math.max(column.right, row.right);
      columns.push(column);
    } else columns.push({ left: row.left, right: row.right });
  });
  return columns;
}

/**
 * Whether the first word of the next line would not have gone into a line.
 *
 * @param {Row} row
 * @param {Row} next
 * @param {Column} column
 */
function isFull(row, next, column) {
  const [word = ''] = next.text.split(' ', 1);
  const width = ((next.right - next.left) * word.length) / Math.max(1, next.text.length);
  const room = ARABIC.test(row.text) ? row.left - column.left : column.right - row.right;
  // Some programs break lines by other widths than those that are seen.
  const ends = /[.!?؟…:]["'»”)\]]*$/.test(row.text);
  return room < width + row.size * 0.6 || (!ends && room < (column.right - column.left) * 0.2);
}

/**
 * @param {string} text
 * @param {string} next line of the same paragraph
 * @returns {string} both, a word that a hyphen divided whole again
 */
function withoutHyphen(text, next) {
  if (/\p{Ll}[-\u00AD\u2010]$/u.test(text) && /^\p{Ll}/u.test(next)) return text.slice(0, -1) + next;
  return `${text} ${next}`;
}

/**
 * Pages without the lines at their edges that stand on others too, numbers apart, and without a browser's stamps.
 *
 * @param {Row[][]} pages
 * @returns {Row[][]}
 */
function withoutFurniture(pages) {
  /** @type {Map<string, Set<number>>} */
  const seen = new Map();
  const keyOf = (/** @type {Row} */ row) =>
    `${Math.round(row.y / 4)} ${row.text.replace(/^\P{L}*\p{Nd}\P{L}*|\P{L}*\p{Nd}\P{L}*$/gu, '')}`;
  const edges = pages.map((rows) => {
    const sorted = rows.toSorted((a, b) => b.y - a.y);
    return new Set([...sorted.slice(0, EDGE), ...sorted.slice(-EDGE)]);
  });
  edges.forEach((rows, n) => {
    for (const row of rows) seen.set(keyOf(row), (seen.get(keyOf(row)) ?? new Set()).add(n));
  });
  const printed = edges.map((rows) => {
    const texts = [...rows].map(({ text }) => text);
    return texts.some((text) => STAMP.test(text)) && texts.some((text) => ADDRESS.test(text));
  });
  return pages.map((rows, n) => {
    const isFurniture = (/** @type {Row} */ row) => {
      // A sentence that stands on several pages is none.
      if (row.text.length > LONGEST_EDGE) return false;
      const repeats = pages.length > 1 && (seen.get(keyOf(row))?.size ?? 0) * 2 > pages.length;
      const number = pages.length > 1 && /^[-–—\s]*\p{Nd}{1,4}[-–—\s]*$/u.test(row.text);
      return repeats || number || (printed[n] && (STAMP.test(row.text) || ADDRESS.test(row.text)));
    };
    // From each edge as far as it goes: what stands behind a line of the article is of it.
    const sorted = [...(edges[n] ?? [])].sort((a, b) => b.y - a.y);
    const top = sorted.findIndex((row) => !isFurniture(row));
    const bottom = sorted.findLastIndex((row) => !isFurniture(row));
    const gone = new Set(top < 0 ? sorted : [...sorted.slice(0, top), ...sorted.slice(bottom + 1)]);
    return rows.filter((row) => !gone.has(row));
  });
}
