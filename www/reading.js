/** One analysed article with what the views ask of it: marks by key, what belongs together, the words around a mark. */

import { inSlices } from './dom.js';
import { giveHues } from './hues.js';
import { t } from './i18n/index.js';

/** @typedef {import('./types.d.ts').Analysis} Analysis */
/** @typedef {import('./types.d.ts').MarkKind} MarkKind */
/** @typedef {import('./types.d.ts').Quote} Quote */
/**
 * A marked stretch; `detail` says more of its kind, `look` is how it is drawn: names of classes. Of words given verbatim it takes in the
 * marks of quotation, of which `opens` and `closes` say whether they are there.
 *
 * @typedef {object} Mark
 * @property {string} key
 * @property {MarkKind} kind
 * @property {number} start
 * @property {number} end
 * @property {string} detail
 * @property {boolean} doubtful
 * @property {string} look
 * @property {boolean} opens
 * @property {boolean} closes
 */
/**
 * Who says something, with all of it. `id` is `s1`, `s2` … in the order of the text.
 *
 * @typedef {object} Source
 * @property {string} id
 * @property {string} name empty where the text does not say who
 * @property {import('./pkg/analysis.d.ts').SourceSort|'unknown'} sort
 * @property {string} [title]
 * @property {string} [entity]
 * @property {Quote[]} quotes in the order of the text
 * @property {number} words
 * @property {import('./hues.js').Hue} hue
 */

/** The order in which marks of one stretch nest, outermost first. */
const LAYERS = ['q', 'n', 't', 'm'];

/** The first letter of the keys of the marks that a correction is about. @type {Record<string, string>} */
const LAYER_OF = {
  entity: 'm',
  merge: 'm',
  split: 'm',
  time: 't',
  number: 'n',
  quote: 'q',
  speaker: 'q',
};

/** Names less certain than this are marked as doubtful. */
const UNSURE = 0.7;

/** A speaker less certain than this is said to be doubtful: of those above, four in five and more are right (docs/quotations.md). */
const DOUBTFUL = 0.7;

/** How many code units of a sentence are shown around a mark, on either side. */
const CONTEXT = 90;

/** @param {Quote} quote @returns {boolean} whether it came through somebody else than who says it */
export function isRelayed({ chain = [], channel }) {
  return chain.length > 1 || channel !== undefined;
}

/** @param {Mark} mark @returns {number} */
function layer(mark) {
  return LAYERS.indexOf(mark.key.charAt(0));
}

/**
 * @param {string} text
 * @returns {number}
 */
function countWords(text) {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu)?.length ?? 0;
}

export class Reading {
  /** Every mark, by start; of those with the same start the longest first. @type {Mark[]} */ marks = [];
  /** @type {Map<string, Mark>} */ byKey = new Map();
  /** @type {Map<string, string[]>} */ #mentions = new Map();
  /** @type {Map<string, import('./types.d.ts').Entity>} */ entities = new Map();
  /** @type {Map<string, Quote>} */ quotes = new Map();
  /** Who says what: the one with most quoted words first, what nobody is named for last. @type {Source[]} */ sources =
    [];
  /** By quotation. @type {Map<string, Source>} */ #sourceOf = new Map();
  /** @type {Map<string, Source>} */ #byId = new Map();
  /** What the reader has corrected: the first letter of the keys of its layer, and its bounds. @type {Set<string>} */ #corrected =
    new Set();

  /**
   * Use {@link Reading.of}.
   *
   * @param {import('./types.d.ts').Article} article
   * @param {Analysis} analysis
   * @param {boolean} named
   */
  constructor(article, analysis, named) {
    this.article = article;
    this.analysis = analysis;
    /** Whether names were looked for: that takes the model. */
    this.named = named;
  }

