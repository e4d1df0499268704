/** The pieces of text of a PDF page, put into lines and reading order. */

/**
 * A piece of text as it stands on a page.
 *
 * @typedef {object} Piece
 * @property {string} text its letters in logical order
 * @property {number} x its left edge, in points
 * @property {number} y its baseline, upwards, in points
 * @property {number} width in points
 * @property {number} size of its letters, in points
 */

const ARABIC = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;
const LATIN = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u;

/**
 * The text of a page.
 *
 * @param {Piece[]} pieces
 * @returns {string} a line for each paragraph, an empty one between them
 */
export function pageText(pieces) {
  /** @type {Piece[][]} */
  const lines = [];
  for (const piece of pieces.filter(({ text }) => text.trim() !== '')) {
    // Pieces come mostly in the order of lines, so that the line of a piece is most often the last one.
    const line = lines
      .slice(-3)
      .findLast(([first]) => first && Math.abs(first.y - piece.y) < Math.min(first.size, piece.size) * 0.5);
    if (line) line.push(piece);
    else lines.push([piece]);
  }
  const isRtl = rtlTest(pieces.map(({ text }) => text).join(' '));
  const rows = lines.map((line) => {
    const left = Math.min(...line.map(({ x }) => x));
    const width = Math.max(...line.map((piece) => piece.x + piece.width)) - left;
    return { y: line[0]?.y ?? 0, size: line[0]?.size ?? 0, width, text: lineText(line, isRtl) };
  });
  const widest = rows.reduce((most, { width }) => Math.max(most, width), 0);
  const steps = rows.slice(1).map(({ y }, n) => (rows[n]?.y ?? 0) - y);
  const down = steps.filter((step) => step > 0).sort((a, b) => a - b);
  const usual = down[Math.floor((down.length - 1) / 2)] ?? 0;
  return rows.reduce((text, row, n) => {
    const before = rows[n - 1];
    if (!before) return row.text;
    const step = before.y - row.y;
    // A paragraph goes on after a full line, at the usual distance, in letters of the same size.
    const goesOn =
      step > 0 && step < usual * 1.3 && before.width > widest * 0.75 && Math.abs(before.size - row.size) < 1;
    return text + (goesOn ? ' ' : '\n\n') + row.text;
  }, '');
}

/**
 * Tells lines that run from the right: on a page that is mostly Arabic all but the Latin ones, on others those that are mostly Arabic.
 *
 * @param {string} page
 * @returns {(line: string) => boolean}
 */
function rtlTest(page) {
  const mostly = (/** @type {string} */ text) => {
    const letters = [...text];
    return letters.filter((c) => ARABIC.test(c)).length >= letters.filter((c) => LATIN.test(c)).length;
  };
  const whole = ARABIC.test(page) && mostly(page);
  return (line) => (ARABIC.test(line) ? whole || mostly(line) : whole && !LATIN.test(line));
}

/**
 * One line: from the right where it is mostly Arabic, with what is Latin or a number inside it kept from the left.
 *
 * @param {Piece[]} line
 * @param {(text: string) => boolean} isRtl
 */
function lineText(line, isRtl) {
  const rtl = isRtl(line.map(({ text }) => text).join(''));
  const fromLeft = line.toSorted((a, b) => a.x - b.x);
  const ordered = rtl ? fromRight(apart(fromLeft)) : fromLeft;
  let text = '';
  let alone = '';
  /** @type {Piece | undefined} */
  let before;
  for (const piece of ordered) {
    if (before) {
      const [left, right] = before.x < piece.x ? [before, piece] : [piece, before];
      if (
        !touches(left, right) &&
        !/\s$/.test(text) &&
        !/^\s/.test(piece.text) &&
        !alone &&
        !/^\p{M}/u.test(piece.text)
      )
        text += ' ';
    }
    // A vowel sign that stands alone is seen before the letter that carries it.
    const carried = alone ? /^\p{L}/u.exec(piece.text)?.[0] : undefined;
    text = carried
      ? text.slice(0, -alone.length) + carried + alone + piece.text.slice(carried.length)
      : text + piece.text;
    alone = rtl && /^\p{M}+$/u.test(piece.text.trim()) ? piece.text : '';
    before = piece;
  }
  const flowing = text.replace(/\s+/g, ' ').trim();
  if (!rtl) return flowing;
  // A full stop or a per cent sign that is seen on the left of a number comes after it.
  return flowing
    .replace(/(?<=^|\s)([.:;!?…])([%٪]?\p{Nd}[\p{Nd}/.,:-]*)(?=\s|$)/gu, '$2$1')
    .replace(/(?<![\p{Nd}\p{L}])([%٪])(\p{Nd}+(?:[.,٫٬]\p{Nd}+)*)(?![\p{Nd}%٪])/gu, '$2$1');
}

