/** The panel of views beside the article: tabs, one view at a time, drawn when it is looked at. On a narrow window the article is a tab too. */

import { byId, el, inFrames } from './dom.js';
import { t } from './i18n/index.js';
import { numbers } from './views/numbers.js';
import { overview } from './views/overview.js';
import { people } from './views/people.js';
import { said } from './views/said.js';
import { Sieve, SieveBar } from './views/sieve.js';
import { timeline } from './views/timeline.js';

/** @type {Record<string, import('./views/parts.js').View>} */
const VIEWS = { said, people, timeline, numbers, overview };

/** Which view goes with what is looked for. @type {Record<string, string>} */
const OF_PRESET = { all: 'said', speech: 'said', names: 'people', times: 'timeline' };

/** Which view lists a mark, by the first letter of its key. @type {Record<string, string>} */
const OF_KEY = { q: 'said', s: 'said', m: 'people', e: 'people', t: 'timeline', n: 'numbers' };

const NAMES = ['article', ...Object.keys(VIEWS)];

/** From this width on the panel stands beside the article; `style/adapt.css` has the same. */
const wide = matchMedia('(min-width: 68.8125rem)');

export class Panel {
  /** @type {import('./reading.js').Reading|undefined} */ #reading;
  /** @type {string|undefined} */ #selected;
  #view = byId('view', HTMLElement);
  #tabs = byId('tabs', HTMLElement);
  #reader = byId('reader', HTMLElement);
  /** Of what is drawn: a view that another has taken the place of is not drawn to its end. */
  #generation = 0;
  #name = wide.matches ? 'said' : 'article';
  /** What of each view is looked at. @type {Map<string, Sieve>} */ #sieves = new Map();
  #bar = new SieveBar({
    changed: () => {
      this.#view.scrollTop = 0;
      this.#draw();
    },
    select: (key) => this.select(key),
  });

  /** @param {(key: string) => void} select */
  constructor(select) {
    this.select = select;
    this.#view.before(this.#bar.node);
    this.#tabs.addEventListener('keydown', (event) => this.#key(event));
    wide.addEventListener('change', () =>
      this.open(wide.matches && this.#name === 'article' ? 'said' : this.#name),
    );
    this.translate();
  }

  /** Draws the tabs anew, in the page's language. */
  translate() {
    const tabs = NAMES.map((name) =>
      el(
        'button',
        {
          type: 'button',
          role: 'tab',
          id: `tab-${name}`,
          'data-name': name,
          'aria-controls': name === 'article' ? 'article' : 'view',
          onclick: () => this.open(name),
        },
        t(`views.${name}`),
      ),
    );
    this.#tabs.replaceChildren(...tabs);
    this.open(this.#name);
  }

  /** @param {import('./reading.js').Reading} reading */
  show(reading) {
    this.#reading = reading;
    this.#draw();
  }

  /** Empties the view, until the next reading is shown. */
  clear() {
    this.#generation++;
    this.#reading = undefined;
    this.#sieves.clear();
    this.#view.replaceChildren();
  }

  /** Brings the article to the front where it and the panel share the window. */
  showArticle() {
    if (!wide.matches) this.open('article');
  }

  /** @param {string} preset what is looked for from now on */
  follow(preset) {
    if (wide.matches) this.open(OF_PRESET[preset] ?? 'said');
  }

  /** @param {string} name of a view */
  open(name) {
    if (name !== this.#name) this.#view.scrollTop = 0;
    this.#name = name;
    this.#reader.dataset.view = name;
    for (const tab of this.#tabs.children) {
      const chosen = tab instanceof HTMLElement && tab.dataset.name === name;
      tab.setAttribute('aria-selected', String(chosen));
      if (tab instanceof HTMLElement) tab.tabIndex = chosen ? 0 : -1;
    }
    this.#view.setAttribute('aria-labelledby', `tab-${name}`);
    this.#draw();
  }

  /**
   * Lists the words of one source alone.
   *
   * @param {string} source its id
   */
  only(source) {
    const sieve = this.#sieveOf('said');
    [sieve.source, sieve.query] = [source, ''];
    this.#view.scrollTop = 0;
    this.open('said');
  }

  /**
   * Brings the list that has what was pressed in the text to the front, where it stands beside it, and shows it there.
   *
   * @param {string} key of a mark, an entity or a source
   */
  reveal(key) {
    const name = OF_KEY[key.charAt(0)];
    const reading = this.#reading;
    if (!name || !reading || !wide.matches) return;
    const sieve = this.#sieveOf(name);
    // Words inside what the same source says are listed there.
    let quote = reading.quotes.get(key);
    for (let outer = quote; outer; outer = reading.quotes.get(outer.within ?? '')) {
      if (quote && outer.source === quote.source) quote = outer;
    }
    sieve.wanted = quote?.id ?? key;
    sieve.query = '';
    if (sieve.source !== undefined && quote?.source !== sieve.source) sieve.source = undefined;
    if (name === this.#name && this.#show()) return;
    this.open(name);
  }

  /** @returns {boolean} whether what is wanted is there, and was brought into view */
  #show() {
    const { wanted = '' } = this.#sieveOf(this.#name);
    const found = wanted && this.#view.querySelector(`[data-select="${CSS.escape(wanted)}"]`);
    if (!(found instanceof HTMLElement)) return false;
    this.#sieveOf(this.#name).wanted = undefined;
    const { top, bottom } = found.getBoundingClientRect();
    const frame = this.#view.getBoundingClientRect();
    // Within the list alone: the text stays where it is.
    if (top < frame.top || bottom > frame.bottom - frame.height / 4) {
      this.#view.scrollTop += top - frame.top - frame.height / 4;
    }
    return true;
  }

  /** @param {string} view @returns {Sieve} */
  #sieveOf(view) {
    const sieve = this.#sieves.get(view) ?? new Sieve();
    this.#sieves.set(view, sieve);
    return sieve;
  }

  /** @param {string|undefined} key what is selected, to be shown as such */
  mark(key) {
    this.#selected = key;
    for (const element of this.#view.querySelectorAll('[data-select]')) {
      element.setAttribute('aria-pressed', String(element.getAttribute('data-select') === key));
    }
  }

  #draw() {
    const generation = ++this.#generation;
    const view = VIEWS[this.#name];
    const sieve = this.#sieveOf(this.#name);
    this.#bar.show(this.#name, sieve, this.#reading);
    if (!view || !this.#reading) return;
    const { scrollTop } = this.#view;
    this.#view.setAttribute('aria-busy', 'true');
    this.#view.replaceChildren(el('h2', {}, t(`viewTitles.${this.#name}`)));
    const steps = view(this.#view, this.#reading, this.select, sieve);
    void inFrames(steps, () => generation === this.#generation).then((whole) => {
      if (!whole) return;
      this.#view.removeAttribute('aria-busy');
      // Setting it would have the view laid out at once.
      if (scrollTop > 0) this.#view.scrollTop = scrollTop;
      this.mark(this.#selected);
      this.#show();
      sieve.wanted = undefined;
    });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const names = wide.matches ? NAMES.slice(1) : NAMES;
    const at = names.indexOf(this.#name);
    const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const backward = document.documentElement.dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
    let to;
    if (event.key === forward) to = (at + 1) % names.length;
    else if (event.key === backward) to = (at + names.length - 1) % names.length;
    else if (event.key === 'Home') to = 0;
    else if (event.key === 'End') to = names.length - 1;
    else return;
    event.preventDefault();
    this.open(names[to] ?? 'said');
    byId(`tab-${this.#name}`, HTMLButtonElement).focus();
  }
}
