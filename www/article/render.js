/** Sets the article for reading: its blocks in their parts, marks in place, in slices short enough never to hold up the page. */

import { el, inFrames, inSlices, painted } from '../dom.js';
import { t } from '../i18n/index.js';
import { settings } from '../settings.js';
import { beginning } from './chain.js';
import { appendMarked } from './marks.js';
import { headOf, narrow, turnsOf } from './turns.js';

/** @typedef {import('../reading.js').Reading} Reading */
/** @typedef {import('../reading.js').Mark} Mark */
/** @typedef {import('../types.d.ts').Block} Block */

/** Longer blocks are laid out as several: one line of a megabyte would be one paragraph of a megabyte. */
const LONGEST = 4000;

/** The first chunk of an article, which is painted before the rest is made, holds about this many code units: a large screen of text. */
const SCREEN = 3000;

/** Each later one, which is laid out only near the window, about this many. */
const CHUNK = 6000;

/** Parts that are not the article: dimmed and folded. */
const ASIDE = new Set(['furniture']);

/** A picture in Markdown: what says that it is one, what it shows, its address. */
const PICTURE = /^(!\[)([^\]]*)(\]\(.*\))$/s;

/** Articles up to this length, in UTF-16 code units, are laid out to their end once they are shown. */
const WHOLE = 12_000;

/** The lines that stand above the words of an article. */
const HEAD = new Set(['title', 'kicker', 'deck', 'byline']);

export class Renderer {
  /** @type {Map<string, HTMLElement[]>} */ #elements = new Map();
  #generation = 0;
  /** @type {Reading|undefined} */ #reading;
  #preset = '';
  /** The parts that are made. @type {HTMLElement[]} */ #parts = [];
  /** @type {Promise<void>} */ done = Promise.resolve();

