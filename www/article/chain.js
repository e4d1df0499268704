/** What the margin says of a statement: through whom it came, whose it is, and how it is given. */

import { t } from '../i18n/index.js';
import { knotOf } from './knots.js';

/** @typedef {import('../reading.js').Reading} Reading */
/** @typedef {import('../types.d.ts').Quote} Quote */
/**
 * One who handed a statement on, or, as the last of a chain, said it.
 *
 * @typedef {{id: string, name: string, hue: string, sort: string}} Hop
 */
/**
 * @typedef {object} Chain
 * @property {Hop[]} hops the last is whoever speaks; none where the statement stands in one of the same source
 * @property {boolean} inside whether it stands inside another
 * @property {string} how
 * @property {boolean} doubtful
 * @property {import('./knots.js').Knot} knot
 */

/** Of longer chains the first and the last two are told. */
const LONGEST = 4;

/**
 * The chain of a statement. One that stands inside another adds its own links only.
 *
 * @param {Reading} reading
 * @param {Quote} quote
 * @returns {Chain}
 */
export function chainOf(reading, quote) {
  const doubtful = reading.isDoubtful(quote);
  const outer = quote.within === undefined ? undefined : reading.quotes.get(quote.within);
  const above = new Set(outer?.chain?.map(({ source }) => source));
  const links = (quote.chain ?? []).filter(({ source }) => !above.has(source));
  /** @type {Hop[]} */
  let hops = links.flatMap(({ source }) => {
    const one = reading.source(source);
    return one ? [{ id: one.id, name: one.name, hue: one.hue, sort: one.sort }] : [];
  });
  const own = reading.sourceOf(quote);
  if (!quote.chain?.length) {
    hops = [{ id: own?.id ?? 's0', name: t('voices.nobody'), hue: 'sx', sort: 'unknown' }];
  }
  if (quote.channel && hops.length === 1 && !outer && hops[0]?.name !== quote.channel.text) {
    hops.unshift({ id: '', name: quote.channel.text, hue: 'sx', sort: 'via' });
  }
  if (hops.length > LONGEST) {
    hops = [...hops.slice(0, 1), { id: '', name: '…', hue: 'sx', sort: 'via' }, ...hops.slice(-2)];
  }
  const knot = knotOf(own?.sort ?? 'unknown', doubtful);
  return { hops, inside: outer !== undefined, how: howOf(quote, doubtful), doubtful, knot };
}

/**
 * How a statement is given, in a word or two.
 *
 * @param {Quote} quote
 * @param {boolean} doubtful
 */
export function howOf(quote, doubtful) {
  const words = [t(`hows.${quote.kind}`)];
  if (quote.speaker?.inferred) words.push(t('hows.inferred'));
  if (doubtful) words.push(t('hows.doubtful'));
  return words.join(' · ');
}

/**
 * The words that say to whoever hears the page that a statement begins.
 *
 * @param {Reading} reading
 * @param {Quote} quote
 */
export function beginning(reading, quote) {
  const { hops, how } = chainOf(reading, quote);
  const name =
    hops.length > 0
      ? hops.map((hop) => hop.name).join(t('hows.through'))
      : (reading.sourceOf(quote)?.name ?? '');
  return t('hows.begins', { name, how });
}
