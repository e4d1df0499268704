/** The card of a mark: what it is, on hover, on focus and on a tap. It stays while the pointer is on it and goes with Escape. */

import { el } from '../dom.js';
import { amount, timeWords } from '../format.js';
import { percent, t } from '../i18n/index.js';
import { settings } from '../settings.js';

/** @typedef {import('../reading.js').Reading} Reading */

/** Milliseconds before a card opens under a resting pointer, and before it goes when the pointer has left. */
const OPEN = 180;
const CLOSE = 260;

/** Quotations less certain than this are said to be so. */
const UNSURE = 0.6;

/** Below this width (CSS pixels) a card that was tapped for lies at the foot of the window. */
const NARROW = 640;

export class Card {
  /** @type {Reading|undefined} */ reading;
  /** @type {HTMLElement|undefined} */ #anchor;
  /** What the pointer is on. @type {HTMLElement|null} */ #under = null;
  #timer = 0;
  #pinned = false;

  /**
   * @param {HTMLElement} host
   * @param {HTMLElement} article
   * @param {{select: (key: string) => void, correct: (key: string) => HTMLElement}} actions `correct` gives what offers to correct a mark
   */
  constructor(host, article, actions) {
    this.host = host;
    this.article = article;
    this.actions = actions;
    // Not on pointerover: a page that moves under a resting pointer asks for no card.
    article.addEventListener('pointermove', (event) => {
      const mark = markOf(event.target);
      if (event.pointerType !== 'mouse' || mark === this.#under) return;
      this.#under = mark;
      if (mark && !this.#pinned) this.#later(OPEN, () => this.#open(mark));
    });
    article.addEventListener('pointerout', () => {
      this.#under = null;
      this.#leave();
    });
    host.addEventListener('pointerover', () => clearTimeout(this.#timer));
    host.addEventListener('pointerleave', () => this.#leave());
    article.addEventListener('focusin', (event) => {
      const mark = markOf(event.target);
      if (mark?.matches(':focus-visible')) this.#open(mark);
    });
    article.addEventListener('focusout', (event) => {
      if (event.relatedTarget instanceof Node && host.contains(event.relatedTarget)) return;
      if (!this.#pinned) this.close();
    });
    article.addEventListener('click', (event) => {
      const mark = markOf(event.target);
      // A click that ends a selection of text is none on the mark.
      if (!mark || getSelection()?.toString()) return;
      this.#open(mark);
      this.#pinned = true;
      this.#place();
    });
    document.addEventListener('pointerdown', (event) => {
      if (event.target instanceof Node && !host.contains(event.target)) this.close();
    });
    document.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || host.hidden) return;
      if (host.contains(document.activeElement)) this.#anchor?.focus();
      this.close();
      // What is selected stays so until the next Escape.
      event.stopImmediatePropagation();
    });
    addEventListener('resize', () => this.close());
    addEventListener('scroll', () => this.#place(), { passive: true });
  }

  close() {
    clearTimeout(this.#timer);
    this.#anchor?.removeAttribute('aria-describedby');
    this.#anchor = undefined;
    this.#pinned = false;
    this.host.hidden = true;
  }

  /** Moves the focus into the open card, to its first control. */
  enter() {
    const first = this.host.querySelector('button, a');
    if (!this.host.hidden && first instanceof HTMLElement) first.focus();
  }

  /**
   * @param {number} delay
   * @param {() => void} act
   */
  #later(delay, act) {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(act, delay);
  }

  #leave() {
    if (this.#pinned) clearTimeout(this.#timer);
    else this.#later(CLOSE, () => this.close());
  }

  /** @param {HTMLElement} mark */
  #open(mark) {
    const { reading } = this;
    if (!reading || mark === this.#anchor) {
      clearTimeout(this.#timer);
      return;
    }
    this.close();
    const sections = [];
    for (
      let one = /** @type {HTMLElement|null} */ (mark);
      one && sections.length < 3;
      one = markOf(one.parentElement)
    ) {
      const key = one.dataset.key ?? '';
      const section = describe(reading, key, this.actions.select);
      if (!section) continue;
      if (reading.isCorrected(key)) section.append(el('p', { class: 'note' }, t('edits.byYou')));
      section.append(this.actions.correct(key));
      sections.push(section);
    }
    this.host.replaceChildren(...sections);
    this.host.hidden = false;
    this.#anchor = mark;
    mark.setAttribute('aria-describedby', this.host.id);
    this.#place();
  }

  #place() {
    const { style } = this.host;
    const narrow = this.#pinned && innerWidth < NARROW;
    this.host.classList.toggle('foot', narrow);
    if (!this.#anchor || narrow) return;
    const lines = this.#anchor.getClientRects();
    const first = lines[0];
    const last = lines[lines.length - 1];
    if (!first || !last) return;
    const { offsetWidth: width, offsetHeight: height } = this.host;
    const rtl = this.article.dir === 'rtl';
    const x = rtl ? first.right - width : first.left;
    // Under the first line of a long quotation, not far below at its end.
    const under = lines.length > 2 ? first : last;
    const below = under.bottom + 8;
    const y = below + height > innerHeight && first.top - height - 8 > 0 ? first.top - height - 8 : below;
    style.setProperty('left', `${Math.min(Math.max(x, 8), innerWidth - width - 8)}px`);
    style.setProperty('top', `${y}px`);
  }
}

/**
 * The innermost mark that holds a node.
 *
 * @param {EventTarget|null} target
 * @returns {HTMLElement|null}
 */
export function markOf(target) {
  return target instanceof Element ? target.closest('mark') : null;
}

/**
 * What a mark is, as a section of a card.
 *
 * @param {Reading} reading
 * @param {string} key
 * @param {(key: string) => void} select
 */
function describe(reading, key, select) {
  const entity = key.startsWith('m') ? reading.entityOf(key) : undefined;
  if (entity) return entityCard(reading, key, entity, select);
  const time = key.startsWith('t') ? reading.time(key) : undefined;
  if (time) {
    const [first, ...others] = timeWords(time);
    return section('TIME', t(`timeKinds.${time.type}`), first ?? time.text, [
      ...others.map((line) => el('p', {}, line)),
      el(
        'p',
        { class: 'note' },
        t(time.calendar === 'hijri' ? 'card.hijri' : 'card.value'),
        ' ',
        el('code', { dir: 'ltr' }, time.value),
      ),
    ]);
  }
  const quantity = key.startsWith('n') ? reading.number(key) : undefined;
  if (quantity)
    return section('NUM', t(`numberKinds.${quantity.type}`), amount(quantity) ?? quantity.text, []);
  const quote = reading.quotes.get(key);
  return quote && quoteCard(reading, quote, select);
}

/**
 * @param {string} kind
 * @param {string} label
 * @param {string} name
 * @param {Node[]} body
 * @param {string} [lang] the name's, where it is the article's
 */
function section(kind, label, name, body, lang) {
  return el(
    'section',
    {},
    el('p', { class: 'label' }, el('span', { class: `dot ${kind}`, 'aria-hidden': 'true' }), label),
    el('p', { class: 'name', dir: 'auto', lang }, name),
    ...body,
  );
}

/**
 * @param {Reading} reading
 * @param {string} key the mention's
 * @param {import('../types.d.ts').Entity} entity
 * @param {(key: string) => void} select
 */
function entityCard(reading, key, entity, select) {
  const { lang } = reading;
  const others = entity.aliases.filter((alias) => alias !== entity.name);
  const body = [];
  if (reading.byKey.get(key)?.doubtful) {
    body.push(el('p', { class: 'note' }, t('card.doubtful', { share: percent(reading.confidenceOf(key)) })));
  }
  if (entity.title) body.push(el('p', { dir: 'auto', lang }, entity.title));
  if (entity.gloss && entity.gloss !== entity.name)
    body.push(el('p', { class: 'note', dir: 'auto', lang: 'en' }, entity.gloss));
  if (others.length > 0) {
    const forms = others
      .slice(0, 6)
      .flatMap((alias, n) => [n > 0 ? t('comma') : '', el('bdi', { lang }, alias)]);
    body.push(el('p', { class: 'note' }, t('card.forms'), ' ', ...forms));
  }
  const count = el(
    'button',
    { type: 'button', onclick: () => select(entity.id) },
    t('mentions', { count: reading.mentionsOf(entity.id).length }),
  );
  body.push(el('p', { class: 'links' }, count, ...links(reading, entity)));
  return section(entity.type, t(`kind.${entity.type}`), entity.name, body, lang);
}

/**
 * Where to read more. Nothing is fetched before the reader follows one.
 *
 * @param {Reading} reading
 * @param {import('../types.d.ts').Entity} entity
 */
function links(reading, entity) {
  const wiki = reading.analysis.document.language === 'en' ? 'en' : 'ar';
  const link = (/** @type {string} */ href, /** @type {string} */ label) =>
    el('a', { href, target: '_blank', rel: 'noopener noreferrer', referrerpolicy: 'no-referrer' }, label);
  const found = entity.wikidata && /^Q\d+$/.test(entity.wikidata) ? entity.wikidata : undefined;
  const wikipedia = found
    ? `https://www.wikidata.org/wiki/Special:GoToLinkedPage/${wiki}wiki/${found}`
    : `https://${wiki}.wikipedia.org/w/index.php?search=${encodeURIComponent(entity.name)}`;
  const all = [link(wikipedia, t(found ? 'card.wikipedia' : 'card.search'))];
  if (found) all.push(link(`https://www.wikidata.org/wiki/${found}`, t('card.wikidata')));
  return all;
}

/**
 * @param {Reading} reading
 * @param {import('../types.d.ts').Quote} quote
 * @param {(key: string) => void} select
 */
function quoteCard(reading, quote, select) {
  const source = reading.sourceOf(quote);
  const { lang } = reading;
  const body = [];
  if (quote.speaker) {
    const sort = t(`sorts.${quote.speaker.sourceSort}`);
    body.push(el('p', { class: 'note' }, quote.speaker.inferred ? `${sort} · ${t('card.inferred')}` : sort));
  }
  if (quote.cue) {
    // The gloss is English: for those who read of an article in another language.
    const foreign = settings.language === 'en' && reading.analysis.document.language !== 'en';
    const gloss = foreign && quote.cue.gloss ? ` (${quote.cue.gloss})` : '';
    body.push(
      el(
        'p',
        {},
        t('card.verb'),
        ' ',
        el('b', { dir: 'auto', lang }, quote.cue.text),
        gloss,
        ' · ',
        t(`stances.${quote.cue.stance}`),
      ),
    );
  }
  if (quote.channel)
    body.push(
      el(
        'p',
        { class: 'note' },
        t('card.channel'),
        ' ',
        el('span', { dir: 'auto', lang }, quote.channel.text),
      ),
    );
  const why = t(`why.${quote.why}`);
  body.push(
    el(
      'p',
      { class: 'note' },
      why.startsWith('why.') ? t(`quoteHints.${quote.kind}`) : why,
      quote.repaired ? ` · ${t('card.repaired')}` : '',
      quote.confidence < UNSURE ? ` · ${t('card.unsure')}` : '',
    ),
  );
  if (source && source.quotes.length > 1) {
    const all = el(
      'button',
      { type: 'button', onclick: () => select(`said-${source.id}`) },
      t('card.allQuotes', { count: source.quotes.length }),
    );
    body.push(el('p', { class: 'links' }, all));
  }
  const name = quote.kind === 'term' ? quote.text : source?.name || quote.speaker?.text;
  const label = t(`quoteKinds.${quote.kind}`);
  return section('QUOTE', label, name || t('sorts.unknown'), body, name ? lang : undefined);
}