  /**
   * Takes an analysis in, in slices: that of a long text has tens of thousands of findings.
   *
   * @param {import('./types.d.ts').Article} article
   * @param {Analysis} analysis
   * @param {boolean} named whether the entity model was there
   * @returns {Promise<Reading>}
   */
  static async of(article, analysis, named) {
    const reading = new Reading(article, analysis, named);
    await inSlices(reading.#steps());
    return reading;
  }

  *#steps() {
    const { entities, quotes, numbers, times, mentions } = this.analysis;
    for (const { index, places } of this.analysis.edits ?? []) {
      const layer = LAYER_OF[this.analysis.options.edits?.[index]?.act ?? ''];
      for (const [start, end] of layer ? places : []) this.#corrected.add(`${layer}${start}-${end}`);
      yield;
    }
    for (const entity of entities) this.entities.set(entity.id, entity);
    yield;
    for (const quote of quotes) this.quotes.set(quote.id, quote);
    yield* this.#collectSources();
    for (const quote of quotes) {
      this.#addQuote(quote);
      yield;
    }
    for (const [n, number] of numbers.entries()) {
      this.#add(`n${n + 1}`, 'NUM', number, number.type);
      yield;
    }
    for (const [n, time] of times.entries()) {
      this.#add(`t${n + 1}`, 'TIME', time, time.type);
      yield;
    }
    /** The hue of whoever is named and speaks here. @type {Map<string, string>} */
    const own = new Map();
    for (const { entity, hue } of this.sources) if (entity !== undefined) own.set(entity, hue);
    for (const [n, mention] of mentions.entries()) {
      const key = `m${n + 1}`;
      const sofar = this.#mentions.get(mention.entity);
      const hue = own.get(mention.entity);
      const look = `${hue ? ` own ${hue}` : ''}${sofar ? ' again' : ''}`;
      this.#add(key, mention.type, mention, mention.type, { doubtful: mention.confidence < UNSURE, look });
      if (sofar) sofar.push(key);
      else this.#mentions.set(mention.entity, [key]);
      yield;
    }
    // Each layer is in order: what is sorted here are a few runs, which takes little more than one pass.
    this.marks.sort((a, b) => a.start - b.start || b.end - a.end || layer(a) - layer(b));
  }

