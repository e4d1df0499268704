/** What a page says of its article beside the text: title, byline and day. */
import { day } from '../day.js';
import { squeezed } from './compare.js';
import { parsed } from '../trusted.js';

/**
 * @typedef {object} Head
 * @property {string} [title] decoded, without the site's name
 * @property {string} [byline] of persons, or of another agency than the site itself
 * @property {string} [date] as written
 * @property {string} [body] the article's text, where the page's linked data holds it
 * @property {string[]} site the names of the site
 */

/** Accounts and fields that are no names. */
const NO_NAME =
  /^(admin|administrator|user|editor|author|staff|root|webmaster|guest|unknown|anonymous|null|undefined|none|toshiba|dell|hp|lenovo|acer|asus|owner|pc)\b|[@_{}()<>\\/]|https?:|\d{3}|^fail$/i;

/**
 * @param {Document} page
 * @returns {Head}
 */
export function headOf(page) {
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
  const site = [
    meta('og:site_name'),
    meta('application-name'),
    meta('twitter:site'),
    ...ld.publishers,
  ].flatMap((name) => name || []);
  const time = page.querySelector(
    'article time[datetime], time[itemprop="datePublished"], time[pubdate], main time[datetime]',
  );
  const shown = page.querySelector('[itemprop="datePublished"]:not(meta, time), article time, main time');
  const dates = [
    ld.date,
    meta(
      'article:published_time',
      'datePublished',
      'og:published_time',
      'og:article:published_time',
      'dc.date.issued',
      'dc.date',
      'parsely-pub-date',
      'sailthru.date',
      'pubdate',
      'publish-date',
      'date',
    ),
    time?.getAttribute('datetime') ?? undefined,
    shown && day(shown.textContent) ? (shown.textContent ?? undefined) : undefined,
  ];
  const author = meta('author', 'article:author', 'dc.creator', 'parsely-author', 'byl');
  const titles = [ld.title, meta('og:title'), meta('twitter:title', 'headline', 'dc.title', 'title')];
  return {
    title: titleOf(page, titles, site),
    byline: ld.byline === '' ? undefined : (nameOf(ld.byline, site) ?? nameOf(author, site)),
    // The first that a calendar has, else the first, about which there is something to say.
    date: dates.find(day) ?? dates.find(Boolean),
    body: ld.body,
    site,
  };
}

/**
 * The article's own title: of what the page names so, the one that also stands in it as a heading, without the site's name.
 *
 * @param {Document} page
 * @param {(string|undefined)[]} named best first
 * @param {string[]} site
 */
function titleOf(page, named, site) {
  const headings = [...page.querySelectorAll('h1, h2')].map(({ textContent }) => spaced(textContent ?? ''));
  const inPage = new Set(headings.map(squeezed));
  const first = page.querySelectorAll('h1');
  const candidates = [...named, page.title]
    .flatMap((title) => (title ? [withoutSite(spaced(decoded(title)), site, inPage)] : []))
    .filter((title) => title !== '' && !isSite(title, site));
  const own = first.length === 1 ? spaced(first[0]?.textContent ?? '') : '';
  const sound = own.length > 3 && own.length < 300 && !isSite(own, site);
  return (
    candidates.find((title) => inPage.has(squeezed(title))) ?? candidates[0] ?? (sound ? own : undefined)
  );
}

/**
 * A title without the name of the site at its end or beginning; where the site does not say its name, what is left must stand in the page
 * as a heading.
 *
 * @param {string} title
 * @param {string[]} site
 * @param {Set<string>} headings squeezed
 * @returns {string}
 */
export function withoutSite(title, site, headings = new Set()) {
  if (headings.has(squeezed(title))) return title;
  for (const [mark] of title.matchAll(/\s+[-–—|•·»:«/]+\s+|\s*[|»]\s*/g)) {
    const at = title.lastIndexOf(mark);
    const [before, after] = [title.slice(0, at).trim(), title.slice(at + mark.length).trim()];
    if (isSite(after, site) || (after.length < 60 && headings.has(squeezed(before))))
      return withoutSite(before, site, headings);
    const start = title.indexOf(mark);
    const [name, rest] = [title.slice(0, start).trim(), title.slice(start + mark.length).trim()];
    if (isSite(name, site) || (name.length < 60 && headings.has(squeezed(rest))))
      return withoutSite(rest, site, headings);
  }
  return title;
}

