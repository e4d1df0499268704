/** An original beside its translation: two texts that scroll together, and the list of what they disagree in. */

import { el } from '../dom.js';
import { t } from '../i18n/index.js';
import { section } from './parts.js';

/** @typedef {import('./parts.js').Scene} Scene */
/** @typedef {import('../pkg/comparison.d.ts').Confrontation} Confrontation */
/** @typedef {import('../pkg/comparison.d.ts').Contradiction} Contradiction */
/** @typedef {'original'|'translation'} Which */

const SIDES = /** @type {const} */ (['original', 'translation']);

/** How a kind is called here, where the comparison has another word for it. @type {Record<string, string>} */
const CALLED = { added: 'extra', form: 'direct' };

/**
 * The choice of the two, and what comes of it.
 *
 * @param {Scene} scene
 * @param {(original: number, translation: number) => Promise<Confrontation>} confront
 */
export function confronting(scene, confront) {
  const choice = (/** @type {Which} */ which, /** @type {number} */ chosen) => {
    const options = scene.names.map((name, n) => el('option', { value: n, selected: n === chosen }, name));
    const select = el('select', {}, ...options);
    return { select, label: el('label', {}, t(`compare.${which}`), ' ', select) };
  };
  const [original, translation] = [choice('original', 0), choice('translation', 1)];
  const result = el('div', { class: 'pair' });
  const act = async () => {
    const [a, b] = [Number(original.select.value), Number(translation.select.value)];
    const found = await confront(a, b).catch(() => undefined);
    result.replaceChildren(...(found ? sideBySide(scene, [a, b], found) : [t('compare.failed')]));
  };
  return section(
    t('compare.pair'),
    t('compare.pairHint'),
    el(
      'div',
      { class: 'row-of-buttons' },
      original.label,
      translation.label,
      el('button', { type: 'button', class: 'plain strong', onclick: act }, t('compare.confront')),
    ),
    result,
  );
}

/**
 * @param {Scene} scene
 * @param {[number, number]} pair
 * @param {Confrontation} found
 * @returns {Node[]}
 */
function sideBySide(scene, pair, { anchors, disagreements }) {
  const texts = SIDES.map((which, side) => {
    const article = pair[side] ?? 0;
    const spans = disagreements.flatMap((one, n) => (one[which] ? [{ ...one[which], n }] : []));
    const { language } = scene.comparison.articles[article] ?? {};
    return el(
      'div',
      {
        class: 'text',
        role: 'region',
        tabindex: 0,
        'aria-label': scene.names[article],
        lang: language === 'und' ? null : language,
        dir: 'auto',
      },
      ...paragraphs(scene.articles[article]?.text ?? '', spans),
    );
  });
  const [left, right] = /** @type {[HTMLElement, HTMLElement]} */ (/** @type {unknown} */ (texts));
  scrollTogether(left, right, anchors);
  const rows = disagreements.map((one, n) => row(scene, pair, one, () => light([left, right], n)));
  const count = disagreements.length;
  return [
    el(
      'p',
      { class: 'lead', role: 'status' },
      count > 0 ? t('compare.disagree', { count }) : t('compare.agree'),
    ),
    el('ol', { class: 'disagreements', role: 'list' }, ...rows),
    el('div', { class: 'columns' }, left, right),
  ];
}

/**
 * @param {Scene} scene
 * @param {[number, number]} pair
 * @param {Contradiction} one
 * @param {() => void} press
 */
function row(scene, pair, one, press) {
  const words = SIDES.flatMap((which, side) => {
    const span = one[which];
    const text = scene.articles[pair[side] ?? 0]?.text ?? '';
    return span ? [el('bdi', {}, `«${text.slice(span.start, span.end)}»`), ' '] : [];
  });
  const kind = t(`compare.kind.${CALLED[one.kind] ?? one.kind}`);
  return el('li', {}, el('button', { type: 'button', onclick: press }, el('b', {}, kind), ' ', ...words));
}

