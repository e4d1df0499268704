/** The start page: the field for text, the samples, and every way in which text or files reach the page (paste, drop, open). */

import { byId, el } from './dom.js';
import { t } from './i18n/index.js';
import { settings } from './settings.js';
import { samples } from './samples/index.js';
import { readClipboard } from './readers/index.js';

/** @typedef {import('./types.d.ts').Article} Article */

/** Longer texts than this go straight to the reading view: a text field lays out all it holds at once. */
const LONG = 100_000;

/** Milliseconds in which an article that was pasted is mostly shown. */
const SOON = 150;

export class Composer {
  #field = byId('text', HTMLTextAreaElement);
  #files = byId('files', HTMLInputElement);
  #drop = byId('drop', HTMLElement);
  #list = byId('samples', HTMLElement);
  /** A text too long for the field, kept beside it. */
  #kept = '';

  /** @param {{read: (article: Article) => void, files: (files: File[]) => void}} actions */
  constructor(actions) {
    this.actions = actions;
    byId('compose', HTMLFormElement).addEventListener('submit', (event) => {
      event.preventDefault();
      actions.read({ text: this.text });
    });
    this.#field.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) actions.read({ text: this.text });
    });
    this.#field.addEventListener('input', () => (this.#kept = ''));
    byId('open', HTMLButtonElement).addEventListener('click', () => this.#files.click());
    this.#files.addEventListener('change', () => {
      if (this.#files.files?.length) actions.files([...this.#files.files]);
      this.#files.value = '';
    });
    document.addEventListener('paste', (event) => this.#paste(event));
    this.#dropping();
    this.translate();
  }

  /** What stands in the field. */
  get text() {
    return this.#kept || this.#field.value;
  }

  set text(text) {
    this.#kept = text.length > LONG ? text : '';
    this.#field.value = text.length > LONG ? '' : text;
  }

  focus() {
    this.#field.focus();
  }

  /** Draws the samples anew, in the page's language. */
  translate() {
    // The reader's own language first.
    const own = (/** @type {{id: string}} */ sample) =>
      (sample.id === 'english') === (settings.language === 'en');
    const ordered = [...samples.filter(own), ...samples.filter((sample) => !own(sample))];
    const items = ordered.map((sample) => {
      const title = sample.text.slice(0, sample.text.indexOf('\n'));
      const rtl = sample.id !== 'english';
      return el(
        'li',
        {},
        el(
          'button',
          {
            type: 'button',
            'data-sample': sample.id,
            onclick: () => this.actions.read({ text: sample.text, sample: sample.id }),
          },
          el('span', { class: 'label' }, t(`samples.${sample.id}`)),
          el('span', { class: 'name', dir: rtl ? 'rtl' : 'ltr', lang: rtl ? 'ar' : 'en' }, title),
        ),
      );
    });
    this.#list.replaceChildren(...items);
  }

  /** @param {ClipboardEvent} event */
  #paste(event) {
    const { clipboardData, target } = event;
    const elsewhere =
      target instanceof HTMLInputElement || (target instanceof Element && target.closest('dialog'));
    if (!clipboardData || elsewhere) return;
    const files = [...clipboardData.files];
    const plain = clipboardData.getData('text/plain');
    if (files.length > 0 && plain === '') {
      event.preventDefault();
      this.actions.files(files);
      return;
    }
    // Into the midst of a text that is being written, a paste is an insertion like any other.
    const inserted = target === this.#field && this.#field.value.trim() !== '' && !this.#allSelected();
    if (inserted || ![...clipboardData.types].some((type) => type.startsWith('text/'))) return;
    event.preventDefault();
    void this.#read(clipboardData);
  }

  /** @param {DataTransfer} data what was pasted or dropped */
  async #read(data) {
    const reading = await readClipboard(data);
    if (!reading) return;
    this.#hold(reading.text);
    this.actions.read({ text: reading.text });
  }

  /**
   * Puts a text that is about to be shown into the field, unless it is shown at once: the field would be laid out for nothing.
   *
   * @param {string} text
   */
  #hold(text) {
    this.#kept = text;
    setTimeout(() => {
      if (this.#kept === text) this.text = text;
    }, SOON);
  }

  #allSelected() {
    return this.#field.selectionStart === 0 && this.#field.selectionEnd === this.#field.value.length;
  }

  #dropping() {
    // Enter and leave come for every element passed over: only the balance says whether the pointer is on the page.
    let depth = 0;
    const show = (/** @type {boolean} */ shown) => (this.#drop.hidden = !shown);
    const wanted = (/** @type {DragEvent} */ event) =>
      event.dataTransfer?.types.some(
        (type) => type === 'Files' || type === 'text/plain' || type === 'text/html',
      ) ?? false;
    document.addEventListener('dragenter', (event) => {
      if (!wanted(event)) return;
      event.preventDefault();
      depth++;
      show(true);
    });
    document.addEventListener('dragleave', () => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) show(false);
    });
    document.addEventListener('dragover', (event) => {
      if (wanted(event)) event.preventDefault();
    });
    document.addEventListener('drop', (event) => {
      if (!wanted(event) || !event.dataTransfer) return;
      event.preventDefault();
      depth = 0;
      show(false);
      const files = [...event.dataTransfer.files];
      if (files.length > 0) {
        this.actions.files(files);
        return;
      }
      void this.#read(event.dataTransfer);
    });
  }
}
