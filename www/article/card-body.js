/** What a card says: of a name who or what that is, of a time or a number what it means, of a statement through whom it came and why. */

import { el } from '../dom.js';
import { amount, timeWords } from '../format.js';
import { percent, t } from '../i18n/index.js';
import { settings } from '../settings.js';
import { howOf } from './chain.js';
import { drawKnot, knotOf } from './knots.js';

/** @typedef {import('../reading.js').Reading} Reading */
/** @typedef {import('../types.d.ts').Quote} Quote */

/** Quotations less certain than this are said to be so. */
const UNSURE = 0.6;

/** Longer statements are cut: they stand beside the card. */
const LONG = 220;

/**
 * What a mark is, as a section of a card.
 *
 * @param {Reading} reading
 * @param {string} key
 * @param {(key: string) => void} select
 */
export function describe(reading, key, select) {
  const entity = key.startsWith('m') ? reading.entityOf(key) : undefined;
  if (entity) return entityCard(reading, key, entity, select);
  const time = key.startsWith('t') ? reading.time(key) : undefined;
  if (time) {
    const [first, ...others] = timeWords(time);
    const ask = el('button', { type: 'button', class: 'link', onclick: () => select('date') }, t('date.ask'));
    return section('TIME', t(`timeKinds.${time.type}`), first ?? time.text, [
      ...(first === t('unresolved') ? [el('p', {}, ask)] : []),
      ...others.map((line) => el('p', {}, line)),
      el(
        'p',
        { class: 'note' },
        t(time.calendar === 'hijri' ? 'card.hijri' : 'card.value'),
        ' ',
        el('code', { dir: 'ltr' }, time.value),
      ),
    ]);
  }
  const quantity = key.startsWith('n') ? reading.number(key) : undefined;
  if (quantity)
    return section('NUM', t(`numberKinds.${quantity.type}`), amount(quantity) ?? quantity.text, []);
  const quote = reading.quotes.get(key);
  return quote && quoteCard(reading, quote, select);
}

/**
 * @param {string} kind
 * @param {string} label
 * @param {string} name
 * @param {Node[]} body
 * @param {string} [lang] the name's, where it is the article's
 */
function section(kind, label, name, body, lang) {
  return el(
    'section',
    {},
    el('p', { class: 'label' }, el('span', { class: `dot ${kind}`, 'aria-hidden': 'true' }), label),
    el('p', { class: 'name', dir: 'auto', lang }, name),
    ...body,
  );
}

/**
 * @param {Reading} reading
 * @param {string} key the mention's
 * @param {import('../types.d.ts').Entity} entity
 * @param {(key: string) => void} select
 */
function entityCard(reading, key, entity, select) {
  const { lang } = reading;
  const others = entity.aliases.filter((alias) => alias !== entity.name);
  const body = [];
  if (reading.byKey.get(key)?.doubtful) {
    body.push(el('p', { class: 'note' }, t('card.doubtful', { share: percent(reading.confidenceOf(key)) })));
  }
  if (entity.title) body.push(el('p', { dir: 'auto', lang }, entity.title));
  if (entity.gloss && entity.gloss !== entity.name)
    body.push(el('p', { class: 'note', dir: 'auto', lang: 'en' }, entity.gloss));
  if (others.length > 0) {
    const forms = others
      .slice(0, 6)
      .flatMap((alias, n) => [n > 0 ? t('comma') : '', el('bdi', { lang }, alias)]);
    body.push(el('p', { class: 'note' }, t('card.forms'), ' ', ...forms));
  }
  const count = el(
    'button',
    { type: 'button', onclick: () => select(entity.id) },
    t('mentions', { count: reading.mentionsOf(entity.id).length }),
  );
  const { speaks } = reading.selection(entity.id) ?? {};
  const words =
    speaks &&
    el(
      'button',
      { type: 'button', onclick: () => select(`words-${speaks.source}`) },
      t('navigator.words', { count: speaks.count }),
    );
  body.push(el('p', { class: 'links' }, count, words, ...links(reading, entity)));
  return section(entity.type, t(`kind.${entity.type}`), entity.name, body, lang);
}

/**
 * Where to read more. Nothing is fetched before the reader follows one.
 *
 * @param {Reading} reading
 * @param {import('../types.d.ts').Entity} entity
 */
function links(reading, entity) {
  const wiki = reading.analysis.document.language === 'en' ? 'en' : 'ar';
  const link = (/** @type {string} */ href, /** @type {string} */ label) =>
    el('a', { href, target: '_blank', rel: 'noopener noreferrer', referrerpolicy: 'no-referrer' }, label);
  const found = entity.wikidata && /^Q\d+$/.test(entity.wikidata) ? entity.wikidata : undefined;
  const wikipedia = found
    ? `https://www.wikidata.org/wiki/Special:GoToLinkedPage/${wiki}wiki/${found}`
    : `https://${wiki}.wikipedia.org/w/index.php?search=${encodeURIComponent(entity.name)}`;
  const all = [link(wikipedia, t(found ? 'card.wikipedia' : 'card.search'))];
  if (found) all.push(link(`https://www.wikidata.org/wiki/${found}`, t('card.wikidata')));
  return all;
}

