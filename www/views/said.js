/** Who says what: how well it is sourced in a sentence, then the sources by their share of the quoted words, each with all that it says. */

import { howOf } from '../article/chain.js';
import { drawKnot, knotOf } from '../article/knots.js';
import { el } from '../dom.js';
import { number, percent, t } from '../i18n/index.js';
import { list, nothing, row, whole } from './parts.js';

/** @typedef {import('../reading.js').Reading} Reading */
/** @typedef {import('../reading.js').Source} Source */
/** @typedef {import('../types.d.ts').Quote} Quote */

/** So many sources, and so many sayings of each, are shown before the reader asks for more. */
const SOURCES = 20;
const SAYINGS = 12;

/** @type {import('./parts.js').View} */
export function* said(host, reading, select) {
  const { sources, lang } = reading;
  const terms = reading.analysis.quotes.filter((quote) => quote.kind === 'term');
  if (sources.length === 0) host.append(nothing(t('said.none')));
  if (sources.length === 0 && terms.length === 0) return;
  const total = Math.max(
    sources.reduce((sum, source) => sum + source.words, 0),
    1,
  );
  if (sources.length > 0) host.append(el('p', { class: 'lead' }, ...sourcing(reading, select)));
  const blocks = yield* list(sources, (source) => sourceBlock(reading, source, total, select), SOURCES);
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
        el('h3', {}, t('said.terms'), el('span', { class: 'count' }, number(terms.length))),
        rows,
      ),
    );
  }
}

/**
 * How well it is sourced, in a sentence; what asks for a second look can be pressed.
 *
 * @param {Reading} reading
 * @param {(key: string) => void} select
 * @returns {(Node|string)[]}
 */
function sourcing(reading, select) {
  const statements = reading.analysis.quotes.filter((quote) => quote.kind !== 'term');
  const known = reading.sources.filter(({ sort }) => sort !== 'unknown');
  /** @type {(Node|string)[]} */
  const parts = [
    t('said.sources', { count: known.length }),
    ' ',
    t('said.statements', { count: statements.length }),
  ];
  for (const key of /** @type {const} */ (['sort-anonymous', 'said-s0', 'doubtful', 'relayed'])) {
    const count = reading.selection(key)?.keys.length ?? 0;
    if (count === 0) continue;
    parts.push(t('comma'), link(key, t(`said.${key}`, { count }), select));
  }
  return [...parts, t('said.stop')];
}

/**
 * @param {string} key
 * @param {string} words
 * @param {(key: string) => void} select
 */
function link(key, words, select) {
  const act = () => select(key);
  return el(
    'button',
    { type: 'button', class: 'link', 'data-select': key, 'aria-pressed': 'false', onclick: act },
    words,
  );
}

/**
 * A source with all that it says.
 *
 * @param {Reading} reading
 * @param {Source} source
 * @param {number} total quoted words of the whole text
 * @param {(key: string) => void} select
 */
function sourceBlock(reading, source, total, select) {
  const { lang } = reading;
  const name = source.name || t('voices.nobody');
  const head = row(
    `said-${source.id}`,
    select,
    drawKnot(knotOf(source.sort)),
    el('span', { class: 'name', dir: 'auto', lang: source.name ? lang : undefined }, name),
    source.words > 0 && el('span', { class: 'count' }, percent(source.words / total)),
    el(
      'span',
      { class: 'note' },
      source.title ? el('bdi', { lang }, source.title) : null,
      source.title && source.name ? ' · ' : null,
      source.name ? t(`sorts.${source.sort}`) : null,
    ),
  );
  head.classList.add('speaker');
  // Words quoted inside what the same source is said to have said stand there.
  const own = source.quotes.filter(({ within }) => !source.quotes.some(({ id }) => id === within));
  return el(
    'section',
    { class: `source ${source.hue}`, 'data-source': source.id },
    el('h3', {}, head),
    whole(list(own, (quote) => saying(reading, source, quote, select), SAYINGS)),
  );
}

/**
 * @param {Reading} reading
 * @param {Source} source
 * @param {Quote} quote
 * @param {(key: string) => void} select
 */
function saying(reading, source, quote, select) {
  const { lang } = reading;
  const [open, close] = quote.marks.length >= 2 ? [quote.marks.charAt(0), quote.marks.charAt(1)] : ['', ''];
  const doubtful = reading.isDoubtful(quote);
  const look = `${quote.kind === 'indirect' ? 'sense' : 'verbatim'}${doubtful ? ' doubtful' : ''}`;
  const { cue } = quote;
  return row(
    quote.id,
    select,
    el('span', { class: `quoted ${look}`, dir: 'auto', lang }, open, ...withInner(source, quote), close),
    ' ',
    el(
      'span',
      { class: doubtful ? 'note asks' : 'note' },
      howOf(quote, doubtful),
      cue && cue.stance !== 'neutral'
        ? [' · ', el('bdi', { lang }, cue.text), ` (${t(`stances.${cue.stance}`)})`]
        : null,
    ),
  );
}

/**
 * The words of a statement, with those set off that the same source is quoted with inside it.
 *
 * @param {Source} source
 * @param {Quote} quote
 * @returns {(Node|string)[]}
 */
function withInner(source, quote) {
  const inner = source.quotes.find(({ within }) => within === quote.id);
  if (!inner || inner.end - quote.start > LONG) return [shorten(quote.text)];
  const [from, to] = [inner.start - quote.start, inner.end - quote.start];
  return [
    quote.text.slice(0, from),
    el('b', {}, quote.text.slice(from, to)),
    shorten(quote.text.slice(to), LONG - to),
  ];
}

/** Longer statements are cut. */
const LONG = 180;

/**
 * @param {string} text
 * @param {number} [limit]
 */
function shorten(text, limit = LONG) {
  if (text.length <= limit) return text;
  return `${text.slice(0, text.lastIndexOf(' ', limit - 10) + 1 || limit - 10).trimEnd()}…`;
}