/**
 * A text by its lines, with marks; of marks that overlap the first counts.
 *
 * @param {string} text
 * @param {{start: number, end: number, n: number}[]} spans
 * @returns {Node[]}
 */
function paragraphs(text, spans) {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  /** @type {Node[]} */
  const out = [];
  let at = 0;
  let next = 0;
  for (const line of text.split('\n')) {
    const end = at + line.length;
    const paragraph = el('p', { 'data-at': at });
    let done = at;
    for (; next < sorted.length && (sorted[next]?.start ?? 0) < end; next++) {
      const span = /** @type {{start: number, end: number, n: number}} */ (sorted[next]);
      if (span.start < done) continue;
      const to = Math.min(span.end, end);
      paragraph.append(
        text.slice(done, span.start),
        el('mark', { 'data-n': span.n }, text.slice(span.start, to)),
      );
      done = to;
    }
    paragraph.append(text.slice(done, end));
    if (line.trim() !== '') out.push(paragraph);
    at = end + 1;
  }
  return out;
}

/**
 * Lights up one disagreement in both texts, and brings it into sight.
 *
 * @param {HTMLElement[]} texts
 * @param {number} n
 */
function light(texts, n) {
  for (const text of texts) {
    for (const lit of text.querySelectorAll('.lit')) lit.classList.remove('lit');
    const mark = text.querySelector(`[data-n="${n}"]`);
    mark?.classList.add('lit');
    if (mark instanceof HTMLElement) text.scrollTop = Math.max(0, mark.offsetTop - text.clientHeight / 3);
  }
}

/**
 * Scrolls the other text to where it says the same.
 *
 * @param {HTMLElement} left
 * @param {HTMLElement} right
 * @param {Confrontation['anchors']} anchors
 */
function scrollTogether(left, right, anchors) {
  /** The text that the reader scrolls: the other follows, and its own events are not followed back. @type {HTMLElement|undefined} */
  let led;
  for (const [one, other, from, to] of /** @type {const} */ ([
    [left, right, 0, 1],
    [right, left, 1, 0],
  ])) {
    for (const begins of ['pointerenter', 'focusin', 'touchstart', 'wheel']) {
      one.addEventListener(begins, () => (led = one), { passive: true });
    }
    one.addEventListener(
      'scroll',
      () => {
        if (led !== one) return;
        const at = placeAt(one);
        const n = Math.max(
          1,
          anchors.findIndex((anchor) => anchor[from] >= at),
        );
        const [before, after] = [anchors[n - 1], anchors[n]];
        if (!before || !after) return;
        const part = (at - before[from]) / Math.max(1, after[from] - before[from]);
        scrollToPlace(other, before[to] + part * (after[to] - before[to]));
      },
      { passive: true },
    );
  }
}

/** @param {HTMLElement} text @returns {{node: HTMLElement, at: number, length: number}[]} its paragraphs with where they begin */
function placesOf(text) {
  return [...text.querySelectorAll('p')].map((node) => ({
    node,
    at: Number(node.dataset.at),
    length: node.textContent?.length ?? 0,
  }));
}

/** @param {HTMLElement} text @returns {number} the position of the text at its upper edge, roughly */
function placeAt(text) {
  const top = text.scrollTop;
  const there = placesOf(text).find(({ node }) => node.offsetTop + node.offsetHeight > top);
  if (!there) return 0;
  const part = Math.max(0, (top - there.node.offsetTop) / Math.max(1, there.node.offsetHeight));
  return there.at + part * there.length;
}

/** @param {HTMLElement} text @param {number} at */
function scrollToPlace(text, at) {
  const there = placesOf(text)
    .filter((one) => one.at <= at)
    .pop();
  if (!there) return;
  const part = Math.min(1, (at - there.at) / Math.max(1, there.length));
  text.scrollTop = there.node.offsetTop + part * there.node.offsetHeight;
}
