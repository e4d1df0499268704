/** A statement as a picture: its words, through whom they came, whose they are, and where they stand. */

import { chainOf } from '../article/chain.js';
import { shortDay } from '../format.js';
import { t } from '../i18n/index.js';
import { fitted } from './layout.js';

/** @typedef {import('../reading.js').Reading} Reading */
/** @typedef {import('../types.d.ts').Quote} Quote */

/** What sites take as the picture of a link, in pixels. */
export const SIZE = { width: 1200, height: 630 };

const EDGE = 80;
/** The words begin so far from the rail. */
const INSET = 44;
const WORDS = { top: 84, height: 300 };
const LETTERS = { largest: 96, smallest: 30, leading: 1.45 };
const FACE = "'Isnad Markazi', 'Noto Naskh Arabic', 'Geeza Pro', serif";

/**
 * What a picture says.
 *
 * @param {Reading} reading
 * @param {Quote} quote
 */
export function toldOf(reading, quote) {
  const { hops, how } = chainOf(reading, quote);
  const source = reading.sourceOf(quote);
  const { date, direction } = reading.analysis.document;
  const names = hops.map(({ name }) => name).filter(Boolean);
  const where = [reading.title, reading.byline, date && shortDay(date)].filter(Boolean);
  return {
    words: quote.text.replace(/\s+/g, ' ').trim(),
    verbatim: quote.kind !== 'indirect',
    speaker: names.at(-1) ?? source?.name ?? t('sorts.unknown'),
    title: source?.title ?? '',
    /** Through whom it came, the first to hand it on first. */
    through: names.slice(0, -1),
    how,
    where,
    hue: source?.hue ?? 'sx',
    rtl: direction === 'rtl',
  };
}

/**
 * Draws a statement.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {Reading} reading
 * @param {Quote} quote
 */
export function drawPicture(canvas, reading, quote) {
  [canvas.width, canvas.height] = [SIZE.width, SIZE.height];
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  const told = toldOf(reading, quote);
  const style = getComputedStyle(document.documentElement);
  const colour = (/** @type {string} */ name) => style.getPropertyValue(`--${name}`).trim();
  const hue = colour(told.hue === 'su' || told.hue === 'sx' ? told.hue.slice(1) : told.hue);
  const { rtl } = told;
  // From here on to the words' own side.
  const start = rtl ? SIZE.width - EDGE : EDGE;
  const away = rtl ? -1 : 1;
  const width = SIZE.width - 2 * EDGE - INSET;
  context.direction = rtl ? 'rtl' : 'ltr';
  context.textAlign = rtl ? 'right' : 'left';
  context.textBaseline = 'alphabetic';
  const set = (/** @type {number} */ size, weight = 400) => (context.font = `${weight} ${size}px ${FACE}`);
  context.fillStyle = colour('paper');
  context.fillRect(0, 0, SIZE.width, SIZE.height);
  // The rail, in the hue of whoever speaks; broken where nobody is named.
  context.strokeStyle = hue;
  context.lineWidth = 8;
  context.setLineDash(told.hue === 'su' ? [18, 12] : []);
  context.beginPath();
  context.moveTo(start, WORDS.top - 20);
  context.lineTo(start, SIZE.height - 70);
  context.stroke();
  const [open, close] = !told.verbatim ? ['', ''] : rtl ? ['«', '»'] : ['“', '”'];
  const measure = (/** @type {string} */ words, /** @type {number} */ size) => {
    set(size);
    return context.measureText(words).width;
  };
  const box = { width, height: WORDS.height };
  const { lines, size } = fitted(`${open}${told.words}${close}`, box, measure, { ...LETTERS, end: close });
  const x = start + away * INSET;
  context.fillStyle = colour('ink');
  set(size);
  // In the midst of their room, of whatever length.
  let y = WORDS.top + (WORDS.height - lines.length * size * LETTERS.leading) / 2 + size;
  for (const line of lines) {
    context.fillText(line, x, y);
    y += size * LETTERS.leading;
  }
  const short = (/** @type {string} */ words, /** @type {number} */ letters, most = width) =>
    fitted(words, { width: most, height: letters * 1.5 }, measure, {
      largest: letters,
      smallest: letters,
      leading: 1.4,
    }).lines[0] ?? '';
  y = SIZE.height - 178;
  context.fillStyle = hue;
  set(40, 600);
  context.fillText(short(told.speaker, 40), x, y);
  context.fillStyle = colour('soft');
  const line = [told.title, ...told.through.map((name) => t('check.via', { name })), told.how].filter(
    Boolean,
  );
  const second = short(line.join(t('comma')), 28);
  set(28);
  context.fillText(second, x, y + 44);
  const third = short(told.where.join(t('comma')), 26, width - 180);
  set(26);
  context.fillText(third, x, y + 92);
  // The page's name, on the other side.
  context.textAlign = rtl ? 'left' : 'right';
  context.fillText(t('appTitle'), rtl ? EDGE : SIZE.width - EDGE, y + 92);
  canvas.setAttribute('aria-label', `${open}${told.words}${close} — ${told.speaker}`);
}