const NUMBER = /^\p{Nd}[\p{Nd}/.,:٫٬%٪-]*$/u;
const SEPARATOR = /^[/.,:٫٬-]$/;

/** A number at the end of Arabic text, which is seen on its left, and one at its beginning. */
const ENDING = /\p{Nd}[\p{Nd}.,:٫٬]*$/u;
const BEGINNING = /^\p{Nd}(?:[\p{Nd}.,:٫٬]*\p{Nd})?/u;

/**
 * Pieces of a line from the right, with a number at the edge of an Arabic piece apart where it goes on in the next piece, and a mark that is
 * seen on the left of a number: the parts of a date run from the left, whatever pieces hold them.
 *
 * @param {Piece[]} pieces from the left
 * @returns {Piece[]}
 */
function apart(pieces) {
  const numeric = (/** @type {Piece | undefined} */ piece) =>
    piece !== undefined && (NUMBER.test(piece.text) || SEPARATOR.test(piece.text));
  return pieces.flatMap((piece, n) => {
    // As wide as its share of the letters.
    const width = (/** @type {string} */ text) => (piece.width * text.length) / piece.text.length;
    const mark = /^[،؛؟.,:;!?…]+(?=\p{Nd})/u.exec(piece.text)?.[0];
    if (mark && !/\p{L}/u.test(piece.text)) {
      const number = piece.text.slice(mark.length);
      return [
        { ...piece, text: mark, width: width(mark) },
        { ...piece, text: number, x: piece.x + width(mark), width: width(number) },
      ];
    }
    if (!ARABIC.test(piece.text)) return [piece];
    const before = pieces[n - 1];
    const after = pieces[n + 1];
    const ending = numeric(before) && touches(before, piece) ? (ENDING.exec(piece.text)?.[0] ?? '') : '';
    const beginning = numeric(after) && touches(piece, after) ? (BEGINNING.exec(piece.text)?.[0] ?? '') : '';
    const middle = piece.text.slice(beginning.length, piece.text.length - ending.length);
    const x = piece.x + width(ending);
    return [
      { ...piece, text: ending, width: width(ending) },
      { ...piece, text: middle, x, width: width(middle) },
      { ...piece, text: beginning, x: x + width(middle), width: width(beginning) },
    ].filter(({ text }) => text !== '');
  });
}

/**
 * Whether a piece stands right after another.
 *
 * @param {Piece | undefined} left
 * @param {Piece | undefined} right
 */
function touches(left, right) {
  return left !== undefined && right !== undefined && right.x - left.x - left.width < right.size * 0.15;
}

/**
 * Pieces that touch, as one.
 *
 * @param {Piece[]} run from the left, at least one
 * @returns {Piece}
 */
function joined(run) {
  const [first, last] = /** @type {[Piece, Piece]} */ ([run[0], run.at(-1)]);
  return { ...first, text: run.map(({ text }) => text).join(''), width: last.x + last.width - first.x };
}

/**
 * The pieces of a line that runs from the right: what begins with a Latin word stays as it is up to the next Arabic one.
 *
 * @param {Piece[]} pieces from the left
 * @returns {Piece[]}
 */
function fromRight(pieces) {
  /** @type {Piece[][]} */
  const runs = [];
  for (let start = 0; start < pieces.length;) {
    let end = start + 1;
    if (LATIN.test(pieces[start]?.text ?? '')) {
      for (let next = end; next < pieces.length && !ARABIC.test(pieces[next]?.text ?? ''); next++) {
        if (/[\p{L}\p{Nd}]/u.test(pieces[next]?.text ?? '')) end = next + 1;
      }
    } else if (NUMBER.test(pieces[start]?.text ?? '')) {
      // A date or a decimal that the file holds in pieces runs from the left too.
      for (let next = end; next < pieces.length && touches(pieces[next - 1], pieces[next]); next++) {
        const text = pieces[next]?.text ?? '';
        if (!NUMBER.test(text) && !SEPARATOR.test(text)) break;
        if (NUMBER.test(text)) end = next + 1;
      }
    }
    const run = pieces.slice(start, end);
    runs.push(NUMBER.test(run[0]?.text ?? '') ? [joined(run)] : marksAfter(run));
    start = end;
  }
  return runs.reverse().flat();
}

/**
 * A run from the left inside a line from the right: the full stop that is seen on its left comes after it.
 *
 * @param {Piece[]} run
 * @returns {Piece[]}
 */
function marksAfter(run) {
  const [first] = run;
  const found = first && !ARABIC.test(first.text) && /^([.,:;!?…]+)(?=.*[\p{L}\p{Nd}])/u.exec(first.text);
  if (!found) return run;
  const [mark] = found;
  return run.map((piece, n) => {
    const text = (n === 0 ? piece.text.slice(mark.length) : piece.text) + (n === run.length - 1 ? mark : '');
    return { ...piece, text };
  });
}

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
