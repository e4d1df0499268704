/**
 * What a library holds, apart from where: dossiers, and the articles in them. An article is known by its dossier and its text; of two records
 * of one article the one that was changed later holds, and what is deleted is a record too. So it does not matter in which order changes and
 * files come together: the same dossier follows.
 */

import { soundTicks } from '../check/ticks.js';
import { day } from '../day.js';
import { soundEdits } from '../edits/sound.js';
import { finds, folded } from '../folding.js';

/** @typedef {import('../types.d.ts').Article} Article */
/**
 * A named collection of articles. Times are milliseconds since 1970.
 *
 * @typedef {{id: string, name: string, changed: number, removed?: number}} Dossier
 */
/**
 * What is known of an article without its text, and searched before it.
 *
 * @typedef {object} Facts
 * @property {string} title
 * @property {string} outlet who brought it out: its byline, else the name of its file
 * @property {string} date `YYYY-MM-DD` or empty
 * @property {string} language as in the analysis; empty where it was not analysed
 * @property {number} sources who say something in it
 * @property {number} statements
 * @property {number} checked of them
 * @property {string[]} names that it names, in all their forms
 * @property {string[]} speakers
 */
/**
 * An article's card in the catalogue: where it lies, when it was changed, and its facts. `removed` is when it was deleted, `moved` the dossier where it
 * is now.
 *
 * @typedef {{dossier: string, key: string, changed: number, removed?: number, moved?: string} & Facts} Card
 */
/** A card with its article. @typedef {{card: Card, article: Article}} Entry */

/** The name and version of the format of a dossier's file. */
export const FORMAT = 'isnad-dossier/1';

/** How long what was deleted is kept, in milliseconds. */
export const KEPT = 30 * 24 * 60 * 60 * 1000;

/** The longest name of a dossier, and the longest line of a card, in code units. */
const LONGEST_NAME = 120;
const LONGEST_LINE = 1000;

/** So many names of an article are searched. */
const MOST_NAMES = 2000;

/** The longest text of an article, as on the page. */
const LONGEST_TEXT = 2_000_000;

/**
 * The key of a text: the same for the same text. 104 bits, mixed as in MurmurHash 3; it guards against chance alone.
 *
 * @param {string} text
 * @returns {string} 26 hexadecimal digits
 */
export function keyOf(text) {
  return [0x9e3779b9, 0x85ebca6b].map((seed) => mixed(text, seed)).join('');
}

/** @param {string} text @param {number} seed @returns {string} 13 digits */
function mixed(text, seed) {
  let a = 0xdeadbeef ^ seed;
  let b = 0x41c6ce57 ^ seed;
  for (let n = 0; n < text.length; n++) {
    const unit = text.charCodeAt(n);
    a = Math.imul(a ^ unit, 2_654_435_761);
    b = Math.imul(b ^ unit, 1_597_334_677);
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return (4_294_967_296 * (2_097_151 & b) + (a >>> 0)).toString(16).padStart(14, '0').slice(-13);
}

/**
 * What of an article is kept: what the reader brought and did, without what can be made anew.
 *
 * @param {Article} article
 * @returns {Article}
 */
export function storedOf({ text, date, dated, title, byline, edits, checked, name }) {
  const all = { date, dated, title, byline, name };
  const there = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  return {
    text,
    ...there,
    ...(edits && edits.length > 0 && { edits: [...edits] }),
    ...(checked && checked.length > 0 && { checked: [...checked] }),
  };
}

/**
 * The facts of an article that was not analysed.
 *
 * @param {Article} article
 * @returns {Facts}
 */
export function plainFacts({ text, title, byline = '', name = '', date = '', checked = [] }) {
  const line = text.trimStart().split('\n', 1)[0] ?? '';
  const counts = { sources: 0, statements: 0, checked: checked.length };
  const words = { title: cut(title || line.slice(0, LONGEST_NAME)), outlet: cut(byline || name) };
  return { ...words, date, language: '', ...counts, names: [], speakers: [] };
}

/** @param {string} line */
const cut = (line) => line.slice(0, LONGEST_LINE);

/**
 * Which of two records of one thing holds: the later; of two at one moment always the same.
 *
 * @template {{changed: number, removed?: number}} T
 * @param {T|undefined} before
 * @param {T} next
 * @param {(one: T) => string} [told] tells them apart where their times do not
 * @returns {T}
 */
export function newer(before, next, told = (one) => JSON.stringify(one)) {
  if (!before || before.changed !== next.changed)
    return before && before.changed > next.changed ? before : next;
  return told(before) >= told(next) ? before : next;
}

/**
 * Which of two states of one article holds.
 *
 * @param {Entry|undefined} before
 * @param {Entry} next
 * @returns {Entry}
 */
export function newerEntry(before, next) {
  if (!before || before.card.changed !== next.card.changed) {
    return before && before.card.changed > next.card.changed ? before : next;
  }
  // What a card says follows from the article: it decides nothing.
  const told = (/** @type {Entry} */ { card: { removed = 0, moved = '' }, article }) =>
    JSON.stringify([removed, moved, ordered(storedOf(article))]);
  return told(before) >= told(next) ? before : next;
}

/**
 * A value with its fields in one order, so that equal ones are written alike.
 *
 * @param {unknown} value
 * @returns {unknown}
 */
function ordered(value) {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const pairs = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(
    pairs.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, ordered(one)]),
  );
}

