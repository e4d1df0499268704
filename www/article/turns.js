/**
 * Turns of speech. Where the window has no room for a margin each turn begins on its own line, headed by its chain. The words of a head are no part
 * of the text: they are drawn from attributes, and stand in no copy of it.
 */

import { el, svg } from '../dom.js';
import { t } from '../i18n/index.js';
import { chainOf } from './chain.js';
import { drawKnot } from './knots.js';

/** @typedef {import('../reading.js').Reading} Reading */
/** @typedef {import('../reading.js').Mark} Mark */
/** @typedef {import('./chain.js').Chain} Chain */
/** A stretch of a paragraph with the chains of what is said in it. @typedef {{from: number, to: number, chains: Chain[]}} Turn */

/** Where the margin is only as wide as the rail; `style/tokens.css` has the same. */
export const narrow = matchMedia('(max-width: 40rem)');

/** Where a sentence ends: what follows begins a line of its own. */
const STOP = /[.!?؟…]["»”’)\]]*\s+/gu;

/** An arrow to the end of the line. */
const ON = 'M-6 0H6M2-4 6 0 2 4';

/**
 * Cuts a stretch of a paragraph before each sentence with which somebody else begins to speak.
 *
 * @param {Reading} reading
 * @param {number} start
 * @param {number} end
 * @param {readonly Mark[]} marks those that touch it
 * @returns {Turn[]} at least one
 */
export function turnsOf(reading, start, end, marks) {
  const { text } = reading.article;
  /** @type {Turn} */
  let turn = { from: start, to: end, chains: [] };
  const turns = [turn];
  let reached = start;
  let whose = '';
  let doubtful = false;
  for (const { key, start: begins } of marks) {
    const quote = reading.quotes.get(key);
    if (!quote || !reading.sourceOf(quote) || begins < start) continue;
    const chain = chainOf(reading, quote);
    const own = chain.hops.map(({ id }) => id).join();
    if (own === '') continue;
    if (quote.within === undefined && own !== whose && turn.chains.length > 0) {
      const lead = Math.min(begins, quote.cue?.start ?? begins, quote.speaker?.start ?? begins);
      const stops = [...text.slice(reached, Math.max(lead, reached)).matchAll(STOP)];
      const stop = stops.at(-1);
      if (stop) {
        const from = reached + stop.index + stop[0].length;
        turn.to = from;
        turn = { from, to: end, chains: [] };
        turns.push(turn);
      }
    }
    if (own !== whose || chain.doubtful !== doubtful || turn.chains.length === 0) turn.chains.push(chain);
    if (quote.within === undefined) {
      [whose, doubtful] = [own, chain.doubtful];
      reached = Math.max(reached, Math.min(quote.end, end));
    }
  }
  return turns;
}

/**
 * The line above a turn.
 *
 * @param {readonly Chain[]} chains of what is said in it
 */
export function headOf(chains) {
  const [first] = chains;
  const words = chains.flatMap((chain, n) => [
    n === 0 ? null : chain.inside ? arrow() : word('·', 'how'),
    ...hopsOf(chain),
    word(chain.how, 'how'),
  ]);
  const knot = first && drawKnot(first.knot, first.hops.at(-1)?.hue);
  return el('span', { class: 'turn-head', 'aria-hidden': 'true' }, knot, ...words);
}

/** @param {Chain} chain */
function hopsOf({ hops, doubtful }) {
  return hops.flatMap((hop, n) => {
    const last = n === hops.length - 1;
    const name = `${hop.name}${last && doubtful ? t('hows.mark') : ''}`;
    return [word(name, last ? `last ${hop.hue}` : 'via'), last ? null : arrow()];
  });
}

/**
 * @param {string} words
 * @param {string} look
 */
function word(words, look) {
  return el('i', { class: look, 'data-word': words });
}

function arrow() {
  return svg(
    'svg',
    { class: 'arrow', viewBox: '-8 -6 16 12', 'aria-hidden': 'true' },
    svg('path', { d: ON }),
  );
}
