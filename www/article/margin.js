/**
 * Sets the notes of the margin beside their lines, with the rail: a knot for each, a bar as long as the words. A part of the article gets its
 * margin when it comes near the window. All is made first, then measured, then placed: the page is laid out once for a part.
 */

import { el } from '../dom.js';
import { t } from '../i18n/index.js';
import { drawKnot } from './knots.js';
import { meanTimes, notesOf } from './notes.js';
import { narrow } from './turns.js';

/** @typedef {import('../reading.js').Reading} Reading */
/** @typedef {import('./notes.js').Note} Note */
/** A paragraph with what belongs beside it. @typedef {{para: HTMLElement, notes: Note[], layer: HTMLElement, rails: HTMLElement}} Beside */
/** Where a note wants to stand, in pixels from the top of its part. @typedef {{note: Note, beside: Beside, y: number, top: number, height: number, line: number, above: number, at: number}} Place */

/** Pixels between two notes, from a knot to its bar, between two bars, and the least height of a bar. */
const BETWEEN = 7;
const UNDER_KNOT = 12;
const BARS = 3;
const LEAST = 10;

/** Notes that stand so many lines from where they belong crowd; more than so many that do are told as one. */
const LINES = 2;
const CROWD = 3;

export class Margin {
  /** @type {Reading|undefined} */ #reading;
  #preset = '';
  /** The height of a line of a note, in pixels. */
  #line = 22;
  /** Parts near the window. @type {Set<Element>} */ #near = new Set();
  /** @type {WeakMap<Element, Beside[]>} */ #made = new WeakMap();
  /** @type {IntersectionObserver} */ #seen;
  /** @type {ResizeObserver} */ #sized;

