/**
 * `<isnad-article>`: an article with its marks and its margin, in a page of somebody else's.
 *
 *     <script type="module">import 'isnad/element';</script>
 *     <isnad-article date="2025-02-14" lang="ar">قال الوزير: «نعود غدا».</isnad-article>
 *
 * Attributes: `kinds` (`all`, `speech`, `names` or `times`: what is marked), `lang` (`ar` or `en`: of the words around the article), `date` (the day
 * of publication), `theme` (`light`, `dark` or `auto`). Properties: `text` (in place of what stands in the element), `analysis` (given, or as it was
 * made). Events, which bubble: `select` with `detail: {key, kind, item}` when a mark is pressed, `correct` with the same when it is to be
 * corrected; `item` is the mention, time, number or quotation of the analysis. What is marked stays text: it can be copied, and Arabic letters join.
 */
import { describe } from '../../www/article/card-body.js';
import { markOf } from '../../www/article/card.js';
import { Margin } from '../../www/article/margin.js';
import { Renderer } from '../../www/article/render.js';
import { el } from '../../www/dom.js';
import { Focus } from '../../www/focus.js';
import { addWords, t } from '../../www/i18n/index.js';
import { ar } from '../../www/i18n/ar.js';
import { en } from '../../www/i18n/en.js';
import { Reading } from '../../www/reading.js';
import { change, PRESETS } from '../../www/settings.js';
import init, { analyze } from '../../www/pkg/isnad.js';
import styles from './styles.js';

/** @typedef {import('../../www/pkg/analysis.d.ts').Analysis} Analysis */

addWords({
  ar: { ...ar, 'element.correct': 'صحّح…', 'element.failed': 'تعذّر التحليل: {reason}' },
  en: { ...en, 'element.correct': 'Correct…', 'element.failed': 'This could not be analysed: {reason}' },
});

/** Pixels between a mark and its card. */
const UNDER = 6;

export class IsnadArticle extends HTMLElement {
  static observedAttributes = ['kinds', 'lang', 'date', 'theme'];

  /** @type {string|undefined} */ #text;
  /** @type {Analysis|undefined} */ #given;
  /** @type {Reading|undefined} */ #reading;
  #generation = 0;
  #frame = el('div', { class: 'isnad' });
  #article = el('article', { class: 'article' });
  #preface = el('div', { id: 'preface' });
  #card = el('div', { id: 'card', role: 'dialog', hidden: true });
  #focus = new Focus(this.#frame);
  #margin = new Margin(this.#article, this.#focus, { press: (key) => this.#press(key), ask: () => {} });
  #renderer = new Renderer(this.#article, this.#preface, this.#margin);
  /** Resolves when what is asked for now is shown. @type {Promise<void>} */ ready = Promise.resolve();

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [sheet];
    this.#article.append(this.#preface);
    this.#frame.append(this.#article, this.#card);
    root.append(this.#frame);
    this.#article.addEventListener('click', ({ target }) => {
      const mark = markOf(target);
      if (mark && !getSelection()?.toString()) this.#press(mark.dataset.key ?? '', mark);
      else this.#close();
    });
    this.#frame.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.#close();
    });
  }

  connectedCallback() {
    this.#again();
  }

  /**
   * @param {string} name
   * @param {string|null} before
   * @param {string|null} now
   */
  attributeChangedCallback(name, before, now) {
    if (before === now || !this.isConnected) return;
    if (name === 'date') this.#given = undefined;
    if (name !== 'theme') this.#again();
  }

  /** The article. */
  get text() {
    return this.#text ?? this.textContent;
  }

  set text(text) {
    this.#text = text;
    this.#given = undefined;
    if (this.isConnected) this.#again();
  }

  /** The analysis that is shown. @returns {Analysis|undefined} */
  get analysis() {
    return this.#reading?.analysis;
  }

  /** An analysis of the text that was made elsewhere, a worker say; nothing is analysed then. */
  set analysis(analysis) {
    this.#given = analysis;
    if (this.isConnected) this.#again();
  }

  #again() {
    this.ready = this.#show().catch((error) => {
      if (error instanceof Error)
        this.#article.replaceChildren(t('element.failed', { reason: error.message }));
    });
  }

  async #show() {
    const generation = ++this.#generation;
    const { text } = this;
    const given = this.#given;
    if (!given) await init();
    // Something else is asked for by now.
    if (generation !== this.#generation) return;
    const analysis = given ?? analyze(text, { date: this.getAttribute('date') ?? '' });
    const reading = await Reading.of({ text }, analysis, true);
    if (generation !== this.#generation) return;
    const kinds = PRESETS.find((preset) => preset === this.getAttribute('kinds')) ?? 'all';
    const language = this.closest('[lang]')?.getAttribute('lang')?.startsWith('ar') ? 'ar' : 'en';
    change({ language, preset: kinds });
    this.#frame.lang = language;
    this.#frame.dir = language === 'ar' ? 'rtl' : 'ltr';
    this.#frame.dataset.preset = kinds;
    this.#reading = reading;
    this.#close();
    this.#renderer.show(reading, false, kinds);
    await this.#renderer.done;
  }

  /**
   * @param {string} key
   * @param {HTMLElement|undefined} [mark]
   */
  #press(key, mark = this.#renderer.elements(key)[0]) {
    const reading = this.#reading;
    const found = reading && this.#found(key);
    if (!reading || !found || !mark) return;
    this.dispatchEvent(new CustomEvent('select', { detail: found, bubbles: true, composed: true }));
    const section = describe(reading, key, (other) => this.#press(other));
    if (!section) return;
    const correct = el('button', { type: 'button', class: 'deed' }, t('element.correct'));
    correct.addEventListener('click', () => {
      this.#close();
      this.dispatchEvent(new CustomEvent('correct', { detail: found, bubbles: true, composed: true }));
    });
    section.append(correct);
    this.#card.replaceChildren(section);
    this.#card.hidden = false;
    const [line] = mark.getClientRects();
    const frame = this.#frame.getBoundingClientRect();
    if (!line) return;
    const room = frame.width - this.#card.offsetWidth;
    this.#card.style.setProperty('left', `${Math.max(0, Math.min(line.left - frame.left, room))}px`);
    this.#card.style.setProperty('top', `${line.bottom - frame.top + UNDER}px`);
    this.#focus.keep(reading.voices(key));
  }

  #close() {
    this.#card.hidden = true;
    this.#focus.keep(undefined);
  }

  /**
   * What a mark is in the analysis.
   *
   * @param {string} key
   */
  #found(key) {
    const reading = this.#reading;
    const mark = reading?.byKey.get(key);
    if (!reading || !mark) return undefined;
    const { mentions, times, numbers } = reading.analysis;
    // Keys are the first letter of the layer and the place in it, from 1; those of quotations are their ids.
    const layer = { m: mentions, t: times, n: numbers }[key.charAt(0)];
    const item = layer ? layer[Number(key.slice(1)) - 1] : reading.quotes.get(key);
    return { key, kind: mark.kind, item };
  }
}

if (!customElements.get('isnad-article')) customElements.define('isnad-article', IsnadArticle);
