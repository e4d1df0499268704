/** Overview: how long, how much of what, and how well its statements are sourced. */

import { drawKnot, knotOf } from '../article/knots.js';
import { statementsOf } from '../check/statements.js';
import { el } from '../dom.js';
import { shortDay } from '../format.js';
import { isolated, number, percent, t } from '../i18n/index.js';
import { link, nothing, row } from './parts.js';

/** Words a minute, read silently by practised adults (Brysbaert 2019, "How many words do we read per minute?"). */
const PACE = /** @type {Record<string, number>} */ ({ ar: 181, en: 238, und: 200 });

/** So many colouring verbs are named; the quotations themselves have them all. */
const LOADED = 12;

const SORTS = /** @type {const} */ ([
  'named',
  'institution',
  'document',
  'collective',
  'anonymous',
  'unknown',
]);

/** @type {import('./parts.js').View} */
export function* overview(host, reading, select) {
  const { document: summary, entities, times, numbers } = reading.analysis;
  const minutes = Math.max(1, Math.round(summary.words / (PACE[summary.language] ?? 200)));
  /** @type {[string, string|Node][]} */
  const facts = [
    [t('overview.length'), t('words', { count: summary.words })],
    [t('overview.sentences'), number(summary.sentences)],
    [t('overview.time'), t('minutes', { count: minutes })],
    [t('overview.language'), t(`languages.${summary.language}`)],
    [t('overview.date'), summary.date ? shortDay(summary.date) : link('date', t('date.ask'), select)],
    [t('kinds.entities'), reading.named ? number(entities.length) : '…'],
    [t('kinds.TIME'), number(times.length)],
    [t('kinds.NUM'), number(numbers.length)],
    [t('kinds.QUOTE'), number(statementsOf(reading).length)],
  ];
  host.append(
    el(
      'dl',
      { class: 'facts' },
      ...facts.map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value))),
    ),
  );
  yield;
  const { sources } = reading;
  host.append(el('h3', {}, t('audit.title')));
  if (sources.length === 0) {
    host.append(nothing(t('audit.none')));
    return;
  }
  const total = Math.max(
    sources.reduce((sum, one) => sum + one.words, 0),
    1,
  );
  host.append(
    el('dl', { class: 'facts sorts' }, ...SORTS.flatMap((sort) => shareOf(sort, sources, total))),
    el(
      'ul',
      { class: 'audit', role: 'list' },
      ...audit(reading, total, select).map((line) => el('li', {}, line)),
    ),
  );
}

/**
 * The share of the words that one sort of source has, as a line; none where there is none.
 *
 * @param {typeof SORTS[number]} sort
 * @param {readonly import('../reading.js').Source[]} sources
 * @param {number} total quoted words
 */
function shareOf(sort, sources, total) {
  const words = sources.reduce((sum, one) => sum + (one.sort === sort ? one.words : 0), 0);
  if (words === 0) return [];
  const name = el('dt', {}, drawKnot(knotOf(sort)), ' ', t(`sorts.${sort}`));
  return [el('div', {}, name, el('dd', {}, percent(words / total)))];
}

/**
 * What a careful reader would ask of the sourcing, each with its answer.
 *
 * @param {import('../reading.js').Reading} reading
 * @param {number} total quoted words
 * @param {(key: string) => void} select
 * @returns {(Node|string)[]}
 */
function audit(reading, total, select) {
  const { sources } = reading;
  const statements = statementsOf(reading);
  const counted = (/** @type {import('../check/statements.js').Aspect} */ name) =>
    statements.filter(({ aspects }) => aspects.has(name)).length;
  const known = sources.filter((source) => source.sort !== 'unknown');
  /** @type {(Node|string)[]} */
  const lines = [];
  const [first] = known;
  if (first) {
    lines.push(row('check-all', select, t('audit.sources', { count: known.length })));
    lines.push(
      row(
        `said-${first.id}`,
        select,
        t('audit.first', { name: isolated(first.name), share: percent(first.words / total) }),
      ),
    );
  }
  const asked = /** @type {const} */ ([
    ['anonymous', 'unnamed'],
    ['unknown', 'nobody'],
  ]);
  for (const [sort, aspect] of asked) {
    const count = counted(aspect);
    if (count > 0) lines.push(row(`check-${aspect}`, select, t(`audit.${sort}`, { count })));
  }
  const share = percent(counted('sense') / Math.max(statements.length, 1));
  if (counted('sense') > 0) lines.push(row('check-sense', select, t('audit.indirect', { share })));
  const loaded = statements.filter(({ aspects }) => aspects.has('loaded')).slice(0, LOADED);
  for (const { quote } of loaded) {
    lines.push(row(quote.id, select, t('audit.loaded', { verb: isolated(quote.cue?.text ?? '') })));
  }
  return lines;
}