  /**
   * @param {HTMLElement} article
   * @param {{isLit: (source: string) => boolean, over?: (sources: string[]|undefined) => void}} focus
   * @param {{press: (key: string) => void, ask: () => void}} [actions] `press` is called with the key of the mark whose note is pressed, `ask` where
   *   it asks for the day of publication
   */
  constructor(article, focus, actions) {
    this.article = article;
    this.focus = focus;
    article.addEventListener('click', ({ target }) => {
      const note = noteOf(target);
      if (note?.hasAttribute('data-asks')) actions?.ask();
      else if (note) actions?.press(note.dataset.key ?? '');
    });
    article.addEventListener('pointerover', ({ target, pointerType }) => {
      const source = noteOf(target)?.dataset.source;
      if (source && pointerType === 'mouse') focus.over?.([source]);
    });
    article.addEventListener('pointerout', ({ target }) => {
      if (noteOf(target)?.dataset.source) focus.over?.(undefined);
    });
    this.#seen = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) this.#near.add(target);
          else this.#near.delete(target);
          if (isIntersecting) this.#place(target);
        }
      },
      { rootMargin: '50% 0px' },
    );
    this.#sized = new ResizeObserver((entries) => {
      for (const { target } of entries) if (this.#near.has(target)) this.#place(target);
    });
    document.fonts.addEventListener('loadingdone', () => this.#again());
    // On paper every part is there, and each note stands in the flow beside its paragraph.
    addEventListener('beforeprint', () => {
      for (const part of this.article.querySelectorAll('.chunk')) {
        // A sheet of paper is wider than the window of a phone.
        if (narrow.matches) this.#clear(part);
        this.#fill(part, true);
      }
    });
    addEventListener('afterprint', () => {
      if (narrow.matches) this.renew();
    });
  }

  /**
   * @param {Reading} reading that is shown from now on
   * @param {string} preset what is looked for in it
   */
  show(reading, preset) {
    if (reading === this.#reading && preset === this.#preset) return;
    this.#reading = reading;
    this.#preset = preset;
    this.renew();
  }

  /** Makes every note anew: what is looked for has changed, or the words of the page. */
  renew() {
    for (const part of this.article.querySelectorAll('.chunk')) this.#clear(part);
    this.#again();
  }

  /** @param {Element} part of the article, that has just been made whole */
  watch(part) {
    this.#seen.observe(part);
    this.#sized.observe(part);
  }

  /** @param {Element} part whose margin is wanted at once, since it is about to be painted */
  now(part) {
    this.#near.add(part);
    this.#place(part);
  }

  forget() {
    this.#seen.disconnect();
    this.#sized.disconnect();
    this.#near.clear();
    this.#reading = undefined;
  }

  #again() {
    for (const part of this.#near) this.#place(part);
  }

  /** @param {Element} part */
  #clear(part) {
    for (const { layer, rails } of this.#made.get(part) ?? []) {
      layer.remove();
      rails.remove();
    }
    this.#made.delete(part);
  }

  /**
   * @param {Element} part
   * @param {boolean} [wide] whether there is room for notes, whatever the window has
   * @returns {Beside[]}
   */
  #fill(part, wide = !narrow.matches) {
    const made = this.#made.get(part);
    if (made) return made;
    /** @type {Beside[]} */
    const all = [];
    const reading = this.#reading;
    for (const para of reading ? part.querySelectorAll('.para') : []) {
      if (!reading || !(para instanceof HTMLElement) || !para.querySelector('mark')) continue;
      const notes = wide ? notesOf(para, reading, this.#preset) : [];
      if (!wide && this.#preset === 'times') meanTimes(para, reading);
      const speech = this.#preset === 'all' || this.#preset === 'speech';
      if (notes.length === 0 && !(speech && para.querySelector('mark:is(.verbatim, .sense)'))) continue;
      const layer = el(
        'div',
        { class: 'notes', 'aria-hidden': 'true' },
        ...notes.map(({ element }) => element),
      );
      const rails = el('div', { class: 'rails', 'aria-hidden': 'true' });
      for (const { element, source } of notes) element.classList.toggle('voice', this.focus.isLit(source));
      para.append(layer, rails);
      all.push({ para, notes, layer, rails });
    }
    this.#made.set(part, all);
    return all;
  }

  /** @param {Element} part */
  #place(part) {
    if (!this.#reading) return;
    const all = this.#fill(part);
    const [some] = all;
    if (!some) return;
    this.#line = parseFloat(getComputedStyle(some.layer).lineHeight) || this.#line;
    const { top } = part.getBoundingClientRect();
    const measured = all.map((beside) => this.#measure(beside, top));
    const places = measured.flatMap(({ places: some }) => some);
    const crowds = narrow.matches ? [] : spread(places);
    const gathered = new Set(crowds.flat());
    for (const { beside, bars, offset, places: own } of measured) {
      for (const old of beside.layer.querySelectorAll('.crowd')) old.remove();
      /** @type {Element[]} */
      const inside = bars.map((bar) => this.#bar(bar));
      for (const place of own) {
        place.note.element.classList.toggle('gathered', gathered.has(place));
        inside.push(...this.#knot(place, offset, gathered.has(place)));
      }
      beside.rails.replaceChildren(...inside);
      for (const crowd of crowds) {
        const [first] = crowd;
        if (first?.beside !== beside) continue;
        const note = collect(crowd, this.#preset);
        note.style.insetBlockStart = `${first.at - offset}px`;
        beside.layer.append(note);
      }
    }
  }

  /**
   * @param {Beside} beside
   * @param {number} top of the part
   */
  #measure(beside, top) {
    const offset = beside.para.getBoundingClientRect().top - top;
    /** @type {Place[]} */
    const places = [];
    /** Whose note stands at the beginning of a bar. @type {Set<HTMLElement>} */
    const knotted = new Set();
    for (const note of beside.notes) {
      const [line] = note.mark.getClientRects();
      if (!line) continue;
      const y = line.top + line.height / 2 - top;
      if (note.knot !== 'small') knotted.add(note.mark);
      const above = note.last?.offsetTop ?? 0;
      const height = note.element.offsetHeight;
      const top_ = y - this.#line / 2 - above + 1;
      places.push({
        note,
        beside,
        y,
        top: top_,
        at: top_,
        height,
        line: this.#line,
        above: above + this.#line / 2,
      });
    }
    return { beside, offset, places, bars: this.#bars(beside.para, top + offset, knotted) };
  }

  /**
   * The bars beside a paragraph: one for each statement, those inside others on a second track.
   *
   * @param {HTMLElement} para
   * @param {number} top of the paragraph in the window
   * @param {Set<HTMLElement>} knotted the marks at whose beginning a knot stands
   * @returns {Bar[]}
   */
  #bars(para, top, knotted) {
    /** @type {Map<string, Bar>} */
    const bars = new Map();
    let reach = -BARS;
    for (const mark of para.querySelectorAll('mark:is(.verbatim, .sense)')) {
      if (!(mark instanceof HTMLElement)) continue;
      const lines = mark.getClientRects();
      const [first] = lines;
      const last = lines[lines.length - 1];
      const key = mark.dataset.key ?? '';
      if (!first || !last) continue;
      const to = last.bottom - top - 3;
      const sofar = bars.get(key);
      if (sofar) {
        sofar.to = Math.max(sofar.to, to);
        continue;
      }
      const inner = mark.parentElement?.closest('mark:is(.verbatim, .sense)') !== null;
      let from = first.top - top + 5;
      if (!inner && knotted.has(mark)) from = first.top - top + first.height / 2 + UNDER_KNOT;
      if (!inner && from < reach) from = reach + BARS;
      const quote = this.#reading?.quotes.get(key);
      const source = (quote && this.#reading?.sourceOf(quote)?.id) ?? '';
      const bar = { look: this.#reading?.byKey.get(key)?.look ?? '', source, from, to, inner };
      bars.set(key, bar);
      if (!inner) reach = Math.max(to, from + LEAST);
    }
    for (const bar of bars.values()) bar.to = Math.max(bar.to, bar.from + LEAST);
    return [...bars.values()];
  }

  /** @param {Bar} bar */
  #bar({ look, source, from, to, inner }) {
    const bar = el('i', { class: `bar ${look}${inner ? ' inner' : ''}`, 'data-source': source });
    bar.classList.toggle('voice', this.focus.isLit(source));
    bar.style.insetBlockStart = `${from}px`;
    bar.style.blockSize = `${to - from}px`;
    return bar;
  }

  /**
   * @param {Place} place
   * @param {number} offset of its paragraph in the part
   * @param {boolean} gathered whether it stands in the note of a crowd
   * @returns {Generator<Element, void>}
   */
  *#knot({ note, y, top, at, above }, offset, gathered) {
    note.element.style.insetBlockStart = `${at - offset}px`;
    const lit = this.focus.isLit(note.source) ? 'voice' : '';
    if (note.knot !== 'small') {
      const knot = drawKnot(note.knot, `${note.hue || 'neutral'} ${lit}`);
      if (note.source) knot.dataset.source = note.source;
      knot.style.insetBlockStart = `${y - offset}px`;
      yield knot;
    }
    if (at - top > BETWEEN + 1 && !narrow.matches && !gathered) {
      const tie = el('i', { class: `tie ${note.hue} ${lit}`, 'data-source': note.source });
      const from = y - offset + (note.knot === 'small' ? 0 : 9);
      tie.style.insetBlockStart = `${from}px`;
      tie.style.blockSize = `${Math.max(at + above - offset - from, 0)}px`;
      yield tie;
    }
  }
}

/** @typedef {{look: string, source: string, from: number, to: number, inner: boolean}} Bar */

/**
 * @param {EventTarget|null} target
 * @returns {HTMLElement|null} the note that holds it, where it is one mark's
 */
function noteOf(target) {
  return target instanceof Element ? target.closest('.note[data-key]') : null;
}

/**
 * Moves notes that would meet down, in the order of their lines. Where more crowd than can stand near their lines, those go into one.
 *
 * @param {Place[]} places
 * @returns {Place[][]} the crowds
 */
function spread(places) {
  places.sort((a, b) => a.y - b.y);
  stack(places);
  /** @type {Place[][]} */
  const crowds = [];
  /** @type {Place[]} */
  let run = [];
  const close = () => {
    if (run.length > CROWD) crowds.push(run);
    run = [];
  };
  for (const place of places) {
    if (place.at - place.top > LINES * place.line) run.push(place);
    else close();
  }
  close();
  if (crowds.length === 0) return crowds;
  for (const [first, ...others] of crowds) {
    if (first) first.height = first.line;
    for (const other of others) other.height = -BETWEEN;
  }
  stack(places);
  return crowds;
}

/** @param {Place[]} places in their order */
function stack(places) {
  let floor = -Infinity;
  for (const place of places) {
    place.at = place.height > 0 ? Math.max(place.top, floor) : place.top;
    floor = Math.max(floor, place.at + place.height + BETWEEN);
  }
}

/**
 * The one note for a crowd: it opens when it is pointed at.
 *
 * @param {Place[]} crowd
 * @param {string} preset
 */
function collect(crowd, preset) {
  const kind = preset === 'names' || preset === 'times' ? preset : 'speech';
  const inside = crowd.map(({ note }) => note.element.cloneNode(true));
  return el(
    'div',
    { class: 'note crowd' },
    el('span', { class: 'how' }, t(`crowd.${kind}`, { count: crowd.length })),
    el('div', { class: 'inside' }, ...inside),
  );
}
