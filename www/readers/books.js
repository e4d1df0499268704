/** Documents that are archives of XML: OpenDocument texts and EPUB books. The browser itself unpacks and parses them. */
import { squeezed } from './compare.js';
import { ReaderError } from './error.js';
import { parse, textOf } from './markup.js';
import { entriesOf, unpack } from './zip.js';
import { parsed } from '../trusted.js';

/** @typedef {import('./error.js').Reading} Reading */

/** The largest part that is read, in bytes. */
const LIMIT = 20e6;

/** What begins and ends a line in an OpenDocument text. */
const ODT_LINES = /^(text:p|text:h|table:table-row)$/;

/** What is no text of the document there. */
const ODT_SKIPPED =
  /^(office:annotation|text:tracked-changes|draw:object|svg:desc|svg:title|text:note-citation|text:sequence-decls|office:forms|text:table-of-content|text:bibliography-mark)$/;

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string} name of the file
 * @returns {Promise<(part: string) => Promise<string | undefined>>} the text of a part by its name in the archive
 */
async function opened(bytes, name) {
  const entries = entriesOf(bytes);
  if (!entries) throw new ReaderError('readers.broken', { name });
  return async (part) => {
    const entry = entries.find((one) => one.name === part);
    return entry && new TextDecoder().decode(await unpack(bytes, entry, LIMIT));
  };
}

/** @param {string} source @param {string} name @returns {Document} */
function xml(source, name) {
  const document = parsed(source, 'application/xml');
  if (document.getElementsByTagName('parsererror').length > 0)
    throw new ReaderError('readers.broken', { name });
  return document;
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string} name of the file
 * @returns {Promise<Reading>}
 */
export async function readOdt(bytes, name) {
  const part = await opened(bytes, name);
  const body = xml((await part('content.xml')) ?? '', name).getElementsByTagName('office:text')[0];
  if (!body) throw new ReaderError('readers.broken', { name });
  /** @type {string[]} */
  const out = [];
  /** @type {string | undefined} */
  let heading;
  const walk = (/** @type {Node} */ node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      out.push((node.nodeValue ?? '').replace(/\s+/g, ' '));
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      const { tagName } = /** @type {Element} */ (node);
      if (ODT_SKIPPED.test(tagName)) return;
      if (tagName === 'text:line-break') out.push('\n');
      else if (tagName === 'text:s' || tagName === 'text:tab') out.push(' ');
      if (tagName === 'text:h') heading ??= node.textContent?.trim() || undefined;
      for (const child of node.childNodes) walk(child);
      if (tagName === 'table:table-cell') out.push(' ');
      else if (ODT_LINES.test(tagName)) out.push('\n\n');
    }
  };
  walk(body);
  const meta = await part('meta.xml');
  const titled = meta && xml(meta, name).getElementsByTagName('dc:title')[0]?.textContent?.trim();
  const text = out
    .join('')
    .replace(/[ \t]+\n|\n[ \t]+/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return { text, title: titled || heading, notes: [] };
}

/**
 * A book: its chapters in the order in which they are read.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string} name of the file
 * @returns {Promise<Reading>}
 */
export async function readEpub(bytes, name) {
  const part = await opened(bytes, name);
  const container = xml((await part('META-INF/container.xml')) ?? '', name);
  const path = container.querySelector('rootfile')?.getAttribute('full-path') ?? '';
  const book = xml((await part(path)) ?? '', name);
  const folder = new URL(path, 'epub:///');
  const said = (/** @type {string} */ field) =>
    book.getElementsByTagName(`dc:${field}`)[0]?.textContent?.trim() || undefined;
  const files = new Map([...book.querySelectorAll('manifest > item')].map((item) => [item.id, item]));
  const chapters = [];
  for (const item of book.querySelectorAll('spine > itemref')) {
    const file = files.get(item.getAttribute('idref') ?? '');
    if (!file || file.getAttribute('properties')?.split(' ').includes('nav')) continue;
    const { pathname } = new URL(file.getAttribute('href') ?? '', folder);
    const source = await part(decodeURIComponent(pathname.slice(1)));
    // A title page says what the book's own fields say.
    const text = source ? textOf(parse(source).body) : '';
    if (text !== '' && squeezed(text) !== squeezed(`${said('title')}${said('creator') ?? ''}`))
      chapters.push(text);
  }
  return { text: chapters.join('\n\n'), title: said('title'), byline: said('creator'), notes: [] };
}
