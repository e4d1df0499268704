/**
 * What the reader has checked: each statement by its words and what stands around them, and by whom it was then. So a tick holds through a new
 * analysis and an edit of the text elsewhere, and no longer where the words or whose they are have changed.
 */

import { anchorOf } from '../edits/anchor.js';
import { folded } from '../folding.js';

/** @typedef {import('../types.d.ts').Quote} Quote */
/** @typedef {import('../types.d.ts').Tick} Tick */

/** More than so many no reader makes; longer words no statement has. */
const MOST = 20_000;
const LONGEST = 100_000;

/**
 * A tick for a statement.
 *
 * @param {string} text of the article
 * @param {Quote} quote
 * @param {string} who says it; empty for nobody
 * @returns {Tick}
 */
export function tickFor(text, quote, who) {
  return { at: anchorOf(text, quote.start, quote.end), who };
}

/**
 * Which statements are ticked.
 *
 * @param {string} text of the article
 * @param {readonly Quote[]} quotes
 * @param {readonly Tick[]} ticks
 * @param {(quote: Quote) => string} whoOf who says a statement; empty for nobody
 * @returns {{held: Map<string, Tick>, changed: Map<string, Tick>}} by the ids of statements; `changed` are those that are somebody else's since
 */
export function ticked(text, quotes, ticks, whoOf) {
  /** @type {Map<string, Quote[]>} */
  const byWords = new Map();
  if (ticks.length > 0) {
    for (const quote of quotes) {
      const same = byWords.get(quote.text);
      if (same) same.push(quote);
      else byWords.set(quote.text, [quote]);
    }
  }
  /** @type {Map<string, Tick>} */
  const held = new Map();
  /** @type {Map<string, Tick>} */
  const changed = new Map();
  for (const tick of ticks) {
    const same = byWords.get(tick.at.exact);
    const quote = same && nearest(text, same, tick);
    if (!quote) continue;
    // Of two statements in the same words each has its own.
    byWords.set(
      tick.at.exact,
      same.filter((one) => one !== quote),
    );
    (isSame(tick.who, whoOf(quote)) ? held : changed).set(quote.id, tick);
  }
  return { held, changed };
}

/**
 * Whether two names are of one: a name may have become fuller or shorter since, as when two are joined.
 *
 * @param {string} before
 * @param {string} now
 */
function isSame(before, now) {
  const [a, b] = [folded(before), folded(now)];
  return a === b || (a !== '' && b !== '' && (a.includes(b) || b.includes(a)));
}

/**
 * Of statements in the same words the one whose neighbours agree best.
 *
 * @param {string} text
 * @param {readonly Quote[]} quotes
 * @param {Tick} tick
 * @returns {Quote|undefined}
 */
function nearest(text, quotes, { at: { prefix = '', suffix = '' } }) {
  let best;
  let most = -1;
  for (const quote of quotes) {
    const before = text.slice(Math.max(0, quote.start - prefix.length), quote.start);
    const after = text.slice(quote.end, quote.end + suffix.length);
    let agrees = 0;
    while (agrees < prefix.length && prefix.at(-1 - agrees) === before.at(-1 - agrees)) agrees++;
    let more = 0;
    while (more < suffix.length && suffix[more] === after[more]) more++;
    if (agrees + more > most) [best, most] = [quote, agrees + more];
  }
  return best;
}

/**
 * The ticks in a value that comes from outside (a file, a link, the tab's storage): what is none is left out.
 *
 * @param {unknown} value
 * @returns {Tick[]|undefined} undefined where there are none
 */
export function soundTicks(value) {
  if (!Array.isArray(value)) return undefined;
  const ticks = value.slice(0, MOST).flatMap((one) => soundTick(one) ?? []);
  return ticks.length > 0 ? ticks : undefined;
}

/** @param {unknown} value @returns {value is string} */
const isText = (value) => typeof value === 'string' && value.length <= LONGEST;

/** @param {unknown} value @returns {Tick|undefined} */
function soundTick(value) {
  const { at, who } = /** @type {{at?: unknown, who?: unknown}} */ (value ?? {});
  const { exact, prefix, suffix } = /** @type {Record<string, unknown>} */ (at ?? {});
  if (!isText(exact) || exact === '' || !isText(who)) return undefined;
  const around = { ...(isText(prefix) && { prefix }), ...(isText(suffix) && { suffix }) };
  return { at: { exact, ...around }, who };
}
