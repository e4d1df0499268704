/** HTML to text. It is parsed into a document of its own, in which nothing is run or fetched, and never put into the page. */
import { day } from '../day.js';
import { dated, ReaderError } from './error.js';

/** @typedef {import('./error.js').Reading} Reading */

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

/** A start tag with its attributes; quoted values are bounded, so that a lone quotation mark costs no more than that. */
const TAG = /<[a-z](?:"[^"]{0,5000}"|'[^']{0,5000}'|[^'"<>])*>/gi;

/** An attribute that holds a script: it would not run, but the browser would report every one to the console. */
const HANDLER = /([\s"'/])on[a-z]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi;

/**
 * @param {string} html
 * @returns {Document}
 */
export function parse(html) {
  return new DOMParser().parseFromString(
    html.replace(TAG, (tag) => tag.replace(HANDLER, '$1')),
    'text/html',
  );
}

/**
 * The article of a page: its text without navigation and advertisements, and what its head says about it.
 *
 * @param {string} html
 * @returns {Promise<Reading>}
 */
export async function readHtml(html) {
  const page = parse(html);
  const meta = metadata(page);
  const whole = textOf(parse(html).body);
  const { Readability } = await import('../vendor/readability.js').catch((error) => {
    throw new ReaderError('readers.noReader', { kind: 'HTML' }, error);
  });
  /** @type {Element | undefined} */
  let content;
  const parser = new Readability(page, {
    serializer: (node) => {
      content = /** @type {Element} */ (node);
      return '';
    },
  });
  const found = parser.parse();
  const article = content ? textOf(content) : '';
  const title = meta.title ?? (found?.title?.trim() || undefined);
  const byline = meta.byline ?? (found?.byline?.trim() || undefined);
  const { date, notes } = dated(meta.date ?? found?.publishedTime);
  // A short page, or one without an article, is read whole.
  if (article.length < 140 && whole.length > article.length) {
    if (whole.length > 1000) notes.push({ key: 'readers.note.wholePage', values: {} });
    return { text: whole, title, byline, date, notes };
  }
  return { text: article, title, byline, date, notes };
}

/**
 * The text of a parsed document's element: a line for each block, an empty one between paragraphs.
 *
 * @param {Element} root from which elements that are no text are removed
 * @returns {string}
 */
export function textOf(root) {
  for (const element of root.querySelectorAll(DROPPED)) element.remove();
  let text = '';
  const space = (/** @type {string} */ end) => {
    text = text.replace(/[ \t]+$/, '');
    while (!text.endsWith(end) && text !== '') text += '\n';
  };
  const walk = (/** @type {Node} */ node, /** @type {boolean} */ kept) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const value = node.nodeValue ?? '';
      if (kept) text += value;
      else {
        const flowing = value.replace(/[ \t\r\n\f]+/g, ' ');
        text += /(^|[ \n])$/.test(text) ? flowing.trimStart() : flowing;
      }
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      const { tagName } = /** @type {Element} */ (node);
      if (tagName === 'BR') {
        text += '\n';
        return;
      }
      const end = PARAGRAPHS.has(tagName) ? '\n\n' : LINES.has(tagName) ? '\n' : undefined;
      if (end) space(end);
      for (const child of node.childNodes) walk(child, kept || tagName === 'PRE');
      if (tagName === 'TD' || tagName === 'TH') text += ' ';
      if (end) space(end);
    }
  };
  walk(root, false);
  return text
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/**
 * What a page says about its article: JSON-LD before meta elements before `time`.
 *
 * @param {Document} page
 * @returns {{ title?: string, byline?: string, date?: string }} the date as written
 */
function metadata(page) {
  const ld = linkedData(page);
  const meta = (/** @type {string[]} */ ...names) => {
    for (const name of names) {
      const found = page.querySelector(
        `meta[property="${name}" i], meta[name="${name}" i], meta[itemprop="${name}" i]`,
      );
      const content = found?.getAttribute('content')?.trim();
      if (content) return content;
    }
    return undefined;
  };
  const author = meta('author', 'article:author', 'dc.creator');
  const time = page.querySelector(
    'article time[datetime], time[itemprop="datePublished"], time[pubdate], main time[datetime]',
  );
  const dates = [
    ld.date,
    meta(
      'article:published_time',
      'datePublished',
      'og:published_time',
      'dc.date.issued',
      'dc.date',
      'pubdate',
      'date',
    ),
    time?.getAttribute('datetime') ?? undefined,
  ];
  return {
    title: ld.title ?? meta('og:title', 'twitter:title', 'headline', 'dc.title'),
    byline: ld.byline ?? (author && !/^https?:/.test(author) ? author : undefined),
    // The first that a calendar has, else the first, about which there is something to say.
    date: dates.find(day) ?? dates.find(Boolean),
  };
}

/** @param {Document} page @returns {{ title?: string, byline?: string, date?: string }} */
function linkedData(page) {
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    /** @type {any} */
    let data;
    try {
      data = JSON.parse(script.textContent ?? '');
    } catch {
      continue;
    }
    const all = [data].flat().flatMap((/** @type {any} */ one) => [one, one?.['@graph'] ?? []].flat());
    const article = all.find((/** @type {any} */ one) =>
      /(Article|Report|BlogPosting)$/.test([one?.['@type']].flat().join(' ')),
    );
    if (!article) continue;
    const names = [article.author]
      .flat()
      .map((/** @type {any} */ one) => (typeof one === 'string' ? one : one?.name));
    const string = (/** @type {unknown} */ value) =>
      typeof value === 'string' && value.trim() ? value.trim() : undefined;
    return {
      title: string(article.headline),
      byline: string(names.filter((name) => typeof name === 'string').join('، ')),
      date: string(article.datePublished),
    };
  }
  return {};
}
