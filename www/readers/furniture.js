/** What stands among an article's paragraphs without being of it: captions, labels for screen readers, links to other articles, requests. */
import { folded, squeezed } from './compare.js';
import { ASKING, RELATED } from './labels.js';
import { drop } from './markup.js';

/** A text this long, in code units, is no list of links, whatever it holds. */
const LONGEST_LIST = 3000;

/** A request is shorter than this. */
const LONGEST_REQUEST = 160;

/** A line that holds a day of publication and what is said of it is shorter than this. */
const LONGEST_STAMP = 60;

const lines = (/** @type {string} */ table) => table.trim().split('\n');
const LABELS = new Set(lines(RELATED).map(squeezed));
const LONGEST_LABEL = Math.max(...[...LABELS].map(({ length }) => length));
const REQUESTS = lines(ASKING).map((line) => folded(line));

/** Clipped off the screen, by the class names under which the usual style sheets do that. */
const CLIPPED =
  '[class*="sr-only" i], [class*="visually-hidden" i], [class*="visuallyhidden" i], [class*="screen-reader" i], [class*="screenreader" i], [class*="offscreen" i], [class*="a11y-hidden" i], [class*="hidden-accessible" i]';

/** Captions and credits of pictures. */
const CAPTIONS =
  'figcaption, [class*="caption" i]:not(figure, article, main, body), figure [class*="credit" i], [class*="image-credit" i], [class*="photo-credit" i], [class*="imagecredit" i], [itemprop="copyrightHolder"]';

/** What says itself by its class or id that it leads away; only where it is short. */
const LEADING_AWAY = ['class', 'id']
  .flatMap((name) =>
    'related|recommend|read-more|readmore|more-stories|most-read|mostread|newsletter|subscri|share-|sharing|social|breadcrumb|author-bio|author-box|about-author|tag-list|post-tags|tags-links|entry-tags|promo|app-banner'
      .split('|')
      .map((word) => `[${name}*="${word}" i]`),
  )
  .join(', ');

/** Elements that can hold a list of links. */
const LISTS = 'ul, ol, dl, aside, table, section, div, nav, footer';

/** Elements that are a line. */
const SINGLE = 'p, li, h2, h3, h4, h5, h6, div, span, strong, b, a, em, dt, summary';

/**
 * Removes from a page what nobody sees on it.
 *
 * @param {Element} root of a document made by `parse`
 */
export function dropUnseen(root) {
  drop(root, CLIPPED);
  for (const element of root.querySelectorAll('[data-style]')) {
    if (isUnseen(element.getAttribute('data-style') ?? '')) element.setAttribute('data-unseen', '');
  }
  drop(root, '[data-unseen]');
}

