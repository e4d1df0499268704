/** Who says what: sources by their share of the quoted words, and what sort of source each is. */

import { el } from '../dom.js';
import { number, percent, t } from '../i18n/index.js';
import { list, nothing, row, whole } from './parts.js';

/** So many sources, and so many sayings of each, are shown before the reader asks for more. */
const SOURCES = 20;
const SAYINGS = 12;

const SORTS = /** @type {const} */ ([
  'named',
  'institution',
  'document',
  'collective',
  'anonymous',
  'unknown',
]);

/**
 * A bar of shares with its figures in words beneath.
 *
 * @param {readonly import('../reading.js').Source[]} sources
 * @param {number} total
 */
export function shares(sources, total) {
  const parts = SORTS.map((sort) => {
    const ones = sources.filter((source) => source.sort === sort);
    return { sort, share: ones.reduce((sum, one) => sum + one.words, 0) / total };
  }).filter((part) => part.share > 0);
  const bar = el('div', { class: 'shares', 'aria-hidden': 'true' });
  for (const { sort, share } of parts) {
    const piece = el('span', { class: sort });
    piece.style.setProperty('flex-grow', String(share));
    bar.append(piece);
  }
  const figures = parts.map(({ sort, share }) =>
    el(
      'li',
      {},
      el('span', { class: `swatch ${sort}`, 'aria-hidden': 'true' }),
      `${t(`sorts.${sort}`)} `,
      el('b', {}, percent(share)),
    ),
  );
  return el('div', {}, bar, el('ul', { class: 'figures', role: 'list' }, ...figures));
}

/** @type {import('./parts.js').View} */
export function* said(host, reading, select) {
  const { sources, lang } = reading;
  const terms = reading.analysis.quotes.filter((quote) => quote.kind === 'term');
  if (sources.length === 0 && terms.length === 0) {
    host.append(nothing(t('said.none')));
    return;
  }
  const total = Math.max(
    sources.reduce((sum, source) => sum + source.words, 0),
    1,
  );
  if (sources.length > 0) {
    host.append(el('p', { class: 'lead' }, t('said.lead', { count: total })), shares(sources, total));
  }
  const blocks = yield* list(sources, (source) => sourceBlock(source, total, lang, select), SOURCES);
  blocks.classList.add('sources');
  host.append(blocks);
  if (terms.length > 0) {
    const rows = yield* list(terms, (quote) =>
      row(quote.id, select, el('span', { class: 'quoted', dir: 'auto', lang }, shorten(quote.text))),
    );
    host.append(
      el(
        'section',
        { class: 'source' },
        el(
          'h3',
          {},
          el('span', { class: 'dot QUOTE', 'aria-hidden': 'true' }),
          t('said.terms'),
          el('span', { class: 'count' }, number(terms.length)),
        ),
        rows,
      ),
    );
  }
}

/**
 * A source with all that it says.
 *
 * @param {import('../reading.js').Source} source
 * @param {number} total quoted words of the whole text
 * @param {string|undefined} lang its language
 * @param {(key: string) => void} select
 */
function sourceBlock(source, total, lang, select) {
  const name = source.name || t('sorts.unknown');
  const head = row(
    `said-${source.id}`,
    select,
    el('span', { class: 'name', dir: 'auto', lang: source.name ? lang : undefined }, name),
    el('span', { class: 'count' }, percent(source.words / total)),
    el(
      'span',
      { class: 'note' },
      source.title ? el('bdi', { lang }, source.title) : null,
      source.title && source.name ? ' · ' : null,
      source.name ? t(`sorts.${source.sort}`) : null,
    ),
  );
  head.classList.add('speaker');
  return el(
    'section',
    { class: 'source' },
    el('h3', {}, head),
    whole(list(source.quotes, (quote) => saying(quote, lang, select), SAYINGS)),
  );
}

/**
 * @param {import('../types.d.ts').Quote} quote
 * @param {string|undefined} lang
 * @param {(key: string) => void} select
 */
function saying(quote, lang, select) {
  const [open, close] = quote.marks.length >= 2 ? [quote.marks.charAt(0), quote.marks.charAt(1)] : ['', ''];
  return row(
    quote.id,
    select,
    el('span', { class: `quoted ${quote.kind}`, dir: 'auto', lang }, open + shorten(quote.text) + close),
    el(
      'span',
      { class: 'note' },
      t(`quoteKinds.${quote.kind}`),
      quote.cue ? ' · ' : null,
      quote.cue ? el('bdi', { lang }, quote.cue.text) : null,
      quote.cue && quote.cue.stance !== 'neutral' ? ` (${t(`stances.${quote.cue.stance}`)})` : null,
    ),
  );
}

/** @param {string} text */
function shorten(text) {
  if (text.length <= 180) return text;
  return `${text.slice(0, text.lastIndexOf(' ', 170) + 1 || 170).trimEnd()}…`;
}
