/** JSON: our own export, any object with an article's text in a field of the usual names, lists of such, a line each too. */
import { articleData, decoded } from './head.js';
import { soundEdits } from '../edits/sound.js';
import { dated, ReaderError } from './error.js';
import { parse, textOf } from './markup.js';

/** @typedef {import('./error.js').Reading} Reading */

/** Fields that hold an article's text, and its other parts, by the names that are used. */
const FIELDS = {
  text: [
    'text',
    'articleBody',
    'content',
    'body',
    'content_text',
    'content_html',
    'fullText',
    'full_text',
    'article_text',
    'maintext',
  ],
  title: ['title', 'headline', 'name'],
  byline: ['byline', 'author', 'creator', 'authors'],
  date: [
    'date',
    'datePublished',
    'published',
    'publishedAt',
    'published_at',
    'date_published',
    'pubDate',
    'date_publish',
    'created_at',
  ],
};

/** Fields in which a list of articles may lie. */
const LISTS = ['articles', 'items', 'results', 'data', 'docs', 'entries', '@graph'];

/**
 * @param {string} source
 * @param {string} name of the file
 * @returns {Reading[]} at least one
 */
export function readJson(source, name) {
  const values = valuesOf(source.replace(/^\uFEFF/, ''), name);
  const readings = values.flatMap((value) => articlesIn(value));
  if (readings.length > 0) return readings;
  const fields = [...new Set(values.flatMap((value) => (isObject(value) ? Object.keys(value) : [])))];
  throw new ReaderError('readers.json', { name, fields: fields.slice(0, 8).join(', ') || '–' });
}

/**
 * @param {string} source
 * @param {string} name
 * @returns {unknown[]}
 */
function valuesOf(source, name) {
  try {
    return [JSON.parse(source)].flat();
  } catch (error) {
    const lines = source.split('\n').filter((line) => line.trim() !== '');
    if (lines.length < 2) throw new ReaderError('readers.broken', { name }, error);
    try {
      return lines.map((line) => JSON.parse(line));
    } catch (cause) {
      throw new ReaderError('readers.broken', { name }, cause);
    }
  }
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {unknown} value @returns {Reading[]} */
function articlesIn(value) {
  if (!isObject(value)) return [];
  const one = articleIn(value);
  if (one) return [one];
  return LISTS.flatMap((list) => {
    const inner = value[list];
    return Array.isArray(inner)
      ? inner.flatMap((item) => (isObject(item) ? (articleIn(item) ?? []) : []))
      : [];
  });
}

/** @param {Record<string, unknown>} value @returns {Reading | undefined} */
function articleIn(value) {
  const field = (/** @type {keyof typeof FIELDS} */ kind) => {
    for (const key of FIELDS[kind]) {
      const found = value[key];
      // WordPress puts a field's markup under this name.
      const words = isObject(found) && typeof found['rendered'] === 'string' ? found['rendered'] : found;
      if (typeof words === 'string' && words.trim() !== '') return words;
    }
    return undefined;
  };
  const written = typeof value['text'] === 'string' ? value['text'] : field('text');
  if (written === undefined) return undefined;
  const own = Array.isArray(value['mentions']) && Array.isArray(value['entities']);
  // Our own export says with which day, title, byline and corrections it was made.
  const options = /** @type {Record<string, unknown>} */ ((own && value['options']) || {});
  const line = (/** @type {string} */ key) => {
    const words = options[key];
    return typeof words === 'string' ? words.replace(/\s+/g, ' ').trim() : undefined;
  };
  const data = articleData(value);
  const markup = !own && /<(p|br|div|h\d|ul|span|a|strong|em)\b[^<>]*>/i.test(written);
  const title = field('title') ?? data.title ?? line('title');
  const edits = own ? soundEdits(options['edits']) : undefined;
  return {
    ...(edits && { edits }),
    text: markup ? textOf(parse(written).body) : written,
    title: title && decoded(title),
    byline: data.byline || field('byline') || line('byline'),
    ...dated(field('date') ?? data.date ?? options['date']),
    analysis: own ? Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'text')) : undefined,
  };
}