  /**
   * @param {string} key
   * @param {MarkKind} kind
   * @param {{start: number, end: number}} span
   * @param {string} detail
   * @param {{doubtful?: boolean, look?: string, opens?: boolean, closes?: boolean}} [more]
   */
  #add(key, kind, { start, end }, detail, more = {}) {
    const { doubtful = false, look = '', opens = false, closes = false } = more;
    const corrected = this.#corrected.has(`${key.charAt(0)}${start + Number(opens)}-${end - Number(closes)}`);
    const whole = `${kind}${look}${doubtful ? ' doubtful' : ''}${corrected ? ' corrected' : ''}`;
    const mark = { key, kind, start, end, detail, doubtful, look: whole, opens, closes };
    this.byKey.set(key, mark);
    if (start < end) this.marks.push(mark);
  }

  /** @param {Quote} quote */
  #addQuote(quote) {
    const { text } = this.article;
    const { id, kind, marks, start, end } = quote;
    if (kind === 'term') {
      this.#add(id, 'QUOTE', quote, kind);
      return;
    }
    const opens = marks !== '' && text.charAt(start - 1) === marks.charAt(0);
    const closes = marks.length > 1 && text.charAt(end) === marks.charAt(1);
    const how = kind === 'indirect' ? 'sense' : 'verbatim';
    const look = ` ${how} ${this.#sourceOf.get(id)?.hue ?? 'sx'}`;
    const span = { start: start - Number(opens), end: end + Number(closes) };
    this.#add(id, 'QUOTE', span, kind, { doubtful: this.isDoubtful(quote), look, opens, closes });
  }

  /** @param {Quote} quote @returns {boolean} whether its speaker is not sure */
  isDoubtful({ speakerConfidence = 1 }) {
    return speakerConfidence < DOUBTFUL;
  }

  /** @param {string} key `t1` … @returns {import('./types.d.ts').Time|undefined} */
  time(key) {
    return this.analysis.times[Number(key.slice(1)) - 1];
  }

  /** @param {string} key `n1` … @returns {import('./types.d.ts').Quantity|undefined} */
  number(key) {
    return this.analysis.numbers[Number(key.slice(1)) - 1];
  }

  /** @param {string} key `m1` … @returns {import('./types.d.ts').Entity|undefined} */
  entityOf(key) {
    const mention = this.analysis.mentions[Number(key.slice(1)) - 1];
    return mention && this.entities.get(mention.entity);
  }

  /** @param {string} key of a mark @returns {boolean} whether the reader has corrected it */
  isCorrected(key) {
    return this.byKey.get(key)?.look.endsWith(' corrected') ?? false;
  }

  /** @param {number} n the number of a correction @returns {string[]} the words at the places where it holds */
  heldBy(n) {
    const places = this.analysis.edits?.[n]?.places ?? [];
    return places.map(([start, end]) => this.article.text.slice(start, end));
  }

  /**
   * The key of the first mark that a correction is about.
   *
   * @param {number} n the number of the correction
   * @returns {string|undefined} undefined where it has left none
   */
  keyOf(n) {
    const layer = LAYER_OF[this.analysis.options.edits?.[n]?.act ?? ''];
    const [start] = this.analysis.edits?.[n]?.places[0] ?? [];
    if (!layer || start === undefined) return undefined;
    return this.marks.find((one) => one.key.startsWith(layer) && one.end > start && one.start <= start)?.key;
  }

  /** @param {string} key `m1` … @returns {number} how certain the name is, 0 to 1 */
  confidenceOf(key) {
    return this.analysis.mentions[Number(key.slice(1)) - 1]?.confidence ?? 1;
  }

  /** @param {string} entity its id @returns {string[]} the keys of its mentions */
  mentionsOf(entity) {
    return this.#mentions.get(entity) ?? [];
  }

  /**
   * The text around a stretch, within its block and near it.
   *
   * @param {{start: number, end: number}} span
   */
  around({ start, end }) {
    const { text } = this.article;
    // Only so far is looked: a line may be as long as the text.
    const lineStart =
      Math.max(0, start - CONTEXT) + text.slice(Math.max(0, start - CONTEXT), start).lastIndexOf('\n') + 1;
    const ahead = text.slice(end, end + CONTEXT);
    const lineEnd = ahead.includes('\n') ? end + ahead.indexOf('\n') : end + ahead.length;
    let from = lineStart;
    let to = lineEnd;
    const begins = from === 0 || text[from - 1] === '\n';
    const ends = to === text.length || text[to] === '\n';
    // Prefer to begin after a sentence's end, else between two words.
    const before = text.slice(from, start);
    const stops = ['. ', '؟ ', '! ', '… '].map((mark) => before.lastIndexOf(mark));
    const sentence = Math.max(...stops) + 2;
    if (sentence > 1) from += sentence;
    else if (!begins) from += before.indexOf(' ') + 1;
    const after = text.slice(end, to);
    const stop = after.search(/[.؟!…](\s|$)/u);
    if (stop >= 0) to = end + stop + 1;
    else if (!ends) to = end + Math.max(after.lastIndexOf(' '), 0);
    return {
      before: (sentence > 1 || begins ? '' : '…') + text.slice(from, start).trimStart(),
      hit: text.slice(start, end),
      after: text.slice(end, to).trimEnd() + (stop >= 0 || ends ? '' : '…'),
    };
  }

  /** The article's language as an element's `lang` says it; none where it is not known. @returns {string|undefined} */
  get lang() {
    const { language } = this.analysis.document;
    return language === 'und' ? undefined : language;
  }

  /** The headline, as the reader or the file gives it or as the text has it. */
  get title() {
    return this.article.title ?? this.#lineAs('headline');
  }

  /** Who wrote it, likewise. */
  get byline() {
    return this.article.byline ?? this.#lineAs('byline');
  }

  /**
   * The line of the text that is the title or the byline: where one is given the line that says the same, if there is one, else the first
   * that reads so.
   *
   * @param {'headline'|'byline'} role
   * @returns {import('./types.d.ts').Block|undefined}
   */
  lineOf(role) {
    const { blocks } = this.analysis;
    const { text, title, byline } = this.article;
    const given = role === 'headline' ? title : byline;
    if (given === undefined) {
      return blocks.find((one) => one.role === (role === 'headline' ? 'title' : role));
    }
    return blocks.find(({ start, end }) => end - start === given.length && text.startsWith(given, start));
  }

  /** @param {'headline'|'byline'} role */
  #lineAs(role) {
    const block = this.lineOf(role);
    return block ? this.article.text.slice(block.start, block.end) : '';
  }

  /** @param {string} id @returns {Source|undefined} */
  source(id) {
    return this.#byId.get(id);
  }

  /**
   * @param {string} sort of sources, or `others`: those that have neither a hue of their own nor the one of the unnamed
   * @returns {Source[]}
   */
  ofSort(sort) {
    if (sort !== 'others') return this.sources.filter((one) => one.sort === sort);
    return this.sources.filter((one) => one.hue === 'sx' && one.sort !== 'unknown');
  }

  /**
   * The sources that a key selects with all that they say: `said-` and an id, or `sort-` and a sort.
   *
   * @param {string|undefined} key
   * @returns {string[]|undefined} their ids; undefined where it selects something else
   */
  voices(key) {
    if (key?.startsWith('said-')) return [key.slice('said-'.length)];
    return key?.startsWith('sort-') ? this.ofSort(key.slice('sort-'.length)).map(({ id }) => id) : undefined;
  }

  /**
   * What a source says. Words quoted inside what the same source is said to have said are a part of that.
   *
   * @param {Source} source
   * @returns {Quote[]} in the order of the text
   */
  statementsOf({ quotes }) {
    const ids = new Set(quotes.map(({ id }) => id));
    return quotes.filter(({ within }) => !ids.has(within ?? ''));
  }

  /** @param {Quote} quote @returns {Source|undefined} */
  sourceOf(quote) {
    return this.#sourceOf.get(quote.id);
  }

  *#collectSources() {
    /** @type {Map<string, Source>} */
    const sources = new Map();
    // The ids of the core's sources say nothing of who they are, since they stand in the address; `s0` is nobody.
    const known = new Map(this.analysis.sources.map((one) => [one.id, one]));
    let covered = 0;
    for (const quote of this.analysis.quotes) {
      if (quote.kind === 'term') continue;
      const { speaker } = quote;
      const id = quote.source ?? 's0';
      let source = sources.get(id);
      if (!source) {
        const told = known.get(id);
        const entity = told?.entity === undefined ? undefined : this.entities.get(told.entity);
        source = {
          id,
          // Whom the reader calls unnamed has none.
          name: told ? told.name || t(`sorts.${told.sort}`) : '',
          sort: told?.sort ?? 'unknown',
          title: speaker?.title ?? entity?.title,
          entity: entity?.id,
          quotes: [],
          words: 0,
          hue: 'sx',
        };
        sources.set(id, source);
      }
      source.quotes.push(quote);
      this.#sourceOf.set(quote.id, source);
      // A quotation inside another has its words counted there.
      if (quote.end > covered) {
        source.words += countWords(quote.text);
        covered = quote.end;
      }
      yield;
    }
    this.sources = [...sources.values()].sort(
      (a, b) => Number(a.sort === 'unknown') - Number(b.sort === 'unknown') || b.words - a.words,
    );
    giveHues(this.sources);
    // Who only hands on has no words here, and no hue.
    for (const { id, name, sort } of this.analysis.sources) {
      this.#byId.set(id, sources.get(id) ?? { id, name, sort, quotes: [], words: 0, hue: 'sx' });
    }
  }

  /**
   * What a key of the address or of a mark selects: an entity (`e1`), a source (`said-s1`), a sort of sources (`sort-anonymous`), the statements of whom is
   * not sure (`doubtful`) or that came through others (`relayed`), or one mark. Undefined where there is none.
   *
   * @param {string} key
   * @returns {import('./types.d.ts').Selection|undefined}
   */
  selection(key) {
    const entity = this.entities.get(key) ?? (key.startsWith('m') ? this.entityOf(key) : undefined);
    if (entity) {
      const source = this.sources.find((one) => one.entity === entity.id);
      const speaks = source && { source: source.id, count: this.statementsOf(source).length };
      return { key: entity.id, label: entity.name, keys: this.mentionsOf(entity.id), speaks };
    }
    if (key.startsWith('said-')) {
      const source = this.sources.find((one) => `said-${one.id}` === key);
      return source && { key, label: source.name, keys: source.quotes.map((quote) => quote.id) };
    }
    if (key.startsWith('sort-')) {
      const ones = this.ofSort(key.slice('sort-'.length));
      const quotes = ones.flatMap((source) => source.quotes).sort((a, b) => a.start - b.start);
      return { key, label: t(`sorts.${key.slice('sort-'.length)}`), keys: quotes.map(({ id }) => id) };
    }
    if (key === 'doubtful' || key === 'relayed') {
      const fits = key === 'doubtful' ? (/** @type {Quote} */ one) => this.isDoubtful(one) : isRelayed;
      const ones = this.analysis.quotes.filter((one) => one.kind !== 'term' && fits(one));
      return { key, label: t(`said.${key}`, { count: ones.length }), keys: ones.map(({ id }) => id) };
    }
    const mark = this.byKey.get(key);
    const whose = this.#sourceOf.get(key);
    // From one statement on to the next of the same source.
    if (mark && whose) {
      const label = whose.name || t('voices.nobody');
      return { key, label, keys: whose.quotes.map((quote) => quote.id) };
    }
    return (
      mark && {
        key,
        label: this.article.text.slice(mark.start, Math.min(mark.end, mark.start + 60)),
        keys: [key],
      }
    );
  }
}
