/** HTML as a document of its own, in which nothing is run or fetched, and the text of its elements. It is never put into the page. */

import { parsed } from '../trusted.js';

/** Elements whose content is no text to read. */
const DROPPED =
  'script, style, noscript, template, svg, math, iframe, object, button, input, select, textarea, nav, form, [hidden], [aria-hidden="true"]';

/** Elements that begin and end a line. */
const LINES = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN OL P PRE SECTION TABLE TR UL'.split(
    ' ',
  ),
);

/** Elements that a reader sees as paragraphs: an empty line comes before and after. */
const PARAGRAPHS = new Set('P BLOCKQUOTE H1 H2 H3 H4 H5 H6 PRE'.split(' '));

/** Elements in whose content a `<` begins no tag. */
const RAW = /^(script|style|textarea|title|xmp|noscript)$/;

/** What may stand between attributes. */
const BETWEEN = ' \t\n\r\f/';

/**
 * @param {string} html
 * @returns {Document} what its attributes `style` and `on…` said is in `data-style` and `data-on…`
 */
export function parse(html) {
  return parsed(disarmed(html), 'text/html');
}

/**
 * Markup whose attributes that are scripts or styles have other names, and whose style sheets and `base` are none: they would do nothing in a document of its
 * own, but the browser would report every one to the console. One walk over the text, by the rules by which browsers read tags.
 *
 * @param {string} html
 * @returns {string}
 */
export function disarmed(html) {
  /** @type {string[]} */
  const out = [];
  let copied = 0;
  const insert = (/** @type {number} */ at, /** @type {string} */ text, skipped = 0) => {
    out.push(html.slice(copied, at), text);
    copied = at + skipped;
  };
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    if (html.startsWith('<!--', at)) {
      const end = html.indexOf('-->', at + 4);
      if (end < 0) break;
      at = end;
      continue;
    }
    const name = /^<([a-z][^\s/>]*)/i.exec(html.slice(at, at + 40))?.[1]?.toLowerCase();
    at++;
    if (!name) continue;
    if (name === 'base') insert(at, 'meta', name.length);
    // Like a style sheet a script of no known kind holds text that is no markup, and nothing is done with it.
    if (name === 'style') insert(at, 'script type="style"', name.length);
    at += name.length;
    at = attributes(html, at, (start) => insert(start, 'data-'));
    if (RAW.test(name)) {
      const end = new RegExp(`</${name}`, 'gi');
      end.lastIndex = at;
      const found = end.exec(html);
      if (!found) break;
      at = found.index;
      if (name === 'style') insert(at, '</script', found[0].length);
    }
  }
  out.push(html.slice(copied));
  return out.join('');
}

/**
 * @param {string} html
 * @param {number} at where a tag's name has ended
 * @param {(start: number) => void} harmful called with the place of each attribute that is a style or a script
 * @returns {number} where the tag ends
 */
function attributes(html, at, harmful) {
  while (at < html.length && html[at] !== '>') {
    if (BETWEEN.includes(html[at] ?? '')) {
      at++;
      continue;
    }
    const start = at;
    // An equals sign that comes first is part of the name.
    do at++;
    while (at < html.length && html[at] !== '>' && html[at] !== '=' && !BETWEEN.includes(html[at] ?? ''));
    if (/^(style$|on)/i.test(html.slice(start, Math.min(at, start + 6)))) harmful(start);
    let value = at;
    while (value < html.length && BETWEEN.includes(html[value] ?? '') && html[value] !== '/') value++;
    if (html[value] !== '=') continue;
    do value++;
    while (value < html.length && BETWEEN.includes(html[value] ?? '') && html[value] !== '/');
    const mark = html[value];
    if (mark === '"' || mark === "'") {
      const end = html.indexOf(mark, value + 1);
      if (end < 0) return html.length;
      at = end + 1;
    } else {
      at = value;
      while (at < html.length && html[at] !== '>' && !/\s/.test(html[at] ?? '')) at++;
    }
  }
  return at;
}

/**
 * The text of a parsed document's element: a line for each block, an empty one between paragraphs.
 *
 * @param {Element} root from which elements that are no text are removed
 * @returns {string}
 */
export function textOf(root) {
  drop(root, DROPPED);
  const text = new Lines();
  /** How many elements that keep their spaces are open. */
  let kept = 0;
  /** @type {Node|null} */
  let node = root;
  while (node) {
    if (node.nodeType === Node.TEXT_NODE) {
      if (kept > 0) text.keep(node.nodeValue ?? '');
      else text.flow(node.nodeValue ?? '');
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      const { tagName } = /** @type {Element} */ (node);
      if (tagName === 'BR') text.end();
      else breakAt(tagName, text);
      if (tagName === 'PRE') kept++;
      if (node.firstChild) {
        node = node.firstChild;
        continue;
      }
    }
    // What has no more children is left, and so is everything that ends with it.
    for (;;) {
      if (node.nodeType === Node.ELEMENT_NODE) {
        const { tagName } = /** @type {Element} */ (node);
        if (tagName === 'PRE') kept--;
        if (tagName === 'TD' || tagName === 'TH') text.flow(' ');
        if (tagName !== 'BR') breakAt(tagName, text);
      }
      if (node === root) return text.whole();
      if (node.nextSibling) {
        node = node.nextSibling;
        break;
      }
      node = /** @type {Node} */ (node.parentNode);
    }
  }
  return text.whole();
}

/**
 * Removes elements, but none that holds most of the text: there are sites whose whole page is a form.
 *
 * @param {Element} root
 * @param {string} selector
 */
export function drop(root, selector) {
  const most = (root.textContent ?? '').length / 2;
  const raw = /^(SCRIPT|STYLE|NOSCRIPT|TEMPLATE)$/;
  for (const element of root.querySelectorAll(selector)) {
    if (raw.test(element.tagName) || (element.textContent ?? '').length <= most) element.remove();
  }
}

/** @param {string} tagName @param {Lines} text */
function breakAt(tagName, text) {
  if (PARAGRAPHS.has(tagName)) text.paragraph();
  else if (LINES.has(tagName)) text.line();
}

/** Lines as they are written: only the last is open, so that a long text costs no more a line than a short one. */
class Lines {
  /** @type {string[]} */ #done = [];
  /** The open line. @type {string[]} */ #pieces = [];
  /** Whether a space would be one too many. */ #blank = true;

  /** @param {string} value text in which any white space is one space */
  flow(value) {
    const flowing = value.replace(/[ \t\r\n\f]+/g, ' ');
    const piece = this.#blank ? flowing.replace(/^ /, '') : flowing;
    if (piece === '') return;
    this.#pieces.push(piece);
    this.#blank = piece.endsWith(' ');
  }

  /** @param {string} value text whose spaces and lines stay */
  keep(value) {
    value.split('\n').forEach((part, n) => {
      if (n > 0) this.end();
      if (part !== '') this.#pieces.push(part);
      this.#blank = false;
    });
  }

  /** Ends the line, also where it is empty. */
  end() {
    const line = this.#pieces.join('').trimEnd();
    this.#pieces = [];
    this.#blank = true;
    if (line !== '' || (this.#done.length > 0 && this.#done.at(-1) !== '')) this.#done.push(line);
  }

  /** Ends the line if there is one. */
  line() {
    if (this.#pieces.some((piece) => piece.trim() !== '')) this.end();
    else {
      this.#pieces = [];
      this.#blank = true;
    }
  }

  /** Ends the line, with an empty one after it. */
  paragraph() {
    this.line();
    this.end();
  }

  whole() {
    this.line();
    return this.#done.join('\n').trim();
  }
}
