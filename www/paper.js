/** What stands below the article on paper: who says what with what was checked of it, then names, times and numbers. Made when the page is printed. */

import { howOf } from './article/chain.js';
import { drawKnot, knotOf } from './article/knots.js';
import { checkedIds, statementsOf } from './check/statements.js';
import { el } from './dom.js';
import { amount, shortDay, timeWords } from './format.js';
import { number, percent, t } from './i18n/index.js';

/** @typedef {import('./reading.js').Reading} Reading */

const TYPES = /** @type {const} */ (['PER', 'ORG', 'LOC', 'NORP', 'MISC']);

/**
 * @param {HTMLElement} host what is filled for paper, and empty on the screen
 * @param {() => Reading|undefined} shown what is read now
 */
export function printWith(host, shown) {
  addEventListener('beforeprint', () => {
    const reading = shown();
    if (reading) host.replaceChildren(...parts(reading));
  });
  addEventListener('afterprint', () => host.replaceChildren());
}

/**
 * @param {Reading} reading
 * @returns {HTMLElement[]}
 */
function parts(reading) {
  return [...known(reading), ...said(reading), ...names(reading), ...times(reading), ...numbers(reading)];
}

/**
 * @param {string} title
 * @param {readonly Node[]} rows none where there is nothing to tell
 * @param {string} [look]
 */
function part(title, rows, look = '') {
  if (rows.length === 0) return [];
  return [el('section', { class: look }, el('h2', {}, title), ...rows)];
}

/** The day of publication, and how much was checked. @param {Reading} reading */
function known(reading) {
  const { date } = reading.analysis.document;
  const statements = statementsOf(reading);
  const checked = statements.filter(({ tick }) => tick).length;
  /** @type {string[]} */
  const facts = [];
  if (date) facts.push(`${t('date.published')}: ${shortDay(date)}`);
  if (checked > 0) {
    facts.push(t('check.progress', { checked, all: statements.length, count: statements.length }));
  }
  return facts.length > 0 ? [el('p', { class: 'known' }, facts.join(' · '))] : [];
}

/** @param {Reading} reading */
function said(reading) {
  const { sources, lang } = reading;
  const ticked = new Set(checkedIds(statementsOf(reading)));
  const total = Math.max(
    sources.reduce((sum, source) => sum + source.words, 0),
    1,
  );
  const blocks = sources.map((source) => {
    const about = [
      source.title ? el('bdi', { lang }, source.title) : null,
      source.title && source.name ? ' · ' : null,
      source.name ? t(`sorts.${source.sort}`) : null,
    ];
    const rows = reading.statementsOf(source).map((quote) => {
      const doubtful = reading.isDoubtful(quote);
      const look = `${quote.kind === 'indirect' ? 'sense' : 'verbatim'}${doubtful ? ' doubtful' : ''}`;
      const [open = '', close = ''] = quote.marks.length >= 2 ? quote.marks : '';
      const told = [howOf(quote, doubtful)];
      if (quote.channel) told.push(t('check.via', { name: quote.channel.text }));
      if (quote.cue && quote.cue.stance !== 'neutral') {
        told.push(`${quote.cue.text} (${t(`stances.${quote.cue.stance}`)})`);
      }
      return el(
        'li',
        { class: look },
        el('bdi', { lang }, open, quote.text, close),
        ' ',
        el('small', {}, told.join(' · ')),
        ticked.has(quote.id) && el('small', { class: 'tick' }, t('paper.checked')),
      );
    });
    return el(
      'div',
      { class: `source ${source.hue}` },
      el(
        'h3',
        {},
        drawKnot(knotOf(source.sort)),
        ' ',
        el('bdi', { lang: source.name ? lang : undefined }, source.name || t('voices.nobody')),
        source.words > 0 && el('small', {}, percent(source.words / total)),
      ),
      el('p', {}, ...about),
      el('ul', {}, ...rows),
    );
  });
  return part(t('viewTitles.said'), blocks, 'said');
}

/** @param {Reading} reading */
function names({ analysis: { entities }, lang }) {
  const groups = TYPES.flatMap((type) => {
    const ones = entities.filter((entity) => entity.type === type).sort((a, b) => b.mentions - a.mentions);
    if (ones.length === 0) return [];
    const words = ones.flatMap(({ name, title, mentions }, n) => [
      n > 0 ? t('semicolon') : null,
      el('bdi', { lang }, name),
      title ? [t('comma'), el('bdi', { lang }, title)] : null,
      mentions > 1 ? ` (${number(mentions)})` : null,
    ]);
    return [el('p', {}, el('b', {}, t(`kinds.${type}`)), ': ', ...words)];
  });
  return part(t('viewTitles.people'), groups);
}

/** @param {Reading} reading */
function times({ analysis, lang }) {
  const ordered = [...analysis.times].sort((a, b) => (a.from ?? '~').localeCompare(b.from ?? '~'));
  const rows = ordered.map((time) =>
    el(
      'tr',
      {},
      el('td', {}, el('bdi', { lang }, time.text)),
      el('td', {}, timeWords(time, 'long').join(' · ')),
    ),
  );
  return part(t('viewTitles.timeline'), rows.length > 0 ? [el('table', {}, ...rows)] : []);
}

/** @param {Reading} reading */
function numbers({ analysis, lang }) {
  const rows = analysis.numbers.map((one) =>
    el('tr', {}, el('td', {}, el('bdi', { lang }, one.text)), el('td', {}, amount(one) ?? '')),
  );
  return part(t('viewTitles.numbers'), rows.length > 0 ? [el('table', {}, ...rows)] : []);
}
