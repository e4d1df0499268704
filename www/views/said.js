/** Who says what: how well it is sourced in a sentence, then the sources by their share of the quoted words, each with all that it says. */

import { howOf } from '../article/chain.js';
import { drawKnot, knotOf } from '../article/knots.js';
import { statementsOf } from '../check/statements.js';
import { el } from '../dom.js';
import { number, percent, t } from '../i18n/index.js';
import { link, list, nothing, row, whole } from './parts.js';

/** @typedef {import('../reading.js').Reading} Reading */
/** @typedef {import('../reading.js').Source} Source */
/** @typedef {import('../types.d.ts').Quote} Quote */

/** So many sources, and so many sayings of each, are shown before the reader asks for more. */
const SOURCES = 20;
const SAYINGS = 12;

/** @type {import('./parts.js').View} */
export function* said(host, reading, select, sieve) {
  const { sources, lang } = reading;
  const terms = sieve.source
    ? []
    : reading.analysis.quotes.filter((quote) => isTerm(quote) && sieve.finds(quote.text));
  if (sources.length === 0) host.append(nothing(t('said.none')));
  const voices = sifted(reading, sieve);
  if (sources.length > 0 && voices.length + terms.length === 0) host.append(nothing(t('lists.none')));
  if (voices.length + terms.length === 0) return;
  const total = Math.max(
    sources.reduce((sum, source) => sum + source.words, 0),
    1,
  );
  if (sources.length > 0 && sieve.isOpen)
    host.append(el('p', { class: 'lead' }, ...sourcing(reading, select)));
  const isWanted = (/** @type {Quote} */ { id }) => id === sieve.wanted;
  const first = sieve.reach(voices, ({ quotes }) => quotes.some(isWanted), SOURCES);
  /** @param {Voice} voice */
  const make = ({ source, quotes }) =>
    sourceBlock(reading, source, total, select, quotes, sieve.reach(quotes, isWanted, SAYINGS));
  const blocks = yield* list(voices, make, first);
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

/** A source with those of its statements that are looked at. @typedef {{source: Source, quotes: Quote[]}} Voice */

/**
 * What of the sources is looked at.
 *
 * @param {Reading} reading
 * @param {import('./sieve.js').Sieve} sieve
 * @returns {Voice[]}
 */
function sifted(reading, sieve) {
  const voices = reading.sources.flatMap((source) => {
    if (sieve.source !== undefined && source.id !== sieve.source) return [];
    const own = reading.statementsOf(source);
    const { name, title } = source;
    const quotes = sieve.finds(name, title) ? own : own.filter(({ text }) => sieve.finds(name, title, text));
    return quotes.length > 0 ? [{ source, quotes }] : [];
  });
  const first = (/** @type {Voice} */ { quotes: [quote] }) => quote?.start ?? 0;
  return sieve.inOrder ? voices.sort((a, b) => first(a) - first(b)) : voices;
}

/** @param {Quote} quote @returns {boolean} whether it says nothing of anybody */
const isTerm = ({ kind }) => kind === 'term';

/** What of the sourcing asks for a second look: what lights it up, and what it is called. */
const ASKED = /** @type {const} */ ([
  ['sort-anonymous', 'unnamed'],
  ['said-s0', 'nobody'],
  ['doubtful', 'doubtful'],
  ['relayed', 'relayed'],
]);

/**
 * How well it is sourced, in a sentence; what asks for a second look can be pressed.
 *
 * @param {Reading} reading
 * @param {(key: string) => void} select
 * @returns {(Node|string)[]}
 */
function sourcing(reading, select) {
  const statements = statementsOf(reading);
  const known = reading.sources.filter(({ sort }) => sort !== 'unknown');
  /** @type {(Node|string)[]} */
  const parts = [
    t('said.sources', { count: known.length }),
    ' ',
    t('said.statements', { count: statements.length }),
  ];
  for (const [key, aspect] of ASKED) {
    const count = statements.filter(({ aspects }) => aspects.has(aspect)).length;
    if (count === 0) continue;
    parts.push(t('comma'), link(key, t(`said.${key}`, { count }), select));
  }
  return [...parts, t('said.stop')];
}

/**
 * A source with all that it says.
 *
 * @param {Reading} reading
 * @param {Source} source
 * @param {number} total quoted words of the whole text
 * @param {(key: string) => void} select
 * @param {readonly Quote[]} quotes those that are looked at
 * @param {number} first so many are shown at once
 */
function sourceBlock(reading, source, total, select, quotes, first) {
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
  return el(
    'section',
    { class: `source ${source.hue}`, 'data-source': source.id },
    el('h3', {}, head),
    whole(list(quotes, (quote) => saying(reading, source, quote, select), first)),
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