/** @param {{removed?: number}} one @param {number} now @returns {boolean} whether it has lain in the bin too long */
export const isOver = ({ removed }, now) => removed !== undefined && now - removed > KEPT;

/** @param {unknown} value @returns {value is string} */
const isText = (value) => typeof value === 'string';

/** @param {unknown} value @returns {value is number} */
const isTime = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0;

/** @param {unknown} value @returns {string[]} */
const texts = (value) => (Array.isArray(value) ? value.filter(isText).slice(0, MOST_NAMES) : []);

/** @param {unknown} value @returns {number} */
const count = (value) => (Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : 0);

/**
 * A dossier in a value that comes from outside or from the store.
 *
 * @param {unknown} value
 * @returns {Dossier|undefined}
 */
export function soundDossier(value) {
  const { id, name, changed, removed } = /** @type {Record<string, unknown>} */ (Object(value));
  if (!isText(id) || !/^[\w-]{1,40}$/.test(id) || !isText(name) || name.trim() === '' || !isTime(changed)) {
    return undefined;
  }
  return { id, name: name.trim().slice(0, LONGEST_NAME), changed, ...(isTime(removed) && { removed }) };
}

/**
 * Likewise a card.
 *
 * @param {unknown} value
 * @returns {Card|undefined}
 */
export function soundCard(value) {
  const one = /** @type {Record<string, unknown>} */ (Object(value));
  const { dossier, key, changed, removed, moved } = one;
  if (!isText(dossier) || !isText(key) || !isTime(changed) || !isText(one['title'])) return undefined;
  const line = (/** @type {string} */ name) => (isText(one[name]) ? cut(String(one[name])) : '');
  return {
    dossier,
    key,
    changed,
    ...(isTime(removed) && { removed }),
    ...(isText(moved) && { moved }),
    title: line('title'),
    outlet: line('outlet'),
    date: day(one['date']) ?? '',
    language: line('language'),
    sources: count(one['sources']),
    statements: count(one['statements']),
    checked: count(one['checked']),
    names: texts(one['names']),
    speakers: texts(one['speakers']),
  };
}

/**
 * Likewise an article.
 *
 * @param {unknown} value
 * @returns {Article|undefined}
 */
export function soundArticle(value) {
  const one = /** @type {Record<string, unknown>} */ (Object(value));
  const { text, title, byline, name } = one;
  if (!isText(text) || text.trim() === '' || text.length > LONGEST_TEXT) return undefined;
  const line = (/** @type {unknown} */ words) =>
    isText(words) ? cut(words).replace(/\s+/g, ' ') : undefined;
  const date = day(one['date']);
  const dated = one['dated'] === 'file' || one['dated'] === 'link' ? one['dated'] : undefined;
  return storedOf({
    text,
    date,
    dated: date ? dated : undefined,
    title: line(title),
    byline: line(byline),
    name: line(name),
    edits: soundEdits(one['edits']),
    checked: soundTicks(one['checked']),
  });
}