/** @param {string} name @param {string[]} site @returns {boolean} whether it is one of the site's names, or a part of one */
function isSite(name, site) {
  const short = squeezed(name);
  return site.some((one) => {
    const long = squeezed(one);
    return (
      short.length > 1 &&
      (long === short ||
        (short.length > 3 && long.includes(short)) ||
        (long.length > 3 && short.length < long.length + 12 && short.includes(long)))
    );
  });
}

/**
 * @param {string|undefined} written
 * @param {string[]} site
 * @returns {string|undefined} a byline, where it names a person or another house than the site
 */
export function nameOf(written, site) {
  const [line = ''] = spaced(decoded(written ?? '')).split(/\s+\|\s+/);
  const name = line.replace(/^(by|written by|بقلم|كتب|كتبت|كتبه|إعداد|المصدر)\s*[:：]?\s+/iu, '').trim();
  const letters = name.replace(/[^\p{L}]/gu, '').length;
  if (letters < 2 || name.length > 120 || NO_NAME.test(name) || isSite(name, site)) return undefined;
  return name;
}

/** @param {string} text @returns {string} */
const spaced = (text) => text.replace(/\s+/g, ' ').trim();

/**
 * @param {string} text in which characters may be written as entities, once or twice
 * @returns {string}
 */
export function decoded(text) {
  const once = (/** @type {string} */ coded) =>
    coded.replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,30});/gi, (entity) => {
      const { body } = parsed(entity, 'text/html');
      return body.textContent || entity;
    });
  return text.includes('&') ? once(once(text)) : text;
}

/**
 * @param {Document} page
 * @returns {{ title?: string, byline?: string, date?: string, body?: string, publishers: string[] }} `byline` is empty where the author is
 *   named and is the publisher
 */
function linkedData(page) {
  /** @type {any[]} */
  const all = [];
  for (const script of page.querySelectorAll('script[type="application/ld+json" i]')) {
    try {
      const data = JSON.parse((script.textContent ?? '').replace(/\s+/g, ' '));
      all.push(...[data].flat().flatMap((/** @type {any} */ one) => [one, one?.['@graph'] ?? []].flat()));
    } catch {
      // The page's other words are heard all the same.
    }
  }
  const article = all.find((one) => /(Article|Report|BlogPosting)$/.test([one?.['@type']].flat().join(' ')));
  if (!article) return { publishers: [] };
  return articleData(article, all);
}

/**
 * @param {any} article of schema.org's type Article, or like it
 * @param {any[]} [graph] in which what it refers to by `@id` may stand
 * @returns {{ title?: string, byline?: string, date?: string, body?: string, publishers: string[] }}
 */
export function articleData(article, graph = []) {
  const string = (/** @type {unknown} */ value) =>
    typeof value === 'string' && value.trim() ? value.trim() : undefined;
  const whole = (/** @type {any} */ one) =>
    (one?.['@id'] && !one.name && graph.find((other) => other?.['@id'] === one['@id'] && other.name)) || one;
  const nameIn = (/** @type {any} */ one) => string(typeof one === 'string' ? one : one?.name);
  const publishers = [article.publisher, article.copyrightHolder, article.sourceOrganization]
    .flat()
    .flatMap((one) => nameIn(whole(one)) ?? []);
  const authors = [article.author, article.creator].flat().map(whole).filter(Boolean);
  const persons = authors.filter((one) => {
    const name = nameIn(one);
    if (!name) return false;
    return !publishers.some((publisher) => squeezed(publisher) === squeezed(decoded(name)));
  });
  const names = [...new Set(persons.map(nameIn))];
  return {
    title: string(article.headline) ?? string(article.name),
    byline:
      names.length > 0 ? names.join('، ') : authors.length > 0 && publishers.length > 0 ? '' : undefined,
    date: string(article.datePublished) ?? string(article.dateCreated),
    body: string(article.articleBody),
    publishers,
  };
}
