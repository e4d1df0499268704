/** The view of the comparison: reads what is open, has it compared, and shows the parts. */

import { byId, el } from '../dom.js';
import { giveHues } from '../hues.js';
import { t } from '../i18n/index.js';
import { announce, say } from '../notices.js';
import { saved } from '../saving.js';
import { alone, differing, timeline } from './days.js';
import { matrix } from './matrix.js';
import { confronting } from './translation.js';
import { wordings } from './wordings.js';

/** @typedef {import('../types.d.ts').OpenArticle} OpenArticle */
/** @typedef {import('../types.d.ts').Analysis} Analysis */
/** @typedef {import('../pkg/workshop.js').Compared} Compared */
/** @typedef {import('./parts.js').Scene} Scene */
/**
 * What the page does for the comparison.
 *
 * @typedef {object} Actions
 * @property {(one: OpenArticle) => Promise<Analysis>} read analyses an article as it is shown
 * @property {(form: string, articles: Compared[]) => Promise<string>} compare
 * @property {(one: OpenArticle) => string} label what an article is called
 * @property {(one: OpenArticle, key: string|undefined) => void} open shows an article, at what the key names
 */

/** The longest name of an article, in UTF-16 code units. */
const LABEL = 60;

export class Comparer {
  #host = byId('compare', HTMLElement);
  /** What is shown. @type {Scene|undefined} */ #scene;
  /** With which names it was made. */
  #named = false;
  #generation = 0;

  /** @param {Actions} actions */
  constructor(actions) {
    this.actions = actions;
  }

  /**
   * Compares articles and shows how they differ; where they are those of before, as it was.
   *
   * @param {readonly OpenArticle[]} articles
   * @param {boolean} named whether there are models
   */
  async show(articles, named) {
    const before = this.#scene?.articles;
    const same = before?.length === articles.length && before.every((one, n) => one === articles[n]);
    if (same && named === this.#named) return;
    const generation = ++this.#generation;
    this.#scene = undefined;
    this.#host.replaceChildren(
      this.#head([el('p', { role: 'status' }, t(articles.length > 1 ? 'compare.working' : 'compare.alone'))]),
    );
    if (articles.length < 2) return;
    try {
      const scene = await this.#compared(articles, () => generation === this.#generation);
      if (!scene) return;
      this.#named = named;
      this.#scene = scene;
      this.#draw();
      announce(t('compare.done'));
    } catch {
      // Also where another article was asked for meanwhile: coming back asks again.
      if (generation === this.#generation) {
        this.#host.replaceChildren(this.#head([el('p', { role: 'alert' }, t('compare.failed'))]));
      }
    }
  }

  /**
   * @param {readonly OpenArticle[]} articles
   * @param {() => boolean} wanted
   * @returns {Promise<Scene|undefined>} undefined where it is not wanted any more
   */
  async #compared(articles, wanted) {
    /** @type {Analysis[]} */
    const analyses = [];
    for (const one of articles) {
      analyses.push(await this.actions.read(one));
      if (!wanted()) return undefined;
    }
    performance.mark('isnad:compare');
    const names = articles.map((one, n) => titled(one, analyses[n]) ?? this.actions.label(one));
    const comparison = JSON.parse(await this.actions.compare('json', given(articles, analyses, names)));
    performance.measure('isnad:compared', 'isnad:compare');
    const sources = /** @type {import('./parts.js').Voice[]} */ (comparison.sources);
    for (const one of sources) one.hue = 'sx';
    giveHues(sources);
    const go = (/** @type {number} */ n, /** @type {string|undefined} */ key) => {
      const article = articles[n];
      if (article) this.actions.open(article, key);
    };
    const voices = new Map(sources.map((one) => [one.id, one]));
    return wanted() ? { articles, analyses, names, comparison, voices, go } : undefined;
  }

  /** Draws what is shown anew, in the page's language. */
  translate() {
    if (this.#scene) this.#draw();
  }

  #draw() {
    const scene = this.#scene;
    if (!scene) return;
    const { articles, sources } = scene.comparison;
    const told = [
      t('compare.sources', { count: sources.filter(({ sort }) => sort !== 'unknown').length }),
      t('compare.statements', { count: articles.reduce((sum, one) => sum + one.statements, 0) }),
      t('compare.shared', { count: scene.comparison.statements.length }),
    ];
    const file =
      (/** @type {string} */ form, /** @type {string} */ suffix, /** @type {string} */ type) => () =>
        void this.#save(scene, form, suffix, type);
    const button = (/** @type {string} */ label, /** @type {() => void} */ onclick) =>
      el('button', { type: 'button', class: 'plain strong', onclick }, label);
    this.#host.replaceChildren(
      this.#head([
        el('p', { class: 'lead' }, told.join(' · ')),
        el(
          'div',
          { class: 'row-of-buttons' },
          button(t('compare.brief'), file('markdown', 'md', 'text/markdown;charset=utf-8')),
          button(t('compare.table'), file('csv', 'csv', 'text/csv;charset=utf-8')),
        ),
      ]),
      el(
        'div',
        { class: 'parts' },
        matrix(scene),
        wordings(scene),
        timeline(scene),
        differing(scene),
        alone(scene),
        confronting(scene, async (original, translation) => {
          const pair = [original, translation];
          const texts = pair.flatMap((n) => scene.articles[n] ?? []);
          const analyses = pair.flatMap((n) => scene.analyses[n] ?? []);
          return JSON.parse(await this.actions.compare('translation', given(texts, analyses, [])));
        }),
      ),
    );
  }

  /** @param {import('../dom.js').Child[]} children */
  #head(children) {
    const count = this.#scene?.articles.length ?? 0;
    const title = count > 1 ? t('compare.title', { count }) : t('modes.compare');
    return el('div', { class: 'top' }, el('h1', { id: 'compare-title' }, title), ...children);
  }

  /** @param {Scene} scene @param {string} form @param {string} suffix @param {string} type */
  async #save({ articles, analyses, names }, form, suffix, type) {
    try {
      const content = await this.actions.compare(form, given(articles, analyses, names));
      say(t('compare.saved', { name: saved(new Blob([content], { type }), t('compare.stem'), suffix) }));
    } catch {
      say(t('compare.failed'));
    }
  }
}

/**
 * The title of an article that was not shown yet, by which nothing calls it so far.
 *
 * @param {OpenArticle} one
 * @param {Analysis|undefined} analysis
 * @returns {string|undefined}
 */
function titled({ text, title }, analysis) {
  const found = analysis?.document.title;
  const words = title ?? (found && text.slice(found.start, found.end));
  return words && (words.length > LABEL ? `${words.slice(0, LABEL).trimEnd()}…` : words);
}

/**
 * @param {readonly OpenArticle[]} articles
 * @param {readonly Analysis[]} analyses
 * @param {readonly string[]} names
 * @returns {Compared[]}
 */
function given(articles, analyses, names) {
  return articles.map(({ text }, n) => ({ text, analysis: JSON.stringify(analyses[n]), name: names[n] }));
}
