/** The address's fragment: which sample, what is selected, and, in a shared link, the text itself. Nothing of it is ever sent. */

import { soundTicks } from './check/ticks.js';
import { day } from './day.js';
import { soundEdits } from './edits/sound.js';

/** @typedef {import('./types.d.ts').Article} Article */
/** @typedef {import('./types.d.ts').Edit} Edit */

/**
 * @typedef {object} Place
 * @property {string} [sample] a sample's id
 * @property {string} [text] a shared text, packed
 * @property {string} [date] the day of publication, `YYYY-MM-DD`
 * @property {string} [title] as it was given; empty where it was taken away
 * @property {string} [byline] likewise
 * @property {string} [edits] what the reader has corrected, packed
 * @property {string} [checked] what was checked, packed
 * @property {string} [select] the key of what is selected
 */

/**
 * What an entry of the history holds: no text and no title, but what names them among the kept ones (see `keeping.js`).
 *
 * @typedef {object} Kept
 * @property {string} key with which the kept texts are deciphered
 * @property {string[]} open the ids of the articles that were open
 * @property {string|undefined} shown the id of the one that was shown; undefined on the start page
 * @property {boolean} [checking] whether its statements were being checked
 * @property {boolean} [comparing] whether all that is open was being compared
 */

/** The largest text that is unpacked from a link, in bytes: a few letters can unpack to gigabytes. */
const LARGEST = 20_000_000;

/** A title or byline in an address is cut to so many code units. */
const LONGEST_LINE = 1000;

/**
 * What the address says.
 *
 * @param {string} [fragment] with its `#`
 * @returns {Place & {refused?: string}} `refused` is a date that no calendar has
 */
export function place(fragment = location.hash) {
  const parameters = new URLSearchParams(fragment.slice(1));
  /** @type {Place & {refused?: string}} */
  const found = {};
  for (const name of /** @type {const} */ (['sample', 'text', 'edits', 'checked', 'select'])) {
    const value = parameters.get(name);
    if (value) found[name] = value;
  }
  for (const name of /** @type {const} */ (['title', 'byline'])) {
    const line = parameters.get(name);
    if (line !== null) found[name] = line.slice(0, LONGEST_LINE).replace(/\s+/g, ' ').trim();
  }
  const given = parameters.get('date');
  const date = day(given);
  if (date) found.date = date;
  else if (given) found.refused = given.slice(0, 40);
  return found;
}

/**
 * What the address says of an article: that of a sample or of a link brings it back.
 *
 * @param {Article} article
 * @param {string} [select] the key of what is selected
 * @returns {Place}
 */
export function placeOf(article, select) {
  const { sample, packed, date, title, byline } = article;
  const edits = article.edits && packedEdits.get(article.edits);
  if (sample) return { sample, date, title, byline, edits, select };
  return packed ? { text: packed, date, title, byline, edits, select } : { select };
}

/**
 * Writes the place into the address.
 *
 * @param {Place} to
 * @param {object} [options]
 * @param {Kept} [options.kept] what the entry of the history holds from now on
 * @param {boolean} [options.step] whether it is a new step in the history
 */
export function setPlace(to, { kept, step = false } = {}) {
  const fragment = written(to);
  const address = fragment ? `#${fragment}` : location.pathname + location.search;
  const state = kept ?? history.state;
  try {
    if (step) history.pushState(state, '', address);
    else history.replaceState(state, '', address);
  } catch {
    // Browsers refuse who changes it very often in a short time; the next change says it all again.
  }
}

/**
 * @param {unknown} state of an entry of the history
 * @returns {Kept|undefined} undefined where it holds nothing of ours
 */
export function keptIn(state) {
  const { key, open, shown, checking, comparing } = /** @type {Partial<Kept>} */ (state ?? {});
  const sound = typeof key === 'string' && Array.isArray(open) && open.every((id) => typeof id === 'string');
  if (!sound) return undefined;
  const where = { key, open, shown: typeof shown === 'string' ? shown : undefined };
  if (comparing === true) return { ...where, comparing };
  return checking === true ? { ...where, checking } : where;
}

/**
 * A link to an article that carries its text.
 *
 * @param {Article} article
 * @param {string} [select]
 * @returns {Promise<string>}
 */
export async function linkTo(article, select) {
  const { sample, date, title, byline } = article;
  const text = sample ? undefined : (article.packed ?? (await pack(article.text)));
  const edits = await packEdits(article.edits);
  const checked = article.checked?.length ? await pack(JSON.stringify(article.checked)) : undefined;
  const said = { sample, text, date, title, byline, edits, checked, select };
  return `${location.href.split('#')[0]}#${written(said)}`;
}

/** What corrections are in the letters of an address. @type {WeakMap<readonly Edit[], string>} */
const packedEdits = new WeakMap();

/**
 * Deflates corrections into the letters that an address may hold. Whoever has done so finds them in {@link placeOf}.
 *
 * @param {readonly Edit[]|undefined} edits
 * @returns {Promise<string|undefined>} undefined where there are none
 */
export async function packEdits(edits) {
  if (!edits?.length) return undefined;
  const letters = packedEdits.get(edits) ?? (await pack(JSON.stringify(edits)));
  packedEdits.set(edits, letters);
  return letters;
}

/**
 * The corrections that {@link packEdits} packed. Rejects where they are damaged.
 *
 * @param {string|undefined} packed
 * @returns {Promise<readonly Edit[]|undefined>} undefined where there are none
 */
export async function unpackEdits(packed) {
  if (!packed) return undefined;
  const edits = soundEdits(JSON.parse(await unpack(packed)));
  if (edits) packedEdits.set(edits, packed);
  return edits;
}

/**
 * A place as the address says it, without the `#`.
 *
 * @param {Place} place
 */
function written(place) {
  return new URLSearchParams(Object.entries(place).filter(([, value]) => value !== undefined)).toString();
}

/**
 * Deflates a text into the letters that an address may hold.
 *
 * @param {string} text
 * @returns {Promise<string>}
 */
export async function pack(text) {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let binary = '';
  for (let start = 0; start < bytes.length; start += 8192) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 8192));
  }
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * The ticks that a link brought.
 *
 * @param {string|undefined} packed
 * @returns {Promise<import('./types.d.ts').Tick[]|undefined>} undefined where there are none, or they are damaged
 */
export async function unpackTicks(packed) {
  try {
    return packed ? soundTicks(JSON.parse(await unpack(packed))) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The text that {@link pack} packed. Rejects where it is damaged.
 *
 * @param {string} packed
 * @returns {Promise<string>}
 */
export async function unpack(packed) {
  const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = stream.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  for (let size = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > LARGEST) {
      await reader.cancel();
      throw new RangeError('the text of the link is too large');
    }
    text += decoder.decode(value, { stream: true });
  }
}
