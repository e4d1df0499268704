/** What is known of the article as a whole: day of publication, title, byline. Each can be corrected. */

import { DayField } from './day-field.js';
import { byId } from './dom.js';
import { t } from './i18n/index.js';

export class FactsBar {
  /** @type {DayField} */ #date;
  #source = byId('date-source', HTMLElement);
  #title = byId('edit-title', HTMLInputElement);
  #byline = byId('edit-byline', HTMLInputElement);

  /**
   * @param {(correction: import('./corrections.js').Correction) => void} corrected
   */
  constructor(corrected) {
    this.#date = new DayField(byId('date-text', HTMLInputElement), byId('date', HTMLInputElement), (date) =>
      corrected({ date: date || undefined }),
    );
    this.#title.addEventListener('change', () => corrected({ title: this.#title.value.trim() }));
    this.#byline.addEventListener('change', () => corrected({ byline: this.#byline.value.trim() }));
  }

  /** Asks for the day of publication: the field has the focus; the browser's calendar stands beside it. */
  ask() {
    byId('date-text', HTMLInputElement).scrollIntoView({ block: 'center' });
    this.#date.focus();
  }

  /** @param {import('./reading.js').Reading} reading */
  show(reading) {
    const { date, dateSource } = reading.analysis.document;
    const { dated } = reading.article;
    const label = byId('date-label', HTMLElement);
    label.textContent = t(date ? 'date.published' : 'date.ask');
    label.classList.toggle('unknown', !date);
    this.#source.textContent = t(`date.${(dateSource === 'given' && dated) || dateSource}`);
    if (!this.#date.isHeld) this.#date.value = date ?? '';
    fill(this.#title, reading.title);
    fill(this.#byline, reading.byline);
  }
}

/**
 * A reader in the middle of a correction must not lose it to an analysis that ends.
 *
 * @param {HTMLInputElement} field
 * @param {string} value
 */
function fill(field, value) {
  if (document.activeElement !== field) field.value = value;
}
