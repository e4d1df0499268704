/**
 * A field for a day that reads day, month, year in every language: the browser's own is in the order of the browser's language, which need not be
 * the page's. The browser's own calendar stands beside it.
 */

import { day } from './day.js';
import { el, svg } from './dom.js';
import { t } from './i18n/index.js';

/** As it is shown, and as most write it, with any sign between the parts. */
const PARTS = /^\s*(\d{1,2})\s*[\s/.\-–،,]\s*(\d{1,2})\s*[\s/.\-–،,]\s*(\d{4})\s*$/;

/**
 * @param {string} iso YYYY-MM-DD, or nothing
 * @returns {string} as the field shows it
 */
export function dayShown(iso) {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso) ?? [];
  return year ? `${Number(date)}/${Number(month)}/${year}` : '';
}

/**
 * The day that a reader wrote: in numbers, day first; in words, or as ISO 8601 has it.
 *
 * @param {string} words
 * @returns {string|undefined} YYYY-MM-DD; undefined where no calendar has it
 */
export function dayRead(words) {
  const plain = words.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 15));
  const [, date = '', month = '', year] = PARTS.exec(plain) ?? [];
  return day(year ? `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` : plain);
}

export class DayField {
  /** @type {HTMLInputElement} */ #text;
  /** @type {HTMLInputElement} */ #calendar;

  /**
   * @param {HTMLInputElement} text where the day is written and read
   * @param {HTMLInputElement} calendar the browser's own field, of which only its calendar is used
   * @param {(iso: string) => void} changed called with the day that the reader has set, or with nothing where there is none any more
   */
  constructor(text, calendar, changed) {
    [this.#text, this.#calendar] = [text, calendar];
    text.addEventListener('change', () => {
      const words = text.value.trim();
      const read = words && dayRead(words);
      text.setCustomValidity(read === undefined ? t('date.unread') : '');
      if (read === undefined) {
        text.reportValidity();
        return;
      }
      this.value = read;
      changed(read);
    });
    text.addEventListener('input', () => text.setCustomValidity(''));
    calendar.addEventListener('change', () => {
      if (!calendar.validity.valid) return;
      text.value = dayShown(calendar.value);
      text.setCustomValidity('');
      changed(calendar.value);
    });
    calendar.addEventListener('click', () => this.open());
  }

  /** The day as YYYY-MM-DD, or nothing. */
  get value() {
    return this.#calendar.value;
  }

  set value(iso) {
    this.#calendar.value = iso;
    this.#text.value = dayShown(iso);
    this.#text.setCustomValidity('');
  }

  /** Whether the reader is writing in it. */
  get isHeld() {
    return document.activeElement === this.#text || document.activeElement === this.#calendar;
  }

  focus() {
    this.#text.focus();
  }

  /** Opens the browser's calendar, where it has one. */
  open() {
    try {
      this.#calendar.showPicker();
    } catch {
      // Older browsers have none, and some want a press on the field itself.
    }
  }
}

/**
 * A field of its own with its label, where the page has none in its HTML.
 *
 * @param {string} label
 * @param {(iso: string) => void} changed
 * @returns {{element: HTMLElement, field: DayField}}
 */
export function dayField(label, changed) {
  const text = el('input', {
    type: 'text',
    class: 'day',
    dir: 'ltr',
    autocomplete: 'off',
    placeholder: t('date.order'),
  });
  const calendar = el('input', { type: 'date', tabindex: '-1', 'aria-hidden': 'true' });
  const icon = svg(
    'svg',
    { viewBox: '0 0 20 20', 'aria-hidden': 'true' },
    svg('path', { d: 'M3 5h14v12H3zM3 9h14M7 3v4M13 3v4' }),
  );
  const element = el(
    'label',
    { class: 'field' },
    el('span', {}, label),
    el('span', { class: 'day-field' }, text, el('span', { class: 'calendar' }, icon, calendar)),
  );
  return { element, field: new DayField(text, calendar, changed) };
}
