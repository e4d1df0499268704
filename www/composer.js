/** The start page: the field for text, the samples, and every way in which text or files reach the page (paste, drop, open). */

import { byId, el, painted } from './dom.js';
import { t } from './i18n/index.js';
import { finished, working } from './notices.js';
import { settings } from './settings.js';
import { titles } from './samples/titles.js';
import { filesOf, pasted } from './incoming.js';
import { stripOf } from './strip.js';

/** @typedef {import('./types.d.ts').Article} Article */
/** @typedef {import('./types.d.ts').OpenArticle} OpenArticle */

/** Longer texts than this go straight to the reading view: a text field lays out all it holds at once. */
const LONG = 100_000;

/** Milliseconds without a key after which what is written is kept. */
const PAUSE = 300;

/** Milliseconds in which an article that was pasted is mostly shown. */
const SOON = 150;

export class Composer {
  #field = byId('text', HTMLTextAreaElement);
  #files = byId('files', HTMLInputElement);
  #drop = byId('drop', HTMLElement);
  #list = byId('samples', HTMLElement);
  /** A text too long for the field, kept beside it. */
  #kept = '';
  #keptNote = byId('kept', HTMLElement);
  /** The open article that is being edited. @type {OpenArticle|undefined} */ #edited;
  #drafted = 0;

  /**
   * `read` is called with an article and, where it is an edition of an open one, with that; `sample` with the id of one of ours; `drafted` when the reader
   * pauses in writing.
   *
   * @param {{read: (article: Article, edited?: OpenArticle) => void, sample: (id: string) => void, files: (files: File[]) => void, drafted: () => void}} actions
   */
  constructor(actions) {
    this.actions = actions;
    byId('compose', HTMLFormElement).addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.#field.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.#submit();
    });
    this.#field.addEventListener('input', () => {
      this.#kept = '';
      clearTimeout(this.#drafted);
      this.#drafted = window.setTimeout(() => actions.drafted(), PAUSE);
    });
    byId('discard', HTMLButtonElement).addEventListener('click', () => {
      this.text = '';
      this.focus();
    });
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
    const long = text.length > LONG;
    this.#edited = undefined;
    this.#kept = long ? text : '';
    this.#field.value = long ? '' : text;
    this.#field.hidden = long;
    this.#sayKept();
  }

  /**
   * @param {Article} article whose text goes into the field
   * @param {OpenArticle} [edited] what is known of it holds for the text that comes of it
   */
  edit(article, edited) {
    this.text = article.text;
    this.#edited = edited;
  }

  /** What stands in the field, and the id of the open article of which it is an edition. */
  get draft() {
    const { text } = this;
    return text.trim() === '' ? undefined : { text, edited: this.#edited?.id };
  }

  focus() {
    if (this.#field.hidden) byId('read', HTMLButtonElement).focus();
    else this.#field.focus();
  }

  #submit() {
    const { text } = this;
    const edited = this.#edited;
    if (!edited || edited.text === text) {
      this.actions.read(edited ?? { text }, edited);
      return;
    }
    // What was a line of the text goes with it.
    const still = (/** @type {string|undefined} */ line) =>
      line && edited.text.includes(line) && !text.includes(line) ? undefined : line;
    const { title, byline } = edited;
    this.actions.read(
      {
        ...edited,
        text,
        title: still(title),
        byline: still(byline),
        sample: undefined,
        packed: undefined,
        note: undefined,
      },
      edited,
    );
  }

  /** Says of a text that the field does not show that it is there. */
  #sayKept() {
    this.#keptNote.hidden = !this.#field.hidden;
    byId('kept-text', HTMLElement).textContent = t('kept', { count: this.#kept.length });
  }

  /** Draws the samples anew, in the page's language. */
  translate() {
    this.#sayKept();
    // The reader's own language first.
    const own = (/** @type {{id: string}} */ sample) =>
      (sample.id === 'english') === (settings.language === 'en');
    const ordered = [...titles.filter(own), ...titles.filter((sample) => !own(sample))];
    const items = ordered.map(({ id, title, strip }) => {
      const rtl = id !== 'english';
      return el(
        'li',
        {},
        el(
          'button',
          {
            type: 'button',
            'data-sample': id,
            onclick: () => this.actions.sample(id),
          },
          el('span', { class: 'label' }, t(`samples.${id}`)),
          el('span', { class: 'name', dir: rtl ? 'rtl' : 'ltr', lang: rtl ? 'ar' : 'en' }, title),
          stripOf(strip),
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
    const begun = () => {
      working('file', t('pasting'));
      return painted();
    };
    const article = (await pasted(data, begun)) ?? { text: '' };
    finished('file');
    if (article.text) this.#hold(article.text);
    this.actions.read(article);
  }

  /**
   * Puts a text that is about to be shown into the field, unless it is shown at once: the field would be laid out for nothing.
   *
   * @param {string} text
   */
  #hold(text) {
    this.#kept = text;
    this.#edited = undefined;
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
    // What is dragged from the page itself is nothing new.
    let own = false;
    document.addEventListener('dragstart', () => (own = true));
    document.addEventListener('dragend', () => (own = false));
    const show = (/** @type {boolean} */ shown) => (this.#drop.hidden = !shown);
    const wanted = (/** @type {DragEvent} */ event) =>
      !own &&
      event.dataTransfer?.types.some(
        (type) => type === 'Files' || type === 'text/plain' || type === 'text/html',
      );
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
      if (event.dataTransfer.files.length > 0) {
        void filesOf(event.dataTransfer).then((files) => this.actions.files(files));
        return;
      }
      void this.#read(event.dataTransfer);
    });
  }
}
