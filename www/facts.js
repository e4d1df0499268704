/** What is known of the article as a whole: day of publication, title, byline. Each can be corrected. */

import { byId } from './dom.js';
import { t } from './i18n/index.js';

export class FactsBar {
  #date = byId('date', HTMLInputElement);
  #source = byId('date-source', HTMLElement);
  #title = byId('edit-title', HTMLInputElement);
  #byline = byId('edit-byline', HTMLInputElement);

  /**
   * @param {{dated: (date: string|undefined) => void, corrected: (corrections: {title?: string, byline?: string}) => void}} actions
   */
  constructor(actions) {
    this.#date.addEventListener('change', () => {
      if (this.#date.validity.valid) actions.dated(this.#date.value || undefined);
    });
    this.#title.addEventListener('change', () => {
      const title = this.#title.value.trim();
      actions.corrected({ title });
    });
    this.#byline.addEventListener('change', () => actions.corrected({ byline: this.#byline.value.trim() }));
  }

  /** @param {import('./reading.js').Reading} reading */
  show(reading) {
    const { date, dateSource } = reading.analysis.document;
    // A reader in the middle of a date must not lose it to an analysis that ends.
    if (document.activeElement !== this.#date) this.#date.value = date ?? '';
    this.#source.textContent = t(`date.${dateSource}`);
    this.#title.value = reading.title;
    this.#byline.value = reading.byline;
  }
}
