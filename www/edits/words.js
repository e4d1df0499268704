/** Corrections and other changes of an article in words. */

import { isolated, number, t } from '../i18n/index.js';

/** @typedef {import('../types.d.ts').OpenArticle} OpenArticle */
/** @typedef {import('../pkg/analysis.d.ts').Edit} Edit */

/** So many code units of a long stretch are shown. */
const SHOWN = 40;

/** @param {string} text */
function short(text) {
  const line = text.replace(/\s+/g, ' ').trim();
  return isolated(line.length > SHOWN ? `${line.slice(0, SHOWN).trimEnd()}…` : line);
}

/**
 * What a correction says.
 *
 * @param {Edit} edit
 * @param {readonly string[]} [held] the words at the places where it holds: of a name without the proclitics that were selected with it
 * @returns {string}
 */
export function actWords(edit, held = []) {
  const { exact } = edit.at;
  const name = edit.act === 'entity' ? held.find((words) => exact.endsWith(words)) : undefined;
  const text = short(name ?? exact);
  switch (edit.act) {
    case 'entity':
      return t('edits.act.is', { text, what: t(`kind.${edit.type}`) });
    case 'notEntity':
      return t('edits.act.notEntity', { text });
    case 'merge':
      return t('edits.act.merge', { text, name: short(edit.with) });
    case 'split':
      return t('edits.act.split', { text });
    case 'time':
      return t('edits.act.is', { text, what: edit.value ? isolated(edit.value) : t('edits.time') });
    case 'notTime':
      return t('edits.act.notTime', { text });
    case 'number': {
      const { amount, unit = '' } = edit;
      const value = amount === undefined ? unit : `${number(amount)} ${unit}`.trim();
      return t('edits.act.is', { text, what: value ? isolated(value) : t('edits.number') });
    }
    case 'notNumber':
      return t('edits.act.notNumber', { text });
    case 'quote':
      return t('edits.act.is', { text, what: t(`quoteKinds.${edit.type}`) });
    case 'notQuote':
      return t('edits.act.notQuote', { text });
    case 'speaker':
      return t(`edits.said.${edit.speaker}`, { text, name: short(edit.name ?? '') });
    case 'block':
      return t('edits.act.is', { text, what: t(`edits.role.${edit.role}`) });
  }
}

/**
 * What a change of an article did, from one state to the next; in both directions.
 *
 * @param {OpenArticle} before
 * @param {OpenArticle} after
 * @returns {string[]} at least one sentence
 */
export function changeWords(before, after) {
  /** @type {string[]} */
  const words = [];
  if (before.text !== after.text) words.push(t('edits.change.text'));
  for (const key of /** @type {const} */ (['title', 'byline', 'date'])) {
    if (before[key] === after[key]) continue;
    const what = after[key] ? short(after[key]) : t('edits.change.none');
    words.push(t(`edits.change.${key}`, { what }));
  }
  const [old, next] = [before.edits ?? [], after.edits ?? []];
  for (const edit of without(next, old)) words.push(actWords(edit));
  for (const edit of without(old, next)) words.push(t('edits.change.withdrawn', { what: actWords(edit) }));
  return words.length > 0 ? words : [t('edits.change.other')];
}

/**
 * The corrections of one list that another has not: by what they say, since what is kept is read anew.
 *
 * @param {readonly Edit[]} edits
 * @param {readonly Edit[]} others
 */
function without(edits, others) {
  const known = new Set(others.map((one) => JSON.stringify(one)));
  return edits.filter((one) => !known.has(JSON.stringify(one)));
}

/**
 * At how many places a correction holds.
 *
 * @param {number} count
 */
export function placesWords(count) {
  return t('edits.places', { count });
}
