/** Feeds (RSS, Atom): each item an article. */
import { decoded, nameOf } from './head.js';
import { dated, ReaderError } from './error.js';
import { dropFurniture, dropUnseen } from './furniture.js';
import { parse, textOf } from './markup.js';
import { parsed } from '../trusted.js';

/** @typedef {import('./error.js').Reading} Reading */

/**
 * @param {string} source
 * @param {string} name of the file
 * @returns {Reading[]} at least one
 */
export function readFeed(source, name) {
  const feed = parsed(source.trimStart(), 'application/xml');
  if (feed.getElementsByTagName('parsererror').length > 0) throw new ReaderError('readers.broken', { name });
  const site = feed.querySelector('channel > title, feed > title')?.textContent?.trim();
  const items = [...feed.querySelectorAll('item, entry')].map((item) => readItem(item, site ? [site] : []));
  const articles = items.filter(({ text }) => text !== '');
  if (articles.length === 0) throw new ReaderError('readers.empty', { name });
  return articles;
}

/** @param {Element} item @param {string[]} site @returns {Reading} */
function readItem(item, site) {
  // Names with and without their prefix are looked for by what stands in the file.
  const said = (/** @type {string[]} */ ...names) => {
    for (const child of names.flatMap((name) =>
      [...item.children].filter(({ tagName }) => tagName === name),
    )) {
      const words = child.textContent?.trim();
      if (words) return words;
    }
    return undefined;
  };
  const title = said('title');
  const html = said('content:encoded', 'content', 'description', 'summary') ?? '';
  const { body } = parse(html);
  dropUnseen(body);
  dropFurniture(body);
  const author = [...item.children].find(({ tagName }) => tagName === 'author')?.querySelector('name');
  return {
    text: textOf(body) || textOf(parse(html).body),
    title: title && decoded(title),
    byline: nameOf(said('dc:creator') ?? author?.textContent ?? said('author'), site),
    ...dated(said('pubDate', 'published', 'dc:date', 'updated')),
  };
}
