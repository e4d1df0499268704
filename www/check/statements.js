/** The statements of an article as they are checked, in the order of the text, and what is to be asked of each. */

import { finds } from '../folding.js';
import { isRelayed } from '../reading.js';
import { ticked } from './ticks.js';

/** @typedef {import('../reading.js').Reading} Reading */
/** @typedef {import('../reading.js').Mark} Mark */
/** @typedef {import('../types.d.ts').Quote} Quote */
/** @typedef {import('../types.d.ts').Tick} Tick */

/** What can be asked for alone, in the order in which it is offered. */
export const ASPECTS = /** @type {const} */ ([
  'unnamed',
  'nobody',
  'inferred',
  'doubtful',
  'loaded',
  'repaired',
  'relayed',
  'number',
  'sense',
  'open',
]);

/** @typedef {typeof ASPECTS[number]} Aspect */
/**
 * A statement to be checked. Words that the same source is quoted with inside it are checked with it.
 *
 * @typedef {object} Statement
 * @property {Quote} quote
 * @property {Quote[]} inside those words
 * @property {Mark[]} marks its own and those of all that is quoted in it, in the order of the text
 * @property {Set<Aspect>} aspects what is to be asked of it
 * @property {Tick|undefined} tick where it is checked
 * @property {Tick|undefined} stale where it was checked when it was another's
 */
/**
 * Which statements are looked at: an aspect, all of a source, those with certain words; all where it says nothing.
 *
 * @typedef {{aspect?: Aspect, source?: string, query?: string}} Filter
 */

/** Statements that stand in more others than this are shown in the nearest of them. */
const DEPTH = 12;

/**
 * The statements of an article.
 *
 * @param {Reading} reading
 * @returns {Statement[]}
 */
export function statementsOf(reading) {
  const quotes = reading.analysis.quotes.filter(({ kind }) => kind !== 'term');
  const { text, checked = [] } = reading.article;
  const { held, changed } = ticked(text, quotes, checked, (quote) => whoOf(reading, quote));
  /** By the ids of the quotations that are shown in them. @type {Map<string, Statement>} */
  const byQuote = new Map();
  /** @type {Statement[]} */
  const statements = [];
  const hasNumber = overlaps(reading.analysis.numbers);
  for (const quote of quotes) {
    const mark = reading.byKey.get(quote.id);
    if (!mark) continue;
    const aspects = new Set(aspectsOf(reading, quote, hasNumber));
    const outer = byQuote.get(quote.within ?? '');
    let around = outer;
    for (let depth = 0; around && depth < DEPTH; depth++) {
      around.marks.push(mark);
      around = byQuote.get(around.quote.within ?? '');
    }
    if (outer && outer.quote.source === quote.source) {
      outer.inside.push(quote);
      byQuote.set(quote.id, outer);
      for (const aspect of aspects) outer.aspects.add(aspect);
      continue;
    }
    const [tick, stale] = [held.get(quote.id), changed.get(quote.id)];
    const one = { quote, inside: [], marks: [mark], aspects, tick, stale };
    if (!tick) aspects.add('open');
    byQuote.set(quote.id, one);
    statements.push(one);
  }
  return statements;
}

/**
 * @param {Reading} reading
 * @param {Quote} quote
 * @returns {string} who says it; empty for nobody
 */
export function whoOf(reading, quote) {
  return reading.sourceOf(quote)?.name ?? '';
}

/**
 * @param {Reading} reading
 * @param {Quote} quote
 * @param {(quote: Quote) => boolean} hasNumber
 * @returns {Generator<Aspect, void>}
 */
function* aspectsOf(reading, quote, hasNumber) {
  const sort = reading.sourceOf(quote)?.sort;
  if (sort === 'anonymous') yield 'unnamed';
  if (sort === 'unknown') yield 'nobody';
  if (quote.speaker?.inferred) yield 'inferred';
  if (reading.isDoubtful(quote)) yield 'doubtful';
  if (quote.cue?.stance === 'loaded') yield 'loaded';
  if (quote.repaired) yield 'repaired';
  if (isRelayed(quote)) yield 'relayed';
  if (hasNumber(quote)) yield 'number';
  if (quote.kind === 'indirect') yield 'sense';
}

/**
 * @param {readonly {start: number, end: number}[]} spans in the order of the text
 * @returns {(span: {start: number, end: number}) => boolean} whether one of them lies in a stretch; asked in the order of the text
 */
function overlaps(spans) {
  let at = 0;
  return ({ start, end }) => {
    while (at < spans.length && (spans[at]?.end ?? 0) <= start) at++;
    const next = spans[at];
    return next !== undefined && next.start < end;
  };
}

/**
 * @param {Reading} reading
 * @param {Statement} statement
 * @param {Filter} filter
 * @returns {boolean} whether it is looked at
 */
export function isWanted(reading, { quote, inside, aspects }, { aspect, source, query = '' }) {
  if (aspect && !aspects.has(aspect)) return false;
  if (source && ![quote, ...inside].some((one) => reading.sourceOf(one)?.id === source)) return false;
  const { name, title } = reading.sourceOf(quote) ?? {};
  return finds(query, [quote.text, name, title, quote.speaker?.text, quote.cue?.text, quote.channel?.text]);
}

/**
 * The ids of the quotations that are checked, those inside others with them.
 *
 * @param {readonly Statement[]} statements
 * @returns {string[]}
 */
export function checkedIds(statements) {
  return statements
    .filter(({ tick }) => tick)
    .flatMap(({ quote, inside }) => [quote, ...inside].map(({ id }) => id));
}