/**
 * The file of a dossier, in pieces: joined they can be longer than a string may be.
 *
 * @param {Dossier} dossier
 * @param {readonly Entry[]} entries those that are not deleted
 * @returns {string[]}
 */
export function dossierFile({ id, name, changed }, entries) {
  const head = JSON.stringify({ format: FORMAT, id, name, changed }).slice(0, -1);
  const sorted = [...entries].sort((a, b) => (a.card.key < b.card.key ? -1 : 1));
  const articles = sorted.map(({ card, article }) =>
    JSON.stringify(ordered({ ...storedOf(article), changed: card.changed })),
  );
  return [`${head},"articles":[`, ...articles.map((one, n) => (n > 0 ? `,\n${one}` : `\n${one}`)), '\n]}\n'];
}

/**
 * What a dossier's file holds.
 *
 * @param {string} text
 * @returns {{dossier: Dossier, entries: Entry[], damaged: number}|undefined} `damaged` of its articles could not be read; undefined where it is no
 *   dossier's file
 */
export function readDossierFile(text) {
  /** @type {unknown} */
  let value;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
  const { format, articles } = /** @type {Record<string, unknown>} */ (Object(value));
  const dossier = soundDossier(value);
  if (format !== FORMAT || !dossier || !Array.isArray(articles)) return undefined;
  delete dossier.removed;
  /** @type {Map<string, Entry>} */
  const entries = new Map();
  let damaged = 0;
  for (const one of articles) {
    const article = soundArticle(one);
    const { changed } = /** @type {Record<string, unknown>} */ (Object(one));
    if (!article || !isTime(changed)) {
      damaged++;
      continue;
    }
    const key = keyOf(article.text);
    const card = { dossier: dossier.id, key, changed, ...plainFacts(article) };
    entries.set(key, newerEntry(entries.get(key), { card, article }));
  }
  return { dossier, entries: [...entries.values()], damaged };
}

/**
 * Where on a card the words stand that are searched for.
 *
 * @param {string} query
 * @param {Card} card
 * @returns {{where: 'title'|'name'|'speaker', hit: string}|undefined} undefined where they do not
 */
export function foundOn(query, card) {
  const among = (/** @type {readonly string[]} */ all) => all.find((one) => finds(query, [one]));
  const speaker = among(card.speakers);
  if (speaker !== undefined) return { where: 'speaker', hit: speaker };
  const name = among(card.names);
  if (name !== undefined) return { where: 'name', hit: name };
  const all = [card.title, card.outlet, card.date, ...card.names, ...card.speakers];
  return finds(query, all) ? { where: 'title', hit: card.title } : undefined;
}

/** So many code units are shown on either side of what was found in a text. */
const AROUND = 60;

/**
 * The words around the first place of a text where one of those stands that are searched for; all must be in it.
 *
 * @param {string} query
 * @param {string} text
 * @returns {string|undefined} undefined where one is not
 */
export function foundIn(query, text) {
  const words = folded(query).split(' ').filter(Boolean);
  if (words.length === 0) return undefined;
  const whole = folded(text);
  const places = words.map((word) => whole.indexOf(word));
  if (places.includes(-1)) return undefined;
  // Folding shortens a text a little: what is shown is about there.
  const at = Math.round(((places[0] ?? 0) / whole.length) * text.length);
  const [from, to] = [Math.max(0, at - AROUND), Math.min(text.length, at + AROUND)];
  const piece = text.slice(from, to).replace(/\s+/g, ' ');
  return `${from > 0 ? '…' : ''}${piece.replace(/^\S*\s/, from > 0 ? '' : '$&')}${to < text.length ? '…' : ''}`;
}

/** @returns {string} an id that says nothing of what it names */
export function freshId() {
  return [...crypto.getRandomValues(new Uint8Array(8))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
