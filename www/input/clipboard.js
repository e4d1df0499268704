/** The text of what is pasted or dropped: of formatted text its lines, without what a page has around its article. */

/** Elements whose content is no text to read. */
const DROPPED =
  'script, style, noscript, template, svg, math, iframe, object, button, input, select, textarea, nav, form, [hidden], [aria-hidden="true"]';

/** Elements that begin and end a line. */
const LINES = new Set([
  'ADDRESS',
  'ARTICLE',
  'ASIDE',
  'BLOCKQUOTE',
  'DD',
  'DETAILS',
  'DIV',
  'DL',
  'DT',
  'FIGCAPTION',
  'FIGURE',
  'FOOTER',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'HEADER',
  'HR',
  'LI',
  'MAIN',
  'OL',
  'P',
  'PRE',
  'SECTION',
  'TABLE',
  'TR',
  'UL',
]);

/**
 * The text of a paste: from its HTML where that has lines of its own, else the plain text.
 *
 * @param {string} html
 * @param {string} plain
 * @returns {string}
 */
export function cleanPaste(html, plain) {
  if (html === '') return plain;
  // A parsed document of its own: nothing in it is fetched or run.
  const text = textOf(new DOMParser().parseFromString(html, 'text/html').body);
  // A page that draws its text by script can leave the HTML all but empty.
  return text.length * 2 < plain.trim().length ? plain : text;
}

/**
 * The text of a parsed document's element, a line for each of its blocks.
 *
 * @param {Element} root
 * @returns {string}
 */
export function textOf(root) {
  for (const element of root.querySelectorAll(DROPPED)) element.remove();
  /** @type {string[]} */
  const lines = [''];
  const walk = (/** @type {Node} */ node, /** @type {boolean} */ kept) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node.nodeValue ?? '';
      lines[lines.length - 1] += kept ? text : text.replace(/[ \t\r\n\f]+/g, ' ');
    } else if (node instanceof Element) {
      if (node.tagName === 'BR') {
        lines.push('');
        return;
      }
      const block = LINES.has(node.tagName);
      if (block) lines.push('');
      for (const child of node.childNodes) walk(child, kept || node.tagName === 'PRE');
      if (node.tagName === 'TD' || node.tagName === 'TH') lines[lines.length - 1] += ' ';
      if (block) lines.push('');
    }
  };
  walk(root, false);
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}
