/** Numbers, days, durations and amounts in the reader's words: calendars and digits always named, never left to the locale. */

import { intl, number, t } from './i18n/index.js';
import { settings } from './settings.js';

/** @typedef {import('./types.d.ts').Time} Time */

/** Units of a TIMEX3 duration as `Intl` names them; those after the T. */
const UNITS = /** @type {const} */ ({ Y: 'year', M: 'month', W: 'week', D: 'day' });
const CLOCK_UNITS = /** @type {const} */ ({ H: 'hour', M: 'minute', S: 'second' });

/** Parts of a day and values that are no date, with their keys in the string table. */
const PARTS = new Set(['MO', 'MI', 'AF', 'EV', 'NI', 'DT']);
const REFS = new Set(['PAST_REF', 'PRESENT_REF', 'FUTURE_REF']);

/**
 * @param {string} iso YYYY-MM-DD
 * @returns {Date|undefined} its midnight, UTC
 */
export function day(iso) {
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/**
 * Writes days in a calendar, in the reader's language and digits.
 *
 * @param {'gregory'|'islamic-umalqura'} calendar
 * @param {Intl.DateTimeFormatOptions} options
 */
export function formatter(calendar, options) {
  return intl(Intl.DateTimeFormat, { ...options, calendar, timeZone: 'UTC' });
}

/**
 * A stretch of days in full words, once for each calendar that the reader wants.
 *
 * @param {string} from
 * @param {string} to
 * @param {'full'|'long'} [style] with the day of the week, or without
 * @returns {string[]}
 */
export function days(from, to, style = 'full') {
  const first = day(from);
  const last = day(to);
  if (!first || !last) return [];
  const calendars = /** @type {const} */ ([
    ['gregorian', 'gregory'],
    ['hijri', 'islamic-umalqura'],
  ]);
  return calendars
    .filter(([name]) => settings.calendar === 'both' || settings.calendar === name)
    .map(([, calendar]) => {
      if (from === to) return formatter(calendar, { dateStyle: style }).format(first);
      return formatter(calendar, { dateStyle: 'long' }).formatRange(first, last);
    });
}

/**
 * A day, briefly.
 *
 * @param {string} iso
 * @returns {string}
 */
export function shortDay(iso) {
  const date = day(iso);
  if (!date) return iso;
  const calendar = settings.calendar === 'hijri' ? 'islamic-umalqura' : 'gregory';
  return formatter(calendar, { year: 'numeric', month: 'short', day: 'numeric' }).format(date);
}

/**
 * What a duration's value says: `P3Y` three years.
 *
 * @param {string} value
 * @returns {string|undefined}
 */
export function duration(value) {
  const match = /^P([^T]*)(?:T(.+))?$/.exec(value);
  if (!match) return undefined;
  const words = [...amounts(match[1] ?? '', UNITS), ...amounts(match[2] ?? '', CLOCK_UNITS)];
  return words.length ? intl(Intl.ListFormat, { type: 'conjunction' }).format(words) : undefined;
}

/**
 * @param {string} text such as `3Y2M`
 * @param {Record<string, string>} units
 * @returns {string[]}
 */
function amounts(text, units) {
  return [...text.matchAll(/([\d.]+|X+)([A-Z])/g)].flatMap(([, amount, letter]) => {
    const unit = units[letter ?? ''];
    if (!unit) return [];
    if (amount?.startsWith('X')) return [t('someUnits', { unit: t(`units.${unit}`) })];
    return [intl(Intl.NumberFormat, { style: 'unit', unit, unitDisplay: 'long' }).format(Number(amount))];
  });
}

/**
 * What a time means, as lines of words; the first is the most exact.
 *
 * @param {Time} time
 * @param {'full'|'long'} [style] of days
 * @returns {string[]}
 */
export function timeWords(time, style = 'full') {
  const { value } = time;
  if (REFS.has(value)) return [t(`refs.${value}`)];
  if (time.type === 'DURATION') return [duration(value) ?? value];
  if (time.type === 'SET') return [t('every', { period: duration(value) ?? value })];
  const [, hour] = value.split('T');
  const lines = time.from && time.to ? days(time.from, time.to, style) : [];
  if (hour) lines[0] = [lines[0], clock(hour)].filter(Boolean).join(' · ');
  else lines.unshift(...wholePeriod(value));
  if (lines.length === 0)
    lines.push(value.includes('XXXX') || value.startsWith('X') ? t('unresolved') : value);
  return lines;
}

/**
 * A whole year or month by its name.
 *
 * @param {string} value
 * @returns {string[]}
 */
function wholePeriod(value) {
  const match = /^(\d{4})(-\d{2})?$/.exec(value);
  const first = match && day(`${match[1]}${match[2] ?? '-01'}-01`);
  if (!first) return [];
  return [
    formatter('gregory', match[2] ? { year: 'numeric', month: 'long' } : { year: 'numeric' }).format(first),
  ];
}

/** @param {string} hour what stands after a value's T */
function clock(hour) {
  if (PARTS.has(hour)) return t(`parts.${hour}`);
  const date = new Date(`2000-01-01T${hour.length === 2 ? `${hour}:00` : hour}Z`);
  return Number.isNaN(date.getTime()) ? hour : formatter('gregory', { timeStyle: 'short' }).format(date);
}

/**
 * An amount with its unit in words.
 *
 * @param {import('./types.d.ts').Quantity} quantity
 * @returns {string|undefined}
 */
export function amount(quantity) {
  const exact = stated(quantity);
  const { approximate, min, max, of } = quantity;
  if (exact === undefined) {
    const ends = min !== undefined && max !== undefined && `${number(min)}–${number(max)}`;
    return ends && of ? `${ends} ${of}` : ends || undefined;
  }
  // The signs by which mathematics says it need no words.
  const sign = approximate ? '≈' : min !== undefined ? '≥' : max !== undefined ? '≤' : '';
  return sign ? `${sign} ${exact}` : exact;
}

/**
 * The value that is stated, with its unit or with what it counts.
 *
 * @param {import('./types.d.ts').Quantity} quantity
 * @returns {string|undefined}
 */
function stated({ type, value, unit, of }) {
  if (value === undefined) return undefined;
  if (type === 'COUNT') return of ? `${number(value)} ${of}` : number(value);
  if (type === 'PERCENT')
    return intl(Intl.NumberFormat, { style: 'percent', maximumFractionDigits: 3 }).format(value / 100);
  if (type === 'MONEY' && unit && /^[A-Z]{3}$/.test(unit)) {
    return intl(Intl.NumberFormat, {
      style: 'currency',
      currency: unit,
      currencyDisplay: 'name',
      maximumFractionDigits: 2,
      minimumFractionDigits: 0,
    }).format(value);
  }
  return unit ? `${number(value)} ${unitName(unit)}` : number(value);
}

/** @param {string} unit a unit's symbol */
function unitName(unit) {
  const name = t(`symbols.${unit}`);
  return name.startsWith('symbols.') ? unit : name;
}
