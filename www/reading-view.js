/** The view of one reading: the article with its margin, the strip of sources, the card, the panel, the checklist and what corrects them, which answer each other. */

import { Card } from './article/card.js';
import { offer, walkMarks } from './article/keys.js';
import { Margin } from './article/margin.js';
import { Renderer } from './article/render.js';
import { Checklist } from './check/checklist.js';
import { Modes } from './check/modes.js';
import { ASPECTS } from './check/statements.js';
import { byId, el, painted } from './dom.js';
import { Editor } from './edits/editor.js';
import { FactsBar } from './facts.js';
import { Focus } from './focus.js';
import { t } from './i18n/index.js';
import { keepRead, library } from './library/door.js';
import { Navigator } from './navigator.js';
import { tell } from './notices.js';
import { Panel } from './panel.js';
import { printWith } from './paper.js';
import { drawPresets } from './presets.js';
import { settings } from './settings.js';
import { Voices } from './voices.js';

/** @typedef {import('./reading.js').Reading} Reading */
/** @typedef {import('./types.d.ts').OpenArticle} OpenArticle */
/**
 * @typedef {object} Actions what the view asks of the page
 * @property {(correction: (now: OpenArticle) => import('./corrections.js').Correction) => Promise<Reading|undefined>} amend corrects the article that is shown,
 *   and resolves with its reading, if it is shown then
 * @property {() => ReturnType<import('./shelf.js').Shelf['changesOf']>} changes of the article that is shown
 * @property {() => void} undo
 * @property {() => void} redo
 * @property {() => void} moded the reader goes from reading to checking, or back
 * @property {(key: string|undefined) => void} selected another key is selected
 * @property {() => void} ticked a statement was ticked
 * @property {(quote: import('./types.d.ts').Quote) => void} copy a statement
 * @property {() => void} compare shows all that is open side by side
 * @property {() => void} link copies one to what is selected
 */

export class ReadingView {
  /** What is shown. @type {Reading|undefined} */ #reading;
  /** The id of its article. */
  #id = '';
  #article = byId('article', HTMLElement);
  #reader = byId('reader', HTMLElement);
  #composer = byId('composer', HTMLElement);

  /** @param {Actions} actions */
  constructor(actions) {
    this.actions = actions;
    this.focus = new Focus(this.#reader);
    this.facts = new FactsBar((correction) => void actions.amend(() => correction));
    this.margin = new Margin(this.#article, this.focus, {
      press: (key) => this.press(key),
      ask: () => this.facts.ask(),
    });
    this.renderer = new Renderer(this.#article, byId('preface', HTMLElement), this.margin);
    this.voices = new Voices(byId('voices', HTMLElement), {
      choose: (key) => this.select(key),
      over: (ids) => this.focus.over(ids),
      more: () => this.panel.open('said'),
    });
    this.card = new Card(byId('card', HTMLElement), this.#article, byId('panel', HTMLElement), {
      select: (key) => this.select(key),
      correct: (key) => this.#offers(key),
    });
    this.panel = new Panel((key) => this.select(key));
    this.selected = new Navigator(this.renderer, {
      changed: (key) => {
        this.panel.mark(key);
        this.voices.mark(key);
        this.focus.keep(this.#reading?.voices(key));
        actions.selected(key);
      },
      reveal: () => this.panel.showArticle(),
      moved: (mark) => this.panel.reveal(this.#reading?.selection(mark)?.key ?? mark),
      words: (source) => this.#listWords(source),
      link: () => actions.link(),
    });
    this.checklist = new Checklist({
      ticked: () => {
        this.modes.draw(this.checklist.counts);
        if (this.#reading) keepRead(this.#reading, this.#id);
        actions.ticked();
      },
      correct: (key) => this.editor.openMark(key),
      remove: (key) => this.editor.remove(key),
      copy: (quote) => actions.copy(quote),
      read: (key) => this.select(key),
    });
    this.modes = new Modes((mode) => {
      this.card.close();
      this.checklist.open = mode === 'check';
      if (mode === 'compare') actions.compare();
    }, actions.moded);
    this.editor = new Editor(this.#article, {
      amend: (edits, more) => actions.amend((now) => ({ edits: edits(now.edits ?? []), ...more })),
      changes: () => actions.changes(),
      undo: () => actions.undo(),
      redo: () => actions.redo(),
      select: (key) => this.select(key),
    });
    printWith(byId('paper', HTMLElement), () => this.#reading);
    walkMarks(this.#article, { select: (key) => this.press(key), enter: () => this.card.enter() });
    this.#article.addEventListener('click', (event) => {
      const mark = event.target instanceof Element ? event.target.closest('mark') : null;
      if (mark instanceof HTMLElement && !getSelection()?.toString()) this.press(mark.dataset.key ?? '');
    });
  }

  /**
   * What the card of a mark offers: to correct it, and to take a statement along.
   *
   * @param {string} key
   */
  #offers(key) {
    const links = this.editor.offer(key);
    const reading = this.#reading;
    const quote = reading?.quotes.get(key);
    if (!reading || !quote || quote.kind === 'term') return links;
    const picture = () =>
      library().then(
        ({ openPicture }) => openPicture(reading, quote),
        () => tell(t('partFailed')),
      );
    links.append(
      el('button', { type: 'button', onclick: () => this.actions.copy(quote) }, t('card.copy')),
      el('button', { type: 'button', class: 'to-picture', onclick: () => void picture() }, t('card.picture')),
    );
    return links;
  }

  /** Whether an article is shown, and not the start page. */
  get isOpen() {
    return !this.#reader.hidden;
  }

  /**
   * Lights up what a key names and goes there; a mark's own key stands for what it belongs to. `check-` and an aspect, or `check-source-` and the
   * id of a source, name statements to be checked; `words-` and the id of a source its words in the list; `date` asks for the day of publication.
   *
   * @param {string} key
   */
  select(key) {
    const [, source, aspect] = /^check-(?:source-(.+)|(.+))$/.exec(key) ?? [];
    if (source || aspect) {
      this.checklist.filter(source ? { source } : { aspect: ASPECTS.find((one) => one === aspect) });
      this.modes.go('check');
      return;
    }
    this.modes.go('read');
    if (key === 'date') {
      this.panel.showArticle();
      this.facts.ask();
      return;
    }
    if (key.startsWith('words-')) this.#listWords(key.slice('words-'.length));
    else this.#choose(key, true);
  }

  /**
   * Lights up what was pressed in the text, and shows it in its list.
   *
   * @param {string} key
   */
  press(key) {
    this.#choose(key, false);
    this.panel.reveal(this.#reading?.selection(key)?.key ?? key);
  }

  /**
   * @param {string} key
   * @param {boolean} scroll
   */
  #choose(key, scroll) {
    const selection = this.#reading?.selection(key);
    if (!selection) return;
    void this.selected.select(selection, { mark: selection.keys.includes(key) ? key : undefined, scroll });
  }

  /**
   * Lists the words of one source alone.
   *
   * @param {string} source its id
   */
  #listWords(source) {
    this.card.close();
    this.panel.only(source);
    this.#choose(`said-${source}`, false);
  }

