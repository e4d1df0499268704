/** The pieces of text of one line of a PDF, in reading order. */

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

export const ARABIC = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;
const LATIN = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u;

/**
 * Tells lines that run from the right: on a page that is mostly Arabic all but the Latin ones, on others those that are mostly Arabic.
 *
 * @param {string} page
 * @returns {(line: string) => boolean}
 */
export function rtlTest(page) {
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
export function lineText(line, isRtl) {
  const rtl = isRtl(line.map(({ text }) => text).join(''));
  const fromLeft = line.toSorted((a, b) => a.x - b.x);
  const ordered = rtl ? fromRight(apart(fromLeft)) : fromLeft;
  let text = '';
  /** @type {Piece | undefined} */
  let before;
  for (const piece of ordered) {
    if (before) {
      const [left, right] = before.x < piece.x ? [before, piece] : [piece, before];
      const spaced = /\s$/.test(text) || /^\s/.test(piece.text) || /^\p{M}/u.test(piece.text);
      if (!spaced && (!touches(left, right) || areWords(text, piece.text))) text += ' ';
    }
    text += piece.text;
    before = piece;
  }
  const flowing = text.replace(/\s+/g, ' ').trim();
  if (!rtl) return flowing;
  // A full stop or a per cent sign that is seen on the left of a number comes after it.
  return flowing
    .replace(/(?<=^|\s)([.:;!?…])([%٪]?\p{Nd}[\p{Nd}/.,:-]*)(?=\s|$)/gu, '$2$1')
    .replace(/(?<![\p{Nd}\p{L}])([%٪])(\p{Nd}+(?:[.,٫٬]\p{Nd}+)*)(?![\p{Nd}%٪])/gu, '$2$1');
}

/** Proclitics, which may stand right before a word in Latin letters, and the stroke that lengthens them. */
const PROCLITIC = /(?:^|[^\p{L}])(?:[وفبلكس]|[وف]?[بلك]?ال|[وف]?لل)$|\u0640$/u;

/**
 * Whether a word in Latin letters and one in Arabic letters meet: there is a space between, though it may not be in the file.
 *
 * @param {string} before
 * @param {string} after
 */
function areWords(before, after) {
  const latin = /[\p{Script=Latin}\p{Nd}]$/u;
  if (/\p{Script=Latin}[\p{L}\p{Nd}]*$/u.test(before) && /^[\u0621-\u064A]/.test(after))
    return latin.test(before);
  return /[\u0621-\u064A]$/.test(before) && /^\p{Script=Latin}/u.test(after) && !PROCLITIC.test(before);
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
 * A run from the left, as one piece.
 *
 * @param {Piece[]} run from the left, at least one
 * @returns {Piece}
 */
function joined(run) {
  const [first, last] = /** @type {[Piece, Piece]} */ ([run[0], run.at(-1)]);
  const text = run.reduce((whole, piece, n) => {
    const before = run[n - 1];
    const apart = before && !touches(before, piece) && !/\s$/.test(whole) && !/^\s/.test(piece.text);
    return whole + (apart ? ' ' : '') + piece.text;
  }, '');
  return { ...first, text, width: last.x + last.width - first.x };
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
    const [first] = run;
    if (run.length === 1 && first && !/[\p{L}\p{Nd}]/u.test(first.text)) runs.push([asRead(first)]);
    else if (NUMBER.test(first?.text ?? '')) runs.push([joined(run)]);
    else runs.push(LATIN.test(first?.text ?? '') ? [joined(marksAfter(run))] : marksAfter(run));
    start = end;
  }
  return runs.reverse().flat();
}

/**
 * Marks that are one piece stand in it in the order in which they are seen.
 *
 * @param {Piece} piece
 * @returns {Piece}
 */
function asRead(piece) {
  return { ...piece, text: [...piece.text].reverse().join('') };
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

/** A vowel sign of Arabic that is a piece of its own, with the space that files put beside it. */
const SIGN = /^\s*[\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED\u08D3-\u08FF]+\s*$/;

/**
 * Vowel signs put on their letters: one that is a piece of its own belongs to the piece that comes after it where the file has its pieces
 * from the left, as they are seen, and to the one before it where it has them as they are read.
 *
 * @param {Piece[]} pieces in the order of the file
 * @returns {Piece[]}
 */
export function withSigns(pieces) {
  const placed = pieces.map((piece) => ({ ...piece }));
  const isLetters = (/** @type {Piece} */ piece) => /\p{L}/u.test(piece.text);
  placed.forEach((sign, n) => {
    if (!SIGN.test(sign.text)) return;
    const onLine = (/** @type {Piece | undefined} */ piece) =>
      piece && Math.abs(piece.y - sign.y) < sign.size && Math.abs(distance(piece, sign.x)) < sign.size
        ? piece
        : undefined;
    const before = onLine(placed.slice(Math.max(0, n - NEAR), n).findLast(isLetters));
    const after = onLine(placed.slice(n + 1, n + 1 + NEAR).find(isLetters));
    const seen = !before || !after || after.x > before.x;
    const base = (seen ? after : before) ?? before ?? after;
    if (!base) return;
    base.text = base.text.replace(/(.*\p{L}\p{M}*)/su, `$1${sign.text.trim()}`);
    sign.text = '';
  });
  return placed.filter(({ text }) => text !== '');
}

/** So many pieces away the letter of a sign is looked for: a space or another sign may stand between. */
const NEAR = 4;

/**
 * @param {Piece} piece
 * @param {number} x
 * @returns {number} how far x is outside the piece, 0 within it
 */
function distance({ x: left, width }, x) {
  return x < left ? left - x : Math.max(0, x - left - width);
}