/**
 * A statement: its chain from the outermost, the words, and why it is taken so.
 *
 * @param {Reading} reading
 * @param {Quote} quote
 * @param {(key: string) => void} select
 */
function quoteCard(reading, quote, select) {
  const { lang } = reading;
  if (quote.kind === 'term') {
    return section(
      'QUOTE',
      t('quoteKinds.term'),
      quote.text,
      [el('p', { class: 'note' }, whyOf(quote))],
      lang,
    );
  }
  const source = reading.sourceOf(quote);
  const doubtful = reading.isDoubtful(quote);
  const hue = source?.hue ?? 'sx';
  const [open, close] = quote.marks.length >= 2 ? [quote.marks.charAt(0), quote.marks.charAt(1)] : ['', ''];
  const words = el('p', { class: 'said', dir: 'auto', lang }, open, shorten(quote.text), close);
  /** @type {[string, import('../dom.js').Child][]} */
  const facts = [[t('card.how'), howOf(quote, doubtful)]];
  if (quote.cue) {
    facts.push([
      t('card.verb'),
      [
        el('bdi', { lang }, quote.cue.text),
        glossOf(reading, quote),
        ` · ${t(`stances.${quote.cue.stance}`)}`,
      ],
    ]);
  }
  const unsure = doubtful && quote.speakerConfidence !== undefined;
  const share = unsure ? ` · ${t('card.doubtful', { share: percent(quote.speakerConfidence ?? 0) })}` : '';
  const inferred = quote.speaker?.inferred ? ` · ${t('card.inferred')}` : '';
  facts.push([t('card.why'), `${whyOf(quote)}${inferred}${share}`]);
  const all =
    source && reading.statementsOf(source).length > 1
      ? el(
          'p',
          { class: 'links' },
          el(
            'button',
            { type: 'button', onclick: () => select(`words-${source.id}`) },
            t('card.allQuotes', { count: reading.statementsOf(source).length }),
          ),
        )
      : null;
  return el(
    'section',
    { class: hue },
    el('ol', { class: 'chain', role: 'list' }, ...linksOf(reading, quote)),
    words,
    el('dl', {}, ...facts.flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)])),
    all,
  );
}

/**
 * Everyone through whom a statement came, whoever says it last.
 *
 * @param {Reading} reading
 * @param {Quote} quote
 */
function linksOf(reading, quote) {
  const { lang } = reading;
  const chain = quote.chain ?? [];
  const doubtful = reading.isDoubtful(quote);
  if (chain.length === 0) {
    return [el('li', { class: 'sx' }, drawKnot('doubt'), el('b', {}, t('voices.nobody')))];
  }
  return chain.map(({ source: id, cue }, n) => {
    const source = reading.source(id);
    const last = n === chain.length - 1;
    const knot = knotOf(source?.sort ?? 'unknown', last && doubtful);
    const title = source && source.sort !== 'institution' ? source.title : undefined;
    const about = [
      title && el('bdi', { lang }, title),
      last && source && t(`sorts.${source.sort}`),
      !last && cue && el('bdi', { lang }, `«${cue.text}»`),
    ].filter((one) => one !== undefined && one !== false && one !== '');
    const line = about.flatMap((one, at) => (at > 0 ? [' · ', one ?? ''] : [one ?? '']));
    return el(
      'li',
      { class: source?.hue ?? 'sx' },
      drawKnot(source && source.quotes.length > 0 ? knot : 'via'),
      el('b', { lang, dir: 'auto' }, source?.name ?? ''),
      last && doubtful && el('span', { class: 'ask' }, t('hows.mark')),
      line.length > 0 && el('small', {}, ...line),
    );
  });
}

/**
 * The gloss of a cue is English: for those who read in English of an article in another language.
 *
 * @param {Reading} reading
 * @param {Quote} quote
 */
function glossOf(reading, { cue }) {
  const foreign = settings.language === 'en' && reading.analysis.document.language !== 'en';
  return foreign && cue?.gloss ? ` (${cue.gloss})` : '';
}

/** @param {Quote} quote */
function whyOf(quote) {
  const why = t(`why.${quote.why}`);
  const told = why.startsWith('why.') ? t(`quoteHints.${quote.kind}`) : why;
  const repaired = quote.repaired ? ` · ${t('card.repaired')}` : '';
  return `${told}${repaired}${quote.confidence < UNSURE ? ` · ${t('card.unsure')}` : ''}`;
}

/** @param {string} text */
function shorten(text) {
  return text.length <= LONG ? text : `${text.slice(0, text.lastIndexOf(' ', LONG) + 1 || LONG).trimEnd()}…`;
}
