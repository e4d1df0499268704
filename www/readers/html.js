/** The one article finder for HTML of every origin: files, archives, pastes, mail. Readability finds the article; the rest is ours. */
import { day } from '../day.js';
import { squeezed } from './compare.js';
import { dated, ReaderError } from './error.js';
import { dropFurniture, dropStamps, dropUnseen, isLabel } from './furniture.js';
import { decoded, headOf, nameOf, withoutSite } from './head.js';
import { parse, textOf } from './markup.js';

/** @typedef {import('./error.js').Reading} Reading */

/** A text shorter than this, in code units, is no article of a page that has more. */
const SHORTEST = 140;

/** A page with less text than this is no loss where it is read whole. */
const SMALL = 1000;

/** A line above the article that is longer than this is of it. */
const LONGEST_LINE = 120;

/**
 * The article of a page: its text without navigation, captions and what leads to other articles, and what its head says about it.
 *
 * @param {string} html
 * @returns {Promise<Reading>}
 */
export async function readHtml(html) {
  const { Readability } = await import('../vendor/readability.js').catch((error) => {
    throw new ReaderError('readers.noReader', { kind: 'HTML' }, error);
  });
  const page = parse(html);
  const head = headOf(page);
  dropUnseen(page.documentElement);
  // What they say of the article is in the head now; the browser reports every copy of one to the console.
  for (const script of page.querySelectorAll('script')) script.remove();
  const copy = /** @type {Document} */ (page.cloneNode(true));
  /** @type {Element | undefined} */
  let content;
  const found = new Readability(copy, {
    keepClasses: true,
    serializer: (node) => {
      content = /** @type {Element} */ (node);
      return '';
    },
  }).parse();
  if (content) dropFurniture(content);
  if (content && head.date) dropStamps(content);
  const article = content ? textOf(content) : '';
  const title =
    head.title ?? (found?.title ? withoutSite(decoded(found.title).trim(), head.site) : undefined);
  const byline = head.byline ?? nameOf(found?.byline ?? undefined, head.site);
  const { date, notes } = dated(head.date ?? found?.publishedTime);
  const known = { title: title || undefined, byline, date };
  if (article.length >= SHORTEST) return { text: body(article, known), ...known, notes };
  const told = head.body && textOf(parse(head.body.replaceAll('\n', '<br>')).body);
  if (told && told.length > article.length) return { text: told, ...known, notes };
  // A short page, or one without an article, is read whole.
  const whole = textOf(page.body);
  if (whole.length <= article.length) return { text: body(article, known), ...known, notes };
  if (whole.length > SMALL) notes.push({ key: 'readers.note.wholePage', values: {} });
  return { text: whole, ...known, notes };
}

/**
 * An article's text without the lines above it that say again what is known: title, byline, day.
 *
 * @param {string} text
 * @param {{ title?: string, byline?: string, date?: string }} known
 */
function body(text, { title, byline, date }) {
  const lines = text.split('\n');
  const said = [title, byline].flatMap((line) => (line ? squeezed(line) : []));
  const again = (/** @type {string} */ line) => {
    if (line.length > LONGEST_LINE) return false;
    const words = squeezed(line);
    if (words === '' || said.includes(words) || isLabel(line)) return true;
    if (byline && line.length < byline.length + 20 && words.includes(squeezed(byline))) return true;
    return date !== undefined && line.length < 60 && !/[.!?؟]$/.test(line) && day(line) !== undefined;
  };
  let start = 0;
  // Only above the first paragraph, and a day is no heading of what follows it.
  while (start < Math.min(lines.length - 1, 12) && again(lines[start] ?? '')) start++;
  return lines.slice(start).join('\n');
}
