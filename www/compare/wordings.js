/** One statement in its wordings: a row each, the words in columns where there is room, differences marked and told. */

import { el, inFrames } from '../dom.js';
import { t } from '../i18n/index.js';
import { isolatedName, langOf, link, named, section } from './parts.js';

/** @typedef {import('./parts.js').Scene} Scene */
/** @typedef {import('../pkg/comparison.d.ts').Statement} Statement */
/** @typedef {import('../pkg/comparison.d.ts').Wording} Wording */

/** Up to so many columns words stand under each other; of more the rows run on. */
const COLUMNS = 8;

/** @param {Scene} scene */
export function wordings(scene) {
  const { statements } = scene.comparison;
  const host = section(
    t('compare.same'),
    statements.length > 0 && t('compare.shared', { count: statements.length }),
  );
  if (statements.length === 0) host.append(el('p', {}, t('compare.noneShared')));
  // A long list comes a few a frame.
  void inFrames(
    (function* grow() {
      for (const one of statements) {
        host.append(...statement(scene, one));
        yield;
      }
    })(),
    () => host.isConnected || !host.parentNode,
  );
  return host;
}

/** @param {Scene} scene @param {Statement} one */
function* statement(scene, one) {
  const flows = one.columns > COLUMNS ? ' flows' : '';
  const rows = one.wordings.map((wording) => line(scene, one, wording));
  yield el('table', { class: `wordings${flows}` }, el('tbody', {}, ...rows));
  const told = one.differences.map((difference) => {
    const at = (/** @type {number} */ row, /** @type {readonly [number, number]|undefined} */ span) => {
      const article = one.wordings[row]?.article ?? 0;
      return span && `«${scene.articles[article]?.text.slice(...span) ?? ''}»`;
    };
    const [there, here] = [at(0, difference.there), at(difference.row, difference.here)];
    const words = there && here ? t('compare.insteadOf', { here, there }) : (there ?? here);
    const wording = one.wordings[difference.row];
    const where = t('compare.inArticle', { article: isolatedName(scene, wording?.article ?? 0) });
    return el(
      'li',
      {},
      el('b', {}, t(`compare.kind.${difference.kind}`)),
      ' ',
      words && el('bdi', {}, words),
      ' ',
      el('span', { class: 'soft' }, where),
    );
  });
  if (told.length > 0) yield el('ul', { class: 'told', role: 'list' }, ...told);
}

/** @param {Scene} scene @param {Statement} one @param {Wording} wording */
function line(scene, one, wording) {
  const { article, cells, translated, verbatim } = wording;
  const voice = /** @type {import('./parts.js').Voice} */ (scene.voices.get(wording.source));
  const form = t(verbatim ? 'compare.verbatim' : 'compare.paraphrased');
  const about = [scene.names[article], wording.cue, translated ? t('compare.translated') : form].filter(
    Boolean,
  );
  const head = el(
    'th',
    { scope: 'row' },
    link(scene, article, wording.quote, {}, named(voice), el('small', {}, about.join(' · '))),
  );
  const attributes = { lang: langOf(scene, article), dir: 'auto' };
  if (translated) {
    return el(
      'tr',
      { class: voice.hue },
      head,
      el('td', { ...attributes, colspan: one.columns }, ...words(scene, wording, cells.flat())),
    );
  }
  const filled = cells.map((parts) =>
    parts.length > 0
      ? el('td', attributes, ...words(scene, wording, parts))
      : el('td', { class: 'gone' }, el('span', {}, t('compare.cut'))),
  );
  return el('tr', { class: voice.hue }, head, ...filled);
}

/** @param {Scene} scene @param {Wording} wording @param {import('../pkg/comparison.d.ts').Part[]} parts */
function words(scene, wording, parts) {
  const text = scene.articles[wording.article]?.text ?? '';
  return parts.flatMap(({ start, end, same }) => {
    const marked = wording.verbatim || wording.marks?.some(([from, to]) => start >= from && end <= to);
    const how = marked ? 'verbatim' : 'sense';
    return [el('span', { class: same ? how : `${how} other` }, text.slice(start, end)), ' '];
  });
}