/** @param {string} style of an element, as its attribute has it */
function isUnseen(style) {
  const squeezedStyle = style.toLowerCase().replace(/\s+/g, '');
  return (
    /(^|;)(display:none|visibility:hidden|mso-hide:all|clip:rect\((0|1px)|font-size:0(px|em|pt)?(;|!|$))/.test(
      squeezedStyle,
    ) ||
    (/(^|;)(max-height|height|max-width|width):[01](px)?(;|!|$)/.test(squeezedStyle) &&
      squeezedStyle.includes('overflow:hidden'))
  );
}

/**
 * Removes captions, labels, links to other articles and requests from an article.
 *
 * @param {Element} root
 */
export function dropFurniture(root) {
  const length = textLength(root);
  dropAll(root, CAPTIONS, (element) => textLength(element) < length / 4);
  dropAll(root, LEADING_AWAY, (element) => {
    const own = textLength(element);
    return own < length / 5 && (own < 200 || linked(element) > 0.3 * own);
  });
  for (const element of root.querySelectorAll(SINGLE))
    if (element.isConnected || root.contains(element)) dropLabel(element, root);
  dropAll(root, LISTS, (element) => {
    const own = textLength(element);
    if (own > LONGEST_LIST || own > length / 2) return false;
    return element.querySelectorAll('a[href]').length >= 2 && linked(element) > own * 0.7;
  });
  dropAll(root, 'p, li, h2, h3, h4, h5, h6', (element) => {
    const text = squeezeSpaces(element);
    return text !== '' && !/[.!?؟…]["'»”)\]]*$/.test(text) && linked(element) > textLength(element) * 0.75;
  });
  dropAll(root, 'p, li, div, section, aside, td, h2, h3, h4', (element) => {
    const text = squeezeSpaces(element);
    return text.length < LONGEST_REQUEST && asks(text) && element.querySelector('p, li, div') === null;
  });
}

/**
 * Removes days and times of publication that stand by themselves, not in a sentence.
 *
 * @param {Element} root
 */
export function dropStamps(root) {
  dropAll(root, 'time', (time) => {
    const beside = [time.previousSibling, time.nextSibling];
    const inText = beside.some(
      (node) => node?.nodeType === Node.TEXT_NODE && /\p{L}/u.test(node.nodeValue ?? ''),
    );
    const line = squeezeSpaces(time.parentElement ?? root);
    return !inText || (line.length < LONGEST_STAMP && !/[.!?؟…]["'»”)\]]*$/.test(line));
  });
}

/** @param {string} line @returns {boolean} whether it asks the reader for something that has nothing to do with the article */
export function asks(line) {
  const text = folded(line).replace(/^[^\p{L}]+/u, '');
  return REQUESTS.some((request) => text.startsWith(request));
}

/** @param {string} line @returns {boolean} whether it announces links, tags, sharing or comments */
export function isLabel(line) {
  return line.length < 80 && LABELS.has(squeezed(line));
}

/**
 * @param {Element} root
 * @param {string} selector
 * @param {(element: Element) => boolean} wanted
 */
function dropAll(root, selector, wanted) {
  for (const element of root.querySelectorAll(selector)) {
    if (root.contains(element) && wanted(element)) element.remove();
  }
}

/**
 * Where an element is a label, it goes with the links that it announces; where a line begins with a label and the rest of it is a link, the
 * line goes.
 *
 * @param {Element} element
 * @param {Element} root
 */
function dropLabel(element, root) {
  if (!root.contains(element) || element === root) return;
  const length = textLength(element);
  if (length > LONGEST_LABEL * 2 + 20) {
    if (length < 400) dropLabelled(element, root);
    return;
  }
  if (!isLabel(squeezeSpaces(element))) {
    dropLabelled(element, root);
    return;
  }
  // The label may stand in elements of its own.
  let label = element;
  while (
    label.parentElement &&
    label.parentElement !== root &&
    squeezed(label.parentElement.textContent ?? '') === squeezed(element.textContent ?? '')
  )
    label = label.parentElement;
  for (let next = label.nextElementSibling; next; next = label.nextElementSibling) {
    const own = textLength(next);
    const announced = own === 0 || (own < LONGEST_LIST && linked(next) > own * 0.6);
    if (!announced) break;
    next.remove();
  }
  label.remove();
}

/** @param {Element} element @param {Element} root */
function dropLabelled(element, root) {
  if (element === root || linked(element) < textLength(element) * 0.5) return;
  const [, before] = /^\s*([^:：|\n]{2,60}?)\s*[:：|]/.exec(element.textContent ?? '') ?? [];
  if (before && isLabel(before)) element.remove();
}

/** @param {Element} element @returns {number} of letters and digits in it */
function textLength(element) {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim().length;
}

/** @param {Element} element @returns {number} how much of its text is links */
function linked(element) {
  if (element.matches('a[href]')) return textLength(element);
  let sum = 0;
  for (const link of element.querySelectorAll('a[href]')) sum += textLength(link);
  return sum;
}

/** @param {Element} element */
function squeezeSpaces(element) {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}