  /**
   * @param {HTMLElement} host
   * @param {HTMLElement} preface what stands between the head of an article and its words
   * @param {import('./margin.js').Margin} margin
   */
  constructor(host, preface, margin) {
    this.host = host;
    this.preface = preface;
    this.margin = margin;
    // With a margin there are no heads of turns.
    narrow.addEventListener('change', () => {
      if (this.#reading) this.show(this.#reading, true, this.#preset);
    });
  }

  /** @param {string} key @returns {HTMLElement[]} the elements of a mark, as far as they are made */
  elements(key) {
    return this.#elements.get(key) ?? [];
  }

  clear() {
    this.#generation++;
    this.#elements.clear();
    this.#parts = [];
    this.#reading = undefined;
    this.margin.forget();
    // It stays where it is: somebody may be writing in it.
    for (const child of [...this.host.children]) if (child !== this.preface) child.remove();
  }

  /**
   * Shows a reading in place of what is shown. The first screen is there when it returns; `done` resolves with the rest.
   *
   * @param {Reading} reading
   * @param {boolean} again whether it is the article that is shown: the reader's place in it must not be lost while it grows again
   * @param {string} [preset] what is looked for in it
   */
  show(reading, again, preset = settings.preset) {
    if (again) this.host.style.setProperty('min-block-size', `${this.host.offsetHeight}px`);
    this.clear();
    const generation = this.#generation;
    [this.#reading, this.#preset] = [reading, preset];
    this.margin.show(reading, preset);
    const steps = this.#steps(reading);
    let first;
    do first = steps.next();
    while (!first.done && this.#parts.length < 3);
    for (const part of this.#parts.slice(0, 2)) this.margin.now(part);
    const finish = async () => {
      if (!first.done) await painted();
      const wanted = () => generation === this.#generation;
      if (!wanted() || !(await inSlices(steps, wanted))) return;
      this.host.style.removeProperty('min-block-size');
      if (reading.article.text.length <= WHOLE) void painted().then(() => inFrames(this.#rest(), wanted));
    };
    this.done = finish();
  }

  /** Lays out what is far from the window too: a picture of the whole page has all of an article that is not long. */
  *#rest() {
    for (const part of this.#parts) {
      if (!part.classList.contains('late')) continue;
      part.classList.remove('late');
      this.margin.now(part);
      yield;
    }
  }

  /**
   * One small piece of work a step.
   *
   * @param {Reading} reading
   */
  *#steps(reading) {
    const { blocks, document: summary } = reading.analysis;
    const { text } = reading.article;
    this.host.lang = summary.language === 'und' ? '' : summary.language;
    // The margin stays at the page's side, whichever way the words run: each line has its own direction.
    this.host.dataset.direction = summary.direction;
    let chunk = this.#chunk('above');
    this.preface.before(chunk);
    let size = 0;
    // What is not laid out yet is taken to be as high as its letters are many.
    const measure = () => chunk.style.setProperty('--length', String(size));
    const headline = reading.lineOf('headline');
    const byline = reading.lineOf('byline');
    // What is given and stands nowhere in the text stands above it, a byline under the title.
    const above = headline ? [] : given('h1', reading.title);
    const under = byline ? [] : given('p', reading.byline);
    chunk.append(...above, ...(headline ? [] : under));
    let headed = false;
    let next = 0;
    /** Marks begun before and not yet ended. @type {Mark[]} */
    let open = [];
    for (let n = 0; n < blocks.length; n++) {
      const block = /** @type {Block} */ (blocks[n]);
      const title = block === headline;
      const role = title ? 'title' : block === byline ? 'byline' : block.role;
      const made = (
        /** @type {Mark} */ mark,
        /** @type {HTMLElement} */ element,
        /** @type {boolean} */ ends,
      ) => {
        this.#made(reading, mark, element, ends);
        // Letters of the line's own direction go on joining; a name in the other one keeps its order and that of the marks beside it.
        if (block.language === 'ar' && isLatin(text.slice(mark.start, mark.end))) element.dir = 'ltr';
      };
      if (!headed && !HEAD.has(role)) {
        headed = true;
        chunk = this.#chunk();
        this.host.append(chunk);
      }
      let parent = /** @type {Element} */ (chunk);
      if (ASIDE.has(role)) parent = this.#aside(chunk, block, blocks, n);
      for (const [start, end] of pieces(text, block)) {
        open = open.filter((mark) => mark.end > start);
        while (next < reading.marks.length) {
          const mark = /** @type {Mark} */ (reading.marks[next]);
          if (mark.start >= end) break;
          if (mark.end > start) open.push(mark);
          next++;
        }
        const line = lineFor(role, title && start === block.start);
        // Where in the text what is selected stands.
        line.dataset.start = String(start);
        for (const [from, to, dimmed] of stretches(text, role, start, end)) {
          if (dimmed) line.append(el('span', { class: 'address' }, text.slice(from, to)));
          else appendTurns(line, reading, from, to, open, made);
        }
        turn(line, block, text.slice(start, end));
        if (start > block.start) line.classList.add('continued');
        parent.append(el('div', { class: 'para' }, line));
        if (title && end === block.end) parent.append(...under);
        size += end - start;
        const goesOn = end < block.end ? role : (blocks[n + 1]?.role ?? 'body');
        if (size > (this.#parts.length > 2 ? CHUNK : SCREEN) && headed && !ASIDE.has(goesOn)) {
          measure();
          chunk = this.#chunk('late');
          parent = chunk;
          this.host.append(chunk);
          size = 0;
        }
        yield;
      }
    }
    measure();
  }

  /** @param {Reading} reading that is shown: the page's language has changed */
  translate(reading) {
    for (const quote of reading.quotes.values()) {
      const elements = this.elements(quote.id);
      if (quote.kind === 'term' || elements.length === 0) continue;
      elements[0]?.setAttribute('data-begins', beginning(reading, quote));
      elements.at(-1)?.setAttribute('data-ends', t('hows.ends'));
    }
    this.margin.renew();
  }

  /** @param {'above'|'late'} [kind] the lines above the words, or words that are laid out only near the window */
  #chunk(kind) {
    const part = el('div', { class: kind ? `chunk ${kind}` : 'chunk' });
    this.#parts.push(part);
    this.margin.watch(part);
    return part;
  }

  /**
   * Takes a mark's element in; a statement's has whose it is, and the words that say to whoever hears the page where it begins and ends.
   *
   * @param {Reading} reading
   * @param {Mark} mark
   * @param {HTMLElement} element
   * @param {boolean} ends
   */
  #made(reading, mark, element, ends) {
    const sofar = this.#elements.get(mark.key);
    if (sofar) sofar.push(element);
    else this.#elements.set(mark.key, [element]);
    const quote = mark.kind === 'QUOTE' ? reading.quotes.get(mark.key) : undefined;
    const source = quote && reading.sourceOf(quote);
    if (!quote || !source) return;
    element.dataset.source = source.id;
    if (!sofar) element.dataset.begins = beginning(reading, quote);
    if (ends) element.dataset.ends = t('hows.ends');
  }

  /**
   * What the block goes into: a fold for each run of such blocks, for a single one a frame.
   *
   * @param {Element} chunk
   * @param {Block} block
   * @param {readonly Block[]} blocks
   * @param {number} n
   * @returns {Element}
   */
  #aside(chunk, block, blocks, n) {
    const last = chunk.lastElementChild;
    if (last instanceof HTMLDetailsElement && ASIDE.has(blocks[n - 1]?.role ?? '')) return last;
    let count = 1;
    while (ASIDE.has(blocks[n + count]?.role ?? '')) count++;
    const holder =
      count === 1
        ? el('div', { class: 'aside', role: 'note', 'aria-label': t('asideLine') })
        : el('details', { class: 'aside' }, el('summary', { dir: 'auto' }, t('aside', { count })));
    holder.dataset.role = block.role;
    chunk.append(holder);
    return holder;
  }
}

/**
 * Appends a stretch of a line, turn by turn where there is no margin.
 *
 * @param {HTMLElement} line
 * @param {Reading} reading
 * @param {number} from
 * @param {number} to
 * @param {readonly Mark[]} marks
 * @param {(mark: Mark, element: HTMLElement, ends: boolean) => void} made
 */
function appendTurns(line, reading, from, to, marks, made) {
  const { text } = reading.article;
  const turns = narrow.matches ? turnsOf(reading, from, to, marks) : [];
  if (turns.every(({ chains }) => chains.length === 0)) {
    appendMarked(line, text, from, to, marks, made);
    return;
  }
  for (const turn of turns) {
    const own = el('span', { class: 'turn' }, headOf(turn.chains));
    appendMarked(own, text, turn.from, turn.to, marks, made);
    line.append(own);
  }
}

/**
 * The element of a line, or of a piece of it.
 *
 * @param {Block['role']} role
 * @param {boolean} title whether it is the article's
 * @returns {HTMLElement}
 */
function lineFor(role, title) {
  if (title) return el('h1', { id: 'title' });
  return role === 'title' || role === 'crosshead' ? el('h2') : el('p', { class: role });
}

/**
 * Says in which language a block is, and which way it runs.
 *
 * @param {HTMLElement} element
 * @param {Block} block
 * @param {string} written
 */
function turn(element, block, written) {
  element.lang = block.language === 'und' ? '' : block.language;
  element.dir = block.language === 'und' ? 'auto' : block.language === 'ar' ? 'rtl' : 'ltr';
  // Lines that were broken at a width are one paragraph: it is laid out at the page's own.
  if (/[\r\n]/.test(written)) element.classList.add('wrapped');
}

/** @param {string|null} written @returns {boolean} whether it holds Latin letters and no Arabic ones */
function isLatin(written) {
  return /\p{Script=Latin}/u.test(written ?? '') && !/\p{Script=Arabic}/u.test(written ?? '');
}

/**
 * The stretches of a piece of a block: of a picture in Markdown all but its caption is dimmed.
 *
 * @param {string} text
 * @param {Block['role']} role
 * @param {number} start
 * @param {number} end
 * @returns {[number, number, boolean][]} from, to, dimmed
 */
function stretches(text, role, start, end) {
  const picture = role === 'caption' ? PICTURE.exec(text.slice(start, end)) : null;
  if (!picture) return [[start, end, false]];
  const from = start + (picture[1] ?? '').length;
  const to = from + (picture[2] ?? '').length;
  return [
    [start, from, true],
    [from, to, false],
    [to, end, true],
  ];
}

/**
 * A title or byline that is not in the text.
 *
 * @param {'h1'|'p'} tag
 * @param {string} line
 * @returns {HTMLElement[]} none where there is none
 */
function given(tag, line) {
  const attributes = tag === 'h1' ? { id: 'title', class: 'given' } : { class: 'byline given' };
  return line ? [el('div', { class: 'para' }, el(tag, { ...attributes, dir: 'auto' }, line))] : [];
}

/**
 * The stretches in which a block is laid out: one, unless it is very long.
 *
 * @param {string} text
 * @param {Block} block
 * @returns {Iterable<[number, number]>}
 */
function* pieces(text, { start, end }) {
  let from = start;
  while (end - from > LONGEST) {
    const space = text.lastIndexOf(' ', from + LONGEST);
    let to = space > from + LONGEST / 2 ? space + 1 : from + LONGEST;
    // Never between the two halves of a character.
    if (/[\uDC00-\uDFFF]/u.test(text.charAt(to)) && /[\uD800-\uDBFF]/.test(text.charAt(to - 1))) to++;
    yield [from, to];
    from = to;
  }
  yield [from, end];
}