  /**
   * Shows a reading.
   *
   * @param {Reading} reading
   * @param {string} id of its article
   * @param {{again: boolean, aside: boolean}} how `again` where the article is shown already, `aside` where the view stays as it is
   */
  show(reading, id, { again, aside }) {
    this.#reading = reading;
    this.#id = id;
    keepRead(reading, id);
    this.card.close();
    this.card.reading = reading;
    if (!again) {
      this.selected.clear();
      // Before what was shown is laid out once more.
      this.renderer.clear();
      this.panel.clear();
    }
    this.#swap(true);
    this.voices.show(reading);
    this.renderer.show(reading, again);
    offer(this.#article);
    this.facts.show(reading);
    this.editor.show(reading);
    this.checklist.show(reading, id);
    if (!again) this.modes.renew(aside);
    this.modes.draw(this.checklist.counts);
    byId('reader-title', HTMLElement).textContent = reading.title || t('untitled');
    void painted().then(() => {
      if (this.#reading === reading) this.panel.show(reading);
    });
  }

  /** Lets go of what is selected, before the view is left. */
  leave() {
    this.selected.clear();
    this.card.close();
  }

  /** Shows the start page. */
  clear() {
    this.#reading = undefined;
    this.editor.clear();
    this.modes.renew(false);
    this.modes.draw(undefined);
    this.checklist.clear();
    this.#swap(false);
  }

  /** @param {boolean} open whether the article is to be seen, and not the start page */
  #swap(open) {
    this.#composer.hidden = open;
    this.#reader.hidden = !open;
    document.body.classList.toggle('reading', open);
  }

  /** Applies the settings to the view. */
  apply() {
    const { lang, dir } = document.documentElement;
    // It is the page's, in the midst of the article.
    const preface = byId('preface', HTMLElement);
    [preface.lang, preface.dir] = [lang, dir];
    if (this.#reader.dataset.preset !== settings.preset) this.panel.follow(settings.preset);
    this.#reader.dataset.preset = settings.preset;
    if (this.#reading) this.margin.show(this.#reading, settings.preset);
    drawPresets(byId('presets', HTMLElement));
    offer(this.#article);
  }

  /** Puts what is there without an article into the page's language. */
  translate() {
    this.panel.translate();
    this.checklist.translate();
    if (this.#reading) this.modes.draw(this.checklist.counts);
  }

  /** Puts what is said of the article into the page's language. */
  translateReading() {
    if (!this.#reading) return;
    this.facts.show(this.#reading);
    this.voices.show(this.#reading);
    this.renderer.translate(this.#reading);
    this.editor.show(this.#reading);
  }
}
